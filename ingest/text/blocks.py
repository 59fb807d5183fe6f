"""From the lines of a text to blocks: what stands on one line, or was broken over several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.lexicon.words import word_sets
from ingest.text.boilerplate import FUNCTION_WORDS

_LEXICON = word_sets("text", "blocks")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as it was laid out; ``start`` and ``end`` are offsets into the text."""

    start: int
    end: int
    text: str


#: Mail and old wires wrap at 60 to 80 columns, pandoc at 72; prose of longer lines was not wrapped.
_WIDEST = 120
_NARROWEST = 40
#: A text of shorter lines alone may be wrapped too, as on a telephone: to so many columns at least.
_SLIP = 18
_ITEM = re.compile(
    r"\s*(?:[-*•·–]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s|Q[.:]?\s{2,}|[A-Z][A-Z .'’]{2,30}:\s|\[[^\]\n]{2,60}\]\s)"
)
#: A line that begins so goes on with the one before, wherever it was broken.
_GOES_ON = re.compile(r"[,;.:!?)\]%]|['’]s?\b|[-–][^\W\d_]|[-–—]$|[\"”](?=[\s,.]|$)")
_UNFINISHED = re.compile(r"(?:[,(\[/–—“-]|(?<!\S)[\"'‘])$")
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*$|[\"”]$")
_STOP_WITHIN = re.compile(r"[a-z]{3}[.!?] [A-Z]")
_LAST_WORD = re.compile(r"[^\W\d_]+(?=\W{0,2}$)")
#: Words that no line of its own ends with: "visited", "the", "and".
_OPENERS = (FUNCTION_WORDS | _LEXICON["before_a_noun"]) - _LEXICON["last"]
#: A link, a name or a date on a line of its own has so many words at most.
_TORN_WORDS = 6


def blocks(text: str, start: int = 0, *, marked_up: bool = False) -> Iterator[Block]:
    """The paragraphs of a text from an offset on, in order and without the white space around them.

    An empty line always ends a block, but where a whole text has one behind each line. Where it was wrapped
    to a width, lines are joined as long as the next one's first word would not have fitted, or goes on in
    small letters; where links and names were torn out of their sentences, until these end; in marked-up
    text, where line ends mean nothing, always. An item of a list begins a block of its own.
    """
    lines = list(_lines(text, start))
    if not marked_up and _double_spaced(lines):
        lines = [line for line in lines if line.text]
    elif not marked_up:
        lines = _bridged(lines)
    width = _width(lines)
    torn = not marked_up and not width and _is_torn(lines)
    group: list[Block] = []
    for at, line in enumerate(lines):
        if group and not (
            line.text and _joined(group, line, lines[at + 1 : at + 2], width, torn, marked_up, text)
        ):
            yield _join(text, group)
            group = []
        if line.text:
            group.append(line)
    if group:
        yield _join(text, group)


def _joined(
    group: list[Block], line: Block, after: list[Block], width: int, torn: bool, marked_up: bool, text: str
) -> bool:
    """Does a line belong to the block before it?"""
    last = group[-1]
    if torn and _mends(group, line, after[0].text if after else ""):
        return True
    if _ITEM.match(line.text) and not (width and _numbered(last, line)):
        return False
    soft = last.text.endswith("=")  # as mail breaks long lines
    return marked_up or soft or _breaks_off(last, line) or bool(width and _goes_on(last, line, width, text))


def _lines(text: str, start: int) -> Iterator[Block]:
    """Each line without the white space around it; empty lines are empty."""
    for match in re.compile(r"[^\n]*\n|[^\n]+").finditer(text, start):
        raw = match.group()
        stripped = raw.strip()
        first = match.start() + len(raw) - len(raw.lstrip()) if stripped else match.start()
        yield Block(first, first + len(stripped), stripped)


def _double_spaced(lines: list[Block]) -> bool:
    """Does an empty line stand behind each line of wrapped prose, as some programs read a PDF?"""
    full = [line for line in lines if line.text]
    close = sum(bool(one.text and other.text) for one, other in pairwise(lines))
    # One line in twenty may have lost its empty line.
    if len(full) < _FEW_LINES or close * 20 > len(full):
        return False
    pairs = [(one, after) for one, after in pairwise(full) if len(one.text) >= _NARROWEST]
    broken = [one for one, after in pairs if after.text[0].islower() and not _ENDED.search(one.text[-4:])]
    # Of prose that is wrapped a third of the lines at least go on with a small letter.
    return bool(broken) and len(broken) * 3 >= len(pairs) and _common(broken) <= _WIDEST


#: Fewer lines may stand so by chance.
_FEW_LINES = 8


def _bridged(lines: list[Block]) -> list[Block]:
    """The lines without an empty one in the midst of a sentence."""
    gaps = {
        at + 1
        for at, (one, gap, after) in enumerate(zip(lines, lines[1:], lines[2:], strict=False))
        if one.text and not gap.text and after.text and _breaks_off(one, after)
    }
    return [line for at, line in enumerate(lines) if at not in gaps]


def _breaks_off(line: Block, after: Block) -> bool:
    return len(line.text) >= _NARROWEST and after.text[0].islower() and _is_unfinished(line.text)


