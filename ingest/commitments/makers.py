"""Who makes a commitment of which the learned reader found the word: its own clause has the last say.

"The ministry's yards will build" binds no state, "USTDA plans to pay" nobody whom the text knows, and of "the
pledge by Kenya to pay" Kenya is the maker, whoever welcomed it.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from ingest.actors.model import Actors, State
from ingest.commitments.contents import who
from ingest.commitments.grammar import Vow
from ingest.commitments.model import Content, Pledge
from ingest.commitments.parties import Found, Parties, acting, sides
from ingest.lexicon import commitments as words
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import auxiliaries, base, is_passive, is_verb, own_subjects, prepositional

_LEXICON = word_sets("commitments", "makers")
_LASTING = _LEXICON["lasting"]
_ACTING = words.SPOKEN_FOR | words.COUNTRY | _LEXICON["acting"]
#: What is somebody's: "reaffirmed Norway's commitment" binds Norway, whoever says so.
_OWNED = words.RESOLVE_NOUN | words.SUPPORT
_OWNERS = ("poss", "compound", "nmod", "amod")


def made(doc: Doc, actors: Actors, parties: Parties, one: Pledge, content: Content) -> Pledge | None:
    """The commitment with its makers; none where a thing, or somebody whom the text does not name, makes it.

    Where its clause does not say who it is, others must be in view: else it is a matter of one country alone.
    """
    cue, head = doc[one.trigger], doc[content.head]
    if not is_verb(cue) and cue.pos_ in ("NOUN", "PROPN"):
        found = parties.who(_owners(cue, actors))
        return _by(one, found) if found[0] else one
    verb = _verb(cue)
    affirmed = _affirmed(head, cue)
    named = (_owners(affirmed, actors) if affirmed is not None else []) or who(verb)
    passive = is_passive(verb) and verb.i == cue.i
    if passive and not named and one.mention is not None and one.mention.start > cue.i:
        return None  # "aid was granted to Honduras"
    found = parties.who(named)
    if found[0]:
        return one if any(subject.pos_ == "PRON" for subject in named) else _by(one, found)
    if any(_is_unknown(subject, one, head) for subject in named):
        return None
    foretold = [] if verb.i == content.head or passive else own_subjects(head)
    if any(_is_thing(subject, head, actors) for subject in foretold):
        return None
    vow = Vow(cue, one.status, head, (), deed=cue.dep_ in ("aux", "auxpass"))
    return one if parties.are_diplomatic(vow, one.actors) else None


def _affirmed(head: Token, cue: Token) -> Token | None:
    """The commitment that is affirmed: "commitment" of "reaffirmed Norway's commitment to help"."""
    above = head
    while above.i != cue.i and above.head.i != above.i:
        if base(above) in _OWNED:
            return above
        above = above.head
    return None


def _verb(cue: Token) -> Token:
    """The verb whose subject binds himself: of "will pay", "is ready to", "agreed to"."""
    if cue.dep_ in ("aux", "auxpass"):
        return cue.head
    if cue.dep_ in ("acomp", "oprd") or not is_verb(cue):
        return cue.head if is_verb(cue.head) else cue
    return cue


def _owners(noun: Token, actors: Actors) -> list[Token]:
    owners = [child for child in noun.children if child.dep_ in _OWNERS and actors.at(child.i) is not None]
    owners = [one for one in owners if one.tag_ not in ("PRP$", "WP$")]
    return owners or [one for one in prepositional(noun, "by", "of", "from") if one.pos_ != "PRON"]


def _by(one: Pledge, found: Found) -> Pledge | None:
    """The commitment as of those who are named, which may take away some or all of its makers."""
    actors, mention = found
    actors = tuple(acting(actors))
    if not actors:
        return None
    if sides(actors) == sides(one.actors):
        return one
    start = min(one.start, mention.start) if mention is not None else one.start
    same = mention is None or mention.end <= one.trigger
    return replace(one, actors=actors, mention=mention, start=start if same else one.start)


def _is_unknown(subject: Token, one: Pledge, head: Token) -> bool:
    """Whether a subject is nobody whom the makers stand for."""
    if subject.pos_ == "PRON":
        return subject.lower_ == "you" or (subject.lower_ == "it" and len(sides(one.actors)) > 1)
    if subject.pos_ == "PROPN":
        return len(sides(one.actors)) > 1 and base(subject) not in _ACTING
    if subject.pos_ != "NOUN":
        return False
    if base(subject) in words.GROUP | words.OFFICIAL:
        [only, *others] = sides(one.actors) or [None]
        several = subject.tag_ in ("NNS", "NNPS") and base(subject) in words.GROUP
        return several and not others and isinstance(only, State)
    return base(subject) not in _ACTING and not _goes_on(head)


def _is_thing(subject: Token, head: Token, actors: Actors) -> bool:
    """Whether it is foretold what a thing does: "agreed that trade would grow", not "that aid will go on"."""
    return (
        subject.pos_ == "NOUN"
        and base(subject) not in _ACTING
        and actors.at(subject.i) is None
        and not _goes_on(head)
    )


def _goes_on(head: Token) -> bool:
    return is_passive(head) or base(head) in _LASTING or "to" in auxiliaries(head)
