"""What becomes of plans: called off, or moved to another day or place."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import auxiliaries, governor, is_verb, listed, negated

_LEXICON = word_sets("syntax", "plans")

ONLY_OFF = _LEXICON["only_off"]
_DROPPED = _LEXICON["dropped"]
_INTENTIONS = _LEXICON["intentions"]
_UNMEANT = _LEXICON["unmeant"]
_BEFORE_UNMEANT = _LEXICON["before_unmeant"]
_WITHDRAWING = _LEXICON["withdrawing"]
_TAKING_PLACE = _LEXICON["taking_place"]
_UNCERTAIN = _LEXICON["uncertain"]
_TO_COME = _LEXICON["to_come"]
_BEGINNING = _LEXICON["beginning"]
_ENDING = _LEXICON["ending"]
_STILL = _LEXICON["still"]
_MOVING = _LEXICON["moving"]
_MOVING_TO = _LEXICON["moving_to"]
_GOALS = _LEXICON["goals"]
_VAGUE = _LEXICON["vague"]
_SCHEDULED = _LEXICON["scheduled"]
_PLANNING = _LEXICON["planning"]


def called_off(noun: Token) -> bool:
    """Whether what a noun names is said not to be: "the visit was cancelled", "they dropped plans to meet",
    "the talks are off", "the summit will not take place"."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "off" and verb.head.lemma_.lower() in ONLY_OFF:
        return not negated(verb.head)  # "calling off talks", where the tagger sees a preposition
    if noun.dep_ in ("nsubjpass", "csubjpass", "dobj") and not negated(verb):
        off = verb.lemma_.lower() in ONLY_OFF and _particle(verb, "off")
        return (verb.lemma_.lower() in _DROPPED or off) and mover(noun) is None
    if _comes_to_nothing(noun):
        return True
    return noun.dep_ in ("nsubj", "nsubjpass") and (_is_off(verb) or _will_not_be(verb))


def _comes_to_nothing(noun: Token) -> bool:
    """As in "Nothing will come of the visit that he had announced", "The plan to meet came to nothing"; of
    talks from which nothing came this is not said."""
    intended = noun.lemma_.lower() in _INTENTIONS
    planned = intended or any(
        c.dep_ in ("acl", "relcl", "amod") and c.lemma_.lower() in _PLANNING for c in noun.children
    )
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ == "come":
        verb = noun.head.head
        ahead = intended or bool(auxiliaries(verb) & _TO_COME)
        return planned and ahead and any(c.lower_ in ("nothing", "little") for c in verb.children)
    to = (c for c in noun.head.children if c.lower_ == "to")
    nothing = any(inner.lower_ == "nothing" for preposition in to for inner in preposition.children)
    return intended and noun.dep_ == "nsubj" and noun.head.lemma_ == "come" and nothing


def _is_off(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    if negated(verb):
        return False
    if lemma == "be":
        return any(c.lower_ == "off" and not list(c.children) for c in verb.children)
    begun = (c for c in verb.children if c.dep_ == "advcl" and c.lemma_.lower() in _BEGINNING)
    if any(m.lower_ == "before" for c in begun for m in c.children):
        return lemma in _ENDING  # "collapsed before they began"
    return lemma == "fall" and _particle(verb, "through")


def _will_not_be(verb: Token) -> bool:
    """As in "will not go ahead"; "will not take place before June" leaves it open."""
    ahead = bool(auxiliaries(verb) & _TO_COME) or (verb.head.lower_ == "going" and verb.dep_ == "xcomp")
    denied = negated(verb) or (verb.head.lower_ == "going" and negated(verb.head))
    open_ = any(t.lower_ in _STILL for t in verb.subtree)
    return ahead and denied and takes_place(verb) and not open_


def came_about(noun: Token) -> bool:
    """Whether what a noun names is told to have begun: "the talks, postponed twice, opened on Monday"."""
    return noun.dep_ in ("nsubj", "nsubjpass") and _has_begun(noun.head)


def put_off_till_then(noun: Token) -> bool:
    """The same, where the parser takes the participle for the verb."""
    verb = noun.head
    moved = noun.dep_ == "nsubj" and _moves(verb) and not auxiliaries(verb)
    return moved and any(c.dep_ == "conj" and _has_begun(c) for c in verb.children)


def _has_begun(verb: Token) -> bool:
    return verb.tag_ == "VBD" and verb.lemma_.lower() in _BEGINNING and not negated(verb)


def told_to(verb: Token) -> Token | None:
    """The verb of saying where the parser hangs the report on whom or where it is told: "told a news
    conference that …", "said in a statement that …"."""
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)
    if verb.dep_ not in ("acl", "relcl") or not that:
        return None
    noun = verb.head
    if noun.lemma_.lower() in _UNCERTAIN:
        return None
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    to_them = noun.dep_ == "pobj" or (noun.dep_ in ("dobj", "dative") and above.lemma_.lower() == "tell")
    return above if to_them and above.lemma_.lower() in words.SAYING else None


