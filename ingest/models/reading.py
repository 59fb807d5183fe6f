"""What the learned reader finds in one text: events with their arguments, commitments, office-holders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import numpy as np
from spacy.tokens import Doc, Token

from ingest.actors.model import Actor, Actors, Mention, Organization, Person, State
from ingest.dates.when import When
from ingest.lexicon.commitments import DEED, FUTURE
from ingest.lexicon.offices import lexicon
from ingest.lexicon.triggers import ACCOMPANY, GATHERING_NOUNS, KNOWN, TALK_NOUNS, Status
from ingest.meetings.delegations import delegation_sent
from ingest.meetings.noun_mentions import acts
from ingest.meetings.place import Places
from ingest.meetings.scope import (
    before_it,
    beyond,
    day_of_recalling,
    earlier,
    of_a_happening,
    on_the_way,
    passed,
)
from ingest.meetings.trigger import is_press_call, sidelines, tokens_of, trigger_of
from ingest.meetings.verbs_of_meeting import meets_things
from ingest.models.arguments import in_sentence, is_among_themselves, narrator, speaks_of
from ingest.models.candidates import Candidate, candidates, enumerations
from ingest.models.events import Argument, Holder, LearnedCommitment, LearnedEvent, Reading, TalkedWith
from ingest.models.heads import FACTUALITY, STATUSES, TYPES, Scored, sigmoid, softmax, together
from ingest.models.session import Model
from ingest.models.windows import Pieces
from ingest.syntax.factuality import status_of
from ingest.syntax.plans import moves_something
from ingest.syntax.relations import OBJECTS, auxiliaries, governor, has_particle, is_transcript

#: Below these probabilities nothing is looked at further.
_TRIGGER, _PARTICIPANT = 0.08, 0.05
#: Parts of speech of words that only join others.
_JOINING = ("ADP", "AUX", "CCONJ", "DET", "NUM", "PART", "PRON", "PUNCT", "SCONJ", "SPACE", "SYM")
#: A word of no table tells of a journey from this probability on: "a ferry from A to B" seldom does.
_VISIT = 0.5
#: Pairs are scored among so many of the likeliest participants.
_PAIRED = 12
#: A period: "the budget for 2007-2013".
_YEARS = re.compile(r"\b\d{4}\s?[-–—/]\s?\d")
#: An invitation is no visit.
_INVITING = ("invite", "invitation")
#: Probabilities are rounded to so many places, so that processors whose last bits differ decide alike.
_PLACES = 3


def understand(model: Model, doc: Doc, actors: Actors, places: Places, dates: Iterable[When]) -> Reading:
    """What the learned reader finds in a parsed text, whatever its length."""
    sentences = [(s.start_char, s.end_char) for s in doc.sents]
    pieces = Pieces(model.tokenizer, doc.text, sentences)
    placed = [
        (*span, one)
        for one in candidates(doc, actors, dates, places)
        if (span := pieces.covering(one.start, one.end)) is not None
    ]
    events: list[LearnedEvent] = []
    commitments: list[LearnedCommitment] = []
    holders: dict[int, Holder] = {}
    transcript = is_transcript(doc)
    for window in pieces.windows:
        hidden = model.encode(pieces, window)
        inside = [one for one in placed if window.start <= one[0] and one[1] <= window.end]
        view = _View(doc, Scored(model, hidden, pieces, window, inside), transcript)
        events += view.events()
        commitments += view.commitments()
        for holder in view.holders():
            known = holders.get(id(holder.person))
            if known is None or holder.score > known.score:
                holders[id(holder.person)] = holder
    calibration = model.card.get("calibration", {})
    return Reading(tuple(events), tuple(commitments), tuple(holders.values()), calibration)


_Key: TypeAlias = int | State | Organization


class _View:
    """One window, read."""

    def __init__(self, doc: Doc, scored: Scored, transcript: bool) -> None:
        self.doc = doc
        self.scored = scored
        self.actors: dict[_Key, Actor] = {}
        self.mentions: dict[_Key, list[int]] = {}
        for n, one in enumerate(scored.candidates):
            for actor in one.actors:
                key = _key(actor)
                self.actors[key] = actor
                self.mentions.setdefault(key, []).append(n)
        self.enumerations = enumerations(doc, scored.candidates)
        self.names = {
            token.i
            for one in scored.candidates
            if one.sort in ("named", "place", "venue", "date")
            for token in doc.char_span(one.start, one.end, alignment_mode="expand") or ()
            # "a day before the summit" tells of the summit as well.
            if token.pos_ == "PROPN" or (one.sort == "date" and token.lower_ not in GATHERING_NOUNS)
        }
        self.bodies = {
            token
            for one in scored.candidates
            if one.sort == "organization" and one.mention is not None
            for token in range(one.mention.start, one.mention.end)
        }
        self.transcript = transcript
        #: The tokens that mean somebody.
        self.meant = {
            token
            for one in scored.candidates
            if one.mention is not None
            for token in range(one.mention.start, one.mention.end)
        }
        window, pieces = scored.window, scored.pieces
        self.words = [p for p in pieces.words if window.first <= p < window.last]

    def events(self) -> list[LearnedEvent]:
        facts = self.scored.tokens["factuality"]
        return [
            self._event(piece, token, kind, FACTUALITY[int(facts[self.scored.row(piece)].argmax())], score)
            for piece, token, kind, score in self._triggers("type", TYPES)
            if self._tells(token) and (kind != "visit" or score >= _VISIT or _known(self.doc[token]))
            if kind != "multilateral" or not _promises(self.doc[token])
        ]

    def commitments(self) -> list[LearnedCommitment]:
        found = []
        for piece, token, status, score in self._triggers("commitment", STATUSES) if self.mentions else ():
            roles = self.scored.roles(self.scored.trigger(piece))
            parties = self._arguments(roles["pledger"] + self._acts(1))
            found.append(LearnedCommitment(token, status, score, parties))  # type: ignore[arg-type]
        return found

    def _triggers(self, output: str, labels: Sequence[str]) -> Iterator[tuple[int, int, str, float]]:
        """The pieces that trigger something, each with its token, the likeliest label and the probability."""
        shares = softmax(self.scored.tokens[output])
        for piece in self.words:
            row = self.scored.row(piece)
            score = _rounded(1 - shares[row, 0])
            token = self._token(piece) if score > _TRIGGER else None
            if token is not None:
                yield piece, token, labels[1 + int(shares[row, 1:].argmax())], score

    def _tells(self, token: int) -> bool:
        """Whether a word may tell of an event: none that only joins others does, no name, no day, nor "met"
        of what is nobody ("met the demands of Kenya"), nor "called on X to" act, "called off", a
        call with the press, nor an invitation of which nobody says that it was accepted."""
        word = self.doc[token]
        if word.lemma_ in _INVITING and all(other.lemma_ != "accept" for other in word.sent):
            return False
        off = word.lemma_ == "call" and has_particle(word, "off")
        verb = word.head if word.dep_ in OBJECTS else word  # be it the letter of "received a letter from X"
        thing = meets_things(verb, self.meant.__contains__) or is_press_call(word)
        none = off or thing or _appeals(word) or acts(word, self.bodies)
        return not (word.pos_ in _JOINING or token in self.names or none)

    def holders(self) -> list[Holder]:
        states = [
            n
            for n, one in enumerate(self.scored.candidates)
            if one.sort != "named" and any(isinstance(actor, State) for actor in one.actors)
        ]
        found = []
        for key, mentions in self.mentions.items():
            person = self.actors[key]
            if isinstance(person, Person):
                score = _rounded(sigmoid(self.scored.official(mentions)))
                words = (self.scored.candidates[n].mention for n in mentions)
                if any(word is not None and self._otherwise(word) for word in words):
                    score = 0.0
                found.append(Holder(person, score, self._states(mentions, states)))
        return found

    def _otherwise(self, mention: Mention) -> bool:
        """Whether a name stands behind another calling than an office: "the novelist X", "Rep. X"."""
        for index in range(max(mention.start - 1, 0), mention.end - 1):
            word, name = self.doc[index], self.doc[index + 1]
            if name.pos_ == "PROPN" and word.pos_ in ("NOUN", "PROPN") and word.i < mention.head + 1:
                known = lexicon().heads.get(word.lower_.rstrip("."))
                if (known is None and word.pos_ == "NOUN") or (known is not None and known[0] == "other"):
                    return True
        return False

    def _event(self, piece: int, token: int, kind: str, factuality: str, score: float) -> LearnedEvent:
        scored, row = self.scored, self.scored.row(piece)
        participants: tuple[Argument, ...] = ()
        pairs: tuple[TalkedWith, ...] = ()
        conveners: tuple[Argument, ...] = ()
        times = places = np.zeros(0, dtype=np.float32)
        if scored.candidates:
            arguments = scored.trigger(piece)
            roles = scored.roles(arguments)
            takes_part = self._enumerated(roles["participant"] + self._acts(0))
            participants = tuple(
                in_sentence(self.doc, token, one, self._mentioned(one)) for one in self._arguments(takes_part)
            )
            pairs = self._pairs(arguments, takes_part, participants)
            conveners = self._arguments(roles["convener"], bodies=True)
            times, places = roles["time"], roles["place"]
        when, today = self._likeliest(
            "date", times, scored.tokens["today"][row], scored.tokens["undated"][row]
        )
        place, here = self._likeliest(
            "place", places, scored.tokens["here"][row], scored.tokens["placeless"][row]
        )
        trigger = self.doc[token]
        stated = tuple(one for one in self._times() if trigger.sent.start <= one.start < trigger.sent.end)
        speaker = narrator(trigger) if self.transcript else None
        return LearnedEvent(
            trigger=trigger_of(trigger),
            type=kind,  # type: ignore[arg-type]
            factuality=factuality,  # type: ignore[arg-type]
            score=score,
            participants=participants,
            pairs=pairs,
            conveners=conveners,
            when=when.when if when is not None and not self._of_another(when, trigger) else None,
            today=today,
            place=place.place if place is not None and not self._beyond(place, trigger) else None,
            here=here,
            status=_status(trigger),
            known=_known(trigger),
            beside=tokens_of(sidelines(trigger)),
            moves=moves_something(trigger),
            along=any(above.lemma_.lower() in ACCOMPANY for above in trigger.ancestors),
            stated=stated,
            own=stated[0] if len(stated) == 1 and self._in_clause(stated[0], trigger) else None,
            earlier=earlier(trigger),
            sent=delegation_sent(trigger),
            among=is_among_themselves(trigger, self.meant) or speaks_of(trigger),
            mine=speaker is not None,
            unknown=speaker is not None and speaker.i not in self.meant,
        )

    def _enumerated(self, scores: np.ndarray) -> np.ndarray:
        """Scores by mention; of those told in one breath none is less than their mean."""
        raised = scores.copy()
        for numbers in self.enumerations:
            raised[numbers] = np.maximum(scores[numbers], scores[numbers].mean())
        return raised

    def _arguments(self, scores: np.ndarray, *, bodies: bool = False) -> tuple[Argument, ...]:
        """The actors by how likely they have a role, each with the words that say so best."""
        found = []
        for key, mentions in self.mentions.items():
            actor = self.actors[key]
            if bodies and not isinstance(actor, Organization):
                continue
            score = _rounded(sigmoid(float(together(scores[mentions]))))
            if score > _PARTICIPANT:
                found.append(Argument(actor, self._words(scores, mentions), score))
        return tuple(sorted(found, key=lambda one: -one.score))

    def _pairs(
        self, arguments: np.ndarray, scores: np.ndarray, participants: Sequence[Argument]
    ) -> tuple[TalkedWith, ...]:
        best = {key: mentions[int(scores[mentions].argmax())] for key, mentions in self.mentions.items()}
        found = []
        likeliest = participants[:_PAIRED]
        for n, one in enumerate(likeliest):
            for other in likeliest[n + 1 :]:
                if type(one.actor) is not type(other.actor) or isinstance(one.actor, Organization):
                    continue
                first, second = best[_key(one.actor)], best[_key(other.actor)]
                score = _rounded(sigmoid(self.scored.pair(arguments[first], arguments[second])))
                found.append(TalkedWith(one, other, score))
        return tuple(found)

    def _states(self, mentions: Sequence[int], states: Sequence[int]) -> tuple[tuple[str, float], ...]:
        if not states:
            return ()
        scores = self.scored.affiliation(mentions, states)
        shares = softmax(np.append(scores, 0))
        summed: dict[str, float] = {}
        for share, n in zip(shares, states, strict=False):
            for actor in self.scored.candidates[n].actors:
                if isinstance(actor, State):
                    summed[actor.iso3] = summed.get(actor.iso3, 0) + float(share)
        return tuple(sorted(((iso3, _rounded(share)) for iso3, share in summed.items()), key=lambda s: -s[1]))

    def _likeliest(
        self, sort: str, scores: np.ndarray, given: float, none: float
    ) -> tuple[Candidate | None, bool]:
        """The likeliest candidate of a sort; or whether what the report itself gives is likelier."""
        at = [n for n, one in enumerate(self.scored.candidates) if one.sort == sort]
        best = int(np.concatenate([scores[at], [given, none]]).argmax())
        if best < len(at):
            return self.scored.candidates[at[best]], False
        return None, best == len(at)

    def _in_clause(self, when: When, trigger: Token) -> bool:
        """Whether the clause of an event states a time."""
        day = self.doc[when.start : when.end].root
        return governor(day) == (trigger if trigger.pos_ == "VERB" else governor(trigger))

    def _times(self) -> Iterator[When]:
        return (one.when for one in self.scored.candidates if one.when is not None)

    def _beyond(self, stated: Candidate, trigger: Token) -> bool:
        """Whether a day or a place is of what is yet to come then: "spoke ahead of the summit in Vilnius"."""
        span = self.doc.char_span(stated.start, stated.end, alignment_mode="expand")
        return span is not None and _apart(beyond(span.root), trigger)

    def _of_another(self, stated: Candidate, trigger: Token) -> bool:
        """Whether a time is told to be another event's, or no event's: a period of years."""
        span = self.doc.char_span(stated.start, stated.end, alignment_mode="expand")
        if span is None or _YEARS.search(span.text):
            return True
        if any(_apart(phrase(span.root), trigger) for phrase in (beyond, passed)):
            return True
        if span.root.sent != trigger.sent:
            return False
        if day_of_recalling(span.root, trigger):
            return True
        single = stated.when is not None and stated.when.end_date is None
        if single and on_the_way(span.root, trigger):
            return True
        return of_a_happening(span.root, trigger) or before_it(span.root, trigger)

    def _acts(self, column: int) -> np.ndarray:
        return self.scored.acts[:, column]

    def _mentioned(self, argument: Argument) -> list[Mention]:
        """All words of the window that name or mean somebody."""
        candidates = (self.scored.candidates[n] for n in self.mentions[_key(argument.actor)])
        return [one.mention for one in candidates if one.mention is not None]

    def _words(self, scores: np.ndarray, mentions: Sequence[int]) -> Mention:
        """Of an actor's mentions the one with the highest score."""
        mention = self.scored.candidates[mentions[int(scores[mentions].argmax())]].mention
        if mention is None:
            raise ValueError("a day or a place is no actor")
        return mention

    def _token(self, piece: int) -> int | None:
        """The token in which a piece lies."""
        start, end = self.scored.pieces.spans[piece]
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return span.start if span is not None else None


