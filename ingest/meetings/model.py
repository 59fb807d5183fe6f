"""A meeting as an article tells it, and when two event mentions can be of one: sides, days, places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import Literal, Protocol, TypeAlias

from ingest.actors.model import Actor, Organization, Person, acts_for
from ingest.confidence import Source
from ingest.dates.when import When
from ingest.lexicon.triggers import Status
from ingest.lexicon.words import word_table
from ingest.meetings.mention import Participant, Trigger
from ingest.meetings.place import Place
from ingest.text.sentences import Sentence

MeetingKind: TypeAlias = Literal["multilateral", "bilateral", "visit", "call"]

_LEVELS: Mapping[str, str] = word_table("levels")


@dataclass(frozen=True, slots=True)
class Attendance:
    """Somebody at a meeting, and the sentences that say so.

    ``score`` is how sure the learned reader is, from 0 to 1, None where only rules tell of it; ``source``
    says who does. So with pairs and meetings.
    """

    participant: Participant
    sentences: tuple[Sentence, ...] = ()
    score: float | None = None
    source: Source = "rules"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who talked, of different states."""

    first: Actor
    second: Actor
    sentences: tuple[Sentence, ...] = ()
    score: float | None = None
    source: Source = "rules"


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting as the article tells it. ``stops`` are where a journey goes after its first place;
    ``parent`` is the number of the larger meeting beside which it was held, in the list that both are of."""

    kind: MeetingKind
    status: Status
    name: str = ""
    when: When | None = None
    place: Place | None = None
    stops: tuple[Place, ...] = ()
    organizations: tuple[Organization, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    pairs: tuple[Pair, ...] = ()
    parent: int | None = None
    sentences: tuple[Sentence, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    score: float | None = None
    source: Source = "rules"


class Told(Protocol):
    """What a meeting tells, and one that is still being told."""

    @property
    def kind(self) -> MeetingKind: ...
    @property
    def status(self) -> Status: ...
    @property
    def name(self) -> str: ...
    @property
    def when(self) -> When | None: ...
    @property
    def place(self) -> Place | None: ...
    @property
    def stops(self) -> Sequence[Place]: ...
    @property
    def organizations(self) -> Sequence[Organization]: ...
    @property
    def attendance(self) -> Sequence[Attendance]: ...
    @property
    def sentences(self) -> Sequence[Sentence]: ...
    @property
    def triggers(self) -> Sequence[Trigger]: ...


def legs(meetings: Sequence[Meeting]) -> list[Meeting]:
    """Meetings with each journey as the visits that it is, one to each state."""
    parts = [_legs(meeting) for meeting in meetings]
    first = [0, *accumulate(len(visits) for visits in parts)]
    return [
        replace(one, parent=first[one.parent]) if one.parent is not None else one
        for visits in parts
        for one in visits
    ]


def _legs(meeting: Meeting) -> list[Meeting]:
    """Of "will leave on Friday for A, B and C" three, of which Friday is the day of the first; the others are
    in its month."""
    later = month_of(meeting.when) if meeting.when is not None else None
    found, seen = [replace(meeting, stops=())], {meeting.place.iso3 if meeting.place is not None else None}
    for stop in meeting.stops:
        if stop.iso3 and stop.iso3 not in seen:
            seen.add(stop.iso3)
            found.append(replace(meeting, place=stop, stops=(), when=later))
    return found


def states_of(meeting: Told) -> set[str]:
    """The states that take part, through whomever."""
    return {iso3 for a in meeting.attendance if (iso3 := a.participant.iso3)}


def people_of(meeting: Told) -> set[int]:
    """Identities of the persons who take part."""
    return {id(a.participant.actor) for a in meeting.attendance if isinstance(a.participant.actor, Person)}


def by_side(participants: Iterable[Participant]) -> dict[Actor, list[Participant]]:
    """The participants by whom they act for, as far as that is known."""
    sides: dict[Actor, list[Participant]] = {}
    for participant in participants:
        side = acts_for(participant.actor)
        if side is not None:
            sides.setdefault(side, []).append(participant)
    return sides


def affiliations(meeting: Told) -> set[Actor]:
    """All states and organizations for which somebody takes part; former office-holders for themselves."""
    return {side for a in meeting.attendance if (side := acts_for(a.participant.actor))}


def head(meeting: Told) -> Trigger:
    """The word that tells of a meeting first."""
    return meeting.triggers[0]


def bare(trigger: Trigger) -> str:
    """The bare noun; the tagger often takes "the ministers meeting" for a verb."""
    return trigger.text.lower().removesuffix("s")


def level(meeting: Told) -> str | None:
    for word in meeting.name.lower().replace("'", " ").replace("’", " ").split():
        if word in _LEVELS:
            return _LEVELS[word]
    return None


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
    return month_of(when) if same_month else None


def month_of(when: When) -> When:
    """The month of a day, where no more is sure; what is known no better stays."""
    if when.precision != "day":
        return when
    return replace(when, date=when.date.replace(day=1), end_date=None, precision="month")


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
