"""Cities and the states that they lie in.

``cities.csv`` names the cities of 100,000 people and more, after GeoNames (CC BY 4.0), and, by our
own hand, the smaller places and former names at which diplomats meet: Camp David, Bled, Saigon.
Where several cities bear a name, the largest stands.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def cities() -> dict[str, str]:
    """ISO 3166-1 alpha-3 codes by city name."""
    with files("ingest").joinpath("cities.csv").open(encoding="utf-8", newline="") as handle:
        return {row["name"]: row["iso3"] for row in csv.DictReader(handle)}
