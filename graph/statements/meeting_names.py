"""How a meeting is called where people read it: what it was, the city, the day.

``title`` is what it was ("SCO defence ministers' meeting"), worked out by whoever read the article; place and
day are those on which all its articles settle, so the whole is made here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

#: So many parties are named; of more, three and how many others.
_NAMED = 4


def full_name(meeting: Mapping[str, Any]) -> str:
    """The name of a meeting from its properties: "G7 summit, Hiroshima, May 2023"."""
    title, city, day = str(meeting["title"]), meeting.get("city"), meeting.get("date")
    parts = [title]
    if city and meeting.get("kind") not in ("call", "visit") and str(city).lower() not in title.lower():
        parts.append(str(city))
    if isinstance(day, date):
        until = meeting.get("end_date")
        precision = str(meeting.get("date_precision", "day"))
        told = in_words(day, precision, until)
        if precision != "year":
            parts[0] = title.removeprefix(f"{day.year} ")  # its year is told with its day
        parts += [] if told in title else [told]  # "2022 G7 Elmau Summit" has its year
    return ", ".join(parts)


def in_words(day: date, precision: str = "day", until: date | None = None) -> str:
    """A day as prose has it, no finer than it is known: "26 June 2013", "9–10 June 2018", "June 2013"."""
    if precision == "year":
        return f"{day.year}"
    if precision == "month":
        return f"{day:%B} {day.year}"
    last = f"{day.day} {day:%B} {day.year}"
    if until is None or until <= day:
        return last
    end = f"{until.day} {until:%B} {until.year}"
    if (day.year, day.month) == (until.year, until.month):
        return f"{day.day}–{end}"
    return f"{day.day} {day:%B}–{end}" if day.year == until.year else f"{last}–{end}"


def listed(names: Iterable[str]) -> str:
    """Names as a list in prose: "A, B and C", "A, B, C and 6 others"."""
    every = list(names)
    if len(every) > _NAMED:
        return f"{', '.join(every[:3])} and {len(every) - 3} others"
    return f"{', '.join(every[:-1])} and {every[-1]}" if len(every) > 1 else "".join(every)
