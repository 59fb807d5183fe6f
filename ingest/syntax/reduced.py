"""Participles that the parser takes for the verb: "Talks planned for June 3 were cancelled"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets

_SCHEDULED = word_sets("syntax", "plans")["scheduled"]
_EVENTS = words.TALK_NOUNS | words.GATHERING_NOUNS | words.VISIT_NOUNS


def reduced_clauses(doc: Doc) -> Doc:
    """An event that is planned, and what is done to it: it is the subject of the second verb."""
    for planned in doc:
        if planned.lemma_.lower() in _SCHEDULED and planned.tag_ in ("VBD", "VBN"):
            event = next((c for c in planned.children if c.dep_ == "nsubj" and c.i < planned.i), None)
            verb = _verb(planned) if event is not None else None
            if event is not None and verb is not None and event.lemma_.lower() in _EVENTS:
                _mend(event, planned, verb)
    return doc


def _verb(planned: Token) -> Token | None:
    """The verb in the passive that has no subject, for the participle has it."""
    if any(c.dep_ in ("aux", "auxpass") for c in planned.children):
        return None
    above = [planned.head] if planned.dep_ == "ccomp" else []
    for verb in (*above, *(c for c in planned.children if c.dep_ == "ccomp")):
        helpers = [c for c in verb.children if c.dep_ == "auxpass"]
        own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
        if verb.tag_ == "VBN" and helpers and planned.i < helpers[0].i and not own:
            return verb
    return None


def _mend(event: Token, planned: Token, verb: Token) -> None:
    if verb.head == planned:
        top = planned.dep_ == "ROOT"
        verb.head, verb.dep_ = (verb, "ROOT") if top else (planned.head, planned.dep_)
        for child in [c for c in planned.children if c.i > verb.i]:
            child.head = verb
    event.head, event.dep_ = verb, "nsubjpass"
    planned.head, planned.dep_ = event, "acl"
