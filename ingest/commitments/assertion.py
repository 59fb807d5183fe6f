"""Is a promise told as made? Not if it is denied, demanded, hoped for, possible or conditional."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.lexicon import commitments as words
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import auxiliaries, base, is_verb, negated, own_subjects, prepositional

_LEXICON = word_sets("commitments", "assertion")

_LASTING = _LEXICON["lasting"]
_PERFORMING = _LEXICON["performing"]
_WINNING = _LEXICON["winning"]
_LONG = _LEXICON["long"]
#: How a word hangs on a verb that is said of it, and how it hangs on what is told beside it.
_GOVERNED = ("xcomp", "ccomp", "dobj", "pobj", "prep", "dative")
_BESIDE = ("relcl", "advcl", "parataxis")


#: So many words up the parse are asked: a bound, for a parse may be damaged.
_STEPS = 12


def is_asserted(cue: Token, *, future: bool = False) -> bool:
    """Whether the promise that a word makes is told as made.

    Climbs from the word to the top of the sentence: negation, a modal, a condition or a verb of urging or
    hoping on the way means that nobody has bound himself; a bare year makes it history.
    ``future`` allows the word itself a "will", which is what makes a promise of "will send troops".
    """
    if is_history(cue):
        return False
    token = cue
    coordinated = False  # a modal of the first of two finite verbs is not the second's
    if any(noun.shape_ == "dddd" for noun in prepositional(token, "in")):
        return False  # "signed a contract in 1995" is history, told as background
    if token.tag_ == "VB" and token.dep_ == "ccomp" and own_subjects(token) and not auxiliaries(token):
        return False  # "suggested that Norway sign it"
    if token.tag_ == "VB" and token.dep_ == "conj" and not _finite_helpers(token):
        return False  # "the need to close the gaps, finalize the deal": an infinitive gone astray
    if negated(token) or any(child.lower_ in ("no", "neither", "nor") for child in token.children):
        return False
    for _ in range(_STEPS):
        helpers = _finite_helpers(token)
        modal = bool(helpers & words.MODAL) and not _is_said(token, helpers) and not _is_performed(token)
        if modal and not coordinated and not (future and token.i == cue.i):
            return False
        if is_conditional(token) or is_hypothetical(token):
            return False
        above = token.head
        if token.dep_ == "pcomp" and above.lower_ not in words.DOING:
            return False  # "closer to signing", "without agreeing"
        if token.dep_ in ("relcl", "acl") and above.pos_ in ("NOUN", "PROPN", "PRON"):
            return base(above) not in words.UNMADE
        if above.i == token.i or (token.dep_ == "ccomp" and token.i < above.i and own_subjects(token)):
            return True  # "He promised to help: she may stay": two sentences to a reader, one to the parser
        coordinated = token.dep_ == "conj"
        if not coordinated:
            if (is_verb(above) or above.pos_ == "ADJ") and not _lets_stand(token, above):
                return False
            if above.pos_ == "NOUN" and base(above) in words.UNMADE:
                return False
        token = above
    return True


def is_history(cue: Token) -> bool:
    """Whether it was promised long ago, and is told as background: "two years ago, we committed to", "since
    the two agreed on their border"."""
    verb = cue.head if cue.dep_ in ("aux", "auxpass") else cue
    if verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "since" for c in verb.children):
        return True
    since = [child for child in verb.children if child.lower_ == "ago"]
    return any(base(unit) in _LONG for one in since for unit in one.children)


def is_urged(cue: Token) -> bool:
    """Whether a word stands in what somebody urges, asks or hopes for: "urged Iran to provide", "sought
    commitments"."""
    token = cue
    while token.head.i != token.i and token.dep_ not in _BESIDE:
        above = token.head
        if base(above) == "look" and any(child.lower_ == "forward" for child in above.children):
            return True
        if token.dep_ in _GOVERNED and above.pos_ in ("VERB", "AUX", "ADJ") and base(above) in words.URGE:
            return True
        token = above
    return False


def is_hypothetical(clause: Token) -> bool:
    """Whether a clause tells of a case that may not come: "if it agrees", "until they sign"."""
    marks = {child.lower_ for child in clause.children if child.dep_ in ("mark", "advmod")}
    return bool(marks & words.HYPOTHETICAL)


def is_conditional(verb: Token) -> bool:
    """Whether a clause holds only in such a case: "they would be lifted if …"."""
    return any(child.dep_ == "advcl" and is_hypothetical(child) for child in verb.children)


def is_contingent(content: Token) -> bool:
    """Whether what is promised depends on an election: "restart talks if Labour wins", but not "act as one if
    tanks roll", which binds today."""
    return any(
        child.dep_ == "advcl" and base(child) in _WINNING and any(c.lower_ == "if" for c in child.children)
        for child in content.children
    )


def _finite_helpers(token: Token) -> set[str]:
    """Auxiliaries of a verb; a coordinated bare verb ("could meet and sign") has those of the first."""
    helpers = auxiliaries(token)
    while not helpers and token.dep_ == "conj" and token.tag_ in ("VB", "VBP") and not own_subjects(token):
        token = token.head
        helpers = auxiliaries(token)
    return helpers


def _is_said(token: Token, helpers: set[str]) -> bool:
    """Whether "would" and "will" are a mere frame, as in "would continue to be ready"."""
    return bool(helpers & words.FUTURE) and token.lemma_ in _LASTING


def _is_performed(token: Token) -> bool:
    """Whether somebody does what he says he can: "I can tell you that we will double our aid"."""
    return (
        token.lemma_ in _PERFORMING
        and "can" in auxiliaries(token)
        and not negated(token)
        and any(subject.lower_ in ("i", "we") for subject in own_subjects(token))
    )


def _lets_stand(clause: Token, above: Token) -> bool:
    """Whether a verb leaves what it governs a fact."""
    if clause.dep_ in ("advcl", "conj", "parataxis", "prep", "relcl", "acl", "dep", "nsubj", "agent"):
        return True
    if negated(above):
        return False
    if clause.dep_ in ("xcomp", "ccomp", "pcomp"):
        return base(above) in words.REPORT or (clause.dep_ == "ccomp" and base(above) not in words.URGE)
    return base(above) not in words.URGE
