"""How a text is parted into word pieces and windows."""

from __future__ import annotations

import pytest

from ingest.models.session import model
from ingest.models.windows import LONGEST, OVERLAP, Pieces, windows


@pytest.mark.parametrize("length", [0, 1, LONGEST, LONGEST + 1, 900, 925, 2_000, 12_345])
def test_each_piece_is_judged_once_and_windows_are_no_longer_than_the_encoder_takes(length: int) -> None:
    found = windows(length)
    judged = [piece for window in found for piece in range(window.first, window.last)]
    assert judged == list(range(length))
    for window in found:
        assert 0 < window.end - window.start <= LONGEST
        assert window.start <= window.first < window.last <= window.end


def test_neighbours_share_what_stands_between_them() -> None:
    first, second = windows(900)
    assert first.end - second.start >= OVERLAP - 1
    assert second.start < first.last == second.first < first.end


def test_words_begin_where_they_begin_and_characters_find_their_pieces() -> None:
    text = "Foreign Minister Zelenskyi met Xi."
    pieces = Pieces(model().tokenizer, text, [(0, len(text))])
    starts = [pieces.spans[piece][0] for piece in pieces.words]
    assert [text[start:].split()[0] for start in starts] == ["Foreign", "Minister", "Zelenskyi", "met", "Xi."]
    span = pieces.covering(17, 26)
    assert span is not None
    start, end = span
    assert (pieces.spans[start][0], pieces.spans[end - 1][1]) == (17, 26)
    assert pieces.covering(16, 17) is None
