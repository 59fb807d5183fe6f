"""Questions that every stage asks of a parsed sentence: who does it, to whom, is it said to be so."""

from __future__ import annotations

from collections.abc import Container, Iterator

from spacy.tokens import Doc, Token

from ingest.lexicon.words import word_sets

_LEXICON = word_sets("syntax", "relations")

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "obj", "dative"})
_OCCURRING = _LEXICON["occurring"]
BORROWING = _LEXICON["borrowing"]
_NEXT = _LEXICON["next"]
#: Penn tags of verbs that have a subject.
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: With these another clause begins: its verb, or "who".
_OPENING = FINITE | {"WDT", "WP"}


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and what is coordinated with it: "A, B and C" from A. Appositions that the parser
    hung in their stead are not followed."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.i > token.i and not _opens_a_clause(child):
            yield from conjuncts(child)


def _opens_a_clause(noun: Token) -> bool:
    """Whether what the parser coordinates with an object does what comes next: "met A and B left"."""
    after = noun.right_edge.i + 1
    beside = noun.doc[after] if after < len(noun.doc) else noun
    verb = beside.head if beside.dep_ in _BEFORE_VERBS else beside
    return verb.dep_ == "conj" and _misplaced(verb) == [noun]


#: What may stand between a subject and its verb.
_BEFORE_VERBS = ("aux", "auxpass", "neg", "advmod")


def _misplaced(verb: Token) -> list[Token]:
    """The subject that the parser coordinates with the object before it: "sent Mali trucks and Mali agreed".

    Two verbs that share one subject have an "and", a comma or a "then" between them.
    """
    if verb.dep_ != "conj" or any(child.dep_ in SUBJECTS for child in verb.children):
        return []
    before = [child for child in verb.children if child.dep_ in _BEFORE_VERBS and child.i < verb.i]
    if not {verb.tag_, *(child.tag_ for child in before)} & FINITE:
        return []
    if any(child.lower_ in _NEXT for child in before):
        return []  # "met A and B then left"
    start = min([verb, *before], key=lambda token: token.i).i
    last = verb.doc[start - 1]
    for noun in (last, *last.ancestors):
        if noun.right_edge.i != last.i:
            break
        if noun.dep_ == "conj" and noun.pos_ in ("NOUN", "PROPN") and noun.head.i > verb.head.i:
            return [noun] if verb.doc[noun.left_edge.i - 1].dep_ == "cc" else []
    return []


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that a token belongs to."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def governor(token: Token) -> Token | None:
    """The nearest verb above a token, itself excluded."""
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None


def clause(token: Token) -> Iterator[Token]:
    """The words that a token hangs on, up to the verb of its clause."""
    for above in token.ancestors:
        if is_verb(above) and above.dep_ not in ("acl", "amod"):
            return
        yield above


def own_subjects(verb: Token) -> list[Token]:
    """Subjects that stand with this verb itself; a relative pronoun gives its antecedent."""
    found: list[Token] = []
    start = _item_start(verb) or _clause_start(verb)
    for child in verb.children:
        if child.dep_ in SUBJECTS and not (start is not None and child.i < start):
            if child.tag_ in ("WDT", "WP") or (child.lower_ == "that" and verb.dep_ == "relcl"):
                found.append(_antecedent(verb) if verb.dep_ == "relcl" else child)
            else:
                found.append(child)
    return found or _misplaced(verb)


def _antecedent(clause: Token) -> Token:
    """What a relative clause tells of: the summit in "the summit of the League, which is to open today"."""
    noun = first_conjunct(clause.head)
    verb = next((c for c in clause.children if c.dep_ == "xcomp"), clause)
    opens = verb.lemma_.lower() in _OCCURRING and not any(c.dep_ in OBJECTS for c in verb.children)
    if opens and noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        return noun.head.head
    return noun


def _clause_start(verb: Token) -> int | None:
    """Where a clause begins to which the parser gives the subject of the sentence as well as its own: "X,
    speaking before Y is due to …"."""
    mark = next((c.i for c in verb.children if c.dep_ == "mark"), None)
    own = mark is not None and any(c.dep_ in SUBJECTS and c.i > mark for c in verb.children)
    return mark if own else None


#: So many clauses up a verb's subject is borrowed from: a bound, for a parse may be damaged.
_CLAUSES = 8


def subjects(verb: Token) -> list[Token]:
    """Who does it: the verb's own subject, else that of the clause it hangs on.

    "Talabani arrived and met …", "is set to meet", "after meeting …", "…, who met" all find the
    person; so does "a delegation led by X" by its passive.
    """
    token = _outside(verb)
    for _ in range(_CLAUSES):
        found = own_subjects(token) or _subjects_of_items_before(token)
        if found:
            return found
        if token.dep_ in ("relcl", "acl") and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return [first_conjunct(token.head)]
        if token.dep_ == "xcomp" or token.dep_ == "ccomp":
            # "the ministry ordered X to meet Y": the object acts.
            objects = [child for child in token.head.children if child.dep_ in OBJECTS]
            if objects and token.dep_ == "xcomp" and objects[0].i < token.i:
                return objects
        if token.dep_ not in BORROWING or token.head.i == token.i:
            above = governor(token)
            if above is None or token.dep_ in ("parataxis",):
                return []
            token = above
            continue
        token = token.head
        while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
            token = token.head
    return []


