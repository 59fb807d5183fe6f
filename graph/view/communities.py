"""Which states meet each other more than others: communities of the network of their meetings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
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
    groups = nx.community.louvain_communities(network, weight="weight", seed=7)
    ordered = [sorted(group, key=lambda one: (-strength[one], one)) for group in groups]
    return sorted(ordered, key=lambda group: (-len(group), group[0]))


def _network(nodes: Iterable[Mapping[str, Any]], edges: Iterable[Mapping[str, Any]]) -> nx.Graph[Any]:
    """States by their talks and shared meetings, each meeting once, also of those who represent them.

    A meeting of n states counts 1 / (n - 1) for each pair (Newman, 2001), as in one of many few talk to all.
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
    present: dict[Any, set[Any]] = defaultdict(set)
    for number, edge in enumerate(by_type["BILATERAL_TALKS"]):
        sides = homes.get(edge["from"], set()) | homes.get(edge["to"], set())
        if len(sides) == 2:
            meeting = (edge.get("properties") or {}).get("meeting")
            present[number if meeting is None else f"Meeting:{meeting}"] |= sides
    for edge in by_type["ATTENDED"]:
        present[edge["to"]] |= homes.get(edge["from"], set())
    network: nx.Graph[Any] = nx.Graph()
    for one, other, weight in _pairs(present.values()):
        known = network.get_edge_data(one, other, {"weight": 0.0})["weight"]
        network.add_edge(one, other, weight=known + weight)
    return network


def _pairs(meetings: Iterable[set[Any]]) -> Iterator[tuple[Any, Any, float]]:
    for states in meetings:
        for one, other in combinations(sorted(states), 2):
            yield one, other, 1 / (len(states) - 1)
