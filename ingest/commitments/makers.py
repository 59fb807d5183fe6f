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
from ingest.commitments.contents import deed, who
from ingest.commitments.grammar import Vow
from ingest.commitments.model import Content, Pledge
from ingest.commitments.parties import Found, Parties
from ingest.commitments.phrases import is_joint, is_quoted
from ingest.commitments.sides import acting, sides
from ingest.lexicon import commitments as words
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import (
    OBJECTS,
    auxiliaries,
    base,
    conjuncts,
    first_conjunct,
    is_passive,
    is_verb,
    own_subjects,
    prepositional,
    subjects,
)

_LEXICON = word_sets("commitments", "makers")
_LASTING = _LEXICON["lasting"]
_ACTING = words.SPOKEN_FOR | words.COUNTRY | _LEXICON["acting"]
#: What is somebody's: "reaffirmed Norway's commitment" binds Norway, whoever says so.
_OWNED = words.RESOLVE_NOUN | words.SUPPORT
_GIVING = _LEXICON["giving"]
_PHASES = word_sets("commitments", "contents")["phases"]
_BODIES = _LEXICON["bodies"]
_STAFF = _LEXICON["staff"]
_INSTRUMENTS = _LEXICON["instruments"]
_PEERS = _LEXICON["peers"]
_THANKING, _WELCOMING, _SHARING = _LEXICON["thanking"], _LEXICON["welcoming"], _LEXICON["sharing"]
_NOBODY: Found = ((), None)
_OWNERS = ("poss", "compound", "nmod", "amod")


def made(doc: Doc, actors: Actors, parties: Parties, one: Pledge, content: Content) -> Pledge | None:
    """The commitment with its makers; none where a thing, or somebody whom the text does not name, makes it.

    Where its clause does not say who it is, others must be in view: else it is a matter of one country alone.
    """
    cue, head = doc[one.trigger], doc[content.head]
    if not is_verb(cue) and cue.pos_ in ("NOUN", "PROPN"):
        found = parties.who(_owners(cue, actors))
        if found[0]:
            return None if _is_at_home(doc, parties, one) else _by(one, found)
        groups = [owner for owner in _owners(cue, actors) if owner.tag_ in ("NNS", "NNPS")]
        inside = [part for group in groups for part in group.children if part.dep_ in _OWNERS]
        found = parties.who(part for part in inside if actors.at(part.i) is not None)
        if found[0]:
            return _by(one, found)  # "the pledge of all NATO allies"
        # "a pledge from all Allies", "the commitment of its staff": theirs, who are not named
        whose = [n for n in prepositional(cue, "of") if base(n) in _STAFF]
        return None if whose or prepositional(cue, "by", "from") else _of_owner(cue, actors, parties, one)
    verb = _verb(cue)
    affirmed = _affirmed(head, cue)
    named = (_owners(affirmed, actors) if affirmed is not None else []) or [*who(verb)]
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
    if sides(foretelling[0]) == sides(one.actors) and _names_the_state(foretelling[0], one):
        return _by(one, foretelling)  # "Lund affirmed that Norway will help"
    if found[0]:
        if spoken:
            found = of_one_voice(replace(one, actors=found[0])).actors, found[1]
            told = _by(one, found) if _tells(named, one, found) else one
            return None if told is None or _is_at_home(doc, parties, told) else told
        return None if _is_at_home(doc, parties, one) else _by(one, found)
    if len(sides(one.actors)) > 1 and any(_is_body(subject) for subject in named):
        return replace(one, actors=one.actors[:1])
    if relative or (several and any(subject.lower_ in ("i", "it") for subject in named)):
        return None
    if any(_is_unknown(subject, one, verb, head) or _is_shared(subject, one) for subject in named):
        return None
    foretold = [] if verb.i == content.head or passive else own_subjects(head)
    if any(_is_thing(subject, head, actors) for subject in foretold):
        return None
    vow = Vow(cue, one.status, head, (), deed=cue.dep_ in ("aux", "auxpass"))
    return one if parties.are_diplomatic(vow, one.actors) else None


