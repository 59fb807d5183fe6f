"""Offices that an article leaves out, from the table of leaders."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.actors.leading import office_in_table
from ingest.actors.model import Person


@pytest.mark.parametrize(
    ("name", "state", "day", "title"),
    [
        ("Vladimir Putin", "RUS", date(2019, 3, 1), "President"),
        ("Xi Jinping", "CHN", date(2019, 3, 1), "President"),
        # He may have left, or not begun, in that year.
        ("Angela Merkel", "DEU", date(2021, 12, 20), None),
        ("Donald Trump", "USA", date(2021, 11, 20), None),
        # The first man of a party bore no title of the state.
        ("Leonid Brezhnev", "RUS", date(1972, 5, 24), None),
        ("Vladimir Putin", "RUS", None, None),
    ],
)
def test_the_office_is_that_of_the_whole_year(
    name: str, state: str, day: date | None, title: str | None
) -> None:
    office = office_in_table(Person(name, state=state), day)
    assert (office.title if office else None) == title
