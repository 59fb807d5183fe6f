"""The whole graph as one file, as an export: the format is that of :mod:`graph.files.archive`."""

from __future__ import annotations

from pathlib import Path

from graph.analysis.select import Part
from graph.errors import SummitryError
from graph.files.archive import write_archive
from graph.store.graph import Graph


def write_whole(graph: Graph, path: Path, part: Part) -> None:
    """Write everything that a graph holds, for ``summitry import``."""
    if not part.whole:
        raise SummitryError("an archive holds the whole graph", "leave out what chooses a part of it")
    write_archive(graph, path)
