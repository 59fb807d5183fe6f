"""Questions about the words that name who binds himself: quoted, an item of a list, a group taken up."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.actors.gazetteer import entries
from ingest.actors.model import Actor, State
from ingest.lexicon import commitments as words
from ingest.lexicon.triggers import JOINT
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import base, conjuncts, first_conjunct

_LEXICON = word_sets("commitments", "phrases")
_WHO_MEET = _LEXICON["who_meet"]
_OF_OTHERS = _LEXICON["of_others"]
_TAKING_UP = _LEXICON["taking_up"]
_TOGETHER = _LEXICON["together"]

#: No quotation that one paragraph holds is longer, in tokens.
_QUOTE = 200


def is_quoted(token: Token) -> bool:
    """Whether a token stands between quotation marks opened in its paragraph."""
    opened = False
    for before in reversed(token.doc[max(0, token.i - _QUOTE) : token.i]):
        if "\n\n" in before.text:
            break
        if before.text in ("“", "”"):
            return before.text == "“"
        if before.text in ('"', "``", "''"):
            opened = not opened
    return opened


def is_item(cue: Token) -> bool:
    """Whether a verb begins an item of a list whose opening names the subject: "2. Agreed to open …;"."""
    i = cue.i
    while i > 0 and (cue.doc[i - 1].is_punct or cue.doc[i - 1].like_num or len(cue.doc[i - 1].text) == 1):
        i -= 1
    if i < 2 or not cue.doc[i - 1].is_space:
        return False
    return any(token.text in (":", ";") for token in cue.doc[max(0, i - 3) : i - 1])


def is_under_accord(cue: Token) -> bool:
    """Whether a vow is told as a part of an accord: "Under the deal, Khartoum agrees to share oil"."""
    first = cue.sent[0]
    return first.lower_ in ("under", "in") and any(
        base(noun) in words.ACCORD for noun in first.children if noun.dep_ == "pobj"
    )


def may_speak(head: Token) -> bool:
    """Whether who is named may be an author: not in "Against the backdrop of Norway's war on Kenya, we"."""
    first = first_conjunct(head)
    if first.dep_ == "pobj":
        return first.head.lower_ in ("of", "between", "by", "among", "from", "with")
    return first.dep_ != "poss"


def is_author(head: Token) -> bool:
    """Whether who is named in a sentence before "we" may be meant by it: not in "provocations by Kenya"."""
    above = first_conjunct(head).head
    if not may_speak(head) or above.lower_ not in ("by", "from", "with"):
        return may_speak(head)
    return base(above.head) in words.DOCUMENT


def is_joint(noun: Token) -> bool:
    """Whether it is a body that several set up: "the joint commission", "the Task Force"."""
    return base(noun) in JOINT and any(child.lower_ in _TOGETHER for child in noun.children)


def stands_for_group(body: Token) -> bool:
    """Whether "the leaders" may be those of a body that is named: "the League agreed", "the leaders of the
    League", not "Norway's way into the League"."""
    noun = body
    while noun.dep_ in ("compound", "poss", "nmod", "pobj", "appos", "prep") and noun.head.i != noun.i:
        if noun.dep_ == "prep" and noun.lower_ not in ("of", "from"):
            return False
        noun = noun.head
        if base(noun) in words.GROUP and noun.tag_ in ("NNS", "NNPS"):
            return True
    return body.dep_ in ("nsubj", "nsubjpass") or (base(noun) in words.GATHERING and noun.i != body.i)


def is_definite(noun: Token) -> bool:
    """Whether a group takes up one told of before: "both sides", not "the parties in the dispute"."""
    if any(child.dep_ in ("prep", "relcl", "acl") or child.lower_ in _OF_OTHERS for child in noun.children):
        return False
    return any(child.lower_ in _TAKING_UP for child in noun.children)


def is_bare(noun: Token) -> bool:
    """Whether a group stands alone: "Ministers agreed that …" are those whom the report is about."""
    return base(noun) in _WHO_MEET and not any(True for _ in noun.children)


def is_inside(token: Token, head: Token) -> bool:
    """Whether a token belongs to a noun phrase without passing through a clause in it."""
    return all(
        part.dep_ not in ("relcl", "acl", "appos", "advcl", "conj")
        and (part.dep_ != "prep" or part.lower_ in ("of", "from", "between"))
        for part in _up_to(token, head)
    )


def _up_to(token: Token, head: Token) -> Iterator[Token]:
    while token.i != head.i:
        yield token
        token = token.head


def in_apposition(token: Token, head: Token) -> bool:
    """Whether a word stands in what is said beside a name: "envoy" of "Lund, head of the Bank and envoy"."""
    return any(part.dep_ == "appos" for part in _up_to(token, head)) if head.is_ancestor(token) else False


def nations(noun: Token) -> tuple[Actor, ...]:
    """Whose officials they are by their adjectives: "Israeli participants", "Thai and Lao delegates"."""
    lexicon = entries()
    adjectives = [part for child in noun.children if child.dep_ == "amod" for part in conjuncts(child)]
    found = (lexicon.get(token.text) for token in adjectives)
    return tuple(State(entry.iso3) for entry in found if entry is not None and entry.iso3)
