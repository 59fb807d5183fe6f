"""The days that head the entries of a live page or of a diary: "16:40 21 September 2022"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ingest.lexicon.calendar import WEEKDAY
from ingest.text.blocks import Block
from ingest.text.dateline import COMPLETE, stated_day

#: An hour, its zone and the day of the week: all that stands beside the day in the line that heads an entry.
_BESIDE = re.compile(
    rf"(?:(?:[01]?\d|2[0-3])[:.]\d\d(?::\d\d)?|1?\d(?=\s?[ap]\.?m)|[ap]\.?m\.?|GMT|UTC|[A-Z]{{2,4}}T|{WEEKDAY}|at|on|[\s,.|·•–—-])*",
    re.IGNORECASE,
)
#: No such line is longer, in characters.
_LINE = 60


def headings(blocks: Sequence[Block], told: Sequence[bool]) -> dict[int, tuple[int, int]]:
    """Where the day stands in each line that heads an entry, by the line's number; none where the lines are
    all of one day. ``told`` says which of the blocks are a report's: no other stands between two entries, as
    it does between a report and what a page links to."""
    pages: list[dict[int, tuple[int, int]]] = [{}]
    days: list[set[date]] = [set()]
    for at, block in enumerate(blocks[:-1]):
        day = COMPLETE.search(block.text) if len(block.text) <= _LINE else None
        beside = (block.text[: day.start()], block.text[day.end() :]) if day else ()
        stated = stated_day(block.text) if day and all(map(_BESIDE.fullmatch, beside)) else None
        if day is not None and stated is not None and told[at + 1]:
            pages[-1][at] = block.start + day.start(), block.start + day.end()
            days[-1].add(stated)
        elif not told[at]:
            pages.append({})
            days.append(set())
    longest = max(range(len(pages)), key=lambda n: len(pages[n]))
    return pages[longest] if len(days[longest]) > 1 else {}
