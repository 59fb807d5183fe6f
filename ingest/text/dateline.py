"""Datelines: the place, day and agency that open a report ("BISHKEK, June 26 (Xinhua) -- ")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from ingest.lexicon.calendar import DAY, MONTH, WEEKDAY, YEAR, day_number, month_number
from ingest.lexicon.cities import cities
from ingest.lexicon.words import word_sets, word_table

_LEXICON = word_sets("text", "dateline")

_SPEAKERS = _LEXICON["speakers"]
_SMALL = _LEXICON["small"]


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; ``start`` and ``end`` are offsets into the article's text.

    ``place`` is written as in running text ("Mar del Plata"), without the state or province behind
    it. ``year`` is absent where only day and month are given.
    """

    start: int
    end: int
    place: str | None = None
    agency: str | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None

    def date(self, near: date | None = None) -> date | None:
        """The day, its year completed so as to lie nearest to another day; absent without a year."""
        if self.day is None or self.month is None:
            return None
        years = [self.year] if self.year else [near.year + step for step in (0, -1, 1)] if near else []
        days = [one for one in (_day(year, self.month, self.day) for year in years) if one]
        return min(days, key=lambda one: abs((one - near).days) if near else 0, default=None)


_CAPITALS = r"[A-Z][A-Z.'’]+(?:[ -](?:[A-Z][A-Z.'’]*(?![a-z])|d[aeiou]l?|l[aeo]s?|upon))*"
_NAME = (
    rf"(?!(?:{WEEKDAY}|{MONTH})\b)"
    r"[A-Z][\w.'’]+(?:[ -](?:[A-Z][\w.'’]+|of|the|and|d[aeiou]l?)){0,3}"
)
_AGENCY = r"(?P<agency>[A-Za-z][\w.&'’ -]{1,30}?)(?:/[\w .]{1,30})?"
_DATE = (
    rf"(?:{WEEKDAY}\s?,?\s+)?(?:(?P<month>{MONTH})\s?(?P<day>{DAY})|(?P<day2>{DAY})\s+(?P<month2>{MONTH}))"
    rf"(?:\s?,?\s+(?:(?P<year>{YEAR})|(?P<short>\d\d)(?=\s\()))?"
)
_DASH = r"(?:-{1,3}|_|–|—|―)"
#: Place in capitals or with a capital, date, agency, dash: each may be missing, the caller says which not.
_DATELINE = re.compile(
    rf"\s*(?:(?:(?P<caps>{_CAPITALS})|(?P<name>{_NAME}))(?:/[A-Z][A-Z. ]+|\s\([A-Z][A-Z. ]+\)(?=,))?"
    rf"(?:\s?,\s(?P<region>{_NAME}))?\s?[,.]?\s*)?"
    rf"(?:(?:\(|-\s)?{_DATE}\)?\s?[,.]?\s*)?"
    rf"(?:\(\s?{_AGENCY}\s?\)\s*\.?|(?P<wire>[A-Z][A-Za-z-]+)(?=\s+{_DASH}\s|\s*(?:--|[–—]\s))\s*|/(?P<slash>[A-Z][\w-]+)/\.?\s?)?"
    rf"(?P<end>{_DASH}(?=\s|\(|[A-Z\"“])|:(?=\s)|$)?"
)
#: A dateline ends within so many characters: two cities, a day and an agency.
_MARGIN = 160
#: A city and a dash open a report where so many characters follow: "Luxembourg - Foreign ministers …".
_PROSE = 80