def _width(lines: list[Block]) -> int:
    """The width to which a text was wrapped, 0 if it was not.

    In wrapped prose most lines are followed by one that goes on in small letters, or whose first word would
    not have fitted; menus, headlines and one-line paragraphs begin with capitals and end where they end.
    """
    pairs = _followed(lines, _NARROWEST)
    narrow = not pairs and all(len(line.text) < _NARROWEST for line in lines)
    if narrow:
        pairs = _followed(lines, 1)
    if len(pairs) < (_FEW_PAIRS if narrow else 1):
        return 0
    continued = [line for line, after in pairs if after.text[0].islower()]
    if continued and not narrow and len(continued) * 3 >= len(pairs):  # A third, as in ``_double_spaced``.
        width = _common(continued)
        if width <= _WIDEST:
            return width
    width = _common([line for line, _ in pairs])
    filled = [line for line, after in pairs if not _fits(line, after, width)]
    open_ended = [line for line in filled if not _ENDED.search(line.text[-4:])]
    # A list of headlines may fill its lines by chance; in prose one in four ends in "the", "and" or a comma.
    running_on = [line for line, after in pairs if after.text[0].islower() or _is_unfinished(line.text)]
    # Four lines in five are full, and half of those end no sentence; one in six is short of that one in four.
    enough = len(filled) * 5 >= len(pairs) * 4 and len(open_ended) * 2 >= len(filled)
    # Headlines end without a stop; a paragraph does where its last line does.
    prose = len(running_on) * 6 >= len(pairs) or _all_closed(lines, len(pairs))
    prose = prose or (len(filled) == len(pairs) and _is_column(lines, filled))
    return width if _SLIP <= width <= _WIDEST and enough and prose else 0


def _is_column(lines: list[Block], filled: list[Block]) -> bool:
    """Are lines that are all full those of prose: four or more, of which the last ends a sentence and one
    breaks off behind a function word, or behind a sentence that ends in its midst?"""
    last = [line for line in lines if line.text][-1]
    broken = (line.text for line in filled if not _ENDED.search(line.text[-4:]))
    return (
        len(filled) >= _FEW_PAIRS
        and _ENDED.search(last.text[-4:]) is not None
        and (
            any(text.split()[-1] in FUNCTION_WORDS for text in broken)
            or any(_STOP_WITHIN.search(line.text) for line in filled)
        )
    )


def _all_closed(lines: list[Block], pairs: int) -> bool:
    """Does each paragraph of several lines end as a sentence does? A long one alone may do so by chance."""
    last = [
        line
        for before, line, after in zip(lines, lines[1:], [*lines[2:], None], strict=False)
        if before.text and line.text and not (after and after.text)
    ]
    return (len(last) > 1 or pairs < _FEW_PAIRS) and all(_ENDED.search(line.text[-4:]) for line in last)


def _followed(lines: list[Block], least: int) -> list[tuple[Block, Block]]:
    """Lines of so many characters or more, each with the next, which is neither empty nor an item."""
    return [
        (line, after)
        for line, after in pairwise(lines)
        if len(line.text) >= least and after.text and not _ITEM.match(after.text)
    ]


#: Fewer lines may go on by chance.
_FEW_PAIRS = 3


def _common(lines: list[Block]) -> int:
    """The width of lines: one in ten may jut out, as with a long word or an address."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[len(lengths) * 9 // 10]


def _fits(line: Block, after: Block, width: int) -> bool:
    """Would the next line's first word have had room in the line?"""
    return width - len(line.text) >= len(after.text.split(maxsplit=1)[0]) + 1


def _goes_on(line: Block, after: Block, width: int, text: str) -> bool:
    if not width / 3 <= len(line.text) <= 2 * _WIDEST:
        return False
    if after.text[0].islower():
        return True
    indent = after.start - text.rfind("\n", 0, after.start) - 1
    if indent > line.start - text.rfind("\n", 0, line.start) - 1 and line.text[-1] in '.!?"”':
        return False
    # A line of three quarters of the width that ends no sentence goes on, though a word more had fitted.
    open_ended = len(line.text) >= 0.75 * width and not _ENDED.search(line.text[-4:])
    return open_ended or not _fits(line, after, width)


def _numbered(line: Block, after: Block) -> bool:
    """Is what looks like an item's number the end of a sentence, as in "from March⏎31. At the same time"?"""
    return after.text[0].isdigit() and not _ENDED.search(line.text[-4:])


def _is_unfinished(text: str) -> bool:
    """Does a line break off within a sentence: behind "the", a comma, an opening bracket?"""
    if _UNFINISHED.search(text[-3:]):
        return True
    last = _LAST_WORD.search(text[-30:])
    return last is not None and last.end() == len(text[-30:]) and last.group() in _OPENERS


def _is_torn(lines: list[Block]) -> bool:
    """Were links and names put on lines of their own, in the midst of their sentences?

    Then lines begin with commas and full stops, and prose breaks off behind "the" and "with".
    """
    filled = [line for line in lines if line.text]
    heads = sum(bool(_GOES_ON.match(after.text)) for after in filled[1:])
    tails = sum(
        _is_unfinished(line.text) and len(after.text.split()) <= _TORN_WORDS
        for line, after in pairwise(filled)
    )
    return heads >= 1 and heads + tails >= 3


def _mends(group: list[Block], line: Block, after: str) -> bool:
    """Does a line belong to the sentence that the block before it has begun?"""
    before = group[-1].text
    if _GOES_ON.match(line.text):
        return True
    if _ENDED.search(before[-4:]) and not _UNFINISHED.search(before[-3:]):
        return False
    if line.text[0].islower() or _is_unfinished(before):
        return True
    # "Polish President⏎Andrzej Duda⏎, to": a name, after which the sentence goes on.
    name = len(line.text.split()) <= _TORN_WORDS and bool(after)
    return name and (
        bool(_GOES_ON.match(after))
        or (after[0].islower() and sum(len(one.text.split()) for one in group) > 2)
    )


def _join(text: str, group: list[Block]) -> Block:
    start, end = group[0].start, group[-1].end
    return Block(start, end, text[start:end])
