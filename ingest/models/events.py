"""What the learned reader finds, as values: events with their arguments, commitments, office-holders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import numpy as np

from ingest.actors.model import Actor, Mention, Person, acts_for
from ingest.dates.when import When
from ingest.lexicon.triggers import Status
from ingest.meetings.mention import Trigger
from ingest.meetings.place import Place

EventType: TypeAlias = Literal["bilateral", "multilateral", "visit", "call"]
Factuality: TypeAlias = Literal["held", "planned", "off"]
CommitmentStatus: TypeAlias = Literal["pledged", "approved", "announced"]
#: What is decided: that a word tells of a meeting or a commitment, that somebody takes part, that two talked.
Decision: TypeAlias = Literal["meeting", "participant", "pair", "commitment"]


@dataclass(frozen=True, slots=True)
class Argument:
    """An actor in a role of an event, the words that say so, and the probability.

    The rest is what the parse says, of what no score makes a participant: ``absent`` is who is said to stay
    away, ``topic`` who is only a topic or tells of what nation somebody is; ``visitor`` is who does what the
    trigger tells, ``speaker`` who speaks of it, ``met`` whom somebody met who then goes on to do it,
    ``discusses`` who talks about it;
    ``apart`` says that the text names him only in what it tells of another time, ``before`` that it names him
    before the trigger's sentence, ``here`` that this names or means him, or speaks to who speaks as well;
    ``lists`` are the heads of what is told in one breath with him there, as tokens; of those between whom
    something is there are none.
    """

    actor: Actor
    mention: Mention
    score: float
    absent: bool = False
    topic: bool = False
    visitor: bool = False
    speaker: bool = False
    met: bool = False
    discusses: bool = False
    apart: bool = False
    before: bool = False
    here: bool = True
    lists: frozenset[int] = frozenset()

    @property
    def side(self) -> Actor:
        """For whom he acts, or else himself."""
        return acts_for(self.actor) or self.actor


@dataclass(frozen=True, slots=True)
class TalkedWith:
    """Two participants who talked with each other."""

    first: Argument
    second: Argument
    score: float


@dataclass(frozen=True, slots=True)
class LearnedEvent:
    """An event mention. ``score`` is the probability that its trigger tells of a meeting.

    ``when`` and ``place`` are those of the text that are likeliest; ``today`` says that it is the day of the
    report, ``here`` that it is where the report comes from. The rest is what the parse says: ``status`` is
    its factuality (tense is grammar, which rules read better than a model that saw few plans told in the
    past), ``known`` whether a table has the word, ``beside`` the tokens of "sidelines of the summit", if it
    was held there; ``moves`` is true of "the talks were moved to Rome", ``along`` where others are said to be
    with who travels. ``stated`` are the times that the sentence states, ``own``
    is the only one, where it stands in the clause of the event; ``earlier`` says that it is told as
    one of before: "their recent talks", ``sent`` that a delegation is sent to it and it is no meeting ("a
    delegation to attend the inauguration"), ``among`` that nobody else is there, or only somebody's own
    people: "met with his security team". In a transcript, ``mine`` is what the speaker tells of himself ("I
    met X in Oslo"), ``unknown`` where nobody knows who speaks.
    """

    trigger: Trigger
    type: EventType
    factuality: Factuality
    score: float
    participants: tuple[Argument, ...]
    pairs: tuple[TalkedWith, ...]
    conveners: tuple[Argument, ...]
    when: When | None = None
    today: bool = False
    place: Place | None = None
    here: bool = False
    status: Status = "held"
    known: bool = True
    beside: tuple[int, ...] = ()
    moves: bool = False
    along: bool = False
    stated: tuple[When, ...] = ()
    own: When | None = None
    earlier: bool = False
    sent: bool = False
    among: bool = False
    mine: bool = False
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class LearnedCommitment:
    """A word by which somebody binds himself: a token's index, its status, and who does."""

    trigger: int
    status: CommitmentStatus
    score: float
    parties: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """How likely a person holds an office, and for which states he may act."""

    person: Person
    score: float
    states: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the learned reader finds in one text.

    ``calibration`` holds, by decision, points of a rising line from scores to shares of right decisions.
    """

    events: tuple[LearnedEvent, ...] = ()
    commitments: tuple[LearnedCommitment, ...] = ()
    holders: tuple[Holder, ...] = ()
    calibration: Mapping[str, Sequence[tuple[float, float]]] = field(default_factory=dict)

    def calibrated(self, decision: Decision, score: float) -> float:
        """The share of decisions of such a score that are right, from 0 to 1: measured on articles that the
        model was not learned from; the score itself where that was not measured."""
        if points := self.calibration.get(decision):
            scores, shares = zip(*points, strict=True)
            score = float(np.interp(score, scores, shares))
        return round(score, 3)

    def score_of(self, decision: Decision, confidence: float) -> float:
        """The least score of decisions that are right as often as ``confidence`` says, in hundredths; more
        than 1 where none is."""
        scores = (n / 100 for n in range(101))
        return next((score for score in scores if self.calibrated(decision, score) >= confidence), 1.01)
