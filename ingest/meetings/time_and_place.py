"""When and where: which of a sentence's dates and places belong to which event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from spacy.tokens import Doc, Token

from ingest.actors.model import Actor, Cast, Mention, Person, State
from ingest.dates.find import When
from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.meetings.mention import EventMention, Participant
from ingest.meetings.places import Place, Places
from ingest.syntax.plans import goals
from ingest.syntax.relations import auxiliaries, governor, own_subjects, subjects

_LEXICON = word_sets("meetings", "time_and_place")

_AHEAD = _LEXICON["ahead"]
_AFTER = _LEXICON["after"]
_FUTURE = _LEXICON["future"]
_CONTACTS = _LEXICON["contacts"]
_STATIONARY = _LEXICON["stationary"]
_TALKS = _LEXICON["talks"]
_ON_THE_WAY = _LEXICON["on_the_way"]
_SCHEDULED = _LEXICON["scheduled"]
_COME_ABOUT = _LEXICON["come_about"]

#: How far, in steps through the parse, a date or a place may stand from its event.
REACH = 6


UNREAL = _LEXICON["unreal"]


@dataclass(frozen=True, slots=True)
class Situated:
    """An event mention with its time and place.

    ``days`` are those that stand beside one of several partners: "meets on Tuesday with X, and on Wednesday
    with Y".
    """

    event: EventMention
    when: When | None = None
    place: Place | None = None
    days: Mapping[Mention, When] = field(default_factory=dict)


def situate(
    doc: Doc,
    cast: Cast,
    places: Places,
    dates: Sequence[When],
    events: Sequence[EventMention],
    day: date | None,
) -> list[Situated]:
    """The event mentions that are told as real, each with its time and place, in the order given.

    ``day`` is the one from which the report speaks: what is dated later is planned.
    """
    around = Circumstances(doc, cast, dates, [event.trigger for event in events], places)
    return [around.situated(event, day) for event in events if event.status not in UNREAL]


class Circumstances:
    """Dates and places of a document, and the events that claim them."""

    def __init__(
        self, doc: Doc, cast: Cast, dates: Sequence[When], triggers: Sequence[Token], places: Places
    ) -> None:
        self.doc = doc
        self.cast = cast
        self.triggers = triggers
        self.dates = [(doc[w.start : w.end].root, w) for w in dates]
        self.places = places
        self._known_steps: dict[tuple[int, int], int | None] = {}

    def situated(self, event: EventMention, anchor: date | None) -> Situated:
        """An event mention with the time and place that the text gives it."""
        trigger = event.trigger
        when = self.when(trigger)
        if event.status == "held" and when is not None and anchor is not None and when.date > anchor:
            event = replace(event, status="planned")
        if when is None and event.status == "held" and event.kind == "talks":
            when = self.day_of_saying(trigger, (p.actor for p in event.first))
        if when is None and event.status == "held" and event.kind in ("talks", "gathering"):
            when = self.day_of_story(trigger, event.parties, anchor)
        place = self.place(trigger) if event.kind in ("talks", "call", "gathering") else None
        days: dict[Mention, When] = {}
        if len(event.second) > 1:
            for partner in event.second:
                if (own := self.day_beside(partner.mention)) is not None:
                    days[partner.mention] = own
        return Situated(event, when, place, days)

    # -- dates --------------------------------------------------------------------------------

    def when(self, trigger: Token) -> When | None:
        """The date that an event's clause states."""
        behind = {t.i for goal in goals(trigger) for t in goal.subtree}
        if new := [when for _, when in self.dates if behind & set(range(when.start, when.end))]:
            return new[0]
        best: tuple[bool, int, When] | None = None
        for token, when in self.dates:
            if token.sent.start != trigger.sent.start or getattr(when, "limit", False):
                continue
            steps = self._steps(token, trigger)
            if steps is None or steps > REACH or self._claimed(token, trigger, steps):
                continue
            if _on_the_way(token, trigger) or _in_topic(token, trigger):
                continue
            rank = _superseded(token, trigger), steps
            if best is None or rank < best[:2]:
                best = (*rank, when)
        return best[2] if best else self._heading(trigger)

    def _heading(self, trigger: Token) -> When | None:
        """The date that heads a caption: "Apr. 8: The two presidents sign the treaty"."""
        start = trigger.sent.start
        while start < trigger.i and not self.doc[start].is_alpha:
            start += 1
        for _, when in self.dates:
            if when.end <= start and all(not t.is_alpha for t in self.doc[when.end : start]):
                return when if self.doc[when.start].is_sent_start else None
        return None

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
        found: When | None = None
        for token, when in self.dates:
            if when.precision != "day" or token.i > trigger.i or token.head.i == token.i:
                continue
            verb = next((t for t in token.ancestors if t.pos_ == "VERB"), None)
            if verb is not None and verb.lemma_.lower() in words.SAYING:
                mentions = (self.cast.at(t.i) for t in own_subjects(verb))
                if any(id(actor) in speakers for m in mentions if m is not None for actor in m.actors):
                    found = when
        return found

    def day_of_story(
        self, trigger: Token, parties: Iterable[Participant], anchor: date | None
    ) -> When | None:
        """The day on which a report's story goes on: "X arrived on Friday. He met Y and called on Z."

        Of the sentence before, or the two before that, the day of a clause of which somebody who takes
        part is the subject, if both are told in the simple past.
        """
        if not _simple_past(trigger) or _during(trigger):
            return None
        parties = list(parties)
        people = {id(p.actor) for p in parties}
        told = {p.iso3 for p in parties if p.iso3}
        sentence = trigger.sent
        if any(token.sent.start == sentence.start for token, _ in self.dates):
            return None
        for _ in range(3):
            if sentence.start == 0:
                return None
            sentence = self.doc[sentence.start - 1].sent
            for token, when in reversed(self.dates):
                if token.sent.start != sentence.start or when.precision != "day" or when.limit:
                    continue
                if when.end_date is not None or (anchor is not None and when.date > anchor):
                    return None
                verb = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None)
                if verb is None or not _simple_past(verb):
                    continue
                doers = subjects(verb)
                if any(t.tag_ == "NNS" and t.lemma_.lower() in words.OFFICIALS for t in doers):
                    return when  # "Gulf leaders signed a declaration on Tuesday. The summit was led by …"
                # "Contacts between Moscow and Kyiv ended on Thursday. X and Y sat down …"
                events = [t for t in doers if t.lemma_.lower() in words.TALK_NOUNS | _CONTACTS]
                inside = [t for event in events for t in event.subtree]
                mentions = (self.cast.at(t.i) for t in (*doers, *inside))
                actors = [a for m in mentions if m is not None for a in m.actors]
                if any(id(a) in people or (isinstance(a, State) and a.iso3 in told) for a in actors):
                    return when
        return None

    def _claimed(self, token: Token, trigger: Token, steps: int) -> bool:
        """Whether another event of the sentence stands nearer."""
        sentence = trigger.sent
        above = {t.i for t in trigger.ancestors}
        for other in self.triggers:
            if other.i == trigger.i or not sentence.start <= other.i < sentence.end:
                continue
            if other.i < trigger.i < token.i:
                continue
            if other.i in above and other.pos_ == "VERB":
                continue  # "travels there on May 14 for talks": the day is of both
            nearer = self._steps(token, other)
            if nearer is not None and nearer < steps and not _linked(other, trigger):
                return True
        return False

    def _steps(self, token: Token, trigger: Token) -> int | None:
        """See :meth:`_count_steps`, which is asked for the same two words again and again."""
        key = token.i, trigger.i
        if key not in self._known_steps:
            self._known_steps[key] = self._count_steps(token, trigger)
        return self._known_steps[key]

    @staticmethod
    def _count_steps(token: Token, trigger: Token) -> int | None:
        """Steps through the parse, or None where a verb of saying keeps the two apart: in "he said on
        Friday that they had met" Friday is the day of the saying."""
        up = [token, *token.ancestors]
        index = {t.i: n for n, t in enumerate(up)}
        down = 0
        node = trigger
        while node.i not in index:
            if (
                node.dep_ == "ccomp"
                and node.head.i in index
                and node.head.lemma_.lower() not in words.PLANNED - words.SAYING
            ):
                return None
            if node.head.i == node.i:
                return None
            if (
                (_after(node) or _ahead(node))
                and not _within(token, node)
                and node.head.lemma_.lower() not in words.SAYING | words.ADDRESS
                and _is_verb(node.head)
            ):
                return None  # "heads to Beijing on Friday after visiting Tokyo"
            if node.dep_ == "prep" and node.lower_ == "from":
                return None  # "returned on Tuesday from the summit, where he met X"
            if node.dep_ == "conj" and _is_verb(node) and _future(node) != _future(node.head):
                return None  # "left on Thursday and will visit Brazil"
            node = node.head
            down += 1
        for step in up[: index[node.i]]:
            if step.dep_ in ("relcl", "acl") and _tells_of(step, trigger):
                continue
            if _goes_on(step, trigger):
                continue
            # the date of a clause below is that clause's own: "since he took office in October"
            if step.dep_ in ("advcl", "relcl", "ccomp", "csubj") or (
                step.dep_ == "conj" and step.pos_ == "VERB"
            ):
                return None
        return down + index[node.i]

    # -- places -------------------------------------------------------------------------------

    def place(self, trigger: Token) -> Place | None:
        """Where an event's clause says that it takes place."""
        behind = {t.i for goal in goals(trigger) for t in goal.subtree}
        if new := [place for token, place in self.places.named if token.i in behind]:
            return new[0]
        best: tuple[int, int, Place] | None = None
        if (where := self._antecedent(trigger)) is not None:
            return where
        for token, place in self.places.named:
            if token.sent.start != trigger.sent.start:
                continue
            if place.city and token.dep_ == "compound" and token.head.i == trigger.i:
                return place  # "the Camp David summit"
            if place.city is None and self._names_event(token):
                continue  # "at an Africa-France summit"
            preposition = _preposition(token)
            home = preposition == "to" and trigger.lemma_.lower() in words.RECEIVE
            if preposition not in _STATIONARY and not home:
                continue
            steps = self._steps(token, trigger)
            if steps is None or steps > REACH or self._claimed(token, trigger, steps):
                continue
            if _in_purpose(token, trigger) or _in_topic(token, trigger):
                continue
            rank = (steps, 0 if place.city else 1)
            if best is None or rank < best[:2]:
                best = (*rank, place)
        return best[2] if best else None

    def _names_event(self, token: Token) -> bool:
        while token.dep_ in ("compound", "nmod", "amod", "npadvmod") and token.head.i > token.i:
            token = token.head
            if any(trigger.i == token.i for trigger in self.triggers):
                return True
        return False

    def _antecedent(self, trigger: Token) -> Place | None:
        """As in "came back from Washington, where he had been received by X"."""
        for clause in (trigger, *trigger.ancestors):
            if clause.dep_ == "relcl" and any(c.lower_ == "where" for c in clause.children):
                return next((place for t, place in self.places.named if t.i == clause.head.i), None)
            if clause.dep_ in ("advcl", "ccomp", "relcl"):
                return None
        return None


