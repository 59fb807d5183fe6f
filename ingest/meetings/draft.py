"""Meetings while the sentences that tell of them are being joined: what is changed step by step.

They never leave the stage that makes them: what it was given it copies (:func:`drafts`), and what it gives
are meetings again (:func:`meetings`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ingest.actors.model import Actor, Organization
from ingest.confidence import Source
from ingest.dates.when import When
from ingest.lexicon.triggers import Status
from ingest.meetings.mention import Participant, Trigger
from ingest.meetings.model import Attendance, Meeting, MeetingKind, Pair, finer
from ingest.meetings.place import REGION, Place
from ingest.text.sentences import Sentence


@dataclass(slots=True, eq=False)
class Draft:
    """A meeting that is still being told; its fields are those of :class:`~ingest.meetings.model.Meeting`."""

    kind: MeetingKind
    status: Status
    name: str = ""
    when: When | None = None
    place: Place | None = None
    stops: list[Place] = field(default_factory=list)
    organizations: list[Organization] = field(default_factory=list)
    attendance: list[Attendance] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    parent: Draft | None = None
    sentences: list[Sentence] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)
    score: float | None = None
    source: Source = "rules"

    def attendance_of(self, actor: Actor) -> int | None:
        """The number of somebody's attendance, if he took part."""
        return next((n for n, a in enumerate(self.attendance) if a.participant.actor == actor), None)

    def pair_of(self, first: Actor, second: Actor) -> int | None:
        """The number of the pair of two, in either order, if they talked."""
        return next((n for n, p in enumerate(self.pairs) if {p.first, p.second} == {first, second}), None)

    def attend(self, participant: Participant, *sentences: Sentence) -> int:
        """Add who took part, or further sentences that say so; the number of his attendance."""
        number = self.attendance_of(participant.actor)
        if number is None:
            number = len(self.attendance)
            self.attendance.append(Attendance(participant))
        one = self.attendance[number]
        self.attendance[number] = replace(one, sentences=_with(one.sentences, sentences))
        return number

    def all_attend(self, participants: Iterable[Participant], sentence: Sentence) -> None:
        """Add all who took part by a sentence."""
        for participant in participants:
            self.attend(participant, sentence)

    def talk(self, first: Actor, second: Actor, *sentences: Sentence) -> int:
        """Add a pair who talked, or further sentences that say so; the number of the pair."""
        number = self.pair_of(first, second)
        if number is None:
            number = len(self.pairs)
            self.pairs.append(Pair(first, second))
        one = self.pairs[number]
        self.pairs[number] = replace(one, sentences=_with(one.sentences, sentences))
        return number

    def tell(self, *sentences: Sentence) -> None:
        """Add sentences that tell of the meeting."""
        self.sentences = list(_with(self.sentences, sentences))

    def absorb(self, other: Draft) -> None:
        """Take up another mention of this meeting; a visit stays its visitors' alone. What is held at the end
        was planned before."""
        for attendance in other.attendance:
            if self.kind == "visit" and self.place and attendance.participant.iso3 == self.place.iso3:
                continue
            self.attend(attendance.participant, *attendance.sentences)
        for pair in other.pairs:
            self.talk(pair.first, pair.second, *pair.sentences)
        if self.kind == other.kind and (self.status, other.status) == ("planned", "held"):
            self.status = "held"
        elif self.when is None and other.when is not None and other.status == "planned":
            self.status = "planned"  # A headline tells as done what the report says is to come.
        self.learn(other.when, other.place)
        self.tell(*other.sentences)
        self.triggers += other.triggers

    def distance(self, trigger: Trigger) -> int:
        """How many tokens lie between a word and the nearest that tells of the meeting."""
        return min(abs(one.at - trigger.at) for one in self.triggers)

    def learn(self, when: When | None, place: Place | None) -> None:
        """Take up a day or a place that says more than what is known."""
        self.when = finer(self.when, when)
        if place is not None and (
            self.place in (None, REGION) or (self.place.city is None and place.iso3 == self.place.iso3)
        ):
            self.place = place


def _with(known: Sequence[Sentence], sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    return tuple(dict.fromkeys((*known, *sentences)))


def drafts(meetings: Sequence[Meeting]) -> list[Draft]:
    """Drafts of meetings, in their order."""
    found = [
        Draft(
            m.kind,
            m.status,
            m.name,
            m.when,
            m.place,
            list(m.stops),
            list(m.organizations),
            list(m.attendance),
            list(m.pairs),
            None,
            list(m.sentences),
            list(m.triggers),
            m.score,
            m.source,
        )
        for m in meetings
    ]
    for draft, meeting in zip(found, meetings, strict=True):
        draft.parent = found[meeting.parent] if meeting.parent is not None else None
    return found


def meetings(drafts: Sequence[Draft]) -> list[Meeting]:
    """The meetings that drafts have become, in their order; of a larger meeting that fell none is a part."""
    numbers = {id(draft): number for number, draft in enumerate(drafts)}
    return [
        Meeting(
            d.kind,
            d.status,
            d.name,
            d.when,
            d.place,
            tuple(d.stops),
            tuple(d.organizations),
            tuple(d.attendance),
            tuple(d.pairs),
            numbers.get(id(d.parent)) if d.parent is not None else None,
            tuple(d.sentences),
            tuple(d.triggers),
            d.score,
            d.source,
        )
        for d in drafts
    ]
