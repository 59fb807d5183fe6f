"""Cross-validation with publishers left out: users bring publishers that the model has not seen."""

from __future__ import annotations

import zlib

FOLDS = 4
#: The large publishers are dealt out by hand, so that folds are of like size; the others by their names.
_DEALT = {
    "Reuters": 0,
    "President of Ukraine": 0,
    "White House": 1,
    "The Straits Times": 1,
    "The New York Times": 1,
    "Xinhua": 2,
    "U.S. Department of State": 2,
    "AFP": 3,
    "BBC": 3,
}


def fold_of(publisher: str | None) -> int | None:
    """The fold in which a publisher is left out; none for texts of our own, which teach and never test."""
    if not publisher:
        return None
    return _DEALT.get(publisher, zlib.crc32(publisher.encode()) % FOLDS)
