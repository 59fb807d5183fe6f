"""What the learned reader finds, joined with what the rules found.

The rules are right in most of what they tell and see half; the learned reader sees the rest. An event of
the learned reader that is a meeting already known adds who else took part, who talked with whom, when and
where; the others are meetings of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Span

from ingest.actors.model import Actor, Organization, Person, State, acts_for, retired
from ingest.dates.find import When
from ingest.lexicon import triggers as words
from ingest.lexicon.offices import lexicon
from ingest.meetings.mention import Participant, sidelines
from ingest.meetings.model import (
    Attendance,
    Meeting,
    MeetingKind,
    Pair,
    affiliations,
    name_of,
    places_differ,
)
from ingest.meetings.places import Place, Places
from ingest.meetings.sport import is_match
from ingest.models.coreference import TALKS, same_meeting
from ingest.models.reading import Argument, LearnedEvent, Reading, TalkedWith
from ingest.syntax.factuality import Status, status_of
from ingest.syntax.plans import moves_something
from ingest.syntax.relations import negated, own_subjects, subjects

#: Nouns beside which an adjective means the state, though they name no office.
_OF_STATES = words.TALK_NOUNS | words.GATHERING_NOUNS | words.VISIT_NOUNS | words.OFFICIALS | words.CALL_NOUNS
#: From this probability on, the partners of one may have met each other as well.
_TOGETHER = 0.15


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The least probabilities at which a meeting, a participant of it, a pair who talked is believed; of
    participants and pairs that of the event times their own. Chosen on publishers that the model had not
    seen, for F1 (``training/README.md``)."""

    meeting: float = 0.5
    participant: float = 0.2
    pair: float = 0.5

    def down_to(self, confidence: float, reading: Reading) -> Thresholds:
        """Lower ones where decisions below these are right as often as ``confidence`` says, too."""
        return Thresholds(
            min(self.meeting, reading.score_of("meeting", confidence)),
            min(self.participant, reading.score_of("participant", confidence)),
            min(self.pair, reading.score_of("pair", confidence)),
        )


def join(
    doc: Doc,
    meetings: Iterable[Meeting],
    reading: Reading,
    places: Places,
    anchor: date | None,
    thresholds: Thresholds | None = None,
) -> list[Meeting]:
    """All meetings: those of the rules, completed, and those that only the learned reader found.

    ``anchor`` is the day of the report.
    """
    here, thresholds = places.here, thresholds or Thresholds()
    joined = [meeting for meeting in _copied(meetings) if not _match(meeting)]
    new: list[Meeting] = []
    for event in _distinct(doc, [e for one in reading.events if (e := _admissible(doc, one)) is not None]):
        if event.factuality == "off":
            continue
        for told in _meetings_of(doc, event, reading, anchor, here, thresholds):
            known = next((m for m in (*joined, *new) if same_meeting(m, told)), None)
            if known is not None:
                _complete(known, told)
            elif event.score >= thresholds.meeting and _stands(told):
                new.append(told)
                _beside(doc, told, (*joined, *new))
    return [*joined, *new]


def _match(meeting: Meeting) -> bool:
    """Whether teams met."""
    if meeting.kind == "visit" or meeting.organizations:
        return False
    parties = [attendance.party.mention for attendance in meeting.attendance]
    return any(is_match(trigger, parties) for trigger in meeting.triggers)


