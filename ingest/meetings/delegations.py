"""Delegations that a state sends to what is no meeting: inaugurations, games, commemorations."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.actors.delegations import DELEGATIONS
from ingest.lexicon import triggers as words

_MEETINGS = words.TALK_NOUNS | words.GATHERING_NOUNS | words.SUMMIT_NOUNS | words.WIDE


def delegation_sent(trigger: Token) -> bool:
    """Whether an event is one that a delegation is to attend, and no meeting of states: "announced a
    delegation to attend the inauguration of X"."""
    attending = next((t for t in (trigger, *trigger.ancestors) if t.lemma_.lower() in words.ATTEND), None)
    if attending is None or attending.dep_ not in ("acl", "advcl", "relcl", "xcomp"):
        return False
    # "announced a delegation to attend …": the parser hangs the purpose on the verb, too
    before = (t for t in attending.head.subtree if t.i < attending.i)
    sent = any(t.lemma_.lower() in DELEGATIONS for t in before)
    attended = (t for child in attending.children if child.dep_ in ("dobj", "obj") for t in child.subtree)
    return sent and not any(t.lemma_.lower() in _MEETINGS for t in attended)
