"""Each meeting once: what rules and learned reader together tell of one meeting in two ways.

Both have joined what they could see to be one. Only now that all is told, two tellings are known to be of the
same people on the same day.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.actors.model import State
from ingest.dates.when import When
from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.meetings.draft import Draft, drafts
from ingest.meetings.draft import meetings as as_meetings
from ingest.meetings.event_names import are_one, proper_name
from ingest.meetings.model import (
    Meeting,
    affiliations,
    dates_conflict,
    finer,
    head,
    level,
    month_of,
    people_of,
    places_differ,
    states_of,
)

_LEXICON = word_sets("meetings", "told_once")

_OF_CONTENTS = _LEXICON["of_contents"]
_GOING_AHEAD = _LEXICON["going_ahead"]
_TALKS = ("bilateral", "call")


def told_once(meetings: Sequence[Meeting]) -> list[Meeting]:
    """The meetings, each once, in their order."""
    kept: list[Draft] = []
    every = drafts(meetings)
    for one in every:
        if _are_talks(one):
            one.kind = "bilateral"
        # A meeting of another stage's making, which no word tells, is compared with none.
        others = [k for k in kept if k.triggers and one.triggers]
        known = next((k for k in others if _same(k, one)), None)
        if known is None and any(_has_lent(k, one) for k in kept):
            one.when = None
        if known is not None:
            _unite(known, one)
        else:
            known = next((k for k in others if _is_blurred(one, k) or _is_reception(one, k)), None)
        if known is None:
            kept.append(one)
        else:
            _reparent(every, one, known)
    for table in [one for one in kept if _is_of_contents(one)]:
        for part in _parts(table, kept):
            _unite(table, part)
            kept.remove(part)
            _reparent(every, part, table)
    for talks in kept:
        for larger in kept:
            if larger.when is not None and _is_beside(larger, talks):
                larger.when = month_of(larger.when)
    for journey in kept:
        for talks in kept:
            if journey.status == "cancelled" and _was_to_be(talks, journey):
                talks.status = "cancelled"
    for one in kept:
        if one.kind == "call" or _is_from_afar(one):
            one.place = None  # Who telephones is not in one place.
        elif one.kind == "bilateral" and len(states_of(one)) > 2:
            one.kind = "multilateral"  # A third was there, as host or beside the two.
    for nameless in [one for one in kept if _is_of_nobody(one)]:
        theirs = [one for one in kept if _is_their_summit(nameless, one)]
        if len(theirs) == 1:
            theirs[0].tell(*nameless.sentences)
            kept.remove(nameless)
            _reparent(every, nameless, theirs[0])
    return as_meetings(kept)


def _reparent(every: Sequence[Draft], gone: Draft, known: Draft) -> None:
    """What was held beside a meeting that is another is held beside that; nothing is beside itself."""
    for one in every:
        if one.parent is gone:
            one.parent = known if one is not known else gone.parent


def _are_talks(meeting: Draft) -> bool:
    """Whether a gathering is the talks of two: "the two leaders' meeting in Oslo"."""
    if meeting.kind != "multilateral" or meeting.organizations or proper_name(meeting.name):
        return False
    talked = any(isinstance(pair.first, State) for pair in meeting.pairs)
    return talked and len(affiliations(meeting)) == len(states_of(meeting)) == 2


def _same(known: Draft, one: Draft) -> bool:
    if _is_alike(known, one):
        return True
    if "cancelled" in (known.status, one.status):
        return False
    if (_again(known) or _again(one)) and not _is_of_a_transcript(known, one):
        return False
    if known.kind in _TALKS and known.kind == one.kind:
        return _same_talks(known, one)
    if known.kind == one.kind == "multilateral":
        return _same_gathering(known, one)
    if known.kind == "multilateral" and one.kind == "bilateral":
        if len(affiliations(one)) > 2 and _at_one_table(known, one):
            return True
        inside = affiliations(one) <= affiliations(known) and one.parent is not known
        return inside and _is_of_contents(one) and _open(one)
    return False


def _is_alike(known: Draft, one: Draft) -> bool:
    """Whether nothing but a count ("their second talks") tells two meetings apart: their kind, status, day or
    month, place, sides, name, and people, of whom one may name fewer. A visit has its visitors alone."""
    ours, theirs = people_of(known), people_of(one)
    told = known.kind == one.kind and known.status == one.status and known.place == one.place
    if known.kind == "multilateral":
        names = [name for m in (known, one) if (name := proper_name(m.name))]
        bodies = set(known.organizations) == set(one.organizations)
        told = told and bodies and level(known) == level(one) and (len(names) < 2 or are_one(*names))
    whole = ours == theirs if known.kind == "visit" else ours <= theirs or theirs <= ours
    dated = known.when is not None and known.when == one.when and known.when.precision != "year"
    return told and whole and dated and affiliations(known) == affiliations(one)


def _at_one_table(known: Draft, one: Draft) -> bool:
    """Whether three or more are told to have talked in the town and on the day of a gathering of them all."""
    place = known.place
    there = place is not None and place.city is not None and place == one.place
    return there and affiliations(one) <= affiliations(known) and _of_one_time(known.when, one.when)


def _has_lent(known: Draft, one: Draft) -> bool:
    """Whether a day is only taken from other talks of the same people, which were elsewhere."""
    if one.when is None or known.when is None or one.when.start != known.when.start:
        return False
    told = any(sentence.start <= one.when.start < sentence.end for sentence in one.sentences)
    same = people_of(one) == people_of(known) and affiliations(one) == affiliations(known)
    return not told and same and places_differ(one.place, known.place)


def _is_beside(larger: Draft, talks: Draft) -> bool:
    """Whether the day of a gathering is that of talks beside it, by the sentence that tells it of both."""
    if larger.kind != "multilateral" or talks.kind != "bilateral" or larger.when is None:
        return False
    at = larger.when.start
    told = (s for s in larger.sentences if s in talks.sentences and s.start <= at < s.end)
    return larger.when == talks.when and any(not words.EDGES.isdisjoint(s.words) for s in told)


def _was_to_be(talks: Draft, journey: Draft) -> bool:
    """Whether talks were to be on a journey that is off: "scrapped a trip to Lima, where he was to meet"."""
    if journey.kind != "visit" or talks.kind != "bilateral" or talks.status != "planned":
        return False
    together = [sentence for sentence in talks.sentences if sentence in journey.sentences]
    ahead = any(not _GOING_AHEAD.isdisjoint(sentence.words) for sentence in together)
    theirs = bool(people_of(journey)) and people_of(journey) <= people_of(talks)
    elsewhere = places_differ(journey.place, talks.place) or dates_conflict(journey.when, talks.when)
    return bool(together) and theirs and not ahead and not elsewhere


def _again(meeting: Draft) -> bool:
    """Whether it is another than one of the same people: "will meet again on Monday"."""
    return meeting.status == "planned" and any(
        not words.ANOTHER.isdisjoint(sentence.words) for sentence in meeting.sentences
    )


def _is_of_a_transcript(known: Draft, one: Draft) -> bool:
    """Whether "later today" is said at the meeting itself, before the doors are closed: who speaks is told by
    his label."""
    label = head(known)
    return label.text.isupper() and label.sentence.text.rstrip().endswith(":") and known.when == one.when


def _is_from_afar(meeting: Draft) -> bool:
    """Whether they met on a screen: "a virtual meeting", not "the first non-virtual one"."""
    before = head(meeting).wording.before if meeting.triggers else frozenset()
    return "virtual" in before and before.isdisjoint({"non", "part", "-"})


def _is_blurred(one: Draft, known: Draft) -> bool:
    """Whether a word that tells of the talks of two seems to tell of more: of all whom its sentence names."""
    more = affiliations(known) < affiliations(one) and len(affiliations(known)) == 2
    return one.kind == known.kind == "bilateral" and more and head(one) in known.triggers


def _is_reception(visit: Draft, talks: Draft) -> bool:
    """Whether a journey is told by the word that tells of talks with the visitor: "will welcome X"."""
    if visit.kind != "visit" or talks.kind != "bilateral" or head(visit) not in talks.triggers:
        return False
    return head(visit).lemma.lower() in words.RECEIVE and people_of(visit) <= people_of(talks)


def _parts(table: Draft, kept: Sequence[Draft]) -> list[Draft]:
    """The talks of one with each that were talks of all: "met with A and B. The three discussed …"."""
    if table.kind != "multilateral" or table.organizations or not people_of(table):
        return []
    parts = [
        one
        for one in kept
        if one.kind == "bilateral"
        and one.triggers
        and one.status == table.status
        and people_of(one) <= people_of(table)
        and not dates_conflict(one.when, table.when)
    ]
    parts = [one for one in parts if any(head(one) == head(other) for other in parts if other is not one)]
    everyone = set().union(*map(people_of, parts)) if len(parts) > 1 else set()
    return parts if everyone == people_of(table) else []


# ------------------------------------------------------------------------------------------------- talks


def _same_talks(known: Draft, one: Draft) -> bool:
    ours, theirs = people_of(known), people_of(one)
    if affiliations(known) != affiliations(one) and len(ours & theirs) < 2:
        return False
    if ours and theirs and not (ours <= theirs or theirs <= ours):
        return False
    if _is_of_contents(one) and _open(one) and head(one).at > head(known).at:
        # What was discussed before talks that are to come was at others.
        return (ours == theirs or not theirs) and known.status in ("held", one.status)
    if not _of_one_time(known.when, one.when) or _elsewhere(known, one):
        return False
    if ours and theirs:
        return True
    return _is_nameless(known if not ours else one)


def _is_of_contents(meeting: Draft) -> bool:
    return bool(meeting.triggers) and all(
        trigger.lemma.lower() in _OF_CONTENTS for trigger in meeting.triggers
    )


def _open(meeting: Draft) -> bool:
    """Whether nothing is told of when: where, beside what was discussed, is that of a topic."""
    return meeting.when is None


def _is_nameless(meeting: Draft) -> bool:
    """Whether states are said to have talked, and of nobody that he did: not "the two foreign ministers"."""
    return all(a.participant.mention.kind != "office" for a in meeting.attendance)


def _elsewhere(known: Draft, one: Draft) -> bool:
    """Whether they are told to have met in two places; on one day two people do in one, be it a state that
    they spoke of."""
    if not places_differ(known.place, one.place):
        return False
    towns = [m.place.city for m in (known, one) if m.place is not None and m.place.city]
    return not (_is_of_a_day(known.when) and known.when == one.when and len(towns) < 2)


def _is_of_a_day(when: When | None) -> bool:
    return when is not None and when.precision == "day"


def _of_one_time(one: When | None, other: When | None) -> bool:
    """Whether two times are one, or the one lies in the other: a day and its month, not its year."""
    if one is None or other is None or dates_conflict(one, other):
        return False
    return one.precision == other.precision or "year" not in (one.precision, other.precision)


# -------------------------------------------------------------------------------------------- gatherings


def _same_gathering(known: Draft, one: Draft) -> bool:
    """Whether two gatherings are one by their name, on days that may be one."""
    if dates_conflict(known.when, one.when) or places_differ(known.place, one.place):
        return False
    if known.status != one.status and None in (known.when, one.when):
        return False
    hosting = set(known.organizations) & affiliations(one)
    if hosting and not one.name and known.place is not None and known.place.city and known.place == one.place:
        return True  # "The G7 leaders met with the leaders of A, B and C" at their summit
    ours, theirs = proper_name(known.name), proper_name(one.name)
    if ours or theirs:
        return are_one(ours, theirs) and level(known) == level(one)
    if _is_of_contents(one) and _open(one):
        return affiliations(one) <= affiliations(known) and not one.organizations
    return False


def _is_of_nobody(meeting: Draft) -> bool:
    """Whether no more is told than that there was a summit: "to host you for our summit today"."""
    named = meeting.attendance or meeting.organizations or proper_name(meeting.name)
    return meeting.kind == "multilateral" and not named


def _is_their_summit(nameless: Draft, talks: Draft) -> bool:
    if talks.kind != "bilateral" or len(states_of(talks)) < 2 or talks.parent is nameless:
        return False
    return _of_one_time(nameless.when, talks.when) and not places_differ(nameless.place, talks.place)


# ----------------------------------------------------------------------------------------------- joining


def _unite(known: Draft, other: Draft) -> None:
    """Take up what another telling of a meeting says, with how sure it is."""
    for attendance in other.attendance:
        number = known.attendance_of(attendance.participant.actor)
        if number is None:
            known.attendance.append(attendance)
        else:
            known.attend(attendance.participant, *attendance.sentences)
    for pair in other.pairs:
        if known.pair_of(pair.first, pair.second) is None:
            known.pairs.append(pair)
        else:
            known.talk(pair.first, pair.second, *pair.sentences)
    if (known.status, other.status) == ("planned", "held") and not _open(other):
        known.status = "held"
    known.when = finer(known.when, other.when)
    better = other.place is not None and other.place.city is not None and _is_of_a_day(other.when)
    if known.place is None or (better and known.place.city is None):
        known.place = other.place if not _is_of_contents(other) or not _open(other) else known.place
    known.name = known.name or other.name
    known.organizations += [body for body in other.organizations if body not in known.organizations]
    if known.parent is None and other.parent is not known:
        known.parent = other.parent
    known.tell(*other.sentences)
    known.triggers += [word for word in other.triggers if word not in known.triggers]
    known.score = max((s for s in (known.score, other.score) if s is not None), default=None)
    known.source = known.source if known.source == other.source else "both"
