"""Who sat with whom: the kind of the meeting of which an event tells, and the sides of each of several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingest.actors.model import Actor, State
from ingest.meetings.model import MeetingKind
from ingest.models.coreference import TALKS
from ingest.models.events import Argument, LearnedEvent, TalkedWith

#: From this probability on, the partners of one may have met each other as well.
_TOGETHER = 0.15
#: Of three, two rather talked with each other whose probability is this at least, and so many times that of
#: any other two.
_TALKED, _TIMES = 0.1, 3


def shape(
    event: LearnedEvent,
    present: Sequence[Argument],
    pairs: Iterable[TalkedWith],
    gathering: bool,
) -> tuple[MeetingKind, list[set[Actor] | None]]:
    """The kind of an event's meeting, and the sides of each of several.

    One who talked with each of two or more others met them one by one ("met separately with A, B and C");
    where more than two took part otherwise, all sat at one table, unless rather two of them talked.
    A gathering of two states is talks, unless the rules or a body that convened it say that it was one.
    """
    states: set[Actor] = {one.side for one in present if isinstance(one.side, State)}
    if event.type == "multilateral" and len(states) == 2 and not gathering:
        return "bilateral", [None]
    if event.type not in TALKS:
        return event.type, [None]
    sides: list[set[Actor]] = []
    for pair in pairs:
        both = {pair.first.side, pair.second.side}
        if isinstance(pair.first.actor, State) and len(both) == 2 and both not in sides:
            sides.append(both)
    if len(sides) > 1 and (hub := set.intersection(*sides)) and not _talked(event, states - hub):
        return event.type, [*sides]
    if len(states) < 3:
        return event.type, [None]
    if each := _one_by_one(event, present, states):
        return event.type, [*each]
    if two := _two(event, states):
        return event.type, [two]
    return event.type if event.type == "call" else "multilateral", [None]


def _talked(event: LearnedEvent, others: set[Actor]) -> bool:
    """Whether the partners of one may have talked with each other too: then all sat at one table."""
    return any(
        pair.score * event.score >= _TOGETHER
        for pair in event.pairs
        if pair.first.actor in others and pair.second.actor in others
    )


def _two(event: LearnedEvent, states: set[Actor]) -> set[Actor] | None:
    """The two of three states or more who rather talked with each other than all did: who is named beside
    them is only spoken of ("X told Y that Z had agreed")."""
    pairs = ({pair.first.actor, pair.second.actor} for pair in event.pairs)
    likely = [(pair, one.score) for pair, one in zip(pairs, event.pairs, strict=True) if pair <= states]
    likely.sort(key=lambda one: -one[1])
    apart = bool(likely) and all(likely[0][1] >= _TIMES * score for _, score in likely[1:])
    return likely[0][0] if apart and likely[0][1] >= _TALKED else None


def _one_by_one(event: LearnedEvent, present: Sequence[Argument], states: set[Actor]) -> list[set[Actor]]:
    """The sides of each meeting of one with those whom a list names: "his meetings with A, B and C"."""
    if event.trigger.tag not in ("NNS", "NNPS"):
        return []
    lists: dict[int, set[Actor]] = {}
    for one in present:
        for first in one.lists if one.side in states else ():
            lists.setdefault(first, set()).add(one.side)
    for first, listed in lists.items():
        if first > event.trigger.at and len(listed) == len(states) - 1:
            told = dict.fromkeys(one.side for one in present)  # In the same order in every run.
            return [(states - listed) | {other} for other in told if other in listed]
    return []
