"""Several events that one trigger tells: "met X on Monday and Y on Tuesday", "visited Oslo on May 2 and Rome
on May 5", "met in Oslo on May 2 and again in Rome on May 5"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ingest.actors.model import Actors, Mention
from ingest.dates.when import When
from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.meetings.mention import Occasion
from ingest.meetings.place import Place, Places
from ingest.meetings.trigger import trigger_of
from ingest.syntax.relations import SUBJECTS

_LEXICON = word_sets("meetings", "occasions")

_JOINTS = _LEXICON["joints"]
_AGAIN = _LEXICON["again"]
_PREPOSITIONS = _LEXICON["prepositions"]
_VERBS = frozenset({"VERB", "AUX"})


@dataclass(slots=True)
class _Item:
    """What a list tells of one occasion: "and again in Nairobi on May 3"."""

    start: int
    end: int
    when: When
    mentions: list[Mention]
    places: list[Place]
    again: bool = False


def occasions(trigger: Token, dates: Sequence[When], actors: Actors, places: Places) -> tuple[Occasion, ...]:
    """The occasions that are listed behind a trigger, each with a day of its own; empty where there is but
    one."""
    items = _items(trigger, dates, actors, places)
    if len(items) < 2:
        return ()
    doc = trigger.doc
    apart = not _goes_on(doc, items[-1].end, trigger.sent.end)
    return tuple(
        Occasion(
            when=item.when,
            mentions=tuple(item.mentions),
            places=tuple(item.places),
            triggers=tuple(trigger_of(token) for token in doc[item.start : item.end])
            if item is not items[0]
            else (),
            apart=apart and item is items[-1],
        )
        for item in items
    )


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
        item = _item(doc, found[-1].end, when, actors, places, visit)
        if item is None or item.when == found[-1].when:
            break
        told = item.places if visit else (item.mentions or item.places or item.again)
        if not told or (visit and item.mentions):
            break
        found.append(item)
    return found


def _item(doc: Doc, start: int, when: When, actors: Actors, places: Places, visit: bool) -> _Item | None:
    """What stands between the day before and this one, if no more than a list's next item does."""
    if doc[start].lower_ not in _JOINTS:
        return None
    item = _Item(start, when.end, when, [], [])
    index = _taken(doc, start, when.start, item, actors, places, visit)
    if index < when.start:
        return None
    if not (item.mentions or item.places or item.again) and doc[when.end : when.end + 1].text == ",":
        # "and, a day later, Y in Rome"
        item.end = _taken(doc, when.end, doc[start].sent.end, item, actors, places, visit)
        if any(doc[mention.head].dep_ in (*SUBJECTS, "poss") for mention in item.mentions):
            return None  # "and, on Tuesday, Y resigned"
    return item


def _taken(doc: Doc, start: int, end: int, item: _Item, actors: Actors, places: Places, visit: bool) -> int:
    """Where the words end that tell of an occasion; whom and where they name is added to it."""
    index = start
    while index < end:
        token, mention = doc[index], actors.at(index)
        # "Kenya on Monday and Uganda on Tuesday": where a journey goes, whatever the parser makes of it
        goal = visit and mention is not None and mention.kind == "state" and token.pos_ == "PROPN"
        if mention is not None and not mention.place and not goal:
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
            return index
        index = max(mention.end, index + 1) if mention is not None else index + 1
    return index


def _goes_on(doc: Doc, index: int, end: int) -> bool:
    """Whether what stands behind a list is no verb of which its last item is the subject."""
    while index < end and doc[index].pos_ == "ADV":
        index += 1
    return index >= end or doc[index].pos_ not in _VERBS
