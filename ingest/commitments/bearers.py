"""Who bears a commitment that the learned reader found: the makers whom its clause names in place of its own,
and who is none of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from ingest.actors.model import Actor, Person, State
from ingest.commitments.model import Pledge
from ingest.commitments.parties import Found, Parties
from ingest.commitments.sides import acting, sides
from ingest.lexicon import commitments as words
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import auxiliaries, base, is_passive

_LEXICON = word_sets("commitments", "makers")
_LASTING, _PEERS = _LEXICON["lasting"], _LEXICON["peers"]
_INSTRUMENTS = _LEXICON["instruments"]
ACTING = words.SPOKEN_FOR | words.COUNTRY | _LEXICON["acting"]


def by(one: Pledge, found: Found) -> Pledge | None:
    """The commitment as of those who are named, which may take away some or all of its makers."""
    actors, mention = found
    actors = tuple(acting(actors))
    if not actors:
        return None
    if sides(actors) == sides(one.actors) and not names_the_state(actors, one):
        return one
    start = min(one.start, mention.start) if mention is not None else one.start
    same = mention is None or mention.end <= one.trigger
    return replace(one, actors=actors, mention=mention, start=start if same else one.start)


def names_the_state(told: Sequence[Actor], one: Pledge) -> bool:
    """Whether a clause tells of a state what is taken for its minister's: "said that Norway would help"."""
    persons = any(isinstance(actor, Person) for actor in one.actors)
    return persons and not any(isinstance(actor, Person) for actor in told)


def is_at_home(doc: Doc, parties: Parties, one: Pledge) -> bool:
    """Whether a state promises something in a text that names no other beside it: a matter of its own."""
    own = sides(one.actors)
    sentence = doc[one.trigger].sent
    start = doc[sentence.start - 1].sent.start if sentence.start else 0
    end = doc[sentence.end].sent.end if sentence.end < len(doc) else sentence.end
    signs = words.ABROAD | words.CONTACT_SIGNS | {"you", "your"}
    abroad = any(base(token) in signs or token.lower_ in signs for token in doc[start:end])
    return len(own) == 1 and not abroad and not parties.has_others(own, start, end)


def is_unknown(subject: Token, one: Pledge, verb: Token, head: Token) -> bool:
    """Whether a subject is nobody whom the makers stand for."""
    if subject.pos_ == "PRON":
        return subject.lower_ == "you"
    if subject.pos_ == "PROPN" and base(subject) in _INSTRUMENTS:
        return True  # "the Growth Fund will spur trade"
    if subject.pos_ == "PROPN":
        return base(subject) not in ACTING  # "Fjord Oil has signed agreements"
    if subject.pos_ != "NOUN":
        return False
    [only, *others] = sides(one.actors) or [None]
    one_state = not others and isinstance(only, State)
    if base(subject) in words.GATHERING:
        return one_state  # "the summit decided"
    if base(subject) in words.GROUP | words.OFFICIAL | _PEERS:
        several = subject.tag_ in ("NNS", "NNPS") and base(subject) in words.GROUP | _PEERS
        return several and one_state
    # "aid will continue" is a promise of others, "investors pledged to build" their own
    return base(subject) not in ACTING and not (goes_on(head) and head.i in (verb.i, one.trigger))


def goes_on(head: Token) -> bool:
    """Whether it is told that something is done to a thing, or lasts: "that aid will go on"."""
    return is_passive(head) or base(head) in _LASTING or "to" in auxiliaries(head)
