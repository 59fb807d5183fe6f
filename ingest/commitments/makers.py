"""Who makes a commitment of which the learned reader found the word: its own clause has the last say.

"The ministry's yards will build" binds no state, "USTDA plans to pay" nobody whom the text knows, and of "the
pledge by Kenya to pay" Kenya is the maker, whoever welcomed it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from graph.reference.tables import members
from ingest.actors.model import Actor, Actors, Organization, Person, State, acts_for
from ingest.commitments.bearers import ACTING, by, goes_on, is_at_home, is_unknown, names_the_state
from ingest.commitments.contents import deed, who
from ingest.commitments.grammar import is_from_others, lends
from ingest.commitments.model import Content, Pledge
from ingest.commitments.owners import of_noun, owners
from ingest.commitments.parties import Found, Parties
from ingest.commitments.phrases import is_joint, is_quoted
from ingest.commitments.pronouns import name_of
from ingest.commitments.sides import sides
from ingest.commitments.vow import Vow
from ingest.lexicon import commitments as words
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import (
    OBJECTS,
    base,
    conjuncts,
    governor,
    is_passive,
    is_verb,
    own_subjects,
    prepositional,
    subjects,
)

_LEXICON = word_sets("commitments", "makers")
#: What is somebody's: "reaffirmed Norway's commitment" binds Norway, whoever says so.
_OWNED = words.RESOLVE_NOUN | words.SUPPORT
_GIVING = _LEXICON["giving"]
_PHASES = word_sets("commitments", "contents")["phases"]
_BODIES, _SHARED = _LEXICON["bodies"], _LEXICON["shared"]
_INSTRUMENTS = _LEXICON["instruments"]
_NOBODY: Found = ((), None)


def made(doc: Doc, actors: Actors, parties: Parties, one: Pledge, content: Content) -> Pledge | None:
    """The commitment with its makers; none where a thing, or somebody whom the text does not name, makes it.

    Where its clause does not say who it is, others must be in view: else it is a matter of one country alone.
    """
    cue, head = doc[one.trigger], doc[content.head]
    if not is_verb(cue) and cue.pos_ in ("NOUN", "PROPN"):
        return of_noun(doc, actors, parties, one)
    verb = _verb(cue)
    affirmed = _affirmed(head, cue)
    named = owners(affirmed, actors) if affirmed is not None else []
    named = named if parties.who(named)[0] else [*who(verb)]
    others = verb.dep_ == "relcl" and base(verb.head) not in words.SPOKEN_FOR | words.COUNTRY
    # "partners who have signed accords"
    relative = others and any(s.tag_ in ("WP", "WDT") or s.i == verb.head.i for s in named)
    named = [verb.head] if relative else named
    if verb.dep_ == "relcl" and any(_is_any(subject) for subject in named):
        return None  # "call on all states that committed to"
    passive = is_passive(verb) and verb.i == cue.i
    if passive and not named and one.mention is not None and one.mention.start > cue.i:
        return None  # "aid was granted to Honduras"
    found = parties.who(named)
    spoken = any(subject.pos_ == "PRON" for subject in named)
    several = len(sides(one.actors)) > 1
    if not found[0] or spoken:
        one = _without_partners(doc, actors, of_one_voice(one), content)
    foretelling = parties.who(own_subjects(head)) if head.i != verb.i and head.dep_ == "ccomp" else _NOBODY
    if sides(foretelling[0]) == sides(one.actors) and names_the_state(foretelling[0], one):
        return by(one, foretelling)  # "Lund affirmed that Norway will help"
    if found[0] and sides(found[0]) < sides(foretelling[0]):
        return by(one, foretelling)  # "Lund announced that Norway and Kenya will build"
    if found[0]:
        if spoken:
            found = of_one_voice(replace(one, actors=found[0])).actors, found[1]
            told = by(one, found) if _tells(named, one, found) else one
            return None if told is None or is_at_home(doc, parties, told) else told
        return None if is_at_home(doc, parties, one) else by(one, found)
    if several and any(_is_body(subject) for subject in named):
        return _of_speaker(verb, parties, one)
    if relative or (several and any(subject.lower_ in ("i", "it") for subject in named)):
        return None
    if any(is_unknown(subject, one, verb, head) or _is_shared(subject, one) for subject in named):
        return None
    foretold = [] if verb.i == content.head or passive else own_subjects(head)
    if any(_is_thing(subject, head, actors) for subject in foretold):
        return None
    vow = Vow(cue, one.status, head, (), deed=cue.dep_ in ("aux", "auxpass"))
    return one if parties.are_diplomatic(vow, one.actors) else None


def is_borrowed(doc: Doc, one: Pledge) -> bool:
    """Whether somebody only approves what others lend: "parliament approved a loan from China"."""
    cue = doc[one.trigger]
    return is_from_others(cue) and any(lends(cue, child) for child in cue.children if child.dep_ in OBJECTS)


def _of_speaker(verb: Token, parties: Parties, one: Pledge) -> Pledge | None:
    """The commitment as of who tells what a body of his state will do, else of the likeliest maker."""
    found = parties.who(own_subjects(verb.head)) if verb.dep_ == "ccomp" else _NOBODY
    states = tuple(side for side in sides(found[0]) if isinstance(side, State))
    if len(states) == 1 and set(states) < sides(one.actors):
        return by(one, (states, found[1]))
    return replace(one, actors=one.actors[:1])


def _tells(told: Sequence[Token], one: Pledge, found: Found) -> bool:
    """Whether a pronoun says better than the learned reader who it is: "I" is one person, "we" in a joint
    statement its authors."""
    stated = any(subject.lower_ == "we" and not is_quoted(subject) for subject in told)
    alone = len(sides(found[0])) == 1 and sides(found[0]) < sides(one.actors)
    quoted = any(subject.lower_ == "we" and is_quoted(subject) for subject in told)
    quoted = quoted or any(subject.lower_ == "it" for subject in told)  # "Norway said it would help"
    return (
        (_is_one(told) and len(one.actors) > 1) or (stated and len(sides(found[0])) > 1) or (quoted and alone)
    )


def _is_one(told: Sequence[Token]) -> bool:
    """Whether one person alone speaks: "I will help"."""
    return any(subject.lower_ == "i" for subject in told)


def of_one_voice(one: Pledge) -> Pledge:
    """The commitment without a body and its member as its makers.

    A person who speaks says "we" of his own country, a body binds all of its members. Three or more states
    are the authors of one text, and all of them meant; persons beside a body speak for it.
    """
    theirs = {
        (actor, body)
        for actor in one.actors
        for body in one.actors
        if isinstance(body, Organization) and isinstance(side := acts_for(actor), State)
        if side.iso3 in members(body.id)
    }
    if len(sides(one.actors)) > 2:
        others: set[Actor] = {actor for actor, _ in theirs if isinstance(actor, Person)}
    else:
        spoken: set[Actor] = {body for actor, body in theirs if isinstance(actor, Person)}
        others = spoken or {actor for actor, _ in theirs}
    kept = tuple(actor for actor in one.actors if actor not in others)
    return replace(one, actors=kept) if kept and others else one


def _without_partners(doc: Doc, actors: Actors, one: Pledge, content: Content) -> Pledge:
    """The commitment without makers with whom it is to be kept: "we will expand our ties with Kenya"."""
    if len(sides(one.actors)) < 2 or one.status == "approved":
        return one  # who signs a treaty with Kenya does so beside it
    partners = _partners(doc, actors, content)
    kept = tuple(actor for actor in one.actors if not sides([actor]) & partners)
    return replace(one, actors=kept) if kept and len(kept) < len(one.actors) else one


def is_with_itself(doc: Doc, actors: Actors, one: Pledge, content: Content) -> bool:
    """Whether something is to be done with its only maker: others promise it."""
    own = sides(one.actors)
    return one.status != "approved" and bool(own) and own <= _partners(doc, actors, content)


def _partners(doc: Doc, actors: Actors, content: Content) -> set[Actor]:
    """The sides with whom something is to be done."""
    return {
        side
        for token in doc[content.first : content.last]
        if token.dep_ == "pobj" and token.head.lower_ == "with"
        for each in conjuncts(token)
        if (mention := actors.at(each.i)) is not None and mention.kind != "anaphor"
        for side in sides(mention.actors)
    }


def without_recipients(doc: Doc, actors: Actors, one: Pledge, content: Content) -> Pledge:
    """The commitment without makers to whom it is to give something: "we will provide Kenya with buses" is
    the others', whoever else "we" are."""
    head = doc[content.head]
    while base(head) in _PHASES and (below := next((c for c in head.children if c.dep_ == "xcomp"), None)):
        head = below  # "continue to supply Kenya"
    if base(head) not in _GIVING or len(sides(one.actors)) < 2:
        return one
    receivers = [child for child in head.children if child.dep_ in (*OBJECTS, "dative")]
    receivers += prepositional(head, "to")
    given_to = [*head.children] if one.mention is None or one.learned else []
    receivers += [
        noun for child in given_to if child.dep_ in OBJECTS for noun in prepositional(child, "to", "for")
    ]
    mentions = (actors.at(token.i) for token in receivers)
    given = {side for mention in mentions if mention is not None for side in sides(mention.actors)}
    kept = tuple(actor for actor in one.actors if not sides([actor]) & given)
    return replace(one, actors=kept) if kept and len(kept) < len(one.actors) else one


