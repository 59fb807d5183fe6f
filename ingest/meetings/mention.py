"""Event mentions: what one trigger word tells of a meeting, and who takes part on which side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from ingest.actors.model import Actor, Mention, Organization, Person, State, acts_for
from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.meetings.places import Place
from ingest.syntax.factuality import Status
from ingest.syntax.relations import governor

_LEXICON = word_sets("meetings", "mention")

_EACH = _LEXICON["each"]
_TELEPHONE = _LEXICON["telephone"]
_ON_SCREEN = _LEXICON["on_screen"]
_AHEAD = _LEXICON["ahead"]
_FACE = _LEXICON["face"]

Kind = Literal["talks", "gathering", "visit", "call", "company"]


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who takes part, and the words that say so."""

    actor: Actor
    mention: Mention

    @property
    def iso3(self) -> str | None:
        """The state that he, she or it acts for, if it is one; who has left office acts for none."""
        side = acts_for(self.actor)
        return side.iso3 if isinstance(side, State) else None


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event mention: the trigger, the kind of event, its factuality, and its arguments.

    ``first`` and ``second`` are the two sides of talks; of a gathering or a visit all who take part are
    ``first``; of company ``first`` were there beside ``second``. ``organizations`` hold a gathering,
    ``destinations`` are a visit's. ``anaphoric`` is true of what goes back to an event told before ("the
    talks"), ``separate`` where each partner is met on his own. ``beside`` is the word "sidelines" or
    "margins" on which the trigger's clause hangs. "Xi met Putin in Sochi": ``met``, talks, held, Xi, Putin.
    Sequences of any sort are taken and kept as tuples.
    """

    trigger: Token
    kind: Kind
    status: Status
    first: Sequence[Participant] = ()
    second: Sequence[Participant] = ()
    organizations: Sequence[Organization] = ()
    destinations: Sequence[Place] = ()
    anaphoric: bool = False
    separate: bool = False
    beside: Token | None = None
    remnants: Sequence[Token] = ()

    def __post_init__(self) -> None:
        for name in ("first", "second", "organizations", "destinations", "remnants"):
            object.__setattr__(self, name, tuple(getattr(self, name)))

    @property
    def parties(self) -> list[Participant]:
        """Both sides."""
        return [*self.first, *self.second]

    @property
    def triggers(self) -> list[Token]:
        """All words by which the event is told."""
        return [self.trigger, *self.remnants]


def two_states(first: Iterable[Participant], second: Iterable[Participant]) -> bool:
    left = {p.iso3 for p in first if p.iso3}
    return any(p.iso3 and p.iso3 not in left for p in second)


def sides(first: list[Participant], second: list[Participant]) -> tuple[list[Participant], list[Participant]]:
    """Split "the two leaders met" and "A and B met" into two sides; nobody meets himself."""
    known = {p.actor for p in first}
    second = [p for p in second if p.actor not in known]
    one, *others = dict.fromkeys(acts_for(p.actor) for p in first) or [None]
    if not second and len(others) == 1:
        return [p for p in first if acts_for(p.actor) == one], [
            p for p in first if acts_for(p.actor) == others[0]
        ]
    return first, second


def persons(parties: Iterable[Participant]) -> list[Participant]:
    return [p for p in parties if isinstance(p.actor, Person)]


def holders(parties: Iterable[Participant]) -> list[Participant]:
    """Persons, and those of whom only the office is told: "the Danish prime minister"."""
    return [p for p in parties if isinstance(p.actor, Person) or p.mention.kind == "office"]


def travellers(parties: Iterable[Participant]) -> list[Participant]:
    """Who can travel: persons, offices, and who is meant by "he"."""
    return [p for p in parties if isinstance(p.actor, Person) or p.mention.kind in ("office", "anaphor")]


def bodies(parties: list[Participant]) -> list[Organization]:
    return [p.actor for p in parties if isinstance(p.actor, Organization)]


def separate(trigger: Token) -> bool:
    """Whether the sentence tells of several meetings, one with each: "each", but not "each other"."""
    clause: Iterator[Token] = iter(trigger.sent)
    return any(
        (t.lower_ in _EACH or (t.lower_ == "bilateral" and t.head.lemma_.lower() in words.TALK_NOUNS))
        and not (t.lower_ == "each" and t.i + 1 < len(t.doc) and t.nbor().lower_ == "other")
        for t in clause
    )


#: A telephone further from a trigger, in tokens, belongs to another clause.
_NEAR = 12


def by_telephone(trigger: Token) -> bool:
    """Whether a trigger's phrase says that it was by telephone or on a screen: "spoke by phone"."""
    around = list(trigger.subtree)
    return any(
        t.lower_ in _TELEPHONE or (t.lower_ in _ON_SCREEN and t.head.i - 1 <= t.i)
        for t in around
        if abs(t.i - trigger.i) < _NEAR
    )


def in_person(trigger: Token) -> bool:
    around = {t.lower_ for t in trigger.sent}
    if not around.isdisjoint(_AHEAD):
        around.discard("summit")
    return not around.isdisjoint(_FACE)


def sidelines(token: Token) -> Token | None:
    """The word "sidelines" or "margins" that a trigger's clause hangs on."""
    above = governor(token)
    clause = [token]
    if above is not None and above.sent.start == token.sent.start and token.pos_ == "NOUN":
        clause.append(above)
    # "met A, B and C on the sidelines": the parser hangs it on one of the names
    names = [n for t in clause for c in t.children if c.dep_ in ("dobj", "prep") for n in (c, *c.children)]
    partners = [n for name in names if name.pos_ == "PROPN" for n in (name, *name.conjuncts)]
    for word in (*clause, *partners):
        for preposition in word.children:
            if preposition.dep_ == "prep":
                for noun in preposition.children:
                    if noun.lemma_.lower() in words.EDGES:
                        return noun
    return None
