"""A picture that begins small and grows: the most connected of a graph, and what is added to what is shown.

What is fetched depends on what is shown and not on the graph's size: edges are found from the end that has
few, and of two states' many talks only the latest come along, with their number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from graph.analysis.index import NameIndex
from graph.analysis.select import label_of, only_mentioned
from graph.model import KEYS, Facts, Label, Ref
from graph.store.graph import Graph
from graph.view import draw
from graph.view.drawing import Network
from graph.view.query import add_edge, cite, fetch_nodes
from graph.view.selection import Selection

#: How many nodes of each label a picture opens on, by the hundred: states alone would say little.
_SHARES: Final[Mapping[Label, int]] = {
    "State": 32,
    "Meeting": 30,
    "Minister": 24,
    "Organization": 9,
    "Commitment": 5,
}
#: Edges of one type between two nodes that come along, the latest first. Of the talks of many pairs fewer
#: do, so that all of them are about so many; but never less than some.
LATEST: Final = 20
_TOGETHER, _FEWEST = 1_000, 3

#: From nodes with few edges: the edges that are looked for there, and the labels at their other end.
_FROM: Final[tuple[tuple[Label, str, str], ...]] = (
    ("Meeting", "-[r:HELD_IN|SIDELINES_OF]->(n)", "out"),
    ("Meeting", "<-[r:ATTENDED|CONVENED|MADE_AT|SIDELINES_OF]-(n)", "in"),
    ("Commitment", "<-[r:PLEDGED]-(n)", "in"),
    ("Commitment", "-[r:MADE_AT|TOWARDS]->(n)", "out"),
    ("Minister", "-[r:REPRESENTS]->(n)", "out"),
)
#: Between nodes that may have many: found from those that are new alone.
_AMONG: Final[tuple[tuple[Label, str, str], ...]] = (
    ("State", "-[r:MEMBER_OF]->(n:Organization)", "out"),
    ("Organization", "<-[r:MEMBER_OF]-(n:State)", "in"),
    ("State", "-[r:BILATERAL_TALKS]->(n:State)", "out"),
    ("State", "<-[r:BILATERAL_TALKS]-(n:State)", "in"),
    ("Minister", "-[r:BILATERAL_TALKS]->(n:Minister)", "out"),
    ("Minister", "<-[r:BILATERAL_TALKS]-(n:Minister)", "in"),
)
_KEY: Final = "coalesce(n.id, n.iso3)"


def opening(graph: Graph, names: NameIndex, *, limit: int = 120, heading: str = "Summitry") -> Network:
    """The most connected nodes of a graph, of each label its share; all nodes where they are few.

    Persons who are only mentioned are none of them.
    """
    idle = {Ref("Minister", key) for key in only_mentioned(graph)}
    if len(names.entries) <= limit:
        refs = {entry.ref for entry in names.entries}
    else:
        refs = {
            entry.ref
            for label, share in _SHARES.items()
            for entry in names.most_connected(label, max(1, limit * share // 100))
        }
    facts, totals = fetch(graph, refs - idle, frozenset())
    stats = graph.stats().acting
    chosen = Selection(
        facts,
        sum(count for label, count in stats.nodes.items() if label != "Article"),
        sum(count for kind, count in stats.edges.items() if kind != "REPORTS"),
    )
    cite(graph, facts, chosen.articles)
    drawing = draw(chosen, heading)
    drawing.opening["served"] = True
    _count(drawing, totals)
    return drawing


def addition(graph: Graph, new: Collection[Ref], shown: Collection[Ref]) -> dict[str, Any]:
    """What comes to a picture with some new nodes: these, the edges among them and to what is ``shown``, and
    what these cite, in the form in which the page holds them. Nodes that the graph has not are passed over.
    """
    facts, totals = fetch(graph, frozenset(new) - frozenset(shown), frozenset(shown))
    chosen = Selection(facts, 0, 0)
    cite(graph, facts, chosen.articles)
    drawing = Network()
    own = {f"{ref.label}:{ref.key}" for ref in facts.nodes}
    for edge in facts.edges.values():  # Their other ends are on the page already.
        for ref in (edge.source, edge.target):
            if ref not in facts.nodes:
                drawing.add_node(f"{ref.label}:{ref.key}")
    drawing = draw(chosen, drawing=drawing)
    _count(drawing, totals)
    return {"nodes": [node for node in drawing.nodes if node["id"] in own], **drawing.links()}


Totals = Mapping[tuple[str, str, str], int]


def fetch(graph: Graph, new: Collection[Ref], shown: Collection[Ref]) -> tuple[Facts, Totals]:
    """New nodes with the edges among them and to what is shown, and how many edges of a type two nodes have
    where not all of them come along."""
    facts = Facts()
    fetch_nodes(graph, facts, new)
    new = frozenset(facts.nodes)
    every = new | frozenset(shown)
    totals: dict[tuple[str, str, str], int] = {}
    for label, pattern, way in _FROM:
        for starts, ends in ((_keys(new, label), every), (_keys(frozenset(shown) - new, label), new)):
            _join(graph, facts, totals, label, pattern, way, starts, ends)
    for label, pattern, way in _AMONG:
        _join(graph, facts, totals, label, pattern, way, _keys(new, label), every)
    return facts, totals


def _join(
    graph: Graph,
    facts: Facts,
    totals: dict[tuple[str, str, str], int],
    label: Label,
    pattern: str,
    way: str,
    starts: list[str],
    ends: Collection[Ref],
) -> None:
    if not starts or not ends:
        return
    pairs = len(starts) * sum(ref.label == label for ref in ends)
    many = "BILATERAL_TALKS" in pattern and pairs > _TOGETHER // LATEST
    latest = max(_FEWEST, _TOGETHER // pairs) if many else LATEST
    rows = graph.run(
        f"UNWIND $starts AS key MATCH (a:{label} {{{KEYS[label]}: key}}){pattern} "
        f"WHERE {_KEY} IN $ends WITH key, n, type(r) AS type, r "
        "ORDER BY coalesce(r.date, date('0001-01-01')) DESC "
        "WITH key, n, type, collect(r) AS found "
        f"RETURN key, labels(n) AS labels, {_KEY} AS other, type, size(found) AS total, "
        f"[r IN found[..{latest}] | properties(r)] AS edges",
        starts=starts,
        ends=sorted({ref.key for ref in ends}),
    )
    for row in rows:
        here, there = Ref(label, row["key"]), Ref(label_of(row["labels"]), row["other"])
        if there not in ends:  # Of another label, with the same key.
            continue
        source, target = (here, there) if way == "out" else (there, here)
        for properties in row["edges"]:
            add_edge(facts, row["type"], source, target, properties)
        if row["total"] > latest:
            totals[row["type"], f"{source.label}:{source.key}", f"{target.label}:{target.key}"] = row["total"]


def _count(drawing: Network, totals: Totals) -> None:
    """Say on edges of how many they are, where not all came along."""
    for edge in drawing.edges:
        if total := totals.get((edge["type"], edge["from"], edge["to"])):
            edge["total"] = total


def _keys(refs: Collection[Ref], label: Label) -> list[str]:
    return sorted(ref.key for ref in refs if ref.label == label)


def refs_of(ids: Collection[str]) -> Iterator[Ref]:
    """Nodes by the ids that the page has for them ("State:CHN"); what is none is passed over."""
    for one in ids:
        given, _, key = one.partition(":")
        for label in KEYS:
            if label == given and label != "Article" and key:
                yield Ref(label, key)
