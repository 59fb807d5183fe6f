"""Verbs that tell of a visit: "flew to Oslo", "spent two days in Rome", "is due at the White House"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.meetings.clause import Clause
from ingest.meetings.mention import EventMention
from ingest.syntax.relations import prepositional, subjects

_LEXICON = word_sets("meetings", "verbs_of_visiting")

_FROM = _LEXICON["from"]
_LED = _LEXICON["led"]
_TALKS = _LEXICON["talks"]


def visits(clause: Clause) -> EventMention | None:
    """As in "visited Seoul"."""
    verb, objects = clause.verb, list(clause.objects)
    first = verb.tag_ == "VBG" and verb.i == verb.sent.start
    if not objects and first and verb.i + 1 < verb.sent.end:
        objects = [verb.nbor()]  # "Visiting Seoul last week, …", which the parser takes for a name
    return clause.visit(objects)


def is_journey(clause: Clause) -> bool:
    """Whether a trip is what takes somebody somewhere: "The trip will take him", "a tour that took her"."""
    return not clause.passive and any(t.lemma_.lower() in words.VISIT_NOUNS for t in subjects(clause.verb))


def is_taken(clause: Clause) -> EventMention | None:
    """As in "The trip will take him to Oslo"."""
    return clause.visit(clause.behind("to"), clause.participants(clause.objects))


def travels(clause: Clause) -> EventMention | None:
    """As in "will travel to Oslo", "returned from Rome"."""
    goals = clause.behind("to", "in", "into", "at", "for", "on")
    if clause.lemma in _FROM and not goals:
        goals = clause.behind("from")
    return clause.visit(goals)


def departs(clause: Clause) -> EventMention | None:
    """As in "left for Jordan"."""
    goals = clause.behind("for", "to")
    # "will leave on Tuesday for Jordan": the parser hangs the goal on the day
    days = [t for t in clause.verb.subtree if t.ent_type_ == "DATE"]
    goals = goals or [t for day in days for t in prepositional(day, "for", "to")]
    if not goals and any(t.lemma_.lower() in words.VISIT_NOUNS for t in clause.verb.sent):
        goals = list(clause.objects)
    return clause.visit(goals)


def has_time_spent(clause: Clause) -> bool:
    """Whether hours or days are spent."""
    return any(c.lemma_.lower() in words.STAY for c in clause.objects)


def stays(clause: Clause) -> EventMention | None:
    """As in "had spent three days in Jerusalem"; "spent an hour with the president" are talks."""
    shared = [t for c in (clause.verb, *clause.objects) for t in prepositional(c, "with")]
    if others := [p for p in clause.participants(shared) if p.mention.kind != "state"]:
        return clause.talks(clause.doers(), others)
    return clause.visit(clause.behind("in"))


def has_delegation(clause: Clause) -> bool:
    """Whether a delegation or mission is led."""
    return any(c.lemma_ in _LED for c in clause.verb.children)


def leads_delegation(clause: Clause) -> EventMention | None:
    """As in "led a delegation to Oslo"."""
    return clause.visit(clause.behind("to"))


def has_foot(clause: Clause) -> bool:
    """Whether it is a foot that is set."""
    return any(c.lemma_ == "foot" for c in clause.verb.children)


def sets_foot(clause: Clause) -> EventMention | None:
    """As in "set foot in China"."""
    return clause.visit(clause.behind("in", "on"))


def is_expected_somewhere(clause: Clause) -> bool:
    """Whether somebody is expected, and not to do something."""
    return clause.passive and not any(c.dep_ in ("xcomp", "ccomp") for c in clause.verb.children)


def is_expected(clause: Clause) -> EventMention | None:
    """As in "is expected in Oslo on Monday"."""
    visit = clause.visit(clause.behind("in", "at"))
    return replace(visit, status="planned") if visit is not None and visit.status == "held" else visit


def is_due_somewhere(clause: Clause) -> bool:
    """Whether somebody is due."""
    return bool(_due(clause))


def is_due(clause: Clause) -> EventMention | None:
    """As in "X is due at the White House on Monday"."""
    return clause.visit([t for head in (clause.verb, *_due(clause)) for t in prepositional(head, "in", "at")])


def _due(clause: Clause) -> list[Token]:
    return [c for c in clause.verb.children if c.dep_ in ("acomp", "attr") and c.lower_ == "due"]


def is_there_for_a_while(clause: Clause) -> bool:
    """Whether somebody is somewhere for talks, on a visit or on a day: told of no resident."""
    purpose = {t.lemma_.lower() for t in clause.behind("for", "on")}
    on_a_day = any(t.ent_type_ == "DATE" for t in clause.behind("on"))
    return bool(purpose & (words.VISIT_NOUNS | _TALKS)) or on_a_day


def is_there(clause: Clause) -> EventMention | None:
    """As in "is in Tunis for talks", "was in Moscow on Tuesday"."""
    return clause.visit(clause.behind("in"))
