"""When and where events took place: what of their settings holds, by factuality and the report's day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ingest.dates.when import When
from ingest.lexicon.words import word_sets
from ingest.meetings.mention import EventMention, Occasion, Participant, Situated
from ingest.meetings.place import Place

UNREAL = word_sets("meetings", "situate")["unreal"]


def situate(events: Sequence[EventMention], here: Place | None, day: date | None) -> list[Situated]:
    """The event mentions that are told as real, each with its time and place, in the order given; several for
    one that tells of several occasions.

    ``here`` is the place that the report is from, ``day`` the one from which it speaks: what is dated later
    is planned.
    """
    return [one for event in events if event.status not in UNREAL for one in _situated(event, here, day)]


def _situated(event: EventMention, here: Place | None, day: date | None) -> Iterator[Situated]:
    if event.kind == "conversation":
        at = event.trigger.at
        yield Situated(event, When(at, at + 1, day, None, "day") if day is not None else None, here)
        return
    when = _when(event, day)
    one = Situated(_dated(event, when, day), when, event.setting.place, event.setting.beside)
    several = list(_several(one))
    for single in several:
        yield replace(single, event=_dated(single.event, single.when, day))
    if not several:
        yield one


def _when(event: EventMention, day: date | None) -> When | None:
    """The day of its clause, else the one on which it was spoken of, else that of a story, which is told of
    what is over."""
    setting = event.setting
    if event.kind == "gathering" and event.status == "planned" and _is_over(setting.when, day):
        return None  # "met on Tuesday to prepare a summit"
    if setting.when is not None or setting.said is not None:
        return setting.when or setting.said
    over = all(day is None or told.date <= day for told in setting.story)
    return setting.story[-1] if setting.story and over else None


def _is_over(when: When | None, day: date | None) -> bool:
    return when is not None and day is not None and when.precision == "day" and when.last_day < day


def _dated(event: EventMention, when: When | None, day: date | None) -> EventMention:
    """The event, planned if its day lies ahead, or may and it is told in the present: "return to Geneva this
    week for talks"."""
    if event.status != "held" or when is None or day is None:
        return event
    still = event.trigger.grammar.journey and when.precision != "day" and when.date <= day <= when.last_day
    return replace(event, status="planned") if when.date > day or still else event


def _several(one: Situated) -> Iterator[Situated]:
    """The events of a trigger behind which several occasions are listed: "met X on Monday and Y on Tuesday",
    "visited Oslo on May 2 and Rome on May 5"."""
    if one.when not in [occasion.when for occasion in one.event.setting.occasions]:
        return
    first, *others = one.event.setting.occasions
    elsewhere = [place for other in others for place in other.places]
    place = one.place if one.place not in elsewhere else next(iter(first.places), None)
    event = _first(one.event, others, elsewhere)
    # "In Oslo, X met A on Monday and B on Tuesday": a place told before them all is that of all.
    common = place if event.kind != "visit" and place not in first.places else None
    yield Situated(event, first.when, place)
    for other in others:
        if not other.apart:
            yield Situated(_further(event, other), other.when, next(iter(other.places), common))


def _first(event: EventMention, others: Sequence[Occasion], elsewhere: Sequence[Place]) -> EventMention:
    """The event without those who are told of a later occasion only."""
    listed = [mention for other in others for mention in other.mentions]
    return replace(
        event,
        first=[p for p in event.first if p.mention not in listed],
        second=[p for p in event.second if p.mention not in listed],
        destinations=[d for d in event.destinations if d not in elsewhere],
    )


def _further(event: EventMention, occasion: Occasion) -> EventMention:
    """A later occasion: of the same people, if it does not name whom it was with."""
    if event.kind == "visit":
        return replace(event, destinations=occasion.places, remnants=occasion.triggers)
    partners = [Participant(actor, mention) for mention in occasion.mentions for actor in mention.actors]
    return replace(event, second=partners or event.second, remnants=occasion.triggers)
