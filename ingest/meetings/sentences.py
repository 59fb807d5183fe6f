"""Sentences as plain values, for the stages that touch no token."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from ingest.text.sentences import Sentence, Sentences


def sentences_of(doc: Doc) -> Sentences:
    """The sentences of a parsed text."""
    spans = tuple((token.idx, token.idx + len(token)) for token in doc)
    return Sentences(doc.text, spans, tuple(sentence_of(span) for span in doc.sents))


def sentence_of(span: Span) -> Sentence:
    """A sentence as a value."""
    return Sentence(span.start, span.end, span.start_char, span.text, tuple(t.lower_ for t in span))
