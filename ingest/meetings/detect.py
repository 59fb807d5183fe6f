"""Event mentions of a document: who met whom, in what kind of event, whether, when and where it took place.

Each trigger word gives one :class:`~ingest.meetings.mention.EventMention`, which knows its sentence only;
:mod:`ingest.meetings.cluster` joins what several sentences tell of one meeting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from ingest.actors.model import Actors
from ingest.dates.when import When
from ingest.meetings.at_large import at_large
from ingest.meetings.mention import EventMention
from ingest.meetings.noun_mentions import noun_mention
from ingest.meetings.phrases import Phrases
from ingest.meetings.place import Places
from ingest.meetings.time_and_place import TimesAndPlaces
from ingest.meetings.verb_mentions import verb_mention


def detect(doc: Doc, actors: Actors, places: Places, dates: Sequence[When]) -> list[EventMention]:
    """All event mentions of a document by the rules: by trigger, in the order of the text, and at large."""
    events = triggered(doc, actors, places)
    known = TimesAndPlaces(doc, actors, dates, [doc[event.trigger.at] for event in events], places)
    return [
        *(replace(event, setting=known.setting(event)) for event in events),
        *at_large(doc, actors, places, dates),
    ]


def triggered(doc: Doc, actors: Actors, places: Places) -> list[EventMention]:
    """The event mentions that a word triggers."""
    phrases = Phrases(doc, actors, places)
    found: list[EventMention] = []
    for token in doc:
        if token.tag_ == "VBG" and token.dep_ == "amod":
            continue  # "talks with visiting Foreign Minister X"
        event = verb_mention(token, phrases) if token.pos_ in ("VERB", "AUX") else None
        if event is None and token.pos_ in ("NOUN", "PROPN", "VERB"):
            event = noun_mention(token, phrases)
        if event is not None:
            found.append(event)
    return found
