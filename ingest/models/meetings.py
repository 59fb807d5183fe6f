"""What the learned reader finds, joined with what the rules found.

The rules are right in most of what they tell and see half; the learned reader sees the rest. An event of
the learned reader that is a meeting already known adds who else took part, who talked with whom, when and
where; the others are meetings of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ingest.actors.model import Organization, Person, acts_for
from ingest.confidence import Source
from ingest.dates.when import When
from ingest.lexicon.triggers import Status
from ingest.lexicon.words import word_sets
from ingest.meetings.complete import by_talks_there, during_visits, gathering_beside
from ingest.meetings.draft import Draft, drafts
from ingest.meetings.draft import meetings as as_meetings
from ingest.meetings.mention import Participant, is_match
from ingest.meetings.model import (
    Attendance,
    Meeting,
    Pair,
    affiliations,
    people_of,
    places_differ,
    states_of,
)
from ingest.meetings.place import Place
from ingest.models.coreference import TALKS, same_meeting
from ingest.models.events import Argument, LearnedEvent, Reading, TalkedWith
from ingest.models.guards import NOT_HELD, admissible
from ingest.models.shape import shape
from ingest.text.sentences import Sentence, Sentences

_HAPPENINGS = word_sets("meetings", "scope")["happenings"]

#: A person's journey to a place that is not told ("arrived here on Friday") is believed from this confidence
#: on: below it, on publishers that the model had not seen, more of them were wrong than right.
_SOMEWHERE = 0.85
#: From these probabilities of the event and of who takes part on, talks are believed of no day and no place.
_SURE, _AT_TALKS = 0.8, 0.6
#: Two triggers within so many words of a sentence may tell of one event.
_CLOSE = 12
#: From this probability on, somebody rather takes part, or convened it, than not.
_LIKELY = 0.5
#: The least probability, with that of the event, of a pair where only two sides were.
_OF_TWO = 0.15
#: Who was at what lies further back, in days, its own sentence tells.
_NEWS = 45
#: So many years back nobody who is in office was.
_IN_OFFICE = 40
#: So many are a list, which is told of something.
_MANY = 6


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The least probabilities at which a meeting, a participant of it, a pair who talked is believed; of
    participants and pairs that of the event times their own. Chosen on publishers that the model had not
    seen, for F1 (``training/README.md``)."""

    meeting: float = 0.35
    participant: float = 0.12
    pair: float = 0.5

    def down_to(self, confidence: float, reading: Reading) -> Thresholds:
        """Lower ones where decisions below these are right as often as ``confidence`` says, too."""
        return Thresholds(
            min(self.meeting, reading.score_of("meeting", confidence)),
            min(self.participant, reading.score_of("participant", confidence)),
            min(self.pair, reading.score_of("pair", confidence)),
        )


def join(
    sentences: Sentences,
    meetings: Sequence[Meeting],
    reading: Reading,
    here: Place | None,
    anchor: date | None,
    thresholds: Thresholds | None = None,
) -> list[Meeting]:
    """All meetings: those of the rules, completed, and those that only the learned reader found.

    ``here`` is where the report comes from, ``anchor`` its day.
    """
    thresholds = thresholds or Thresholds()
    joined = [meeting for meeting in drafts(meetings) if not _match(meeting)]
    new: list[Draft] = []
    not_held = [one for one in reading.events if one.status in NOT_HELD]
    for event in _distinct([e for one in reading.events if (e := admissible(one)) is not None]):
        if event.factuality == "off" or _ruled_out(event, not_held):
            continue
        gathering = any(m.kind == "multilateral" and event.trigger in m.triggers for m in joined)
        for told in _meetings_of(sentences, event, reading, anchor, here, thresholds, gathering):
            # First those that the same word tells.
            likely = sorted((*joined, *new), key=lambda m: event.trigger not in m.triggers)
            known = next((m for m in likely if same_meeting(m, told)), None)
            if known is not None:
                _complete(known, told, (*joined, *new))
            elif (
                event.score >= max(thresholds.meeting, _least(told))
                and _stands(told, event)
                and not _is_told_apart(told, event, joined)
                and not any(_is_for(told, talks) for talks in (*joined, *new))
            ):
                new.append(told)
                _beside(told, event, (*joined, *new))
    every = [*joined, *new]
    during_visits(every)
    by_talks_there(every)
    return as_meetings(every)


