"""What a date means that names its month, year or age: "May 5, 2019", "in March", "the late 1990s"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from ingest.dates.context import Context, dated, nearest, stated_year
from ingest.lexicon.calendar import (
    STEP,
    Found,
    count,
    day_number,
    month_number,
    month_start,
    sure,
    weekday_number,
)
from ingest.lexicon.triggers import GATHERING_NOUNS, TALK_NOUNS
from ingest.lexicon.words import word_sets, word_table

_LEXICON = word_sets("dates", "absolute")
_DECADES: Mapping[str, Sequence[int]] = word_table("decades")
#: So many months ahead "this December" lies in another year: in January it is the last one.
_NEXT_YEAR = 9
#: Holidays that are on the same day each year everywhere: its month and its number.
HOLIDAYS: Mapping[str, Sequence[int]] = word_table("holidays")


def numeric(match: re.Match[str], context: Context) -> Found | None:
    if match["y"]:
        return date(int(match["y"]), int(match["m"]), int(match["d"])), None, "day"
    first, second, year = int(match["a"]), int(match["b"]), int(match["c"])
    if first > 12 or match["sep"] == ".":
        return date(year, second, first), None, "day"
    if second > 12:
        return date(year, first, second), None, "day"
    return sure(*sorted((date(year, first, second), date(year, second, first))))


def day_range(match: re.Match[str], context: Context) -> Found | None:
    second = month_number(match["month2"] or match["month"])
    first = month_number(match["month"] or match["month2"])
    end = dated(day_number(match["last"]), second, match, context)
    if end is None:
        return None
    start = date(end.year - (first > second), first, day_number(match["first"]))
    return start, end, "day"


def holiday(match: re.Match[str], context: Context) -> Found | None:
    """Reads "on Christmas Day", "on the eve of May Day"; "the Boxing Day tsunami" tells what, not when."""
    if _names_a_thing(context):
        return None
    month, number = HOLIDAYS[match["holiday"]]
    day = dated(number, month, match, context)
    if day and _on_the_eve(context):
        day -= timedelta(1)
    return (day, None, "day") if day else None


def beside(match: re.Match[str], context: Context) -> Found | None:
    """Reads "a day before the May 10 vote", "two weeks after 21 April"."""
    if match["holiday"]:
        month, number = HOLIDAYS[match["holiday"]]
    else:
        month = month_number(match["month"] or match["month2"])
        number = day_number(match["day"] or match["day2"])
    day = dated(number, month, match, context)
    least, most = (1, 1) if match["n"].lower() == "the" else count(match["n"])
    if day is None or least != most:
        return None
    sign = -1 if match["side"].lower() == "before" else 1
    weeks = {"week": 1, "fortnight": 2}.get(match["unit"].lower())
    if weeks:
        # "A week before" a day is said of the days around as well.
        return sure(*sorted(day + timedelta(sign * (7 * weeks * least + slack)) for slack in (-3, 3)))
    return day + timedelta(sign * least), None, "day"


def _names_a_thing(context: Context) -> bool:
    """Whether a holiday stands before a noun that takes its name; "Christmas Day talks" are of that day."""
    return any(
        token.dep_ in ("compound", "nmod", "amod")
        and token.head.i >= context.end
        and token.head.lemma_.lower() not in TALK_NOUNS
        for token in context.doc[context.start : context.end]
    )


def _on_the_eve(context: Context) -> bool:
    """As in "on the eve of May Day", "on the eve of Malta's Sept. 21 holiday"; the eve of a summit's day is
    not the day of the summit."""
    token = context.doc[context.start]
    for above in (token, *token.ancestors):
        if above.i >= context.end and above.lemma_.lower() in TALK_NOUNS | GATHERING_NOUNS:
            return False
        if above.dep_ == "prep":
            return above.lower_ == "of" and above.head.lower_ == "eve"
    return False


def single_day(match: re.Match[str], context: Context) -> Found | None:
    day = dated(
        day_number(match["day"]),
        month_number(match["month"]),
        match,
        context,
        weekday_number(match.group()),
    )
    if day and _on_the_eve(context):
        day -= timedelta(1)
    return (day, None, "day") if day else None


def month_name(match: re.Match[str], context: Context) -> Found | None:
    name = match["month"].strip(".").lower()
    year = stated_year(match, context)
    modifier = (match["mod"] or "").lower()
    cue = modifier or context.before() in _MONTH_CUES
    if not year and context.after() in _OF_PLACES:
        return None  # "flew to Mar del Plata"
    if not year and not match["month2"]:
        believed = context.doc[context.end - 1].ent_type_ == "DATE" and name not in _AMBIGUOUS
        if not (cue or believed) or context.anchor is None:
            return None
    number = month_number(name)
    last = month_number(match["month2"]) if match["month2"] else None
    if year:
        end = date(year, last, 1) if last else None
        return date(year - bool(last and last < number), number, 1), end, "month"
    anchor = context.anchor
    if anchor is None:
        return None
    candidates = [date(y, number, 1) for y in range(anchor.year - 1, anchor.year + 2)]
    here = anchor.replace(day=1)
    if modifier == "last":
        start = max(day for day in candidates if day < here)
    elif modifier == "next":
        start = min(day for day in candidates if day > here)
    elif modifier == "this" and 0 <= number - anchor.month < _NEXT_YEAR:
        start = here.replace(month=number)
    else:
        meant = nearest(candidates, here, context)
        if meant is None:
            return None
        start = meant
    return start, date(start.year + (last < number), last, 1) if last else None, "month"


def weekday_of_month(match: re.Match[str], context: Context) -> Found | None:
    """Reads "the first Monday of April", "the last Friday in May 2018"."""
    number, month = weekday_number(match.group()), month_number(match["month"])
    year, anchor = stated_year(match, context), context.anchor
    if number is None:
        return None
    if year is not None:
        return _nth(match["nth"].lower(), number, year, month), None, "day"
    if anchor is None:
        return None
    years = range(anchor.year - 1, anchor.year + 2)
    day = nearest([_nth(match["nth"].lower(), number, near, month) for near in years], anchor, context)
    return (day, None, "day") if day else None


def _nth(nth: str, weekday: int, year: int, month: int) -> date:
    if nth == "last":
        end = month_start(year, month + 1) - timedelta(1)
        return end - timedelta((end.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * ORDINALS.index(nth))


#: Of which weekday of a month is told, but for the last.
ORDINALS = ("first", "second", "third", "fourth")

_AMBIGUOUS = _LEXICON["ambiguous"]
_MONTH_CUES = _LEXICON["month_cues"]
_OF_PLACES = _LEXICON["of_places"]


def decade(match: re.Match[str], context: Context) -> Found | None:
    """Reads "in the 1960s", "the late 1990s"."""
    first = int(match["decade"])
    part = (match["part"] or "").lower()
    begin, end = _DECADES.get(part, (0, 9))
    return date(first + begin, 1, 1), date(first + end, 1, 1), "year"


def war(match: re.Match[str], context: Context) -> Found | None:
    """The years of the world wars."""
    first = (match["number"] or match["number2"]).lower() in ("i", "1", "one", "first")
    begin, end = (1914, 1918) if first else (1939, 1945)
    return date(begin, 1, 1), date(end, 1, 1), "year"


def year_range(match: re.Match[str], context: Context) -> Found | None:
    first, last = match["first"], match["last"]
    last = last if len(last) == 4 else first[:2] + last
    return date(int(first), 1, 1), date(int(last), 1, 1), "year"


def day_of_near_month(match: re.Match[str], context: Context) -> Found | None:
    """Reads "the 5th of this month"."""
    if context.anchor is None:
        return None
    month = month_start(context.anchor.year, context.anchor.month + STEP[match["near"].lower()])
    try:
        return month.replace(day=int(match["nth"])), None, "day"
    except ValueError:  # a day that this month has not
        return None


def this_day(match: re.Match[str], context: Context) -> Found | None:
    """Reads "on this day in 1961": the report's day, of that year."""
    anchor = context.anchor
    return (anchor.replace(year=int(match["y"])), None, "day") if anchor is not None else None


def year(match: re.Match[str], context: Context) -> Found | None:
    token = context.doc[context.end - 1]
    counted = context.end < len(context.doc) and context.doc[context.end].tag_ == "NNS"
    if match["the"] or context.before() in _YEAR_CUES or (token.ent_type_ == "DATE" and not counted):
        return date(int(match["y"]), 1, 1), None, "year"
    return None


_YEAR_CUES = _LEXICON["year_cues"]
