"""Places, as event mentions and meetings know them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.actors.model import Mention


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a city, if one is named, and the state it lies in."""

    city: str | None
    iso3: str | None


#: Where a journey goes of which only a part of the world is told.
REGION = Place(None, None)


@dataclass(frozen=True, slots=True)
class Places:
    """The places that a report names: cities of the gazetteer, states, seats of government, "here".

    ``here`` is where the report comes from, ``named`` every place with the head of its words, a token.
    ``cities`` are those that stand at a token, ``by_mention`` what mentions of actors name, by their start.
    """

    here: Place | None = None
    named: tuple[tuple[int, Place], ...] = ()
    cities: Mapping[int, Place] = field(default_factory=dict)
    by_mention: Mapping[int, Place] = field(default_factory=dict)

    def at(self, token: int) -> Place | None:
        """The city that stands at a token, if any."""
        return self.cities.get(token)

    def of(self, mention: Mention) -> Place | None:
        """The place that a mention names."""
        return self.by_mention.get(mention.start)