def _is_told_apart(told: Draft, event: LearnedEvent, joined: Iterable[Draft]) -> bool:
    """Whether the sentence has told, by the rules, of talks of one with each: "met A, B and C one by one"."""
    apart = [m for m in joined if m.kind in TALKS and event.trigger.sentence in m.sentences]
    there = {side for meeting in apart for side in affiliations(meeting)}
    gathering = told.kind == "multilateral" and not told.organizations
    return gathering and len(apart) > 1 and affiliations(told) <= there


def _match(meeting: Draft) -> bool:
    """Whether teams met."""
    if meeting.kind == "visit" or meeting.organizations:
        return False
    participants = [attendance.participant.mention for attendance in meeting.attendance]
    return any(is_match(trigger, participants) for trigger in meeting.triggers)


def _distinct(events: Iterable[LearnedEvent]) -> list[LearnedEvent]:
    """Events without the weaker of two triggers of one type that stand close in a sentence ("held talks"),
    whose probabilities count together."""
    kept: list[LearnedEvent] = []
    for event in sorted(events, key=lambda e: (-e.score, e.trigger.at)):
        for n, other in enumerate(kept):
            if _close(other, event) and other.type == event.type:
                both = 1 - (1 - other.score) * (1 - event.score)
                kept[n] = replace(other, score=round(both, 3))
                break
        else:
            kept.append(event)
    return sorted(kept, key=lambda e: e.trigger.at)


def _close(one: LearnedEvent, other: LearnedEvent) -> bool:
    """Whether two triggers stand together in a sentence."""
    return one.trigger.sentence == other.trigger.sentence and abs(one.trigger.at - other.trigger.at) < _CLOSE


def _ruled_out(event: LearnedEvent, not_held: Iterable[LearnedEvent]) -> bool:
    """Whether a surer word beside it tells of the same, which was not held: "his trip on Friday was called
    off", where "called" seems to tell of talks."""
    taking_part = {one.side for one in event.participants if one.score >= _LIKELY}
    return any(
        other.score > event.score
        and _close(other, event)
        and taking_part <= {one.side for one in other.participants}
        for other in not_held
    )


def _meetings_of(
    sentences: Sentences,
    event: LearnedEvent,
    reading: Reading,
    anchor: date | None,
    here: Place | None,
    thresholds: Thresholds,
    gathering: bool,
) -> list[Draft]:
    """The meeting that an event tells of; where one of several has talked with each, one with each.
    ``gathering`` says that the rules took it for one."""
    trigger = event.trigger
    when = _time(event, anchor)
    status: Status = "planned" if event.status == "planned" else "held"
    if status == "held" and when is not None and anchor is not None and when.date > anchor:
        status = "planned"
    past = when is not None and when.precision == "day" and anchor is not None and when.last_day < anchor
    if status == "planned" and past:
        when = None  # What lies ahead is not of a day that is past.
    place = here if event.here else event.place
    present = [a for a in event.participants if event.score * a.score >= thresholds.participant]
    pairs = [p for p in event.pairs if event.score * p.score >= thresholds.pair]
    bodies = [c.actor for c in event.conveners if c.score >= _LIKELY and isinstance(c.actor, Organization)]
    named = [p for p in pairs if _named_in(sentences, p) == {trigger.sentence}]
    if len({one.side for pair in named for one in (pair.first, pair.second)}) > 2:
        pairs = named  # a list of partners names them all
    pairs = pairs or _of_two(event, present, gathering or bool(bodies))
    kind, partners = shape(event, present, pairs, gathering or bool(bodies))
    if _is_long_past(when, anchor, days=_NEWS):  # "since the two countries agreed on their border in 2022"
        old = _is_long_past(when, anchor, days=_IN_OFFICE * 365)  # "Sixty years ago, our two nations …"
        present = [one for one in present if not isinstance(one.actor, Person) or (one.here and not old)]
        left = {one.actor for one in present}
        pairs = [pair for pair in pairs if {pair.first.actor, pair.second.actor} <= left]
    found = []
    for sides in partners:
        meeting = Draft(kind, status, when=when, place=place, organizations=list(bodies))
        meeting.triggers.append(trigger)
        meeting.score, meeting.source = reading.calibrated("meeting", event.score), "model"
        if kind == "multilateral" and trigger.pos in ("NOUN", "PROPN"):
            meeting.name = trigger.wording.name
        meeting.tell(trigger.sentence)
        for one in present:
            participant = Participant(one.actor, one.mention)
            at_home = kind == "visit" and place is not None and participant.iso3 == place.iso3
            if not at_home and (sides is None or one.side in sides):
                sure = reading.calibrated("participant", event.score * one.score)
                _attend(meeting, participant, (_sentence(sentences, one), trigger.sentence), sure)
        for pair in pairs if kind in TALKS else ():
            first, second = pair.first, pair.second
            here_too = sides is None or {first.side, second.side} <= sides
            if here_too and first.side != second.side:
                sure = reading.calibrated("pair", event.score * pair.score)
                told = (_sentence(sentences, first), _sentence(sentences, second), trigger.sentence)
                _talk(meeting, first, second, told, sure)
        found.append(meeting)
    return found


