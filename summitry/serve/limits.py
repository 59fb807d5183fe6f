"""How much may be asked for at once: what the routes hold callers to, and what the description tells them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Range:
    """The whole numbers that a parameter may be, and the one it is where none is given."""

    default: int
    least: int
    most: int

    def schema(self) -> dict[str, Any]:
        """The range in the words of JSON Schema."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most, "default": self.default}


#: Characters of a text that is a parameter.
LONGEST = 500
#: Nodes that a picture may have, and that may come to it at once.
MOST_SHOWN, MOST_NEW = 4000, 500
#: Neighbours that a node is expanded by.
EXPANDED = Range(30, 1, MOST_NEW)
#: Of a route, how many things it gives.
_LIMITS: Mapping[str, Range] = {
    "/api/search": Range(12, 1, 100),
    "/api/card": Range(10, 1, 200),
    "/api/subgraph": Range(300, 1, MOST_SHOWN),
    "/api/edit/pairs": Range(10, 1, 100),
}
#: Of the other parameters, wherever they are taken.
_RANGES: Mapping[str, Range] = {
    "page": Range(1, 1, 1_000_000),
    "per_page": Range(100, 1, 1000),
    "characters": Range(600, 0, 5000),
    "joined": Range(0, 0, 1),
}


#: The parameters that are whole numbers.
WHOLE = frozenset({"limit", *_RANGES})


def range_of(path: str, name: str) -> Range:
    """The range of a route's parameter that is a whole number."""
    return _LIMITS[path] if name == "limit" else _RANGES[name]
