"""Tables, networks and exports without what is less sure than asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from graph.analysis import tables
from graph.analysis.networks import network
from graph.analysis.select import Part
from graph.exports import FORMATS
from graph.store.graph import Graph
from tests.graph.worlds import Report


def test_edges_that_are_less_sure_are_left_out(graph: Graph) -> None:
    graph.write(Report("a").facts())
    graph.write(Report("b", meeting="other", day=date(2013, 8, 9), confidences=(0.5,)).facts())
    sure = network(graph, confidence=0.7)
    assert {data["key"] for _, data in sure.nodes(data=True) if data["label"] == "Meeting"} == {"sco-2013"}
    assert all(data["confidence"] >= 0.7 for *_, data in sure.edges(data=True) if "confidence" in data)
    everything = network(graph)
    assert sure.number_of_edges() < everything.number_of_edges() == len(tables.edges(graph))
    assert len(tables.edges(graph, state="CHN", confidence=0.7)) == len(tables.edges(graph, confidence=0.7))
    assert tables.nodes(graph, confidence=0.99).empty
    assert tables.edges(graph, confidence=0.99).empty


def test_no_event_is_made_of_what_is_less_sure(graph: Graph, tmp_path: Path) -> None:
    graph.write(Report("a", confidences=(0.5,)).facts())
    path = tmp_path / "events.jsonl"
    FORMATS["plover"](graph, path, Part(confidence=0.4))
    assert path.read_text("utf-8")
    FORMATS["plover"](graph, path, Part(confidence=0.6))
    assert path.read_text("utf-8") == ""