def _tells_of(clause: Token, event: Token) -> bool:
    """As in "the talks that they held in July", "a meeting with X that was set for Friday"."""
    if clause.lemma_ == "be":  # "which was to open on Friday"
        clause_verb = next((c for c in clause.children if c.dep_ == "xcomp"), clause)
    else:
        clause_verb = clause
    lemma = clause_verb.lemma_.lower()
    if clause.head.i == event.i:
        return lemma in words.LIGHT or lemma in _SCHEDULED
    opens = lemma in words.COURSE and event in own_subjects(clause)
    return (lemma in _SCHEDULED | {"hold"} or opens) and clause.head in event.subtree


def _goes_on(verb: Token, event: Token) -> bool:
    """As in "the summit was moved to Rome and will open on Friday": of one subject."""
    return (
        verb.dep_ == "conj"
        and verb.lemma_.lower() in _COME_ABOUT
        and event.head == verb.head
        and event.dep_ in ("nsubj", "nsubjpass")
        and event in subjects(verb)
    )


def _superseded(token: Token, trigger: Token) -> bool:
    """As Monday in "the talks, planned for Monday, will open on Thursday": the day that was fixed before."""
    clause = governor(token)
    if clause is None or clause.lemma_.lower() not in _SCHEDULED:
        return False
    if clause == trigger.head:  # where the parser takes the participle for the verb
        return trigger.dep_ == "nsubj" and clause.tag_ in ("VBD", "VBN") and not auxiliaries(clause)
    told = trigger.head.lemma_.lower() in _COME_ABOUT | words.LIGHT
    return told and clause.dep_ in ("acl", "relcl", "amod") and clause.head in trigger.subtree