def takes_place(verb: Token) -> bool:
    """Whether a verb says of its subject no more than that it takes place: "go ahead", "be held"."""
    return listed(verb, _TAKING_PLACE)


def plans_dropped(trigger: Token) -> Token | None:
    """The verb by which an event is called off in its own clause, or as what plans were for: "plans to meet
    were dropped"."""
    if trigger.dep_ == "relcl" and trigger.lemma_.lower() in _PLANNING and called_off(trigger.head):
        return governor(trigger.head)  # "the visit that he had announced was called off"
    part = False  # of something else that was planned: "a visit, where he was to hold talks"
    for token in (trigger, *trigger.ancestors):
        if (part or token.i == trigger.i or token.lemma_.lower() in _INTENTIONS) and called_off(token):
            return token.head if is_verb(token.head) else governor(token)
        if is_verb(token) and _is_off(token):
            return token
        part = part or (token.dep_ == "relcl" and _was_to_be(token))
        clause = token.dep_ in ("ccomp", "relcl", "advcl") and not part
        if clause and token.head.lemma_.lower() not in _INTENTIONS:
            return None
    return None


def _was_to_be(verb: Token) -> bool:
    """As in "was to meet", "had been due to meet", "was scheduled to meet"."""
    fixed = verb.lemma_.lower() in _SCHEDULED or any(c.lower_ == "due" for c in verb.children)
    to = any(c.dep_ == "xcomp" and "to" in auxiliaries(c) for c in verb.children)
    past = verb.tag_ == "VBD" or bool(auxiliaries(verb) & {"was", "were", "had"})
    return past and ((verb.lemma_ == "be" and (to or fixed)) or fixed)


def was_to_have(verb: Token) -> bool:
    """As in "was to have flown to Oslo": it did not come to that."""
    return {"to", "have"} <= auxiliaries(verb) and verb.head.lower_ in ("was", "were")


def unmeant(event: Token) -> bool:
    """As in "There are no plans for X to meet Y", "had no intention of holding talks"; who has "no plans to
    cancel the talks" or "to vote at the summit" says nothing against them."""
    if any(c.dep_ in ("acl", "relcl") for c in event.children):
        return False  # "no reason for the talks that A and B held to fail"
    step = event
    while step.head.i != step.i:
        above = step.head
        if above.lemma_.lower() in _UNMEANT and above.pos_ == "NOUN":
            none = any(c.lower_ == "no" for c in above.children)
            return none or (any(c.lower_ == "any" for c in above.children) and negated(above.head))
        # "to hold talks", "to visit X for talks"
        light = step.dep_ == "dobj" and above.lemma_.lower() in words.LIGHT
        if not (light or step.dep_ in ("pobj", "pcomp", "conj", "xcomp") or step.lower_ in _BEFORE_UNMEANT):
            return False
        step = above
    return False


def kept_up(noun: Token) -> bool:
    """As in "will not cancel his trip": it stands."""
    verb = noun.head
    return (
        noun.dep_ in ("dobj", "nsubjpass")
        and negated(verb)
        and bool(auxiliaries(verb) & _TO_COME)
        and (verb.lemma_.lower() in _DROPPED or (verb.lemma_.lower() in ONLY_OFF and _particle(verb, "off")))
    )


