"""Names of states and organizations: adjectives, nationals, capitals, seats, former names.

The lexicon (``lexicon/states.csv``, ``lexicon/organizations.csv``) says which
words mean which state. Capital letters count: "Turkey" is a state, "turkey" is not.

Some short forms of organizations are other things' names too. The column ``abbreviated`` holds those that
count only in a text that also names the body in another way ("OTS", "MSG"), the column ``common`` those that
count unless their surroundings make them another's ("Russia's Security Council", "the Commonwealth of
Virginia"). Columns of one body never share a wording, nor do two bodies.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import takewhile
from typing import Literal, TypeAlias

from graph.reference.tables import organizations
from ingest.actors.georgia import american_georgia
from ingest.actors.model import Organization
from ingest.actors.sharing import told_apart
from ingest.lexicon.calendar import MONTHS, WEEKDAYS
from ingest.lexicon.cities import regions
from ingest.lexicon.words import word_sets, word_table
from ingest.syntax.model import language
from ingest.syntax.tokens import Words

Sort: TypeAlias = Literal["name", "adjective", "people", "capital", "seat", "organization", "other"]
#: When a wording counts: always, where the text names the body otherwise too, or where it is no other's.
Use: TypeAlias = Literal["names", "abbreviated", "common"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name means: a state (``iso3``), an organization, or nothing of interest (``other``)."""

    sort: Sort
    iso3: str | None = None
    organization: Organization | None = None
    use: Use = "names"


@dataclass(frozen=True, slots=True)
class Match:
    """A name met in a text: positions ``start`` to ``end`` (exclusive) among its words."""

    start: int
    end: int
    sort: Sort
    iso3: str | None
    organization: Organization | None


_LEXICON = files("ingest.lexicon")
_WORDS = word_sets("actors", "gazetteer")
#: What states are called in full, and what may stand before it: "Federal Republic", "Hashemite Kingdom".
_STYLES, _STYLE_WORDS = _WORDS["styles"], _WORDS["style_words"]
_BEFORE_TOWNS, _CURRENCIES, _ACCORDS = _WORDS["before_towns"], _WORDS["currencies"], _WORDS["accords"]
_USES: tuple[Use, ...] = ("names", "abbreviated", "common")
_DAYS = frozenset((*MONTHS, *WEEKDAYS))


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
        for use in _USES:
            for wording in _split(row[use]):
                known.setdefault(wording, Entry("organization", None, body, use))
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
    tokenize = language().tokenizer
    index: Index = {}
    seen: set[tuple[str, ...]] = set()
    for wording, entry in entries().items():
        variants = [wording]
        # Of four letters and less, capitals may be an acronym.
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
    found = _scan(words, frozenset())
    named = frozenset(match.organization.id for match in found if match.organization)
    return told_apart(words, _scan(words, named) if named & _abbreviated() else found)


@cache
def _abbreviated() -> frozenset[str]:
    """The ids of the bodies with short forms that only count beside another name of theirs."""
    found = (entry.organization for entry in entries().values() if entry.use == "abbreviated")
    return frozenset(body.id for body in found if body)


def _scan(words: Words, named: frozenset[str]) -> list[Match]:
    """The names in a text which names the organizations ``named``."""
    index = _index()
    text = words.text
    found: list[Match] = []
    i = 0
    while i < len(text):
        step = 1
        for tokens, entry in index.get(text[i], ()):
            end = i + len(tokens)
            if tuple(text[i:end]) == tokens and _counts(entry, words, i, end, found, named):
                step = len(tokens)
                found.append(Match(i, end, entry.sort, entry.iso3, entry.organization))
                break
        else:
            found += _first_half(text, i, index)
        i += step
    elsewhere = american_georgia(words, [m.start for m in found if m.sort == "name" and m.iso3 == "GEO"])
    # "20 million US dollars"
    elsewhere |= {
        m.start for m in found if m.iso3 and not _CURRENCIES.isdisjoint(words.lower[m.end : m.end + 1])
    }
    elsewhere |= {
        m.start
        for m in found
        if m.sort == "capital" and is_accord(text[max(0, m.start - 2) : m.start], text[m.end : m.end + 4])
    }
    told = Counter(match.iso3 for match in found)
    elsewhere |= {m.start for m in found if m.sort == "name" and told[m.iso3] == 1 and _is_town(words, m)}
    return _in_full(
        words, [replace(m, sort="other", iso3=None) if m.start in elsewhere else m for m in found]
    )


def is_accord(before: Sequence[str], following: Sequence[str]) -> bool:
    """Whether the words around a city's name make it an accord's: "the Oslo Accords";
    not "Moscow Signs Trade Agreement", "the Washington Convention Center"."""
    named = list(takewhile(lambda word: word[:1].isupper(), following))
    definite = [word.lower() for word in before if not word.isdigit()][-1:] in (["the"], ["a"])
    return definite and bool(named) and named[-1].lower() in _ACCORDS


