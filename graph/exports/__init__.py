"""The graph in the formats of other tools.

A meeting is one node or one event in all of them but two: states become dyads in the dyad-year table and in
ICEWS's events only.
To add a format, write its module and give it a line in :data:`FORMATS`: the command line offers it, with what
that line says of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.analysis.select import Part
    from graph.store.graph import Graph


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the module of this folder and its function that write it, and what there is to say of it.

    The module is imported when something is written: the driver takes half a second.
    """

    module: str
    function: str
    about: str

    def __call__(self, graph: Graph, out: Path, part: Part) -> None:
        """Write a graph, or a part of it."""
        getattr(import_module(f"{__name__}.{self.module}"), self.function)(graph, out, part)


#: The formats by the names that the command line gives them (the page saves pictures and evidence by itself:
#: ``view/assets/js/export.js``).
FORMATS: Mapping[str, Format] = {
    "gexf": Format("networks", "write_gexf", "a file for Gephi, with its timeline"),
    "graphml": Format("networks", "write_graphml", "a file for R and networkx"),
    "dyad-year": Format(
        "dyads",
        "write_dyad_years",
        "a .csv or .parquet table of states that met, by year, with ISO, COW and Gleditsch-Ward codes",
    ),
    "plover": Format("plover", "write_plover", "a file with a CONSULT event a line"),
    "polecat": Format("polecat", "write_polecat", "a file of held meetings in POLECAT's columns"),
    "icews": Format("icews", "write_icews", "a file of who met whom, a direction a line, in ICEWS's columns"),
    "ftm": Format("follow_the_money", "write_ftm", "a file of FollowTheMoney entities"),
    "json-ld": Format(
        "json_ld", "write_json_ld", "a file of schema.org events with their provenance (PROV-O)"
    ),
    "csv": Format("tables", "write_csv", "a folder with all nodes and edges as two tables"),
    "parquet": Format("tables", "write_parquet", "the same in Parquet"),
    "summitry": Format(
        "archive",
        "write_whole",
        "everything, for summitry import: FILE.jsonl, or FILE.jsonl.gz to have it compressed",
    ),
    "neo4j-import": Format(
        "neo4j_import",
        "write_neo4j_import",
        "a folder, the quickest way to fill an empty Neo4j: in it neo4j-admin database import full neo4j "
        "@arguments does so; run its finish.cypher after that",
    ),
}
