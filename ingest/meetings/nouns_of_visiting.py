"""Nouns that tell of a visit: "his visit to Rome", "on a tour of Africa"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from ingest.lexicon import triggers as words
from ingest.meetings.mention import EventMention, Participant, persons, travellers
from ingest.meetings.noun_phrase import NounPhrase
from ingest.meetings.place import Place
from ingest.meetings.trigger import trigger_of
from ingest.syntax.plans import mover
from ingest.syntax.relations import conjuncts, governor, own_subjects, prepositional

#: So many words may stand between a visit and its "to": "his state visit early next week to Ghana".
_REACH = 5


def visit(phrase: NounPhrase) -> EventMention | None:
    """The visit that a noun tells: "X paid a visit to Rome"; without a goal it is one told before."""
    noun = phrase.noun
    if phrase.lemma == "mission" and noun.tag_ != "NN":
        return None  # "local staff of U.S. missions in Turkey"
    destinations = _destinations(phrase)
    visitors = travellers(_visitors(phrase))
    if not visitors and mover(noun) is None:
        return None  # "The visit was postponed to Friday" goes back to one told before
    return EventMention(
        trigger_of(noun),
        "visit",
        phrase.status,
        visitors,
        destinations=destinations,
        anaphoric=not destinations,
    )


def departure(phrase: NounPhrase) -> EventMention | None:
    """As in "ahead of his departure for Lisbon on Friday"; without a goal it tells of no visit."""
    destinations = _places(phrase, (head for token in phrase.behind("for") for head in conjuncts(token)))
    visitors = travellers(_visitors(phrase))
    if not destinations or not visitors:
        return None
    return EventMention(trigger_of(phrase.noun), "visit", phrase.status, visitors, destinations=destinations)


def _destinations(phrase: NounPhrase) -> list[Place]:
    """Where it goes: "a visit to Rome", "her Rome visit", "slipped into Rome on an unannounced visit"."""
    noun, light = phrase.noun, phrase.light
    goals = phrase.behind("to", "in", "of")
    goals += [t for t in noun.children if t.dep_ in ("compound", "amod", "nmod")]
    found = _places(phrase, (head for token in goals for head in conjuncts(token)))
    if not found and light is not None:
        found = _places(phrase, prepositional(light, "to", "in"))
    found = found or _to_behind(phrase)
    above = governor(noun)
    if not found and light is None and above is not None and noun.dep_ == "pobj":
        found = _places(phrase, prepositional(above, "to", "into"))
    return found


def _places(phrase: NounPhrase, tokens: Iterable[Token]) -> list[Place]:
    return [place for token in tokens if (place := phrase.phrases.place(token)) is not None]


def _to_behind(phrase: NounPhrase) -> list[Place]:
    """As in "his state visit next week to Ghana": the parser hangs the goal on the week."""
    noun = phrase.noun
    for index in range(noun.i + 1, min(noun.sent.end - 1, noun.i + _REACH)):
        token = noun.doc[index]
        if token.pos_ in ("VERB", "AUX", "PUNCT"):
            return []
        if token.lower_ == "to":
            return _places(phrase, (t for t in token.children if t.dep_ == "pobj"))
    return []


def _visitors(phrase: NounPhrase) -> list[Participant]:
    """Who goes: "X's visit", "a visit by X", "will host X for a state visit", "X paid a visit"."""
    noun = phrase.noun
    found = phrase.participants(c for c in noun.children if c.dep_ == "poss")
    found = found or phrase.participants(phrase.behind("by"))
    found = found or persons(phrase.participants(phrase.behind("of")))
    # "the visit that X had announced"
    clauses = (c for c in noun.children if c.dep_ == "relcl" and c.lemma_.lower() in words.PLANNED)
    planners = (t for clause in clauses for t in own_subjects(clause) if t.i > noun.i)
    found = found or phrase.participants(planners)
    host = governor(noun)
    if not found and host is not None and host.lemma_.lower() in words.RECEIVE and phrase.light is None:
        found = phrase.participants(c for c in host.children if c.dep_ in ("dobj", "obj"))
    return found or phrase.outer_subject()
