"""What people may correct of a meeting, how they write it, and what then stands.

>>> stands({"date": "2013-09"})
{'date': datetime.date(2013, 9, 1), 'date_precision': 'month', 'end_date': None}
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from graph.model import EARLIEST, LATEST, Value

#: Words of which a property of a meeting is one.
WORDS: Mapping[str, frozenset[str]] = {
    "kind": frozenset({"multilateral", "bilateral", "visit", "call"}),
    "status": frozenset({"held", "planned", "cancelled"}),
}

#: What may be corrected of a meeting, by the name that people give it.
FIELDS = ("date", "end", "city", "country", "name", "kind", "status")

#: What no meeting is without, so that it can be corrected and not taken away.
_KEPT = frozenset({"name", "kind", "status"})

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_CODE = re.compile(r"[A-Z]{3}")
_PRECISION = ("year", "month", "day")


def stands(corrected: Mapping[str, str]) -> dict[str, Value | None]:
    """The properties of a meeting for which corrections stand, by field; ``None`` takes one away.

    A corrected date has the precision that it is written with, and the last day that is corrected with it.

    Raises:
        ValueError: a text is none of its field's.
    """
    result: dict[str, Value | None] = {}
    for field in FIELDS:  # The end after the date, which else takes it away.
        if field in corrected:
            result |= _properties(field, corrected[field].strip())
    return result


def _properties(field: str, text: str) -> dict[str, Value | None]:
    if not text:
        if field in _KEPT:
            raise ValueError(f"a meeting is never without {field}")
        names = {"date": ("date", "date_precision", "end_date"), "end": ("end_date",), "country": ("iso3",)}
        return dict.fromkeys(names.get(field, (field,)))
    match field:
        case "date":
            day, precision = _day(text)
            return {"date": day, "date_precision": precision, "end_date": None}
        case "end":
            day, precision = _day(text)
            if precision != "day":
                raise ValueError(f"{text!r} is no last day: give it as 2013-06-26")
            return {"end_date": day}
        case "country":
            if not _CODE.fullmatch(text):
                raise ValueError(f"{text!r} is no code of a state: give it as CHN")
            return {"iso3": text}
    if field in WORDS and text not in WORDS[field]:
        raise ValueError(f"{text!r} is no {field}: give {', '.join(sorted(WORDS[field]))}")
    return {field: " ".join(text.split())}


def _day(text: str) -> tuple[date, str]:
    """The first day of what an ISO 8601 date names, and its precision."""
    match = _ISO.fullmatch(text)
    parts = [int(part) for part in match.groups() if part] if match else []
    try:
        day = date(*(*parts, 1, 1)[:3])
    except (TypeError, ValueError):
        raise ValueError(f"{text!r} is no date: give 2013, 2013-06 or 2013-06-26") from None
    if not EARLIEST <= day <= LATEST:
        raise ValueError(f"{text} is no day between {EARLIEST} and {LATEST}")
    return day, _PRECISION[len(parts) - 1]
