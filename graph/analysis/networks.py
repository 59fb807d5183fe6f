"""What a graph holds as :mod:`networkx` graphs.

>>> centre = networkx.degree_centrality(networks.network(graph, organization="SCO"))
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

from graph.analysis.answer import answer, cypher_of
from graph.analysis.select import Part, read_edges, read_nodes, read_query
from graph.store.cypher import EdgeRow, NodeRow
from graph.store.engines.values import uncollected

if TYPE_CHECKING:
    import networkx as nx

    from graph.store.graph import Graph

#: In a network of so many nodes, those with one neighbour only stand as freely as all others.
FEW: Final = 600


def network(
    graph: Graph,
    *,
    state: str | None = None,
    organization: str | None = None,
    since: date | None = None,
    until: date | None = None,
    confidence: float = 0.0,
    everyone: bool = False,
) -> nx.MultiDiGraph[str]:
    """A graph or a part of it (see :class:`graph.analysis.select.Part`), nothing left out or merged.

    Nodes are named ``"Label:key"`` and have ``label``, ``key`` and their properties; edges have the type
    as ``type``, and as their key the type and what tells edges of one type between the same nodes apart.
    """
    part = Part(state, organization, since, until, confidence, everyone)
    with uncollected():
        return assemble(read_nodes(graph, part), read_edges(graph, part))


def query_network(graph: Graph, cypher: str, /, **parameters: Any) -> nx.MultiDiGraph[str]:
    """The nodes and edges that a query returns, alone or in paths, named as in :func:`network`.

    >>> query_network(graph, "MATCH p = (:State {iso3: $one})-[:BILATERAL_TALKS]-() RETURN p", one="CHN")

    Raises:
        QueryError: the query or a parameter is wrong.
    """
    return assemble(*read_query(graph, cypher, **parameters))


def assemble(nodes: Iterable[NodeRow], edges: Iterable[EdgeRow]) -> nx.MultiDiGraph[str]:
    """Rows of :mod:`graph.analysis.select` as a graph."""
    import networkx as nx

    from graph.model import EDGE_KEYS

    result: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for label, key, properties in nodes:
        result.add_node(f"{label}:{key}", label=label, key=key, **properties)
    for kind, (source_label, source), (target_label, target), properties in edges:
        name = EDGE_KEYS[kind]
        mark = f"{kind}:{properties.get(name, '')}" if name else kind
        result.add_edge(f"{source_label}:{source}", f"{target_label}:{target}", mark, type=kind, **properties)
    return result


def contacts(
    graph: Graph, *, since: date | None = None, until: date | None = None, confidence: float = 0.0
) -> nx.Graph[str]:
    """Who met whom, among states: an edge between two that attended a held meeting together.

    ``meetings`` counts the meetings; ``weight`` adds 1 for talks of two and 1/(n-1) for a meeting of n,
    so that a summit of twenty does not outweigh twenty visits (Newman 2001, on co-authorship).
    """
    import networkx as nx

    result: nx.Graph[str] = nx.Graph()
    for row in contact_rows(graph, since, until, confidence):
        for one, other in combinations(row["members"], 2):
            known = result.get_edge_data(one, other, {"meetings": 0, "weight": 0.0})
            result.add_edge(
                one,
                other,
                meetings=known["meetings"] + row["meetings"],
                weight=known["weight"] + row["meetings"] / (len(row["members"]) - 1),
            )
    return result


def places(net: nx.Graph[Any]) -> dict[Any, tuple[float, float]]:
    """A place for each node of a network, to draw it: what does not hang together stands side by side.

    networkx's spring layout lets such parts drive each other away, until the largest of them is a blob in the
    middle; here each part has the room that it needs.

    >>> networkx.draw_networkx(net, places(net))
    """
    from graph.analysis import layout

    return layout.places(list(net), list(net.edges()), fan=len(net) > FEW)


def contact_rows(
    graph: Graph, since: date | None, until: date | None, confidence: float, of: str = "states"
) -> list[dict[str, Any]]:
    """Who met in each year, among states, persons or organizations: ``year``, the keys of ``members``, and
    how many ``meetings`` these had."""
    return answer(
        graph,
        cypher_of("graph.analysis", "contacts"),
        ("year", "members", "meetings"),
        of=of,
        since=since or date.min,
        until=until or date.max,
        confidence=confidence,
    )