def _of_two(event: LearnedEvent, present: Sequence[Argument], gathering: bool) -> list[TalkedWith]:
    """The pairs of talks at which two sides likely were, and nobody else: they talked, then, with each other,
    and what is left to decide is who of each side did. They are as sure as the least sure of others."""
    sides = {one.side for one in present if one.score >= _LIKELY}
    if event.type not in TALKS or gathering or len(sides) != 2 or sides != {one.side for one in present}:
        return []
    least = Thresholds().pair / event.score
    return [
        replace(pair, score=max(pair.score, least))
        for pair in event.pairs
        if event.score * pair.score >= _OF_TWO and {pair.first.side, pair.second.side} == sides
    ]


def _time(event: LearnedEvent, anchor: date | None) -> When | None:
    """The time of an event. One that only another sentence states is not that of what is told as one of
    before, nor one that its tense rules out."""
    at, when = event.trigger.at, event.when
    planned = event.status == "planned"
    if when is not None and when not in event.stated and not event.today:
        when = _own(event, anchor) or when
    if event.today and anchor is not None:
        of_the_day = any(w.precision == "day" and w.date <= anchor <= w.last_day for w in event.stated)
        if not of_the_day and (event.earlier or planned):
            return None
        return When(at, at + 1, anchor, None, "day")
    if when is None or when in event.stated:
        return when
    if event.earlier:
        return None
    if anchor is not None:
        over = when.precision == "day" and when.last_day <= anchor
        to_come = when.date > anchor and event.factuality == "held"
        if over if planned else to_come:
            return None
    return when


def _own(event: LearnedEvent, anchor: date | None) -> When | None:
    """The only time that its clause states, if it is no bound, and no day to come of what was held."""
    own = event.own
    if own is None or own.limit or (event.status == "held" and anchor is not None and own.date > anchor):
        return None
    return own


def _is_long_past(when: When | None, anchor: date | None, days: int) -> bool:
    """Whether something is told that lies further back than so many days."""
    return when is not None and anchor is not None and (anchor - when.last_day).days > days


def _named_in(sentences: Sentences, pair: TalkedWith) -> set[Sentence]:
    """The sentences in which two are named."""
    return {_sentence(sentences, pair.first), _sentence(sentences, pair.second)}


def _sentence(sentences: Sentences, argument: Argument) -> Sentence:
    """The sentence in which somebody is named."""
    return sentences.at(argument.mention.head)


def _attend(meeting: Draft, participant: Participant, told: Iterable[Sentence], score: float) -> None:
    """Who takes part, by the sentence that names him and that which tells of the meeting."""
    number = meeting.attend(participant, *told)
    meeting.attendance[number] = replace(meeting.attendance[number], score=score, source="model")


def _talk(meeting: Draft, first: Argument, second: Argument, told: Iterable[Sentence], score: float) -> None:
    number = meeting.talk(first.actor, second.actor, *told)
    meeting.pairs[number] = replace(meeting.pairs[number], score=score, source="model")


def _least(meeting: Draft) -> float:
    """The least score at which a meeting is believed, whatever the thresholds: a journey of nobody named is
    mostly that for talks which are told as well ("negotiators return to Geneva for talks")."""
    return _LIKELY if meeting.kind == "visit" and not people_of(meeting) else 0.0


def _is_for(journey: Draft, talks: Draft) -> bool:
    """Whether a journey of nobody named is that to talks of the same sentence: "negotiators return to Geneva
    for talks"."""
    together = not {*journey.sentences}.isdisjoint(talks.sentences) and talks.kind in TALKS
    same = states_of(journey) <= states_of(talks) and journey.place == talks.place
    return journey.kind == "visit" and not people_of(journey) and together and same


