"""Small repairs of running text, with a way back from each character to where it came from."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from ingest.lexicon.calendar import MONTHS, WEEKDAYS
from ingest.text.dictionary import is_common

#: What wires and web pages leave in a text and nobody reads. Suspended hyphens ("two- and three-day")
#: stay.
_NOISE = (
    r"[\u00ad\u200b-\u200f\ufeff]+|(?<=\w['’])\s(?=s\b)|(?<=[a-z]-)\s+(?!(?:and|or|to|but)\b)(?=[a-z])"
    r"|(?<=\()\s+|(?<!\s)\s+(?=[,;](?:\s|$))"
    # Links and names that were put on lines of their own: "China⏎-⏎Europe", "in⏎Beijing⏎."
    r"|(?<!\n)\n(?=(?:[.:!?)\]%][\"'”’)]*|['’]s?|[\"”])(?:[\s,.;]|$)|[-–](?:[^\W\d_]|\n))"
    r"|(?<=\n[-–])\n|(?<=[(\[“])\n|(?<=\s\")\n"
    # A run of marks without a blank: the tokenizer takes them off one by one, in the square of their number.
    r"|(?<=[^\w\s]{40})[^\w\s]+"
)
#: A word that was parted at the end of its line; each half has fewer letters.
_WORD = 40
_PARTED = r"(?P<parted>(?<=[^\W\d_]{2})-[^\S\n]*\n\s*(?!(?:and|or|to|but)\b)(?=[a-z]{2}))"
#: A letter and the accents behind it, as macOS and PDF write them.
_DECOMPOSED = r"(?P<decomposed>\w[\u0300-\u036f]+)"
#: Markdown: escapes, emphasis, what stands around a link's words, the signs of a heading.
_MARKUP = (
    r"\\(?=[^\w\s])|\*{1,3}|(?<!\w)_{1,2}(?=[\w\[])|(?<=[\w)])_{1,2}(?!\w)"
    # Links and notes that are told elsewhere: "[the minister][1]", "[1]: https://…", "talks[^2]".
    r"|(?m:^\[[^\[\]\n]{1,60}\]:\s\S[^\n]{0,400}$)|\[(?=[^\[\]]{1,200}\]\[[^\[\]\n]{0,60}\])|\]\[[^\[\]\n]{0,60}\]"
    r"|\[\^\w{1,20}\]|\]\(<[^<>\n]{1,400}>\)"
    r"|</?[a-z][a-z1-6]{0,9}(?:\s[a-z-]{1,20}=[^<>\n]{0,400})?>|\[(?=[^\[\]]{1,200}\]\()|\]\((?:https?:|/|#|mailto:)(?:[^\s()]|\([^\s()]{0,100}\)){0,400}(?:\s\"[^\"\n]{0,200}\")?\)|^#{1,6}\s"
)
#: Where the blank between two sentences is lost: "by 2023.The leaders".
_LOST_BLANK = r"(?P<lost_blank>(?<=[a-z\d]{2}[.!?])(?=(?:Both|He|In|It|She|The|They|This|We)\s))"
_BLANK = r"(?P<blank>(?<!\s)(?:\s{2,}|[^\S ]))"
#: Lines that YAML continues, its quotes and its blanks that do not break.
_SCALAR, _YAML_BLANK = r"(?P<folded>\\\n\s*\\?|(?<=')')", rf"{_BLANK[:-1]}|\\_)"
#: Characters beyond ASCII, as YAML writes them between double quotes.
_ESCAPED = r"(?P<escaped>\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2})"
#: Quoted-printable, as mail writes characters beyond ASCII and breaks lines.
_SOFT_BREAK, _BYTES = r"=\r?\n", r"(?P<bytes>(?:=[0-9A-F]{2})+)"


def _misread() -> str:
    """UTF-8 that was read as Windows-1252 or Latin-1: the bytes of one letter as two or three letters."""
    later = "".join(
        sorted({_as_letter(byte) for byte in range(0x80, 0xC0)} | {chr(b) for b in range(0x80, 0xC0)})
    )
    one = f"[{re.escape(later)}]"
    two = rf"[\u00c3-\u00c5\u00c8-\u00cb\u00ce-\u00d1]{one}|\u00c2[\u00a0-\u00bf]"
    return rf"(?P<misread>{two}|[\u00e1\u00e2]{one}{{2}})"


def _as_letter(byte: int) -> str:
    return bytes([byte]).decode("cp1252", errors="ignore") or chr(byte)


def _reread(text: str) -> str:
    """The letter meant by such, or what was there if none was."""
    data = b"".join(_byte(character) for character in text)
    try:
        return data.decode("utf-8").replace("\u00a0", " ")
    except UnicodeDecodeError:
        return text


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1", errors="replace")


_MISREAD = _misread()


@dataclass(frozen=True, slots=True)
class Tidied:
    """A repaired text. ``clean[i]`` and ``source[i]`` are the offsets at which the i-th piece begins in
    the repaired and in the original text."""

    text: str
    clean: tuple[int, ...]
    source: tuple[int, ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the original text of a passage of the repaired one, which is not empty."""
        first, last = bisect_right(self.clean, start) - 1, bisect_right(self.clean, end - 1) - 1
        begin = min(self.source[first] + start - self.clean[first], self._stop(first))
        stop = min(self.source[last] + end - self.clean[last], self._stop(last))
        if end == self.clean[last + 1]:  # a piece as a whole: what stood for a blank goes with it
            stop = self._stop(last)
        return begin, max(stop, begin)

    def _stop(self, piece: int) -> int:
        return self.source[piece + 1]


