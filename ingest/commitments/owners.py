"""Whose a commitment is that a noun tells: "Norway's commitment to", "thanked Kenya for its pledge to"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from ingest.actors.model import Actors
from ingest.commitments.bearers import ACTING, by, is_at_home, is_unknown
from ingest.commitments.model import Pledge
from ingest.commitments.parties import Found, Parties
from ingest.commitments.phrases import is_quoted
from ingest.commitments.sides import sides
from ingest.lexicon import commitments as words
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import OBJECTS, base, first_conjunct, governor, is_verb, prepositional, subjects

_LEXICON = word_sets("commitments", "makers")
_BODIES, _STAFF = _LEXICON["bodies"], _LEXICON["staff"]
_THANKING, _WELCOMING, _SHARING = _LEXICON["thanking"], _LEXICON["welcoming"], _LEXICON["sharing"]
#: Of whom the text speaks that is neither who speaks nor who is spoken to.
_OTHERS = frozenset({"his", "her", "its", "their"})
_OWNING = ("poss", "compound", "nmod", "amod")


def of_noun(doc: Doc, actors: Actors, parties: Parties, one: Pledge) -> Pledge | None:
    """The commitment with its makers, where a noun tells of it."""
    cue = doc[one.trigger]
    found = parties.who(owners(cue, actors))
    if found[0]:
        return None if is_at_home(doc, parties, one) else by(one, found)
    groups = [owner for owner in owners(cue, actors) if owner.tag_ in ("NNS", "NNPS")]
    inside = [part for group in groups for part in group.children if part.dep_ in _OWNING]
    found = parties.who(part for part in inside if actors.at(part.i) is not None)
    if found[0]:
        return by(one, found)  # "the pledge of all NATO allies"
    # "a pledge from all Allies", "the commitment of its staff": theirs, who are not named
    whose = [n for n in prepositional(cue, "of") if base(n) in _STAFF]
    if whose or prepositional(cue, "by", "from"):
        return None
    return _of_owner(cue, actors, parties, one)


def owners(noun: Token, actors: Actors) -> list[Token]:
    """Whose something is, by name: "Norway's", "the Lund administration's", "by Norway"."""
    before = [child for child in noun.children if child.dep_ in _OWNING]
    named = [child for child in before if actors.at(child.i) is not None or base(child) in words.SPOKEN_FOR]
    named = [one for one in named if one.tag_ not in ("PRP$", "WP$")]
    return named or [one for one in prepositional(noun, "by", "of", "from") if one.pos_ != "PRON"]


def _of_owner(noun: Token, actors: Actors, parties: Parties, one: Pledge) -> Pledge | None:
    """The commitment as of whom "its" or "their" means.

    "Norway thanked Kenya for its pledge to pay" tells of Kenya's; of "it shared its pledge" who shares it.
    """
    owner = next((child for child in noun.children if child.tag_ == "PRP$"), None)
    if owner is None:
        return _without_owner(noun, actors, parties, one)
    if owner.lower_ == "our" and not is_quoted(owner):
        speaking = parties.speaking(owner)
        if len(sides(speaking)) > 1 and not sides(one.actors) & sides(speaking):
            return by(one, (speaking, None))
    if owner.lower_ == "your":
        return None  # "thank you for your commitment": who is spoken to is not named
    if owner.lower_ in _OTHERS and (praised := _praised(noun, owner, actors, parties)) is not None:
        return by(one, praised) if praised[0] else None
    noun = first_conjunct(noun)
    above = noun.head
    if noun.dep_ not in OBJECTS or not is_verb(above):
        return one
    if base(above) in _THANKING | _WELCOMING:
        said = sides(parties.who(subjects(above))[0])
        return None if owner.lower_ != "our" and said and sides(one.actors) <= said else one
    if owner.lower_ in ("my", "our") or base(above) not in words.AFFIRM | _SHARING:
        return one
    return _of_subject(above, noun, parties, one)


def _without_owner(noun: Token, actors: Actors, parties: Parties, one: Pledge) -> Pledge | None:
    """Whose it is where no pronoun says so: "the company's pledge to" is nobody's whom the graph knows."""
    above = first_conjunct(noun).head
    shown = noun.dep_ in OBJECTS and above.dep_ == "acl" and above.tag_ == "VBG"
    # "open to partners demonstrating commitment to"
    if shown and actors.at(above.head.i) is None:
        return None
    owned = [child for child in noun.children if child.dep_ == "poss"]
    if any(child.pos_ == "NOUN" and base(child) not in ACTING for child in owned):
        return None
    if len(sides(one.actors)) > 1 and any(base(child) in _BODIES for child in owned):
        return replace(one, actors=one.actors[:1])  # "the Lund administration's commitment"
    if noun.dep_ not in OBJECTS or base(above) not in words.AFFIRM or owned:
        return one
    return _of_subject(above, noun, parties, one)  # "all NATO members are making the pledge"


def _of_subject(verb: Token, noun: Token, parties: Parties, one: Pledge) -> Pledge | None:
    """The commitment as of those who utter it."""
    named = subjects(verb)
    found = parties.who(named)
    if found[0]:
        return by(one, found)
    return None if any(is_unknown(subject, one, verb, noun) for subject in named) else one


def _praised(noun: Token, owner: Token, actors: Actors, parties: Parties) -> Found | None:
    """Who is thanked for his commitment, or whose it is that is welcomed beside what else is his: "Lund
    welcomed Kenya's efforts and its pledge to". Nobody whom the text knows where others are thanked; none
    where nobody is thanked, nor anything welcomed."""
    verb = governor(noun)
    if verb is None or base(verb) not in _THANKING | _WELCOMING:
        return None
    objects = [child for child in verb.children if child.dep_ in OBJECTS]
    praised = objects if base(verb) in _THANKING else []
    found = parties.who(praised)
    if found[0] or (praised and noun.dep_ == "pobj"):
        return found
    mention = actors.at(owner.i)
    if mention is not None:
        return mention.actors, mention
    found = parties.who(each for thing in objects for each in owners(thing, actors))
    return found if found[0] else None
