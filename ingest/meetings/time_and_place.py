"""When and where: which of a sentence's dates and places belong to which event."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TypeVar

from spacy.tokens import Doc, Token

from ingest.actors.model import Actor, Actors, Mention, Person, State
from ingest.dates.when import When
from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.meetings.mention import EventMention, Participant, Setting
from ingest.meetings.model import month_of
from ingest.meetings.occasions import occasions
from ingest.meetings.place import Place, Places
from ingest.meetings.scope import (
    during,
    earlier,
    ends_a_journey,
    in_purpose,
    left_behind,
    linked,
    of_its_course,
    on_the_way,
    preposition_of,
    simple_past,
    steps_between,
    superseded,
)
from ingest.meetings.topics import in_topic
from ingest.syntax.plans import called_off, goals
from ingest.syntax.relations import own_subjects, subjects

_LEXICON = word_sets("meetings", "time_and_place")

_CONTACTS = _LEXICON["contacts"]
_STATIONARY = _LEXICON["stationary"]

_EVENTS = words.TALK_NOUNS | words.CALL_NOUNS | words.GATHERING_NOUNS
#: How far, in steps through the parse, a date or a place may stand from its event: "met in the palace of the
#: city of X" is six.
REACH = 6

#: So many sentences back a story goes on from the day that it has told.
_SENTENCES = 3

_T = TypeVar("_T")


def _to_come(noun: Token) -> bool:
    """As in "met on Tuesday on the eve of a summit": the day is another's."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "eve"


def _by_sentence(found: Iterable[tuple[Token, _T]]) -> dict[int, list[tuple[Token, _T]]]:
    """What stands at tokens, by where their sentence begins: each event asks for that of its own alone."""
    sentences: dict[int, list[tuple[Token, _T]]] = {}
    for token, one in found:
        sentences.setdefault(token.sent.start, []).append((token, one))
    return sentences