def tidy(
    text: str, *, markup: bool = False, mail: bool = False, scalar: bool = False, stop: bool = False
) -> Tidied:
    """Fold white space and mend what was torn ("president' s", "re- launch", "2 , 2005").

    ``markup`` takes Markdown's signs away, ``mail`` decodes quoted-printable characters, ``scalar`` what
    YAML puts into a text between quotes. ``stop`` ends a sentence that lacks its full stop.
    """
    pieces: list[tuple[str, int]] = []  # what stands in the repaired text, the length that it had
    position = 0
    pattern = _pattern(markup, mail, scalar)
    for match in pattern.finditer(text):
        if match.start() > position:
            pieces.append((text[position : match.start()], match.start() - position))
        pieces += _remedies(match)
        position = match.end()
    if position < len(text):
        pieces.append((text[position:], len(text) - position))
    if stop and pieces and re.search(r"[\w)\]%]\s*$", pieces[-1][0]):
        pieces.append((".", 0))
    return Tidied(
        "".join(piece for piece, _ in pieces),
        tuple(accumulate((len(piece) for piece, _ in pieces), initial=0)),
        tuple(accumulate((length for _, length in pieces), initial=0)),
    )


@cache
def _pattern(markup: bool, mail: bool, scalar: bool) -> re.Pattern[str]:
    nothing = [_NOISE, *([_MARKUP] if markup else ()), *([_SOFT_BREAK] if mail else ())]
    forms = [
        *([_SCALAR, _ESCAPED] if scalar else ()),
        _PARTED,
        f"(?P<nothing>{'|'.join(nothing)})",
        _BLANK if not scalar else _YAML_BLANK,
        _LOST_BLANK,
        _DECOMPOSED,
        _MISREAD,
        *([_BYTES] if mail else ()),
    ]
    return re.compile("|".join(forms))


def _remedies(match: re.Match[str]) -> list[tuple[str, int]]:
    """What stands for a match in the repaired text, and the length that it had."""
    length = match.end() - match.start()
    if match.lastgroup == "escaped":
        letter = chr(int(match["escaped"][2:], 16))
        return [("" if unicodedata.category(letter) in ("Cc", "Cs") else letter, length)]
    if match.lastgroup == "folded" or match["nothing"] is not None:
        return [("", length)]
    if match["parted"] is not None:
        return [("" if _is_one_word(match) else "-", length)]
    if match["blank"] is not None or match["lost_blank"] is not None:
        return [(" ", length)]
    if match["decomposed"] is not None:
        return [(unicodedata.normalize("NFC", match["decomposed"]), length)]
    if match["misread"] is not None:
        return [(_reread(match["misread"]), length)]
    text = bytes.fromhex(match["bytes"].replace("=", "")).decode("utf-8", errors="replace")
    each = [(character, 3 * len(character.encode())) for character in text]
    return each if sum(size for _, size in each) == length else [(text, length)]


def _is_one_word(match: re.Match[str]) -> bool:
    """Do the letters around a hyphen at a line's end make a word, as in "Wednes-⏎day"?"""
    before = re.search(r"[^\W\d_]+$", match.string[max(0, match.start() - _WORD) : match.start()])
    after = re.match(r"[^\W\d_]+", match.string[match.end() : match.end() + _WORD])
    if before is None or after is None or before.group().lower() == "re":
        return False  # "re-⏎sign" is no "resign"
    lower = (before.group() + after.group()).lower()
    return lower in WEEKDAYS or lower in MONTHS or is_common(lower)
