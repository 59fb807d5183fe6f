"""Pictures of the graph: one page to explore, in a browser or a notebook, with nothing from elsewhere.

>>> network(open_graph("summitry.db"), focus="SCO").write("network.html")
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from graph.analysis.lookup import NotFoundError
from graph.model import Edge, Facts
from graph.store.graph import Graph
from graph.view.drawing import Network
from graph.view.query import fetch
from graph.view.selection import Selection, certainty, name, select

__all__ = ["Network", "NotFoundError", "Selection", "draw", "from_facts", "network", "select"]


def network(
    graph: Graph,
    *,
    query: str | None = None,
    focus: str | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int = 2000,
    confidence: float = 0.0,
    everyone: bool = False,
    heading: str = "Summitry",
) -> Network:
    """The network of what a graph holds, or of a part of it.

    ``query`` is Cypher that returns nodes, relationships or paths, and is run for reading only;
    ``focus`` names a node (key, name, acronym or alias, a state's adjective, a person's surname) and
    shows what lies within two steps of it; ``since`` and ``until`` are the first and last day of
    meetings; ``confidence`` is the least that facts must have, 0 to 1. Persons who are mentioned in an
    office and do nothing, and mere courtesies, are drawn only for ``everyone``, or where a query returns
    them. The page holds at most ``limit`` nodes, the best connected, and says of how many they are.

    Raises:
        QueryError: the query is wrong, or returns nothing that can be drawn.
        NotFoundError: nothing, or more than one node, is called ``focus``.
        StoreError: the store cannot be read.
    """
    chosen = fetch(
        graph,
        query=query,
        focus=focus,
        since=since,
        until=until,
        limit=limit,
        confidence=confidence,
        everyone=everyone,
    )
    return draw(chosen, heading)


def from_facts(
    facts: Facts,
    *,
    focus: str | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int = 2000,
    confidence: float = 0.0,
    all: bool = False,  # noqa: A002
    heading: str = "Summitry",
) -> Network:
    """The network of some facts, or of what :func:`select` chooses of them.

    Raises:
        NotFoundError: nothing, or more than one node, is called ``focus``.
    """
    chosen = select(facts, focus=focus, since=since, until=until, limit=limit, confidence=confidence)
    return draw(chosen, heading)


def draw(selection: Selection, heading: str = "Summitry", *, drawing: Network | None = None) -> Network:
    """The network of a selection, in a ``drawing`` if one is given."""
    drawing = Network(heading) if drawing is None else drawing
    for ref, node in selection.facts.nodes.items():
        drawing.add_node(
            f"{ref.label}:{ref.key}", name(node), type=ref.label, key=ref.key, properties=node.properties
        )
    for edge in selection.facts.edges.values():
        drawing.add_edge(
            f"{edge.source.label}:{edge.source.key}",
            f"{edge.target.label}:{edge.target.key}",
            type=edge.type,
            properties={name: value for name, value in edge.properties.items() if name != "confidence"},
            confidence=round(certainty(edge), 3),
            evidence=_evidence(edge),
        )
    cited = {one.article for edge in selection.facts.edges.values() for one in edge.evidence}
    drawing.articles = {key: properties for key, properties in selection.articles.items() if key in cited}
    focus = selection.focus
    drawing.opening = {
        "nodes": selection.nodes,
        "edges": selection.edges,
        "focus": focus and f"{focus.label}:{focus.key}",
        "since": selection.since,
        "until": selection.until,
        "confidence": selection.confidence,
    }
    return drawing


def _evidence(edge: Edge) -> list[Mapping[str, Any]]:
    return [
        {
            "article": one.article,
            "sentence": one.sentence,
            "span": one.span,
            "confidence": round(one.confidence, 3),
            "mention": one.mention,
        }
        for one in edge.evidence
    ]
