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
    ("told", "day", "stands"),
    [("planned", 11, "held"), ("planned", 12, "planned"), ("cancelled", 11, "cancelled")],
)
def test_what_was_planned_for_a_day_that_is_past_was_held(told: Status, day: int, stands: Status) -> None:
    planned = replace(meeting("visit", LUND, when=When(0, 1, date(2019, 6, day), None, "day")), status=told)
    assert [one.status for one in in_their_time([planned], date(2019, 6, 12))] == [stands]
