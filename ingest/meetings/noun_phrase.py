"""A noun with its modifiers and its light verb, and whom the phrases around it name.

>>> phrase = NounPhrase.of(noun, phrases)     # "held talks with Putin in Sochi": talks, its light verb "held"
>>> Arguments.of(phrase, call=False).others   # Putin
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.actors.model import Organization
from ingest.lexicon import triggers as words
from ingest.lexicon.triggers import Status
from ingest.lexicon.words import word_sets
from ingest.meetings.mention import Participant, two_states
from ingest.meetings.phrases import Phrases
from ingest.syntax.factuality import status_of
from ingest.syntax.relations import (
    OBJECTS,
    conjuncts,
    first_conjunct,
    governor,
    listed,
    negated,
    own_subjects,
    prepositional,
    subjects,
)

_LEXICON = word_sets("meetings", "noun_phrase")

_AWAY = _LEXICON["away"]
_BACK = _LEXICON["back"]


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """What the rules of nouns ask of a noun and of the phrases around it."""

    noun: Token
    phrases: Phrases
    lemma: str
    #: The words before the noun, in small letters.
    modifiers: AbstractSet[str]
    #: The verb that says no more than that it takes place: "held" of "held talks".
    light: Token | None

    @classmethod
    def of(cls, noun: Token, phrases: Phrases) -> NounPhrase:
        """The phrase of a noun."""
        return cls(
            noun,
            phrases,
            lemma=noun.lemma_.lower(),
            modifiers=frozenset(t.lower_ for t in noun.doc[noun.left_edge.i : noun.i]),
            light=phrases.light_verb(noun),
        )

    @property
    def head(self) -> Token:
        """The noun, or the first of those with which it is coordinated."""
        return first_conjunct(self.noun)

    @property
    def light_lemma(self) -> str:
        """The light verb's base form; empty without one."""
        return self.light.lemma_.lower() if self.light is not None else ""

    @property
    def status(self) -> Status:
        """Whether it took place, as the words around the noun say."""
        return status_of(self.noun)

    def behind(self, *prepositions: str) -> list[Token]:
        """The objects of the noun's own prepositions."""
        return prepositional(self.noun, *prepositions)

    def participants(self, tokens: Iterable[Token]) -> list[Participant]:
        """The actors whom noun phrases mean."""
        return self.phrases.participants(tokens)

    def doers_outside(self, verb: Token) -> list[Participant]:
        """Who does what the verb says, but for those whom the noun's own phrase names."""
        low, high = self.noun.left_edge.i, self.noun.right_edge.i
        return [p for p in self.phrases.doers(verb) if not low <= p.mention.head <= high]

    def outer_subject(self) -> list[Participant]:
        """Who does it, by the light verb or the verb above: "X held talks", "X flew in for talks"."""
        noun, light = self.noun, self.light
        verb = light or governor(noun)
        if verb is None:
            return []
        if light is not None and self.head.dep_ in ("nsubj", "nsubjpass"):
            return self.participants(prepositional(light, "by"))
        found = self.doers_outside(verb)
        if not found:
            for token in subjects(verb):  # "a trip that begins with a visit to X"
                if token.i < noun.i and token.lemma_.lower() in words.VISIT_NOUNS:
                    return NounPhrase.of(token, self.phrases).outer_subject()
        return found


@dataclass(frozen=True, slots=True)
class Arguments:
    """Whom the phrases around a noun of talks or of a gathering name, by where they stand."""

    #: "the Xi–Putin meeting", "the EU summit".
    before: list[Participant]
    #: "the president's meeting".
    possessors: list[Participant]
    #: "talks between A and B".
    between: list[Participant]
    #: "a meeting of A and B".
    members: list[Participant]
    #: "talks with A".
    others: list[Participant]
    #: Whose meeting it is: "the EU's summit".
    organizations: list[Organization]

    @classmethod
    def of(cls, phrase: NounPhrase, call: bool) -> Arguments:
        """The arguments of a noun; of a call also from whom it comes."""
        before = phrase.phrases.premodifiers(phrase.noun)
        possessors = phrase.participants(c for c in phrase.noun.children if c.dep_ == "poss")
        organizations = _organizations(phrase, before, possessors)
        return cls(
            before,
            possessors,
            _between(phrase),
            phrase.participants(phrase.behind("of", "by") + _of_behind(phrase.noun)),
            _others(phrase, call, bool(organizations)),
            organizations,
        )

    @property
    def states(self) -> set[str]:
        """The states for which all of them act."""
        groups = (self.before, self.between, self.members, self.possessors, self.others)
        return {p.iso3 for group in groups for p in group if p.iso3}


