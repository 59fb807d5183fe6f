"""How news writes dates: each form as a pattern, and the function that tells what it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import TypeAlias

from ingest.dates.context import AHEAD, Context, dated, nearest, stated_year
from ingest.lexicon.calendar import (
    DAY,
    MONTH,
    NUMBERS,
    STEP,
    TENS,
    WEEKDAY,
    YEAR,
    Found,
    count,
    day_number,
    month_number,
    month_start,
    sure,
    weekday_number,
)
from ingest.lexicon.words import word_sets

_LEXICON = word_sets("dates", "rules")

_TO = r"\s?(?:-|–|—|/|to|through|thru|until|till|and)\s?"
_N = r"(?i:\d{1,3}|an?|a couple of|(?:a )?few|several|" + "|".join(NUMBERS) + ")"
_TENS, _ONES = "|".join(name for name in TENS if name != "hundred"), "|".join(NUMBERS[1:10])
_MANY = rf"(?i:(?:a |one )?hundred|(?:{_TENS})(?:[- ](?:{_ONES}))?)"
_LEAD = rf"(?:{WEEKDAY}\s?,?\s+)?(?:the\s+)?"
_TAIL = (
    rf"(?:\s?,?\s+(?:of\s+|in\s+|,\s*)?(?P<year>{YEAR})\b"
    r"|\s+(?:of\s+)?(?P<near>(?i:last|this|next))\s+year\b)?"
)
_PART = r"(?:\s+(?i:morning|afternoon|evening|night))?"


def _numeric(match: re.Match[str], context: Context) -> Found | None:
    if match["y"]:
        return date(int(match["y"]), int(match["m"]), int(match["d"])), None, "day"
    first, second, year = int(match["a"]), int(match["b"]), int(match["c"])
    if first > 12 or match["sep"] == ".":
        return date(year, second, first), None, "day"
    if second > 12:
        return date(year, first, second), None, "day"
    return sure(*sorted((date(year, first, second), date(year, second, first))))


def _day_range(match: re.Match[str], context: Context) -> Found | None:
    second = month_number(match["month2"] or match["month"])
    first = month_number(match["month"] or match["month2"])
    end = dated(day_number(match["last"]), second, match, context)
    if end is None:
        return None
    start = date(end.year - (first > second), first, day_number(match["first"]))
    return start, end, "day"


def _single_day(match: re.Match[str], context: Context) -> Found | None:
    day = dated(
        day_number(match["day"]),
        month_number(match["month"]),
        match,
        context,
        weekday_number(match.group()),
    )
    if day and [t.lower_ for t in context.doc[max(0, context.start - 2) : context.start]] == ["eve", "of"]:
        day -= timedelta(1)
    return (day, None, "day") if day else None


def _month_name(match: re.Match[str], context: Context) -> Found | None:
    name = match["month"].strip(".").lower()
    year = stated_year(match, context)
    modifier = (match["mod"] or "").lower()
    cue = modifier or context.before() in _MONTH_CUES
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
    else:
        meant = nearest(candidates, here, context)
        if meant is None:
            return None
        start = meant
    return start, date(start.year + (last < number), last, 1) if last else None, "month"


_AMBIGUOUS = _LEXICON["ambiguous"]
_MONTH_CUES = _LEXICON["month_cues"]


def _weekday(match: re.Match[str], context: Context) -> Found | None:
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
    if end and match["join"].strip() == "and" and end != day + timedelta(1):
        end = None
    return day, end, "day"


def _bare_weekday(number: int, modifier: str, anchor: date, context: Context) -> date:
    """The nearest such day not after the anchor, or with a future verb the next.

    Under a dateline of that day "later Friday" is today. So is what will be "on Friday", unless a later
    day was named before: "will leave on Tuesday … will meet on Thursday".
    """
    spoken, _ = context.tense()
    if context.before() in {"by", "until", "till"}:
        spoken = "future"
    ahead = timedelta((number - anchor.weekday()) % 7)
    said = context.doc[context.doc[context.start].sent.start : context.start].text
    if _LEAVING.search(said):
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
_HOLIDAYS = _LEXICON["holidays"]


def _near_day(match: re.Match[str], context: Context) -> Found | None:
    if context.anchor is None:
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


def _beside_day(match: re.Match[str], context: Context) -> Found | None:
    """Reads "the day before", "a day later", "earlier in the day": beside the day named before."""
    base = context.last or context.anchor
    if base is None:
        return None
    words = match.group().lower()
    if re.search(r"before|earlier$|previous", words):
        return base - timedelta(1), None, "day"
    if re.search(r"after|a day later|next|following", words):
        return base + timedelta(1), None, "day"
    return base, None, "day"


def _ago(match: re.Match[str], context: Context) -> Found | None:
    """Reads "two weeks ago", "in three days": the days that it can mean, a unit being taken loosely."""
    words = match.group().lower()
    if match["ahead"] and context.tense()[0] not in AHEAD:  # "the second time in two years"
        return None
    anchor = context.anchor if match["ahead"] or words.endswith("ago") else context.last or context.anchor
    if anchor is None:
        return None
    unit = match["unit"].lower()
    sign = 1 if match["ahead"] else -1
    least, most = count(match["n"])
    if unit == "year":
        return (date(anchor.year + sign * least, 1, 1), None, "year") if least == most < 10 else None
    if unit == "week" and least == most:  # about that day: its month is sure enough
        return (anchor + timedelta(7 * sign * least)).replace(day=1), None, "month"
    length, slack = {"day": (1, 0), "week": (7, 3), "month": (30.44, 15)}[unit]
    bounds = [anchor + timedelta(sign * round(length * n)) for n in (least, most)]
    return sure(min(bounds) - timedelta(slack), max(bounds) + timedelta(slack))


def _years_ago(match: re.Match[str], context: Context) -> Found | None:
    """Reads "thirty years ago today", "twenty years ago this month", "a decade ago"."""
    anchor = context.anchor
    if anchor is None:
        return None
    least, most = count(match["n"]) if not match["decade"] else (10, 10)
    if least != most:
        return None
    year = anchor.year - least
    part = (match["part"] or "").lower()
    if "month" in part:
        return date(year, anchor.month, 1), None, "month"
    if part:
        return anchor.replace(year=year), None, "day"
    return date(year, 1, 1), None, "year"


def _decade(match: re.Match[str], context: Context) -> Found | None:
    """Reads "in the 1960s", "the late 1990s"."""
    first = int(match["decade"])
    part = (match["part"] or "").lower()
    begin, end = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part, (0, 9))
    return date(first + begin, 1, 1), date(first + end, 1, 1), "year"


def _war(match: re.Match[str], context: Context) -> Found | None:
    """The years of the world wars."""
    first = (match["number"] or match["number2"]).lower() in ("i", "1", "one", "first")
    begin, end = (1914, 1918) if first else (1939, 1945)
    return date(begin, 1, 1), date(end, 1, 1), "year"


def _near_unit(match: re.Match[str], context: Context) -> Found | None:
    """Reads "last week", "earlier this month", "next year", "at the weekend"."""
    anchor = context.anchor
    if anchor is None:
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


def _end_of_unit(match: re.Match[str], context: Context) -> Found | None:
    """Reads "at the end of the month", "later in the year"."""
    if context.anchor is None:
        return None
    if match["unit"].lower() == "month":
        return context.anchor.replace(day=1), None, "month"
    return date(context.anchor.year, 1, 1), None, "year"


def _year_range(match: re.Match[str], context: Context) -> Found | None:
    first, last = match["first"], match["last"]
    last = last if len(last) == 4 else first[:2] + last
    return date(int(first), 1, 1), date(int(last), 1, 1), "year"


def _year(match: re.Match[str], context: Context) -> Found | None:
    token = context.doc[context.end - 1]
    counted = context.end < len(context.doc) and context.doc[context.end].tag_ == "NNS"
    if match["the"] or context.before() in _YEAR_CUES or (token.ent_type_ == "DATE" and not counted):
        return date(int(match["y"]), 1, 1), None, "year"
    return None


_YEAR_CUES = _LEXICON["year_cues"]


def _season(match: re.Match[str], context: Context) -> Found | None:
    """Reads "this spring", "this fall": of the year nothing more is sure, of a winter not even that."""
    return (date(context.anchor.year, 1, 1), None, "year") if context.anchor else None


def _day_of_month(match: re.Match[str], context: Context) -> Found | None:
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


#: Raises ValueError where the words name no day of the calendar.
Resolver: TypeAlias = Callable[[re.Match[str], Context], Found | None]
_NOT_COUNT = r"(?![\d%]|[.,:]\d)"

_RULES: tuple[tuple[re.Pattern[str], Resolver], ...] = tuple(
    (re.compile(pattern), resolve)
    for pattern, resolve in (
        (
            rf"(?<![\w/-])(?:(?P<y>{YEAR})[-/.](?P<m>[01]?\d)[-/.](?P<d>[0-3]?\d)"
            rf"|(?P<a>[0-3]?\d)(?P<sep>[-/.])(?P<b>[01]?\d|[0-3]\d)(?P=sep)(?P<c>{YEAR}))\b",
            _numeric,
        ),
        (
            rf"\b{_LEAD}(?P<month>{MONTH})\s*(?P<first>{DAY})(?:\s?,\s{DAY})*{_TO}{_LEAD}"
            rf"(?:(?P<month2>{MONTH})\s+)?(?P<last>{DAY})\b{_NOT_COUNT}{_TAIL}",
            _day_range,
        ),
        (
            rf"\b{_LEAD}(?P<first>{DAY})(?:\s?,\s{DAY})*(?:\s+(?:of\s+)?(?P<month>{MONTH}))?{_TO}{_LEAD}"
            rf"(?P<last>{DAY})\s+(?:of\s+)?(?P<month2>{MONTH}){_TAIL}",
            _day_range,
        ),
        (rf"\b{_LEAD}(?P<month>{MONTH})\s*(?P<day>{DAY})\b{_NOT_COUNT}{_TAIL}", _single_day),
        (
            rf"\b{_LEAD}(?P<day>{DAY})\s+(?:day\s+)?(?:of\s+)?(?P<month>{MONTH})(?![a-z]){_TAIL}",
            _single_day,
        ),
        (
            rf"\b(?:(?P<mod>(?i:early|mid|late|last|next|this))[\s-]+)?(?P<month>{MONTH})(?![a-z])"
            rf"(?:{_TO}(?P<month2>{MONTH})(?![a-z]))?{_TAIL}",
            _month_name,
        ),
        (
            rf"\b(?:(?P<mod>(?i:last|next|this|coming|late|later|early|earlier))\s+(?:on\s+)?)?{WEEKDAY}"
            rf"(?!s\b|\s(?:Times|Telegraph|Mail|Mirror|Express|Herald|Tribune|Post|Star)\b){_PART}"
            rf"(?:(?P<join>{_TO})(?:on\s+)?(?P<second>{WEEKDAY})\b)?"
            rf"(?:\s?,?\s+(?:of\s+)?(?P<week>(?i:last|this|next))\s+week\b)?",
            _weekday,
        ),
        (
            r"(?i)\b(?:the day before yesterday|the day after tomorrow|yesterday|tomorrow|today|tonight"
            r"|last (?:night|evening)|this (?:morning|afternoon|evening))\b",
            _near_day,
        ),
        (
            r"(?i)\b(?:the (?:day|night|evening) (?:before|after)(?=\s*[.,;]|\s+(?:at|in|with|on|where|by)\b)"
            r"|(?:one|a) day (?:earlier|later|before)|the (?:next|following|previous) (?:day|morning|evening)"
            r"|(?:earlier|later) (?:in|on|that|the same|this) (?:the )?day|during the day"
            r"|(?:the|on the) same day)\b",
            _beside_day,
        ),
        (
            rf"\b(?:(?P<n>{_N}|{_MANY})\s+years|(?P<decade>(?i:a|one)\s+decade))\s+ago"
            r"(?:\s+(?P<part>(?i:today|to the day|this month)))?\b",
            _years_ago,
        ),
        (
            r"(?i)\b(?:the\s+)?(?:(?P<part>early|mid|late)[\s-]+)?(?P<decade>(?:1[89]|20)\d0)['’]?s\b",
            _decade,
        ),
        (r"\b(?:World War (?P<number>I{1,2}|One|Two|1|2)|(?P<number2>First|Second) World War)\b", _war),
        (
            rf"\b(?:(?P<ahead>(?i:in|within))\s+)?(?P<n>{_N})\s+(?P<unit>day|week|month|year)s?"
            r"(?:['’]\s?time\b|(?(ahead)(?=\s*[.,;]|\s+(?:at|with|when|to)\b)|\s+(?:ago|earlier)\b))",
            _ago,
        ),
        (
            r"(?i)\b(?:(?P<part>earlier|later|early|late|sometime)\s+)?"
            r"(?:the\s+)?(?P<which>last|past|previous|this|current|next|coming|following)"
            r"\s+(?P<unit>weekend|week|month|year)\b",
            _near_unit,
        ),
        (r"(?i)\b(?P<part>)(?:at|over|during)\s+(?P<which>the)\s+(?P<unit>weekend)\b", _near_unit),
        (
            r"(?i)\b(?:the end of|late[r]? in|before the end of) (?:the|this) (?P<unit>month|year)\b",
            _end_of_unit,
        ),
        (
            rf"\b(?P<first>{YEAR})(?:-|–|—|/| to | and | through | until )(?P<last>{YEAR}|\d\d)\b(?![-/.]\d)",
            _year_range,
        ),
        (rf"\b(?P<the>(?i:the (?:year )?|fiscal ))?(?<![\d.,$€£-])(?P<y>{YEAR})\b(?![\d%-]|[.,:]\d)", _year),
        (r"(?i)\bthis (?:spring|summer|autumn|fall)\b", _season),
        (rf"(?i)\bon the (?P<day>{DAY})(?=\s*[.,;]|\s+(?:and|at|in|to|with)\b)", _day_of_month),
    )
)


def matches(text: str, cuts: Iterable[int] = ()) -> Iterator[tuple[re.Match[str], Resolver]]:
    """What the rules match, in the text's order; of matches that overlap the first, then the longest. None
    reaches across one of the ``cuts``."""
    ends = [*cuts, len(text)]
    parts = list(zip([0, *ends], ends, strict=False))
    found = [
        (match, rank)
        for rank, (pattern, _) in enumerate(_RULES)
        for start, end in parts
        for match in pattern.finditer(text, start, end)
    ]
    found.sort(key=lambda item: (item[0].start(), -item[0].end(), item[1]))
    position = 0
    for match, rank in found:
        if match.start() >= position:
            position = match.end()
            yield match, _RULES[rank][1]
