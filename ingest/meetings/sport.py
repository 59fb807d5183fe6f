"""Matches: states that "meet" as teams, which is no diplomacy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Span, Token

from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import auxiliaries, listed, own_subjects, prepositional

_LEXICON = word_sets("meetings", "sport")

_MEETING = _LEXICON["meeting"]
_STRONG = _LEXICON["strong"]
_WEAK = _LEXICON["weak"]
_WINNING = _LEXICON["winning"]
_WON = _LEXICON["won"]
_DUELS = _LEXICON["duels"]
_DECIDING = _LEXICON["deciding"]
_EACH = _LEXICON["each"]
_CAPITAL = _LEXICON["capital"]
_ROUNDS = _LEXICON["rounds"]
_FORMS = _LEXICON["forms"]
_BEFORE_FORMS = _LEXICON["before_forms"]
_BEHIND_FORMS = _LEXICON["behind_forms"]
#: So many sentences back may be told who played.
_BACK = 3
#: Words of talks, which no match is told with.
_TALKS = (words.TALK_NOUNS | words.GATHERING_NOUNS) - _MEETING
_PHRASES = re.compile(
    r"(?i)\b(?:" + "|".join(sorted(map(re.escape, _STRONG), key=len, reverse=True)) + r")\b"
)
_SCORE = re.compile(r"(?<![\d./–-])\d{1,2}[-–]\d{1,2}(?![\d/–-]|\.\d)")


def match(trigger: Token) -> Literal["states", "anaphors"] | None:
    """Whether the words around an event are those of sport, and nothing is said of a purpose: a match it is
    where states alone take part ("states"), or where they are meant by "the two sides" ("anaphors")."""
    if _purpose(trigger):
        return None
    sentence = trigger.sent
    strong, weak = _strength(sentence)
    if trigger.lemma_.lower() in _TALKS:  # "… meet in the semi-final, and the coaches held talks"
        return "states" if strong and weak else None
    if strong or weak > 1 or _as_team(trigger) or any(_duel(verb) for verb in sentence):
        return "states"
    before = trigger.doc[sentence.start - 1].sent if sentence.start else None
    behind = trigger.doc[sentence.end].sent if sentence.end < len(trigger.doc) else None
    around = [_strength(one) for one in (before, behind) if one is not None]
    if any(near and (weak or (near > 1 and others)) for near, others in around):
        return "states"
    if any(one is not None and _has_result(one) for one in (before, behind)):
        return "states"
    if before is not None and any(_duel(verb) for verb in before):
        return "states"
    # "The two sides last met in March"
    anaphors = (before is not None and _strength(before)[0] > 0) or any(map(_has_result, _earlier(sentence)))
    return "anaphors" if anaphors else None


def _earlier(sentence: Span) -> Iterator[Span]:
    """The sentences before one, the next first, in which may stand who "the two sides" are."""
    for _ in range(_BACK):
        if sentence.start == 0:
            return
        sentence = sentence.doc[sentence.start - 1].sent
        yield sentence


def _purpose(trigger: Token) -> bool:
    """As in "met to discuss the World Cup": not what teams do."""
    return any(
        child.dep_ in ("advcl", "xcomp")
        and any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children)
        and child.lemma_.lower() not in _DECIDING
        for child in trigger.children
    ) or any(token.lemma_.lower() in _TALKS for token in prepositional(trigger, "for"))


def _strength(sentence: Span) -> tuple[int, int]:
    """How many words a sentence has that only sport uses, and how many that it uses among others."""
    strong = 0
    for found in _PHRASES.finditer(sentence.text):
        span = sentence.char_span(found.start(), found.end())
        strong += span is not None and not _topic(span.root)
    weak = len(_SCORE.findall(sentence.text)) + sum(_weight(token) for token in sentence)
    return strong, weak


def _has_result(sentence: Span) -> bool:
    """As in "Canada won 3-2", "drew 1-1 in Lima"."""
    spans = (sentence.char_span(*found.span()) for found in _SCORE.finditer(sentence.text))
    scores = {span.root for span in spans if span is not None}
    verbs = (t for t in sentence if t.pos_ == "VERB" and t.lemma_.lower() in _WINNING)
    return any(not scores.isdisjoint(verb.subtree) for verb in verbs)


def _topic(token: Token) -> bool:
    """As in "met over the World Cup"."""
    return any(above.dep_ == "prep" and above.lower_ in words.ABOUT - {"on"} for above in token.ancestors)


def _of_sport(token: Token) -> bool:
    if token.lemma_.lower() in _WINNING and token.pos_ == "VERB":
        objects = [c for c in token.children if c.dep_ in ("dobj", "obj")]
        return not objects or any(c.lemma_.lower() in _WON or c.pos_ == "NUM" for c in objects)
    return token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in _WEAK and not _topic(token)


def _weight(token: Token) -> int:
    """How much a word that sport uses among others tells of it: two of one do."""
    if token.text in _CAPITAL and not token.is_sent_start:
        return 2
    if token.text in _FORMS:
        return _weight_of_form(token)
    if not _of_sport(token):
        return 0
    if token.dep_ in ("dobj", "obj") and token.head.pos_ == "VERB" and _of_sport(token.head):
        return 0  # the points of "scored points", which the verb tells
    if token.lemma_.lower() == "side" and any(c.lower_ in _EACH for c in token.children):
        return 0  # "the two sides", as reports call all who talk
    if token.lemma_.lower() in _ROUNDS and token.dep_ == "pobj" and token.head.head.lemma_ in words.MEET:
        return 2 if token.head.lower_ == "in" else 1  # "meet in the final"
    alone = token.lemma_.lower() == "score" and not any(c.dep_ in ("dobj", "obj") for c in token.children)
    return 2 if alone and token.pos_ == "VERB" else 1


def _weight_of_form(token: Token) -> int:
    """How much "Test" or "T20" tells of sport: much in "the first Test", "two Tests" and "a Test match",
    nothing in "the Test Ban Treaty"."""
    doc, own = token.doc, token.sent
    behind = doc[token.i + 1] if token.i + 1 < own.end else None
    if behind is not None and behind.lower_ in _BEHIND_FORMS:
        return 2
    if behind is not None and behind.pos_ in ("NOUN", "PROPN"):
        return 0
    if token.i > own.start and doc[token.i - 1].pos_ == "NUM":
        return 2
    # "one-off" is three tokens.
    before = doc[max(own.start, token.i - 3) : token.i].text.lower()
    return 2 if any(re.search(rf"\b{word}$", before) for word in _BEFORE_FORMS) else 1


def _as_team(verb: Token) -> bool:
    """As in "Ireland meet Scotland": a state's name with a verb in the plural, as British reports of matches
    have it."""
    doing = own_subjects(verb)
    return (
        [subject.tag_ for subject in doing] == ["NNP"]
        and verb.tag_ == "VBP"
        and not auxiliaries(verb)
        and not any(c.dep_ in ("conj", "appos", "cc") for c in doing[0].children)
        and any(c.dep_ == "dobj" for c in verb.children)
    )


def _duel(verb: Token) -> bool:
    """As in "Brazil will face Argentina on Tuesday": one state's name against another's, over nothing."""
    if not listed(verb, _DUELS):
        return False
    sides = [*own_subjects(verb), *(c for c in verb.children if c.dep_ in ("dobj", "obj", "pobj"))]
    sides += prepositional(verb, "on", "with")
    named = [t for t in sides if t.ent_type_ == "GPE" and t.dep_ not in ("poss", "compound")]
    return len(named) > 1 and not prepositional(verb, *(words.ABOUT - {"on"}))
