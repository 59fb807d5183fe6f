"""From the lines of a text to blocks: what stands on one line, or was wrapped over several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as it was laid out; ``start`` and ``end`` are offsets into the text."""

    start: int
    end: int
    text: str


#: Mail and old wires wrap at 60 to 80 columns, pandoc at 72; prose of longer lines was not wrapped.
_WIDEST = 120
_NARROWEST = 40
_ITEM = re.compile(r"\s*(?:[-*•·–]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s|Q[.:]?\s{2,}|[A-Z][A-Z .'’]{2,30}:\s)")


def blocks(text: str, start: int = 0, *, marked_up: bool = False) -> Iterator[Block]:
    """The paragraphs of a text from an offset on, in order and without the white space around them.

    An empty line always ends a block. Where the text was wrapped to a width, lines are joined as long
    as the next one's first word would not have fitted, or goes on in small letters; in marked-up text,
    where line ends mean nothing, always. An item of a list begins a block of its own.
    """
    lines = list(_lines(text, start))
    width = _width(lines)
    group: list[Block] = []
    for line in lines:
        joined = line.text and group and not _ITEM.match(line.text)
        soft = bool(group) and group[-1].text.endswith("=")  # as mail breaks long lines
        if group and not (
            joined and (marked_up or soft or (width and _goes_on(group[-1], line, width, text)))
        ):
            yield _join(text, group)
            group = []
        if line.text:
            group.append(line)
    if group:
        yield _join(text, group)


def _lines(text: str, start: int) -> Iterator[Block]:
    """Each line without the white space around it; empty lines are empty."""
    for match in re.compile(r"[^\n]*\n|[^\n]+").finditer(text, start):
        raw = match.group()
        stripped = raw.strip()
        first = match.start() + len(raw) - len(raw.lstrip()) if stripped else match.start()
        yield Block(first, first + len(stripped), stripped)


def _width(lines: list[Block]) -> int:
    """The width to which a text was wrapped, 0 if it was not.

    In wrapped prose most lines are followed by one that goes on in small letters; menus, headlines and
    one-line paragraphs begin with capitals.
    """
    pairs = [
        (line, after)
        for line, after in pairwise(lines)
        if len(line.text) >= _NARROWEST and after.text and not _ITEM.match(after.text)
    ]
    continued = [line for line, after in pairs if after.text[0].islower()]
    if len(continued) * 3 < len(pairs) or not continued:
        return 0
    lengths = sorted(len(line.text) for line in continued)
    width = lengths[len(lengths) * 9 // 10]
    return width if width <= _WIDEST else 0


def _goes_on(line: Block, after: Block, width: int, text: str) -> bool:
    if not width / 3 <= len(line.text) <= _WIDEST:
        return False
    if after.text[0].islower():
        return True
    indent = after.start - text.rfind("\n", 0, after.start) - 1
    if indent > line.start - text.rfind("\n", 0, line.start) - 1 and line.text[-1] in '.!?"”':
        return False
    room = width - len(line.text)
    return room < len(after.text.split(maxsplit=1)[0]) + 1


def _join(text: str, group: list[Block]) -> Block:
    start, end = group[0].start, group[-1].end
    return Block(start, end, text[start:end])
