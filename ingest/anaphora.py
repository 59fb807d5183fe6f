"""Who is meant by "the Iraqi president", "he", "the two leaders", "both sides", "the bloc".

Only what is sure is resolved: of two persons who may be meant, none is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from ingest.actors import Actor, Organization, Person, State
from ingest.introductions import Naming
from ingest.mentions import Mentions, Spot
from ingest.names import Gender
from ingest.offices import Phrase
from ingest.words import Words

Test: TypeAlias = Callable[[Person], bool]

_HEADS = frozenset({"head_of_state", "head_of_government"})
_NOT_MINISTERS = _HEADS | {
    "ambassador",
    "envoy",
    "adviser",
    "military",
    "royal",
    "head_of_organization",
    "official",
    "diplomat",
    "assistant",
}
_MINISTERIAL = frozenset(
    "foreign defence finance interior trade economy energy justice security health agriculture environment transport "
    "education minister other deputy".split()
)
#: The roles that the last word of an office may mean when it stands for a person met before.
_MEANT_BY = {
    "leader": _HEADS | {"royal"},
    "ruler": _HEADS | {"royal"},
    "monarch": frozenset({"head_of_state"}),
    "general": frozenset({"defence", "military"}),
    "commander": frozenset({"military"}),
    "minister": _MINISTERIAL,
    "diplomat": frozenset({"foreign", "ambassador", "envoy", "deputy"}),
    "envoy": frozenset({"envoy", "ambassador", "adviser"}),
    "secretary": frozenset(
        {"foreign", "defence", "finance", "trade", "head_of_organization", "interior", "energy"}
    ),
    "premier": frozenset({"head_of_government"}),
    "chief": frozenset(
        {"head_of_organization", "foreign", "military", "defence", "security", "intelligence"}
    ),
}
#: Modifiers that make an office another's than the holder's who was named.
_OTHER = frozenset(
    {
        "first",
        "next",
        "new",
        "former",
        "future",
        "another",
        "previous",
        "late",
        "then",
        "ex",
        "acting",
        "interim",
        "deputy",
        "vice",
    }
)

_PERSONS = {
    "leaders": _HEADS | {"royal"},
    "presidents": frozenset({"head_of_state"}),
    "premiers": frozenset({"head_of_government"}),
    "ministers": _MINISTERIAL,
    "secretaries": _MINISTERIAL,
    "chiefs": _MINISTERIAL | {"military", "head_of_organization"},
    "diplomats": frozenset({"foreign", "ambassador", "envoy", "deputy"}),
    "envoys": frozenset({"envoy", "ambassador", "adviser"}),
    "statesmen": _HEADS,
    "men": None,
    "officials": None,
    "politicians": None,
    "heads": _HEADS,
    "counterparts": None,
}
_STATES = frozenset(
    "sides countries nations states governments neighbors neighbours parties powers allies".split()
)
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_BODIES = frozenset("bloc grouping organization organisation alliance".split())
_MALE_TITLES = frozenset({"king", "prince", "emir", "sultan", "chairman", "emperor"})
_FEMALE_TITLES = frozenset({"queen", "princess", "chairwoman", "empress"})


class Anaphora:
    """Resolves the words that take up an actor named elsewhere, and adds them as mentions."""

    def __init__(
        self, words: Words, mentions: Mentions, namings: list[Naming], persons: list[Person]
    ) -> None:
        self.words = words
        self.mentions = mentions
        self.persons = [p for p in persons if p.minister]
        self.named = {id(phrase) for naming in namings for phrase in naming.phrases}
        self.gender: dict[int, Gender] = {}
        for naming in namings:
            if naming.person is not None:
                gender = naming.run.gender or _titled(words, naming)
                if gender:
                    self.gender.setdefault(id(naming.person), gender)
        self.sentences: dict[int, list[Spot]] = {}

    # Offices without a name

    def offices(self, phrases: list[Phrase]) -> None:
        """ "The Iraqi president", "the Chinese general", "the prime minister"."""
        for phrase in phrases:
            if (
                phrase.plural
                or phrase.kind == "collective"
                or id(phrase) in self.named
                or phrase.modifiers & _OTHER - self._rank(phrase)
            ):
                continue
            if not (phrase.definite or phrase.iso3 or phrase.organization) or self._predicate(phrase):
                continue
            if phrase.possessor is not None or self.words.lower[phrase.end : phrase.end + 1] == [":"]:
                continue  # "THE PRESIDENT:" in a transcript is whoever speaks
            person = self._holder(phrase)
            if person is not None:
                self.mentions.add(phrase.start, phrase.end, (person,), "anaphor")

    @staticmethod
    def _rank(phrase: Phrase) -> frozenset[str]:
        """Ranks that belong to the office itself: "the vice president"."""
        return (
            frozenset({"vice", "deputy", "first", "acting", "interim"})
            if phrase.office.role == "deputy"
            else frozenset()
        )

    def _predicate(self, phrase: Phrase) -> bool:
        """Does the phrase tell what somebody is, not who does something?"""
        words = self.words
        before = words.lower[phrase.start - 1] if phrase.start else ""
        return words.dep[phrase.head] == "attr" or before in ("as", "become", "became", "a", "an")

    def _holder(self, phrase: Phrase) -> Person | None:
        head = self.words.lower[phrase.head]
        roles = {phrase.office.role}
        if not phrase.modifiers - {"visiting", "top", "senior"} or head in (
            "leader",
            "general",
            "commander",
            "chief",
            "envoy",
            "diplomat",
        ):
            roles |= _MEANT_BY.get(head, frozenset())
        if phrase.office.role in ("official", "counterpart", "party", "private"):
            return None
        fitting = [
            p
            for p in self.persons
            if any(not o.former and o.role in roles for o in p.offices) and self._same_side(phrase, p)
        ]
        if phrase.office.role == "deputy":
            fitting = [
                p for p in fitting if any(o.title.lower() == phrase.office.title.lower() for o in p.offices)
            ]
        if len(fitting) == 1:
            return fitting[0]
        if phrase.iso3 or phrase.organization:
            exact = [p for p in fitting if any(o.role == phrase.office.role for o in p.offices)]
            return exact[0] if len(exact) == 1 else None
        # Of several presidents, the one just spoken of.
        near = [p for p in fitting if self._spoken_of(p, phrase.start)]
        return near[0] if len(near) == 1 else None

    @staticmethod
    def _same_side(phrase: Phrase, person: Person) -> bool:
        if phrase.organization is not None:
            return person.organization == phrase.organization
        if phrase.iso3:
            return person.state == phrase.iso3
        return True

    def _spoken_of(self, person: Person, at: int) -> bool:
        sentence = self.words.sentence
        return any(
            spot.end <= at and sentence[at] - sentence[spot.start] < 2 and person in spot.actors
            for spot in self.mentions.spots
        )

    # Pronouns and groups

    def pronouns(self) -> None:
        """ "He", "his", "they", "the two", "the two leaders", "both sides", "the bloc"."""
        words = self.words
        for spot in sorted(self.mentions.spots, key=lambda s: s.start):
            self.sentences.setdefault(words.sentence[spot.start], []).append(spot)
        i = 0
        while i < len(words):
            i = self._resolve(i)

    def _resolve(self, i: int) -> int:
        """Resolve what begins at ``i``, if anything; return where to go on."""
        word = self.words.lower[i]
        if word in ("he", "she", "his", "her", "him", "himself", "herself"):
            if self.mentions.free(i, i + 1):
                person = self._singular(i, word)
                if person is not None:
                    self._add(i, i + 1, (person,))
            return i + 1
        if word in ("they", "their", "them"):
            if self.mentions.free(i, i + 1):
                self._add(i, i + 1, self._plural(i))
            return i + 1
        if word in ("the", "both", "these"):
            return self._group(i)
        return i + 1

    def _add(self, start: int, end: int, actors: tuple[Actor, ...], kind: str = "anaphor") -> None:
        if actors and self.mentions.add(start, end, actors, kind):
            spots = self.sentences.setdefault(self.words.sentence[start], [])
            spots.append(self.mentions.spots[-1])
            spots.sort(key=lambda s: s.start)

    def _singular(self, i: int, word: str) -> Person | None:
        words = self.words
        gender: Gender = "female" if word in ("she", "her", "herself") else "male"
        sentence = words.sentence[i]
        here = [s for s in self.sentences.get(sentence, []) if s.end <= i]
        subject = self._subject(here, gender)
        if word in ("him", "her") and words.dep[i] != "poss":
            # Not the subject of the same clause.
            near = {
                id(p): p
                for p in [*_people(here), *_people(self._previous(sentence))]
                if self._fits(p, gender)
            }
            if subject is not None:
                near.pop(id(subject), None)
            return next(iter(near.values())) if len(near) == 1 else None
        if subject is not None:
            return subject
        present = {id(p): p for p in _people(here) if self._fits(p, gender)}
        if present:
            return next(iter(present.values())) if len(present) == 1 and word not in ("he", "she") else None
        for back in (1, 2):
            before = self.sentences.get(sentence - back, [])
            subject = self._subject(before, gender)
            if subject is not None or _people(before):
                return subject
        return None

    def _previous(self, sentence: int) -> list[Spot]:
        return self.sentences.get(sentence - 1, [])

    def _fits(self, person: Person, gender: Gender) -> bool:
        return self.gender.get(id(person), gender) == gender

    def _subject(self, spots: Iterable[Spot], gender: Gender) -> Person | None:
        """The only person who is a subject among some mentions."""
        subjects = {
            id(actor): actor
            for spot in spots
            if self.words.dep[spot.head] in ("nsubj", "nsubjpass") and len(spot.actors) == 1
            for actor in spot.actors
            if isinstance(actor, Person) and self._fits(actor, gender)
        }
        return next(iter(subjects.values())) if len(subjects) == 1 else None

    def _plural(self, i: int) -> tuple[Actor, ...]:
        """They: a pair or a group that the sentence before, or this one, is about."""
        words = self.words
        sentence = words.sentence[i]
        here = [s for s in self.sentences.get(sentence, []) if s.end <= i]
        for spots in (here, self._previous(sentence)):
            groups = [s for s in spots if len(s.actors) > 1]
            if groups:
                return groups[-1].actors
            persons = {id(p): p for p in _people(spots) if p.minister}
            if len(persons) == 2:
                return tuple(persons.values())
            if persons:
                return ()
            if spots:
                plural = [
                    s
                    for s in spots
                    if words.tag[s.head] in ("NNS", "NNPS") and words.dep[s.head].startswith("nsubj")
                ]
                return plural[-1].actors if plural else ()
        return ()

    def _group(self, i: int) -> int:
        """ "The two leaders", "both sides", "the pair", "the bloc", from the article on."""
        words, size = self.words, len(self.words)
        number: int | None = None
        k = i
        if words.lower[k] == "both":
            number, k = 2, k + 1
        else:
            k += 1
            if k < size and words.lower[k] in _NUMBERS:
                number, k = _NUMBERS[words.lower[k]], k + 1
        if k >= size:
            return i + 1
        word = words.lower[k]
        if number is None and word in ("pair", "duo", "trio"):
            number = 3 if word == "trio" else 2
            self._add(i, k + 1, self._persons(i, number, lambda p: True))
            return k + 1
        if number is None and word in _BODIES:
            self._add(i, k + 1, self._organization(i))
            return k + 1
        if word == "koreas" and number == 2:
            self._add(i, k + 1, (State("PRK"), State("KOR")), "state")
            return k + 1
        while (
            k < size
            and k < i + 5
            and words.tag[k].startswith(("JJ", "NN"))
            and words.lower[k] not in _PERSONS
            and words.lower[k] not in _STATES
        ):
            k += 1
        noun = words.lower[k] if k < size else ""
        if noun in _STATES and number is not None:
            self._add(i, k + 1, self._sides(i, number))
            return k + 1
        if noun in _PERSONS and (number is not None or k == i + 1):
            roles = _PERSONS[noun]
            middle = set(words.lower[i + 1 : k])
            if noun == "ministers" and "prime" in middle:
                roles = frozenset({"head_of_government"})
            elif noun == "ministers" and middle & {
                "foreign",
                "defence",
                "defense",
                "finance",
                "trade",
                "interior",
            }:
                roles = (
                    frozenset({"foreign"})
                    if "foreign" in middle
                    else frozenset({"defence"})
                    if middle & {"defence", "defense"}
                    else roles
                )
            test: Test = (
                (lambda p: True)
                if roles is None
                else (lambda p, r=roles: any(o.role in r for o in p.offices))
            )
            self._add(i, k + 1, self._persons(i, number or 2, test, anywhere=number is None))
            return k + 1
        if (
            number is not None
            and words.lower[i] == "the"
            and k == i + 2
            and words.pos[k] in ("VERB", "AUX", "ADV", "ADP", "PUNCT", "CCONJ", "SCONJ")
        ):
            self._add(i, k, self._persons(i, number, lambda p: True))
            return k
        return i + 1

    def _persons(self, i: int, number: int, test: Test, anywhere: bool = False) -> tuple[Actor, ...]:
        """The office-holders of whom a number is meant: those of the whole text, or the last named."""
        fitting = [p for p in self.persons if test(p) and not all(o.former for o in p.offices)]
        if len(fitting) == number:
            return tuple(fitting)
        if anywhere:
            return ()
        sentence = self.words.sentence[i]
        found: dict[int, Person] = {}
        for back in range(4):
            spots = [s for s in self.sentences.get(sentence - back, []) if s.end <= i]
            for person in _people(spots):
                if any(person is p for p in fitting):
                    found.setdefault(id(person), person)
            if len(found) == number:
                return tuple(found.values())
            if len(found) > number:
                return ()
        return ()

    def _sides(self, i: int, number: int) -> tuple[Actor, ...]:
        """The states of which a number is meant."""
        everywhere = {p.state for p in self.persons if p.state and not all(o.former for o in p.offices)}
        sentence = self.words.sentence[i]
        if len(everywhere) == number:
            joined = self._joined(i) if number == 2 else None
            return tuple(State(iso3) for iso3 in sorted(everywhere)) if joined in (None, everywhere) else ()
        found: dict[str, None] = {}
        for back in range(4):
            for spot in self.sentences.get(sentence - back, []):
                if spot.end <= i and not spot.place:
                    found.update(dict.fromkeys(_states(spot)))
            if len(found) == number:
                return tuple(State(iso3) for iso3 in found)
            if len(found) > number:
                return ()
        return ()

    def _joined(self, i: int) -> set[str | None] | None:
        """The two states that were last named together: "between Israel and the Palestinians"."""
        words = self.words
        for back in range(3):
            spots = [
                s
                for s in self.sentences.get(words.sentence[i] - back, [])
                if s.end <= i and s.kind == "state"
            ]
            for left, right in zip(reversed(spots[:-1]), reversed(spots[1:]), strict=True):
                if words.lower[left.end : right.start] in (["and"], ["and", "the"]) and not left.place:
                    return {*_states(left), *_states(right)}
        return None

    def _organization(self, i: int) -> tuple[Actor, ...]:
        sentence = self.words.sentence[i]
        found: dict[str, Organization] = {}
        for back in range(3):
            for spot in self.sentences.get(sentence - back, []):
                for actor in spot.actors:
                    if spot.end <= i and isinstance(actor, Organization):
                        found.setdefault(actor.id, actor)
        return tuple(found.values()) if len(found) == 1 else ()


def _people(spots: Iterable[Spot]) -> list[Person]:
    return [actor for spot in spots for actor in spot.actors if isinstance(actor, Person)]


def _states(spot: Spot) -> list[str]:
    found = []
    for actor in spot.actors:
        if isinstance(actor, State):
            found.append(actor.iso3)
        elif isinstance(actor, Person) and actor.state and actor.minister:
            found.append(actor.state)
    return found


def _titled(words: Words, naming: Naming) -> Gender | None:
    """What an office tells of its holder's gender."""
    heads = {words.lower[phrase.head] for phrase in naming.phrases}
    return "male" if heads & _MALE_TITLES else "female" if heads & _FEMALE_TITLES else None
