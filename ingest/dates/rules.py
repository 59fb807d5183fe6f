"""How news writes dates: each form as a pattern, and the function that tells what it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from ingest.dates import absolute, relative
from ingest.dates.context import Context
from ingest.lexicon.calendar import (
    DAY,
    MONTH,
    NUMBERS,
    TENS,
    WEEKDAY,
    YEAR,
    Found,
)
from ingest.lexicon.triggers import GATHERING_NOUNS
from ingest.lexicon.words import word_sets

_TO = r"\s?(?:-|–|—|/|to|through|thru|until|till|and)\s?"
_N = r"(?i:\d{1,3}|an?|a couple of|(?:a )?few|several|" + "|".join(NUMBERS) + ")"
_TENS, _ONES = "|".join(name for name in TENS if name != "hundred"), "|".join(NUMBERS[1:10])
_MANY = rf"(?i:(?:a |one )?hundred|(?:{_TENS})(?:[- ](?:{_ONES}))?)"
_LEAD = rf"(?:{WEEKDAY}\s?,?\s+)?(?:the\s+)?"
_TAIL = (
    rf"(?:\s?,?\s+(?:of\s+|in\s+|,\s*)?(?P<year>{YEAR})\b"
    r"|\s+(?:of\s+)?(?P<near>(?i:last|this|next))\s+year\b)?"
)
_HOLIDAYS = "|".join(sorted(map(re.escape, absolute.HOLIDAYS), key=len, reverse=True))
_PAPERS = "|".join(sorted(word_sets("dates", "rules")["papers"]))
#: "the", or whose day it is: "a day before Malta's Sept. 21 holiday".
_OWNER = r"(?:(?i:the|his|her|their|its)|(?:(?i:the)\s+)?(?:[A-Z][\w.-]*\s+){0,2}[A-Z][\w.-]*(?:['’]s|s['’]))"
_GATHERINGS = "|".join(sorted(GATHERING_NOUNS))
_PART = r"(?:\s+(?i:morning|afternoon|evening|night))?"


#: Raises ValueError where the words name no day of the calendar.
Resolver: TypeAlias = Callable[[re.Match[str], Context], Found | None]
_NOT_COUNT = r"(?![\d%]|[.,:]\d)"

_RULES: tuple[tuple[re.Pattern[str], Resolver], ...] = tuple(
    (re.compile(pattern), resolve)
    for pattern, resolve in (
        (
            rf"(?<![\w/-])(?:(?P<y>{YEAR})[-/.](?P<m>[01]?\d)[-/.](?P<d>[0-3]?\d)"
            rf"|(?P<a>[0-3]?\d)(?P<sep>[-/.])(?P<b>[01]?\d|[0-3]\d)(?P=sep)(?P<c>{YEAR}))\b",
            absolute.numeric,
        ),
        (
            rf"\b{_LEAD}(?P<month>{MONTH})\s*(?P<first>{DAY})(?:\s?,\s{DAY})*{_TO}{_LEAD}"
            rf"(?:(?P<month2>{MONTH})\s+)?(?P<last>{DAY})\b{_NOT_COUNT}{_TAIL}",
            absolute.day_range,
        ),
        (
            rf"\b{_LEAD}(?P<first>{DAY})(?:\s?,\s{DAY})*(?:\s+(?:of\s+)?(?P<month>{MONTH}))?{_TO}{_LEAD}"
            rf"(?P<last>{DAY})\s+(?:of\s+)?(?P<month2>{MONTH}){_TAIL}",
            absolute.day_range,
        ),
        (rf"\b{_LEAD}(?P<month>{MONTH})\s*(?P<day>{DAY})\b{_NOT_COUNT}{_TAIL}", absolute.single_day),
        (
            rf"\b{_LEAD}(?P<day>{DAY})\s+(?:day\s+)?(?:of\s+)?(?P<month>{MONTH})(?![a-z]){_TAIL}",
            absolute.single_day,
        ),
        (
            rf"\b(?:the\s+)?(?P<nth>(?i:{'|'.join(absolute.ORDINALS)}|last))\s+{WEEKDAY}\s+(?:of|in)\s+(?P<month>{MONTH})"
            rf"(?![a-z]){_TAIL}",
            absolute.weekday_of_month,
        ),
        (
            rf"\b(?:(?P<mod>(?i:early|mid|late|last|next|this))[\s-]+)?(?P<month>{MONTH})(?![a-z])"
            rf"(?:{_TO}(?P<month2>{MONTH})(?![a-z]))?{_TAIL}",
            absolute.month_name,
        ),
        (
            rf"\b(?:(?P<mod>(?i:last|next|this|coming|late|later|early|earlier))\s+(?:on\s+)?)?{WEEKDAY}"
            rf"(?!s\b|\s(?:{_PAPERS})\b){_PART}"
            rf"(?:(?P<join>{_TO})(?:on\s+)?(?P<second>{WEEKDAY})\b)?"
            rf"(?:\s?,?\s+(?:of\s+)?(?P<week>(?i:last|this|next))\s+week\b)?",
            relative.weekday,
        ),
        (
            rf"\b(?P<n>{_N}|(?i:the))\s+(?P<unit>(?i:day|week|fortnight))s?\s+(?P<side>(?i:before|after))\s+"
            rf"(?:{_OWNER}\s+)?(?:(?P<month>{MONTH})\s*(?P<day>{DAY})\b{_NOT_COUNT}"
            rf"|(?P<day2>{DAY})\s+(?P<month2>{MONTH})(?![a-z])|(?P<holiday>{_HOLIDAYS})\b){_TAIL}",
            absolute.beside,
        ),
        (
            rf"\b(?P<n>{_N}|(?i:the))\s+days?\s+(?P<beside>(?i:before|after))\s+"
            r"(?:(?:he|she|they)\s+(?:had\s+)?[a-z]+|[a-z]+ing\b"
            rf"|(?:{_OWNER}|an?)\s+(?:[\w.'’-]+\s+){{0,5}}?(?:{_GATHERINGS})\b)",
            relative.beside_event,
        ),
        (
            rf"(?<!\bfor )\b(?P<n>{_N})\s+(?P<unit>(?i:week|fortnight))s?\s+from\s+"
            rf"(?:(?P<day>(?i:today|tomorrow))|{WEEKDAY})\b(?!['’]s\b|\s+(?:to|until|till)\b)",
            relative.weeks_from,
        ),
        (rf"\b(?P<n>)(?P<unit>)(?P<day>){WEEKDAY}\s+week\b(?![\w-])", relative.weeks_from),
        (rf"(?i)\bon this (?:day|date) in (?P<y>{YEAR})\b", absolute.this_day),
        (rf"\b(?P<holiday>{_HOLIDAYS})\b{_TAIL}", absolute.holiday),
        (
            r"(?i)\b(?:the day before yesterday|the day after tomorrow|yesterday|tomorrow|today|tonight"
            r"|last (?:night|evening)|this (?:morning|afternoon|evening))\b",
            relative.near_day,
        ),
        (
            r"(?i)\b(?:the (?:day|night|evening) (?:before|after)(?=\s*[.,;]|\s+(?:at|in|with|on|where|by)\b)"
            r"|(?:one|a) day (?:(?:earlier|later)(?!\s+than\b)"
            r"|before(?=\s*[.,;]|\s+(?:at|in|with|on|where|by)\b))"
            r"|the (?:next|following|previous) (?:day|morning|evening)"
            r"|(?:earlier|later) (?:in|on|that|this) (?:the )?day|during the day"
            r"|(?:(?:on|earlier|later) )?(?:the|that) same (?:day|morning|afternoon|evening|night)"
            r"|that (?:day|morning|afternoon|evening|night)"
            r"(?=\s*[.,;]|\s+(?:at|in|with|on|where|by|and|after|before)\b))\b",
            relative.beside_day,
        ),
        (
            r"(?i)\b(?:the\s+)?(?P<nth>\d{1,2})(?:st|nd|rd|th)\s+of\s+(?P<near>this|last|next)\s+month\b",
            absolute.day_of_near_month,
        ),
        (
            rf"\b(?:(?P<n>{_N}|{_MANY})\s+years|(?P<decades>{_N}|{_MANY})\s+decades?"
            r"|(?P<century>(?i:(?:an? |one )?(?:half|three[- ]quarters|quarter)(?:(?: of)? a)?[ -]|a |one ))"
            r"century)\s+ago(?:\s+(?P<part>(?i:today|to the day|yesterday|tomorrow|this (?:week|month))))?\b",
            relative.years_ago,
        ),
        (
            r"(?i)\b(?:the\s+)?(?:(?P<part>early|mid|late)[\s-]+)?(?P<decade>(?:1[89]|20)\d0)['’]?s\b",
            absolute.decade,
        ),
        (
            r"\b(?:World War (?P<number>I{1,2}|One|Two|1|2)|(?P<number2>First|Second) World War)\b",
            absolute.war,
        ),
        (
            rf"\b(?<!-)(?:(?P<ahead>(?i:in|within))\s+)?(?P<n>{_N}|{_MANY})\s+(?P<unit>day|week|fortnight|month|year)s?"
            r"(?:['’]\s?time\b|(?(ahead)(?=\s*[.,;]|\s+(?:at|with|when|to)\b)|\s+(?:ago|earlier|later(?!\s+(?:than|this|that)\b))\b))",
            relative.ago,
        ),
        (
            r"(?i)\b(?:(?P<part>earlier|later|early|late|sometime)\s+)?"
            r"(?:the\s+)?(?P<which>last|past|previous|this|current|next|coming|following)"
            r"\s+(?P<unit>weekend|week|month|year)\b",
            relative.near_unit,
        ),
        (r"(?i)\b(?P<part>)(?:at|over|during)\s+(?P<which>the)\s+(?P<unit>weekend)\b", relative.near_unit),
        (
            r"(?i)\b(?:(?:the end of|later? in|before the end of) (?:the|this) (?P<unit>month|year)"
            r"|(?:the |this )?(?P<ending>month|year)(?:['’]s)?[ -]end(?! (?:of )?\d))\b",
            relative.end_of_unit,
        ),
        (
            rf"\b(?P<first>{YEAR})(?:-|–|—|/| to | and | through | until )(?P<last>{YEAR}|\d\d)\b(?![-/.]\d)",
            absolute.year_range,
        ),
        (
            rf"\b(?P<the>(?i:the (?:year )?|fiscal ))?(?<![\d.,$€£-])(?P<y>{YEAR})\b(?![\d%-]|[.,:]\d)",
            absolute.year,
        ),
        (r"(?i)\bthis (?:spring|summer|autumn|fall)\b", relative.season),
        (rf"(?i)\bon the (?P<day>{DAY})(?=\s*[.,;]|\s+(?:and|at|in|to|with)\b)", relative.day_of_month),
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
