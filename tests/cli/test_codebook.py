"""The codebook names every kind of node and edge, and every property that a graph read from articles has."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from graph.model import EdgeType, Label
from graph.store.engines.schema import INTERNAL
from summitry import open_graph

PAGE = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text("utf-8")


def _sections() -> dict[str, set[str]]:
    """The words in backticks below each heading, by the heading's first word."""
    parts = re.split(r"^### (.+)$", PAGE, flags=re.MULTILINE)
    return {
        heading.split(":")[0]: set(re.findall(r"`(\w+)`", text))
        for heading, text in zip(parts[1::2], parts[2::2], strict=True)
    }


def test_each_label_and_edge_type_has_a_section() -> None:
    told = set(_sections()) - {"Properties of every edge but MEMBER_OF"}
    assert told == {*get_args(Label), *get_args(EdgeType)}


def test_each_property_of_a_graph_is_told(library: Path) -> None:
    sections = _sections()
    evidence = sections["Properties of every edge but MEMBER_OF"]
    untold = set()
    with open_graph(str(library), read_only=True) as graph:
        for row in graph.run("MATCH (n) RETURN labels(n) AS labels, keys(n) AS names"):
            for label in set(row["labels"]) - set(INTERNAL):
                untold |= {f"{label}.{name}" for name in set(row["names"]) - sections[label]}
        for row in graph.run("MATCH ()-[r]->() RETURN type(r) AS type, keys(r) AS names"):
            known = sections[row["type"]] | evidence
            if row["type"] == "REPORTS":
                known |= sections["Meeting"]
            untold |= {f"{row['type']}.{name}" for name in set(row["names"]) - known}
    assert untold == set()
