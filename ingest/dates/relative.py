"""What a date means that counts from another day: "on Friday", "yesterday", "two weeks ago", "next year"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ingest.dates.context import AHEAD, UNTIL, Context
from ingest.lexicon.calendar import (
    STEP,
    WEEKDAY,
    Found,
    count,
    day_number,
    month_start,
    sure,
    weekday_number,
)
from ingest.lexicon.triggers import GATHERING_NOUNS
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import is_verb


def weekday(match: re.Match[str], context: Context) -> Found | None:
    number = weekday_number(match.group())
    if context.anchor is None or number is None or context.before() in _HOLIDAYS:
        return None
    anchor, modifier = context.anchor, (match["mod"] or "").lower()
    if match["week"]:
        monday = anchor - timedelta(anchor.weekday() - 7 * STEP[match["week"].lower()])
        day = monday + timedelta(number)
    elif modifier == "last":
        recent = anchor - timedelta((anchor.weekday() - number - 1) % 7 + 1)
        if recent.weekday() < anchor.weekday():  # this week's or last week's?
            return sure(recent - timedelta(7), recent)
        day = recent
    elif modifier == "next":
        coming = anchor + timedelta((number - anchor.weekday() - 1) % 7 + 1)
        if coming.weekday() > anchor.weekday():
            return sure(coming, coming + timedelta(7))
        day = coming
    elif modifier in {"this", "coming"}:
        day = anchor + timedelta((number - anchor.weekday()) % 7)
        if modifier == "this" and context.tense()[0] == "past":
            day = anchor - timedelta(anchor.weekday() - number)
    else:
        day = _bare_weekday(number, modifier, anchor, context)
    second = match["second"]
    end = day + timedelta(((weekday_number(second) or 0) - number) % 7) if second else None
    behind = context.doc[context.end : context.end + 1]
    next_clause = len(behind) and behind[0].tag_ == "VBD"  # "met on Monday and on Tuesday praised the talks"
    if end and match["join"].strip() == "and" and (next_clause or end != day + timedelta(1)):
        end = None
    return day, end, "day"


def _bare_weekday(number: int, modifier: str, anchor: date, context: Context) -> date:
    """The nearest such day not after the anchor, or with a future verb the next.

    Under a dateline of that day "later Friday" is today. So is what will be "on Friday", unless a later
    day was named before: "will leave on Tuesday … will meet on Thursday".
    """
    spoken, _ = context.tense()
    if context.before() in UNTIL:
        spoken = "future"
    ahead = timedelta((number - anchor.weekday()) % 7)
    said = context.doc[context.doc[context.start].sent.start : context.start].text
    home = spoken == "past" and _HOME.search(said)
    if _LEAVING.search(said) and not home:
        told = context.last if re.search(WEEKDAY, said) else None
        if told is not None and told <= anchor and spoken == "past":
            # "received him on Monday before flying on to Bucharest on Tuesday"
            return told + timedelta((number - told.weekday()) % 7)
        return anchor + ahead
    if spoken == "past" and modifier != "later" and context.off():
        return anchor + (ahead if ahead < timedelta(4) else ahead - timedelta(7))  # the nearest
    if spoken == "past" and modifier != "later":
        return anchor - timedelta((anchor.weekday() - number) % 7)
    here = any(token.lower_ == "here" for token in context.doc[max(0, context.start - 2) : context.start])
    firm = spoken in {"future", "present"} and not modifier and not here
    if not ahead and firm and context.latest and context.latest > anchor:
        return anchor + timedelta(7)
    return anchor + ahead


#: "Before leaving for Beijing on Thursday, he addressed parliament": he has yet to leave.
_LEAVING = re.compile(
    r"\b(?:[Bb]efore|[Aa]head of) (?:his |her |their )?"
    r"(?:leaving|departing|departure|flying|travell?ing|heading|setting (?:off|out))\b[^,.;]*$"
)
#: "Before flying home on Thursday, he met the president": he is back.
_HOME = re.compile(r"\b(?:home|back)\b[^,.;]*$")

_HOLIDAYS = word_sets("dates", "relative")["holidays"]


def near_day(match: re.Match[str], context: Context) -> Found | None:
    if context.anchor is None or context.before() == "ago":  # "generations ago today"
        return None
    words = re.sub(r"\s+", " ", match.group().lower())
    if words.startswith("the day before yesterday"):
        offset = -2
    elif words.startswith("the day after tomorrow"):
        offset = 2
    elif words.startswith(("yesterday", "last night", "last evening")):
        offset = -1
    else:
        offset = 1 if words.startswith("tomorrow") else 0
    return context.anchor + timedelta(offset), None, "day"


def beside_day(match: re.Match[str], context: Context) -> Found | None:
    """Reads "the day before", "a day later", "the same evening": beside the day named before."""
    words = match.group().lower()
    base = context.last if _SAME.search(words) else context.last or context.anchor
    if base is None:
        return None
    if re.search(r"before|earlier$|previous", words):
        return base - timedelta(1), None, "day"
    if re.search(r"after|a day later|next|following", words):
        return base + timedelta(1), None, "day"
    return base, None, "day"


def beside_event(match: re.Match[str], context: Context) -> Found | None:
    """Reads "on Monday, two days after meeting X", "on Monday, a day before the summit": the day of what the
    last word tells, from that told before in the sentence."""
    least, most = (1, 1) if match["n"].lower() == "the" else count(match["n"])
    own = context.doc[context.doc[context.start].sent.start : context.start]
    verb = context.doc[context.end - 1]
    told = context.last is not None and any(token.ent_type_ == "DATE" for token in own)
    if not told or context.last is None or least != most:
        return None
    if not is_verb(verb) and verb.lower_ not in GATHERING_NOUNS:
        return None
    step = timedelta(least)
    return context.last + (step if match["beside"].lower() == "before" else -step), None, "day"


#: Before a number: it is no distance.
_NO_LATER = frozenset({"for", "or", "than"})
#: What goes back to a day that is told, and means nothing without one.
_SAME = re.compile(r"\bsame\b|^that\b")

#: How many days a unit has, on average, and by how many it is off when it is counted loosely: by half.
_UNITS = {"day": (1, 0), "week": (7, 3), "month": (30.44, 15)}
#: Fewer years than that are counted one by one; "ten years ago" is a round number.
_ROUND = 10
#: So many months ago are counted, more are not.
_FEW = 2
#: What a count of days goes on from: "a year and a day ago".
_MORE = re.compile(r"(?i)(?<!\bfor )(?<!\bover )\b(?P<n>\d+|[a-z]+) years? and$")


def ago(match: re.Match[str], context: Context) -> Found | None:
    """Reads "two weeks ago", "in three days", "two days later": the days that it can mean, a unit being taken
    loosely; what is later than nothing that was told is of no day."""
    words = match.group().lower()
    if match["ahead"] and context.tense()[0] not in AHEAD:  # "the second time in two years"
        return None
    later = words.endswith("later")
    if later and context.before() in _NO_LATER:
        return None  # "will meet for two days later in May", "sooner or two weeks later"
    if match["ahead"] or words.endswith("ago"):
        anchor = context.anchor
    else:
        anchor = context.last if later else context.last or context.anchor
    if anchor is None:
        return None
    unit = match["unit"].lower()
    sign = 1 if match["ahead"] or later else -1
    least, most = count(match["n"])
    before = context.doc[context.doc[context.start].sent.start : context.start].text
    if not match["ahead"] and (further := _MORE.search(before)):
        fewest, most_years = count(further["n"])
        if fewest != most_years or unit == "year":
            return None
        last = 28 if anchor.month == 2 else 31  # Few years have a 29 February.
        anchor = anchor.replace(year=anchor.year + sign * fewest, day=min(anchor.day, last))
    if unit == "fortnight":
        unit, least, most = "week", 2 * least, 2 * most
    if unit == "year":
        return (date(anchor.year + sign * least, 1, 1), None, "year") if least == most < _ROUND else None
    if unit == "month" and least == most <= _FEW:
        return month_start(anchor.year, anchor.month + sign * least), None, "month"
    if unit == "week" and least == most:  # about that day: its month is sure enough
        return (anchor + timedelta(7 * sign * least)).replace(day=1), None, "month"
    length, slack = _UNITS[unit]
    bounds = [anchor + timedelta(sign * round(length * n)) for n in (least, most)]
    return sure(min(bounds) - timedelta(slack), max(bounds) + timedelta(slack))


def weeks_from(match: re.Match[str], context: Context) -> Found | None:
    """Reads "a week from Thursday", "two weeks from tomorrow", "Thursday week"."""
    anchor = context.anchor
    least, most = count(match["n"]) if match["n"] else (1, 1)
    if anchor is None or least != most:
        return None
    number = weekday_number(match.group())
    if number is None:
        start = anchor + timedelta(match["day"].lower() == "tomorrow")
    else:
        start = anchor + timedelta((number - anchor.weekday() - 1) % 7 + 1)
    return start + timedelta(7 * least * (1 + (match["unit"].lower() == "fortnight"))), None, "day"


def years_ago(match: re.Match[str], context: Context) -> Found | None:
    """Reads "thirty years ago today", "twenty years ago this month", "a quarter of a century ago"."""
    anchor = context.anchor
    if anchor is None:
        return None
    if match["century"]:
        least = most = _years_of(match["century"].lower())
    else:
        least, most = count(match["n"] or match["decades"])
    if match["decades"]:
        least, most = 10 * least, 10 * most
    if least != most or (least >= _ROUND and context.before() in _LOOSELY):
        return None
    year = anchor.year - least
    part = (match["part"] or "").lower()
    if "month" in part:
        return date(year, anchor.month, 1), None, "month"
    if "week" in part:
        monday = anchor.replace(year=year) - timedelta(anchor.weekday())
        return sure(monday, monday + timedelta(6))
    if part:
        day = anchor + timedelta(_BESIDE.get(part, 0))
        return day.replace(year=day.year - least), None, "day"
    return date(year, 1, 1), None, "year"


_LOOSELY = word_sets("dates", "relative")["loosely"]

_BESIDE = {"yesterday": -1, "tomorrow": 1}


def _years_of(part: str) -> int:
    """The years of a part of a century: 25 of "a quarter of a", 100 of "a"."""
    if "quarter" in part:
        return 75 if "three" in part else 25
    return 50 if "half" in part else 100


def near_unit(match: re.Match[str], context: Context) -> Found | None:
    """Reads "last week", "earlier this month", "next year", "at the weekend"."""
    anchor = context.anchor
    if anchor is None or context.before() == "ago":  # "generations ago this week"
        return None
    unit, near = match["unit"].lower(), match["which"].lower()
    if unit != "weekend" and near != "current" and re.match(r"the\s", match.group().lower()):
        return None  # "the last year" is a length of time, "the following year" counts from another
    step = STEP.get(near, 0)
    if unit == "year":
        return date(anchor.year + step, 1, 1), None, "year"
    if unit == "month":
        return month_start(anchor.year, anchor.month + step), None, "month"
    monday = anchor - timedelta(anchor.weekday())
    if unit == "weekend":
        if near in {"the", "this"} and context.tense()[0] == "past" and anchor.weekday() < 5:
            step = -1
        saturday = monday + timedelta(5 + 7 * step)
        return saturday, saturday + timedelta(1), "day"
    first, last = monday + timedelta(7 * step), monday + timedelta(7 * step + 6)
    part = (match["part"] or "").lower()
    if part == "earlier" and step == 0:
        last = max(first, anchor - timedelta(1))
    elif part == "later" and step == 0:
        first = min(last, anchor + timedelta(1))
    elif step == 0 and context.tense()[0] == "past":
        last = anchor  # what took place "this week"
    return sure(first, last)


def end_of_unit(match: re.Match[str], context: Context) -> Found | None:
    """Reads "at the end of the month", "later in the year", "by year-end"."""
    if context.anchor is None:
        return None
    if (match["unit"] or match["ending"]).lower() == "month":
        return context.anchor.replace(day=1), None, "month"
    return date(context.anchor.year, 1, 1), None, "year"


def season(match: re.Match[str], context: Context) -> Found | None:
    """Reads "this spring", "this fall": of the year nothing more is sure, of a winter not even that."""
    return (date(context.anchor.year, 1, 1), None, "year") if context.anchor else None


def day_of_month(match: re.Match[str], context: Context) -> Found | None:
    """Reads "on the 5th": of the month that the tense means."""
    if context.anchor is None:
        return None
    day, anchor = day_number(match["day"]), context.anchor
    spoken = context.tense()[0]
    step = 0
    if spoken == "past" and day > anchor.day:
        step = -1
    elif spoken in AHEAD and day < anchor.day:
        step = 1
    return month_start(anchor.year, anchor.month + step).replace(day=day), None, "day"
