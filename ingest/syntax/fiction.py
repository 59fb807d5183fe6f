"""What a text tells only as the content of a work of fiction: "in a new film, a president meets …"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.lexicon.words import word_sets
from ingest.syntax.relations import is_verb, own_subjects

_LEXICON = word_sets("syntax", "fiction")

_WORKS = _LEXICON["works"]
_KINDS = _LEXICON["kinds"]
_SHAPES = _LEXICON["shapes"]
_DEPICTING = _LEXICON["depicting"]
_UNFOLDING = _LEXICON["unfolding"]
_PERFORMERS = _LEXICON["performers"]
_FOOTAGE, _PARTS = _LEXICON["footage"], _LEXICON["parts"]


def fictional(trigger: Token) -> bool:
    """Whether an event is what a work of fiction tells, or what those do who play others."""
    verbs = [trigger, *trigger.ancestors]
    if any(subject.lemma_.lower() in _PERFORMERS for verb in verbs[:2] for subject in own_subjects(verb)):
        return True
    return any(_is_work(token) and _tells(_whole(token), trigger, verbs) for token in trigger.sent)


def _is_work(noun: Token) -> bool:
    """As "novel", "television series", "video game"; a series or a game of another kind is none."""
    if noun.pos_ not in ("NOUN", "PROPN") and noun.dep_ != "nsubj":
        return False  # "The musical tells", where the tagger sees an adjective
    lemma = noun.lemma_.lower()
    kind = any(c.dep_ in ("compound", "amod", "nmod") and c.lower_ in _KINDS for c in noun.children)
    return lemma in _WORKS or (lemma in _SHAPES and kind)


def _whole(noun: Token) -> Token:
    """The part of a work that is told of: "the third episode of the drama", "the novel's chapter"."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    return noun.head if noun.dep_ == "poss" and noun.head.lemma_.lower() in _PARTS else noun


def _tells(work: Token, trigger: Token, verbs: list[Token]) -> bool:
    above = work.head
    if any(verb.dep_ == "relcl" and verb.head.i == work.i and _is_inside(verb) for verb in verbs):
        return True
    if work.dep_ == "pobj" and above.lower_ in ("in", "on"):
        fronted = above.i < trigger.i and not any(t.i < above.i for t in own_subjects(above.head))
        return above.head in verbs and (fronted or not _joined(trigger, above.head))
    if work.dep_ != "nsubj" or above not in verbs or above is trigger:
        return False
    lemma = above.lemma_.lower()
    if lemma in _UNFOLDING:
        return above.tag_ in ("VBZ", "VBP")  # "opens as they meet"; what "opened" may be a première
    return lemma in _DEPICTING and not (lemma == "show" and work.lemma_.lower() in _FOOTAGE)


def _is_inside(clause: Token) -> bool:
    """Whether a relative clause tells what happens in its noun: "a comedy in which a king meets …"."""
    inner = (child for child in clause.children if child.dep_ == "prep" and child.lower_ == "in")
    return any(child.lower_ == "which" for preposition in inner for child in preposition.children)


def _joined(trigger: Token, verb: Token) -> bool:
    """Whether an event is told in a clause beside that of a verb: "appeared in a film and met …"."""
    token = trigger
    while token.i != verb.i:
        if token.dep_ == "conj" and is_verb(token):
            return True
        token = token.head
    return False