def _key(actor: Actor) -> _Key:
    return id(actor) if isinstance(actor, Person) else actor


def _rounded(score: float) -> float:
    return round(float(score), _PLACES)


def _apart(phrase: Token | None, trigger: Token) -> bool:
    """Whether an event stands outside of a phrase of its sentence."""
    return phrase is not None and phrase.sent == trigger.sent and trigger not in phrase.subtree


def _appeals(verb: Token) -> bool:
    """Whether somebody calls on others to do something, or for it to be done."""
    behind = {child.lower_ for child in verb.children if child.dep_ == "prep"}
    to_act = any(child.dep_ in ("xcomp", "advcl") and "to" in auxiliaries(child) for child in verb.children)
    return (
        verb.lemma_ == "call"
        and verb.pos_ == "VERB"
        and to_act
        and not behind.isdisjoint(("on", "upon", "for"))
    )


def _promises(verb: Token) -> bool:
    """As in "The Forum will send 30 officers": a deed to come, and no gathering."""
    objects = {child.lemma_.lower() for child in verb.children if child.dep_ in OBJECTS}
    to_come = verb.pos_ == "VERB" and verb.lemma_ in DEED and bool(auxiliaries(verb) & FUTURE)
    return to_come and bool(objects) and objects.isdisjoint(GATHERING_NOUNS | TALK_NOUNS)


def _known(word: Token) -> bool:
    """Whether a word stands in the tables of words that tell of meetings."""
    return word.lemma_.lower() in KNOWN


def _status(trigger: Token) -> Status:
    """The status of an event; of a verb that offers or refuses one, that of what it governs: "offered to
    hold talks"."""
    for child in trigger.children:
        if child.dep_ == "xcomp" and (status := status_of(child)) in ("hypothetical", "negated", "cancelled"):
            return status
    return status_of(trigger)
