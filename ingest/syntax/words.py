"""What its tag and its place in the sentence say of a word: part of speech, features and lemma.

spaCy's rules for these look at every word of every text anew. Here they are asked once for each word in each
of its uses; only what they say of two words together is looked for in each text.
"""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from ingest.lexicon.words import word_sets

#: What is one word with what a hyphen joins to it: "co-host".
PREFIXES = word_sets("syntax", "words")["prefixes"]
#: What the rules look at, and what they set.
_GIVEN: list[int | str] = ["ORTH", "TAG", "DEP"]
_SET: list[int | str] = ["POS", "MORPH", "LEMMA", "TAG", "DEP"]
#: Uses of words that are remembered; beyond that all are forgotten.
_MOST = 300_000
#: Stands between words that are looked up together, so that none of them are two words in a row.
_APART = ","


class Words:
    """The pipeline's rules for words and its lemmatizer, in their place."""

    def __init__(self, nlp: Language) -> None:
        self._ruler = cast(AttributeRuler, nlp.get_pipe("attribute_ruler"))
        self._lemmatizer = nlp.get_pipe("lemmatizer")
        self._together = Matcher(nlp.vocab)
        rules = cast(list[dict[str, list[Any]]], self._ruler.patterns)
        for rule in rules:
            if pairs := [pattern for pattern in rule["patterns"] if len(pattern) > 1]:
                self._together.add("together", pairs)
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set part of speech, features and lemma of each word."""
        if len(self._known) > _MOST:
            self._known.clear()
        uses = [tuple(use) for use in doc.to_array(_GIVEN).tolist()]
        if new := [use for use in dict.fromkeys(uses) if use not in self._known]:
            self._known |= zip(new, self._asked(doc, [[use] for use in new]), strict=True)
        found = [self._known[use] for use in uses]
        for _, start, end in self._together(doc, allow_missing=True):
            found[start:end] = self._asked(doc, [uses[start:end]])
        if found:
            doc.from_array(_SET, _table(found))
        return doc

    def _asked(self, doc: Doc, groups: list[list[tuple[int, ...]]]) -> list[tuple[int, ...]]:
        """What the rules say of words, those of a group in a row."""
        strings = doc.vocab.strings
        apart = (strings.add(_APART), strings.add(_APART), strings.add("punct"))
        rows = [row for group in groups for row in (*group, apart)]
        parts = [_parted(strings[orth]) for orth, _, _ in rows]
        asked = Doc(doc.vocab, words=[word for _, word in parts])
        asked.from_array(_GIVEN[1:], _table([row[1:] for row in rows]))
        for token, (prefix, _) in zip(self._lemmatizer(self._ruler(asked)), parts, strict=True):
            token.lemma_ = prefix + token.lemma_
        said = asked.to_array(_SET).tolist()
        return [tuple(one) for one, row in zip(said, rows, strict=True) if row is not apart]


def _parted(word: str) -> tuple[str, str]:
    """What a hyphen joins to a word, and the word, whose forms the lemmatizer knows: "co" and "hosted"."""
    prefix, _, rest = word.partition("-")
    return (prefix.lower(), rest) if rest.isalpha() and prefix.lower() in PREFIXES else ("", word)


def _table(rows: list[tuple[int, ...]]) -> Any:
    return np.array(rows, dtype=np.uint64)