def _on_the_way(token: Token, trigger: Token) -> bool:
    """As in "arrived on Friday to join the summit": the summit need not have begun on Friday."""
    verb = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None)
    return (
        verb is not None
        and verb.tag_ in ("VBD", "VBN")
        and verb.lemma_.lower() in _ON_THE_WAY
        and trigger.pos_ == "NOUN"
        and trigger.lemma_.lower() in words.GATHERING_NOUNS - _TALKS
        and any(t.head.i == verb.i and t.dep_ in ("advcl", "xcomp") for t in trigger.ancestors)
    )


def _simple_past(token: Token) -> bool:
    """Whether the clause of a word is told as the next thing that happened: "met", "was received"."""
    verb = token if token.pos_ in ("VERB", "AUX") else governor(token)
    if verb is None:
        return False
    helpers = auxiliaries(verb)
    if verb.tag_ == "VBN" and not helpers:
        # the tagger's errors: "the statement that they issued here Tuesday", "the ministers, who …, promised"
        return verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.head.dep_ == "ROOT")
    if verb.tag_ == "VBN":
        return bool(helpers & {"was", "were"}) and "had" not in helpers
    if verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBN"):
        return "had" not in helpers and _simple_past(verb.head)
    return verb.tag_ == "VBD" and not helpers - {"did"}


