"""Which Georgia: the state of the Caucasus, or that of the United States."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ingest.lexicon.cities import regions
from ingest.lexicon.words import word_sets
from ingest.syntax.tokens import Words

_LEXICON = word_sets("actors", "georgia")

_OFFICES = _LEXICON["offices"]
_PARTIES = _LEXICON["parties"]
_MEMBERS = _LEXICON["members"]
_TOWNS = _LEXICON["towns"]
_CAUCASUS = _LEXICON["caucasus"]


def american_georgia(words: Words, named: Iterable[int]) -> set[int]:
    """Of the places at which a text names Georgia those that mean the American state: what stands beside the
    name decides, else what the text tells elsewhere."""
    named = list(named)
    if not named:
        return set()
    caucasian = not _CAUCASUS.isdisjoint(words.text)
    sure = {i for i in named if _beside(words, i, caucasian)}
    if (sure or not _TOWNS.isdisjoint(words.text)) and not caucasian:
        return set(named)
    return sure


def _beside(words: Words, i: int, caucasian: bool) -> bool:
    text, lower = words.text, words.lower
    behind = i + 1
    if lower[behind : behind + 1] in (["'s"], ["’s"]) and not caucasian:
        behind += 1
    while lower[behind : behind + 1] and lower[behind] in _PARTIES:
        behind += 1
    office = (
        lower[behind : behind + 1] and lower[behind] in _OFFICES and lower[behind + 1 : behind + 2] != ["of"]
    )
    if office or lower[behind : behind + 3] == ["secretary", "of", "state"]:
        return True  # "Georgia Governor X", "Georgia's Republican senator"
    # "Republican Senator Saxby Chambliss of": an office and a name in six words before the state.
    before = lower[max(0, i - 6) : i]
    if not caucasian and not _MEMBERS.isdisjoint(lower[i + 1 : i + 2]):
        return True  # "a Georgia Democrat"
    if not caucasian and before[-1:] == ["from"] and not _MEMBERS.isdisjoint(before[-2:-1]):
        return True  # "a Democrat from Georgia"
    if before[-1:] == ["of"] and not _OFFICES.isdisjoint(before) and not caucasian:
        return True  # "Gov. X of Georgia"
    if before[-2:] == ["state", "of"] and lower[max(0, i - 3) : i - 2] in (["u.s."], ["us"], ["american"]):
        return True
    if text[max(0, i - 1) : i] == [","] and text[i - 2] in _TOWNS:
        return True  # "Savannah, Georgia"
    return not caucasian and _among_states(words, i)


def _among_states(words: Words, i: int) -> bool:
    """As in "South Carolina and Georgia", "Georgia, Alabama and Florida"."""
    text = words.text
    joined = ("and", ",", "or")
    before = i > 1 and text[i - 1] in joined and {text[i - 2], " ".join(text[max(0, i - 3) : i - 1])}
    behind = (
        text[i + 1 : i + 2]
        and text[i + 1] in joined
        and {*text[i + 2 : i + 3], " ".join(text[i + 2 : i + 4])}
    )
    return not _other_states().isdisjoint((before or set()) | (behind or set()))


@cache
def _other_states() -> frozenset[str]:
    """The American states but Georgia."""
    return frozenset(name for name, iso3 in regions().items() if iso3 == "USA") - {"Georgia"}
