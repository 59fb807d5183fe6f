"""The places that a text names: cities, states, seats of government, "here"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from graph.reference.tables import states_named
from ingest.actors.gazetteer import is_accord
from ingest.actors.model import Actors, Mention, Person, State, acts_for
from ingest.lexicon import triggers as words
from ingest.lexicon.calendar import MONTHS
from ingest.lexicon.cities import HOUSES, adjectives, bearers, capitals, cities, regions
from ingest.lexicon.governments import governments
from ingest.lexicon.words import word_sets
from ingest.meetings.place import Place, Places
from ingest.syntax.relations import OBJECTS, first_conjunct, governor

_LEXICON = word_sets("meetings", "places")

_BEFORE_TOWNS = _LEXICON["before_towns"]
_DIRECTIONS = _LEXICON["directions"]
_POSTED = _LEXICON["posted"]
_HOUSES, _PARTS = _LEXICON["houses"], _LEXICON["parts"]
_NAMED_WITH_REGION = _LEXICON["named_with_region"]
#: What the parser calls bodies, days and buildings is no town.
_NO_TOWNS = ("DATE", "EVENT", "FAC", "ORG")
#: What may stand between a town and the part of a state that it lies in.
_BETWEEN = frozenset({",", "(", "in", "the"}) | _DIRECTIONS
_EVENTS = (words.MEET | words.RECEIVE | words.VISIT | words.TRAVEL | words.WITH | words.GATHER) | (
    words.VISIT_NOUNS | words.TALK_NOUNS | words.GATHERING_NOUNS | words.MEAL_NOUNS
)
#: So many words has a city's name at most.
_LONGEST = 6
#: A city so many times as large as another of its name is not meant only if the other's state takes part.
_FAMED = 25


def _plain(city: str, iso3: str | None) -> str:
    """A capital without its district: "Washington, D.C." is Washington."""
    return re.sub(r",? D\.?C\.?$", "", city) if iso3 == "USA" else city


def _is_of_event(place: Token) -> bool:
    """Whether somebody meets or goes there: "met him in X", "arrived in X"; not "the fighting in X"."""
    above = place.head
    if place.dep_ in OBJECTS:
        return above.lemma_.lower() in words.VISIT
    first = first_conjunct(place)
    preposition = first.head if first.dep_ == "pobj" else above
    if preposition.lower_ not in ("in", "at", "to", "into"):
        return False
    told = preposition.head if preposition.head.pos_ != "PROPN" else governor(preposition.head)
    return told is not None and told.lemma_.lower() in _EVENTS


def _of_post(token: Token) -> bool:
    """As in "the ambassador in Kenya": where somebody is posted, not where he met."""
    return token.dep_ == "pobj" and token.head.head.lemma_.lower() in _POSTED


def find_places(doc: Doc, actors: Actors, dateline_city: str | None) -> Places:
    """The places that a text names; ``dateline_city`` is what "here" means."""
    return _Finder(doc, actors, dateline_city).places()


class _Finder:
    def __init__(self, doc: Doc, actors: Actors, dateline_city: str | None) -> None:
        self.doc = doc
        self.actors = actors
        self.here = Place(dateline_city, cities().get(dateline_city)) if dateline_city else None
        self.named: list[tuple[Token, Place]] = []
        self._by_token: dict[int, Place] = {}
        self._entities = {index: entity for entity in doc.ents for index in range(entity.start, entity.end)}
        self._starts = [mention.start for mention in actors.mentions]

    def places(self) -> Places:
        """All that are found."""
        self._find()
        meant = {mention.start: self.of(mention) for mention in self.actors.mentions}
        return Places(
            self.here,
            tuple((token.i, place) for token, place in self.named),
            self._by_token,
            {start: place for start, place in meant.items() if place is not None},
        )

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
        told: dict[str, str] = {}  # which city of a name the text says that it means
        spans = list(self._spans())
        for span in spans:
            if iso3 := self._state_behind(span.end, span.text):
                told.setdefault(span.text, iso3)
        for span in spans:
            iso3 = self._state_behind(span.end, span.text) or told.get(span.text)
            if iso3 is None and span.text in regions() and span.text not in cities():
                place = Place(None, regions()[span.text])  # Colorado, whatever town of Brazil is called so
            else:
                iso3 = iso3 or self._meant(span)
                place = Place(_plain(span.text, iso3), iso3)
            if not self._acts(span):
                self.named.append((span.root, place))
            self._by_token.update(dict.fromkeys(range(span.start, span.end), place))
        self._parts()
        for mention in self.actors.mentions:
            if mention.place and not any(i in self._by_token for i in range(mention.start, mention.end)):
                place_of = self.of(mention)
                before = self._by_token.get(mention.start - 2)
                if self.doc[mention.start - 1].text == "," and before is not None and place_of is not None:
                    place_of = before if before.iso3 == place_of.iso3 else place_of  # "St George's, Grenada"
                if place_of is not None:
                    self.named.append((self.doc[mention.head], place_of))
        self._towns()
        self._unknown()
        self.named = [(token, place) for token, place in self.named if not _of_post(token)]
        self.named += self._capitals()
        if self.here is not None:
            self.named += [(t, self.here) for t in self.doc if t.lower_ == "here" and t.pos_ == "ADV"]

    def _parts(self) -> None:
        """Parts of states where an event is: "visited the West Bank", "arrived in Scotland"; not the
        Algarve of "Lagos, in the Algarve"."""
        for start in range(len(self.doc)):
            spans = (self.doc[start : start + length] for length in (3, 2, 1))
            part = next((span for span in spans if span.text in regions()), None)
            if part is None or part.text in bearers() or self.actors.at(start) is not None:
                continue
            if not self._is_city(part) or part.root.dep_ == "compound" or not _is_of_event(part.root):
                continue
            before = start - 1
            while before > 0 and self.doc[before].lower_ in _BETWEEN:
                before -= 1
            town = self._by_token.get(before)
            place = Place(None, regions()[part.text])
            if town is None or town.iso3 != place.iso3:
                self._stands(part, place)

    def _stands(self, span: Span, place: Place) -> None:
        """Note that a place is named here."""
        self.named.append((span.root, place))
        self._by_token.update(dict.fromkeys(range(span.start, span.end), place))

    def _is_taken(self, span: Span) -> bool:
        """Whether a place or somebody is named in a span already."""
        return any(i in self._by_token or self.actors.at(i) for i in range(span.start, span.end))

    def _towns(self) -> None:
        """Places that no table has, told with the state that they lie in, or a part of it: "in Plains,
        Georgia", "in Larvik, Norway"."""
        for comma in self.doc:
            if comma.text != "," or not (
                any(self.doc[comma.i + 1 : comma.i + 1 + length].text in regions() for length in (1, 2, 3))
                or self._is_country(comma.i + 1)
            ):
                continue
            start = comma.i
            while start and self.doc[start - 1].pos_ == "PROPN" and comma.i - start < _LONGEST:
                start -= 1
            span = self.doc[start : comma.i]
            new = not self._is_taken(span) and span.text not in MONTHS
            new = new and span.root.ent_type_ not in _NO_TOWNS
            iso3 = self._state_behind(comma.i, span.text, known=False)
            before = self.doc[start - 1]
            told = before.lower_ in _BEFORE_TOWNS or before.lemma_.lower() in words.VISIT
            if len(span) and start and told and new and iso3:
                self._stands(span, Place(span.text, iso3))

    def _unknown(self) -> None:
        """Towns that no table has and whose state is not told: "met in Oldervik"."""
        for entity in self.doc.ents:
            if (
                entity.label_ == "GPE"
                and entity.root.head.lower_ == "in"
                and _is_of_event(entity.root)
                and all(token.pos_ == "PROPN" and token.text.istitle() for token in entity)
                and entity.text not in MONTHS
                and entity.text not in regions()
                and entity[-1].text not in _PARTS
                and not self._is_taken(entity)
            ):
                self._stands(entity, Place(entity.text, None))

    def _is_country(self, index: int) -> bool:
        """Whether a state is named here as a place, and nothing goes on behind it."""
        mention = self.actors.at(index)
        if mention is None or not mention.place or self.doc[mention.start : mention.end].text in cities():
            return False
        return mention.end == len(self.doc) or self.doc[mention.end].is_punct

    def _acts(self, span: Span) -> bool:
        """Whether a capital's name means its government, which meets elsewhere: "Athens and Skopje signed an
        accord at Prespa", "talks between Delhi and Islamabad", "his counterpart from Nicosia"."""
        mention = self.actors.at(span.root.i)
        if mention is None or mention.place or mention.kind != "state":
            return False
        token = first_conjunct(span.root)
        if token.dep_ in ("nsubj", "nsubjpass", "poss"):
            return token.head.lemma_.lower() not in words.RECEIVE
        if token.dep_ != "pobj":
            return False
        of_officials = token.head.lower_ == "from" and token.head.head.pos_ == "NOUN"
        return token.head.lower_ in ("between", "with") or of_officials

    def _capitals(self) -> list[tuple[Token, Place]]:
        """Capitals without their name: "in the Kenyan capital", "the capital of Paraguay"."""
        found = []
        for token in self.doc:
            if token.lower_ != "capital" or token.tag_ != "NN" or token.dep_ in ("appos", "attr"):
                continue  # "Jowhar, the provisional capital of Somalia"
            iso3 = adjectives().get(self.doc[token.i - 1].text) if token.i else None
            for preposition in token.children if iso3 is None else ():
                for inner in preposition.children if preposition.lower_ == "of" else ():
                    mention = self.actors.at(inner.i)
                    states = mention.actors if mention is not None else ()
                    iso3 = next((a.iso3 for a in states if isinstance(a, State)), iso3)
            if iso3 in capitals() and not any(c.dep_ == "appos" for c in token.children):
                place = Place(capitals()[iso3], iso3)
                found.append((token, place))
                self._by_token.setdefault(token.i, place)
        return found

    def _spans(self) -> Iterator[Span]:
        """The names of cities, the longest first where several begin with a word."""
        known, end = bearers(), 0
        for start in range(len(self.doc)):
            if start < end or not self.doc[start].text[:1].isupper():
                continue
            for length in range(min(_LONGEST, len(self.doc) - start), 0, -1):
                span = self.doc[start : start + length]
                if span.text in known:
                    if self._is_city(span):
                        end = span.end
                        yield span
                    break

    def _is_city(self, span: Span) -> bool:
        if span.text in MONTHS:
            return False  # "in March", which is a town, too
        mention = self.actors.at(span.start)
        if (
            mention is not None
            and not mention.place
            and (mention.kind != "state" or span.text not in cities())
            and not self._is_town_of_nobody(span, mention)
        ):
            return False  # somebody's name
        if mention is not None and mention.start < span.start:
            named = self.doc[mention.start : mention.end].text
            if states_named(re.sub("^[Tt]he ", "", named)):
                return False  # the Republic of "the Czech Republic"
        around = self.doc[max(0, span.start - 2) : span.start], self.doc[span.end : span.end + 4]
        if is_accord(*([token.text for token in part] for part in around)):
            return False
        if span.start > 0 and self.doc[span.start - 1 : span.end].text in regions():
            return False  # the Carolina of "South Carolina"
        if span.text not in cities() and self._ends_a_name(span):
            return False  # the Valley of "Rift Valley"
        inside = span.start > 0 and self.doc[span.start - 1].lower_ == "in"
        named = "GPE" if inside else span.root.ent_type_
        if named == "PERSON" or self.doc[span.end : span.end + 1].text in _HOUSES:
            return False
        whole = self._entities.get(span.start)
        whole = whole if whole is not None and span.end <= whole.end else None
        if whole is not None and whole.label_ == "GPE" and whole.end > span.end and whole[-1].pos_ == "PROPN":
            return "," in whole.text  # the San of "San Roque"
        return span.text in cities() or named == "GPE"

    def _ends_a_name(self, span: Span) -> bool:
        """Whether a town's name is the end of a longer one."""
        before = self.doc[span.start - 1] if span.start else None
        return before is not None and before.pos_ == "PROPN" and before.head == span.root

    def _is_closed(self, index: int) -> bool:
        """Whether no list and no name goes on here."""
        behind = [token.text for token in self.doc[index : index + 2]]
        if behind[:1] != [","]:
            return behind[:1] in ([], ["."], [";"])
        return not behind[1:] or not (behind[1] in ("and", "or") or behind[1][0].isupper())

    def _is_town_of_nobody(self, span: Span, mention: Mention) -> bool:
        """Whether somebody without an office, named like a town behind "in", is the town: "in Dajabon"."""
        whole = (mention.start, mention.end) == (span.start, span.end)
        if not whole or self.doc[span.start - 1].lower_ != "in":
            return False
        people = [actor for actor in mention.actors if isinstance(actor, Person)]
        return bool(people) and not any(person.offices or person.minister for person in people)

    def _goes_on(self, mention: Mention) -> bool:
        """Whether another place stands behind one in a list."""
        index = mention.end
        while index < len(self.doc) and self.doc[index].lower_ in (",", "and"):
            index += 1
        other = self.actors.at(index) if index > mention.end else None
        return other is not None and other.start == index and (other.place or other.kind == "state")

    def _meant(self, span: Span) -> str | None:
        """Which state's city of a name is meant: that of who takes part, if it is no village beside the one
        that all know, else that one."""
        first, *others = bearers()[span.text]
        near = self._taking_part(span)
        if not others or first.iso3 in near:
            return first.iso3
        known = [
            c
            for c in others
            if c.iso3 in near
            and (c.capital or c.thousands * _FAMED >= first.thousands)
            and c.iso3 not in _NAMED_WITH_REGION
        ]
        known.sort(key=lambda c: not c.capital)
        if known:
            return known[0].iso3
        clear = span.text in cities() or first.thousands > 2 * others[0].thousands
        return first.iso3 if clear else None

    def _taking_part(self, span: Span) -> list[str]:
        """The states of those who are named in a place's sentence; of a journey's goal those of nobody."""
        verb = governor(span.root)
        if verb is not None and verb.lemma_.lower() in words.VISIT | words.TRAVEL:
            return []
        sentence = span.root.sent
        found: dict[str, None] = {}
        first, last = (bisect_left(self._starts, at) for at in (sentence.start, sentence.end))
        for mention in self.actors.mentions[first:last]:
            if not mention.place:
                sides = (acts_for(actor) for actor in mention.actors)
                found.update((side.iso3, None) for side in sides if isinstance(side, State))
        return list(found)

    def _state_behind(self, index: int, city: str, *, known: bool = True) -> str | None:
        """The state that is named behind a city, by itself or by a part of it: "Port Moresby, Papua New
        Guinea", "Tripoli, northern Lebanon", "Paris, Texas", "Lagos, in the Algarve"."""
        if self.doc[index : index + 1].text not in (",", "(", "in"):
            return None
        apart = self.doc[index].text == "," and self.doc[index + 1 : index + 2].text == "in"
        inside, index = apart or self.doc[index].text == "in", index + 1 + apart
        directed = False
        while index < len(self.doc) and self.doc[index].lower_ in _DIRECTIONS:
            directed, index = directed or self.doc[index].lower_ != "the", index + 1
        have = {one.iso3 for one in bearers().get(city, ())}
        mention = self.actors.at(index)
        beside = self.doc[index - 1].text == "," and mention is None  # not "Tbilisi, Georgia"
        for length in (3, 2, 1):
            part = regions().get(self.doc[index : index + length].text)
            if part is None:
                continue
            if part in have or not known or (beside and self._is_closed(index + length)):
                return part  # not of "Tokyo, Hawaii and Guam"
        if mention is None or not (mention.place or mention.kind == "state"):
            return None
        if inside and not directed and not apart:
            return None
        behind = self.doc[mention.end : mention.end + 1]
        iso3 = next((a.iso3 for a in mention.actors if isinstance(a, State)), None)
        namesake = governments().namesakes.get(iso3 or "")
        if iso3 not in have and namesake in have:
            return namesake  # "Oyo, northern Congo" lies in the other one
        if iso3 not in have and {city, self.doc[mention.start : mention.end].text} <= cities().keys():
            return None  # of a list: "in London, Hong Kong and Tokyo"
        if iso3 not in have and self._goes_on(mention):
            return None  # "on Gaza, Lebanon and Yemen"
        before_a_noun = self.doc[mention.head].dep_ in ("amod", "compound", "nmod", "poss")
        closed = not apart and (
            (mention.place and not before_a_noun) or not len(behind) or behind[0].is_punct
        )
        return iso3 if iso3 in have or closed else None
