"""What a picture shows: facts, how many more there are, and where to look first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from graph.analysis.lookup import Named, find
from graph.model import Edge, Facts, Node, Ref, Value, last_day


@dataclass(slots=True)
class Selection:
    """Facts to draw. ``nodes`` and ``edges`` count what the selection was cut from."""

    facts: Facts
    nodes: int
    edges: int
    focus: Ref | None = None
    since: date | None = None
    until: date | None = None
    confidence: float = 0.0
    articles: dict[str, dict[str, Value]] = field(default_factory=dict)


def select(
    facts: Facts,
    *,
    focus: str | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int = 2000,
    confidence: float = 0.0,
    articles: bool = False,
    all: bool = False,  # noqa: A002
) -> Selection:
    """Choose what to draw of some facts.

    ``since`` and ``until`` are the first and last day of the meetings that stay, with all that
    belongs to them; ``focus`` names a node (key, name, acronym or alias) and keeps what lies within
    two steps of it; ``confidence`` is the least that a fact must have, 0 to 1; ``limit`` is the
    largest number of nodes.

    Articles become sources of evidence instead of nodes, for otherwise each page would sit in the
    middle of all that it tells; ``articles`` keeps them as nodes nevertheless. Commitments that are mere
    courtesies stay out, unless it is to be ``all``.

    Raises:
        NotFoundError: nothing, or more than one node, is called ``focus``.
    """
    nodes = {
        ref: node
        for ref, node in facts.nodes.items()
        if (articles or ref.label != "Article") and (all or node.properties.get("minor") is not True)
    }
    edges = [edge for edge in facts.edges.values() if edge.source in nodes and edge.target in nodes]
    chosen = Selection(Facts(facts.extractor), len(nodes), len(edges), None, since, until, confidence)
    chosen.articles = {
        ref.key: node.properties for ref, node in facts.nodes.items() if ref.label == "Article"
    }
    if confidence > 0:
        edges = [edge for edge in edges if certainty(edge) >= confidence]
    if since or until:
        edges = _within(nodes, edges, since, until)
        held = {end for edge in edges for end in (edge.source, edge.target)}
        nodes = {ref: node for ref, node in nodes.items() if ref in held}
    if focus is not None:
        chosen.focus = find(map(named, nodes.values()), focus).ref
        near = _around(chosen.focus, edges, steps=2)
        nodes = {ref: node for ref, node in nodes.items() if ref in near}
    nodes = _most_connected(nodes, edges, limit, chosen.focus)
    chosen.facts.nodes = nodes
    chosen.facts.edges = {
        edge.identity: edge for edge in edges if edge.source in nodes and edge.target in nodes
    }
    return chosen


def certainty(edge: Edge) -> float:
    """An edge's confidence, 0 to 1: as stored, else that of its best sentence; reference data is sure."""
    stored = edge.properties.get("confidence")
    if isinstance(stored, int | float):
        return float(stored)
    return max((one.confidence for one in edge.evidence), default=1.0)


def name(node: Node) -> str:
    """What to call a node: its name, title or text, else its key."""
    for key in ("name", "title", "text"):
        value = node.properties.get(key)
        if isinstance(value, str) and value.strip():
            return value
    return node.ref.key


def named(node: Node) -> Named:
    """A node with all that it is called."""
    aliases = node.properties.get("aliases")
    others = (node.properties.get("acronym"), *(aliases if isinstance(aliases, list) else ()))
    return Named(node.ref, name(node), tuple(one for one in others if isinstance(one, str)))


def _days(node: Node) -> tuple[date, date] | None:
    start = node.properties.get("date")
    if not isinstance(start, date):
        return None
    end = node.properties.get("end_date")
    return start, end if isinstance(end, date) else last_day(start, node.properties.get("date_precision"))


def _within(nodes: dict[Ref, Node], edges: list[Edge], since: date | None, until: date | None) -> list[Edge]:
    """Edges of meetings and talks in a period, and what else ties those who took part together."""
    first, last = since or date.min, until or date.max
    outside = set()
    for ref, node in nodes.items():
        if ref.label == "Meeting":
            days = _days(node)
            if days is None or days[0] > last or days[1] < first:
                outside.add(ref)
    kept, ties = [], []
    for edge in edges:
        day = edge.properties.get("date")
        if edge.source in outside or edge.target in outside:
            continue
        if edge.type in ("REPRESENTS", "MEMBER_OF"):
            ties.append(edge)
        elif "Meeting" in (edge.source.label, edge.target.label) or (
            isinstance(day, date) and first <= day <= last
        ):
            kept.append(edge)
    made_here = {edge.source for edge in kept if edge.type == "MADE_AT"}
    kept += [
        edge
        for edge in edges
        if edge.type == "PLEDGED" and edge.target in made_here and not edge.properties.get("date")
    ]
    held = {end for edge in kept for end in (edge.source, edge.target)}
    kept += [edge for edge in edges if edge.type == "TOWARDS" and edge.source in held]
    held |= {edge.target for edge in kept if edge.type == "TOWARDS"}
    return kept + [edge for edge in ties if edge.source in held and edge.target in held]


def _around(centre: Ref, edges: list[Edge], steps: int) -> set[Ref]:
    neighbours: dict[Ref, set[Ref]] = defaultdict(set)
    for edge in edges:
        neighbours[edge.source].add(edge.target)
        neighbours[edge.target].add(edge.source)
    near = ring = {centre}
    for _ in range(steps):
        ring = {other for ref in ring for other in neighbours[ref]} - near
        near = near | ring
    return near


def _most_connected(
    nodes: dict[Ref, Node], edges: list[Edge], limit: int, centre: Ref | None
) -> dict[Ref, Node]:
    if len(nodes) <= limit:
        return nodes
    degree: dict[Ref, int] = defaultdict(int)
    for edge in edges:
        degree[edge.source] += 1
        degree[edge.target] += 1
    ranked = sorted(nodes, key=lambda ref: (ref != centre, -degree[ref], ref))
    keep = set(ranked[:limit])
    return {ref: node for ref, node in nodes.items() if ref in keep}
