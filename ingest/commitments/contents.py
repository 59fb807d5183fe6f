"""What is promised, and by whom: the clause or noun that a promise governs, and its subjects.

Of "A and B agreed to reduce tariffs" ``infinitive`` gives "reduce", ``who`` A and B.
"""

from __future__ import annotations

from spacy.tokens import Token

from ingest.commitments.assertion import is_conditional
from ingest.lexicon import commitments as words
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import (
    OBJECTS,
    auxiliaries,
    base,
    governor,
    is_passive,
    is_verb,
    negated,
    prepositional,
    subjects,
)

_LEXICON = word_sets("commitments", "contents")

_FRIGHTENING = _LEXICON["frightening"]
_SHOULD = _LEXICON["should"]
_PHASES = _LEXICON["phases"]
_TRYING = _LEXICON["trying"]
_AT_HOME, _DESCRIBING = _LEXICON["at_home"], _LEXICON["describing"]
_UNDERGOING = _LEXICON["undergoing"]
_USING, _FORCE = _LEXICON["using"], _LEXICON["force"]
_HONOURING, _MERITS = _LEXICON["honouring"], _LEXICON["merits"]
_COSTING = _LEXICON["costing"]
_SENDING, _MESSAGE = _LEXICON["sending"], _LEXICON["message"]

_QUANTITY = _LEXICON["quantity"]


def is_resolved(word: Token) -> bool:
    """Whether a word of resolve is said of somebody: "is committed", "remains ready", not "a ready crew"."""
    if base(word) not in words.RESOLVE | {"commit"}:
        return False
    if word.dep_ in ("acomp", "oprd"):
        return base(word.head) in words.COPULA
    if base(word) == "commit":
        return is_passive(word)
    return word.dep_ in ("conj", "ROOT", "xcomp", "ccomp", "relcl", "advcl", "acl")


def is_threat(word: Token) -> bool:
    """Whether resolve is uttered to frighten: "warned that it was prepared to use force"."""
    above = governor(word.head if word.dep_ == "acomp" else word)
    return above is not None and above.lemma_ in _FRIGHTENING


def has(word: Token) -> set[str]:
    """The lemmas of a verb's auxiliaries: "has been committed" tells of the past."""
    return {child.lemma_ for child in word.children if child.dep_ == "aux"}


def infinitive(word: Token) -> Token | None:
    """The infinitive that a word governs: "to reduce" of "agreed to reduce"."""
    found = _with_to(word, "xcomp", "ccomp", "advcl", "acl")
    return found if found is not None and not negated(word) else None


def _with_to(word: Token, *relations: str) -> Token | None:
    """The first clause behind a word that hangs on it in one of some relations and has "to"."""
    behind = (child for child in word.children if child.i > word.i and child.dep_ in relations)
    behind = (child for child in behind if not child.text.istitle())  # not of "its Plan to Eliminate Hunger"
    return next((child for child in behind if "to" in auxiliaries(child)), None)


def deed_clause(word: Token) -> Token | None:
    """The clause that tells what its speaker does already: "assured her that they stand by the accord"."""
    for child in word.children:
        if child.dep_ in ("ccomp", "acl", "relcl") and child.i > word.i and base(child) in words.DEED:
            return child if not negated(child) else None
    return None


def future_clause(verb: Token) -> Token | None:
    """The clause that a verb governs, if it speaks of what its speaker will do."""
    clausal = ("ccomp",) if is_verb(verb) else ("acl", "relcl")
    for child in verb.children:
        if child.dep_ in clausal and child.i > verb.i and not is_conditional(child):
            helpers = auxiliaries(child)
            if helpers & (
                words.FUTURE | {"should"}
                if verb.lemma_ in _SHOULD and not prepositional(verb, "with")
                else words.FUTURE
            ):
                return child
    return None


def is_reported(verb: Token) -> bool:
    """Whether somebody is said to say it: "said it would", "it would, he said"."""
    return verb.dep_ == "ccomp" or any(
        child.dep_ in ("parataxis", "ccomp") and base(child) in words.SAY for child in verb.children
    )


