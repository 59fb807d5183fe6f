"""Days of publication as tables state them: ISO, American, European, compact, seconds since 1970, mail's.

``05/04/2019`` is two days. Which is meant the other rows of its column tell, if one of them can be read in
one way only (``15/05/2019``); else who calls says so (``--date-format``), else the article has no day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Literal, TypeVar

from ingest.sources.admission import Rejected, Remark
from ingest.text.metadata import as_day

Order = Literal["dmy", "mdy"]

_NUMBERS = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d./-])")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4}(?:\d\d)?(?:\.\d+)?Z?)?")
_SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}|\d{15,16}|\d{18,19}")
_YEAR_FIRST = re.compile(r"((?:1[89]|20)\d\d)([./-])(\d{1,2})\2(\d{1,2})(?!\d)")
#: As programs print a time: "Wed May 15 09:30:00 +0000 2019".
_YEAR_LAST = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) \d\d:\d\d:\d\d(?: \S+)? (\d{4})$")
#: Years of two figures from here on are of the 1900s; POSIX draws the line at 69.
_TWO_FIGURES = 70


def day_of(value: object, stated: str | None = None) -> date | None:
    """The day that a cell states; ``stated`` is the order of its numbers, ``dmy`` or ``mdy``, or a format of
    :meth:`~datetime.datetime.strptime`, where that is known."""
    if isinstance(value, date):
        return as_day(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = f"{value:.0f}"
    text = str(value or "").strip()
    if not text:
        return None
    try:
        if stated and "%" in stated:
            return datetime.strptime(text, stated).date()
        return _numbers(text, stated) or _named(text)
    except (ValueError, OverflowError, OSError):  # 31 June, the year 50,000
        return None


def _numbers(text: str, stated: str | None) -> date | None:
    if match := _YEAR_FIRST.match(text):
        return date(int(match[1]), int(match[3]), int(match[4]))
    if match := _COMPACT.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if _SECONDS.fullmatch(text):
        whole = text.partition(".")[0]
        # Seconds since 1970 have nine or ten digits, and three more for each of milli-, micro-, nanoseconds.
        return datetime.fromtimestamp(int(whole) / 10 ** (3 * ((len(whole) - 8) // 3)), UTC).date()
    match = _NUMBERS.match(text)
    if match is None:
        return None
    order = stated or order_of(text)
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    if order is None and one != other:
        return None
    day, month = (other, one) if order == "mdy" else (one, other)
    return date(year if year > 99 else year + (1900 if year >= _TWO_FIGURES else 2000), month, day)


def _named(text: str) -> date | None:
    if match := _YEAR_LAST.match(text):
        text = f"{match[2]} {match[1]} {match[3]}"
    day = as_day(text)
    if day is None and re.match(r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3}\s+\d{2,4}\b", text):
        return parsedate_to_datetime(text).date()
    return day


def order_of(value: object) -> Order | None:
    """The order of a cell's numbers, if only one makes a day; full stops part European days."""
    match = _NUMBERS.match(str(value or "").strip())
    if match is None or len(match[1]) > 2 or match[1] == match[3]:
        return None
    one, other = int(match[1]), int(match[3])
    if one > 12 >= other or (match[2] == "." and other <= 12):
        return "dmy"
    return "mdy" if other > 12 >= one else None


def is_ambiguous(value: object) -> bool:
    """Can a cell be read as two days?"""
    match = _NUMBERS.match(str(value or "").strip())
    return match is not None and len(match[1]) <= 2 and match[1] != match[3] and order_of(value) is None


@dataclass(slots=True)
class Column:
    """What the cells of a column tell together: the order of their numbers, and how many are not read."""

    stated: str | None = None
    orders: set[Order] = field(default_factory=set)
    cells: int = 0
    unread: int = 0
    example: str = ""

    def add(self, value: object) -> None:
        """Note what one more cell tells of the others."""
        if not self.stated and (order := order_of(value)):
            self.orders.add(order)

    @property
    def order(self) -> str | None:
        """How the numbers of all cells are ordered, if they agree."""
        return self.stated or (next(iter(self.orders)) if len(self.orders) == 1 else None)

    def count(self, value: object) -> None:
        """Count a cell, and whether it can be read by now."""
        if value is None or not str(value).strip():
            return
        self.cells += 1
        if day_of(value, self.order) is None:
            self.unread += 1
            self.example = self.example or " ".join(str(value).split())[:40]


Row = TypeVar("Row", bound=Any)
#: So many rows wait for one that tells in which order their numbers are.
_WAITING = 1_000


def with_order(
    found: Iterator[Row | Rejected], name: str, cell: Callable[[Row], object]
) -> Iterator[Row | Rejected]:
    """Rows with the order of their column's numbers; at the end how many days could not be read.

    ``cell`` gives the cell that should hold a row's day. A row waits only while its day can be two.
    """
    column: Column | None = None
    waiting: list[tuple[Row, object]] = []

    def release(column: Column) -> Iterator[Row]:
        for row, value in waiting:
            column.count(value)
            yield replace(row, columns={**row.columns, **({"dates": column.order} if column.order else {})})
        waiting.clear()

    for row in found:
        if isinstance(row, Rejected):
            yield row
            continue
        column = column or Column(row.columns.get("dates"))
        value = cell(row)
        value = None if value == row.columns.get("published") else value  # the names once more
        column.add(value)
        waiting.append((row, value))
        alone = len(waiting) == 1 and not is_ambiguous(value)
        if alone or column.order or len(column.orders) > 1 or len(waiting) >= _WAITING:
            yield from release(column)
    if column is not None:
        yield from release(column)
        if column.unread:
            yield Remark(
                name,
                f"dates: {column.unread} of {column.cells} are not understood, as {column.example!r}; these "
                "articles are read without a day of publication: --date-format tells how dates are written",
            )
