"""A text as the encoder sees it: word pieces in overlapping windows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

#: The encoder's 512 positions, less the two marks that it puts around a window.
LONGEST = 510
#: Pieces that two windows share: enough for the sentences around an event at the edge of one.
OVERLAP = 96
#: BERT's marks for the beginning and the end of a text, in its vocabulary.
BEGIN, END = 101, 102

_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces ``start`` to ``end`` of a text. What lies between ``first`` and ``last`` is judged here; what
    the window shares with its neighbours beyond that is judged there."""

    start: int
    end: int
    first: int
    last: int


class Pieces:
    """The word pieces of a text: their ids, the characters that they cover, and their windows.

    ``sentences`` are the character spans of the sentences. A piece of ``words`` begins a word.
    """

    def __init__(self, tokenizer: Tokenizer, text: str, sentences: Sequence[tuple[int, int]]) -> None:
        encoded = tokenizer.encode(text, add_special_tokens=False)
        self.ids: list[int] = encoded.ids
        self.spans: list[tuple[int, int]] = encoded.offsets
        self._at = np.full(len(text) + 1, -1, dtype=np.int64)
        for piece, (start, end) in enumerate(self.spans):
            self._at[start:end] = piece
        self.words = [piece for piece in range(len(self.ids)) if self._begins(text, piece)]
        self.sentence = np.zeros(len(self.ids), dtype=np.int64)
        for number, (start, end) in enumerate(sentences):
            if (span := self.covering(start, end)) is not None:
                self.sentence[span[0] : span[1]] = number
        self.sentence = np.maximum.accumulate(self.sentence) if len(self.ids) else self.sentence
        self.windows = windows(len(self.ids))

    def covering(self, start: int, end: int) -> tuple[int, int] | None:
        """The pieces that cover characters ``start`` to ``end``, or None where there are none."""
        found = self._at[start:end]
        found = found[found >= 0]
        return (int(found.min()), int(found.max()) + 1) if len(found) else None

    def input(self, window: Window) -> np.ndarray:
        """A window's ids as the encoder takes them: one row, with its marks."""
        ids = [BEGIN, *self.ids[window.start : window.end], END]
        return np.array([ids], dtype=np.int64)

    def _begins(self, text: str, piece: int) -> bool:
        start = self.spans[piece][0]
        if start >= len(text) or not _WORD.match(text[start]):
            return False
        return piece == 0 or self.spans[piece - 1][1] < start or not _WORD.match(text[start - 1])


def windows(length: int) -> list[Window]:
    """As few windows as cover so many pieces, of like length and with :data:`OVERLAP`."""
    if length <= LONGEST:
        return [Window(0, length, 0, length)] if length else []
    count = -(-(length - OVERLAP) // (LONGEST - OVERLAP))
    size = (length + (count - 1) * OVERLAP) / count
    starts = [round(number * (size - OVERLAP)) for number in range(count)]
    ends = [min(length, round(start + size)) for start in starts]
    # each judges as far as the middle of what it shares
    bounds = [0, *((ends[n] + starts[n + 1]) // 2 for n in range(count - 1)), length]
    return [Window(starts[n], ends[n], bounds[n], bounds[n + 1]) for n in range(count)]