def _of_owner(noun: Token, actors: Actors, parties: Parties, one: Pledge) -> Pledge | None:
    """The commitment as of whom "its" or "their" means.

    "Norway thanked Kenya for its pledge to pay" tells of Kenya's; of "it shared its pledge" who shares it.
    """
    owner = next((child for child in noun.children if child.tag_ == "PRP$"), None)
    if owner is None:
        above = first_conjunct(noun).head
        shown = noun.dep_ in OBJECTS and above.dep_ == "acl" and above.tag_ == "VBG"
        # "open to partners demonstrating commitment to"
        if shown and actors.at(above.head.i) is None:
            return None
        owned = any(child.dep_ == "poss" for child in noun.children)
        if noun.dep_ not in OBJECTS or base(above) not in words.AFFIRM or owned:
            return one
        named = subjects(above)  # "all NATO members are making the pledge"
        found = parties.who(named)
        if found[0]:
            return _by(one, found)
        return None if any(_is_unknown(subject, one, above, noun) for subject in named) else one
    if owner.lower_ == "our" and not is_quoted(owner):
        speaking = parties.speaking(owner)
        if len(sides(speaking)) > 1 and not sides(one.actors) & sides(speaking):
            return _by(one, (speaking, None))
    if owner.lower_ == "your":
        return None  # "thank you for your commitment": who is spoken to is not named
    noun = first_conjunct(noun)
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ in ("for", "on") and base(above.head) in _THANKING:
        praised = [child for child in above.head.children if child.dep_ in OBJECTS]
        found = parties.who(praised)
        return _by(one, found) if found[0] else (None if praised else one)
    if noun.dep_ not in OBJECTS or not is_verb(above):
        return one
    if base(above) in _THANKING | _WELCOMING:
        mention = actors.at(owner.i)
        if mention is not None:
            return _by(one, (mention.actors, mention))
        said = sides(parties.who(subjects(above))[0])
        return None if owner.lower_ != "our" and said and sides(one.actors) <= said else one
    if owner.lower_ in ("my", "our") or base(above) not in words.AFFIRM | _SHARING:
        return one
    named = subjects(above)
    found = parties.who(named)
    if found[0]:
        return _by(one, found)
    return None if any(_is_unknown(subject, one, above, noun) for subject in named) else one


def _tells(told: Sequence[Token], one: Pledge, found: Found) -> bool:
    """Whether a pronoun says better than the learned reader who it is: "I" is one person, "we" in a joint
    statement its authors."""
    stated = any(subject.lower_ == "we" and not is_quoted(subject) for subject in told)
    alone = len(sides(found[0])) == 1 and sides(found[0]) < sides(one.actors)
    quoted = any(subject.lower_ == "we" and is_quoted(subject) for subject in told)
    return (
        (_is_one(told) and len(one.actors) > 1) or (stated and len(sides(found[0])) > 1) or (quoted and alone)
    )


def _is_one(told: Sequence[Token]) -> bool:
    """Whether one person alone speaks: "I will help"."""
    return any(subject.lower_ == "i" for subject in told)


def _is_at_home(doc: Doc, parties: Parties, one: Pledge) -> bool:
    """Whether a state promises something in a text that names no other beside it: a matter of its own."""
    own = sides(one.actors)
    sentence = doc[one.trigger].sent
    start = doc[sentence.start - 1].sent.start if sentence.start else 0
    end = doc[sentence.end].sent.end if sentence.end < len(doc) else sentence.end
    signs = words.ABROAD | words.CONTACT_SIGNS | {"you", "your"}
    abroad = any(base(token) in signs or token.lower_ in signs for token in doc[start:end])
    return len(own) == 1 and not abroad and not parties.has_others(own, start, end)


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
    partners = {
        side
        for token in doc[content.first : content.last]
        if token.dep_ == "pobj" and token.head.lower_ == "with"
        for each in conjuncts(token)
        if (mention := actors.at(each.i)) is not None and mention.kind != "anaphor"
        for side in sides(mention.actors)
    }
    kept = tuple(actor for actor in one.actors if not sides([actor]) & partners)
    return replace(one, actors=kept) if kept and len(kept) < len(one.actors) else one


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
    return not _goes_on(head) and any(base(subject) in _INSTRUMENTS for subject in named)


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
    if sides(actors) == sides(one.actors) and not _names_the_state(actors, one):
        return one
    start = min(one.start, mention.start) if mention is not None else one.start
    same = mention is None or mention.end <= one.trigger
    return replace(one, actors=actors, mention=mention, start=start if same else one.start)


def _is_any(noun: Token) -> bool:
    """Whether it means whoever does something: "all states that", "any country which"."""
    return any(child.lower_ in ("all", "any", "every", "other", "those") for child in noun.children)


def _names_the_state(told: Sequence[Actor], one: Pledge) -> bool:
    """Whether a clause tells of a state what is taken for its minister's: "said that Norway would help"."""
    persons = any(isinstance(actor, Person) for actor in one.actors)
    return persons and not any(isinstance(actor, Person) for actor in told)


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


def _is_unknown(subject: Token, one: Pledge, verb: Token, head: Token) -> bool:
    """Whether a subject is nobody whom the makers stand for."""
    if subject.pos_ == "PRON":
        return subject.lower_ == "you"
    if subject.pos_ == "PROPN" and base(subject) in _INSTRUMENTS:
        return True  # "the Growth Fund will spur trade"
    if subject.pos_ == "PROPN":
        return base(subject) not in _ACTING  # "Fjord Oil has signed agreements"
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
    return base(subject) not in _ACTING and not (_goes_on(head) and head.i in (verb.i, one.trigger))


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