def match_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline at the head of a paragraph, which extends from ``start`` to ``end``.

    A place in capitals needs a dash behind it and a date, an agency, a region or a known city's name;
    a place in small letters a date and an agency or dash; a bare agency its brackets and a dash.
    """
    match = _DATELINE.match(text, start, min(end, start + _MARGIN))
    if match is None or match.end() == start:
        return None
    at_end = match["end"] == "" and match.end() == end
    dash = bool(match["slash"] or match["end"]) and match["end"] != ":"
    dated, agency = (
        bool(match["month"] or match["month2"]),
        match["agency"] or match["wire"] or match["slash"],
    )
    if match["caps"]:
        known = match["caps"].title() in _known() or bool(match["region"])
        good = (dash and (dated or agency or known)) or (at_end and dated) or (agency and dated)
        good = good or (match["end"] == ":" and known and match["caps"].upper() not in _SPEAKERS)
    elif match["name"]:
        known = match["name"].title() in _known()
        agency = agency if agency and (known or agency[0].isupper()) else None
        opens = (
            dash and known and text[match.end() : match.end() + 1].isspace() and end - match.end() > _PROSE
        )
        good = (dash and (agency or (known and match["region"]) or opens)) or (
            dated and (dash or (agency and (bool(match["end"]) or at_end or known)))
        )
    else:
        good = agency and dash
    if not good:
        return None
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    stop = match.end()
    if tags := _TAGS.match(text, stop, end):
        stop = tags.end()
    while stop < end and text[stop] in " \t\n":
        stop += 1
    year = match["year"] or (_century(match["short"]) if match["short"] else None)
    return Dateline(
        start,
        stop,
        _place((match["caps"] or match["name"] or "").rstrip(".") or None),
        agency,
        day_number(day) if day else None,
        month_number(month) if month else None,
        int(year) if year else None,
    )


#: What monitors of foreign broadcasts put behind a dateline: "[REPORT] [JUAN ARAYA] [TEXT]".
_TAGS = re.compile(r"(?:\s*\[[^\[\]]{2,100}\](?![(\[]))+")


def _century(year: str) -> str:
    """A year of two figures in full: "90" is 1990."""
    return ("19" if year >= "50" else "20") + year


_PLACE_LINE = re.compile(rf"(?P<place>{_NAME}), (?:{_NAME}|D\.C\.)$")


def match_place(line: str, start: int) -> Dateline | None:
    """The place at the head of a transcript, which has a line for itself: "Hanoi, Vietnam"."""
    match = _PLACE_LINE.match(line)
    if match is None or match["place"].title() not in _known():
        return None
    return Dateline(start, start + len(line), match["place"])


#: Above the hour at which a transcript begins stand the room, the place and, where it is not that of
#: publication, the day: "Oval Office", "Hanoi, Vietnam", "(October 25, 2023)".
_HOUR = re.compile(
    r"^[ \t]*\d{1,2}[:.]\d\d[ \t]*[AaPp]\.?[Mm]\.?(?:[ \t]+[A-Z]{2,5})?[ \t\xa0]*$", re.MULTILINE
)
#: Within so many characters from the top, behind a page's menu; so many lines above it.
_HEAD, _ABOVE_HOUR = 2_000, 5
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_ROOMS = "|".join(sorted(_LEXICON["rooms"]))
_ROOM = re.compile(rf"(?:The )?(?:{_ROOMS})\b", re.IGNORECASE)


def match_stage(text: str, start: int) -> Dateline | None:
    """Place and day at the head of a transcript, from the lines above the hour at which it begins."""
    hour = _HOUR.search(text, start, start + _HEAD)
    if hour is None:
        return None
    lines = list(_LINE.finditer(text, start, hour.start()))[-_ABOVE_HOUR:]
    at: re.Match[str] | None = None
    place: str | None = None
    day: date | None = None
    for line in reversed(lines):
        named = _PLACE_LINE.match(line.group())
        if place is None and named is not None and named["place"].title() in _known():
            at, place = line, named["place"]
        elif place is None and _ROOM.match(line.group()):
            at, place = line, "Washington"
        day = day or (stated_day(line.group()) if line.group().startswith("(") else None)
    if place is None and day is None:
        return None
    stated = (day.day, day.month, day.year) if day else (None, None, None)
    return Dateline(*(at or hour).span(), place, None, *stated)


def stated_day(line: str) -> date | None:
    """The latest complete date in a line: "10:31, June 27, 2013", "24 July 2015", "2013-06-27"."""
    return max((day for match in COMPLETE.finditer(line) if (day := _complete(match))), default=None)


def _complete(match: re.Match[str]) -> date | None:
    if match["number"]:
        return _day(int(match["y"]), int(match["m"]), int(match["d"]))
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    return _day(int(match["year"]), month_number(month), day_number(day))


#: A whole date: "June 27, 2013", "24 July 2015", "2013-06-27".
COMPLETE = re.compile(
    rf"\b(?:(?P<month>{MONTH})\s?(?P<day>{DAY})|(?P<day2>{DAY})[\s-](?P<month2>{MONTH}))"
    rf"[\s,-]{{1,3}}(?P<year>{YEAR})\b"
    rf"|\b(?P<number>(?P<y>{YEAR})[-/.]?(?P<m>[01]\d)[-/.]?(?P<d>[0-3]\d))(?!\d)"
)

#: The United Nations' dateline is written at their seat.
_SEATS: Mapping[str, str] = word_table("seats")


def _place(words: str | None) -> str | None:
    if words is None:
        return None
    if words.lower() in _SEATS:
        return _SEATS[words.lower()]
    if words.upper().startswith(("ABOARD ", "ABOARD")):
        return None
    if not words.isupper() and " " not in words:
        return words
    parts = [part.capitalize() for part in re.split(r"([ -])", words)]
    return "".join(part.lower() if at and part.lower() in _SMALL else part for at, part in enumerate(parts))


@cache
def _known() -> set[str]:
    return {name.title() for name in cities()}


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