def _copied(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Copies, so that what a stage was given stays as it was."""
    copies = {
        id(m): replace(
            m,
            attendance=[replace(a, sentences=list(a.sentences)) for a in m.attendance],
            pairs=[replace(p, sentences=list(p.sentences)) for p in m.pairs],
            organizations=list(m.organizations),
            stops=list(m.stops),
            sentences=list(m.sentences),
            triggers=list(m.triggers),
        )
        for m in meetings
    }
    for copy in copies.values():
        copy.parent = copies.get(id(copy.parent)) if copy.parent is not None else None
    return list(copies.values())


def _distinct(doc: Doc, events: Iterable[LearnedEvent]) -> list[LearnedEvent]:
    """Events without the weaker of two triggers of one type that stand close in a sentence ("held talks"),
    whose probabilities count together."""
    kept: list[LearnedEvent] = []
    for event in sorted(events, key=lambda e: (-e.score, e.trigger)):
        sentence = doc[event.trigger].sent.start
        for n, other in enumerate(kept):
            close = abs(other.trigger - event.trigger) < 12 and doc[other.trigger].sent.start == sentence
            if close and other.type == event.type:
                both = 1 - (1 - other.score) * (1 - event.score)
                kept[n] = replace(other, score=round(both, 3))
                break
        else:
            kept.append(event)
    return sorted(kept, key=lambda e: e.trigger)


def _meetings_of(
    doc: Doc,
    event: LearnedEvent,
    reading: Reading,
    anchor: date | None,
    here: Place | None,
    thresholds: Thresholds,
) -> list[Meeting]:
    """The meeting that an event tells of; where one of several has talked with each, one with each."""
    trigger = doc[event.trigger]
    when = event.when
    if event.today and anchor is not None:
        when = When(event.trigger, event.trigger + 1, anchor, None, "day")
    # Tense is grammar: the rules read it better than a model that saw few plans told in the past.
    status: Status = "planned" if status_of(trigger) == "planned" else "held"
    if status == "held" and when is not None and anchor is not None and when.date > anchor:
        status = "planned"
    place = here if event.here else event.place
    present = [a for a in event.participants if event.score * a.score >= thresholds.participant]
    pairs = [p for p in event.pairs if event.score * p.score >= thresholds.pair]
    bodies = [c.actor for c in event.conveners if c.score >= 0.5 and isinstance(c.actor, Organization)]
    named = [p for p in pairs if _in_sentence(doc, event, p.first) and _in_sentence(doc, event, p.second)]
    if len({_of(one) for pair in named for one in (pair.first, pair.second)}) > 2:
        pairs = named  # a list of partners names them all
    kind, partners = _shape(event, present, pairs, bodies)
    found = []
    for sides in partners:
        meeting = Meeting(kind, status, when=when, place=place, organizations=list(bodies))
        meeting.triggers.append(trigger)
        meeting.score, meeting.source = reading.calibrated("meeting", event.score), "model"
        if kind == "multilateral" and trigger.pos_ in ("NOUN", "PROPN"):
            meeting.name = name_of(trigger)
        meeting.sentences.append(trigger.sent)
        for one in present:
            party = Participant(one.actor, one.mention)
            at_home = kind == "visit" and place is not None and party.iso3 == place.iso3
            if not at_home and (sides is None or _of(one) in sides):
                sure = reading.calibrated("participant", event.score * one.score)
                _attend(meeting, party, doc, trigger.sent, sure)
        for pair in pairs if kind in TALKS else ():
            first, second = pair.first, pair.second
            here_too = sides is None or {_of(first), _of(second)} <= sides
            if here_too and _of(first) != _of(second):
                sure = reading.calibrated("pair", event.score * pair.score)
                _talk(meeting, first, second, doc, trigger.sent, sure)
        found.append(meeting)
    return found


def _in_sentence(doc: Doc, event: LearnedEvent, argument: Argument) -> bool:
    """Whether somebody is named in the sentence that tells of the event."""
    return doc[argument.mention.head].sent.start == doc[event.trigger].sent.start


def _shape(
    event: LearnedEvent,
    present: Sequence[Argument],
    pairs: Iterable[TalkedWith],
    bodies: Sequence[Organization],
) -> tuple[MeetingKind, list[set[Actor] | None]]:
    """The kind of an event's meeting, and the sides of each of several.

    One who talked with each of two or more others met them one by one ("met separately with A, B and C");
    where more than two took part otherwise, all sat at one table. A gathering of two states is talks.
    """
    states = {_of(one) for one in present if isinstance(_of(one), State)}
    if event.type == "multilateral" and len(states) == 2 and not bodies:
        return "bilateral", [None]
    if event.type not in TALKS:
        return event.type, [None]
    sides: list[set[Actor]] = []
    for pair in pairs:
        both = {_of(pair.first), _of(pair.second)}
        if isinstance(pair.first.actor, State) and len(both) == 2 and both not in sides:
            sides.append(both)
    if len(sides) > 1 and (hub := set.intersection(*sides)) and not _talked(event, states - hub):
        return event.type, [*sides]
    if len(states) > 2:
        return "multilateral", [None]
    return event.type, [None]


def _of(argument: Argument) -> Actor:
    """For whom somebody acts, or else himself."""
    return acts_for(argument.actor) or argument.actor


def _talked(event: LearnedEvent, others: set[Actor]) -> bool:
    """Whether the partners of one may have talked with each other too: then all sat at one table."""
    return any(
        pair.score * event.score >= _TOGETHER
        for pair in event.pairs
        if pair.first.actor in others and pair.second.actor in others
    )


def _attend(meeting: Meeting, party: Participant, doc: Doc, told: Span, score: float) -> None:
    """Who takes part, by the sentence that names him and that which tells of the meeting."""
    named = doc[party.mention.head].sent
    for sentence in dict.fromkeys((named, told)):
        meeting.attend([party], sentence)
    if (known := meeting.attendance_of(party.actor)) is not None:
        known.score, known.source = score, "model"


def _talk(meeting: Meeting, first: Argument, second: Argument, doc: Doc, told: Span, score: float) -> None:
    for sentence in dict.fromkeys((doc[first.mention.head].sent, doc[second.mention.head].sent, told)):
        meeting.talk(first.actor, second.actor, sentence)
    if (pair := meeting.pair_of(first.actor, second.actor)) is not None:
        pair.score, pair.source = score, "model"


def _stands(meeting: Meeting) -> bool:
    """Whether enough is known of a meeting for it to be one of its own.

    Talks have two sides, one of them a state; a visitor goes somewhere that is not his own country.
    """
    if meeting.kind == "visit":
        return meeting.place is not None and bool(meeting.states() - {meeting.place.iso3})
    if meeting.kind == "multilateral":
        return bool(affiliations(meeting) or meeting.organizations) and bool(
            meeting.when or meeting.place or meeting.attendance
        )
    return len(affiliations(meeting)) > 1 and bool(meeting.states())


def _admissible(doc: Doc, event: LearnedEvent) -> LearnedEvent | None:
    """The event without what no score makes a participant, or None where it can be no meeting at all.

    What is refused, denied, hoped for or only thought of has not been and will not be; matches are no
    meetings of states; what is talked about does not take part.
    """
    if status_of(doc[event.trigger]) in ("hypothetical", "negated", "cancelled"):
        return None
    participants = tuple(
        one
        for one in event.participants
        if _may_attend(doc, one) and not _topic(doc, event, one) and not _nationality(doc, one)
    )
    if event.type == "visit":
        if moves_something(doc[event.trigger]):
            return None  # "the talks were moved to Rome": nobody travels
        participants = tuple(a for a in participants if _travels(doc, event, a, participants))
    if event.type != "visit" and is_match(doc[event.trigger], [a.mention for a in participants]):
        return None
    pairs = tuple(p for p in event.pairs if _may_attend(doc, p.first) and _may_attend(doc, p.second))
    return replace(event, participants=participants, pairs=pairs)


def _may_attend(doc: Doc, argument: Argument) -> bool:
    """Whether nothing is said of somebody that keeps him away from any meeting."""
    return _official(argument) and not _absent(doc, argument)


def _absent(doc: Doc, argument: Argument) -> bool:
    """Whether somebody is said to stay away: "X took no part in the talks", "X did not attend", "X skipped
    the summit"."""
    head = doc[argument.mention.head]
    while head.dep_ in ("appos", "compound", "poss") and head.head.i != head.i:
        head = head.head
    verb = head.head
    if head not in own_subjects(verb):
        return False
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    part = verb.lemma_ == "take" and any(noun.lower_ == "part" for noun in objects)
    none = any(word.lower_ == "no" for noun in objects for word in noun.children)
    if not part and verb.lemma_ not in words.COMING:
        return False
    return none or negated(verb) or verb.lemma_ in words.NEGATING


def _travels(doc: Doc, event: LearnedEvent, argument: Argument, others: Iterable[Argument]) -> bool:
    """Whether somebody may be a visitor: no state by itself, and not who only speaks of another's journey, as
    X in "X, speaking before Y is due to visit Rome"."""
    if argument.mention.kind == "state":
        return False
    trigger, head = doc[event.trigger], doc[argument.mention.head]
    own = {token.i for token in subjects(trigger)}
    visitors = [a.actor for a in others if own & set(range(a.mention.start, a.mention.end))]
    above = list(trigger.ancestors)
    along = any(token.lemma_.lower() in words.COMPANY for token in above)
    apart = bool(visitors) and argument.actor not in visitors and not along
    return not (apart and (head in above or (head.head in above and head.dep_ == "nsubj")))


def _official(argument: Argument) -> bool:
    """Whether somebody may take part for a state: who holds no office and never did brings none."""
    people = [actor for actor in argument.mention.actors if isinstance(actor, Person)]
    return not people or any(person.minister or retired(person) for person in people)


def _nationality(doc: Doc, argument: Argument) -> bool:
    """As in "the Kenyan novelist Jane Wambui": an adjective stands for its state beside an office or an event
    only ("the Kenyan president", "Kenyan officials", "U.S.-Kenyan talks")."""
    word = doc[argument.mention.head]
    noun = word.head
    if argument.mention.kind != "state" or word.dep_ not in ("amod", "compound", "nmod") or noun.i <= word.i:
        return False
    known = lexicon().heads.get(noun.lower_) or lexicon().heads.get(noun.lemma_.lower())
    office = known is not None and known[0] in ("official", "collective")
    return (
        noun.pos_ in ("NOUN", "PROPN")
        and noun.ent_type_ in ("", "PERSON")
        and not (office or noun.lemma_.lower() in _OF_STATES)
    )


def _topic(doc: Doc, event: LearnedEvent, argument: Argument) -> bool:
    """As Taiwan in "talks about Taiwan", Afghanistan in "a conference on Afghanistan"."""
    mention = argument.mention
    if mention.kind not in ("state", "organization") or isinstance(argument.actor, Person):
        return False
    head = doc[mention.head]
    while head.dep_ in ("conj", "compound", "poss", "nmod") and head.head.i != head.i:
        head = head.head
    over = head.head
    return head.dep_ == "pobj" and over.lower_ in words.ABOUT and over.i > event.trigger


def _complete(known: Meeting, told: Meeting) -> None:
    """Take up what the learned reader tells more."""
    visited = known.place.iso3 if known.kind == "visit" and known.place is not None else None
    sides = affiliations(known)
    for attendance in told.attendance:
        if visited is not None and attendance.party.iso3 == visited:
            continue
        if known.kind in TALKS and len(sides) > 1 and acts_for(attendance.party.actor) not in sides:
            continue  # Talks have two sides.
        new = known.attendance_of(attendance.party.actor) is None
        for sentence in attendance.sentences:
            known.attend([attendance.party], sentence)
        if (mine := known.attendance_of(attendance.party.actor)) is not None:
            _confirm(mine, attendance.score, new)
    for pair in told.pairs:
        new = known.pair_of(pair.first, pair.second) is None
        for sentence in pair.sentences:
            known.talk(pair.first, pair.second, sentence)
        if (talked := known.pair_of(pair.first, pair.second)) is not None:
            _confirm(talked, pair.score, new)
    _confirm(known, told.score, new=False)
    if not places_differ(known.place, told.place):  # The rules know better when, once they know.
        known.learn(told.when if known.when is None else None, told.place)
    known.sentences += [s for s in told.sentences if s not in known.sentences]
    known.triggers += told.triggers


def _confirm(one: Attendance | Pair | Meeting, score: float | None, new: bool) -> None:
    """Note that the learned reader tells something, too or alone."""
    if score is not None:
        one.score = max(one.score or 0.0, score)
        one.source = "model" if new or one.source == "model" else "both"


def _beside(doc: Doc, talks: Meeting, meetings: Iterable[Meeting]) -> None:
    """The larger meeting on whose sidelines talks were held."""
    edge = sidelines(talks.triggers[0]) if talks.kind in TALKS else None
    for child in edge.subtree if edge is not None else ():
        for parent in meetings:
            if parent.kind == "multilateral" and child in parent.triggers:
                talks.parent = parent
                return
