"""A received text as its layout is read: of the same length, so that offsets stay.

What stands for no character becomes blank; the signs before quoted lines go; paragraphs in
capitals are written as running text. Repairs that change lengths are :mod:`ingest.text.repair`'s.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.text.capitals import cased, in_capitals
from ingest.text.dateline import match_dateline

#: What stands for no character; within a word it is a letter that was lost, and stays.
_CONTROL = re.compile("\x7f|\ufffd(?!\\w)|(?<!\\w)\ufffd")
_QUOTED = re.compile(r"^[ \t]{0,3}(?:[>|][ \t]?)+", re.MULTILINE)
_LINE = re.compile(r"^[^\n]*\S", re.MULTILINE)
#: From so large a share of lines on a text is taken for quoted mail.
_MOSTLY = 0.3
#: … and from so large a share of its letters on a text is one in capitals.
_NEARLY_ALL = 0.6
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t]*\n))*")


@lru_cache(maxsize=4)
def view(text: str) -> str:
    """The text as layout and cleaning see it."""
    seen = _CONTROL.sub(" ", text)
    quoted = len(_QUOTED.findall(seen))
    if quoted >= 2 and quoted >= _MOSTLY * len(_LINE.findall(seen)):
        seen = _QUOTED.sub(lambda match: " " * len(match.group()), seen)
    if not re.search(r"[A-Z]{2}[^a-z]{60}", seen):  # no paragraph in capitals
        return seen
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(seen)]
    capitals = {span for span in paragraphs if in_capitals(seen[slice(*span)])}
    if sum(end - start for start, end in capitals) >= _NEARLY_ALL * sum(
        end - start for start, end in paragraphs
    ):
        # Of a text in capitals its short paragraphs are no headlines.
        capitals = {(start, end) for start, end in paragraphs if seen[start:end].isupper()}
    pieces: list[str] = []
    position = 0
    for start, end in sorted(capitals):
        dateline = match_dateline(seen, start, end)
        begin = dateline.end if dateline else start
        pieces += [seen[position:begin], cased(seen[begin:end])]
        position = end
    return "".join([*pieces, seen[position:]])
