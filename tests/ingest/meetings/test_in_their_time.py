"""A meeting is of no year in which somebody who takes part led no state yet, or had long ceased to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ingest.actors.model import Office, Person
from ingest.dates.when import When
from ingest.lexicon.triggers import Status
from ingest.meetings.in_their_time import in_their_time
from tests.ingest.meetings.values import LUND, meeting

GENERAL = Person("Eisenhower", offices=(Office("General", "military"),), state="USA", minister=True)
SENATOR = Person("Eisenhower", state="USA")
MODI = Person("Narendra Modi", state="IND", minister=True)


@pytest.mark.parametrize(
    ("person", "year", "told"),
    [
        (GENERAL, 2024, False),
        (GENERAL, 1944, True),
        # Of a surname that stands alone only an office tells whose it is.
        (SENATOR, 2024, True),
        (MODI, 1960, False),
        (MODI, 2023, True),
        # Of whom the table knows nothing.
        (LUND, 1960, True),
    ],
)
def test_the_table_of_leaders_tells_which_days_cannot_be(person: Person, year: int, told: bool) -> None:
    when = When(0, 1, date(year, 6, 6), None, "day")
    (one,) = in_their_time([meeting("visit", person, when=when)], date(2024, 6, 6))
    assert one.when == (when if told else None)


def test_what_is_of_a_day_to_come_is_planned() -> None:
    days = [When(0, 1, date(2019, 6, number), None, "day") for number in (12, 14)]
    found = in_their_time([meeting("visit", LUND, when=when) for when in days], date(2019, 6, 12))
    assert [one.status for one in found] == ["held", "planned"]


@pytest.mark.parametrize(
    ("told", "when", "stands"),
    [
        ("planned", When(0, 1, date(2019, 5, 1), None, "month"), ("planned", False)),
        # The day of another deed: "left on Tuesday for Rome, where he will meet X".
        ("planned", When(0, 1, date(2019, 6, 11), None, "day"), ("planned", False)),
        ("planned", When(0, 1, date(2019, 6, 12), None, "day"), ("planned", True)),
        ("planned", When(0, 1, date(2019, 6, 1), None, "month"), ("planned", True)),
        ("cancelled", When(0, 1, date(2019, 6, 11), None, "day"), ("cancelled", True)),
    ],
)
def test_what_is_planned_is_of_no_time_that_is_past(
    told: Status, when: When, stands: tuple[Status, bool]
) -> None:
    one = replace(meeting("visit", LUND, when=when), status=told)
    (found,) = in_their_time([one], date(2019, 6, 12))
    assert (found.status, found.when is not None) == stands


def test_to_the_learned_reader_what_is_of_a_month_that_is_past_was_held() -> None:
    """It takes "the summit in May" for planned more often than it takes another time for that of a plan."""
    when = When(0, 1, date(2019, 5, 1), None, "month")
    one = replace(meeting("visit", LUND, when=when), status="planned", source="model")
    assert [(found.status, found.when) for found in in_their_time([one], date(2019, 6, 12))] == [
        ("held", when)
    ]
