"""Cities and the states that they lie in.

``cities.csv`` names the cities of 100,000 people and more, after GeoNames (CC BY 4.0), and, by our
own hand, the smaller places and former names at which diplomats meet: Camp David, Bled, Saigon. The
lexicon of states adds their capitals. Where several cities bear a name, the largest stands.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def cities() -> dict[str, str]:
    """ISO 3166-1 alpha-3 codes by city name."""
    found = {row["name"]: row["iso3"] for row in _rows("cities.csv")}
    for row in _rows("lexicon", "states.csv"):
        for capital in filter(None, row["capitals"].split(";")):
            found[capital] = row["iso3"]
    return found


def _rows(*path: str) -> list[dict[str, str]]:
    text = files("ingest").joinpath(*path).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
