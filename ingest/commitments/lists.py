"""Verbs in a list, which the parser may hang anywhere: "to share data, align plans, and answer threats"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.lexicon import commitments as words
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import base, is_verb, own_subjects

_LINKS = frozenset({"and", "or"})
#: What is told beside a list: "…, noting that Kenya is a friend, and praising its port".
_REMARKING = words.REPORT | words.AFFIRM | word_sets("commitments", "lists")["urging"]


def listed(first: Token) -> list[Token]:
    """The verbs listed after a gerund or an infinitive, where an "and" closes the list.

    Of "by cutting costs, opening ports, and helping Kenya" the later belong to the nearest that stands behind
    a preposition.
    """
    found: list[Token] = []
    closed = False
    for token in first.doc[first.i + 1 : first.sent.end]:
        if token.text in (";", ":") or token.is_space or (first.tag_ == "VBG" and _opens(token)):
            break
        if not _is_alike(token, first):
            continue
        before = token.i - 1
        while token.doc[before].dep_ == "advmod" or token.doc[before].lower_ == "to":
            before -= 1
        link = token.doc[before]
        if link.lower_ in _LINKS and (token.doc[before - 1].text == "," or token.dep_ == "conj"):
            found.append(token)
            closed = True
            break
        if link.text == ",":
            found.append(token)
    return found if closed else []


def behind(verb: Token) -> Iterator[Token]:
    """What hangs on a verb behind it."""
    return (child for child in verb.children if child.i > verb.i)


def _opens(token: Token) -> bool:
    """Whether a gerund begins a list of its own, or may: "by opening"."""
    return token.tag_ == "VBG" and token.nbor(-1).dep_ == "prep" and token.dep_ in ("pcomp", "amod")


def _is_alike(token: Token, first: Token) -> bool:
    if first.tag_ == "VBG":
        alike = token.tag_ == "VBG"
    else:  # to the tagger one of a list may be finite
        alike = token.tag_ in ("VB", "VBP") and token.lower_ == token.lemma_.lower()
    if not alike or not is_verb(token) or base(token) in _REMARKING:
        return False
    return not own_subjects(token) and not any(c.dep_ == "aux" and c.lower_ != "to" for c in token.children)
