"""Where nodes stand in the picture, and how central each of them is."""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from pathlib import Path
from typing import Final, TypeAlias

import platformdirs
import rustworkx

Id: TypeAlias = Hashable
Pair: TypeAlias = tuple[Id, Id]
Point: TypeAlias = tuple[float, float]

#: The mean distance between neighbours in the picture, in its own units (pixels at 100 %).
SPACING: Final = 30.0
#: Beyond this many nodes, exact betweenness takes longer than anybody waits for a picture.
BETWEENNESS_LIMIT: Final = 5000
#: Beyond this many nodes the best connected are laid out, and the others between them.
BACKBONE: Final = 2500
#: Positions are kept for this many graphs.
CACHED: Final = 50
#: Raised with a change of the layout, lest older places be taken from the cache.
_VERSION = 4
#: Any number will do, if it stays: the same graph is drawn the same.
_SEED = 7

# How a picture looks: judged by eye, not measured.
#: Steps of the force layout, each of which takes the square of the nodes: so many up to so many nodes, fewer
#: beyond, so that time grows with the nodes alone.
_STEPS, _STEPS_FOR = 120, 600
#: Steps of all together where the best connected were laid out first; with none, edges are a seventh longer.
_SETTLING = 2
#: Those that come later stand so far from the middle of their neighbours, in parts of the usual distance, and
#: in so many rings.
_BESIDE, _RINGS = 0.6, 7
#: From one to the next, in radians: the golden angle, at which no two lie in one direction.
_TURN = 2.39996
#: How far neighbours stand apart, in parts of the usual distance: knots of those who often met stay legible.
_APART = 1.6
#: The share of nodes within the rim, as a few loose ends lie far beyond, and how much of the logarithm of how
#: far out is left of that: what hangs together there keeps its shape, and is no line along the rim.
_RIM, _LOOSE_ENDS = 0.9, 0.5
#: The radius of a disc for a node in it, in spacings.
_ROOM = 1.2
#: Of leaves around a node: from ring to ring, and from leaf to leaf on a ring, in spacings.
_RING, _LEAF = 0.55, 0.4
#: The arc of a fan of leaves, and what each adds, in radians.
_ARC, _ARC_PER_LEAF = 1.2, 0.5


def centrality(ids: Sequence[Id], pairs: Iterable[Pair]) -> dict[str, list[float]]:
    """Degree, PageRank and betweenness of each node, in the order of ``ids``.

    PageRank runs in both directions of an edge (damping 0.85), since talks have none; betweenness
    is normalized to 0 … 1 and left out above ``BETWEENNESS_LIMIT`` nodes.
    """
    graph = _graph(ids, pairs)
    both = graph.to_directed()
    measures = {"degree": [float(graph.degree(index)) for index in graph.node_indices()]}
    # The usual damping; tolerance and rounds fine enough for the six digits that are shown.
    ranks = rustworkx.pagerank(both, alpha=0.85, tol=1e-8, max_iter=200) if ids else {}
    measures["pagerank"] = [ranks[index] for index in graph.node_indices()]
    if len(ids) <= BETWEENNESS_LIMIT:
        between = rustworkx.betweenness_centrality(graph) if ids else {}
        measures["betweenness"] = [between[index] for index in graph.node_indices()]
    return measures


def positions(ids: Sequence[Id], pairs: Iterable[Pair]) -> dict[Id, Point]:
    """The places of nodes (see :func:`places`), cached by the graph's shape."""
    pairs = [pair for pair in pairs if pair[0] != pair[1]]
    cached = _cache(ids, pairs)
    try:
        stored = json.loads(cached.read_text("utf-8"))
        return {one: (x, y) for one, (x, y) in zip(ids, stored, strict=True)}
    except (OSError, ValueError, TypeError):
        pass
    found = places(ids, pairs)
    _remember(cached, [found[one] for one in ids])
    return found


