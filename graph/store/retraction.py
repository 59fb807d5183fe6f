"""What goes when articles are taken back: told before it is done, or after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph.errors import SummitryError
from graph.model import KEYS, EdgeType, Facts, Label
from graph.store import writing
from graph.store.cypher import load_edges, load_nodes
from graph.store.engines.driver import neo4j
from graph.store.engines.values import plain
from graph.store.graph import Graph

_PARTICULARS = ("url", "title", "publisher", "published")


@dataclass(frozen=True, slots=True)
class Gone:
    """A node that lost its last evidence. ``name`` is how people call it: a commitment by its text."""

    label: Label
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Retraction:
    """What taking back articles did, or would do.

    ``articles`` are those taken back: ``id``, ``url``, ``title``, ``publisher`` and ``published``.
    ``nodes`` and ``edges``, counted by type, went with them; ``staying`` counts the edges that lost
    evidence and are proven by other articles still.
    """

    articles: list[dict[str, Any]]
    nodes: list[Gone]
    edges: dict[EdgeType, int]
    staying: int


def find_articles(graph: Graph, name: str) -> list[str]:
    """The ids of the articles that a name stands for: an id, its beginning, or a URL; none if there is none.

    Raises:
        SummitryError: it is the beginning of several ids.
    """
    rows = graph.run(
        "MATCH (a:Article) WHERE a.id = $name OR a.url = $name RETURN a.id AS id ORDER BY id", name=name
    )
    if not rows and name:
        rows = graph.run(
            "MATCH (a:Article) WHERE a.id STARTS WITH $name RETURN a.id AS id ORDER BY id", name=name
        )
        if len(rows) > 1:
            raise SummitryError(
                f"{len(rows)} articles have an id that begins with {name!r}", "give more of the id"
            )
    return [row["id"] for row in rows]


def forget(graph: Graph, articles: Iterable[str], *, dry: bool = False) -> Retraction:
    """Take back articles by id: their evidence, and the edges and nodes that then have none.

    ``dry`` takes nothing back: the same work is done, and undone before anybody can see it.

    Raises:
        ReadOnlyError: the graph is open for reading only.
        StoreUnreachableError: the engine is gone; nothing was taken back.
    """
    ids = sorted(set(articles))

    def work(tx: neo4j.ManagedTransaction) -> Retraction:
        done = _retract(tx, ids)
        if dry:
            raise _UndoError(done)
        return done

    try:
        return graph.update(work)
    except _UndoError as undo:
        return undo.done


class _UndoError(Exception):
    """Ends a transaction without storing what it did."""

    def __init__(self, done: Retraction) -> None:
        self.done = done


def _retract(tx: neo4j.ManagedTransaction, ids: list[str]) -> Retraction:
    articles, stated = _stated(tx, ids)
    nodes, edges = _nodes(tx, stated), load_edges(tx, stated.edges).keys()
    writing.retract(tx, ids)
    left_nodes, left_edges = _nodes(tx, stated), load_edges(tx, stated.edges).keys()
    return Retraction(
        articles,
        [Gone(label, key, nodes[label, key]) for label, key in sorted(nodes.keys() - left_nodes.keys())],
        dict(Counter(sorted(identity[0] for identity in edges - left_edges))),
        len(left_edges),
    )


def _stated(tx: neo4j.ManagedTransaction, ids: list[str]) -> tuple[list[dict[str, Any]], Facts]:
    """The articles, and all nodes and edges that any of them states."""
    articles, stated = [], Facts()
    for row in tx.run(
        "MATCH (a:Article) WHERE a.id IN $ids RETURN properties(a) AS properties ORDER BY a.id", ids=ids
    ):
        held = plain(row["properties"])
        articles.append({"id": held["id"], **{name: held.get(name) for name in _PARTICULARS}})
    for facts in writing.named(tx, ids).values():
        stated.nodes |= {ref: node for ref, node in facts.nodes.items() if ref.label != "Article"}
        stated.edges |= facts.edges
    return articles, stated


def _nodes(tx: neo4j.ManagedTransaction, stated: Facts) -> dict[tuple[Label, str], str]:
    """Those of the nodes that are there, with their names."""
    result: dict[tuple[Label, str], str] = {}
    for label in KEYS:
        keys = [node.ref.key for node in stated.of_label(label)]
        if keys:
            for key, held in load_nodes(tx, label, keys).items():
                result[label, key] = str(held.get("name") or held.get("text") or key)
    return result
