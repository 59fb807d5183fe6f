"""What may take part in an event: the words that name persons, states, organizations, days and places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from spacy.tokens import Doc

from ingest.actors import gazetteer
from ingest.actors.model import Actor, Actors, Mention, Person, State, side_of
from ingest.dates.when import When
from ingest.meetings.place import Place, Places
from ingest.syntax.relations import first_conjunct
from ingest.syntax.tokens import words_of

Sort: TypeAlias = Literal[
    "named", "office", "state", "organization", "anaphor", "adjective", "date", "place", "venue"
]
#: In the order in which the heads number them. ``venue`` is a state's or a capital's name that is a place.
SORTS: tuple[Sort, ...] = (
    "named",
    "office",
    "state",
    "organization",
    "anaphor",
    "adjective",
    "date",
    "place",
    "venue",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Characters ``start`` to ``end``, and what they mean: ``actors`` (a person with the state or body for
    which he acts), a day (``when``) or a place."""

    start: int
    end: int
    sort: Sort
    actors: tuple[Actor, ...] = ()
    mention: Mention | None = field(default=None, compare=False)
    when: When | None = None
    place: Place | None = None


def candidates(doc: Doc, actors: Actors, dates: Iterable[When], places: Places) -> list[Candidate]:
    """All candidates of a text, in its order."""
    found: list[Candidate] = []
    covered: set[int] = set()
    for mention in actors.mentions:
        covered.update(range(mention.start, mention.end))
        start, end = _characters(doc, mention.start, mention.end)
        sort: Sort = "venue" if mention.place else _sort(mention)
        found.append(Candidate(start, end, sort, tuple(_with_sides(mention.actors)), mention))
    words = words_of(doc)
    for match in gazetteer.find(words):
        first, last = words.token[match.start], words.token[match.end - 1] + 1
        actor: Actor | None = State(match.iso3) if match.iso3 else match.organization
        if actor is not None and match.sort != "other" and first not in covered:
            start, end = _characters(doc, first, last)
            mention = Mention(first, last, last - 1, (actor,), "state" if match.iso3 else "organization")
            found.append(Candidate(start, end, "adjective", (actor,), mention))
    for when in dates:
        found.append(Candidate(*_characters(doc, when.start, when.end), "date", when=when))
    for token, place in places.named:
        found.append(Candidate(*_characters(doc, token, token + 1), "place", place=place))
    return sorted(found, key=lambda one: (one.start, one.end))


def enumerations(doc: Doc, found: Sequence[Candidate]) -> list[list[int]]:
    """The numbers of the actors that are told in one breath, as in "Laos, Brunei and Vietnam": what holds of
    one of them mostly holds of all."""
    told: dict[int, list[int]] = {}
    for number, one in enumerate(found):
        if one.mention is not None:
            told.setdefault(first_conjunct(doc[one.mention.head]).i, []).append(number)
    return [numbers for numbers in told.values() if len(numbers) > 1]


def _characters(doc: Doc, start: int, end: int) -> tuple[int, int]:
    span = doc[start:end]
    return span.start_char, span.end_char


def _sort(mention: Mention) -> Sort:
    for sort in SORTS[:5]:
        if sort == mention.kind:
            return sort
    raise ValueError(f"a mention of kind {mention.kind}")


def _with_sides(actors: Iterable[Actor]) -> Iterable[Actor]:
    """Actors, and behind each person the state or the body of his offices."""
    for actor in actors:
        yield actor
        if isinstance(actor, Person) and (side := side_of(actor)) is not None:
            yield side