def _graph(ids: Sequence[Id], pairs: Iterable[Pair]) -> rustworkx.PyGraph[Id, int]:
    graph: rustworkx.PyGraph[Id, int] = rustworkx.PyGraph(multigraph=False)
    index = dict(zip(ids, graph.add_nodes_from(list(ids)), strict=True))
    graph.add_edges_from([(index[a], index[b], 1) for a, b in pairs if a != b])
    return graph


def places(ids: Sequence[Id], pairs: Iterable[Pair], *, fan: bool = True) -> dict[Id, Point]:
    """A place for each node, so that those who met stand near each other; the same input gives the same.

    What does not hang together stands side by side. To ``fan`` is to stand nodes with one neighbour only
    around it afterwards: they are most of a large graph, and a force layout spends its time on them to no
    avail.
    """
    graph = _graph(ids, pairs)
    leaves: dict[int, list[int]] = {}
    for index in graph.node_indices() if fan else ():
        if graph.degree(index) == 1:
            (parent,) = graph.neighbors(index)
            if graph.degree(parent) > 1:
                leaves.setdefault(parent, []).append(index)
    fanned = {leaf for group in leaves.values() for leaf in group}
    core = [index for index in graph.node_indices() if index not in fanned]
    found: dict[int, Point] = {}
    shelf = _Shelf()
    inner = graph.subgraph(core)
    for part in sorted(rustworkx.connected_components(inner), key=len, reverse=True):
        members = sorted(part)
        piece = inner.subgraph(members)
        drawn = _spring(piece)
        weight = len(members) + sum(len(leaves.get(core[member], ())) for member in members)
        scale = SPACING * _ROOM * math.sqrt(weight)
        dx, dy = shelf.place(scale)
        for member, (x, y) in zip(members, drawn, strict=True):
            found[core[member]] = (dx + x * scale, dy + y * scale)
    for parent, group in leaves.items():
        _fan(graph, found, parent, group)
    return {one: (round(found[index][0], 1), round(found[index][1], 1)) for index, one in enumerate(ids)}


def _spring(piece: rustworkx.PyGraph[Id, int]) -> list[Point]:
    """Fruchterman and Reingold's layout, in a disc of radius 1."""
    count = piece.num_nodes()
    if count == 1:
        return [(0.0, 0.0)]
    large = count > BACKBONE
    drawn = _sprung(piece, _SETTLING if large else _steps(count), _between(piece) if large else None)
    mx, my = (sum(axis) / count for axis in zip(*drawn, strict=True))
    return _spread([(x - mx, y - my) for x, y in drawn])


def _steps(count: int) -> int:
    return _STEPS if count <= _STEPS_FOR else _STEPS * _STEPS_FOR // count


def _sprung(
    piece: rustworkx.PyGraph[Id, int], steps: int, start: dict[int, Point] | None = None
) -> list[Point]:
    pull = _APART / math.sqrt(piece.num_nodes())
    drawn = rustworkx.spring_layout(piece, pos=start, k=pull, num_iter=steps, seed=_SEED)
    return [(float(drawn[index][0]), float(drawn[index][1])) for index in piece.node_indices()]


def _between(piece: rustworkx.PyGraph[Id, int]) -> dict[int, Point]:
    """The best connected as the springs have them, and all others between those that they are joined to.

    Each step looks at all pairs of nodes, so that a quarter of them takes a sixteenth of the time.
    """
    best = sorted(sorted(piece.node_indices(), key=lambda index: (-piece.degree(index), index))[:BACKBONE])
    bone = piece.subgraph(best)
    heart = sorted(sorted(rustworkx.connected_components(bone), key=len)[-1])
    inner = bone.subgraph(heart)
    drawn = _sprung(inner, _steps(inner.num_nodes()))
    places = {best[index]: place for index, place in zip(heart, drawn, strict=True)}
    gap = _BESIDE / math.sqrt(piece.num_nodes())
    while len(places) < piece.num_nodes():
        came: dict[int, Point] = {}
        for index in piece.node_indices():
            near = [places[other] for other in piece.neighbors(index) if other in places]
            if index in places or not near:
                continue
            turn = len(places) + len(came)
            x, y = (sum(axis) / len(near) for axis in zip(*near, strict=True))
            radius, angle = gap * (1 + turn % _RINGS), turn * _TURN
            came[index] = (x + radius * math.cos(angle), y + radius * math.sin(angle))
        places |= came
    return places


