"""Cities and the states that they lie in.

``cities.csv`` names the cities of 100,000 people and more, after GeoNames (CC BY 4.0), and, by our
own hand, the smaller places and former names at which diplomats meet: Camp David, Bled, Saigon. The
lexicon of states adds their capitals. Where several cities bear a name, the largest stands.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

#: Houses that stand for a government, and the city they stand in.
HOUSES = {
    "White House": "Washington",
    "Oval Office": "Washington",
    "Pentagon": "Washington",
    "Kremlin": "Moscow",
    "Downing Street": "London",
    "Elysee": "Paris",
    "Elysée": "Paris",
    "Great Hall": "Beijing",
    "Blue House": "Seoul",
}


@cache
def cities() -> dict[str, str]:
    """ISO 3166-1 alpha-3 codes by city name."""
    found = {row["name"]: row["iso3"] for row in _rows("cities.csv")}
    for row in _rows("states.csv"):
        for capital in filter(None, row["capitals"].split(";")):
            found[capital] = row["iso3"]
    return found


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