def is_instrument(head: Token) -> bool:
    """Whether what is set up is to do it: "announced that the Growth Fund will spur trade"."""
    named = (subject for subject in own_subjects(head) if subject.pos_ == "PROPN")
    return not goes_on(head) and any(base(subject) in _INSTRUMENTS for subject in named)


def of_several(doc: Doc, actors: Actors, parties: Parties, one: Pledge, content: Content) -> Pledge | None:
    """The commitment as of all who share it: "our joint commitment" is nobody's alone, whoever affirms it.

    Those are who together utter it, else the two whose dealings the report opens with; absent where neither
    is known.
    """
    cue = doc[one.trigger]
    noun = cue if base(cue) in _OWNED and not is_verb(cue) else _affirmed(doc[content.head], cue)
    shared = noun is not None and any(c.dep_ == "amod" and c.lower_ in _SHARED for c in noun.children)
    body = any(isinstance(actor, Organization) for actor in one.actors)
    if noun is None or not shared or body or len(sides(one.actors)) > 1:
        return one
    verb = governor(noun)
    partners = [m.actors for n in prepositional(noun, "with") if (m := actors.at(n.i)) is not None]
    together = (*one.actors, *(actor for each in partners for actor in each))
    told = (
        parties.who(subjects(verb))[0] if verb is not None else (),
        together,
        sorted(parties.dealings, key=name_of),
    )
    for found in told:
        if len(sides(found)) == 2 and sides(one.actors) < sides(found):
            return by(one, (tuple(found), None))
    return None


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
        return deed(cue)
    if cue.dep_ in ("acomp", "oprd") or not is_verb(cue):
        return cue.head if is_verb(cue.head) else cue
    return cue


def _is_any(noun: Token) -> bool:
    """Whether it means whoever does something: "all states that", "any country which"."""
    return any(child.lower_ in ("all", "any", "every", "other", "those") for child in noun.children)


def alike(one: Pledge) -> Pledge:
    """The commitment with states and bodies alone for its makers, where one of them is."""
    if not any(isinstance(actor, State | Organization) for actor in one.actors):
        return one
    told = (acts_for(actor) or actor for actor in one.actors)
    return replace(one, actors=tuple(dict.fromkeys(told)))


def _is_body(subject: Token) -> bool:
    """Whether one state's body decides: "the government", "the Ministry"."""
    return subject.tag_ in ("NN", "NNP") and base(subject) in _BODIES


def _is_shared(subject: Token, one: Pledge) -> bool:
    """Whether a body of several is to do what one alone is taken to promise: "the Task Force will help"."""
    return is_joint(subject) and len(sides(one.actors)) == 1


def _is_thing(subject: Token, head: Token, actors: Actors) -> bool:
    """Whether it is foretold what a thing does: "agreed that trade would grow", not "that aid will go on"."""
    return (
        subject.pos_ == "NOUN"
        and base(subject) not in ACTING
        and actors.at(subject.i) is None
        and not goes_on(head)
    )
