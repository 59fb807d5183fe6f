"""A person's name as it is usually written: no capitals, "Jr." with its point and without a comma.

>>> usual_form("Joseph R. BIDEN, Jr", frozenset())
'Joseph R. Biden Jr.'
"""

from __future__ import annotations

import re
from collections.abc import Set

from graph.model import slug

_SUFFIX = re.compile(r",?\s+([JS])R\.?$", re.IGNORECASE)
_NUMERAL = re.compile(r"[IVX]+$")
#: Where a capital stands inside a word: "O'Neill", "McDonough".
_INNER = re.compile(r"(?:(?<=^)|(?<=['’])|(?<=^mc))[^\W\d_]")


def usual_form(name: str, particles: Set[str]) -> str:
    """A name as running text has it; ``particles`` in capitals are small behind another word."""
    body = _SUFFIX.sub("", name)
    suffix = _SUFFIX.search(name)
    whole = body.isupper() and len(slug(body)) > 1
    words = [
        word.lower()
        if place and len(word) > 1 and word.isupper() and word.lower() in particles
        # A numeral is a ruler's, not a name, behind another word only.
        else word
        if place and _NUMERAL.match(word)
        else "-".join(_cased(part, whole or (word.isupper() and "-" in word)) for part in word.split("-"))
        for place, word in enumerate(body.split())
    ]
    return " ".join([*words, f"{suffix[1].upper()}r."] if suffix else words)


def _cased(word: str, whole: bool) -> str:
    """A word of a name; ``whole`` says that all the name is in capitals, where two letters are a name."""
    letters = slug(word).replace("-", "")
    initials = "." in word or len(letters) < (2 if whole else 3) or not re.search("[aeiouy]", letters)
    if initials or not word.removeprefix("Mc").isupper():
        return word
    return _INNER.sub(lambda letter: letter.group().upper(), word.lower())
