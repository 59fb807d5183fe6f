"""What only the whole article shows of its meetings: their larger meeting, their day and place, whether
they are meetings of states at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ingest.actors.model import Person, retired
from ingest.dates.when import When
from ingest.lexicon import triggers as words
from ingest.meetings.coreference import same_talks
from ingest.meetings.draft import Draft
from ingest.meetings.mention import Trigger
from ingest.meetings.model import (
    affiliations,
    by_side,
    dates_conflict,
    head,
    month_of,
    people_of,
    places_differ,
    states_of,
    within,
)
from ingest.meetings.place import Place
from ingest.meetings.retold import convene, united

#: Until this day of a month, its news may be of the month before.
_YOUNG = 3
#: Words of a phrase that names nothing: "the sidelines".
_BARE = 2
#: How many tokens a report's headline and first paragraphs have.
LEAD = 120

#: Talks and the visit that they belong to: the visitor may have arrived before he meets his hosts.
UNDER_WAY = frozenset({("held", "held"), ("planned", "planned"), ("planned", "held")})


def complete(
    meetings: Sequence[Draft],
    beside: Sequence[tuple[Draft, Sequence[int]]],
    here: Place | None,
    anchor: date | None,
) -> list[Draft]:
    """The meetings of an article, completed by what it tells elsewhere; what is no diplomacy is left out.

    ``beside`` are talks and the tokens of the "sidelines" on which they were held; ``here`` is the dateline's
    place.

    The order of the steps is meaning:

    1. Talks are tied to their larger meeting first: its day and place are theirs from then on.
    2. A journey that is made to a meeting goes into it, so that no later step takes it for a visit.
    3. The length of a meeting gives its other end.
    4. Then its day gives its status, and its sides its kind: a planned meeting gets no place of the report,
       and a summit of two is bilateral from here on.
    5. Talks during a visit get its place and day, which need kinds and statuses that stand.
    6. What still has no place is where its people were on that day, or where the report comes from; a visit
       knows better.
    7. Talks beside a meeting are where that is, which may be known by step 6 only.
    8. Only now, with kinds, days and places told, are two that are the same seen to be one.
    9. The report's own day or month is a last resort: before step 8 it could keep two apart that are one.
    10. What is no diplomacy goes last: whatever was learned on the way speaks for a meeting.
    """
    meetings = list(meetings)
    convene(meetings)
    for meeting, sideline in beside:
        _tie(meetings, meeting, sideline)
    _journeys(meetings)
    larger = [meeting.parent for meeting in meetings]
    for meeting in meetings:
        _extend(meeting)
        _set_status_and_kind(meeting, anchor, meeting in larger)
    during_visits(meetings)
    for meeting in meetings:
        _of_one_round(meeting, meetings)
        _place_of_report(meeting, anchor, here)
    for meeting in meetings:
        if meeting.parent is not None and meeting.place is None:
            meeting.place = meeting.parent.place
    merged = united(_merged(meetings))
    for meeting in merged:
        if meeting.when is None and anchor is not None and meeting.status == "held":
            meeting.when = _day_of_report(meeting, anchor)
    return [m for m in merged if _holds(m)]


def _merged(meetings: list[Draft]) -> list[Draft]:
    """A summit of two that has turned out bilateral is the talks that were told apart from it."""
    kept: list[Draft] = []
    for meeting in meetings:
        known = next(
            (k for k in kept if meeting.kind == k.kind == "bilateral" and (k.name or meeting.name)), None
        )
        if known is not None and same_talks(known, meeting):
            known.absorb(meeting)
            known.name = known.name or meeting.name
            for other in meetings:
                other.parent = known if other.parent is meeting else other.parent
        else:
            kept.append(meeting)
    return kept


def _tie(meetings: Sequence[Draft], meeting: Draft, sideline: Sequence[int]) -> None:
    parent = gathering_beside(meetings, sideline)
    if parent is None or parent is meeting:
        return
    meeting.parent = parent
    for attendance in meeting.attendance:
        parent.attend(attendance.participant, attendance.sentences[0])
    if meeting.place is None:
        meeting.place = parent.place
    if meeting.when is None and meeting.status == parent.status:
        meeting.when = within(parent.when)
    elif parent.when is None and meeting.when is not None:
        # The larger meeting may have begun before, yet hardly in another month.
        parent.when = replace(
            meeting.when,
            date=meeting.when.date.replace(day=1),
            end_date=None,
            precision="year" if meeting.when.precision == "year" else "month",
        )


def gathering_beside(meetings: Iterable[Draft], sideline: Sequence[int]) -> Draft | None:
    """The gathering that the tokens of "the sidelines of the summit" name; of "the sidelines" alone it is the
    one told last before."""
    gatherings = [meeting for meeting in meetings if meeting.kind == "multilateral"]
    words = {(trigger.at, n) for n, one in enumerate(gatherings) for trigger in one.triggers}
    named = [n for at, n in sorted(words) if at in sideline]
    if not named and len(sideline) <= _BARE:
        named = [n for at, n in sorted(words, reverse=True) if at < min(sideline)]
    return gatherings[named[0]] if named else None


def _journeys(meetings: list[Draft]) -> None:
    """Who travels to a summit, or to talks in a third country, is told of that meeting: the journey
    gives it day and place and is no visit of its own."""
    for visit in [m for m in meetings if m.kind == "visit" and m.place is not None]:
        if head(visit).grammar.perfect:
            continue  # "who had spent a week in Rome, met X"
        for meeting in meetings:
            if meeting.kind == "visit" or not set(meeting.sentences) & set(visit.sentences):
                continue
            same = people_of(meeting) & people_of(visit) or (
                states_of(meeting) == states_of(visit) and not people_of(visit)
            )
            if not same or places_differ(meeting.place, visit.place):
                continue
            if dates_conflict(meeting.when, visit.when) or meeting.status != visit.status:
                continue
            abroad = (
                meeting.kind == "bilateral"
                and visit.place is not None
                and (visit.place.iso3 not in states_of(meeting))
            )
            if abroad or (meeting.kind == "multilateral" and _purpose(meeting, visit)):
                when = visit.when
                if when is not None and meeting.kind == "multilateral":
                    when = month_of(when)  # Who travels to a gathering need not arrive on its day.
                meeting.learn(when, visit.place)
                meeting.all_attend((a.participant for a in visit.attendance), visit.sentences[0])
                meetings.remove(visit)
                break


def _extend(meeting: Draft) -> None:
    """The other end of a meeting whose first or last day is told, and how many days it has: "opened a
    two-day summit on Saturday", "wound up a three-day visit on Friday"."""
    when = meeting.when
    if when is None or when.precision != "day" or when.end_date is not None:
        return
    for noun in meeting.triggers:
        length, sentence = noun.wording.days, noun.sentence
        if length is None or not sentence.start <= when.start < sentence.end:
            continue
        days = timedelta(length - 1)
        if noun.wording.dated == "last":
            meeting.when = replace(when, date=when.date - days, end_date=when.date)
        elif noun.wording.dated == "first":
            meeting.when = replace(when, end_date=when.date + days)
        return