def _is_town(words: Words, match: Match) -> bool:
    """Whether a state's name is that of a town in a part of another state: "in Lebanon, New Hampshire, …".

    What goes on in a list, or with a name, is no such part: "in Japan, Hawaii and Guam", "in Peru, Texas
    Governor …".
    """
    before, behind = words.lower[max(0, match.start - 1) : match.start], words.text[match.end : match.end + 6]
    if behind[:1] != [","] or not before or before[0] not in _BEFORE_TOWNS:
        return False
    end = next((n for n in (4, 3, 2) if " ".join(behind[1:n]) in regions()), 0)
    if not end or regions()[" ".join(behind[1:end])] == match.iso3:
        return False
    follows = behind[end + 1 : end + 2] if behind[end : end + 1] == [","] else []
    closed = behind[end : end + 1] in ([], [","], ["."], [";"])
    return closed and not (follows and (follows[0] in ("and", "or") or follows[0][0].isupper()))


def _in_full(words: Words, found: Sequence[Match]) -> list[Match]:
    """The names, those of states as long as they stand: "the Islamic Republic of Mauritania", "the Kyrgyz
    Republic"."""
    whole: list[Match] = []
    for match in found:
        full = match
        if match.sort == "name" and match.iso3:
            full = replace(match, start=_style_start(words, match.start))
        elif match.sort == "adjective" and _is_style_behind(words, match.end):
            full = replace(match, end=match.end + 1, sort="name")
        # "Islamic Republic" alone is Iran.
        while whole and whole[-1].end > full.start and whole[-1].sort == "name":
            whole.pop()
        whole.append(full if not whole or whole[-1].end <= full.start else match)
    return whole


def _style_start(words: Words, start: int) -> int:
    """Where the long form of a state's name begins: "the Plurinational State of" before "Bolivia"."""
    text, lower = words.text, words.lower
    i = start - 1 - (lower[start - 1 : start] == ["the"])
    if i < 1 or lower[i] != "of" or text[i - 1] not in _STYLES:
        return start
    i -= 1
    if lower[i - 1 : i] == ["of"]:
        return start  # "the Head of State of Kenya"
    while i and (text[i - 1] in _STYLE_WORDS or (text[i - 1] == "'s" and text[i - 2] in _STYLE_WORDS)):
        i -= 1
    return i


def _is_style_behind(words: Words, i: int) -> bool:
    """Does an adjective's style follow: "the Kyrgyz Republic"; not in "the Turkish Republic of X"?"""
    return words.text[i : i + 1] in (["Republic"], ["Confederation"]) and words.lower[i + 1 : i + 2] != ["of"]


def _counts(
    entry: Entry, words: Words, start: int, end: int, found: Sequence[Match], named: frozenset[str]
) -> bool:
    """Whether a wording means there what it says, as far as it needs a look around."""
    if entry.use == "names" or entry.organization is None:
        return True
    if entry.use == "abbreviated":
        return entry.organization.id in named
    return not _is_anothers(entry.organization, words, start, end, found)


def _is_anothers(body: Organization, words: Words, start: int, end: int, found: Sequence[Match]) -> bool:
    """Whether words around a common name make it another's than the body's.

    As a state before it, another name ("the Borodin Quartet"), or a name behind "of".
    """
    text = words.text
    owner = start - 1 if start and text[start - 1] in ("'s", "'") else start
    if found and found[-1].end == owner:
        return found[-1].organization != body
    if _is_name_behind_of(words, end):
        return True
    sentence = [i for i in _sentence(words, start) if not start <= i < end]
    # Acronyms of states and bodies that words look like have two to four letters.
    acronym = end - start == 1 and len(text[start]) < 5 and text[start].isupper()
    if acronym and sentence and not any(text[i].islower() for i in sentence):
        return True  # A headline in capitals, where "WHO" may be anybody.
    # A headline writes every word with a capital.
    if not any(text[i].islower() and len(text[i]) > 4 for i in sentence):
        return False
    before = owner - 1
    return (
        before in sentence
        and words.capital(before)
        and not words.starts(before)
        and text[before] not in _DAYS
    )


def _sentence(words: Words, i: int) -> range:
    """The positions of the sentence in which a word stands."""
    start = end = i
    while start and words.sentence[start - 1] == words.sentence[i]:
        start -= 1
    while end < len(words) and words.sentence[end] == words.sentence[i]:
        end += 1
    return range(start, end)


def _is_name_behind_of(words: Words, end: int) -> bool:
    """Whether "of" and a name follow: "of Virginia", "of the Russian Federation"."""
    if end >= len(words) or words.text[end] != "of":
        return False
    name = end + 2 if words.text[end + 1 : end + 2] == ["the"] else end + 1
    return name < len(words) and words.capital(name)


#: Half a country, before "and" and its other half.
_HALVES: Mapping[str, str] = word_table("halves")


def _first_half(text: Sequence[str], i: int, index: Index) -> list[Match]:
    """As North in "North and South Korea", "the North and South Korean leaders"."""
    other = _HALVES.get(text[i])
    if other is None or list(text[i + 1 : i + 3]) != ["and", other] or i + 3 >= len(text):
        return []
    whole = (text[i], text[i + 3])
    entry = next((entry for tokens, entry in index.get(text[i], ()) if tokens == whole), None)
    return [Match(i, i + 1, entry.sort, entry.iso3, entry.organization)] if entry is not None else []
