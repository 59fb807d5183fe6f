"""The places that a text names: cities, states, seats of government, "here"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ingest.actors.model import Cast, Mention, State
from ingest.lexicon.cities import HOUSES, adjectives, capitals, cities


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a city, if one is named, and the state it lies in."""

    city: str | None
    iso3: str | None


#: Where a journey goes of which only a part of the world is told.
REGION = Place(None, None)


def _plain(city: str, iso3: str) -> str:
    """A capital without its district: "Washington, D.C." is Washington."""
    return re.sub(r",? D\.?C\.?$", "", city) if iso3 == "USA" else city


class Places:
    """The places that a document names: cities of the gazetteer, states, seats of government, "here".

    ``here`` is the dateline's city, ``named`` every place with the head of its words.
    """

    def __init__(self, doc: Doc, cast: Cast, dateline_city: str | None) -> None:
        self.doc = doc
        self.cast = cast
        self.here = Place(dateline_city, cities().get(dateline_city)) if dateline_city else None
        self.named: list[tuple[Token, Place]] = []
        self._by_token: dict[int, Place] = {}
        self._find()

    def at(self, token: int) -> Place | None:
        """The city that stands at a token, if any."""
        return self._by_token.get(token)

    def of(self, mention: Mention) -> Place | None:
        """The place that a mention names."""
        for index in range(mention.start, mention.end):
            if index in self._by_token:
                return self._by_token[index]
        for actor in mention.actors:
            if isinstance(actor, State):
                text = self.doc[mention.start : mention.end].text
                seat = next((city for house, city in HOUSES.items() if house in text), None)
                return Place(seat or (_plain(text, actor.iso3) if text in cities() else None), actor.iso3)
        return None

    def _find(self) -> None:
        gazetteer = cities()
        for start in range(len(self.doc)):
            if start in self._by_token or not self.doc[start].text[:1].isupper():
                continue
            for length in (3, 2, 1):
                span = self.doc[start : start + length]
                if len(span) == length and span.text in gazetteer:
                    mention = self.cast.at(start)
                    actor = mention is not None and not mention.place and mention.kind != "state"
                    house = start + length < len(self.doc) and self.doc[start + length].text in (
                        "House",
                        "Club",
                    )
                    if not actor and span.root.ent_type_ != "PERSON" and not house:
                        iso3 = self._state_behind(start + length) or gazetteer[span.text]
                        place = Place(_plain(span.text, iso3), iso3)
                        self.named.append((span.root, place))
                        self._by_token.update(dict.fromkeys(range(start, start + length), place))
                    break
        for mention in self.cast.mentions:
            if mention.place and not any(i in self._by_token for i in range(mention.start, mention.end)):
                place_of = self.of(mention)
                if place_of is not None:
                    self.named.append((self.doc[mention.head], place_of))
        self.named += self._capitals()
        if self.here is not None:
            self.named += [(t, self.here) for t in self.doc if t.lower_ == "here" and t.pos_ == "ADV"]

    def _capitals(self) -> list[tuple[Token, Place]]:
        """Capitals without their name: "in the Kenyan capital", "the capital of Paraguay"."""
        found = []
        for token in self.doc:
            if token.lower_ != "capital" or token.tag_ != "NN" or token.dep_ in ("appos", "attr"):
                continue  # "Jowhar, the provisional capital of Somalia"
            iso3 = adjectives().get(self.doc[token.i - 1].text) if token.i else None
            for preposition in token.children if iso3 is None else ():
                for inner in preposition.children if preposition.lower_ == "of" else ():
                    mention = self.cast.at(inner.i)
                    states = mention.actors if mention is not None else ()
                    iso3 = next((a.iso3 for a in states if isinstance(a, State)), iso3)
            if iso3 in capitals() and not any(c.dep_ == "appos" for c in token.children):
                place = Place(capitals()[iso3], iso3)
                found.append((token, place))
                self._by_token.setdefault(token.i, place)
        return found

    def _state_behind(self, index: int) -> str | None:
        """The state named behind a city: "Port Moresby, Papua New Guinea"."""
        if index + 1 < len(self.doc) and self.doc[index].text == ",":
            mention = self.cast.at(index + 1)
            if mention is not None and (mention.place or mention.kind == "state"):
                return next((a.iso3 for a in mention.actors if isinstance(a, State)), None)
        return None