def during_visits(meetings: list[Draft]) -> None:
    """Talks during a visit take place where the visitor is, and when he is there."""
    for talks in meetings:
        if talks.kind != "bilateral" or (talks.place is not None and talks.when is not None):
            continue
        for visit in meetings:
            stops = [stop for stop in (visit.place, *visit.stops) if stop and stop.iso3 in states_of(talks)]
            if (
                visit.kind == "visit"
                and stops
                and (head(visit).lemma.lower() != "return" or visit.status == "planned")
                and _visitors_talk(talks, visit)
                and not dates_conflict(talks.when, visit.when, days=4)  # few visits are longer
                and not places_differ(talks.place, stops[0])
                and (talks.status, visit.status) in UNDER_WAY
            ):
                talks.place = talks.place or stops[0]
                if talks.when is None and visit.when is not None and visit.when.precision == "day":
                    sure = within(visit.when)
                    if sure is not None and talks.status != visit.status:  # some day of the visit
                        sure = replace(sure, date=sure.date.replace(day=1), precision="month")
                    talks.when = sure
                break


def by_talks_there(meetings: list[Draft]) -> None:
    """A visit of no day was in the month in which the visitor talked there: "used his first journey abroad
    for talks beside the summit"."""
    for visit in meetings:
        if visit.kind == "visit" and visit.when is None and visit.place is not None and people_of(visit):
            months = {
                month_of(talks.when)
                for talks in meetings
                if talks.kind == "bilateral"
                and talks.status == visit.status
                and talks.when is not None
                and people_of(visit) <= people_of(talks)
                and talks.place is not None
                and talks.place.iso3 == visit.place.iso3
            }
            if len(months) == 1:
                visit.when = months.pop()


