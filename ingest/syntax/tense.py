"""Does a clause speak of what has been or of what is to come?"""

from __future__ import annotations

from typing import Literal, TypeAlias

from spacy.tokens import Doc, Token

from ingest.lexicon.words import word_sets
from ingest.syntax.plans import is_goal
from ingest.syntax.relations import is_passive

_LEXICON = word_sets("syntax", "tense")

#: ``past``; ``present``, an arrangement or something under way ("leaders meet Friday"); ``future``;
#: ``prospective``, what lay or lies ahead of a moment in the past or in thought ("was to", "would").
Tense: TypeAlias = Literal["past", "present", "future", "prospective"]

_PROSPECTIVE = _LEXICON["prospective"]
_PARTICIPLES = _LEXICON["participles"]
_FIXED = _LEXICON["fixed"]
_FIXED_FOR = _LEXICON["fixed_for"]
_AHEAD = _LEXICON["ahead"]
_SPEECH = _LEXICON["speech"]
_BEHIND = _LEXICON["behind"]
_FUTURE = _LEXICON["future"]
_MODAL = _LEXICON["modal"]
_PAST = _LEXICON["past"]
_PRESENT = _LEXICON["present"]


def tense(doc: Doc, start: int, end: int) -> tuple[Tense, bool]:
    """The tense of the clause that governs the tokens from ``start`` to ``end``.

    The second value is true where a noun stands between them and the verb ("the visit in July was …", "looked
    forward to meeting him in July"): the verb's tense is then a hint, not a proof. So it is without any verb,
    where the tense is ``past``.
    """
    root = doc[start:end].root
    if start > 0 and is_goal(doc[start - 1]):
        return "future", False  # "postponed the vote to Thursday"
    if (
        start > 1
        and doc[start - 2].lower_ in _FIXED | _FIXED_FOR
        and (
            doc[start - 1].lower_ == "for"
            or (doc[start - 1].lower_ == "on" and doc[start - 2].lower_ in _FIXED - {"set"})
        )
    ):
        return "future", False  # "a summit set for Thursday was called off"
    nominal = False
    token = root
    while True:
        found = _of_verb(token) if token.pos_ in {"VERB", "AUX"} else None
        if found:
            return ("future" if _ahead(token, start) else found), nominal
        if token.tag_ == "VBG" and token.dep_ in {"pcomp", "dobj"}:
            nominal = True
        if token != root and token.pos_ in {"NOUN", "PROPN"}:
            nominal = True
            if any(child.lower_ in _AHEAD for child in token.lefts):
                return "future", False
        if token.pos_ == "ADJ" and token.lemma_ in _PARTICIPLES:
            return "future", nominal
        if token.lower_ in _BEHIND and token.dep_ == "prep":
            return "past", False
        if token.lower_ == "of" and token.i > 0 and doc[token.i - 1].lower_ == "ahead":
            return "future", False
        if token.head == token:
            return "past", True
        token = token.head


def _ahead(verb: Token, start: int) -> bool:
    """Whether what stands between a verb and a month lies ahead: "discussed the upcoming summit in June".

    A day may be that of the verb: "discussed the upcoming summit on Tuesday".
    """
    return verb.doc[start - 1].lower_ == "in" and any(
        child.dep_ == "dobj" and child.i < start and any(word.lower_ in _AHEAD for word in child.lefts)
        for child in verb.children
    )


def _of_verb(verb: Token) -> Tense | None:
    """The tense of a verb, or nothing if it takes that of the verb above it."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    passive = is_passive(verb)
    if auxiliaries & _FUTURE:
        return "future"
    if auxiliaries & _MODAL:
        return "past" if "have" in auxiliaries else "prospective"
    if "to" in auxiliaries:
        return _of_infinitive(verb, passive=passive)
    if verb.tag_ == "VBN" and verb.lemma_ in _PARTICIPLES:  # "is expected", "a meeting scheduled"
        return "prospective" if auxiliaries & _PAST else "future"
    if auxiliaries & _PAST:
        return "past"
    if verb.lemma_ in _SPEECH:
        return "past"
    if verb.tag_ in {"VB", "VBG"} and verb.dep_ != "ROOT" and not auxiliaries:
        return None
    if verb.tag_ in {"VBZ", "VBP", "VBG", "VB"} or auxiliaries & _PRESENT:
        return "past" if passive else "present"  # "is seen here": a caption
    return "past"


def _of_infinitive(verb: Token, *, passive: bool) -> Tense | None:
    """Looks ahead in "is to meet", "agreed to meet" and "a plan to meet", not in "arrived to meet"."""
    above = verb.head
    if (
        verb.dep_ in {"acl", "relcl"} and passive
    ):  # "talks to be held"; "a move to halt drilling" says nothing
        return "future"
    if verb == above:
        return "future"
    if verb.dep_ == "conj" or above.lemma_.lower() not in _PROSPECTIVE:
        return None
    if any(child.lower_ == "have" for child in verb.children):
        return "past"
    past = above.lower_ in {"was", "were"} or any(child.lower_ in _PAST for child in above.children)
    return "prospective" if past else "future"
