"""The outlines of states, as the map view draws them, for maps of one's own.

>>> for ring in outlines()["KAZ"]:
...     axes.fill(*zip(*ring))
>>> west, east, south, north = map_window(["KAZ", "UZB"])
>>> axes.set(xlim=(west, east), ylim=(south, north), aspect="equal")
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from itertools import accumulate, pairwise
from typing import Final, TypeAlias

Ring: TypeAlias = list[tuple[float, float]]
#: West, east, south and north of a part of the map.
Window: TypeAlias = tuple[float, float, float, float]

#: Around what a window shows, as a share of it.
MARGIN: Final = 0.08
#: Land of a state that is at least so large beside its largest is shown whole, unless it lies far away.
MAIN: Final = 0.05

_RING = re.compile(r"M([^lz]*)l([^z]*)z")
_NUMBER = re.compile(r"-?\d+")


@cache
def outlines() -> dict[str, list[Ring]]:
    """The outline of each state by ISO 3166-1 alpha-3 code: rings of points, x eastwards, y northwards.

    The projection is Equal Earth (Šavrič and others 2019), centred on 11° E; one unit is about 9 km. From
    Natural Earth, 1:50 million, smoothed; the smallest states have none.
    """
    world = json.loads(resources.files("graph.view").joinpath("assets/world/world.json").read_text("utf-8"))
    return {
        code: [_ring(start, steps) for start, steps in _RING.findall(path)]
        for code, (path, *_) in world["states"].items()
    }


def map_window(states: Iterable[str], *, aspect: float | None = None) -> Window:
    """The part of the map that shows some states whole, with a margin: west, east, south and north.

    Of each state that is its largest land, and what is no small part of that and lies no further away than
    its own width: Alaska counts, French Guiana does not. With an ``aspect``, width over height, the window is
    made wider or higher until it has that.

    Raises:
        ValueError: none of the states has an outline.
    """
    known = outlines()
    boxes = [box for code in states if code in known for box in _main(known[code])]
    if not boxes:
        raise ValueError("none of the states has an outline; name them by ISO 3166-1 alpha-3 code, as KAZ")
    west, south = min(box[0] for box in boxes), min(box[2] for box in boxes)
    east, north = max(box[1] for box in boxes), max(box[3] for box in boxes)
    wide, high = (east - west) * (1 + 2 * MARGIN), (north - south) * (1 + 2 * MARGIN)
    if aspect is not None:
        wide, high = max(wide, high * aspect), max(high, wide / aspect)
    x, y = (west + east) / 2, (south + north) / 2
    return x - wide / 2, x + wide / 2, y - high / 2, y + high / 2


def _main(rings: list[Ring]) -> list[Window]:
    """Around which land a state's window is drawn."""
    largest = max(rings, key=_area)
    home = _box(largest)
    reach = max(home[1] - home[0], home[3] - home[2])
    near = [_box(ring) for ring in rings if _area(ring) >= MAIN * _area(largest)]
    return [box for box in near if _apart(box, home) <= reach]


def _box(ring: Ring) -> Window:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(xs), max(xs), min(ys), max(ys)


def _area(ring: Ring) -> float:
    """By the shoelace formula."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]))) / 2


def _apart(one: Window, other: Window) -> float:
    """How far two boxes lie from each other."""
    across = max(0.0, one[0] - other[1], other[0] - one[1])
    along = max(0.0, one[2] - other[3], other[2] - one[3])
    return math.hypot(across, along)


def _ring(start: str, steps: str) -> Ring:
    """The points of a path of relative steps, whose y runs downwards."""
    numbers = [float(number) for number in _NUMBER.findall(f"{start} {steps}")]
    return [(x, -y) for x, y in zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True)]
