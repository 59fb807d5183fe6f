"""Annotated articles as the encoder and its heads see them, and what there is to learn of each.

Gold stands per article, with passages as evidence: an event's trigger is *some* word of its evidence, a
participant *some* mention of an actor. Both are learned over the alternatives.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from tokenizers import Tokenizer

from ingest.actors.find import find_actors
from ingest.actors.model import Actor, Person, State
from ingest.article import Article
from ingest.dates.find import When, find_dates
from ingest.meetings.place import Place
from ingest.meetings.places import find_places
from ingest.models.candidates import SORTS, candidates
from ingest.models.heads import FACTUALITY, STATUSES, TYPES
from ingest.models.windows import Pieces, Window
from ingest.syntax.model import parse
from ingest.text.page import Page
from ingest.text.report import clean
from summitry.evaluation.likeness import same_person

Record: TypeAlias = dict[str, Any]
#: A person by number, a state by code, an organization by id.
Key: TypeAlias = tuple[str, str | int]

_TABLE = tomllib.loads((Path(__file__).parent / "triggers.toml").read_text(encoding="utf-8"))
TRIGGERS = {kind: frozenset(words.split()) for kind, words in _TABLE["triggers"].items()}
COMMITTING = frozenset(_TABLE["committing"]["words"].split())
_FACTUALITY = {"held": 0, "planned": 1, "cancelled": 2, "negated": 2}
_HAPPENS = ("held", "planned")


@dataclass(frozen=True)
class Candidate:
    """A candidate: its pieces, its sort and the actors that it means, or its day or place."""

    start: int
    end: int
    sort: int
    keys: tuple[Key, ...]
    when: When | None
    place: Place | None


@dataclass
class Event:
    """A gold meeting: the pieces of which one triggers it, and who takes part."""

    type: int
    factuality: int
    pieces: list[int]
    window: int
    participants: set[Key]
    conveners: set[Key]
    pairs: list[tuple[list[Key], list[Key]]]
    gold: Record


@dataclass
class Commitment:
    """A gold commitment: the pieces of which one makes it, its status, and who commits himself."""

    status: int
    pieces: list[int]
    window: int
    parties: set[Key]


@dataclass
class Example:
    """One article. ``officials`` tells of each person's number whether he holds an office (1), does not
    (0) or is optional (-1), and for which state he acts."""

    id: str
    publisher: str
    text: str
    pieces: Pieces
    candidates: list[Candidate]
    anchor: date | None
    city: str | None
    events: list[Event] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    officials: dict[int, tuple[int, str | None]] = field(default_factory=dict)
    evidence: set[int] = field(default_factory=set)
    told: set[int] = field(default_factory=set)


def example(record: Record, article: Article, tokenizer: Tokenizer) -> Example:
    """An annotated article, read up to its mentions by the rules, with what is to be learned of it."""
    report = clean(article)
    doc = parse(report.text)
    actors = find_actors(doc, article, report.city, report.day)
    dates = find_dates(doc, report.day)
    sentences = [(s.start_char, s.end_char) for s in doc.sents]
    pieces = Pieces(tokenizer, doc.text, sentences)
    number = {id(person): n for n, person in enumerate(actors.persons)}

    def key(actor: Actor) -> Key:
        if isinstance(actor, Person):
            return "person", number[id(actor)]
        return ("state", actor.iso3) if isinstance(actor, State) else ("organization", actor.id)

    located = []
    for one in candidates(doc, actors, dates, find_places(doc, actors, report.city)):
        span = pieces.covering(one.start, one.end)
        if span is not None:
            keys = tuple(key(actor) for actor in one.actors)
            located.append(Candidate(*span, SORTS.index(one.sort), keys, one.when, one.place))
    found = Example(
        record["id"], record.get("publisher") or "", doc.text, pieces, located, report.day, report.city
    )
    names = [person.name for person in actors.persons]
    bodies: dict[str, str] = {}
    for mention in actors.mentions:
        for actor in mention.actors:
            if not isinstance(actor, Person | State):
                for name in (actor.id.replace("-", " "), actor.name, actor.acronym or ""):
                    bodies[_plain(name)] = actor.id
    _Labels(found, record["gold"], Aligned(report.page), names, bodies).fill()
    return found


class Aligned:
    """Where passages of the text as received stand in the cleaned text."""

    def __init__(self, page: Page) -> None:
        self.received = page.article.text
        self._cleaned: dict[int, int] = {}
        for position, letter in enumerate(page.text):
            if not letter.isspace():
                start, end = page.origin(position, position + 1)
                for at in range(start, end):
                    self._cleaned.setdefault(at, position)

    def span(self, passage: str) -> tuple[int, int] | None:
        """Characters of the cleaned text, or None where the cleaner left the passage out."""
        start = self.received.find(passage) if passage else -1
        if start < 0:
            return None
        found = [self._cleaned[at] for at in range(start, start + len(passage)) if at in self._cleaned]
        return (min(found), max(found) + 1) if found else None


class _Labels:
    def __init__(
        self,
        example: Example,
        gold: Mapping[str, list[Record]],
        aligned: Aligned,
        names: list[str],
        bodies: dict[str, str],
    ) -> None:
        self.example, self.gold, self.aligned = example, gold, aligned
        self.names, self.bodies = names, bodies
        self.word = {piece: self._word(piece) for piece in example.pieces.words}

    def fill(self) -> None:
        for record in (*self.gold["attended"], *self.gold["bilateral_talks"]):
            self.example.evidence.update(self._pieces(record))
        for record in self.gold["meetings"]:
            self._event(record)
        for record in self.gold["pledged"]:
            if record["status"] != "urged":
                self._commitment(record)
        for number, name in enumerate(self.names):
            named = [m for m in self.gold["ministers"] if same_person(name, m["name"])]
            state = named[0]["state"] if named else None
            self.example.officials[number] = (1, state) if state else (-1 if named else 0, None)

    def _event(self, record: Record) -> None:
        span = self._pieces(record)
        words = [piece for piece in self.example.pieces.words if piece in span]
        known = [piece for piece in words if self.word[piece] in TRIGGERS[record["kind"]]]
        pieces, window = self._in_one_window(known or self._common(words))
        if not pieces:
            return
        self.example.told.update(span)
        participants: set[Key] = set()
        for one in self.gold["attended"]:
            if one["meeting"] == record["id"]:
                participants.update(self._keys(one["who"], one["who_type"]))
        pairs = []
        for talks in self.gold["bilateral_talks"]:
            if talks["level"] in ("state", "person") and _of_one_meeting(talks, record):
                first = self._keys(talks["a"], talks["level"])
                second = self._keys(talks["b"], talks["level"])
                if participants.intersection(first) and participants.intersection(second):
                    pairs.append((first, second))
        conveners = {key for name in record["organizations"] for key in self._keys(name, "organization")}
        self.example.events.append(
            Event(
                type=TYPES.index(record["kind"]),
                factuality=_FACTUALITY[record["status"]],
                pieces=pieces,
                window=window,
                participants=participants,
                conveners=conveners,
                pairs=pairs,
                gold=record,
            )
        )

    def _commitment(self, record: Record) -> None:
        span = self._pieces(record)
        words = [piece for piece in self.example.pieces.words if piece in span]
        binding = [piece for piece in words if self.word[piece] in COMMITTING]
        pieces, window = self._in_one_window(binding or self._common(words))
        if pieces:
            parties = {
                key
                for who in record["who"]
                for sort in ("state", "person", "organization")
                for key in self._keys(who, sort)
            }
            self.example.commitments.append(
                Commitment(STATUSES.index(record["status"]), pieces, window, parties)
            )

    def _keys(self, who: str, sort: str) -> list[Key]:
        """The actors of the article whom the gold means."""
        if sort == "state":
            return [("state", who)] if re.fullmatch("[A-Z]{3}", who) else []
        if sort == "person":
            return [("person", n) for n, name in enumerate(self.names) if same_person(name, who)]
        body = self.bodies.get(_plain(who))
        return [("organization", body)] if body else []

    def _pieces(self, record: Record) -> range:
        span = self.aligned.span(record["evidence"])
        pieces = self.example.pieces.covering(*span) if span is not None else None
        return range(*pieces) if pieces is not None else range(0)

    def _in_one_window(self, pieces: list[int]) -> tuple[list[int], int]:
        """Of these pieces those of the window that judges most of them, and its number."""
        if not pieces:
            return [], 0
        windows = self.example.pieces.windows
        judged = Counter(n for piece in pieces for n, w in enumerate(windows) if w.first <= piece < w.last)
        number = judged.most_common(1)[0][0]
        window = windows[number]
        return [p for p in pieces if window.first <= p < window.last], number

    def _common(self, pieces: list[int]) -> list[int]:
        """Those of the words that may tell of something: no names, figures and short words."""
        text, spans = self.example.text, self.example.pieces.spans
        common = [p for p in pieces if text[spans[p][0]].islower() and len(self.word[p]) > _SHORT]
        return common or pieces

    def _word(self, piece: int) -> str:
        start = self.example.pieces.spans[piece][0]
        match = _WORD.match(self.example.text, start)
        return match[0].lower() if match else ""


_WORD = re.compile(r"[\w-]+")
#: Words of so few letters are articles, prepositions and pronouns more often than verbs.
_SHORT = 3


def _of_one_meeting(talks: Record, meeting: Record) -> bool:
    """Whether talks may be those of a meeting at which both sides were.

    Gold states a pair once for each date, and the dates of some pairs are coarser than their meeting's: at
    talks and calls of two sides, both of them talked, whatever the date.
    """
    if (talks["status"] in _HAPPENS) != (meeting["status"] in _HAPPENS):
        return False
    return meeting["kind"] in ("bilateral", "call") or talks["date"] == meeting["date"]


def _plain(name: str) -> str:
    return " ".join(re.sub(r"\W+", " ", name.lower()).split())


class View:
    """One window of an example, as arrays: what :class:`ingest.models.heads.Scored` has of a text read."""

    def __init__(self, example: Example, number: int) -> None:
        self.example, self.number = example, number
        self.window: Window = example.pieces.windows[number]
        start, end = self.window.start, self.window.end
        self.candidates = [s for s in example.candidates if start <= s.start and s.end <= end]
        spans = [(s.start - start + 1, s.end - start + 1) for s in self.candidates]
        self.spans = np.array(spans, dtype=np.int64).reshape(-1, 2)
        self.middle = self.spans.sum(axis=1) // 2
        self.sort = np.array([s.sort for s in self.candidates], dtype=np.int64)
        self.sentence = np.array([example.pieces.sentence[s.start] for s in self.candidates], dtype=np.int64)
        self.mentions: dict[Key, list[int]] = {}
        for n, one in enumerate(self.candidates):
            for key in one.keys:
                self.mentions.setdefault(key, []).append(n)
        self.words = [p for p in example.pieces.words if self.window.first <= p < self.window.last]
        self.times = [n for n, s in enumerate(self.candidates) if s.when is not None]
        self.places = [n for n, s in enumerate(self.candidates) if s.place is not None]
        self.events = [e for e in example.events if e.window == number]
        self.commitments = [c for c in example.commitments if c.window == number]

    def row(self, piece: int) -> int:
        """The row of a piece among the window's hidden states."""
        return piece - self.window.start + 1

    @property
    def size(self) -> int:
        """Pieces, with the two marks."""
        return self.window.end - self.window.start + 2

    @property
    def tells(self) -> bool:
        """Whether the article has anything to find."""
        return bool(self.example.events or self.example.commitments)


def views(examples: Iterable[Example]) -> Iterator[View]:
    """All windows of all examples."""
    for one in examples:
        for number in range(len(one.pieces.windows)):
            yield View(one, number)


assert FACTUALITY[2] == "off"  # noqa: S101 - _FACTUALITY numbers them
