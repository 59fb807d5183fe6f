"""Does a clause speak of what has been or of what is to come?"""

from __future__ import annotations

from typing import Literal, TypeAlias

from spacy.tokens import Doc, Token

#: ``past``, ``present`` (an arrangement or something under way: "leaders meet Friday"), ``future``.
Tense: TypeAlias = Literal["past", "present", "future"]

#: Words after which an infinitive, and what they say of an event, lies ahead.
_PROSPECTIVE = frozenset(
    {
        "agree",
        "aim",
        "arrange",
        "be",
        "call",
        "decide",
        "due",
        "envisage",
        "expect",
        "forecast",
        "foresee",
        "go",
        "hope",
        "intend",
        "invite",
        "likely",
        "mean",
        "need",
        "offer",
        "order",
        "plan",
        "pledge",
        "poise",
        "prepare",
        "promise",
        "propose",
        "ready",
        "schedule",
        "set",
        "slate",
        "target",
        "tell",
        "tentatively",
        "threaten",
        "unlikely",
        "urge",
        "vow",
        "want",
        "wish",
        "would",
    }
)
_PARTICIPLES = frozenset(
    {"due", "expect", "foresee", "plan", "schedule", "set", "slate", "tentative", "timetable"}
)
_AHEAD = frozenset(
    {"coming", "forthcoming", "future", "looming", "next", "planned", "proposed", "scheduled", "upcoming"}
)
_SPEECH = frozenset({"add", "announce", "report", "say", "state", "tell", "warn", "write"})
_FUTURE_AUX = frozenset({"'ll", "shall", "wo"})
_MODAL = frozenset({"can", "could", "may", "might", "must", "should", "would", "will", "'d"})


def tense(doc: Doc, start: int, end: int) -> tuple[Tense, bool]:
    """The tense of the clause that governs the tokens from ``start`` to ``end``.

    The second value is true where a noun stands between them and the verb ("the visit in July was …"):
    the verb's tense is then a hint, not a proof. Without any verb the tense is ``past``.
    """
    root = doc[start:end].root
    nominal = False
    token = root
    while True:
        found = _of_verb(token) if token.pos_ in {"VERB", "AUX"} else None
        if found:
            return found, nominal
        if token != root and token.pos_ in {"NOUN", "PROPN"}:
            nominal = True
            if any(child.lower_ in _AHEAD for child in token.lefts):
                return "future", False
        if token.pos_ == "ADJ" and token.lemma_ in _PARTICIPLES:
            return "future", nominal
        if token.lower_ == "of" and token.i > 0 and doc[token.i - 1].lower_ == "ahead":
            return "future", False
        if token.head == token:
            return "past", nominal
        token = token.head


def _of_verb(verb: Token) -> Tense | None:
    """The tense of a verb, or nothing if it takes that of the verb above it."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if auxiliaries & _FUTURE_AUX:
        return "future"
    if auxiliaries & _MODAL:
        return "past" if "have" in auxiliaries else "future"
    if "to" in auxiliaries:
        return _of_infinitive(verb)
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "relcl"} and not auxiliaries & {"was", "were", "been"}:
        return "future" if verb.lemma_ in _PARTICIPLES else "past"
    if auxiliaries & {"has", "have", "had", "was", "were", "did"}:
        return "future" if verb.lemma_ in _PARTICIPLES else "past"
    if verb.tag_ in {"VB", "VBG"} and verb.dep_ != "ROOT" and not auxiliaries:
        return None
    if verb.tag_ in {"VBZ", "VBP", "VBG", "VB"} or auxiliaries & {"is", "are", "am", "'s", "'re", "'m"}:
        if verb.lemma_ in _PARTICIPLES:
            return "future"
        passive = any(child.dep_ == "auxpass" for child in verb.children)  # "is seen": a caption
        return "past" if passive or verb.lemma_ in _SPEECH else "present"
    return "past"


def _of_infinitive(verb: Token) -> Tense | None:
    """Looks ahead in "is to meet", "agreed to meet" and "a plan to meet", not in "arrived to meet"."""
    above = verb.head
    if verb.head == verb:
        return "future"
    if verb.dep_ in {"acl", "relcl"}:  # "talks to be held"; "a move to halt drilling" says nothing
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        return "future" if passive or above.lemma_.lower() in _PROSPECTIVE else None
    if verb.dep_ == "conj":
        return None
    if above.lemma_.lower() in _PROSPECTIVE:
        return "past" if {"have"} & {child.lower_ for child in verb.children} else "future"
    return None
