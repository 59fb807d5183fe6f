"""When two articles tell of one meeting: by its parties and its day, and by whatever tells two apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graph.resolution.meetings import Record, decide

DAY = date(2019, 6, 12)
READOUT = Record(
    id="a/m",
    local="m",
    article="a",
    kind="bilateral",
    precision="day",
    start=DAY,
    end=DAY,
    published=DAY,
    states=frozenset({"BRA", "NOR"}),
    persons=frozenset({("NOR", "Kari Lund"), ("BRA", "João Marques da Rocha")}),
    bodies=frozenset(),
    city="Oslo",
    iso3="NOR",
    name="Talks of Brazil and Norway",
    part="",
    count=0,
)
OTHER = replace(READOUT, id="b/n", local="n", article="b")


def people(*names: str) -> frozenset[tuple[str, str]]:
    return frozenset(zip(("NOR", "BRA"), names, strict=True))


@pytest.mark.parametrize(
    "other",
    [
        OTHER,
        replace(OTHER, persons=people("Lund", "Marques"), city="", iso3=""),
        replace(OTHER, persons=people("Lund", "João"), city="", iso3=""),
        replace(OTHER, city="Bergen"),
        replace(OTHER, city="", iso3="SWE"),
        replace(OTHER, precision="", start=None, end=None),
    ],
    ids=["the same", "surnames", "a first name", "another city", "another state", "no day"],
)
def test_one_meeting_told_twice(other: Record) -> None:
    assert decide(READOUT, other).same
    assert decide(other, READOUT).same


@pytest.mark.parametrize(
    "other",
    [
        replace(OTHER, persons=people("Nils Berg", "João Marques da Rocha")),
        replace(OTHER, persons=people("Kari Lund", "Pedro Lima")),
        replace(OTHER, start=date(2019, 6, 13), end=date(2019, 6, 13), city="Bergen"),
        replace(OTHER, start=date(2019, 6, 15), end=date(2019, 6, 15)),
        replace(OTHER, states=frozenset({"NOR", "ARG"}), persons=people("Kari Lund", "Pedro Lima")),
        replace(OTHER, persons=frozenset(), city="Bergen"),
        replace(OTHER, kind="call"),
        replace(OTHER, article="a"),
    ],
    ids=["another host", "another guest", "next day elsewhere", "days later", "another state",
         "nobody named, another city", "a call", "one article"],
)  # fmt: skip
def test_two_meetings(other: Record) -> None:
    assert not decide(READOUT, other).same
    assert not decide(other, READOUT).same


def test_what_has_no_day_speaks_against_nothing() -> None:
    month = replace(OTHER, precision="month", start=date(2019, 6, 1), end=date(2019, 6, 30))
    undated = replace(READOUT, precision="", start=None, end=None)
    assert not decide(month, undated).veto


def test_parts_of_a_day_tell_two_meetings_of_the_same_people_apart() -> None:
    assert decide(replace(READOUT, part="morning"), replace(OTHER, part="evening")).veto
    assert decide(replace(READOUT, count=1), replace(OTHER, count=2)).veto
