"""Which of a day's meetings is meant: the part of the day, and the count ("their second call that day")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ingest.lexicon.words import word_table
from ingest.meetings.model import Meeting

_PARTS: Mapping[str, str] = word_table("parts_of_the_day")
_GREETING = re.compile(r"\bgood (morning|afternoon|evening|night)\b", re.IGNORECASE)
_NUMBERS = {"second": 2, "third": 3}
_COUNT = re.compile(
    r"\b(second|third) (?:(?:phone|telephone|private|informal|undisclosed) )?"
    r"(?:call|conversation|talk|time (?:on|that|the same|in one) )"
)


def occasion(meeting: Meeting) -> tuple[str | None, int | None]:
    """The part of the day and the number of a meeting among those of its parties on that day.

    The part is morning, noon, afternoon or evening. ``None`` where the sentences that tell of the meeting
    don't say, or say two things.
    """
    return occasion_in(trigger.around for trigger in meeting.triggers)


def occasion_in(texts: Iterable[str]) -> tuple[str | None, int | None]:
    """The part of the day and the number of the meeting that some pieces of text tell of."""
    parts: set[str] = set()
    counts: set[int] = set()
    for text in texts:
        lower = _GREETING.sub(" ", text.lower())
        parts |= {_PARTS[word] for word in re.findall(r"[a-z]+", lower) if word in _PARTS}
        counts |= {_NUMBERS[found[1]] for found in _COUNT.finditer(lower)}
    return (
        parts.pop() if len(parts) == 1 else None,
        counts.pop() if len(counts) == 1 else None,
    )
