"""The meetings that belong into the graph: those of states with others.

An article tells more than the dealings of states: a president receives one of his predecessors, signs a law
into force, and holds strategy sessions with his party.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.actors.model import Actor, Person, State, side_of
from ingest.lexicon.words import word_sets
from ingest.meetings.event_names import bare, body_named, description, proper_name, words_of
from ingest.meetings.model import Meeting, affiliations, people_of, states_of

_WORDS = word_sets("meetings", "sifted")
_SIGNING = _WORDS["signing"]
_ACTS = _WORDS["acts"]
_TREATIES, _INNER, _SEATS = _WORDS["treaties"], _WORDS["inner"], _WORDS["seats"]
#: How sure the learned reader is of what it rather holds for a meeting.
_BELIEVED = 0.5
_AN_ACT = re.compile(rf"\b(?:{'|'.join(sorted(_ACTS))})\b")
_A_TREATY = re.compile(rf"\b(?i:{'|'.join(sorted(_TREATIES))}) (?:against|for|on|relating)\b")
_A_SEAT = re.compile(rf"\b(?:{'|'.join(sorted(_SEATS))})\b")


def sifted(meetings: Sequence[Meeting]) -> list[Meeting]:
    """The meetings without talks of a state with itself, those who served it before among them, without
    journeys at home, acts of its own and its gatherings, without treaties, and without gatherings of which
    nothing is told by which one could know them."""
    kept = [
        n for n, meeting in enumerate(meetings) if not any(no_meeting(meeting) for no_meeting in _NO_MEETINGS)
    ]
    number = {old: new for new, old in enumerate(kept)}
    found = []
    for n in kept:
        parent = meetings[n].parent
        found.append(replace(meetings[n], parent=number.get(parent) if parent is not None else None))
    return found


def _is_of_one(meeting: Meeting) -> bool:
    if meeting.kind not in ("bilateral", "call") or len(meeting.attendance) < 2:
        return False
    return len({_side(one.participant.actor) for one in meeting.attendance}) < 2


def _is_at_home(meeting: Meeting) -> bool:
    """Whether all who travel stay in their own state."""
    if meeting.kind != "visit" or meeting.place is None or meeting.place.iso3 is None or meeting.stops:
        return False
    return affiliations(meeting) == {State(meeting.place.iso3)}


def _is_own_act(meeting: Meeting) -> bool:
    """As in "signed the order to …", whoever else the sentence names."""
    signs = all(word.lemma.lower() in _SIGNING and _AN_ACT.search(word.around) for word in meeting.triggers)
    return meeting.kind != "visit" and bool(meeting.triggers) and signs and not meeting.pairs


def _is_unknown(meeting: Meeting) -> bool:
    """Whether a gathering has neither name nor body nor two sides, and is many or nowhere: "strategy
    sessions", "last year's summit"; of a city it is known by that."""
    if meeting.kind != "multilateral" or meeting.organizations or proper_name(meeting.name):
        return False
    if len(affiliations(meeting)) > 1 or body_named(meeting.name):
        return False
    several = all(word.tag == "NNS" for word in meeting.triggers)
    nowhere = meeting.place is None or meeting.place.city is None
    return several or (nowhere and not (meeting.attendance and description(meeting.name)))


def _is_treaty(meeting: Meeting) -> bool:
    """As in "the Convention on the Law of the Sea": a paper, and no gathering."""
    lemmas = {word.lemma.lower() for word in meeting.triggers}
    told = bool(people_of(meeting)) or meeting.place is not None
    about = _A_TREATY.search(meeting.name) is not None
    return meeting.kind == "multilateral" and about and not told and lemmas <= _TREATIES


def _is_inner(meeting: Meeting) -> bool:
    """Whether a gathering is a state's own or a company's: "the White House Summit on Harbours", "a meeting
    of shareholders", and, where the learned reader does not hold it for one, "the Cancer Care Summit"."""
    if meeting.kind != "multilateral" or meeting.organizations or len(states_of(meeting)) > 1:
        return False
    if _A_SEAT.search(meeting.name):
        return True
    said = {bare(word) for word in words_of(meeting.name)}
    if not _INNER.isdisjoint(said) and "heads" not in said:
        return True
    of_states = any(word.wording.of_states or word.wording.regional for word in meeting.triggers)
    believed = meeting.source != "rules" and (meeting.score or 0) >= _BELIEVED
    own = len(states_of(meeting)) == 1 and proper_name(meeting.name)
    return bool(own) and not of_states and not believed


#: What is no meeting of states.
_NO_MEETINGS = (_is_of_one, _is_at_home, _is_own_act, _is_unknown, _is_treaty, _is_inner)


def _side(actor: Actor) -> Actor:
    return (side_of(actor) or actor) if isinstance(actor, Person) else actor
