"""Sets of words by name: the TOML files of this folder that hold nothing else."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

#: A file for each room that asks for words; its tables are named after the modules that do.
WORD_FILES = ("actors", "commitments", "dates", "meetings", "syntax", "text")


@cache
def word_sets(file: str, table: str) -> Mapping[str, frozenset[str]]:
    """The sets of a table: ``word_sets("meetings", "triggers")["meet"]`` holds "confer"."""
    text = (files("ingest.lexicon") / f"{file}.toml").read_text("utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text)[table].items()}