def _stands(meeting: Draft, event: LearnedEvent) -> bool:
    """Whether enough is known of a meeting for it to be one of its own.

    Talks have two sides, one of them a state, a gathering has two or its convener and one; a visitor goes
    somewhere that is not his own country. What happened on no day and nowhere has to be told by a verb ("X
    met Y"), or surely as talks of two: of the rest one in six was a meeting, on publishers that the model had
    not seen.
    """
    sides = affiliations(meeting)
    if meeting.kind == "visit":
        if meeting.place is None:
            return (meeting.score or 0) >= _SOMEWHERE and bool(people_of(meeting))
        return bool(states_of(meeting) - {meeting.place.iso3})
    met = meeting.kind in TALKS and (
        (event.known and event.trigger.pos == "VERB") or _surely_talked(meeting, event)
    )
    if meeting.when is None and meeting.place is None and len(sides) < _MANY and not met:
        return False
    if meeting.kind == "multilateral":
        return len(sides | set(meeting.organizations)) > 1
    return len(sides) > 1 and bool(states_of(meeting))


def _surely_talked(meeting: Draft, event: LearnedEvent) -> bool:
    """Whether a noun tells surely of talks of two: "their talks on fishing will go on"."""
    sides = affiliations(meeting)
    likely = {one.side for one in event.participants if one.score >= _AT_TALKS}
    return bool(meeting.pairs) and event.score >= _SURE and len(sides) == 2 and sides <= likely


def _complete(known: Draft, told: Draft, every: Sequence[Draft]) -> None:
    """Take up what the learned reader tells more, but the place of another meeting of the same sentence:
    "held talks with A on Sunday, then with B in Zagreb on Monday"."""
    visited = known.place.iso3 if known.kind == "visit" and known.place is not None else None
    sides = affiliations(known)
    elsewhere = _at_others(known, every)
    for attendance in told.attendance:
        if visited is not None and attendance.participant.iso3 == visited:
            continue
        if id(attendance.participant.actor) in elsewhere:
            continue
        if known.kind in TALKS and len(sides) > 1 and acts_for(attendance.participant.actor) not in sides:
            continue  # Talks have two sides.
        new = known.attendance_of(attendance.participant.actor) is None
        number = known.attend(attendance.participant, *attendance.sentences)
        one = known.attendance[number]
        score, source = _confirmed(one, attendance.score, new)
        known.attendance[number] = replace(one, score=score, source=source)
    for pair in told.pairs:
        new = known.pair_of(pair.first, pair.second) is None
        number = known.talk(pair.first, pair.second, *pair.sentences)
        talked = known.pairs[number]
        score, source = _confirmed(talked, pair.score, new)
        known.pairs[number] = replace(talked, score=score, source=source)
    known.score, known.source = _confirmed(known, told.score, new=False)
    beside = (m for m in every if m is not known and not {*m.sentences}.isdisjoint(known.sentences))
    place = None if any(m.kind in TALKS and m.place == told.place for m in beside) else told.place
    # The day of an inauguration is not that of talks of which its sentence tells.
    happening = told.triggers[0].lemma.lower() in _HAPPENINGS and told.triggers[0] not in known.triggers
    if not happening and not places_differ(known.place, told.place):
        # The rules know better when, once they know.
        known.learn(told.when if known.when is None else None, place)
    known.tell(*told.sentences)
    known.triggers += told.triggers


def _at_others(known: Draft, every: Iterable[Draft]) -> set[int]:
    """Who, by the rules, was at other talks of a sentence: "A met B in Oslo, and C met D in Rome"."""
    others = (m for m in every if m is not known and m.kind in TALKS and m.source != "model")
    apart = [m for m in others if not {*m.sentences}.isdisjoint(known.sentences)]
    ours = people_of(known) if known.kind in TALKS and known.source != "model" else set()
    return set().union(*map(people_of, apart)) - ours if ours else set()


def _confirmed(one: Attendance | Pair | Draft, score: float | None, new: bool) -> tuple[float | None, Source]:
    """The score and the source of what the learned reader tells, too or alone."""
    if score is None:
        return one.score, one.source
    return max(one.score or 0.0, score), "model" if new or one.source == "model" else "both"


def _beside(talks: Draft, event: LearnedEvent, meetings: Iterable[Draft]) -> None:
    """The larger meeting on whose sidelines talks were held."""
    if event.beside and talks.kind in TALKS:
        talks.parent = gathering_beside(meetings, event.beside)
