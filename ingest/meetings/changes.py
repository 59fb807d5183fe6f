"""What a later sentence changes in a meeting told before: it is called off, moved, or ends on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Doc

from ingest.dates.find import When
from ingest.lexicon import triggers as words
from ingest.meetings.mention import EventMention, persons
from ingest.meetings.model import Meeting, affiliations, bare, by_side, head
from ingest.meetings.time_and_place import Situated
from ingest.syntax.plans import called_off

#: So many tokens behind a meeting "the meeting" still means it: about ten sentences.
RECENT = 250
#: No gathering goes on for longer.
_LONGEST = timedelta(days=21)


def call_off(doc: Doc, meetings: list[Meeting]) -> None:
    """As in "He will visit Oslo on Friday. The visit was later called off": what was told as planned."""
    events = words.TALK_NOUNS | words.VISIT_NOUNS | words.SUMMIT_NOUNS
    for noun in doc:
        lemma = noun.lemma_.lower()
        if lemma not in events or not called_off(noun):
            continue
        determiners = {c.lower_ for c in noun.children if c.dep_ in ("det", "poss")}
        if not determiners or determiners & {"a", "an", "no"}:
            continue
        for meeting in reversed(meetings):
            before = meeting.triggers[0].i < noun.i <= meeting.triggers[-1].i + RECENT
            journey = (meeting.kind == "visit") == (lemma in words.VISIT_NOUNS)
            if before and journey and meeting.status == "planned":
                meeting.status = "cancelled"
                meeting.sentences += [noun.sent] if noun.sent not in meeting.sentences else []
                break


def moved(meetings: list[Meeting], event: EventMention, new: Situated) -> bool:
    """As in "They will meet on Friday. The talks have been moved to Monday": what was told as planned."""
    sides = set(by_side(event.parties))
    for known in reversed(meetings):
        near = known.triggers[0].i < event.trigger.i <= known.triggers[-1].i + RECENT
        journey = (known.kind == "visit") == (event.kind == "visit")
        told = affiliations(known)
        same = not sides or sides == told or (known.kind == "visit" and sides <= told)
        if near and journey and same and known.status in ("planned", "cancelled"):
            _appear(known, event)
            known.status = "planned"
            known.when = new.when or known.when
            known.place = new.place or known.place
            known.sentences += [s for s in [event.trigger.sent] if s not in known.sentences]
            known.triggers.append(event.trigger)
            return True
    return False


def _appear(known: Meeting, event: EventMention) -> None:
    """Take up who is named only where the meeting is moved: "The talks of X and Y have been moved"."""
    sentence = event.trigger.sent
    if known.kind == "visit":
        known.attend(persons(event.first), sentence)
        return
    known.attend(event.parties, sentence)
    for first in persons(event.first):
        for second in persons(event.second):
            known.talk(first.actor, second.actor, sentence)


def ends(meetings: list[Meeting], event: EventMention, when: When | None) -> bool:
    """As in "The forum ends on Wednesday": the last day of a gathering whose first is known."""
    verb = event.trigger.head
    if when is None or event.trigger.dep_ != "nsubj" or verb.lemma_.lower() not in words.ENDING:
        return False
    for known in reversed(meetings):
        began = known.when
        if known.kind != "multilateral" or bare(head(known)) != bare(event.trigger) or began is None:
            continue
        if began.precision == when.precision == "day" and began.date < when.date <= began.date + _LONGEST:
            known.when = replace(began, end_date=when.date)
            known.sentences += [event.trigger.sent]
            known.triggers.append(event.trigger)
            return True
    return False
