"""Names of states and organizations: adjectives, nationals, capitals, seats, former names.

The lexicon (``lexicon/states.csv``, ``lexicon/organizations.csv``) says which
words mean which state. Capital letters count: "Turkey" is a state, "turkey" is not.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

from graph.reference.tables import organizations
from ingest.actors.georgia import american_georgia
from ingest.actors.model import Organization
from ingest.syntax.model import pipeline
from ingest.syntax.tokens import Words

Sort: TypeAlias = Literal["name", "adjective", "people", "capital", "seat", "organization", "other"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name means: a state (``iso3``), an organization, or nothing of interest (``other``)."""

    sort: Sort
    iso3: str | None = None
    organization: Organization | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A name met in a text: positions ``start`` to ``end`` (exclusive) among its words."""

    start: int
    end: int
    sort: Sort
    iso3: str | None
    organization: Organization | None


_LEXICON = files("ingest.lexicon")


def _rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader((_LEXICON / f"{table}.csv").read_text(encoding="utf-8").splitlines()))


def _split(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]


def organization(identifier: str) -> Organization:
    """An organization by its id."""
    reference = organizations()[identifier]
    return Organization(reference.id, reference.name, reference.acronym)


@cache
def entries() -> dict[str, Entry]:
    """Everything the lexicon knows, by wording. Of two meanings the first in order stands."""
    known: dict[str, Entry] = {}
    # Names that begin like those of states and mean something else.
    for wording in (_LEXICON / "otherwise.txt").read_text(encoding="utf-8").splitlines():
        known[wording] = Entry("other")
    for row in _rows("organizations"):
        body = organization(row["id"])
        for wording in _split(row["names"]):
            known.setdefault(wording, Entry("organization", None, body))
    columns: tuple[tuple[str, Sort], ...] = (
        ("names", "name"),
        ("capitals", "capital"),
        ("seats", "seat"),
        ("adjectives", "adjective"),
        ("people", "people"),
    )
    states = _rows("states")
    for column, sort in columns:
        for row in states:
            for wording in _split(row[column]):
                known.setdefault(wording, Entry(sort, row["iso3"]))
    return known


Index: TypeAlias = dict[str, list[tuple[tuple[str, ...], Entry]]]


@cache
def _index() -> Index:
    """Entries by their first word, the longest first; headlines in capitals included."""
    tokenize = pipeline().tokenizer
    index: Index = {}
    seen: set[tuple[str, ...]] = set()
    for wording, entry in entries().items():
        variants = [wording]
        if len(wording) > 4:
            variants.append(wording.upper())
        if " " in wording and (entry.sort == "name" or wording == "White House"):
            variants.append(wording.lower())  # transcripts of the spoken word
        for variant in variants:
            tokens = tuple(token.text for token in tokenize(variant))
            if tokens not in seen:
                seen.add(tokens)
                index.setdefault(tokens[0], []).append((tokens, entry))
    for candidates in index.values():
        candidates.sort(key=lambda candidate: -len(candidate[0]))
    return index


def find(words: Words) -> list[Match]:
    """All names of states and organizations in a text, without overlap, in order.

    Names of sort ``other`` only look like those of states ("South China Sea").
    """
    index = _index()
    text = words.text
    found: list[Match] = []
    i = 0
    while i < len(text):
        step = 1
        for tokens, entry in index.get(text[i], ()):
            if tuple(text[i : i + len(tokens)]) == tokens:
                step = len(tokens)
                found.append(Match(i, i + step, entry.sort, entry.iso3, entry.organization))
                break
        else:
            found += _first_half(text, i, index)
        i += step
    american = american_georgia(words, [m.start for m in found if m.sort == "name" and m.iso3 == "GEO"])
    return [replace(m, sort="other", iso3=None) if m.start in american else m for m in found]


#: Half a country, before "and" and its other half.
_HALVES = {"North": "South", "South": "North", "East": "West", "West": "East"}


def _first_half(text: Sequence[str], i: int, index: Index) -> list[Match]:
    """As North in "North and South Korea", "the North and South Korean leaders"."""
    other = _HALVES.get(text[i])
    if other is None or list(text[i + 1 : i + 3]) != ["and", other] or i + 3 >= len(text):
        return []
    whole = (text[i], text[i + 3])
    entry = next((entry for tokens, entry in index.get(text[i], ()) if tokens == whole), None)
    return [Match(i, i + 1, entry.sort, entry.iso3, entry.organization)] if entry is not None else []
