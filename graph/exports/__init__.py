"""The graph in the formats of other tools.

A meeting is one node or one event in all of them but one: states become dyads in the dyad-year table only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from graph.analysis.select import Part
from graph.errors import SummitryError
from graph.exports.dyads import dyad_years, write_dyad_years
from graph.exports.neo4j_import import write_neo4j_import
from graph.exports.networks import write_gexf, write_graphml
from graph.exports.plover import plover_events, write_plover
from graph.exports.tables import write_csv, write_parquet
from graph.files.archive import write_archive
from graph.store.graph import Graph

__all__ = [
    "FORMATS",
    "dyad_years",
    "plover_events",
    "write_csv",
    "write_dyad_years",
    "write_gexf",
    "write_graphml",
    "write_neo4j_import",
    "write_parquet",
    "write_plover",
]

Writer: TypeAlias = Callable[[Graph, Path, Part], None]


def _whole(graph: Graph, path: Path, part: Part) -> None:
    if not part.whole:
        raise SummitryError("an archive holds the whole graph", "leave out what chooses a part of it")
    write_archive(graph, path)


#: What writes each format, by the name that the command line gives it.
FORMATS: Mapping[str, Writer] = {
    "gexf": write_gexf,
    "graphml": write_graphml,
    "dyad-year": write_dyad_years,
    "plover": write_plover,
    "csv": write_csv,
    "parquet": write_parquet,
    "summitry": _whole,
    "neo4j-import": write_neo4j_import,
}
