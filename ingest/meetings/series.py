"""Several events that one trigger tells: "met X on Monday and Y on Tuesday", "visited Oslo on May 2 and Rome
on May 5", "met in Oslo on May 2 and again in Rome on May 5"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from ingest.actors.model import Actors, Mention
from ingest.dates.when import When
from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.meetings.mention import EventMention, Participant
from ingest.meetings.place import Place, Places
from ingest.meetings.trigger import trigger_of

_LEXICON = word_sets("meetings", "series")

_JOINTS = _LEXICON["joints"]
_AGAIN = _LEXICON["again"]
_PREPOSITIONS = _LEXICON["prepositions"]
_VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Instance:
    """One of several events of one trigger, with its day and place."""

    event: EventMention
    when: When
    place: Place | None


@dataclass(slots=True)
class _Item:
    """What a list tells of one occasion: "and again in Nairobi on May 3"."""

    start: int
    end: int
    when: When
    mentions: list[Mention]
    places: list[Place]
    again: bool = False


def series(
    doc: Doc,
    event: EventMention,
    when: When | None,
    place: Place | None,
    dates: Sequence[When],
    actors: Actors,
    places: Places,
) -> list[Instance]:
    """The events of a trigger behind which several are listed, each with a day of its own; empty where there
    is but one. ``when`` and ``place`` are what its clause tells of the trigger."""
    if event.kind not in ("talks", "call", "visit", "gathering"):
        return []
    items = _items(doc[event.trigger.at], dates, actors, places)
    if len(items) < 2 or when not in [item.when for item in items]:
        return []
    first, *others = items
    listed = {id(mention) for item in others for mention in item.mentions}
    elsewhere = [where for item in others for where in item.places]
    own_place = place if place not in elsewhere else next(iter(first.places), None)
    found = [Instance(_first(event, listed, elsewhere), first.when, own_place)]
    if not _goes_on(doc, others[-1].end, event.trigger.sentence.end):
        others.pop()  # "met X on Monday, and Y on Tuesday said": Y is of the next clause
    for item in others:
        where = next(iter(item.places), None)
        found.append(Instance(_further(found[0].event, item, doc), item.when, where))
    return found


def _first(event: EventMention, listed: set[int], elsewhere: list[Place]) -> EventMention:
    """The event without those who are told of a later occasion only."""
    return replace(
        event,
        first=[p for p in event.first if id(p.mention) not in listed],
        second=[p for p in event.second if id(p.mention) not in listed],
        destinations=[d for d in event.destinations if d not in elsewhere],
    )


def _further(event: EventMention, item: _Item, doc: Doc) -> EventMention:
    """A later occasion: of the same people, if it does not name whom it was with."""
    partners = [Participant(actor, mention) for mention in item.mentions for actor in mention.actors]
    remnants = [trigger_of(token) for token in doc[item.start : item.end]]
    if event.kind == "visit":
        return replace(event, destinations=item.places, remnants=remnants)
    return replace(event, second=partners or event.second, remnants=remnants)


def _items(trigger: Token, dates: Sequence[When], actors: Actors, places: Places) -> list[_Item]:
    """The occasions listed behind a trigger, the first up to its day."""
    doc, end = trigger.doc, trigger.sent.end
    known = [w for w in dates if trigger.i < w.start and w.end <= end and not w.limit]
    if not known:
        return []
    at = known[0]
    inside = [place for token, place in places.named if trigger.i < token < at.start]
    found = [_Item(trigger.i, at.end, at, [], inside)]
    visit = trigger.lemma_.lower() in words.VISIT | words.TRAVEL
    for when in known[1:]:
        item = _item(doc, found[-1].end, when, actors, places)
        if item is None or item.when == found[-1].when:
            break
        told = item.places if visit else (item.mentions or item.places or item.again)
        if not told or (visit and item.mentions):
            break
        found.append(item)
    return found


def _item(doc: Doc, start: int, when: When, actors: Actors, places: Places) -> _Item | None:
    """What stands between the day before and this one, if no more than a list's next item does."""
    if doc[start].lower_ not in _JOINTS:
        return None
    item = _Item(start, when.end, when, [], [])
    index = start
    while index < when.start:
        token, mention = doc[index], actors.at(index)
        if mention is not None and not mention.place:
            item.mentions.append(mention)
            index = max(mention.end, index + 1)
            continue
        place = places.at(index)
        if place is None and mention is not None:
            place = places.of(mention)
        if place is not None:
            item.places += [place] if place not in item.places else []
        elif token.lower_ in _AGAIN:
            item.again = True
        elif token.lower_ not in _JOINTS | _PREPOSITIONS and token.pos_ != "DET":
            return None
        index = max(mention.end, index + 1) if mention is not None else index + 1
    return item


def _goes_on(doc: Doc, index: int, end: int) -> bool:
    """Whether what stands behind a list is no verb of which its last item is the subject."""
    while index < end and doc[index].pos_ == "ADV":
        index += 1
    return index >= end or doc[index].pos_ not in _VERBS
