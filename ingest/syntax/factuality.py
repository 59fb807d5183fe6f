"""Whether what a word tells has happened, will happen, was called off, was denied, or is only thought of."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.lexicon import triggers as words
from ingest.lexicon.triggers import Status
from ingest.lexicon.words import word_sets
from ingest.syntax.fiction import fictional
from ingest.syntax.plans import (
    came_about,
    kept_up,
    mover,
    plans_dropped,
    put_off_till_then,
    takes_place,
    unmeant,
    was_to_have,
    withdrawn,
)
from ingest.syntax.relations import (
    OBJECTS,
    auxiliaries,
    first_conjunct,
    governor,
    is_verb,
    listed,
    negated,
    prepositional,
)
from ingest.syntax.untrue import untrue
from ingest.syntax.verb_factuality import Step, verb_status

_LEXICON = word_sets("syntax", "factuality")

_PRESENCE = _LEXICON["presence"]
_FIXED = _LEXICON["fixed"]
_CALLED_OFF = _LEXICON["called_off"]
_RUNNING = _LEXICON["running"]
_MISSING = _LEXICON["missing"]
_PROPOSED = _LEXICON["proposed"]
_PREPARED = _LEXICON["prepared"]
_DENYING = _LEXICON["denying"]
_COMING = _LEXICON["coming"]
_FUTURE = _LEXICON["future"]
_POSSIBLE = _LEXICON["possible"]
_THOUGHT = _LEXICON["thought"]
_ENDS = _LEXICON["ends"]
_SCHEDULED = _LEXICON["scheduled"]
_REPLACED = _LEXICON["replaced"]
_UNDONE = _LEXICON["undone"]
_AVOIDING = _LEXICON["avoiding"]
_CONDITION = _LEXICON["condition"]
_REFUSALS = _LEXICON["refusals"]
_SITTING = _LEXICON["sitting"]
_UNREAL = _LEXICON["unreal"]
_BEING, _EXCEPT = _LEXICON["being"], _LEXICON["except"]
_INVERTED, _NOBODY = _LEXICON["inverted"], _LEXICON["nobody"]


def status_of(trigger: Token) -> Status:
    """The status of the event that a trigger names.

    Climbs from the trigger through the words that govern it and asks each for tense, negation and
    attitude, up to the verb of saying: what somebody says holds as said.
    """
    if trigger.sent.text.rstrip("\"”’' \n").endswith("?"):
        return "hypothetical"
    if (said := _only_said(trigger)) is not None:
        return status_of(said)
    if (overruled := _overruled(trigger)) is not None:
        return overruled
    if trigger.pos_ in ("NOUN", "PROPN"):
        status = _noun_status(trigger)
        if status == "planned":
            told = _climb(trigger)
            return told if told in ("hypothetical", "negated", "cancelled") else "planned"
        if status != "held":
            return status
    return _climb(trigger)


def _overruled(trigger: Token) -> Status | None:
    """What a sentence says of an event from further off, whatever its own clause says."""
    if withdrawn(trigger):
        return "cancelled"
    if fictional(trigger):
        return "hypothetical"
    if untrue(trigger) or unmeant(trigger) or _with_nobody(trigger):
        return "negated"
    if _unreal(trigger):
        return "hypothetical"
    if trigger.pos_ == "NOUN" and put_off_till_then(trigger):
        return _climb(trigger)
    if (verb := mover(trigger)) is not None:
        return "planned" if _climb(verb) in ("held", "planned") else "hypothetical"
    if (verb := plans_dropped(trigger)) is not None:
        # "despite calls to cancel the trip", "denied that the talks had been called off", "no plans to cancel
        # them"
        going_on = verb.tag_ == "VBG" and bool(auxiliaries(verb) & _BEING) and not negated(verb)
        told = going_on or takes_place(verb) or _climb(verb) in ("held", "planned")
        told = told and not unmeant(verb)
        return "cancelled" if told else "planned"
    if kept_up(trigger):
        return "planned"
    if _done_instead(trigger):
        return "hypothetical"
    clause = True  # still in the event's own clause
    for token in (trigger, *trigger.ancestors):
        kept = trigger.pos_ == "NOUN" and token.lemma_.lower() in words.ATTEND
        if (
            clause
            and not kept
            and any(
                c.lower_ == "longer" and any(n.lower_ == "no" for n in c.children) for c in token.children
            )
        ):
            return "cancelled"  # "will no longer meet"; a summit that one no longer attends is held
        if token.i != trigger.i and token.pos_ == "NOUN" and token.lemma_.lower() in _REFUSALS:
            return "negated"
        clause = clause and token.dep_ not in ("ccomp", "relcl", "advcl", "acl")
    return None


def _with_nobody(trigger: Token) -> bool:
    """As in "had met nobody from the government", "spoke to no one"; not in "met none other than X"."""
    partners = [child for child in trigger.children if child.dep_ in OBJECTS]
    partners += prepositional(trigger, "with", "to") if is_verb(trigger) else []
    for one in partners:
        nobody = one.lower_ in _NOBODY or (
            one.lower_ == "one" and any(c.lower_ == "no" for c in one.children)
        )
        if nobody and not any(t.lower_ in _EXCEPT for t in trigger.doc[one.i + 1 : one.i + 3]):
            return True
    return False


def _unreal(trigger: Token) -> bool:
    """As in "Had X gone to Oslo, he would have seen Y"; not in "Were it not for X, who met Y, …"."""
    opening = trigger.sent[0]
    if opening.lower_ not in _INVERTED or trigger.i == opening.i:
        return False
    if any(token.dep_ == "relcl" for token in (trigger, *trigger.ancestors)):
        return False
    return any("have" in (helpers := auxiliaries(verb)) and helpers & _UNREAL for verb in trigger.sent)


def _only_said(trigger: Token) -> Token | None:
    """What somebody says to nobody in particular that he will not do: "I will never sit down with X," Y told
    a crowd."""
    verb = trigger.head if trigger.dep_ in ("dobj", "dative") else trigger
    told = [c for c in verb.children if c.dep_ in ("dobj", "dative")]
    somebody = words.OFFICIALS | words.TALK_NOUNS | words.GATHERING_NOUNS
    if verb.lemma_.lower() not in words.SAYING or any(
        t.pos_ == "PROPN" or t.lemma_.lower() in somebody for t in told
    ):
        return None
    refused = (c for c in verb.children if c.dep_ == "ccomp" and negated(c))
    return next((c for c in refused if c.lemma_.lower() in words.MEET | _SITTING), None)


def _done_instead(trigger: Token) -> bool:
    """As in "The two, who were to meet on Monday, will meet on Friday instead"."""
    was_to = trigger.head.lower_ in ("was", "were") and "to" in auxiliaries(trigger)
    behind = (t for t in trigger.sent if t.i > trigger.i and t.lower_ == "instead")
    return was_to and any(auxiliaries(verb) & _FUTURE for t in behind if (verb := governor(t)) is not None)


#: So many words up the parse are asked: a bound, for what is further up governs another event.
_STEPS = 10


def _climb(trigger: Token) -> Status:
    token, below = trigger, trigger
    if _dropped(trigger):
        return "cancelled"
    adjunct = False  # the event is but a circumstance of what is told
    for _ in range(_STEPS):
        if token.pos_ in ("VERB", "AUX", "ADJ"):
            status = verb_status(Step(token, below, trigger, adjunct))
            if status is not None:
                return status
        if token.head.i == token.i:
            return "held"
        if token.dep_ == "csubj" and auxiliaries(token.head) & (_POSSIBLE | _FUTURE):
            return "hypothetical"  # "signing the treaty would help"
        if token.dep_ == "pcomp" and token.head.head.lemma_.lower() in _THOUGHT:
            return "hypothetical"  # "with the aim of convening a meeting"
        if token.dep_ == "prep" and _presupposed(token, below):
            adjunct = True
        if token.dep_ == "prep":
            ahead = token.lower_ in words.BEFORE and below.lemma_.lower() not in _ENDS
            if ahead and trigger.pos_ == "NOUN" and not _past(token.head):
                return "planned"
            if _is_ahead_of(token) and below is trigger and (_is_new(trigger) or _leaves(trigger)):
                return "planned"
            if token.lower_ == "without":
                return "negated"
            adjunct = adjunct or token.lower_ not in ("for", "to", "in", "on", "at", "of")
        if token.dep_ in ("advcl", "relcl", "acl"):
            if any(c.dep_ == "mark" and c.lower_ in _CONDITION for c in token.children):
                return "hypothetical"
            if any(c.dep_ == "mark" and c.lower_ == "before" for c in token.children):
                adjunct = True
            purpose = any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
            if token.dep_ == "advcl" and _to_come(token):
                return "planned"
            if token.dep_ in ("relcl",) or (token.dep_ == "advcl" and not purpose and token.tag_ != "VBG"):
                return "held"
            adjunct = adjunct or not purpose
        if token.dep_ == "ccomp" and token.head.lemma_.lower() in words.SAYING and not _denies(token.head):
            return "held"
        if token.dep_ == "parataxis" or _is_sentence_before(token):
            return "held"
        below, token = token, token.head
    return "held"


def _is_sentence_before(clause: Token) -> bool:
    """As in "They met on Monday; nobody smiled", where the parser hangs the first clause on the second."""
    between = clause.doc[clause.i : clause.head.i]
    return clause.dep_ == "ccomp" and any(t.text == ";" for t in between)


def _is_ahead_of(preposition: Token) -> bool:
    return preposition.lower_ == "of" and preposition.head.lower_ == "ahead"


def _is_new(noun: Token) -> bool:
    """Whether a noun is told of for the first time: "a summit"."""
    return noun.doc[noun.left_edge.i].lower_ in ("a", "an")


def _leaves(noun: Token) -> bool:
    return noun.lemma_.lower() == "departure"


def _to_come(clause: Token) -> bool:
    """As in "are expected to agree when they gather here": the present of what lies ahead."""
    when = any(c.lower_ == "when" for c in clause.children)
    ahead = (t for t in clause.ancestors if t.pos_ in ("VERB", "AUX"))
    return (
        when
        and clause.tag_ in ("VBP", "VBZ", "VB")
        and any(auxiliaries(t) & _FUTURE or t.lemma_.lower() in words.PLANNED for t in ahead)
    )


def _dropped(trigger: Token) -> bool:
    """As in "had been due to receive X on Monday, but …", "was due there but stayed at home": it did not
    come to that."""
    for verb in (trigger, *trigger.ancestors):
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        helpers = auxiliaries(verb)
        if was_to_have(verb):
            return True
        due = verb.lemma_.lower() in _SCHEDULED or any(c.lower_ == "due" for c in verb.children)
        due = due or any(c.dep_ == "xcomp" and _is_to(verb, c) for c in verb.children)
        past = "had" in helpers or verb.lower_ in ("was", "were")
        if due and past and any(t.lower_ == "but" and t.i > verb.i and _replaced(t) for t in verb.sent):
            return True
        if verb.dep_ not in ("xcomp", "acl"):
            return False
    return False


def _is_to(verb: Token, clause: Token) -> bool:
    """As in "was to fly to Oslo for talks with X"."""
    return verb.lemma_ == "be" and "to" in auxiliaries(clause)


def _replaced(but: Token) -> bool:
    """Whether the clause behind "but" tells that it came otherwise: not "but gave no details"."""
    behind = but.doc[but.i + 1 : but.sent.end]
    joined = [c for c in but.head.conjuncts if c.i > but.i]
    verb = next((token for token in (*joined, *behind) if is_verb(token)), None)
    if verb is None:
        return False
    verbs = [verb, *(c for c in verb.children if c.dep_ in ("xcomp", "conj") and c.i > verb.i)]
    said = {t.lemma_.lower() for one in verbs for t in (one, *one.children) if t.i > but.i}
    return (
        bool(said & _REPLACED)
        or any(listed(one, _REPLACED) for one in verbs)
        or any((negated(one) or _avoided(one)) and one.lemma_.lower() in _UNDONE for one in verbs)
    )


def _avoided(verb: Token) -> bool:
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _AVOIDING


_HELD = _LEXICON["held"]


def _presupposed(preposition: Token, noun: Token) -> bool:
    """As in "did not discuss it at their meeting": what is denied is not that they met."""
    if preposition.i < preposition.head.i and preposition.lower_ in ("at", "in", "on"):
        return True  # "In a phone call with X, Y offered help"
    return (
        preposition.lower_ in ("at", "in")
        and preposition.head.pos_ == "VERB"
        and preposition.head.lemma_.lower() not in words.ATTEND | words.TRAVEL | words.MEET | _PRESENCE
        and any(c.dep_ in ("poss", "det") and c.lower_ in _HELD for c in noun.children)
    )


def _noun_status(noun: Token) -> Status:
    modifiers = {c.lower_ for c in noun.children if c.dep_ in ("amod", "det", "compound", "advmod", "nmod")}
    if modifiers & words.CANCELLED_MODIFIERS:
        return "cancelled"
    if "no" in modifiers:
        return "negated"
    first = first_conjunct(noun)
    if first.i != noun.i and not any(child.dep_ in ("det", "poss") for child in noun.children):
        # "the upcoming G7 summit and NATO summit"
        modifiers |= {child.lower_ for child in first.lefts} & words.PLANNED_MODIFIERS
    if modifiers & words.PLANNED_MODIFIERS:
        return "planned"
    if any(t.lower_ in _COMING for c in noun.children if c.dep_ == "poss" for t in c.subtree):
        return "planned"  # "next week's meeting"
    if modifiers & words.HYPOTHETICAL_MODIFIERS:
        return "hypothetical"
    for child in noun.children:
        if child.dep_ in ("acl", "relcl", "amod"):
            lemma = child.lemma_.lower()
            if lemma in _FIXED:
                return "planned"
            if lemma == "hold" and "to" in auxiliaries(child):
                return "planned"
            off = lemma in _CALLED_OFF and child.tag_ != "VB"  # not "calls to cancel the trip"
            if off and not came_about(noun):
                return "cancelled"
            if auxiliaries(child) & _FUTURE and lemma in words.LIGHT | _RUNNING:
                return "planned"  # not "the summit, which will focus on trade"
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _MISSING:
        return "negated"
    if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "for", "to") and noun.head.head.pos_ == "NOUN":
        above = noun.head.head.lemma_.lower()
        if above in _PROPOSED:
            return "hypothetical"
        if above in _PREPARED:
            return "planned"
    return "held"


def _past(token: Token) -> bool:
    """Whether the clause around a word tells of the past."""
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    return token.tag_ == "VBD" and token.lemma_.lower() not in words.SAYING


def _denies(verb: Token) -> bool:
    return verb.lemma_.lower() in _DENYING or negated(verb)
