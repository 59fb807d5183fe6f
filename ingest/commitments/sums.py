"""Sums of which nothing is told: not to whom, nor what for."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from ingest.actors.model import Actors
from ingest.commitments.model import Pledge
from ingest.lexicon.words import word_sets

_LEXICON = word_sets("commitments", "sums")

_LEADING_ON = _LEXICON["leading_on"]
#: More words beside a sum tell what it is for.
_FEW = 6


def is_bare_sum(clause: Span, head: Token, pledge: Pledge, actors: Actors) -> bool:
    """Whether a clause tells of nothing but a sum: not to whom, nor what for."""
    others = [token for token in clause if token.i >= head.i and token.ent_type_ != "MONEY"]
    told = len(others) > _FEW or pledge.status == "approved"
    led = any(token.lower_ in _LEADING_ON and token.i > head.i and not _is_sum(token) for token in clause)
    led = led or any(actors.at(token.i) is not None for token in clause)
    return not told and not led and any(token.ent_type_ == "MONEY" for token in clause)


def _is_sum(preposition: Token) -> bool:
    """Whether a phrase only tells how much: "for a total of $70 million"."""
    inside = [token for token in preposition.subtree if token.pos_ in ("NOUN", "NUM", "PROPN", "VERB")]
    sums = (token.ent_type_ == "MONEY" or token.lower_ == "total" for token in inside)
    return preposition.dep_ != "aux" and bool(inside) and all(sums)


def purpose_before(clause: Span, cue: Token) -> str:
    """What a sum is for, where the sentence opens with it: "To help Kenya, Norway will give $2 million".

    Empty where it does not.
    """
    doc, sentence = clause.doc, cue.sent
    before = doc[sentence.start : min(clause.start, cue.i)]
    comma = next((token.i for token in reversed(before) if token.text == ","), sentence.start)
    said = " ".join(doc[sentence.start : comma].text.split())
    told = re.match(r"(?:To|In order to) [a-z]", said) and not any(t.pos_ == "PRON" for t in before)
    return said[0].lower() + said[1:] if told else ""
