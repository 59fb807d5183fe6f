"""What a later sentence changes in a meeting told before: it is called off, moved, or ends on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from ingest.dates.when import When
from ingest.lexicon import triggers as words
from ingest.meetings.draft import Draft
from ingest.meetings.mention import EventMention, Situated, persons
from ingest.meetings.model import affiliations, bare, by_side, dates_conflict, head, people_of, places_differ

#: So many tokens behind a meeting "the meeting" still means it: about ten sentences.
RECENT = 250
#: No gathering goes on for longer.
_LONGEST = timedelta(days=21)


def call_off(meetings: Sequence[Draft], events: Iterable[EventMention]) -> None:
    """As in "He will visit Oslo on Friday. The visit was later called off": what was told as planned.

    ``events`` are the mentions that say so.
    """
    for event in events:
        noun = event.trigger
        for meeting in reversed(meetings):
            before = meeting.triggers[0].at < noun.at <= meeting.triggers[-1].at + RECENT
            journey = (meeting.kind == "visit") == (noun.lemma.lower() in words.VISIT_NOUNS)
            if before and journey and meeting.status == "planned":
                for one in (meeting, *_purposes(meeting, meetings)):
                    one.status = "cancelled"
                    one.tell(noun.sentence)
                break


def _purposes(visit: Draft, meetings: Iterable[Draft]) -> list[Draft]:
    """The talks for which a journey was planned: "will fly to Oslo to see X"."""
    return [
        talks
        for talks in meetings
        if visit.kind == "visit" and talks.kind == "bilateral" and talks.status == "planned"
        if people_of(talks) & people_of(visit) and not {*talks.sentences}.isdisjoint(visit.sentences)
        if not places_differ(talks.place, visit.place) and not dates_conflict(talks.when, visit.when)
    ]


def moved(meetings: Sequence[Draft], event: EventMention, new: Situated) -> bool:
    """As in "They will meet on Friday. The talks have been moved to Monday": what was told as planned."""
    sides = set(by_side(event.participants))
    for known in reversed(meetings):
        near = known.triggers[0].at < event.trigger.at <= known.triggers[-1].at + RECENT
        journey = (known.kind == "visit") == (event.kind == "visit")
        told = affiliations(known)
        same = not sides or sides == told or (known.kind == "visit" and sides <= told)
        if near and journey and same and known.status in ("planned", "cancelled"):
            _appear(known, event)
            known.status = "planned"
            known.when = new.when or known.when
            known.place = new.place or known.place
            known.tell(event.trigger.sentence)
            known.triggers.append(event.trigger)
            return True
    return False


def _appear(known: Draft, event: EventMention) -> None:
    """Take up who is named only where the meeting is moved: "The talks of X and Y have been moved"."""
    sentence = event.trigger.sentence
    if known.kind == "visit":
        known.all_attend(persons(event.first), sentence)
        return
    known.all_attend(event.participants, sentence)
    for first in persons(event.first):
        for second in persons(event.second):
            known.talk(first.actor, second.actor, sentence)


def ends(meetings: Sequence[Draft], event: EventMention, when: When | None) -> bool:
    """As in "The forum ends on Wednesday": the last day of a gathering whose first is known."""
    if when is None or not event.trigger.grammar.ends:
        return False
    for known in reversed(meetings):
        began = known.when
        if known.kind != "multilateral" or bare(head(known)) != bare(event.trigger) or began is None:
            continue
        if began.precision == when.precision == "day" and began.date < when.date <= began.date + _LONGEST:
            known.when = replace(began, end_date=when.date)
            known.tell(event.trigger.sentence)
            known.triggers.append(event.trigger)
            return True
    return False
