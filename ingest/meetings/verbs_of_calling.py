"""Verbs that tell of a telephone call: "telephoned X"; and "called on X", which is a visit to his office."""

from __future__ import annotations

from ingest.lexicon.words import word_sets
from ingest.meetings.clause import Clause
from ingest.meetings.mention import EventMention, holders, persons
from ingest.syntax.relations import prepositional

_LEXICON = word_sets("meetings", "verbs_of_calling")

_LINES = _LEXICON["lines"]


def calls_on(clause: Clause) -> bool:
    """Whether it is "called on"."""
    return not clause.passive and any(c.lower_ == "on" for c in clause.verb.children)


def pays_call(clause: Clause) -> EventMention | None:
    """As in "X called on Y"; not "called on the president to resign"."""
    hosts = persons(clause.participants(clause.behind("on")))
    if not hosts or any(c.dep_ in ("xcomp", "ccomp", "advcl") for c in clause.verb.children):
        return None
    if any(c.lower_ in ("to", "for") and c.i > hosts[0].mention.start for c in clause.verb.subtree):
        return None
    return clause.talks(clause.doers(), hosts)


def has_on_the_line(clause: Clause) -> bool:
    """Whether it is on the line or on the phone."""
    heads = (clause.verb, *clause.objects)
    return any(t.lower_ in _LINES for head in heads for t in prepositional(head, "on"))


def has_caller(clause: Clause) -> EventMention | None:
    """As in "had X on the line"."""
    second = holders(clause.participants(clause.objects))
    return clause.talks(clause.doers(), second, call=True) if second else None


def calls(clause: Clause) -> EventMention | None:
    """As in "telephoned X"; not "called him a friend", "called it off", "was called"."""
    second = persons(clause.participants(clause.objects))
    if not second or clause.passive or any(c.dep_ in ("oprd", "prt") for c in clause.verb.children):
        return None
    return clause.talks(clause.doers(), second, call=True)
