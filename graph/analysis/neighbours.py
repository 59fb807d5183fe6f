"""A node's neighbours: how many there are of each kind, and which, some at a time.

>>> counts(graph, Ref("State", "CHN"))
[Kind(type='ATTENDED', label='Meeting', nodes=412, edges=412), ...]
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.analysis.lookup import NotFoundError
from graph.analysis.select import INTERNAL, label_of
from graph.model import EDGE_KEYS, KEYS, EdgeType, Label, Ref
from graph.store.engines import schema

if TYPE_CHECKING:
    from graph.store.graph import Graph

_KEY = "coalesce(n.id, n.iso3)"
#: When what an edge tells was: of talks and pledges their day, of an office its first, of a meeting its own.
_DAY = "coalesce(r.date, n.date, r.first_seen)"
#: The same of edges of one type: what is not read costs nothing, of a state's tens of thousands.
_DAYS: Mapping[EdgeType | None, str] = {
    **dict.fromkeys(EDGE_KEYS, "n.date"),
    "BILATERAL_TALKS": "r.date",
    "PLEDGED": "r.date",
    "REPRESENTS": "r.first_seen",
    None: _DAY,
}
_SHOWN = " AND ".join(f"NOT n:{label}" for label in ("Article", *schema.INTERNAL))


@dataclass(frozen=True, slots=True)
class Kind:
    """How many neighbours of a label a node has by edges of a type, and by how many edges."""

    type: EdgeType
    label: Label
    nodes: int
    edges: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One of them: by how many edges of the type, and when last."""

    ref: Ref
    name: str
    edges: int
    day: date | None


def counts(graph: Graph, ref: Ref, *, since: date | None = None, until: date | None = None) -> list[Kind]:
    """How many neighbours of each kind a node has, in a period if one is given; most edges first.

    Raises:
        NotFoundError: the graph has no such node.
    """
    rows = graph.run(
        f"MATCH {_centre(ref)}-[r]-(n) WHERE {_within(since, until)} "
        "RETURN type(r) AS type, labels(n) AS labels, count(DISTINCT n) AS nodes, count(r) AS edges",
        centre=ref.key,
        since=since,
        until=until,
    )
    if not rows and not graph.run(f"MATCH {_centre(ref)} RETURN 1 AS one", centre=ref.key):
        raise NotFoundError(f"the graph has no {ref.label} {ref.key!r}", "look its name up")
    kinds = [Kind(row["type"], label_of(row["labels"]), row["nodes"], row["edges"]) for row in rows]
    return sorted(kinds, key=lambda kind: (-kind.edges, kind.type, kind.label))


def number(
    graph: Graph,
    ref: Ref,
    *,
    type: EdgeType | None = None,  # noqa: A002
    label: Label | None = None,
    since: date | None = None,
    until: date | None = None,
) -> int:
    """How many neighbours :func:`neighbours` has of a node, each counted once.

    Raises:
        ValueError: the type or the label is none of the graph's.
    """
    [row] = graph.run(
        f"{_joined(ref, type, label, since, until)} RETURN count(DISTINCT n) AS nodes",
        centre=ref.key,
        since=since,
        until=until,
    )
    nodes: int = row["nodes"]
    return nodes


def neighbours(
    graph: Graph,
    ref: Ref,
    *,
    type: EdgeType | None = None,  # noqa: A002
    label: Label | None = None,
    since: date | None = None,
    until: date | None = None,
    skip: int = 0,
    limit: int = 30,
    without: frozenset[str] = frozenset(),
) -> list[Neighbour]:
    """A node's neighbours: those joined by most edges first, of these the latest.

    ``without`` names some that are not wanted, as ``Label:key``.

    Raises:
        ValueError: the type or the label is none of the graph's.
    """
    # What is not wanted is left out here and not in the query: a list of thousands would be gone through
    # for each neighbour.
    rows = graph.run(
        f"{_joined(ref, type, label, since, until)} "
        f"WITH n, count(r) AS edges, max({_DAYS[type]}) AS day "
        f"RETURN labels(n) AS labels, {_KEY} AS key, coalesce(n.name, n.text) AS name, edges, day "
        "ORDER BY edges DESC, day DESC, key LIMIT $limit",
        centre=ref.key,
        since=since,
        until=until,
        limit=skip + limit + len(without),
    )
    found = (
        Neighbour(
            Ref(label_of(row["labels"]), row["key"]), row["name"] or row["key"], row["edges"], row["day"]
        )
        for row in rows
    )
    left = [one for one in found if f"{one.ref.label}:{one.ref.key}" not in without]
    return left[skip : skip + limit]


def properties(graph: Graph, ref: Ref) -> dict[str, Any]:
    """What is known of a node itself, less what the store keeps for its own use.

    Raises:
        NotFoundError: the graph has no such node.
    """
    rows = graph.run(f"MATCH {_centre(ref)} RETURN properties(c) AS properties", centre=ref.key)
    if not rows:
        raise NotFoundError(f"the graph has no {ref.label} {ref.key!r}", "look its name up")
    found = sorted(rows[0]["properties"].items())
    return {name: value for name, value in found if name not in INTERNAL}


def _joined(
    ref: Ref,
    type: EdgeType | None,  # noqa: A002
    label: Label | None,
    since: date | None,
    until: date | None,
) -> str:
    """A node and its edges ``r`` of a type to nodes ``n`` of a label, in Cypher; refuses other names."""
    if type not in (None, *EDGE_KEYS) or label not in (None, *KEYS):
        raise ValueError(f"{type!r}, {label!r}")
    edge = f"[r:{type}]" if type else "[r]"
    where = f"{_within(since, until, _DAYS[type])}{f' AND n:{label}' if label else ''}"
    return f"MATCH {_centre(ref)}-{edge}-(n) WHERE {where}"


def _centre(ref: Ref) -> str:
    return f"(c:{ref.label} {{{KEYS[ref.label]}: $centre}})"


def _within(since: date | None, until: date | None, day: str = _DAY) -> str:
    conditions = [_SHOWN]
    if since:
        conditions.append(f"{day} >= $since")
    if until:
        conditions.append(f"{day} <= $until")
    return " AND ".join(conditions)
