"""A meeting as an article tells it, and when two tellings can be of one: parties, days, places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal, TypeAlias

from spacy.tokens import Span, Token

from ingest.actors.model import Actor, Organization, Person, acts_for
from ingest.confidence import Source
from ingest.dates.find import When
from ingest.lexicon.words import word_table
from ingest.meetings.mention import Participant
from ingest.meetings.places import REGION, Place
from ingest.syntax.factuality import Status

MeetingKind: TypeAlias = Literal["multilateral", "bilateral", "visit", "call"]

_LEVELS: Mapping[str, str] = word_table("levels")


@dataclass(slots=True)
class Attendance:
    """Somebody at a meeting, in what part, and the sentences that say so.

    ``score`` is how sure the learned reader is, from 0 to 1, None where only rules tell of it; ``source``
    says who does. So with pairs and meetings.
    """

    party: Participant
    role: Literal["host", "chair", "delegate"] = "delegate"
    sentences: list[Span] = field(default_factory=list)
    score: float | None = None
    source: Source = "rules"


@dataclass(slots=True)
class Pair:
    """Two who talked, of different states."""

    first: Actor
    second: Actor
    sentences: list[Span] = field(default_factory=list)
    score: float | None = None
    source: Source = "rules"


@dataclass(slots=True, eq=False)
class Meeting:
    """One meeting as the article tells it. ``stops`` are where a journey goes after its first place."""

    kind: MeetingKind
    status: Status
    name: str = ""
    when: When | None = None
    place: Place | None = None
    stops: list[Place] = field(default_factory=list)
    organizations: list[Organization] = field(default_factory=list)
    attendance: list[Attendance] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    parent: Meeting | None = None
    sentences: list[Span] = field(default_factory=list)
    triggers: list[Token] = field(default_factory=list)
    score: float | None = None
    source: Source = "rules"

    def states(self) -> set[str]:
        """The states that take part, through whomever."""
        return {iso3 for a in self.attendance if (iso3 := a.party.iso3)}

    def persons(self) -> set[int]:
        """Identities of the persons who take part."""
        return {id(a.party.actor) for a in self.attendance if isinstance(a.party.actor, Person)}

    def legs(self) -> list[Meeting]:
        """The visits that a journey is, one to each state: of "will leave on Friday for A, B and C" three, of
        which Friday is the day of the first; the others are in its month."""
        later = self.when
        if later is not None and later.precision == "day":
            later = replace(later, date=later.date.replace(day=1), end_date=None, precision="month")
        found, seen = [replace(self, stops=[])], {self.place.iso3 if self.place is not None else None}
        for stop in self.stops:
            if stop.iso3 and stop.iso3 not in seen:
                seen.add(stop.iso3)
                found.append(replace(self, place=stop, stops=[], when=later))
        return found

    def attendance_of(self, actor: Actor) -> Attendance | None:
        """How somebody took part, if he did."""
        return next((a for a in self.attendance if a.party.actor == actor), None)

    def pair_of(self, first: Actor, second: Actor) -> Pair | None:
        """The pair of two, in either order, if they talked."""
        return next((p for p in self.pairs if {p.first, p.second} == {first, second}), None)

    def attend(
        self,
        parties: Iterable[Participant],
        sentence: Span,
        role: Literal["host", "chair", "delegate"] = "delegate",
    ) -> None:
        """Add those who took part, or a further sentence that says so."""
        for party in parties:
            known = self.attendance_of(party.actor)
            if known is None:
                self.attendance.append(Attendance(party, role, [sentence]))
            elif sentence not in known.sentences:
                known.sentences.append(sentence)

    def talk(self, first: Actor, second: Actor, sentence: Span) -> None:
        """Add a pair who talked, or a further sentence that says so."""
        pair = self.pair_of(first, second)
        if pair is None:
            self.pairs.append(Pair(first, second, [sentence]))
        elif sentence not in pair.sentences:
            pair.sentences.append(sentence)

    def absorb(self, other: Meeting) -> None:
        """Take up another telling of this meeting; a visit stays its visitors' alone. What is held at the end
        was planned before."""
        for attendance in other.attendance:
            if self.kind == "visit" and self.place and attendance.party.iso3 == self.place.iso3:
                continue
            for sentence in attendance.sentences:
                self.attend([attendance.party], sentence)
        for pair in other.pairs:
            for sentence in pair.sentences:
                self.talk(pair.first, pair.second, sentence)
        if self.kind == other.kind and (self.status, other.status) == ("planned", "held"):
            self.status = "held"
        elif self.when is None and other.when is not None and other.status == "planned":
            self.status = "planned"  # A headline tells as done what the report says is to come.
        self.learn(other.when, other.place)
        self.sentences += [s for s in other.sentences if s not in self.sentences]
        self.triggers += other.triggers

    def distance(self, token: Token) -> int:
        """How many tokens lie between a word and the nearest that tells of the meeting."""
        return min(abs(trigger.i - token.i) for trigger in self.triggers)

    def learn(self, when: When | None, place: Place | None) -> None:
        """Take up a day or a place that says more than what is known."""
        self.when = finer(self.when, when)
        if place is not None and (
            self.place in (None, REGION) or (self.place.city is None and place.iso3 == self.place.iso3)
        ):
            self.place = place


def by_side(parties: Iterable[Participant]) -> dict[Actor, list[Participant]]:
    """The participants by whom they act for, as far as that is known."""
    sides: dict[Actor, list[Participant]] = {}
    for party in parties:
        side = acts_for(party.actor)
        if side is not None:
            sides.setdefault(side, []).append(party)
    return sides


def affiliations(meeting: Meeting) -> set[Actor]:
    """All states and organizations for which somebody takes part; former office-holders for themselves."""
    return {side for a in meeting.attendance if (side := acts_for(a.party.actor))}


def head(meeting: Meeting) -> Token:
    """The word that tells of a meeting first."""
    return meeting.triggers[0]


def bare(token: Token) -> str:
    """The bare noun; the tagger often takes "the ministers meeting" for a verb."""
    return token.lower_.removesuffix("s")


def level(meeting: Meeting) -> str | None:
    for word in meeting.name.lower().replace("'", " ").replace("’", " ").split():
        if word in _LEVELS:
            return _LEVELS[word]
    return None


#: Words of a gathering's name at the most: behind them stands what it is about.
_NAME = 14


def name_of(noun: Token) -> str:
    """The name of a gathering as it stands: "13th SAARC Summit", "summit of the Americas"."""
    doc = noun.doc
    start = noun.left_edge.i
    while start < noun.i and (doc[start].pos_ in ("DET", "PUNCT", "PRON") or doc[start].dep_ == "det"):
        start += 1
    end = noun.i + 1
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "on", "for") and child.i == end:
            end = child.right_edge.i + 1
    return " ".join(doc[start : min(end, start + _NAME)].text.split())


def _range(when: When) -> tuple[date, date]:
    if when.end_date is not None:
        return when.date, when.end_date
    if when.precision == "day":
        return when.date, when.date
    if when.precision == "month":
        after = (when.date.replace(day=28) + timedelta(days=4)).replace(day=1)
        return when.date, after - timedelta(days=1)
    return when.date, when.date.replace(month=12, day=31)


def within(when: When | None) -> When | None:
    """What is sure of the date of something that took place during something else: the day, if that was
    one day, else the month."""
    if when is None or when.end_date is None or when.precision != "day":
        return when
    same_month = (when.date.year, when.date.month) == (when.end_date.year, when.end_date.month)
    return (
        replace(when, date=when.date.replace(day=1), end_date=None, precision="month") if same_month else None
    )


def dates_conflict(one: When | None, other: When | None, days: int = 0) -> bool:
    """Whether two dates cannot be of one meeting; unknown dates conflict with none."""
    if one is None or other is None:
        return False
    slack = timedelta(days=days)
    start, end = _range(one)
    first, last = _range(other)
    return end + slack < first or last + slack < start


def finer(one: When | None, other: When | None) -> When | None:
    if one is None or other is None:
        return one or other
    order = {"day": 0, "month": 1, "year": 2}
    if order[other.precision] < order[one.precision]:
        return other
    if one.precision == other.precision == "day" and one.end_date is None and other.end_date is not None:
        return other if other.date <= one.date <= other.end_date else one
    return one


def places_differ(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None:
        return False
    if one.iso3 and other.iso3 and one.iso3 != other.iso3:
        return True
    return bool(one.city and other.city and one.city != other.city)
