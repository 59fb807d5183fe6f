"""GEXF with time, for Gephi, and GraphML, for R and the rest."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.analysis.networks import assemble
from graph.analysis.select import Part, read_edges, read_nodes, with_precision
from graph.model import fit, last_day
from graph.store.graph import Graph

if TYPE_CHECKING:
    import networkx as nx

#: What stands in the page's table of colours for each type of node; the first is the light one.
_COLOUR = re.compile(r"--([A-Z][a-z]+): #([0-9a-f]{6})")

#: A network of more nodes is laid out by whoever looks at it: it would take us minutes.
_PLACED = 10_000

#: Edges that last as long as the meeting at their end.
_OF_MEETING = frozenset(
    {"ATTENDED", "CONVENED", "HELD_IN", "SIDELINES_OF", "MADE_AT", "REPORTS", "BILATERAL_TALKS"}
)


def write_gexf(graph: Graph, path: Path, part: Part) -> None:
    """Write GEXF 1.2 with time: meetings and edges last as long as what they stand for.

    Meetings known to the month or the year last all of it. Memberships and offices last from their first
    to their last day, states and organizations always. Values are scalars: lists are JSON, dates ISO 8601.
    Nodes have colours and, up to ten thousand of them, places as in the page of ``summitry view``.
    """
    import networkx as nx

    network = _flat(graph, part)
    network.graph["mode"] = "dynamic"
    spans = {node: _span(data) for node, data in network.nodes(data=True) if data["type"] == "Meeting"}
    for node, span in spans.items():
        network.nodes[node].update(span)
    for number, (source, target, data) in enumerate(network.edges(data=True)):
        # Gephi reads an edge's weight and kind from these names; each edge needs an id of its own.
        data["id"] = number
        if data["type"] in _OF_MEETING:
            meeting = f"Meeting:{data['meeting']}" if "meeting" in data else ""
            data.update(spans.get(meeting) or spans.get(source) or spans.get(target) or {})
        else:
            data.update(_span(data))
    _draw(network)
    nx.write_gexf(network, path, version="1.2draft")


def _draw(network: nx.MultiDiGraph[str]) -> None:
    """Give each node a place, a colour by its type, and a size by what is joined to it."""
    from graph.analysis.layout import positions

    places = positions([*network.nodes], network.edges()) if len(network) <= _PLACED else {}
    theme = files("graph").joinpath("view/assets/css/theme.css").read_text("utf-8")
    colours: dict[str, str] = dict(reversed(_COLOUR.findall(theme)))
    for node, data in network.nodes(data=True):
        red, green, blue = bytes.fromhex(colours.get(data["type"], colours["Other"]))
        data["viz"] = {
            "color": {"r": red, "g": green, "b": blue},
            # By eye: a node of one edge can be clicked, and a circle's area grows with its edges.
            "size": 4.0 + 2.0 * math.sqrt(network.degree(node)),
        }
        if node in places:  # Gephi's second axis points upwards.
            data["viz"]["position"] = {"x": places[node][0], "y": -places[node][1], "z": 0.0}


def write_graphml(graph: Graph, path: Path, part: Part) -> None:
    """Write GraphML: all nodes and edges with their properties; lists are JSON, dates ISO 8601."""
    import networkx as nx

    nx.write_graphml_xml(_flat(graph, part), path, named_key_ids=True)


def _flat(graph: Graph, part: Part) -> nx.MultiDiGraph[str]:
    """The network with scalars only, and nodes labelled as tools show them."""
    network = assemble(
        ((label, _scalar(key), _scalars(data)) for label, key, data in read_nodes(graph, part)),
        (
            (kind, (source[0], _scalar(source[1])), (target[0], _scalar(target[1])), _scalars(data))
            for kind, source, target, data in with_precision(graph, read_edges(graph, part))
        ),
    )
    for _, data in network.nodes(data=True):
        # A tool's label is what it writes beside a node; the graph's label is a node's type.
        named = data.get("name") or data.get("text") or data.get("title") or data["key"]
        data.update({"type": data["label"], "label": named})
    return network


def _scalars(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _scalar(value) for name, value in properties.items()}


def _scalar(value: Any) -> Any:
    if isinstance(value, list):
        value = json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, str):
        return fit(value)
    return value.isoformat() if isinstance(value, date) else value


def _span(data: Mapping[str, Any]) -> dict[str, str]:
    """First and last day, as far as known, of a meeting, an office, a membership or a pledge."""
    first = data.get("date") or data.get("first_seen") or data.get("since")
    last = data.get("end_date") or data.get("last_seen") or data.get("until") or data.get("date")
    if first and last == first and "date_precision" in data:
        last = last_day(date.fromisoformat(first), data["date_precision"]).isoformat()
    return {name: day for name, day in (("start", first), ("end", last)) if day}
