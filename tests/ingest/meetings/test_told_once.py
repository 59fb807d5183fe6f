"""What rules and learned reader tell of one meeting in two ways is one; what only looks alike stays two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ingest.dates.when import When
from ingest.meetings.complete import by_talks_there
from ingest.meetings.draft import drafts
from ingest.meetings.mention import Wording
from ingest.meetings.model import Meeting, Pair
from ingest.meetings.place import Place
from ingest.meetings.told_once import told_once
from tests.ingest.meetings.values import (
    BABIC,
    CROATIA,
    KENYA,
    LUND,
    NORWAY,
    OTIENO,
    UNION,
    day,
    sentence,
    trigger,
)
from tests.ingest.meetings.values import meeting as first

MONDAY, TUESDAY, JUNE = day(10), day(11), day(1, "month")
NAIROBI, OSLO, HAITI = Place("Nairobi", "KEN"), Place("Oslo", "NOR"), Place(None, "HTI")
TALKS = first("bilateral", LUND, OTIENO, NORWAY, KENYA, when=MONDAY, place=NAIROBI)


def told(number: int, word: str, kind: str, *actors, said: str = "They met.", **more) -> Meeting:  # type: ignore[no-untyped-def]
    """A meeting that the sentence of a number tells by a word."""
    here = sentence(number, said)
    one = first(kind, *actors, sentence=here, **more)
    return replace(one, triggers=(trigger(number, word, said),))


@pytest.mark.parametrize(
    "other",
    [
        # The same people, on a day that is in the month.
        told(3, "met", "bilateral", LUND, OTIENO, when=JUNE),
        # On one day, beside a state that they spoke of.
        told(3, "met", "bilateral", LUND, OTIENO, when=MONDAY, place=HAITI),
        # What they spoke of, wherever that is.
        told(3, "discuss", "bilateral", LUND, OTIENO, place=HAITI),
        # States, of which the text has told who spoke for them.
        told(3, "met", "bilateral", NORWAY, KENYA, when=MONDAY),
        # A summit of nobody else.
        told(3, "summit", "multilateral", when=MONDAY),
    ],
)
def test_one_meeting_told_twice_is_one(other: Meeting) -> None:
    (one,) = told_once([TALKS, other])
    assert (one.kind, one.when, one.place) == ("bilateral", MONDAY, NAIROBI)
    assert len(one.sentences) == 2


def test_later_today_is_said_at_the_meeting_itself() -> None:
    """A transcript is of what the press sees, before the doors are closed."""
    later = told(
        3, "met", "bilateral", LUND, OTIENO, when=MONDAY, status="planned", said="We meet later today."
    )
    spoken = told(0, "LUND", "bilateral", LUND, OTIENO, when=MONDAY, said="PRESIDENT LUND:")
    assert [one.status for one in told_once([spoken, later])] == ["held"]
    assert len(told_once([TALKS, later])) == 2


def test_who_meets_on_a_screen_is_in_no_place() -> None:
    screen = replace(TALKS.triggers[0], wording=Wording(before=frozenset({"a", "virtual"})))
    (one,) = told_once([replace(TALKS, triggers=(screen,))])
    assert one.place is None


@pytest.mark.parametrize(
    "other",
    [
        told(3, "met", "bilateral", LUND, OTIENO, when=TUESDAY),
        told(3, "met", "bilateral", LUND, OTIENO, when=MONDAY, place=OSLO),
        told(3, "met", "bilateral", LUND, OTIENO, when=day(1, "year"), place=None),
        told(
            3, "met", "bilateral", LUND, OTIENO, when=MONDAY, status="planned", said="They will meet again."
        ),
        told(3, "met", "bilateral", LUND, BABIC, when=MONDAY, place=NAIROBI),
        told(3, "spoke", "call", LUND, OTIENO, when=MONDAY),
        # Told as met, not as discussed: it may be another.
        told(3, "met", "bilateral", LUND, OTIENO, place=HAITI),
        # A summit that has a body, a name, or another day.
        told(3, "summit", "multilateral", when=MONDAY, organizations=(UNION,)),
        told(3, "summit", "multilateral", when=MONDAY, name="Lake Summit"),
        told(3, "summit", "multilateral", when=TUESDAY),
    ],
)
def test_another_meeting_stays_another(other: Meeting) -> None:
    assert len(told_once([TALKS, other])) == 2


def test_what_was_discussed_before_talks_to_come_was_at_others() -> None:
    ahead = replace(TALKS, status="planned")
    assert len(told_once([ahead, told(3, "discuss", "bilateral", LUND, OTIENO)])) == 2
    assert len(told_once([ahead, told(3, "discuss", "bilateral", LUND, OTIENO, status="planned")])) == 1


def test_what_three_discussed_is_the_meeting_of_the_three() -> None:
    both = [
        told(2, "met", "bilateral", LUND, OTIENO, when=MONDAY, place=OSLO),
        told(2, "met", "bilateral", LUND, BABIC, when=MONDAY, place=OSLO),
    ]
    three = told(4, "discuss", "multilateral", LUND, OTIENO, BABIC)
    (one,) = told_once([*both, three])
    assert (one.kind, one.place, len(one.attendance)) == ("multilateral", OSLO, 3)
    # Told to have met, they may have met once more.
    assert len(told_once([*both, told(4, "met", "multilateral", LUND, OTIENO, BABIC)])) == 3
    apart = [both[0], told(3, "met", "bilateral", LUND, BABIC, when=TUESDAY)]
    assert len(told_once([*apart, three])) == 3


def test_a_word_that_tells_of_two_tells_of_no_third() -> None:
    two = told(2, "talks", "bilateral", NORWAY, KENYA, when=MONDAY)
    more = told(2, "talks", "bilateral", NORWAY, KENYA, CROATIA, when=TUESDAY)
    assert [one.when for one in told_once([two, more])] == [MONDAY]
    assert len(told_once([two, told(3, "talks", "bilateral", NORWAY, KENYA, CROATIA, when=TUESDAY)])) == 2


def test_who_is_received_for_talks_is_on_no_visit_beside_them() -> None:
    talks = told(2, "welcome", "bilateral", LUND, OTIENO, when=MONDAY, place=OSLO)
    assert len(told_once([talks, told(2, "welcome", "visit", OTIENO, place=OSLO)])) == 1
    assert len(told_once([talks, told(3, "visit", "visit", OTIENO, place=OSLO)])) == 2


def test_the_meeting_of_two_leaders_is_their_talks() -> None:
    pair = (Pair(NORWAY, KENYA),)
    named = told(3, "summit", "multilateral", LUND, OTIENO, when=MONDAY, name="Lake Summit", pairs=pair)
    plain = told(3, "meeting", "multilateral", LUND, OTIENO, when=MONDAY, name="two leaders' meeting")
    assert [one.kind for one in told_once([TALKS, replace(plain, pairs=pair)])] == ["bilateral"]
    assert [one.kind for one in told_once([TALKS, named])] == ["bilateral", "multilateral"]


def test_three_at_the_table_of_a_gathering_are_at_it() -> None:
    four = (NORWAY, KENYA, CROATIA, UNION)
    larger = told(1, "talks", "multilateral", *four, when=MONDAY, place=NAIROBI)
    some = told(3, "round", "bilateral", *four[1:], when=MONDAY, place=NAIROBI)
    assert len(told_once([larger, some])) == 1
    for other in (replace(some, place=OSLO), replace(some, when=TUESDAY)):
        assert len(told_once([larger, other])) == 2


def test_what_nothing_tells_apart_is_one() -> None:
    """A gathering of the same states on the same day; and talks, be they the second, of the same two."""
    three = NORWAY, KENYA, CROATIA
    gathering = told(0, "met", "multilateral", *three, LUND, when=MONDAY, place=OSLO)
    again = told(3, "discussed", "multilateral", *three, when=MONDAY, place=OSLO)
    assert len(told_once([gathering, again])) == 1
    assert len(told_once([gathering, replace(again, when=TUESDAY)])) == 2
    assert len(told_once([gathering, replace(again, place=NAIROBI)])) == 2
    ahead = told(
        5, "host", "bilateral", LUND, OTIENO, NORWAY, KENYA, said="Their second talks.", status="planned"
    )
    both = [replace(one, when=MONDAY, place=NAIROBI, status="planned") for one in (TALKS, ahead)]
    assert len(told_once(both)) == 1


@pytest.mark.parametrize(
    ("said", "place", "status"),
    [
        ("Lund scrapped a trip on which she was to see Otieno.", NAIROBI, "cancelled"),
        ("Lund scrapped the trip and will see Otieno in Oslo.", OSLO, "planned"),
        ("Lund scrapped the trip; Otieno will come instead.", None, "planned"),
    ],
)
def test_talks_on_a_journey_that_is_off_are_off(said: str, place: Place | None, status: str) -> None:
    trip = told(0, "trip", "visit", LUND, NORWAY, said=said, place=NAIROBI, status="cancelled")
    two = LUND, OTIENO, NORWAY, KENYA
    talks = told(0, "see", "bilateral", *two, said=said, place=place, status="planned")
    assert [one.status for one in told_once([trip, talks])] == ["cancelled", status]


def test_gatherings_of_one_name_are_one_unless_their_numbers_differ() -> None:
    third = told(2, "summit", "multilateral", NORWAY, name="third Summit for Rivers", when=day(1, "year"))
    assert (
        len(told_once([third, told(3, "summit", "multilateral", name="Summit for Rivers", when=JUNE)])) == 1
    )
    assert len(told_once([third, told(3, "summit", "multilateral", name="second Summit for Rivers")])) == 2
    assert len(told_once([third, told(3, "summit", "multilateral", name="Summit for Lakes", when=JUNE)])) == 2


def test_the_day_of_talks_is_not_that_of_the_gathering_beside_which_they_were() -> None:
    said = "They met on the sidelines of the summit on Monday."
    talks = told(0, "met", "bilateral", LUND, OTIENO, when=MONDAY, said=said)
    gathering = told(0, "summit", "multilateral", organizations=(UNION,), when=MONDAY, said=said)
    found = told_once([talks, gathering])
    assert [(one.when.date, one.when.precision) for one in found if one.when] == [
        (date(2019, 6, 10), "day"),
        (date(2019, 6, 1), "month"),
    ]
    alone = told(3, "summit", "multilateral", organizations=(UNION,), when=MONDAY)
    assert [one.when for one in told_once([talks, alone])] == [MONDAY, MONDAY]


def test_a_day_is_not_lent_to_other_talks_of_the_same_people() -> None:
    lent = When(3, 4, date(2019, 4, 1), None, "month")
    there = told(0, "met", "bilateral", LUND, OTIENO, when=lent, place=NAIROBI)
    here = told(5, "met", "bilateral", LUND, OTIENO, when=lent, place=OSLO)
    assert [one.when for one in told_once([there, here])] == [lent, None]
    # States alone have no people in common, either: these are others.
    states = told(0, "met", "bilateral", NORWAY, KENYA, when=lent, place=NAIROBI)
    others = told(5, "met", "bilateral", CROATIA, NORWAY, when=lent, place=OSLO)
    assert [one.when for one in told_once([states, others])] == [lent, lent]


def test_a_meeting_that_no_word_tells_stays_as_it_is() -> None:
    untold = replace(TALKS, triggers=())
    assert len(told_once([TALKS, untold, untold])) == 3


def test_what_is_beside_a_meeting_that_is_another_is_beside_that() -> None:
    summit = told(2, "summit", "multilateral", organizations=(UNION,), name="Lake Summit")
    again = told(3, "summit", "multilateral", organizations=(UNION,), name="Lake Summit", when=JUNE)
    talks = replace(told(4, "met", "bilateral", LUND, BABIC), parent=1)
    found = told_once([summit, again, talks])
    assert [one.parent for one in found] == [None, 0]


def test_a_visit_of_no_day_was_in_the_month_of_the_talks_there() -> None:
    visit = told(0, "journey", "visit", LUND, NORWAY, place=Place("Nairobi", "KEN"))
    for there, month in ((TALKS, JUNE.date), (replace(TALKS, place=OSLO), None)):
        every = drafts([visit, there])
        by_talks_there(every)
        assert (every[0].when and every[0].when.date) == month
