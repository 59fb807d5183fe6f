"""Which meetings belong into the graph."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.actors.model import Office, Person
from ingest.meetings.model import Meeting, Pair
from ingest.meetings.place import Place
from ingest.meetings.sifted import sifted
from tests.ingest.meetings.values import KENYA, LUND, NORWAY, OTIENO, meeting, trigger

HOLM = Person("Lars Holm", offices=(Office("President", "head_of_state", former=True),), state="NOR")


@pytest.mark.parametrize(
    ("told", "stays"),
    [
        (meeting("bilateral", LUND, OTIENO), True),
        (meeting("bilateral", HOLM, OTIENO), True),
        (meeting("visit", LUND), True),
        (meeting("visit", LUND, place=Place("Nairobi", "KEN")), True),
        (meeting("visit", LUND, OTIENO, place=Place("Oslo", "NOR")), True),
        (meeting("multilateral", LUND, HOLM), True),
        # A state with itself: those who served it before are of it still.
        (meeting("bilateral", LUND, HOLM), False),
        (meeting("call", NORWAY, HOLM), False),
        (meeting("visit", LUND, place=Place("Bergen", "NOR")), False),
    ],
)
def test_a_state_does_not_meet_or_visit_itself(told: Meeting, stays: bool) -> None:
    assert bool(sifted([told])) is stays


def told_by(word: str, around: str, kind: str = "bilateral", **more: object) -> Meeting:
    who = () if kind == "multilateral" else (NORWAY, KENYA)
    said = replace(trigger(0, word, around), around=around, tag=str(more.pop("tag", "VBD")))
    return replace(meeting(kind, *who, **more), triggers=(said,))


@pytest.mark.parametrize(
    ("told", "stays"),
    [
        (told_by("sign", "Lund signed an executive order on Kenya."), False),
        (told_by("sign", "Lund signed the bill on Kenya."), False),
        (told_by("sign", "Lund and Bill Otieno signed the treaty."), True),
        (
            told_by("sign", "They signed a treaty, which needs legislation.", pairs=(Pair(LUND, OTIENO),)),
            True,
        ),
        (told_by("met", "Lund met Otieno to speak of the bill."), True),
        # Nobody, nothing and nowhere.
        (told_by("summit", "Our summit today.", "multilateral"), False),
        (
            told_by("summits", "Summits in Oslo.", "multilateral", place=Place("Oslo", "NOR"), tag="NNS"),
            False,
        ),
        (told_by("summit", "The summit in Oslo.", "multilateral", place=Place("Oslo", "NOR")), True),
        (told_by("summit", "The Fjord Summit.", "multilateral", name="Fjord Summit"), True),
        (meeting("multilateral", LUND, name="last year's summit"), False),
        (meeting("multilateral", LUND, name="peace conference on Laos"), True),
        # A paper, a government's own, a company's.
        (
            told_by("Convention", "UN", "multilateral", name="Convention on the Law of the Sea"),
            False,
        ),
        (
            replace(
                told_by("Convention", "UN", "multilateral", name="Convention on the Law of the Sea"),
                attendance=meeting("multilateral", NORWAY).attendance,
            ),
            False,
        ),
        (told_by("Convention", "UN", "multilateral", name="Sámi Convention"), True),
        (
            meeting("multilateral", LUND, name="emergency government meeting", place=Place("Oslo", "NOR")),
            False,
        ),
        (
            meeting("multilateral", LUND, name="Lake Heads of Government meeting", score=0.8, source="both"),
            True,
        ),
        (meeting("multilateral", LUND, name="Cancer Care Summit"), False),
        (meeting("multilateral", LUND, name="Cancer Care Summit", source="both", score=0.8), True),
        (meeting("multilateral", LUND, name="White House Fish Summit"), False),
        (meeting("multilateral", LUND, OTIENO, name="White House Fish Summit"), True),
        (
            meeting("multilateral", name="shareholders meeting", place=Place("Oslo", "NOR")),
            False,
        ),
    ],
)
def test_acts_of_one_and_gatherings_of_nobody_are_left_out(told: Meeting, stays: bool) -> None:
    assert bool(sifted([told])) is stays


def test_talks_stay_beside_their_gathering() -> None:
    talks = meeting("bilateral", LUND, OTIENO, parent=2)
    found = sifted([meeting("bilateral", LUND, HOLM), talks, meeting("multilateral", name="Fjord Summit")])
    assert [one.name for one in found] == ["", "Fjord Summit"]
    assert found[0].parent == 1
