"""Times that are long over, counted back, told by a holiday, of another calendar or of no day at all."""

from __future__ import annotations

import pytest

from graph.model import Facts
from tests.field.test_reading import facts_of

NPL, THA = "Nepali Foreign Minister Pradeep Gyawali", "Thai Foreign Minister Don Pramudwinai"


def day(facts: Facts) -> str | None:
    """The day, month or year of the talks, as far as it is told."""
    (talks,) = [n for n in facts.of_label("Meeting") if n.properties["kind"] == "bilateral"]
    told = talks.properties.get("date")
    length = {"year": 4, "month": 7}.get(str(talks.properties.get("date_precision")), 10)
    return str(told)[:length] if told else None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        # Long over: never of this month.
        ("in his student days", None),
        ("as a young diplomat", None),
        ("before independence", None),
        ("long before the quake", None),
        ("years earlier", None),
        ("a generation ago", None),
        ("in the 1990s", "1990"),
        # Counted back.
        ("two decades ago", "1999"),
        ("half a century ago", "1969"),
        ("a month ago", "2019-04"),
        ("six months ago", "2018"),
        ("five days ago", "2019-05-10"),
        # Beside a day that is told.
        ("a day before the May 10 holiday", "2019-05-09"),
        ("two days after the April 21 attacks", "2019-04-23"),
        ("the day after 30 April", "2019-05-01"),
        ("a week before May Day", "2019-04"),
        ("fifty years ago, on 3 June 1969,", "1969-06-03"),
        ("thirty-five years earlier, in 1984,", "1984"),
        ("twenty-five days ago", "2019-04-20"),
        # By the weekdays of a month.
        ("on the first Friday of March", "2019-03-01"),
        ("on the third Tuesday in April", "2019-04-16"),
        ("on the last Sunday of February 2016", "2016-02-28"),
        # By who ruled then, or what went on.
        ("in the days of the rajas", None),
        ("in the dying days of the monarchy", None),
        ("in the reign of King Mahendra", None),
        ("when Bangkok was still under martial law", None),
        # Holidays.
        ("on Christmas Day", "2018-12-25"),
        ("on New Year's Eve", "2018-12-31"),
        ("on the eve of May Day", "2019-04-30"),
        ("for Christmas Day talks", "2018-12-25"),
        # Other calendars, and days that are none.
        ("on Baisakh 30, 2076", None),
        ("in 2561 of the Buddhist calendar", None),
        ("on June 31", None),
        ("on February 30", None),
        # What looks like it:
        ("on Tuesday, 40 years after the war", "2019-05-14"),
        ("on May 2, decades after their first talks", "2019-05-02"),
        ("on Tuesday, a day before the vote", "2019-05-14"),
        ("on Tuesday on the eve of a summit", "2019-05-14"),
        ("on the last day of April 2018", "2018-04"),
        ("this month", "2019-05"),
        ("last month, before a vote on April 4", "2019-04"),
        ("in the first days of May", "2019-05"),
        ("the day before yesterday", "2019-05-13"),
    ],
)
def test_times_of_many_kinds(words: str, told: str | None) -> None:
    assert day(facts_of(f"{NPL} met {THA} in Bangkok {words}.")) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("on May 2 after the Boxing Day tsunami", "2019-05-02"),
        ("to recall the Boxing Day tsunami", "2019-05"),
        ("over the Christmas Eve truce", "2019-05"),
        ("to plan the Bastille Day parade", "2019-05"),
        ("at Africa Day celebrations on May 4", "2019-05-04"),
    ],
)
def test_what_is_called_after_a_holiday_is_not_of_that_day(words: str, told: str | None) -> None:
    assert day(facts_of(f"{NPL} met {THA} in Bangkok {words}.")) == told


def test_a_summit_of_next_week_has_not_been_held() -> None:
    facts = facts_of(
        f"{NPL} and {THA} spoke by telephone on Monday ahead of next week's ASEAN meeting in Hanoi."
    )
    assert {str(n.properties["status"]) for n in facts.of_label("Meeting") if n.properties.get("city")} == {
        "planned"
    }


def test_the_eve_of_a_summit_of_nobody_is_no_meeting() -> None:
    facts = facts_of(f"{NPL} met {THA} in Bangkok on Tuesday on the eve of a summit.")
    assert len(list(facts.of_label("Meeting"))) == 1


def test_who_left_behind_a_day_that_is_told_left_on_the_next() -> None:
    facts = facts_of(
        "Bulgarian President Rumen Radev received Serbian President Aleksandar Vucic in Sofia on Monday "
        "before flying to Bucharest on Tuesday."
    )
    days = {str(n.properties["city"]): str(n.properties["date"]) for n in facts.of_label("Meeting")}
    assert days["Bucharest"] == "2019-05-14"
