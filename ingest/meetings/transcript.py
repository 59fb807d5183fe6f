"""The meeting that a transcript shows, by the labels of those who speak: "PRESIDENT BIDEN: …"."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.actors.model import State
from ingest.meetings.draft import Draft
from ingest.meetings.mention import Situated
from ingest.meetings.model import MeetingKind


def conversation(speaking: Sequence[Situated]) -> Draft | None:
    """The meeting at which a transcript's speakers are, each the first of his side."""
    if not speaking:
        return None
    kind: MeetingKind = "bilateral" if len(speaking) == 2 else "multilateral"
    meeting = Draft(kind, "held", when=speaking[0].when, place=speaking[0].place)
    for one in speaking:
        meeting.all_attend(one.event.first, one.event.trigger.sentence)
        meeting.tell(one.event.trigger.sentence)
        meeting.triggers.append(one.event.trigger)
    if len(speaking) == 2:
        first, second = (participant for one in speaking for participant in one.event.first)
        meeting.talk(first.actor, second.actor, meeting.sentences[0])
        if first.iso3 and second.iso3:
            meeting.talk(State(first.iso3), State(second.iso3), meeting.sentences[0])
    return meeting
