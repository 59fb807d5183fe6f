"""Pictures of the graph: one page to explore, in a browser or a notebook, with nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from graph.model import Edge, Facts
from graph.view.network import Network
from graph.view.selection import Selection, certainty, name, select

__all__ = ["Network", "Selection", "draw", "from_facts", "select"]


def from_facts(
    facts: Facts,
    *,
    focus: str | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int = 2000,
    confidence: float = 0.0,
    heading: str = "Summitry",
) -> Network:
    """The network of some facts, or of what :func:`select` chooses of them.

    Raises:
        LookupError: nothing, or more than one node, is called ``focus``.
    """
    chosen = select(facts, focus=focus, since=since, until=until, limit=limit, confidence=confidence)
    return draw(chosen, heading)


def draw(selection: Selection, heading: str = "Summitry") -> Network:
    """The network of a selection."""
    network = Network(heading)
    for ref, node in selection.facts.nodes.items():
        network.add_node(
            f"{ref.label}:{ref.key}", name(node), type=ref.label, key=ref.key, properties=node.properties
        )
    for edge in selection.facts.edges.values():
        network.add_edge(
            f"{edge.source.label}:{edge.source.key}",
            f"{edge.target.label}:{edge.target.key}",
            type=edge.type,
            properties={name: value for name, value in edge.properties.items() if name != "confidence"},
            confidence=round(certainty(edge), 3),
            evidence=_evidence(edge),
        )
    cited = {one.article for edge in selection.facts.edges.values() for one in edge.evidence}
    network.articles = {key: properties for key, properties in selection.articles.items() if key in cited}
    focus = selection.focus
    network.opening = {
        "nodes": selection.nodes,
        "edges": selection.edges,
        "focus": focus and f"{focus.label}:{focus.key}",
        "since": selection.since,
        "until": selection.until,
        "confidence": selection.confidence,
    }
    return network


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
