"""Verbs that tell of a visit: "flew to Oslo", "spent two days in Rome", "is due at the White House"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.actors.model import Person
from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.meetings.clause import Clause
from ingest.meetings.mention import EventMention
from ingest.syntax.relations import auxiliaries, prepositional, subjects

_LEXICON = word_sets("meetings", "verbs_of_visiting")

_FROM = _LEXICON["from"]
_TO_COME = _LEXICON["to_come"]


def visits(clause: Clause) -> EventMention | None:
    """As in "visited Seoul"."""
    verb, objects = clause.verb, list(clause.objects)
    first = verb.tag_ == "VBG" and verb.i == verb.sent.start
    if not objects and first and verb.i + 1 < verb.sent.end:
        objects = [verb.nbor()]  # "Visiting Seoul last week, …", which the parser takes for a name
    return clause.visit(objects)


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


def has_foot(clause: Clause) -> bool:
    """Whether it is a foot that is set."""
    return any(c.lemma_ == "foot" for c in clause.verb.children)


def sets_foot(clause: Clause) -> EventMention | None:
    """As in "set foot in China"."""
    return clause.visit(clause.behind("in", "on"))


def is_due_somewhere(clause: Clause) -> bool:
    """Whether somebody is due, or will be, or was on some day: "X will be in Lima on Friday"."""
    somewhere = bool(clause.behind("in", "at"))
    to_be = not _TO_COME.isdisjoint(auxiliaries(clause.verb))
    return (somewhere and (to_be or _was_abroad(clause))) or bool(_due(clause))


def _was_abroad(clause: Clause) -> bool:
    """As in "X was in Sofia on Monday"; not of who is posted there, nor "in hospital in London"."""
    if clause.verb.tag_ != "VBD" or len(clause.behind("in", "at")) != 1:
        return False
    dated = any(day.ent_type_ == "DATE" for day in clause.behind("on"))
    people = [one.actor for one in clause.doers(reach=False) if isinstance(one.actor, Person)]
    posted = any(office.role == "ambassador" or office.former for one in people for office in one.offices)
    return dated and bool(people) and not posted


def is_of_journey(clause: Clause) -> bool:
    """Whether what takes somebody somewhere is a journey: "a tour that will take him to Lima"."""
    verb = clause.verb
    journey = verb.head if verb.dep_ == "relcl" else next(iter(subjects(verb)), verb)
    return journey.lemma_.lower() in words.VISIT_NOUNS and bool(clause.objects)


def is_taken(clause: Clause) -> EventMention | None:
    """As in "a tour that will take him to Lima and Quito"."""
    taken = clause.participants(clause.objects)
    if any(one.pos_ == "PRON" for one in clause.objects):
        taken = taken or clause.participants(subjects(clause.verb.sent.root))
    elif not taken:
        return None  # "a tour that takes the orchestra to Lima"
    return clause.visit(clause.behind("to"), taken)


def is_due(clause: Clause) -> EventMention | None:
    """As in "X is due at the White House on Monday", "X will be in Lima on Friday"."""
    return clause.visit([t for head in (clause.verb, *_due(clause)) for t in prepositional(head, "in", "at")])


def _due(clause: Clause) -> list[Token]:
    return [c for c in clause.verb.children if c.dep_ in ("acomp", "attr") and c.lower_ == "due"]