def _organizations(
    phrase: NounPhrase, before: Sequence[Participant], possessors: Sequence[Participant]
) -> list[Organization]:
    """Whose meeting it is: "the EU summit", "the EU leaders' meeting", "a session of the Council"."""
    noun = phrase.noun
    found = [p.actor for p in before if isinstance(p.actor, Organization)]
    found += [p.actor for p in possessors if isinstance(p.actor, Organization) and p.mention.kind == "office"]
    found = found or phrase.phrases.body_before(noun) or _owners(phrase)
    for token in phrase.behind("of", "between"):
        for head in conjuncts(token):
            mention = phrase.phrases.actors.at(head.i)
            if mention is not None:
                found += [a for a in mention.actors if isinstance(a, Organization)]
    return found


def _owners(phrase: NounPhrase) -> list[Organization]:
    """As in "Foreign ministers of ASEAN began their annual meeting": theirs is the body's."""
    theirs = any(c.dep_ == "poss" and c.lower_ in ("their", "its") for c in phrase.noun.children)
    if phrase.light is None or not theirs:
        return []
    owners = [p for p in phrase.participants(own_subjects(phrase.light)) if p.mention.kind == "office"]
    return [p.actor for p in owners if isinstance(p.actor, Organization)]


def _between(phrase: NounPhrase) -> list[Participant]:
    """As in "talks between A and B", "the talks that A and B held in July"."""
    found = phrase.participants(phrase.behind("between", "among", "involving"))
    for child in phrase.noun.children:
        if child.dep_ == "relcl" and child.lemma_.lower() in words.LIGHT:
            holders = phrase.participants(t for t in own_subjects(child) if t.i > phrase.noun.i)
            found += holders if two_states(holders[:1], holders[1:]) else []
    return found


def _of_behind(noun: Token) -> list[Token]:
    """As in "a meeting here of the ministers of A and B": the adverb takes the "of" from the noun."""
    behind = noun.nbor() if noun.i + 1 < noun.sent.end else None
    return prepositional(behind, "of") if behind is not None and behind.pos_ == "ADV" else []


def _others(phrase: NounPhrase, call: bool, owned: bool) -> list[Participant]:
    """As in "talks with A", "held talks on Cyprus with A", "a call from A"."""
    if owned and phrase.lemma in words.WIDE | words.SUMMIT_NOUNS | {"session"}:
        # not of "gathered for the summit of the movement, with A and B due to meet"
        return phrase.participants(phrase.behind("with"))
    found = phrase.participants(phrase.behind("with", "from") if call else phrase.behind("with"))
    if phrase.light is not None:
        found += phrase.participants(phrase.phrases.partners(phrase.light))
    return found or phrase.phrases.with_behind(phrase.noun)


def takes_part(noun: Token, verb: Token) -> bool:
    """Whether who does what the verb says is at what the noun tells: "attended the summit", "said at it"."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in words.PARTS:
        noun = noun.head.head  # "at the end of the first day of the summit"
    if stays_away(verb):
        return False
    if noun.dep_ in ("dobj", "obj"):
        return verb.lemma_.lower() in words.ATTEND | words.LIGHT | words.ADDRESS
    if noun.dep_ != "pobj":
        return False
    preposition = noun.head
    while preposition.head.dep_ == "prep" and preposition.head.i != preposition.i:
        preposition = preposition.head
    if noun.head.lower_ in ("at", "in", "for", "to", "during", "into"):
        if verb.lemma_.lower() in words.ATTEND:
            return True
        return noun.head.lower_ in ("at", "during") and preposition.head.i == verb.i
    if noun.head.lower_ == "from" and preposition.head.i == verb.i:
        return verb.lemma_.lower() in _BACK  # "returned from the summit"
    return False


def stays_away(verb: Token) -> bool:
    """Whether who does what the verb says is not there: "took no part in the talks", "did not attend the
    summit", "skipped it", "stayed away", "sent nobody", "gave it a miss"; not "did not discuss it there"."""
    if listed(verb, _AWAY):
        return not negated(verb)
    objects = [child for child in verb.children if child.dep_ in OBJECTS or child.lemma_ == "part"]
    part = any(noun.lemma_ == "part" for noun in objects)
    none = any(word.lower_ == "no" for noun in objects for word in noun.children)
    if not part and verb.lemma_.lower() not in words.COMING:
        return False
    return none or negated(verb) or verb.lemma_.lower() in words.NEGATING
