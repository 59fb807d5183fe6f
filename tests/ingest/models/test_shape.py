"""Who sat with whom: what an event of the learned reader makes of three states and more."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from ingest.actors.model import State
from ingest.models.events import Argument, LearnedEvent, TalkedWith
from ingest.models.shape import shape
from tests.ingest.meetings.values import CROATIA, KENYA, NORWAY, participant, trigger

MET = trigger(0)
MEETINGS = replace(trigger(0, "meetings"), tag="NNS")
#: The heads of what stands before the trigger, and of the list behind it.
BEFORE, LIST = frozenset({1}), frozenset({5})


def event(word: object = MET, scores: tuple[float, float, float] = (0.1, 0.1, 0.1)) -> LearnedEvent:
    """Norway and two others; ``scores`` of Norway and Kenya, Norway and Croatia, Kenya and Croatia."""
    told = [
        Argument(state, participant(state).mention, 0.9, lists=BEFORE if state == NORWAY else LIST)
        for state in (NORWAY, KENYA, CROATIA)
    ]
    pairs = tuple(TalkedWith(*two, score) for two, score in zip(combinations(told, 2), scores, strict=True))
    return LearnedEvent(word, "bilateral", "held", 1.0, tuple(told), pairs, ())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "kind", "sides"),
    [
        # All at one table: no two are likelier to have talked than others.
        (event(), "multilateral", [None]),
        (event(scores=(0.3, 0.2, 0.05)), "multilateral", [None]),
        # Two talked, and the third is only spoken of.
        (event(scores=(0.3, 0.05, 0.05)), "bilateral", [{NORWAY, KENYA}]),
        # One by one: "her meetings with the presidents of Kenya and Croatia".
        (event(MEETINGS), "bilateral", [{NORWAY, KENYA}, {NORWAY, CROATIA}]),
    ],
)
def test_of_three_states(told: LearnedEvent, kind: str, sides: list[set[State] | None]) -> None:
    assert shape(told, told.participants, [], gathering=False) == (kind, sides)


def test_who_stands_apart_from_a_list_met_all_of_it_at_once() -> None:
    told = event(MEETINGS)
    alone = [replace(one, lists=BEFORE) for one in told.participants]
    assert shape(told, alone, [], gathering=False) == ("multilateral", [None])
