"""Whether a text can tell of diplomacy at all: asked before it is parsed, which takes most of the time."""

from __future__ import annotations

import re
from functools import cache

from ingest.lexicon import commitments, triggers
from ingest.lexicon.offices import lexicon, plural
from ingest.lexicon.words import word_sets

_LEXICON = word_sets("text", "relevance")

_TALKING = _LEXICON["talking"]
_IRREGULAR = _LEXICON["irregular"]

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")

#: Verbs by which persons meet, travel and bind themselves. Those that any report has ("hold", "take", "say")
#: are left out: what they say of a meeting, a noun says too.
_VERBS = (
    triggers.MEET
    | triggers.RECEIVE
    | triggers.GATHER
    | triggers.CALL
    | triggers.VISIT
    | commitments.PROMISE
    | _TALKING
)
_NOUNS = (
    triggers.TALK_NOUNS
    | triggers.CALL_NOUNS
    | triggers.GATHERING_NOUNS
    | triggers.VISIT_NOUNS
    | commitments.DOCUMENT
    | _LEXICON["lent"]
)


def can_tell(text: str) -> bool:
    """Whether a text names an office, or anything by which meetings and pledges are told.

    Of 4,187 agency reports, readouts and statements, most of them on politics, this turned away 68; read
    all the same, one of these gave a fact, a pledge of the IMF (``python -m benchmarks.reading``).
    """
    return not _words_of_diplomacy().isdisjoint(_WORD.findall(text.lower()))


@cache
def _words_of_diplomacy() -> frozenset[str]:
    offices = {word for word, (kind, *_) in lexicon().heads.items() if kind in ("official", "collective")}
    forms = {form for verb in _VERBS for form in _forms(verb)}
    return frozenset(offices | forms | _NOUNS | {plural(noun) for noun in _NOUNS} | _IRREGULAR)


def _forms(verb: str) -> set[str]:
    """The regular forms of a verb, and some that do not exist."""
    stem = verb.removesuffix("e")
    last = verb[-1]
    ended = {verb, f"{verb}s", f"{verb}es", f"{stem}ed", f"{stem}ing", f"{stem}{last}ed", f"{stem}{last}ing"}
    return ended | ({f"{verb[:-1]}ies", f"{verb[:-1]}ied"} if last == "y" else set())
