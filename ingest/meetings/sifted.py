"""The meetings that belong into the graph: those of states with others.

An article tells more than the dealings of states: a president receives one of his predecessors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.actors.model import Actor, Person, side_of
from ingest.meetings.model import Meeting


def sifted(meetings: Sequence[Meeting]) -> list[Meeting]:
    """The meetings without talks of a state with itself, those who served it before among them."""
    kept = [n for n, meeting in enumerate(meetings) if not _is_of_one(meeting)]
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


def _side(actor: Actor) -> Actor:
    return (side_of(actor) or actor) if isinstance(actor, Person) else actor
