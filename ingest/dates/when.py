"""A date as a text states it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from graph.model import last_day
from ingest.lexicon.calendar import Precision


@dataclass(frozen=True, slots=True)
class When:
    """A date expression: the tokens from ``start`` to ``end``, and what they mean. Equal are those that mean
    the same.

    ``date`` is a day, or the first day of a month or year, as ``precision`` says; ``end_date``, of the
    same precision, is where a range ends ("June 26-28", "between 2014 and 2015"). ``limit`` is true
    where the words only bound the time ("since July", "until Friday", "by Dec. 15").
    """

    start: int = field(compare=False)
    end: int = field(compare=False)
    date: dt.date
    end_date: dt.date | None
    precision: Precision
    limit: bool = False

    @property
    def last_day(self) -> dt.date:
        """The last day that is meant: 31 December 2014 of "2014", 28 February of "February 2014"."""
        return last_day(self.end_date or self.date, self.precision)
