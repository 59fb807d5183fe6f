"""Transcripts: who speaks, as a paragraph's label says ("PRESIDENT BIDEN: …"), and whom it shows together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc

from ingest.actors.model import Cast, Person, State
from ingest.dates.find import When
from ingest.meetings.mention import Participant
from ingest.meetings.model import Meeting, by_side
from ingest.meetings.places import Place
from ingest.syntax.relations import is_label


def conversation(doc: Doc, cast: Cast, anchor: date | None, here: Place | None) -> Meeting | None:
    """The meeting at which a transcript's speakers are, where they act for two states or more.

    Of each state only its first speaker is sure to be at the table: interpreters and spokesmen speak too.
    """
    sides = by_side(_speakers(doc, cast))
    if len({party.iso3 for parties in sides.values() for party in parties if party.iso3}) < 2:
        return None
    first = [parties[0] for parties in sides.values()]
    trigger = doc[first[0].mention.head]
    when = When(trigger.i, trigger.i + 1, anchor, None, "day") if anchor is not None else None
    meeting = Meeting("bilateral" if len(sides) == 2 else "multilateral", "held", when=when, place=here)
    for party in first:
        sentence = doc[party.mention.head].sent
        meeting.attend([party], sentence)
        meeting.sentences.append(sentence)
        meeting.triggers.append(doc[party.mention.head])
    if len(sides) == 2:
        one, other = first
        meeting.talk(one.actor, other.actor, meeting.sentences[0])
        if one.iso3 and other.iso3:
            meeting.talk(State(one.iso3), State(other.iso3), meeting.sentences[0])
    return meeting


def _speakers(doc: Doc, cast: Cast) -> Iterator[Participant]:
    for mention in cast.mentions:
        for actor in mention.actors:
            if (
                isinstance(actor, Person)
                and actor.minister
                and actor.state
                and is_label(doc, mention.start, mention.end)
            ):
                yield Participant(actor, mention)
