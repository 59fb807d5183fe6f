"""A verb with its objects and voice, and the event mentions that a clause can tell.

>>> clause = Clause.of(verb, phrases)         # "Xi received Putin in Beijing"
>>> clause.talks(clause.doers(), clause.participants(clause.objects))
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.actors.model import Organization
from ingest.lexicon import triggers as words
from ingest.lexicon.triggers import Status
from ingest.meetings.mention import EventMention, Kind, Participant, persons, sides, travellers, two_states
from ingest.meetings.phrases import Phrases
from ingest.meetings.trigger import by_telephone, separate, sidelines, tokens_of, trigger_of
from ingest.syntax.factuality import status_of
from ingest.syntax.relations import conjuncts, prepositional


@dataclass(frozen=True, slots=True)
class Clause:
    """What the rules of verbs ask of a verb and of the phrases around it."""

    verb: Token
    phrases: Phrases
    lemma: str
    objects: Sequence[Token]
    passive: bool

    @classmethod
    def of(cls, verb: Token, phrases: Phrases) -> Clause:
        """The clause of a verb."""
        return cls(
            verb,
            phrases,
            lemma=verb.lemma_.lower(),
            objects=tuple(child for child in verb.children if child.dep_ in ("dobj", "obj")),
            passive=any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children),
        )

    @property
    def status(self) -> Status:
        """Whether it took place, as the verb says."""
        return status_of(self.verb)

    def behind(self, *prepositions: str) -> list[Token]:
        """The objects of the verb's own prepositions."""
        return prepositional(self.verb, *prepositions)

    def participants(self, tokens: Iterable[Token]) -> list[Participant]:
        """The actors whom noun phrases mean."""
        return self.phrases.participants(tokens)

    def doers(self, reach: bool = True) -> list[Participant]:
        """Who does it; with ``reach`` also the subject of the sentence, where the verb has none."""
        return self.phrases.doers(self.verb, reach)

    def talks(
        self, first: list[Participant], second: list[Participant], call: bool = False
    ) -> EventMention | None:
        """Talks of two sides, or a call; None without anybody."""
        verb = self.verb
        if second and not two_states(first, second):
            # "will ask China to … when meeting with its president": it is not China that meets him
            first = self.phrases.sentence_subject(verb) or first
        first, second = sides(first, second)
        if not first and not second:
            return None
        kind: Kind = "call" if call or by_telephone(verb) else "talks"
        apart, beside = separate(verb), tokens_of(sidelines(verb))
        return EventMention(trigger_of(verb), kind, self.status, first, second, separate=apart, beside=beside)

    def gathering(self, people: list[Participant], hosts: Sequence[Organization]) -> EventMention:
        """A gathering of an organization: "the Council met"."""
        people = [p for p in people if not isinstance(p.actor, Organization)]
        return EventMention(trigger_of(self.verb), "gathering", self.status, people, organizations=hosts)

    def attendance(self, people: list[Participant]) -> EventMention | None:
        """Who else was at a meeting told elsewhere: "A and B also attended"."""
        if not people:
            return None
        return EventMention(trigger_of(self.verb), "gathering", self.status, people, anaphoric=True)

    def visit(self, goals: list[Token], visitors: list[Participant] | None = None) -> EventMention | None:
        """A visit of who acts to the places that ``goals`` name; None without either."""
        verb, phrases = self.verb, self.phrases
        destinations = [
            place for token in goals for head in _listed(token) if (place := phrases.place(head)) is not None
        ]
        here = phrases.places.here
        named = destinations or any(t.pos_ == "PROPN" and t.ent_type_ != "DATE" for t in goals)
        summit = any(t.lemma_.lower() in words.WIDE | words.SUMMIT_NOUNS for t in verb.subtree)
        if self.lemma == "arrive" and here is not None and not named and not summit:
            destinations = [here]  # "arrived on Tuesday for a four-day visit"
        if not destinations:
            return None
        visitors = travellers(visitors or self.doers())
        if not visitors:
            return None
        visitors += persons(phrases.companions(verb))
        return EventMention(trigger_of(verb), "visit", self.status, visitors, destinations=destinations)


def _listed(goal: Token) -> list[Token]:
    """A goal and those listed with it, whatever the parser hung them on: "visit Fiji, Tonga and Samoa"."""
    beside = (c for c in goal.children if c.dep_ == "appos" and any(t.dep_ == "conj" for t in c.children))
    return [*conjuncts(goal), *(token for first in beside for token in conjuncts(first))]
