"""When two articles tell of one meeting: by its parties and its day, and by whatever tells two apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graph.resolution.meetings import Record
from graph.resolution.same_meeting import decide

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


def test_calls_of_two_days_each_told_on_its_own_are_two() -> None:
    call = replace(READOUT, kind="call", city="", iso3="")
    later = replace(OTHER, kind="call", city="", iso3="", start=date(2019, 6, 13), end=date(2019, 6, 13))
    assert decide(call, later).same
    assert decide(call, replace(later, published=date(2019, 6, 13))).veto


def gathering(name: str, **stated: object) -> Record:
    """A gathering of one body, as an article other than the readout's tells it."""
    record = replace(OTHER, kind="multilateral", states=frozenset(), persons=frozenset(), name=name)
    return replace(record, bodies=frozenset({"united-nations"}), **stated)  # type: ignore[arg-type]


def test_a_body_has_gatherings_of_many_names_and_levels() -> None:
    assembly = replace(gathering("UN General Assembly"), id="c/o", article="c")
    assert decide(assembly, gathering("United Nations General Assembly")).same
    assert not decide(assembly, gathering("UN Food Systems Summit")).same
    leaders = replace(gathering("Leaders' Meeting"), id="c/o", article="c")
    assert decide(leaders, gathering("Ministerial Meeting")).veto
    assert decide(leaders, gathering("CEO Summit")).veto


def test_a_city_under_two_spellings_is_one() -> None:
    assert decide(replace(READOUT, city="Pusan", persons=frozenset()),
                  replace(OTHER, city="Busan", persons=frozenset())).same  # fmt: skip


def test_the_next_of_a_series_is_not_the_one_of_these_days() -> None:
    held = replace(gathering("UN General Assembly"), id="c/o", article="c")
    undated = gathering("Next UN General Assembly", precision="", start=None, end=None)
    assert not decide(held, undated).same