def is_reflexive(verb: Token) -> bool:
    return any(child.dep_ in OBJECTS and child.lower_.endswith(("self", "selves")) for child in verb.children)


def content_of_noun(noun: Token) -> Token | None:
    """What a noun of resolve is about: "to help" of "readiness to help", "peace" of "commitment to peace"."""
    if (clause := _with_to(noun, "acl", "relcl", "xcomp", "advcl")) is not None:
        return clause
    bound = prepositional(noun, "to") or prepositional(noun, "for")
    return bound[0] if bound else None


def deed(cue: Token) -> Token:
    """What an auxiliary foretells: "pay" of "will pay", or "will pa- — pay"; else the word itself."""
    if cue.dep_ not in ("aux", "auxpass"):
        return cue
    return cue.head.head if cue.head.text.endswith("-") and cue.head.head.i > cue.head.i else cue.head


def governed(cue: Token) -> Token | None:
    """The head of what a word of committing binds to, by grammar alone; absent where it is told elsewhere.

    "announced that it would pay" gives "pay", "launched a fund" itself, "the commitments in force" nothing.
    """
    cue = deed(cue)
    if base(cue) == "go":  # "are going to build"
        return next((child for child in cue.children if child.dep_ == "xcomp"), None)
    told = words.SAY | words.DECIDE | words.AFFIRM
    if is_verb(cue) and (
        base(cue) not in words.SPEECH or (auxiliaries(cue) & words.FUTURE and base(cue) not in told)
    ):
        return cue
    if cue.dep_ == "prep":  # "committed to peace and to imposing costs"
        return next((child for child in cue.children if child.dep_ in ("pcomp", "pobj")), None)
    behind = [child for child in cue.children if child.i > cue.i or child.dep_ == "nsubjpass"]
    if base(cue) in words.AFFIRM - words.DECIDE - words.PROMISE and any(
        c.dep_ == "dobj" and base(counted(c)) not in words.INTENT | words.SUPPORT for c in behind
    ):
        return None  # "affirm the importance of rules to protect workers"
    sums = (c for c in behind if c.dep_ in ("dobj", "nsubjpass") and c.ent_type_ == "MONEY")
    if is_verb(cue) and (money := next(sums, None)) is not None:
        return money  # "announced 2 million in funding to fight floods"
    stated = [c for c in behind if c.dep_ == "dobj" and base(counted(c)) in words.INTENT]
    intended = content_of_noun(counted(stated[0])) if stated and base(cue) in words.AFFIRM else None
    if intended is not None and "to" in auxiliaries(intended):
        return intended  # "reaffirm our intent to share findings, to foster growth"
    given = prepositional(cue, "of")
    if not is_verb(cue) and any(_is_given(noun) for noun in given):
        return given[0]  # "the announcement of 40 million in funding to fight floods"
    clauses = [c for c in behind if c.dep_ in ("xcomp", "ccomp") or "to" in auxiliaries(c)]
    clauses = [c for c in clauses if not c.text.istitle()]
    if clauses:
        return clauses[0]
    if base(cue) in words.ASSURE:
        return given[0] if given else None
    for noun in (child for child in behind if child.dep_ in ("dobj", "nsubjpass", "attr")):
        intent = content_of_noun(counted(noun)) if base(counted(noun)) in words.INTENT else None
        if intent is None and base(cue) in words.AFFIRM - words.DECIDE - words.PROMISE:
            return noun if base(noun) in words.SUPPORT | words.INTENT else None
        # "will seek action on debt", "offers advice"
        return intent or (cue if base(cue) in words.INTEND | words.OFFER else noun)
    bound = prepositional(cue, "to", "on", "upon") or (
        [] if is_verb(cue) else prepositional(cue, "for", "of")
    )
    if base(cue) in words.AFFIRM:  # "as I affirmed to the premier"
        bound = [noun for noun in bound if noun.ent_type_ != "PERSON"]
    gerunds = [child for child in behind if child.dep_ == "acl" and child.tag_ == "VBG"]
    return next(iter([*bound, *gerunds]), None)


