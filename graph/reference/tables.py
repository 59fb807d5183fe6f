"""Reference data: states, intergovernmental organizations and dated memberships.

The tables stand beside this module. States follow ISO 3166-1 (Kosovo has its
user-assigned ``XKX``) and carry the Correlates of War number where that project gives one (State
System Membership list, v2016), Gleditsch and Ward's where their lists of states and microstates do.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory: ISO 3166-1 codes, English short name, the numbers of two projects, Wikidata's id.

    ``cow`` is the Correlates of War project's number, ``gw`` Gleditsch and Ward's.
    """

    iso3: str
    iso2: str
    name: str
    cow: int | None
    gw: int | None
    wikidata: str


@dataclass(frozen=True, slots=True)
class Organization:
    """An intergovernmental body. ``id`` is the slug of its full English name.

    ``wikidata`` is its id there, absent where no two sources gave the same.
    """

    id: str
    name: str
    acronym: str | None
    wikidata: str | None


@dataclass(frozen=True, slots=True)
class Membership:
    """A state's membership of an organization.

    ``since`` and ``until`` are ISO 8601 dates as precise as they are known: a day, a month
    (``"2011-07"``) or a year. ``until`` is absent while the membership lasts. ``source`` is where
    the date is published. Suspensions are not recorded.
    """

    state: str
    organization: str
    since: str
    until: str | None
    source: str


def rows(table: str) -> Iterator[dict[str, str]]:
    """The lines of a table beside this module, by its name without ``.csv``."""
    path = files("graph.reference") / f"{table}.csv"
    yield from csv.DictReader(path.read_text(encoding="utf-8").splitlines())


@cache
def states() -> Mapping[str, State]:
    """All states by ISO 3166-1 alpha-3 code."""
    return {
        row["iso3"]: State(
            row["iso3"], row["iso2"], row["name"], _number(row["cow"]), _number(row["gw"]), row["wikidata"]
        )
        for row in rows("states")
    }


def wikidata_id(label: str, key: str) -> str | None:
    """Wikidata's id of a state or an organization of the tables, by its label and key in the graph."""
    known = states().get(key) if label == "State" else organizations().get(key)
    return known.wikidata if known and label in ("State", "Organization") else None


def states_named(name: str) -> tuple[str, ...]:
    """The codes of the states that a code of two or three letters, a name or an adjective means.

    ``"US"``, ``"Ivory Coast"`` and ``"Ivorian"`` mean one, ``"Congo"`` two.
    """
    return state_names().get(_folded(name), ())


@cache
def state_names() -> Mapping[str, tuple[str, ...]]:
    """All that states are called, without case, accents, points and article, and whom it means."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("states"):
        spoken = (row[column].split(";") for column in ("aliases", "adjectives"))
        for name in {_folded(one) for one in (row["iso3"], row["iso2"], row["name"], *chain(*spoken)) if one}:
            found[name] = (*found.get(name, ()), row["iso3"])
    return found


def _folded(name: str) -> str:
    """A name without case, accents, points and article."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    bare = "".join(c for c in plain if not unicodedata.combining(c) and c not in ".'").casefold()
    return " ".join(bare.split()).removeprefix("the ")


def state_in_prose(iso3: str) -> str:
    """A state as it stands in a sentence: "the United States", "China"."""
    row = _short_names().get(iso3)
    return f"the {row['prose']}" if row and row["article"] else row["prose"] if row else _name(iso3)


def state_in_compound(iso3: str) -> str:
    """A state as it stands before a noun: "US" of "China–US talks"."""
    row = _short_names().get(iso3)
    return row["compound"] or row["prose"] if row else _name(iso3)


def organization_in_prose(name: str) -> str:
    """An organization as it stands in a sentence, by its name or acronym: "the EU", "NATO"."""
    plain = name in _spoken() or name.lower().startswith("the ")
    return name if plain or (" " not in name and name.isalpha() and name.istitle()) else f"the {name}"


@cache
def _spoken() -> frozenset[str]:
    """The acronyms that are spoken as words, and so stand without an article."""
    return frozenset(row["acronym"] for row in rows("spoken_acronyms"))


@cache
def ranks(*, names_alone: bool = False) -> frozenset[str]:
    """Words of rank that stand before a person's name, in small letters; ``names_alone``: those of people who
    go by a name of their own and keep the rank with it, as in "Sultan Qaboos"."""
    return frozenset(row["rank"] for row in rows("ranks") if row["names_alone"] or not names_alone)


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


def _name(iso3: str) -> str:
    known = states().get(iso3)
    return known.name if known else iso3


@cache
def _short_names() -> Mapping[str, Mapping[str, str]]:
    return {row["iso3"]: row for row in rows("short_names")}


@cache
def organizations() -> Mapping[str, Organization]:
    """All known organizations by id."""
    return {
        row["id"]: Organization(row["id"], row["name"], row["acronym"] or None, row["wikidata"] or None)
        for row in rows("organizations")
    }


@cache
def memberships() -> tuple[Membership, ...]:
    """All known memberships, by organization and date. A state that left and came back has two."""
    return tuple(
        Membership(row["state"], row["organization"], row["since"], row["until"] or None, row["source"])
        for row in rows("memberships")
    )


@cache
def members(organization: str, *, today: bool = False) -> frozenset[str]:
    """The states that were ever members of an organization, or those that are."""
    return frozenset(
        one.state
        for one in memberships()
        if one.organization == organization and (one.until is None or not today)
    )
