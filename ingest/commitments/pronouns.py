"""Names and verbs in place of pronouns: "Kenya's" for "your", "Norway has" for "we have"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from graph.reference.tables import state_in_prose
from ingest.actors.model import Actor, Organization, State
from ingest.lexicon.words import word_table

#: The finite verbs of several as those of one: "has" for "have".
_IN_SINGULAR = word_table("in_singular")


def second_person(word: str, other: Actor) -> str:
    """Who is spoken to, by name."""
    return owning(name_of(other)) if word == "your" else name_of(other)


def in_singular(verb: Token) -> dict[int, str]:
    """The finite verb of a subject in the plural as that of one: "has" for "have"."""
    finite = next((c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.tag_ == "VBP"), verb)
    if finite.lower_ in _IN_SINGULAR:
        return {finite.i: _IN_SINGULAR[finite.lower_]}
    if finite.tag_ != "VBP":
        return {}
    word = finite.text
    if re.search(r"[^aeiou]y$", word):
        return {finite.i: f"{word[:-1]}ies"}
    return {finite.i: f"{word}es" if re.search(r"(?:s|x|z|ch|sh|o)$", word) else f"{word}s"}


def owning(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def name_of(actor: Actor) -> str:
    """How an actor is called in prose."""
    if isinstance(actor, State):
        return state_in_prose(actor.iso3)
    return actor.acronym or actor.name if isinstance(actor, Organization) else actor.name