def _spread(points: list[Point]) -> list[Point]:
    """Even out how densely nodes stand from the middle to the rim of a disc of radius 1, directions kept.

    Force layouts crowd hubs in the middle and throw loose ends far out; half of each distance is
    replaced by that at which a disc would be filled evenly.
    """
    count = len(points)
    reach = sorted(math.hypot(x, y) for x, y in points)
    rim = reach[int(_RIM * (count - 1))] or reach[-1] or 1.0
    spread: list[tuple[int, Point]] = []
    for rank, (x, y) in sorted(enumerate(points), key=lambda one: math.hypot(*one[1])):
        distance = math.hypot(x, y) or 1.0
        even = math.sqrt((len(spread) + 0.5) / count)  # The middle of this node's share.
        beyond = max(0.0, math.log(distance / rim)) * _LOOSE_ENDS
        wanted = (min(distance / rim, 1.0) + beyond + even) / 2
        spread.append((rank, (x / distance * wanted, y / distance * wanted)))
    return [point for _, point in sorted(spread)]


def _fan(graph: rustworkx.PyGraph[Id, int], places: dict[int, Point], parent: int, group: list[int]) -> None:
    """Stand leaves in arcs around their parent, on the side away from its other neighbours."""
    x, y = places[parent]
    others = [places[other] for other in graph.neighbors(parent) if other in places]
    away = (
        math.atan2(y - sum(b for _, b in others) / len(others), x - sum(a for a, _ in others) / len(others))
        if others
        else 0.0
    )
    placed, ring = 0, 1
    while placed < len(group):
        radius = SPACING * _RING * ring
        spread = min(2 * math.pi, _ARC + _ARC_PER_LEAF * len(group)) if others else 2 * math.pi
        room = max(1, int(spread * radius / (SPACING * _LEAF)))
        now = group[placed : placed + room]
        for step, leaf in enumerate(now):
            angle = away + spread * ((step + 0.5) / len(now) - 0.5)
            places[leaf] = (x + radius * math.cos(angle), y + radius * math.sin(angle))
        placed += len(now)
        ring += 1


class _Shelf:
    """Sets discs beside each other: the largest in the middle, the others in rings around it."""

    def __init__(self) -> None:
        self._radius = 0.0
        self._angle = 0.0
        self._ring = 0.0

    def place(self, radius: float) -> Point:
        if not self._radius:
            self._radius = radius
            return 0.0, 0.0
        distance = self._radius + radius + SPACING
        step = 2 * math.asin(min(1.0, (radius + SPACING / 2) / distance))
        if self._angle + step > 2 * math.pi:
            self._radius += 2 * self._ring + SPACING
            self._angle, self._ring = 0.0, 0.0
            return self.place(radius)
        self._ring = max(self._ring, radius)
        angle = self._angle + step / 2
        self._angle += step
        return distance * math.cos(angle), distance * math.sin(angle)


def _cache(ids: Sequence[Id], pairs: list[Pair]) -> Path:
    counted = sorted(Counter((str(a), str(b)) for a, b in pairs))
    shape = json.dumps([_VERSION, [str(one) for one in ids], counted]).encode()
    name = hashlib.blake2b(shape, digest_size=12).hexdigest()
    return Path(platformdirs.user_cache_dir("summitry")) / "layout" / f"{name}.json"


def _remember(path: Path, places: list[Point]) -> None:
    """Keep positions for the next time; where that cannot be, they are computed again."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial")
        partial.write_text(json.dumps(places), "utf-8")
        partial.replace(path)
        for old in sorted(path.parent.glob("*.json"), key=lambda file: file.stat().st_mtime)[:-CACHED]:
            old.unlink(missing_ok=True)
    except OSError:
        pass