def _is_given(noun: Token) -> bool:
    """Whether it is money, or what governments grant each other."""
    granted = words.SUPPORT | words.GRANT
    return noun.ent_type_ == "MONEY" or base(noun) in granted


def binds(content: Token) -> bool:
    """Whether what is promised is a deed of one's own: to meet is a meeting, to urge others is none."""
    deed = content
    while deed.lemma_ in _PHASES:
        inner = next((child for child in deed.children if child.dep_ in ("xcomp", "acomp")), None)
        if inner is None:
            break
        deed = inner
    if deed.pos_ not in ("VERB", "AUX"):
        return True
    if deed.lemma_ in _AT_HOME or _is_no_promise(deed):
        return False
    if content.lemma_ in words.CONTACT or (deed.lemma_ in words.URGE and deed.lemma_ not in _TRYING):
        return False
    going = deed.dep_ == "xcomp" and deed.head.lower_ == "going"
    if is_indirect(content) or (
        deed.lemma_ in _UNDERGOING | _DESCRIBING and (going or auxiliaries(deed) & words.FUTURE)
    ):
        return False
    return not (
        deed.lemma_ in words.PAY_VISIT
        and any(c.dep_ in OBJECTS and base(c) in words.MEETING for c in deed.children)
    )


def is_indirect(clause: Token) -> bool:
    """Whether it is an indirect question: "showed how Norway will build a port"."""
    return clause.dep_ == "ccomp" and any(c.tag_ == "WRB" and c.i < clause.i for c in clause.children)


def is_description(clause: Token) -> bool:
    """Whether a clause with "will" tells what something is: "that the summit will be a step"."""
    stated = any(child.dep_ in ("attr", "acomp") for child in clause.children)
    return clause.lemma_ == "be" and stated and not any(child.dep_ == "expl" for child in clause.children)


def _is_no_promise(deed: Token) -> bool:
    """Whether a verb and its object are no deed for others: "send a message", "make it fair", "it will take
    years to", "recognise their efforts", "use force", but not "never use force"."""
    objects = {base(child) for child in deed.children if child.dep_ in OBJECTS}
    following = deed.doc[min(deed.i + 1, len(deed.doc) - 1)]
    if (deed.lemma_ in _SENDING and objects & _MESSAGE) or (
        deed.lemma_ == "make" and following.lower_ == "it"
    ):
        return True
    if deed.lemma_ in _HONOURING and objects & _MERITS:
        return True
    if deed.lemma_ in _COSTING and any(c.dep_ == "nsubj" and c.lower_ == "it" for c in deed.children):
        return any("to" in auxiliaries(c) for c in deed.subtree)
    return deed.lemma_ in _USING and not negated(deed) and bool(objects & _FORCE)


def counted(noun: Token) -> Token:
    """What is counted: "agreements" of "a number of agreements"."""
    if base(noun) in _QUANTITY or noun.pos_ == "NUM":
        inner = prepositional(noun, "of")
        return inner[0] if inner else noun
    return noun


def is_denied(noun: Token) -> bool:
    return any(child.lower_ in ("no", "any", "little") for child in noun.children)


def is_domestic(document: Token) -> bool:
    enacted = any(base(noun) == "law" for noun in prepositional(document.head, "into"))
    return enacted or any(base(child) in words.DOMESTIC for child in document.children)


def who(verb: Token) -> tuple[Token, ...]:
    """Who binds himself: the subject, or in the passive the agent."""
    if is_passive(verb) and not is_resolved(verb):
        return tuple(prepositional(verb, "by", "between", "among"))
    return tuple(subjects(verb))


def makers(verb: Token, document: Token) -> tuple[Token, ...]:
    """Who signed or reached a text: "signed by A and B", "an agreement between A and B was reached"."""
    named = prepositional(verb, "by", "between", "among") or prepositional(document, "between", "among", "by")
    if named:
        return tuple(named)
    leaders = prepositional(verb, "with")
    return tuple(leaders)
