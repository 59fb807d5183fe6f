"""The outlines of states, as the map view draws them, for maps of one's own.

>>> for ring in outlines()["KAZ"]:
...     axes.fill(*zip(*ring))
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from itertools import accumulate
from typing import TypeAlias

Ring: TypeAlias = list[tuple[float, float]]

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


def _ring(start: str, steps: str) -> Ring:
    """The points of a path of relative steps, whose y runs downwards."""
    numbers = [float(number) for number in _NUMBER.findall(f"{start} {steps}")]
    return [(x, -y) for x, y in zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True)]
