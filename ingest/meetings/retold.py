"""Meetings that an article tells twice in other words: the gathering by its body and by who sat there, the
talks of the report and the "summit" of its headline."""

from __future__ import annotations

from collections.abc import Sequence

from graph.reference.tables import members
from ingest.actors.model import Organization
from ingest.lexicon.triggers import OTHERS
from ingest.lexicon.words import word_sets
from ingest.meetings.draft import Draft
from ingest.meetings.model import affiliations, bare, head, places_differ, states_of

_BODIES = word_sets("meetings", "retold")["bodies"]

#: So many states make a list; fewer may meet beside a gathering.
_MANY = 4


def convene(meetings: Sequence[Draft]) -> None:
    """Give a summit "of the organization" the one body of whose meetings the report tells, and "the next
    summit" that of the one which it follows."""
    told = (body for meeting in meetings for body in (*meeting.organizations, *affiliations(meeting)))
    bodies = {body.id: body for body in told if isinstance(body, Organization)}
    for meeting in meetings:
        if meeting.kind != "multilateral" or meeting.organizations:
            continue
        words = meeting.name.lower().split()
        if len(bodies) == 1 and _of_the_body(words):
            meeting.organizations = [*bodies.values()]
        elif not OTHERS.isdisjoint(words):
            meeting.organizations = _of_the_series(meeting, meetings)


def _of_the_body(words: list[str]) -> bool:
    return any(words[at - 2 : at] == ["of", "the"] for at, word in enumerate(words) if word in _BODIES)


def _of_the_series(one: Draft, meetings: Sequence[Draft]) -> list[Organization]:
    """The bodies of the gatherings of one kind, where these are the same: of "the next summit", too."""
    gatherings = [m for m in meetings if m.kind == "multilateral" and m.organizations]
    known = [m for m in gatherings if bare(head(one)) in {bare(trigger) for trigger in m.triggers}]
    return list(known[0].organizations) if len({frozenset(m.organizations) for m in known}) == 1 else []


def united(meetings: Sequence[Draft]) -> list[Draft]:
    """The meetings, of which each is told once.

    "The SCO met in Bishkek on Friday. President A hosted those of B, C, D, E and F" is one meeting.
    """
    kept = list(meetings)
    for one in meetings:
        known = next((k for k in kept if k is not one and (_listed(one, k) or _in_headline(one, k))), None)
        if known is None:
            continue
        known.absorb(one)
        known.name = known.name or one.name
        kept.remove(one)
        for other in kept:
            other.parent = known if other.parent is one else other.parent
    return kept


def _listed(one: Draft, known: Draft) -> bool:
    """Whether a gathering without body or name tells who sat at one that has it: members of that body, or
    those of whom is told that they were there."""
    if not one.kind == known.kind == "multilateral" or one.organizations or one.name:
        return False
    if not known.organizations or not _same_day(one, known) or one.status != known.status:
        return False
    if one.parent is not None or known.parent is not None:
        return False  # Some of them met beside it.
    bodies = {body.id for body in known.organizations}
    theirs = states_of(known) or {state for body in bodies for state in members(body, today=True)}
    return len(states_of(one)) >= _MANY and states_of(one) <= theirs


def _in_headline(one: Draft, known: Draft) -> bool:
    """Whether a gathering of nobody in particular is the headline's word for the talks that follow it."""
    if one.kind != "multilateral" or known.kind != "bilateral" or one.organizations:
        return False
    if one.parent is not None or known.parent is not None:
        return False  # The two met beside it.
    headline = min(one.sentences, key=lambda sentence: sentence.start)
    if headline.start > 0 or headline in known.sentences or known.status != "held":
        return False
    if not {*one.sentences} <= {headline, *known.sentences}:
        return False
    return affiliations(one) <= affiliations(known) and _same_day(one, known)


def _same_day(one: Draft, known: Draft) -> bool:
    if one.when is None or known.when is None or places_differ(one.place, known.place):
        return False
    return one.when.date == known.when.date and one.when.precision == known.when.precision == "day"