def _visitors_talk(talks: Draft, visit: Draft) -> bool:
    """Whether a visitor takes part in talks, or officials without names of whom one sentence tells both."""
    nameless = not people_of(talks) and not people_of(visit) and talks.sentences[0] in visit.sentences
    return bool(people_of(talks) & people_of(visit)) or (nameless and states_of(visit) <= states_of(talks))


def _day_of_report(meeting: Draft, anchor: date) -> When | None:
    """The time of what a report tells without one: its own day of what goes on ("is visiting", "have gathered
    here") and of talks of which it is the readout, and its month of the news that it opens with, unless that
    may be of the month before."""
    first = head(meeting)
    if first.grammar.remote:
        return None
    for trigger in meeting.triggers:
        readout = trigger.sentence.words[:1] == ("readout",) and meeting.kind in ("bilateral", "call")
        if trigger.at < LEAD and (trigger.grammar.going_on or readout):
            return When(trigger.at, trigger.at + 1, anchor, None, "day")
    if first.at < LEAD and first.grammar.news and anchor.day > _YOUNG:
        return When(first.at, first.at + 1, anchor.replace(day=1), None, "month")
    return None


def _of_one_round(talks: Draft, meetings: Sequence[Draft]) -> None:
    """Who meets one host after another does so in one place, and on one day unless another is told: "X met Y
    in Tianjin on Monday. X also met Z"."""
    if talks.kind != "bilateral" or talks.status != "held" or head(talks).grammar.perfect:
        return
    others = [
        m
        for m in meetings
        if m is not talks and m.kind == "bilateral" and m.status == "held" and _is_of_a_day(m.when)
        if affiliations(m) == affiliations(talks) and people_of(m) & people_of(talks)
    ]
    if talks.when is None and len({m.when for m in others if m.when}) == 1:
        talks.when = others[0].when
    places = {m.place for m in others if m.when == talks.when and m.place is not None}
    if talks.place is None and len(places) == 1:
        (talks.place,) = places


def _place_of_report(meeting: Draft, anchor: date | None, here: Place | None) -> None:
    """A gathering of the day or the day before, told at the head of the report, is where the report comes
    from; so are talks of those days with hosts of that state, and those of the day among others."""
    if meeting.place is not None or meeting.when is None or here is None or anchor is None:
        return
    if meeting.status != "held" or meeting.when.precision != "day" or head(meeting).at >= LEAD:
        return
    days = (anchor - meeting.when.date).days
    if meeting.kind == "multilateral" and 0 <= days <= 1:
        meeting.place = here
    if meeting.kind == "bilateral" and here.iso3 in states_of(meeting) and 0 <= days <= 1:
        meeting.place = here
    people = by_side(a.participant for a in meeting.attendance if isinstance(a.participant.actor, Person))
    if meeting.kind == "bilateral" and len(people) > 1 and days == 0:
        meeting.place = here