def _outside(verb: Token) -> Token:
    """The verb that a past one goes on from, where the parser put it into a clause of the present: "voiced
    his belief that trade is vital and pledged to"; else the verb itself."""
    inner = first_conjunct(verb)
    past = verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBN") and not auxiliaries(verb)
    if not past or inner.tag_ not in ("VBZ", "VBP") or inner.dep_ != "acl" or own_subjects(verb):
        return verb
    outer = governor(inner)
    return outer if outer is not None and outer.tag_ == "VBD" else verb


def _item_start(verb: Token) -> int | None:
    """Where a verb begins an item of a list in one sentence: "discussed trade; and agreed to meet"."""
    i = verb.i - 1
    while i > 0 and verb.doc[i].dep_ in ("cc", "advmod"):
        i -= 1
    return i if i > 0 and verb.doc[i].text == ";" else None


def _subjects_of_items_before(verb: Token) -> list[Token]:
    """Those of the first item of such a list, which the parser may hang on a later one."""
    start = _item_start(verb)
    if start is None:
        return []
    return [
        subject
        for child in verb.children
        if child.i < start and child.dep_ in ("ccomp", "parataxis")
        for subject in own_subjects(child)
    ]


def prepositional(head: Token, *prepositions: str) -> list[Token]:
    """Objects of given prepositions that hang on a token, coordinated prepositions included."""
    found: list[Token] = []
    for child in head.children:
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ in prepositions:
            found += [inner for inner in child.children if inner.dep_ in ("pobj", "pcomp")]
            for other in child.conjuncts:
                if other.lower_ in prepositions:
                    found += [inner for inner in other.children if inner.dep_ in ("pobj", "pcomp")]
    return found


def negated(verb: Token) -> bool:
    """Whether a verb stands under "not", "never", "no longer", "neither"."""
    denying = (c for c in verb.children if c.dep_ == "neg" or c.lower_ in ("never", "neither"))
    # "will come on Friday, not on Thursday" denies the day.
    return any(c.i < verb.i or c.nbor(-1).text != "," for c in denying)


def auxiliaries(verb: Token) -> set[str]:
    """Lower-case auxiliaries of a verb: {"will", "be"}."""
    return {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}


def next_clause(verb: Token) -> int:
    """Where what stands behind a verb ends: at the token with which another clause begins ("… and met Y",
    "… who"), or with the sentence."""
    behind = verb.doc[verb.i + 1 : verb.sent.end]
    return next((token.i for token in behind if token.tag_ in _OPENING), verb.sent.end)


def is_passive(verb: Token) -> bool:
    """Whether a verb has an auxiliary of the passive: "was granted"."""
    return any(child.dep_ == "auxpass" for child in verb.children)


def has_particle(verb: Token, word: str) -> bool:
    """Whether a verb has a particle: "called off"."""
    return any(child.dep_ == "prt" and child.lower_ == word for child in verb.children)


def is_label(doc: Doc, start: int, end: int) -> bool:
    """Whether words only say who speaks next, as in a transcript: "PRESIDENT BIDEN: …"."""
    first = start == 0 or "\n" in doc[start - 1].text
    return first and doc[end : end + 1].text == ":" and doc[start:end].text.isupper()


#: A label has so many words at the most.
_LABEL = 6


def is_transcript(doc: Doc) -> bool:
    """Whether a text gives what was said under labels of who speaks: two of them, or "THE PRESIDENT: …"; a
    report may have one, its dateline."""
    found = 0
    for colon in doc:
        if colon.text != ":":
            continue
        start = colon.i
        while start and colon.i - start <= _LABEL and "\n" not in doc[start - 1].text:
            start -= 1
        if start < colon.i and is_label(doc, start, colon.i):
            found += 2 if doc[start].text == "THE" else 1
        if found > 1:
            return True
    return False


def is_verb(token: Token) -> bool:
    """Whether a word is a verb or an auxiliary."""
    return token.pos_ in ("VERB", "AUX")


def is_verbal(token: Token) -> bool:
    """Whether a word tells a deed as a verb, be it that the parser took its gerund for a noun."""
    return is_verb(token) or token.tag_ == "VBG"


def listed(verb: Token, table: Container[str]) -> bool:
    """Whether a verb stands in a table, alone or with a word that hangs on it: "postpone", "put off"."""
    lemma = verb.lemma_.lower()
    return lemma in table or any(f"{lemma} {child.lower_}" in table for child in verb.children)


def base(token: Token) -> str:
    """A word's base form in small letters; of "the Leaders", which the tagger takes for a name, too."""
    lemma = token.lemma_.lower()
    return lemma.removesuffix("s") if token.tag_ == "NNPS" else lemma
