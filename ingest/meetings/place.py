"""A place, as event mentions and meetings know it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a city, if one is named, and the state it lies in."""

    city: str | None
    iso3: str | None


#: Where a journey goes of which only a part of the world is told.
REGION = Place(None, None)
