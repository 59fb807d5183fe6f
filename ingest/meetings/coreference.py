"""Which event mentions mean one meeting: event coreference by sides, days, places and names."""

from __future__ import annotations

from ingest.actors.model import Actor, Person
from ingest.lexicon import triggers as words
from ingest.meetings.mention import EventMention
from ingest.meetings.model import (
    Told,
    affiliations,
    bare,
    by_side,
    dates_conflict,
    head,
    level,
    people_of,
    places_differ,
    states_of,
)
from ingest.meetings.place import REGION


def same_talks(known: Told, new: Told) -> bool:
    """Whether two mentions of talks mean the same: their sides, and no other persons, day or place."""
    if not _same_sides(affiliations(known), affiliations(new)) or places_differ(known.place, new.place):
        return False
    if (known.kind == "call") != (new.kind == "call"):
        told = new if known.kind == "call" else known
        open_ = head(told).lemma.lower() in words.ANY_WAY and known.when is None
        if new.place or (new.when is not None and new.when != known.when and not open_):
            return False
    dated = known.when is not None and new.when is not None
    if dates_conflict(known.when, new.when) or (not dated and _in_series(known) != _in_series(new)):
        return False
    if known.status != new.status and (_another(known) or _another(new)):
        return False
    if known.status != new.status and dated and known.when != new.when:
        return False
    ours, theirs = people_of(known), people_of(new)
    if (ours and theirs and not ours & theirs) or _rivals(known, new):
        return False
    if _named(known) - theirs and _named(new) - ours and not takes_up(new):
        return False  # "X met Y. X was also received by Z"
    if known.status == "cancelled" or new.status == "cancelled":
        return known.status == new.status
    return known.status == new.status or dated


def _in_series(talks: Told) -> frozenset[str]:
    """The words that set talks off from others of the same two: "their previous talks", "further talks"."""
    return frozenset(word for trigger in talks.triggers for word in trigger.wording.before & words.OTHERS)


def takes_up(new: Told) -> bool:
    """Whether a mention is of talks told before: "Z also attended the talks with X"."""
    word = head(new)
    return word.lemma.lower() in words.ATTEND or f"the {word.text} " in f"{word.around} "


def _named(talks: Told) -> set[int]:
    """Identities of the persons who are said by name to have taken part."""
    return people_of(talks) & {
        id(a.participant.actor) for a in talks.attendance if a.participant.mention.kind == "named"
    }


def _same_sides(ours: set[Actor], theirs: set[Actor]) -> bool:
    """Whether two tellings of talks are of the same sides, be it that one tells who else was there."""
    few, many = sorted((ours, theirs), key=len)
    return few == many or (len(few) == 2 and few < many)


def _another(meeting: Told) -> bool:
    """Whether a planned meeting comes after one of the same day: "will meet again", "later on Monday"."""
    return meeting.status == "planned" and any(
        not words.ANOTHER.isdisjoint(sentence.words) for sentence in meeting.sentences
    )


def _rivals(known: Told, new: Told) -> bool:
    """Whether the same state is represented by two holders of one office, a president and his successor."""
    heads: dict[tuple[str | None, str], set[int]] = {}
    for attendance in (*known.attendance, *new.attendance):
        person = attendance.participant.actor
        for office in person.offices if isinstance(person, Person) else ():
            if office.role in ("head_of_state", "head_of_government") and not office.former:
                heads.setdefault((attendance.participant.iso3, office.role), set()).add(id(person))
    return any(len(holders) > 1 for holders in heads.values())


def inside(talks: Told, visit: Told) -> bool:
    """Whether talks without a named partner are what a visit was for: "will visit Pakistan for
    talks with Pakistani leaders"."""
    if visit.place is None or talks.kind == "call" or not people_of(talks) & people_of(visit):
        return False
    others = [a.participant for a in talks.attendance if id(a.participant.actor) not in people_of(visit)]
    return all(not isinstance(p.actor, Person) and p.iso3 == visit.place.iso3 for p in others) and not (
        dates_conflict(talks.when, visit.when) and talks.sentences[0] not in visit.sentences
    )


def same_gathering(known: Told, new: Told, event: EventMention) -> bool:
    """Whether an event is a known gathering: by its body, its name, its day, or as "the summit"."""
    if dates_conflict(known.when, new.when) or places_differ(known.place, new.place):
        return False
    if _sequence(known.name) != _sequence(new.name):
        return False
    sides = set(by_side(event.participants))
    if len(sides) > 2 and sides == affiliations(known) and known.status == new.status:
        return True
    verbal = "VERB" in (head(known).pos, event.trigger.pos) and event.trigger.sentence in known.sentences
    told = bare(head(known)) == bare(event.trigger) or verbal
    nameless = not (known.organizations and new.organizations)
    if (
        known.when is not None
        and known.when == new.when
        and nameless
        and (verbal or (told and not event.anaphoric))
    ):
        return True  # "hosts the leaders of A, B and C on Thursday for the summit"
    if event.anaphoric:
        lemma = event.trigger.lemma.lower()
        if lemma in words.SUMMIT_NOUNS:
            return lemma in known.name.lower() or bare(head(known)) == lemma
        return True
    if bool(known.organizations) != bool(new.organizations) and bare(head(known)) == bare(event.trigger):
        # "a summit meeting … the Second ACMECS Summit": one of them has no name yet
        unnamed, named = (new, known) if known.organizations else (known, new)
        if unnamed.place is not None and unnamed.place.city and named.place == unnamed.place:
            return True
        # Of more words a name says itself what it is: "the annual meeting of finance chiefs".
        return not states_of(unnamed) and len(unnamed.name.split()) < 4
    if known.organizations and new.organizations:
        if not {o.id for o in known.organizations} & {o.id for o in new.organizations}:
            return False
        return level(known) == level(new) or not level(new) or not level(known)
    if known.name and new.name:
        ours, theirs = set(known.name.lower().split()), set(new.name.lower().split())
        return ours <= theirs or theirs <= ours
    return False


def _sequence(name: str) -> frozenset[str]:
    """Words that set one meeting of a body off from another: "the last summit", "the next session"."""
    return words.OTHERS & set(name.lower().split())


def _are_legs(one: Told, other: Told) -> bool:
    """Whether two are legs of a tour that one sentence lists, each with a city and a day of its own."""
    if {*one.sentences}.isdisjoint(other.sentences):
        return False
    cities = {told.place.city for told in (one, other) if told.place is not None and told.place.city}
    days = {told.when.date for told in (one, other) if told.when is not None and told.when.precision == "day"}
    return len(cities) == len(days) == 2


def same_visit(known: Told, new: Told) -> bool:
    """Whether two mentions mean one journey: to the same state, by the same people, in the same week."""
    if known.place is None or new.place is None:
        return False
    somewhere = REGION in (known.place, new.place) and known.status == new.status
    if known.place.iso3 != new.place.iso3 and not somewhere:
        onward = new.place.iso3 in {stop.iso3 for stop in known.stops} and new.when in (None, known.when)
        if not onward:
            return False
    if not (
        people_of(known) & people_of(new)
        or (states_of(known) == states_of(new) and not (people_of(known) and people_of(new)))
    ):
        return False
    if known.status == "cancelled" or new.status == "cancelled":
        return known.status == new.status
    if _are_legs(known, new):
        return False
    return not dates_conflict(known.when, new.when, days=7)  # a journey through several states goes on
