"""Whom a common noun brings to a meeting: "a delegation of X" brings X, "an envoy of X" his state, "the widow
of X" and "a letter from X" nobody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from spacy.tokens import Token

from ingest.actors.model import Person, State, acts_for
from ingest.lexicon import triggers as words
from ingest.lexicon.offices import lexicon
from ingest.lexicon.words import word_sets
from ingest.meetings.mention import Participant
from ingest.syntax.relations import base

_LEXICON = word_sets("meetings", "partners")
_GROUPS, _PRIVATE = _LEXICON["groups"], _LEXICON["private"]

#: Nouns of what people do together: "hosted talks".
COMING_TOGETHER = (
    words.TALK_NOUNS | words.GATHERING_NOUNS | words.VISIT_NOUNS | words.CALL_NOUNS | words.MEAL_NOUNS
)


def are_people(noun: Token) -> bool:
    """Whether a noun is of people who act for somebody: "a delegation", "a group of ministers"."""
    return base(noun) in lexicon().heads or base(noun) in _GROUPS


def are_public(officials: Token) -> bool:
    """Whether officials act for a state: not "business leaders"."""
    return base(officials) == "minister" or _PRIVATE.isdisjoint(child.lower_ for child in officials.lefts)


def brings(noun: Token) -> Literal["whom it names", "his state", "nobody"]:
    """Whom a noun brings that a person stands behind, with "of"."""
    kind = lexicon().heads.get(base(noun), ("",))[0]
    if kind == "collective" or base(noun) in _GROUPS | COMING_TOGETHER:
        return "whom it names"
    return "his state" if kind == "official" else "nobody"


def brought(noun: Token, named: Iterable[Participant]) -> list[Participant]:
    """Who comes of those whom a noun names behind "of"; states come with whatever they stand behind."""
    found: list[Participant] = []
    whom = brings(noun)
    for one in named:
        side = acts_for(one.actor)
        if whom == "whom it names" or not isinstance(one.actor, Person):
            found.append(one)
        elif whom == "his state" and isinstance(side, State):
            found.append(Participant(side, one.mention))
    return found