class TimesAndPlaces:
    """Dates and places of a document, and the events that claim them."""

    def __init__(
        self, doc: Doc, actors: Actors, dates: Sequence[When], triggers: Sequence[Token], places: Places
    ) -> None:
        self.doc = doc
        self.actors = actors
        self.places = places
        self.stated = dates
        self.triggers = _by_sentence((trigger, trigger) for trigger in triggers)
        self.dates = [(doc[w.start : w.end].root, w) for w in dates]
        self.dates_of = _by_sentence(self.dates)
        self.places_of = _by_sentence((doc[index], place) for index, place in places.named)
        self._known_steps: dict[tuple[int, int], int | None] = {}

    def setting(self, event: EventMention) -> Setting:
        """What the text says of when and where an event is that a trigger tells."""
        trigger = self.doc[event.trigger.at]
        when = self.when(trigger)
        undated = when is None and event.status == "held"
        talks = event.kind == "talks"
        several = event.kind in ("talks", "call", "visit", "gathering")
        beside = (
            {p.mention: self.day_beside(p.mention) for p in event.second} if len(event.second) > 1 else {}
        )
        return Setting(
            when=when,
            place=self.place(trigger) if event.kind in ("talks", "call", "gathering") else None,
            said=self.day_of_saying(trigger, (p.actor for p in event.first)) if undated and talks else None,
            story=self.days_of_story(trigger, event.participants)
            if undated and (talks or event.kind == "gathering")
            else (),
            beside={mention: day for mention, day in beside.items() if day is not None},
            occasions=occasions(trigger, self.stated, self.actors, self.places) if several else (),
        )

    # -- dates --------------------------------------------------------------------------------

    def when(self, trigger: Token) -> When | None:
        """The date that an event's clause states."""
        behind = {t.i for goal in goals(trigger) for t in goal.subtree}
        dates = self.dates_of.get(trigger.sent.start, [])
        if new := [when for _, when in dates if behind & set(range(when.start, when.end))]:
            return new[0]
        if called_off(trigger) and (due := [when for token, when in dates if of_its_course(token, trigger)]):
            return due[0]
        if inside := [when for _, when in dates if when.start < trigger.i < when.end]:
            return inside[0]  # "on Monday, two days after meeting X"
        best: tuple[bool, int, When] | None = None
        beside: When | None = None
        for token, when in dates:
            own = token.dep_ == "poss" and token.head.i == trigger.i  # "before next month's summit"
            if when.limit and not own:
                continue
            if _to_come(trigger) and token not in trigger.subtree:
                continue
            if not own and self._is_anothers(token, trigger):
                beside = month_of(when) if token.head in trigger.ancestors else beside
                continue
            steps = self._steps(token, trigger)
            if steps is None or steps > REACH or self._claimed(token, trigger, steps):
                continue
            if when.end_date is None and on_the_way(token, trigger):
                beside = month_of(when)
                continue
            if in_topic(token, trigger):
                continue
            rank = superseded(token, trigger), steps
            finer = best is not None and best[0] == rank[0] and self._within(when, best[2])
            if best is None or finer or (rank < best[:2] and not self._within(best[2], when)):
                best = (*rank, when)
        return best[2] if best else beside or self._heading(trigger)

    def _within(self, day: When, time: When) -> bool:
        """As the second of "fifty years ago, on 3 June 1969": one time, told twice."""
        between = self.doc[time.end : day.start]
        if day.start < time.end or any(t.lower_ not in (",", "on") for t in between):
            return False
        whole = (time.precision != "day" and day.precision == "day") and not (day.end_date or time.end_date)
        same_month = time.precision == "year" or time.date.month == day.date.month
        return whole and same_month and time.date.year == day.date.year

    def _heading(self, trigger: Token) -> When | None:
        """The date that heads a caption: "Apr. 8: The two presidents sign the treaty"."""
        start = trigger.sent.start
        while start < trigger.i and not self.doc[start].is_alpha:
            start += 1
        heading: When | None = None
        for number in range(bisect_right(self.dates, start, key=lambda one: one[1].end) - 1, -1, -1):
            _, when = self.dates[number]
            if any(token.is_alpha for token in self.doc[when.end : start]):
                break
            heading = when
        return heading if heading is not None and self.doc[heading.start].is_sent_start else None

    def day_beside(self, mention: Mention) -> When | None:
        """The day that stands right before or behind one of several partners: "meets on Tuesday with X, and
        on Wednesday with Y"."""
        for _, when in self.dates:
            before = self.doc[when.end : mention.start] if when.end <= mention.start else None
            behind = self.doc[mention.end : when.start] if mention.end <= when.start else None
            for between, words_between in ((before, {"with"}), (behind, {"on"})):
                if between is not None and len(between) < 3 and {t.lower_ for t in between} == words_between:
                    return when
        return None

    def day_of_saying(self, trigger: Token, actors: Iterable[Actor]) -> When | None:
        """The day on which a participant spoke of an event in passing: "X said on Tuesday … . After a
        meeting with Y, X added": the meeting was that Tuesday's."""
        if not any(t.lemma_.lower() in words.SAYING | words.ADDRESS | {"address"} for t in trigger.ancestors):
            return None
        speakers = {id(actor) for actor in actors if isinstance(actor, Person)}
        for token, when in reversed(self.dates):
            if when.precision != "day" or token.i > trigger.i or token.head.i == token.i:
                continue
            verb = next((t for t in token.ancestors if t.pos_ == "VERB"), None)
            if verb is not None and verb.lemma_.lower() in words.SAYING:
                mentions = (self.actors.at(t.i) for t in own_subjects(verb))
                if any(id(actor) in speakers for m in mentions if m is not None for actor in m.actors):
                    return when
        return None

    def days_of_story(self, trigger: Token, participants: Iterable[Participant]) -> tuple[When, ...]:
        """The day on which a report's story goes on, last, behind the days told after it: "X arrived on
        Friday. He met Y and called on Z."

        Of the sentence before, or the two before that, the day of a clause of which somebody who takes
        part is the subject, if both are told in the simple past.
        """
        if not simple_past(trigger) or during(trigger) or earlier(trigger):
            return ()
        participants = list(participants)
        people = {id(p.actor) for p in participants}
        told = {p.iso3 for p in participants if p.iso3}
        sentence = trigger.sent
        if sentence.start in self.dates_of:
            return ()
        days: list[When] = []
        for _ in range(_SENTENCES):
            if sentence.start == 0:
                return ()
            sentence = self.doc[sentence.start - 1].sent
            for token, when in reversed(self.dates_of.get(sentence.start, [])):
                if when.precision != "day" or when.limit:
                    continue
                if when.end_date is not None:
                    return ()
                days.append(when)
                verb = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None)
                if verb is None or not simple_past(verb):
                    continue
                if ends_a_journey(verb):
                    return ()  # What it was made of had its own days.
                doers = subjects(verb)
                if any(t.tag_ == "NNS" and t.lemma_.lower() in words.OFFICIALS for t in doers):
                    return tuple(days)  # "Gulf leaders signed it on Tuesday. The summit was led by …"
                # "Contacts between Moscow and Kyiv ended on Thursday. X and Y sat down …"
                events = [t for t in doers if t.lemma_.lower() in words.TALK_NOUNS | _CONTACTS]
                inside = [t for event in events for t in event.subtree]
                mentions = (self.actors.at(t.i) for t in (*doers, *inside))
                actors = [a for m in mentions if m is not None for a in m.actors]
                if any(id(a) in people or (isinstance(a, State) and a.iso3 in told) for a in actors):
                    return tuple(days)
        return ()

    def _is_anothers(self, token: Token, trigger: Token) -> bool:
        """Whether a day is told to be that of another event of the sentence: "today's meeting on the margins
        of the summit", "the forum on May 15 and the summit that will take place on May 18"."""
        if trigger.pos_ not in ("NOUN", "PROPN"):
            return False
        if token.dep_ == "poss":
            return token.head.lemma_.lower() in _EVENTS and not linked(token.head, trigger)
        day = token.left_edge
        if not any(t.lower_ == "and" for t in self.doc[token.i + 1 : trigger.i]):
            return False
        before = self.doc[max(day.i - 2, 0) : day.i]
        events = {other.i for other, _ in self.triggers.get(trigger.sent.start, []) if other.i < token.i}
        return len(before) == 2 and before[1].lower_ == "on" and before[0].i in events

    def _claimed(self, token: Token, trigger: Token, steps: int) -> bool:
        """Whether another event of the sentence stands nearer."""
        above = {t.i for t in trigger.ancestors}
        for other, _ in self.triggers.get(trigger.sent.start, []):
            if other.i == trigger.i:
                continue
            if other.i < trigger.i < token.i:
                continue
            if other.i in above and other.pos_ == "VERB":
                continue  # "travels there on May 14 for talks": the day is of both
            nearer = self._steps(token, other)
            if nearer is not None and nearer < steps and not linked(other, trigger):
                return True
        return False

    def _steps(self, token: Token, trigger: Token) -> int | None:
        """See :func:`steps_between`, which is asked for the same two words again and again."""
        key = token.i, trigger.i
        if key not in self._known_steps:
            self._known_steps[key] = steps_between(token, trigger)
        return self._known_steps[key]

    # -- places -------------------------------------------------------------------------------

    def place(self, trigger: Token) -> Place | None:
        """Where an event's clause says that it takes place."""
        behind = {t.i for goal in goals(trigger) for t in goal.subtree}
        places = self.places_of.get(trigger.sent.start, [])
        if new := [place for token, place in places if token.i in behind]:
            return new[0]
        best: tuple[bool, bool, int, int, Place] | None = None
        if (where := self._antecedent(trigger)) is not None:
            return where
        for token, place in places:
            if place.city and token.dep_ == "compound" and token.head.i == trigger.i:
                return place  # "the Camp David summit"
            if place.city is None and self._names_event(token):
                continue  # "at an Africa-France summit"
            preposition = preposition_of(token)
            home = preposition == "to" and trigger.lemma_.lower() in words.RECEIVE
            if preposition not in _STATIONARY and not home:
                continue
            steps = self._steps(token, trigger)
            if steps is None or steps > REACH or self._claimed(token, trigger, steps):
                continue
            if in_purpose(token, trigger) or in_topic(token, trigger) or left_behind(token, trigger):
                continue
            # "lunched with X in Rome and dined with Y in Oslo"
            own = trigger.dep_ == "conj" and token.i > trigger.i and self._beside_partner(token, trigger)
            rank = superseded(token, trigger), not own, steps, 0 if place.city else 1
            if best is None or rank < best[:4]:
                best = (*rank, place)
        return best[4] if best else None

    def _beside_partner(self, token: Token, trigger: Token) -> bool:
        """Whether a place hangs on an event's verb, or on whom it was with."""
        above = token.head.head
        partner = self.actors.at(above.i) is not None
        return above == trigger or (partner and trigger in (above.head, above.head.head))

    def _names_event(self, token: Token) -> bool:
        while token.dep_ in ("compound", "nmod", "amod", "npadvmod") and token.head.i > token.i:
            token = token.head
            if any(trigger.i == token.i for trigger, _ in self.triggers.get(token.sent.start, [])):
                return True
        return False

    def _antecedent(self, trigger: Token) -> Place | None:
        """As in "came back from Washington, where he had been received by X"."""
        for clause in (trigger, *trigger.ancestors):
            if clause.dep_ == "relcl" and any(c.lower_ == "where" for c in clause.children):
                places = self.places_of.get(trigger.sent.start, [])
                return next((place for token, place in places if token.i == clause.head.i), None)
            if clause.dep_ in ("advcl", "ccomp", "relcl"):
                return None
        return None
