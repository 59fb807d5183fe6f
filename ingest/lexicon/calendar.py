"""The words of the calendar, and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, TypeAlias

from ingest.lexicon.words import word_table

Precision: TypeAlias = Literal["day", "month", "year"]

#: A day or the first day of a month or year, the same of a range's end, and which of these it is.
Found: TypeAlias = tuple[date, date | None, Precision]

_CALENDAR = word_table("calendar")
MONTHS: Sequence[str] = _CALENDAR["months"]
WEEKDAYS: Sequence[str] = _CALENDAR["weekdays"]
NUMBERS: Sequence[str] = _CALENDAR["numbers"]
#: Beyond twelve, which are counted in years only.
TENS: Mapping[str, int] = word_table("tens")
STEP: Mapping[str, int] = word_table("steps")


def _either(words: Iterable[str]) -> str:
    """One of some words, in capitals or with a capital."""
    return "(?:" + "|".join(form for word in words for form in (word, word.upper())) + ")"


#: Regular expressions for one of each, in capitals or with a capital; months may be cut to three letters.
MONTH = rf"(?:{_either(MONTHS)}|{_either([*(name[:3] for name in MONTHS), 'Sept'])}\b\.?)"
WEEKDAY = _either(WEEKDAYS)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[89]|20)\d\d"


def sure(first: date, last: date) -> Found | None:
    """What all days from ``first`` to ``last`` have in common: a day, a month, a year, or nothing."""
    if first == last:
        return first, None, "day"
    if (first.year, first.month) == (last.year, last.month):
        return first.replace(day=1), None, "month"
    return (date(first.year, 1, 1), None, "year") if first.year == last.year else None


def month_start(year: int, month: int) -> date:
    """The first day of a month; months count on beyond their year."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def month_number(name: str) -> int:
    return next(
        i for i, full in enumerate(MONTHS, 1) if full.lower().startswith(name.strip(". ").lower()[:3])
    )


def weekday_number(text: str) -> int | None:
    found = re.search(WEEKDAY, text)
    return next(i for i, name in enumerate(WEEKDAYS) if name == found.group().title()) if found else None


def day_number(text: str) -> int:
    return int(text.rstrip("stndrh"))


def count(text: str) -> tuple[int, int]:
    """The least and the most that a number word means."""
    text = text.lower()
    if text.isdigit():
        return int(text), int(text)
    if text in {"a", "an"}:
        return 1, 1
    if text in NUMBERS:
        return NUMBERS.index(text), NUMBERS.index(text)
    if parts := [part for part in re.split(r"[\s-]+", text) if part not in ("a", "one", "and")]:
        ones = [TENS.get(part) or (NUMBERS.index(part) if part in NUMBERS else 0) for part in parts]
        if all(ones):
            return sum(ones), sum(ones)
    # "Several", "a few", "some": fewer than ten, or one would say ten.
    return (2, 3) if "couple" in text else (2, 9)
