"""Words by name: sets of them, a TOML file for each room, and what words stand for, in ``tables.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

#: A file for each room that asks for words; its tables are named after the modules that do.
WORD_FILES = ("actors", "commitments", "dates", "meetings", "syntax", "text")


@cache
def word_sets(file: str, table: str) -> Mapping[str, frozenset[str]]:
    """The sets of a table: ``word_sets("meetings", "triggers")["meet"]`` holds "confer"."""
    return {name: frozenset(words) for name, words in _tables(file)[table].items()}


def word_table(table: str) -> Mapping[str, Any]:
    """What each word of a table stands for: ``word_table("houses")["Kremlin"]`` is "Moscow"."""
    found: Mapping[str, Any] = _tables("tables")[table]
    return found


@cache
def _tables(file: str) -> Mapping[str, Any]:
    return tomllib.loads((files("ingest.lexicon") / f"{file}.toml").read_text("utf-8"))
