"""Which meetings belong into the graph."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ingest.actors.model import Office, Person
from ingest.dates.when import When
from ingest.meetings.model import Meeting
from ingest.meetings.place import Place
from ingest.meetings.sifted import sifted
from tests.ingest.meetings.values import KENYA, LUND, NORWAY, OTIENO, PRESIDENT, meeting, trigger

HOLM = Person("Lars Holm", offices=(Office("President", "head_of_state", former=True),), state="NOR")


@pytest.mark.parametrize(
    ("told", "stays"),
    [
        (meeting("bilateral", LUND, OTIENO), True),
        (meeting("bilateral", HOLM, OTIENO), True),
        (meeting("visit", LUND), True),
        (meeting("multilateral", LUND, HOLM), True),
        # A state with itself: those who served it before are of it still.
        (meeting("bilateral", LUND, HOLM), False),
        (meeting("call", NORWAY, HOLM), False),
    ],
)
def test_a_state_does_not_meet_itself(told: Meeting, stays: bool) -> None:
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
        (told_by("met", "Lund met Otieno to speak of the bill."), True),
        # Nobody, nothing and nowhere.
        (told_by("summit", "Our summit today.", "multilateral"), False),
        (
            told_by("summits", "Summits in Oslo.", "multilateral", place=Place("Oslo", "NOR"), tag="NNS"),
            False,
        ),
        (told_by("summit", "The summit in Oslo.", "multilateral", place=Place("Oslo", "NOR")), True),
        (told_by("summit", "The Fjord Summit.", "multilateral", name="Fjord Summit"), True),
    ],
)
def test_acts_of_one_and_gatherings_of_nobody_are_left_out(told: Meeting, stays: bool) -> None:
    assert bool(sifted([told])) is stays


def test_a_day_long_before_somebody_led_his_state_is_of_another_story() -> None:
    ruto = Person("William Ruto", offices=(PRESIDENT,), state="KEN", minister=True)
    now, then = When(0, 1, date(2024, 5, 23), None, "day"), When(0, 1, date(1963, 12, 12), None, "day")
    found = sifted([meeting("bilateral", LUND, ruto, when=when) for when in (now, then)])
    assert [one.when for one in found] == [now, None]
    # Of whom no table tells, and who led then:
    nkrumah = Person("Kwame Nkrumah", offices=(PRESIDENT,), state="GHA", minister=True)
    assert [one.when for one in sifted([meeting("bilateral", LUND, nkrumah, when=then)])] == [then]


def test_talks_stay_beside_their_gathering() -> None:
    talks = meeting("bilateral", LUND, OTIENO, parent=2)
    found = sifted([meeting("bilateral", LUND, HOLM), talks, meeting("multilateral", name="Fjord Summit")])
    assert [one.name for one in found] == ["", "Fjord Summit"]
    assert found[0].parent == 1
