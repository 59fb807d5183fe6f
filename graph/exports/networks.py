"""GEXF with time, for Gephi, and GraphML, for R and the rest."""

from __future__ import annotations

import calendar
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.analysis.networks import assemble
from graph.analysis.select import Part, read_edges, read_nodes
from graph.store.graph import Graph

if TYPE_CHECKING:
    import networkx as nx

#: Edges that last as long as the meeting at their end.
_OF_MEETING = frozenset(
    {"ATTENDED", "CONVENED", "HELD_IN", "SIDELINES_OF", "MADE_AT", "REPORTS", "BILATERAL_TALKS"}
)


def write_gexf(graph: Graph, path: Path, part: Part) -> None:
    """Write GEXF 1.2 with time: meetings and edges last as long as what they stand for.

    Meetings known to the month or the year last all of it. Memberships and offices last from their first
    to their last day, states and organizations always. Values are scalars: lists are JSON, dates ISO 8601.
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
    nx.write_gexf(network, path, version="1.2draft")


def write_graphml(graph: Graph, path: Path, part: Part) -> None:
    """Write GraphML: all nodes and edges with their properties; lists are JSON, dates ISO 8601."""
    import networkx as nx

    nx.write_graphml_xml(_flat(graph, part), path, named_key_ids=True)


def _flat(graph: Graph, part: Part) -> nx.MultiDiGraph[str]:
    """The network with scalars only, and nodes labelled as tools show them."""
    network = assemble(read_nodes(graph, part), read_edges(graph, part))
    for _, data in network.nodes(data=True):
        values = {name: _scalar(value) for name, value in data.items()}
        # A tool's label is what it writes beside a node; the graph's label is a node's type.
        named = values.get("name") or values.get("text") or values.get("title") or values["key"]
        data.clear()
        data.update({**values, "type": values["label"], "label": named})
    for *_, data in network.edges(data=True):
        values = {name: _scalar(value) for name, value in data.items()}
        data.clear()
        data.update(values)
    return network


def _scalar(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value.isoformat() if isinstance(value, date) else value


def _span(data: Mapping[str, Any]) -> dict[str, str]:
    """First and last day, as far as known, of a meeting, an office, a membership or a pledge."""
    first = data.get("date") or data.get("first_seen") or data.get("since")
    last = data.get("end_date") or data.get("last_seen") or data.get("until") or data.get("date")
    if first and last == first and "date_precision" in data:
        last = _end(date.fromisoformat(first), data["date_precision"]).isoformat()
    return {name: day for name, day in (("start", first), ("end", last)) if day}


def _end(day: date, precision: str) -> date:
    if precision == "year":
        return day.replace(month=12, day=31)
    if precision == "month":
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day
