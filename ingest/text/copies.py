"""Near-identical copies: one agency's report on ten sites, or updated within the hour."""

from __future__ import annotations

import re

from rensa import RMinHash

#: Hashes of a text, and words in each of the pieces that are hashed: two reports by different hands share few
#: runs of so many words.
_HASHES, _SHINGLE = 64, 5
_SEED = 1


def signature(text: str) -> str:
    """MinHash of an article's cleaned text, 8 hexadecimal digits a hash; empty for a text too short to say.

    The share of hashes that two texts have in common is about that of their runs of five words, whatever
    their case and punctuation (Broder, "On the resemblance and containment of documents", 1997).
    """
    words = re.findall(r"\w+", text.casefold())
    # A notice of a line or two shares its few words with others by chance.
    if len(words) < 10 * _SHINGLE:
        return ""
    found = RMinHash(num_perm=_HASHES, seed=_SEED)
    found.update([" ".join(words[start : start + _SHINGLE]) for start in range(len(words) - _SHINGLE + 1)])
    return "".join(f"{value:08x}" for value in found.digest())
