"""From event mentions to meetings: one meeting for all the sentences that tell of it.

An event mention that says nothing new of who met ("the talks will resume in Geneva on Monday") adds its
date and place to the meeting it speaks of; one of the same two states on the same day is the same meeting.
Meetings of one state's officials among themselves are no diplomacy and are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ingest.actors.model import Actor, Person, State
from ingest.dates.when import When
from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.meetings import changes
from ingest.meetings.changes import RECENT
from ingest.meetings.complete import complete
from ingest.meetings.coreference import inside, same_gathering, same_talks, same_visit
from ingest.meetings.draft import Draft, meetings
from ingest.meetings.mention import AT_LARGE, EventMention, Participant, Situated, Trigger
from ingest.meetings.model import (
    Meeting,
    MeetingKind,
    affiliations,
    by_side,
    dates_conflict,
    people_of,
    places_differ,
    states_of,
)
from ingest.meetings.place import Place
from ingest.meetings.transcript import conversation
from ingest.text.sentences import Sentence

_LEXICON = word_sets("meetings", "cluster")

_IN_PERSON = _LEXICON["in_person"]
_OF_MANY = _LEXICON["of_many"]

#: So far from a meeting, in tokens, who else was there may be told.
_NEAR = 300


def cluster(situated: Sequence[Situated], here: Place | None, day: date | None) -> list[Meeting]:
    """The meetings that some event mentions tell of as held, planned or cancelled.

    ``here`` is where the report comes from, ``day`` the one from which it speaks.
    """
    return meetings(_Clusters().cluster(situated, here, day))


class _Clusters:
    def __init__(self) -> None:
        self.meetings: list[Draft] = []

    def cluster(self, situated: Sequence[Situated], here: Place | None, day: date | None) -> list[Draft]:
        """The meetings of all event mentions, and the one that a transcript shows."""
        shown = conversation([one for one in situated if one.event.kind == "conversation"])
        self.meetings = [shown] if shown is not None else []
        beside: list[tuple[Draft, Sequence[int]]] = []
        present: list[tuple[Draft, EventMention]] = []
        triggered = [one for one in situated if one.event.kind not in AT_LARGE]
        # who else was there is told of a meeting that may be named only later in the sentence
        for one in sorted(triggered, key=lambda one: _only_adds(one.event)):
            event = one.event
            if event.trigger.grammar.moved and changes.moved(self.meetings, event, one):
                continue
            if event.kind == "visit":
                self._visit(event, one.when)
            elif event.kind == "gathering":
                self._gathering(event, one.when, one.place)
            elif event.kind == "accompanying":
                self._accompanying(event)
            else:
                for meeting in self._talks(event, one):
                    present.append((meeting, event))
                    if event.beside:
                        beside.append((meeting, event.beside))
        for meeting, event in present:  # Only now: by its two sides alone talks are known.
            meeting.all_attend(event.present, event.trigger.sentence)
        off = [one.event for one in situated if one.event.kind == "calling_off"]
        changes.call_off(self.meetings, off)
        return complete(self.meetings, beside, here, day)

    # -- talks --------------------------------------------------------------------------------

    def _talks(self, event: EventMention, situated: Situated) -> list[Draft]:
        when, place = situated.when, situated.place
        left, right = by_side(event.first), by_side(event.second)
        sides = {**left, **right}
        if len(left) > 2 and not right and not event.anaphoric:
            return [self._multilateral(event, when, place)]
        if event.anaphoric and event.trigger.pos == "VERB":
            # "they reviewed the agenda of the summit in Busan": whose days and places these are is open
            when, place = None, None
        if event.anaphoric or not (left and right) or len(sides) < 2:
            known = self._recall(event, when, place, set(sides))
            if known is not None and (event.anaphoric or set(sides) <= affiliations(known)):
                self._add(
                    known,
                    event,
                    when,
                    place,
                    attend=set(sides) <= affiliations(known) or known.kind == "multilateral",
                )
                return [known]
            if len(sides) < 2 or not (left and right):
                return []
        guests = _of_a_host(event.trigger) and len(right) == 1
        together = (len(left) > 1 and not guests) or self._together(event)
        if len(sides) > 2 and together and not event.separate:
            return [self._multilateral(event, when, place)]
        found = []
        for one, ones in left.items():
            for other, others in right.items():
                if one == other:
                    continue
                own = situated.days.get(others[0].mention) if len(right) > 1 else None
                found.append(self._bilateral(event, ones, others, own or when, place))
        return found

    def _together(self, event: EventMention) -> bool:
        around = set(event.trigger.sentence.words)
        if event.trigger.lemma.lower() == "host" and not event.separate:
            return True  # "hosted the presidents of A, B and C"
        noun = event.trigger
        if noun.tag in ("NN", "NNP") and noun.lemma.lower() in words.WIDE | words.SUMMIT_NOUNS:
            return True  # "hosted the conference with A, B and C"
        if noun.lemma.lower() in words.MEAL_NOUNS | {"dine"} and not event.separate:
            return True  # they sat at one table
        unnamed = [p for p in event.second if not isinstance(p.actor, Person)]
        if len(unnamed) > 1 and len(unnamed) == len(event.second):
            return True  # "talks of Iran with Britain, France and Germany"
        return bool(around & _OF_MANY)

    def _bilateral(
        self,
        event: EventMention,
        ones: list[Participant],
        others: list[Participant],
        when: When | None,
        place: Place | None,
    ) -> Draft:
        kind: MeetingKind = "call" if event.kind == "call" else "bilateral"
        sentence = event.trigger.sentence
        meeting = Draft(kind, event.status, when=when, place=place, organizations=list(event.organizations))
        meeting.all_attend(ones + others, sentence)
        for first, second in _counterparts(ones, others, sentence):
            meeting.talk(first, second, sentence)
        if ones[0].iso3 and others[0].iso3:
            meeting.talk(State(ones[0].iso3), State(others[0].iso3), sentence)
        meeting.tell(sentence)
        meeting.triggers += event.triggers
        for known in reversed(self.meetings):
            if known.kind == "visit" and inside(meeting, known):
                known.absorb(meeting)
                return known
            apart = event.separate and sentence not in known.sentences and len(people_of(known)) > 1
            if apart and people_of(known) != people_of(meeting):
                continue  # "The vice president will also meet separately with X"
            if known.kind in ("bilateral", "call") and same_talks(known, meeting):
                known.absorb(meeting)
                return known
        self.meetings.append(meeting)
        return meeting

    def _recall(
        self, event: EventMention, when: When | None, place: Place | None, sides: set[Actor]
    ) -> Draft | None:
        """The meeting that "the talks" or "the summit" goes back to; "the leaders discussed …" goes back to
        one at which they are told to have been, if there is any."""
        told = list(reversed(self.meetings))
        if sides and event.trigger.pos == "VERB":
            told.sort(key=lambda meeting: not sides <= affiliations(meeting))
        for known in told:
            if known.kind == "visit" or (
                known.kind == "call" and event.kind == "talks" and event.trigger.lemma in _IN_PERSON
            ):
                continue
            if event.kind == "call" and (known.kind == "multilateral" or known.place is not None):
                continue
            if known.triggers and event.trigger.at - known.triggers[-1].at > RECENT:
                continue
            if sides and known.kind == "bilateral" and not sides <= affiliations(known):
                continue
            if dates_conflict(known.when, when) or places_differ(known.place, place):
                continue
            return known
        return None

    def _add(
        self, known: Draft, event: EventMention, when: When | None, place: Place | None, attend: bool
    ) -> None:
        sentence = event.trigger.sentence
        if event.kind == "call":
            known.kind = "call"
        if attend and (event.status == known.status or event.anaphoric):
            known.all_attend(event.participants, sentence)
            if known.kind in ("bilateral", "call"):
                persons = [a.participant for a in known.attendance if isinstance(a.participant.actor, Person)]
                sides_of = by_side(persons)
                if len(sides_of) == 2 and all(len(members) == 1 for members in sides_of.values()):
                    (one,), (other,) = sides_of.values()
                    known.talk(one.actor, other.actor, sentence)
        known.learn(when, place)
        known.tell(sentence)
        known.triggers.append(event.trigger)

    # -- gatherings ---------------------------------------------------------------------------

    def _multilateral(self, event: EventMention, when: When | None, place: Place | None) -> Draft:
        sentence = event.trigger.sentence
        kind: MeetingKind = "call" if event.kind == "call" else "multilateral"
        meeting = Draft(kind, event.status, when=when, place=place, organizations=list(event.organizations))
        meeting.all_attend(event.participants, sentence)
        meeting.tell(sentence)
        meeting.triggers += event.triggers
        for known in reversed(self.meetings):
            if (
                known.kind == kind
                and affiliations(known) == affiliations(meeting)
                and not dates_conflict(known.when, when)
            ):
                known.absorb(meeting)
                return known
        self.meetings.append(meeting)
        return meeting

    def _gathering(self, event: EventMention, when: When | None, place: Place | None) -> None:
        sentence = event.trigger.sentence
        noun = event.trigger
        if when is None and noun.grammar.since:
            return  # "since the first meeting": only a mark in time
        if changes.ends(self.meetings, event, when):
            return
        name = noun.wording.name if noun.pos not in ("VERB", "AUX") else ""
        new = Draft(
            "multilateral",
            event.status,
            name=name,
            when=when,
            place=place,
            organizations=list(event.organizations),
        )
        nearest = sorted(self.meetings, key=lambda m: m.distance(noun))
        if _only_adds(event):
            nearest = [m for m in nearest if m.distance(noun) <= _NEAR]
        for known in nearest if _only_adds(event) else reversed(self.meetings):
            if known.kind == "multilateral" and same_gathering(known, new, event):
                known.all_attend(event.first, sentence)
                if known.when is None and when is not None and event.status == "planned":
                    known.status = "planned"  # A headline may tell as done what is to come.
                known.learn(when, place)
                known.organizations += [o for o in event.organizations if o not in known.organizations]
                if len(new.name) > len(known.name) and not event.anaphoric:
                    known.name = new.name
                known.tell(sentence)
                known.triggers.append(noun)
                return
        if _only_adds(event):  # "Egypt was represented by …": by itself no meeting
            for known in nearest:
                if known.kind in ("bilateral", "call") and set(by_side(event.first)) <= affiliations(known):
                    known.all_attend(event.first, sentence)
                    break
            return
        new.all_attend(event.first, sentence)
        new.tell(sentence)
        new.triggers += event.triggers
        self.meetings.append(new)

    def _accompanying(self, event: EventMention) -> None:
        """As in "X joined the president": X was where the president has just been told to be."""
        sentence = event.trigger.sentence
        others = {id(p.actor) for p in event.second}
        # "joined the President", "the Mexican delegation included X": who came is told at the end as well
        states = {p.iso3 for p in event.second if p.iso3 and not isinstance(p.actor, Person)}
        delegation = all(p.mention.kind != "office" for p in event.second) and bool(states)
        near = [
            m
            for m in (self.meetings if delegation else reversed(self.meetings))
            if (event.trigger.at - m.triggers[-1].at <= RECENT or delegation)
            and (people_of(m) & others or (states and people_of(m) and states <= states_of(m)))
        ]
        near.sort(key=lambda m: m.status != event.status)
        if event.trigger.lemma.lower() == "accompany":  # a traveller
            near.sort(key=lambda m: m.kind != "visit")
        if near:
            near[0].all_attend(event.first, sentence)

    # -- visits -------------------------------------------------------------------------------

    def _visit(self, event: EventMention, when: When | None) -> None:
        sentence = event.trigger.sentence
        if not event.destinations:
            known = next(
                (
                    m
                    for m in reversed(self.meetings)
                    if m.kind == "visit" and people_of(m) & {id(p.actor) for p in event.first}
                ),
                None,
            )
            if known is not None and not dates_conflict(known.when, when):
                known.learn(when, None)
                known.triggers.append(event.trigger)
                known.tell(sentence)
            return
        # a journey to A, B and C is one
        homes = {p.iso3 for p in event.first}
        abroad = [place for place in event.destinations if homes != {place.iso3}]
        if not abroad:
            return
        place, *stops = abroad
        visitors = [
            p for p in event.first if p.iso3 != place.iso3 and (p.iso3 or isinstance(p.actor, Person))
        ]
        if not visitors:
            return
        new = Draft("visit", event.status, when=when, place=place, stops=stops)
        new.all_attend(visitors, sentence)
        new.tell(sentence)
        for known in reversed(self.meetings):
            if known.kind == "visit" and same_visit(known, new):
                known.all_attend(visitors, sentence)
                known.learn(when, place)
                known.stops += [stop for stop in stops if stop not in known.stops]
                known.tell(sentence)
                known.triggers.append(event.trigger)
                if event.status == "held":
                    known.status = known.status if known.when and when is None else "held"
                return
        new.triggers += event.triggers
        self.meetings.append(new)


def _only_adds(event: EventMention) -> bool:
    """Whether an event only adds somebody to a meeting told elsewhere: "Egypt was represented by …"."""
    return event.kind == "gathering" and event.anaphoric and event.trigger.pos in ("VERB", "AUX")


def _of_a_host(verb: Trigger) -> bool:
    """As in "were received" by somebody not known: the guests need not have met each other."""
    return verb.lemma.lower() in words.RECEIVE | words.MEET and verb.grammar.passive


def _counterparts(
    ones: list[Participant], others: list[Participant], sentence: Sentence
) -> list[tuple[Person, Person]]:
    """Who of one side talked with whom of the other: each with his counterpart, where all have one by
    office ("A and B received their counterparts, C and D"), else all with all."""
    first = [p.actor for p in ones if isinstance(p.actor, Person)]
    second = [p.actor for p in others if isinstance(p.actor, Person)]
    everyone = [(one, other) for one in first for other in second]
    if len(first) != len(second) or len(first) < 2:
        return everyone
    if "counterparts" in sentence.words:
        return list(zip(first, second, strict=True))
    matched = [(a, b) for a, b in everyone if {o.role for o in a.offices} & {o.role for o in b.offices}]
    one_each = len({id(a) for a, _ in matched}) == len({id(b) for _, b in matched}) == len(matched)
    return matched if one_each and len(matched) == len(first) else everyone