def withdrawn(noun: Token) -> bool:
    """As in "pulled out of a summit with X", "withdrew from the talks with Y": without him there is none."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "from"):
        return False
    above = noun.head.head
    verb = above.head if above.lower_ == "out" else above
    partner = any(c.lower_ == "with" for c in noun.children)
    return partner and verb.lemma_.lower() in _WITHDRAWING and not negated(verb)


def mover(event: Token) -> Token | None:
    """The verb by which an event was moved to a new day or place: "postponed" in "postponed their meeting to
    Thursday"."""
    return next((verb for verb in _movers(event) if "had" not in auxiliaries(verb) and _goals(verb)), None)


def goals(event: Token) -> list[Token]:
    """The prepositions before the new day or place of an event that was moved: "to" in "postponed their
    meeting from Monday to Thursday"."""
    verb = mover(event)
    return _goals(verb) if verb is not None else []


def is_goal(preposition: Token) -> bool:
    """Whether what stands behind a preposition is where or when something was moved to."""
    return preposition.lower_ in _GOALS and any(
        preposition in _goals(verb) for verb in preposition.ancestors if is_verb(verb) and _moves(verb)
    )


def moves_something(verb: Token) -> bool:
    """Whether a verb moves what its object or passive subject names: "the talks were moved to Rome"."""
    return _moves(verb) and any(c.dep_ in ("dobj", "nsubjpass", "auxpass") for c in verb.children)


def _movers(event: Token) -> Iterator[Token]:
    if event.dep_ in ("dobj", "nsubjpass") and _moves(event.head):
        yield event.head
    yield from (c for c in event.children if c.dep_ in ("acl", "relcl", "ccomp") and _moves(c))
    # The parser may take a participle for the verb: "Talks planned for June 3 were moved to June 5", "A
    # meeting, postponed to Friday, will take place in Rome".
    verb = event.head
    if event.dep_ == "nsubj" and verb.lemma_.lower() in _SCHEDULED:
        yield from (c for c in verb.children if c.dep_ == "ccomp" and _moves(c))
    if event.dep_ == "nsubj" and verb.tag_ == "VBN" and not auxiliaries(verb) and _moves(verb):
        yield verb


def _goals(verb: Token) -> list[Token]:
    """The prepositions before a new day or place, whatever behind the verb the parser hangs them on."""
    return [t for t in _above(verb).subtree if t.i > verb.i and t.lower_ in _GOALS and _is_new(t, verb)]


def _above(verb: Token) -> Token:
    """The verb to which the parser may go back behind a comma: "agreed to move their talks, first set for
    June 12, to June 19"."""
    return verb.head if verb.dep_ == "xcomp" else verb


def _is_new(preposition: Token, verb: Token) -> bool:
    described = {t for c in preposition.subtree if c.dep_ in ("acl", "relcl") for t in c.subtree}
    new = [t for t in preposition.subtree if (t.ent_type_ or t.pos_ == "PROPN") and t not in described]
    dated = any(t.ent_type_ == "DATE" for t in new)
    vague = any(t.lower_ in _VAGUE for t in preposition.subtree)
    if preposition.dep_ not in ("prep", "dative") or not new or vague:
        return False
    if preposition.lower_ == "for" and not (dated and verb.lemma_.lower() in _MOVING_TO):
        return False
    old = preposition.head.dep_ in ("acl", "relcl") and preposition.head.lemma_.lower() in _SCHEDULED
    if preposition.lower_ == "for" and old:
        return False  # "postponed a visit scheduled for next week"
    token, behind_from = preposition.head, False
    while token not in (verb, _above(verb)):
        behind_from = behind_from or token.lower_ == "from"
        thing = token.pos_ in ("NOUN", "PROPN") or token.dep_ in ("acl", "relcl")
        thing = thing or (token.dep_ in ("advcl", "conj") and token.lemma_.lower() in _SCHEDULED)
        particle = token.dep_ in ("advmod", "prt") or token.lower_ == "from"
        if not (particle or (thing and (dated or behind_from))):
            return False
        token = token.head
    return True


def _moves(verb: Token) -> bool:
    return listed(verb, _MOVING)


def _particle(verb: Token, particle: str) -> bool:
    return any(c.lower_ == particle and c.dep_ in ("prt", "advmod", "prep") for c in verb.children)
