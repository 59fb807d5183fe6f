"""Which states meet each other more than others: communities of the network of their meetings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations, product
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import networkx as nx

#: Below this many states that meet, a network of states alone says little.
FEWEST: Final = 6


def found(nodes: Iterable[Mapping[str, Any]], edges: Iterable[Mapping[str, Any]]) -> list[list[Any]]:
    """Communities of states, the largest first, each with its most central members first.

    By Louvain's method (Blondel and others, 2008) on talks and shared meetings, always the same for the same
    network; none where fewer than ``FEWEST`` states met. States that met nobody are in none of them.

    >>> found(drawing.nodes, drawing.edges)
    [['State:RUS', 'State:CHN', 'State:KAZ'], ['State:FRA', 'State:DEU', 'State:GBR']]
    """
    import networkx as nx

    network = _network(nodes, edges)
    if len(network) < FEWEST:
        return []
    strength = dict(network.degree(weight="weight"))
    # Any seed will do, if it stays: the same graph falls into the same groups.
    groups = nx.community.louvain_communities(network, weight="weight", seed=7)
    ordered = [sorted(group, key=lambda one: (-strength[one], one)) for group in groups]
    return sorted(ordered, key=lambda group: (-len(group), group[0]))


def _network(nodes: Iterable[Mapping[str, Any]], edges: Iterable[Mapping[str, Any]]) -> nx.Graph[Any]:
    """States by their talks and shared meetings, each meeting once, also of those who represent them.

    Talks of two count 1 for the pair. A meeting of n states counts 1 / (n - 1) for each other pair (Newman,
    2001), as in one of many few talk to all. The page's pairs weigh the same.
    """
    import networkx as nx

    states = {node["id"] for node in nodes if node.get("type") == "State"}
    by_type: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for edge in edges:
        by_type[str(edge.get("type"))].append(edge)
    homes: dict[Any, set[Any]] = {state: {state} for state in states}
    for edge in by_type["REPRESENTS"]:
        if edge["to"] in states:
            homes.setdefault(edge["from"], set()).add(edge["to"])
    talks: dict[tuple[Any, Any], set[Any]] = defaultdict(set)
    for number, edge in enumerate(by_type["BILATERAL_TALKS"]):
        meeting = (edge.get("properties") or {}).get("meeting")
        for one, other in product(homes.get(edge["from"], ()), homes.get(edge["to"], ())):
            if one != other:
                talks[min(one, other), max(one, other)].add(f"Meeting:{meeting}" if meeting else number)
    present: dict[Any, set[Any]] = defaultdict(set)
    for edge in by_type["ATTENDED"]:
        present[edge["to"]] |= homes.get(edge["from"], set())
    weights = defaultdict(float, {pair: float(len(held)) for pair, held in talks.items()})
    for meeting, there in present.items():
        for pair in combinations(sorted(there), 2):
            if meeting not in talks.get(pair, ()):
                weights[pair] += 1 / (len(there) - 1)
    network: nx.Graph[Any] = nx.Graph()
    network.add_weighted_edges_from((*pair, weight) for pair, weight in weights.items())
    return network
