"""Which of two states that share an adjective: "Dominican" is of the Dominican Republic, or of Dominica."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.lexicon.governments import governments, possible
from ingest.syntax.tokens import Words

if TYPE_CHECKING:
    from ingest.actors.gazetteer import Match

#: Sorts of matches that are an adjective, and those that name a state beyond doubt.
_SHARED = ("adjective", "people")
_NAMES = ("name", "capital")
#: So many words of an office may stand behind an adjective: "the Dominican deputy prime minister".
_OFFICE = 3


def told_apart(words: Words, found: Sequence[Match]) -> list[Match]:
    """The matches, adjectives of two states given to the one that the text means.

    That is the other one where the text names it and not the first, or where it gives it an office that the
    first does not have.
    """
    named = {match.iso3 for match in found if match.sort in _NAMES}
    meant = {
        first: other
        for first, other in governments().sharing.items()
        if first not in named and (other in named or _has_office(words, found, first, other))
    }
    return [
        replace(match, iso3=meant[match.iso3]) if match.sort in _SHARED and match.iso3 in meant else match
        for match in found
    ]


def _has_office(words: Words, found: Sequence[Match], first: str, other: str) -> bool:
    """Does an adjective stand before the premier whom only the other has?"""
    title = "prime minister"
    behind = (
        words.lower[m.end : m.end + _OFFICE] for m in found if m.sort == "adjective" and m.iso3 == first
    )
    return (
        not possible(title, first)
        and possible(title, other)
        and any(title in " ".join(after) or after[:1] == ["premier"] for after in behind)
    )
