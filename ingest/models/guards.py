"""What no score overrides: who and what can be no meeting, and who takes no part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.actors.model import Person, retired
from ingest.lexicon.triggers import OTHERS, SUMMIT_NOUNS
from ingest.meetings.mention import is_match
from ingest.models.coreference import TALKS
from ingest.models.events import Argument, LearnedEvent

#: What has not been and will not be.
NOT_HELD = ("hypothetical", "negated", "cancelled")
#: From this probability on, a state takes part that the text names only as the place.
_HOST = 0.15
#: Who is less likely than this share of the likeliest visitor only stands beside him in the text.
_SHARE = 0.6


def admissible(event: LearnedEvent) -> LearnedEvent | None:
    """The event without what no score makes a participant, or None where it can be no meeting at all.

    What is refused, denied, hoped for or only thought of has not been and will not be; matches are no
    meetings of states; what is talked about does not take part.
    """
    if event.status in NOT_HELD:
        return None
    participants = tuple(one for one in event.participants if _may_attend(one) and not one.topic)
    if event.sent:
        participants = _sent(participants)
        return replace(event, type="visit", participants=participants, pairs=(), conveners=())
    if event.type == "visit":
        if event.moves or event.unknown:
            return None  # "the talks were moved to Rome": nobody travels; "I went to Rome": who?
        # Who is first named behind the sentence of a journey is on another one.
        participants = tuple(a for a in participants if a.here or a.before or not isinstance(a.actor, Person))
        participants = tuple(a for a in participants if _travels(event, a, participants))
        surest = max((a.score for a in participants if isinstance(a.actor, Person)), default=0.0)
        participants = tuple(a for a in participants if a.score >= surest * _SHARE)
    if event.status == "planned" and not event.trigger.wording.before.isdisjoint(OTHERS):
        # Who comes to the next summit is not told by who came to this one.
        whole = event.trigger.lemma.lower() in SUMMIT_NOUNS
        participants = tuple(a for a in participants if a.here or not (whole or isinstance(a.actor, Person)))
    if event.type == "multilateral":
        participants = tuple(one for one in participants if not one.discusses)
    if event.type in TALKS:
        participants = _principals(participants)
    if event.type in TALKS and event.among:
        return None
    if event.type != "visit" and len({a.side for a in participants if not a.mention.place}) > 1:
        # "envoys of A and B met in Nairobi": Kenya was not there.
        participants = tuple(a for a in participants if a.score >= _HOST or not a.mention.place)
    if is_match(event.trigger, [a.mention for a in participants]):
        return None
    left = {one.actor for one in participants}
    pairs = tuple(p for p in event.pairs if {p.first.actor, p.second.actor} <= left)
    if event.mine and event.type != "multilateral":
        # "I met X": those of whom the speech has told before were not there.
        participants = tuple(one for one in participants if one.here)
        named = {one.actor for one in participants}
        pairs = tuple(p for p in pairs if {p.first.actor, p.second.actor} <= named)
    return replace(event, participants=participants, pairs=pairs)


def _principals(participants: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """Of those who seem to have talked, where the sentence names one of each side, none of whom was told
    before: "X met Y. Y was also received by Z"."""
    named = {one.side for one in participants if one.here and isinstance(one.actor, Person)}
    if len(named) < 2:
        return participants
    return tuple(a for a in participants if a.here or not (a.before and isinstance(a.actor, Person)))


def _may_attend(argument: Argument) -> bool:
    """Whether nothing is said of somebody that keeps him away from any meeting."""
    return _official(argument) and not argument.absent and not argument.apart


def _travels(event: LearnedEvent, argument: Argument, others: Iterable[Argument]) -> bool:
    """Whether somebody may be a visitor: no state by itself, and not who only speaks of another's journey, or
    whom the traveller met before it."""
    if argument.mention.kind == "state":
        return False
    visitors = [other.actor for other in others if other.visitor]
    apart = bool(visitors) and argument.actor not in visitors and not event.along
    return not (apart and (argument.speaker or argument.met))


def _sent(participants: Sequence[Argument]) -> tuple[Argument, ...]:
    """Of those who seem to take part in what a delegation attends, the delegation: those of the state that
    sends it, without him who names it."""
    senders = {one.side for one in participants if one.speaker}
    return tuple(
        one
        for one in participants
        if one.side in senders and not (one.speaker and isinstance(one.actor, Person))
    )


def _official(argument: Argument) -> bool:
    """Whether somebody may take part for a state: who holds no office and never did brings none."""
    people = [actor for actor in argument.mention.actors if isinstance(actor, Person)]
    return not people or any(person.minister or retired(person) for person in people)