def _set_status_and_kind(meeting: Draft, anchor: date | None, larger: bool) -> None:
    """What only the whole shows: the day decides whether it is yet to come, and a gathering of two
    states is a bilateral meeting, unless it is the ``larger`` one beside which they met."""
    if meeting.when is not None and anchor is not None and meeting.when.date > anchor:
        meeting.status = "planned" if meeting.status == "held" else meeting.status
    sides_of = by_side(a.participant for a in meeting.attendance)
    noun = head(meeting)
    if (
        meeting.kind == "multilateral"
        and not larger
        and not meeting.organizations
        and len(sides_of) == 2
        and len(states_of(meeting)) == 2
        and not noun.wording.before & words.MANY
        and not (noun.lemma.lower() in words.WIDE and noun.pos != "VERB")
        and not noun.wording.regional
    ):
        meeting.kind = "bilateral"
        (one, ones), (other, others) = sides_of.items()
        sentence = meeting.sentences[0]
        meeting.talk(one, other, sentence)
        for first in ones:
            for second in others:
                if isinstance(first.actor, Person) and isinstance(second.actor, Person):
                    meeting.talk(first.actor, second.actor, sentence)


def _holds(meeting: Draft) -> bool:
    """Whether it is a meeting of those who act for states or organizations."""
    if meeting.kind in ("bilateral", "call"):
        # A state and an organization need a person who met: "entry talks with the EU" are a process.
        if len(states_of(meeting)) >= 2:
            return True
        met = head(meeting).lemma.lower() == "meet" and head(meeting).pos == "VERB"
        met = met or (_is_of_a_day(meeting.when) and meeting.place is not None)
        return len(affiliations(meeting)) >= 2 and (met or bool(people_of(meeting)))
    if meeting.kind == "visit":  # of somebody who acts for a state, or did
        people = [a.participant.actor for a in meeting.attendance if isinstance(a.participant.actor, Person)]
        return bool(states_of(meeting)) or any(p.minister or retired(p) for p in people)
    return _is_diplomacy(meeting)


def _is_of_a_day(when: When | None) -> bool:
    return when is not None and when.precision == "day"


def _is_diplomacy(meeting: Draft) -> bool:
    """Whether a gathering is one of states, by who is there and by the words before its noun."""
    noun = head(meeting)
    if noun.pos == "VERB" and not meeting.attendance and not meeting.organizations:
        return meeting.when is not None and meeting.place is not None
    if not (meeting.attendance or meeting.when or meeting.place) or _is_topic(noun, meeting):
        return False
    if len(states_of(meeting)) > 2:
        return True
    if _is_general(noun, meeting):
        return False
    if meeting.organizations:
        return True
    modifiers = noun.wording.before
    if _is_domestic(modifiers) or _is_of_a_party(noun, meeting):
        return False
    modifiers |= set(meeting.name.lower().split())
    if noun.lemma.lower() == "conference" and not modifiers & words.DIPLOMATIC - words.WORLDLY:
        # learned societies meet internationally too; of states is what has states for its topic
        return len(states_of(meeting)) >= 2 or noun.wording.of_states
    if noun.lemma.lower() in words.SUMMIT_NOUNS or modifiers & words.DIPLOMATIC:
        return bool(states_of(meeting)) or meeting.when is not None or meeting.place is not None
    return len(states_of(meeting)) >= 2


def _is_topic(noun: Trigger, meeting: Draft) -> bool:
    """A process that is spoken of, without day or place: "disputes in the negotiations between A and B"."""
    abstract = noun.lemma.lower() in words.ABSTRACT and bool(noun.wording.preposition)
    return abstract and not (meeting.when or meeting.place)


def _is_general(noun: Trigger, meeting: Draft) -> bool:
    """Meetings in general, none in particular: "in multilateral forums"."""
    if noun.tag != "NNS" or meeting.when or meeting.place or meeting.organizations:
        return False
    return not noun.wording.before or not noun.wording.determined


def _is_domestic(modifiers: frozenset[str]) -> bool:
    """A meeting within one state: of a cabinet, a party, a province."""
    return bool(modifiers & words.DOMESTIC) and not modifiers & words.DIPLOMATIC


def _is_of_a_party(noun: Trigger, meeting: Draft) -> bool:
    """What belongs to somebody who is no state: "Labour's spring conference"."""
    return not states_of(meeting) and noun.wording.owned


def _purpose(meeting: Draft, visit: Draft) -> bool:
    """Whether the journey's clause says that it is made to attend the meeting."""
    journeys = {trigger.at for trigger in visit.triggers}
    return any(journeys & set(trigger.grammar.made_by) for trigger in meeting.triggers)