def _in_purpose(token: Token, trigger: Token) -> bool:
    """As in "signed an agreement to end the war in Vietnam": not where they signed. "Talks to be held in
    Hanoi" are in Hanoi."""
    for node in token.ancestors:
        if node.i == trigger.i:
            return False
        if node.dep_ == "acl" and "to" in auxiliaries(node):
            return node.head.i != trigger.i or node.lemma_.lower() not in _COME_ABOUT
    return False


def _in_topic(token: Token, trigger: Token) -> bool:
    """As in "discussed the situation in Haiti", "talks on the war in Ukraine", "met ahead of the summit in
    Vilnius": neither where nor when they talked."""
    around = {trigger.i, *(t.i for t in trigger.ancestors)}
    for node in token.ancestors:
        if node.i in around:
            return False
        if node.pos_ != "NOUN" or node.lemma_.lower() in words.OCCASIONS:
            continue
        above = next(t for t in (node, *node.ancestors) if t.dep_ != "conj").head
        if node.dep_ in ("dobj", "nsubjpass", "conj") and above.lemma_.lower() in words.DISCUSSING:
            return True
        if above.dep_ == "prep" and above.lower_ in words.ABOUT:
            return True
        if node.lemma_.lower() in words.GATHERING_NOUNS and above.dep_ == "prep":
            beside = above.lower_ == "of" and above.head.lemma_.lower() in words.OCCASIONS
            if not beside and above.lower_ not in ("at", "during", "in", "with", "after", "from", "to"):
                return True
    return False


def _during(token: Token) -> bool:
    """Whether something took place during a journey, whose days are its own: "During his stay, X met Y"."""
    verb = token if token.pos_ in ("VERB", "AUX") else governor(token)
    return verb is not None and any(
        noun.lemma_.lower() in words.VISIT_NOUNS
        for child in verb.children
        if child.lower_ in ("during", "on")
        for noun in child.children
    )


def _preposition(token: Token) -> str:
    """The preposition that a place hangs on: "in" for Danang in "in the city of Danang"."""
    if token.lower_ == "here":
        return "here"
    node = token
    for _ in range(5):
        if node.dep_ == "prep" and node.lower_ != "of":
            return node.lower_
        if node.pos_ in ("VERB", "AUX") or node.head.i == node.i:
            return ""
        node = node.head
    return ""


def _within(token: Token, phrase: Token) -> bool:
    """Whether a word stands inside a phrase or right behind it, whatever the parser hung it on: "went for
    a walk after talks at the palace today"."""
    start, end = sorted((phrase.i, token.i))
    return phrase.i < token.i and all(t.pos_ not in ("PUNCT", "VERB", "CCONJ") for t in phrase.doc[start:end])


def _future(verb: Token) -> bool:
    return bool(auxiliaries(verb) & _FUTURE)


def _is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def _after(token: Token) -> bool:
    """Whether a phrase or a clause tells of something that came before."""
    if token.dep_ == "prep":
        return token.lower_ in _AFTER
    return token.dep_ == "advcl" and any(
        c.dep_ == "mark" and c.lower_ in ("after", "since") for c in token.children
    )


def _ahead(token: Token) -> bool:
    """Whether a phrase tells of something yet to come then: "spoke today in advance of the summit"."""
    return token.lower_ in _AHEAD or (
        token.lower_ == "in" and any(c.lower_ == "advance" for c in token.children)
    )


def _linked(one: Token, other: Token) -> bool:
    """Whether one event is told through the other, or as a part of it: "held talks", "paid a visit", "met at
    the conference"."""
    for inner, outer in ((one, other), (other, one)):
        above = {inner.head.i}
        if inner.head.dep_ == "prep" and inner.head.lower_ in ("at", "during"):
            above.add(inner.head.head.i)
        # "At the dinner on July 7 X left his chair and sat down beside Y"
        if outer.i in above or (outer.dep_ == "conj" and outer.head.i in above):
            return True
    return False
