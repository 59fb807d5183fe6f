"""Whether a graph is the one that its articles' statements make: settle them anew, and compare."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from graph.analysis.select import read_edges, read_nodes
from graph.doctor.rules import Findings
from graph.files.archive import load_lines, read_lines
from graph.model import EDGE_KEYS, digest
from graph.store.engines.scratch import scratch
from graph.store.graph import Graph, open_graph


def check_rebuild(graph: Graph, findings: Findings) -> None:
    """Write the articles' statements into an embedded store of its own, and name what differs.

    Raises:
        SummitryError: no embedded store can be made here.
    """
    with scratch() as folder, open_graph(folder / "rebuilt") as rebuilt:
        lines = read_lines(graph)
        next(lines)  # The head.
        load_lines(rebuilt, lines)
        if graph.checksum() == rebuilt.checksum():
            return
        here, there = dict(_contents(graph)), dict(_contents(rebuilt))
    for name in sorted(here.keys() | there.keys()):
        if name not in there:
            findings.add("rebuild", f"{name}: no article states it")
        elif name not in here:
            findings.add("rebuild", f"{name}: missing")
        elif here[name] != there[name]:
            findings.add("rebuild", f"{name}: other properties")


def _contents(graph: Graph) -> Iterator[tuple[str, str]]:
    """Each node and edge by name, with a digest of its properties."""
    for label, key, properties in read_nodes(graph, internal=True):
        yield f"{label} {key}", _digest(properties)
    for kind, (source_label, source), (target_label, target), properties in read_edges(graph):
        mark = str(properties.get(EDGE_KEYS[kind] or "", ""))
        name = f"{kind} {source_label} {source} → {target_label} {target} {mark}".rstrip()
        yield name, _digest(properties)


def _digest(properties: dict[str, Any]) -> str:
    return digest(json.dumps(properties, sort_keys=True, default=str, ensure_ascii=False))
