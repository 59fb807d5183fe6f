"""When things happened: date expressions of news English, resolved against the day of the report.

Only what is sure is given: "two weeks ago" is a month if all the days that it can mean lie in one
month, a year if they lie in one year, else nothing.
"""

from __future__ import annotations

import datetime as dt
import re

from spacy.tokens import Doc

from graph.model import EARLIEST, LATEST
from ingest.dates.context import Context
from ingest.dates.rules import Resolver, matches
from ingest.dates.when import When
from ingest.lexicon.calendar import Found
from ingest.lexicon.words import word_sets
from ingest.syntax.plans import is_goal

_LEXICON = word_sets("dates", "find")


_YEAR = re.compile(r"\b[12]\d{3}\b")


def find_dates(doc: Doc, anchor: dt.date | None) -> list[When]:
    """The date expressions of a text, in its order, as far as their meaning is sure.

    ``anchor`` is the day of the report: without it only complete dates have a meaning. A bare weekday
    is the nearest not after the anchor, whose own day counts; with a future verb the next.
    """
    result: list[When] = []
    context = Context(doc, anchor)
    paragraph = -1  # where one ends that has a day of its own
    moved = [token.idx for token in doc if is_goal(token)]  # "moved from Monday to Thursday" is no range
    for match, resolve in matches(doc.text, moved):
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None:  # an empty text
            continue
        if 0 <= paragraph <= match.start():
            context.anchor, paragraph = anchor, -1
        context.enter(span.start, span.end, result[-1].start if result else None)
        found = _guarded(resolve, match, context)
        if found is None:
            continue
        first, last, precision = found
        if last is not None and last <= first:
            last = None
        limit = _is_limit(doc, span.start, match.group()) and not context.moved()
        limit = limit or "beside" in match.groupdict()
        result.append(When(span.start, span.end, first, last, precision, limit))
        if precision == "day" and last is None and _is_heading(doc.text, match):
            context.anchor, paragraph = first, doc.text.find("\n", match.end())
        elif precision == "day" and last is None and _is_alone(doc.text, match):
            context.anchor, paragraph = first, len(doc.text)  # until the next
        if precision == "day" and not limit:
            context.last = first
            context.latest = max(first, context.latest or first)
            stated = match.groupdict().get("year")
            context.year = int(stated) if stated else context.year
    return result


def _is_heading(text: str, match: re.Match[str]) -> bool:
    """Whether a paragraph begins with a whole date and a colon, as entries of live blogs and chronologies do:
    in it "today" is that day."""
    opens = not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
    return opens and text[match.end() : match.end() + 1] == ":" and bool(_YEAR.search(match.group()))


def _is_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a whole date is a paragraph by itself, as over the entries of live pages and diaries."""
    opens = match.start() == 0 or text.endswith("\n\n", 0, match.start())
    return opens and text.startswith("\n\n", match.end()) and bool(_YEAR.search(match.group()))


def _guarded(resolve: Resolver, match: re.Match[str], context: Context) -> Found | None:
    try:
        found = resolve(match, context)
    except (ValueError, OverflowError):  # 31 June, 30.30.2013, a year 0
        return None
    days = found[:2] if found else ()
    return found if all(EARLIEST <= day <= LATEST for day in days if day) else None


def _is_limit(doc: Doc, start: int, text: str) -> bool:
    if text.lower().startswith("between"):
        return False
    words = [token.lower_ for token in doc[max(0, start - 2) : start]]
    return bool(words) and (words[-1] in _LIMITS or (words[-1] in _DETERMINERS and words[0] in _LIMITS))


_LIMITS = _LEXICON["limits"]
_DETERMINERS = _LEXICON["determiners"]
