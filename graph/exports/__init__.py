"""The graph in the formats of other tools.

A meeting is one node or one event in all of them but one: states become dyads in the dyad-year table only.
To add a format, write its module and name its writer in :data:`WRITERS`: the command line offers it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from graph.analysis.select import Part
    from graph.exports.archive import write_whole
    from graph.exports.dyads import dyad_years, write_dyad_years
    from graph.exports.follow_the_money import ftm_entities, write_ftm
    from graph.exports.json_ld import json_ld_nodes, write_json_ld
    from graph.exports.neo4j_import import write_neo4j_import
    from graph.exports.networks import write_gexf, write_graphml
    from graph.exports.plover import plover_events, write_plover
    from graph.exports.tables import write_csv, write_parquet
    from graph.store.graph import Graph

    Writer: TypeAlias = Callable[[Graph, Path, Part], None]

__all__ = [
    "FORMATS", "dyad_years", "ftm_entities", "json_ld_nodes", "plover_events", "write_csv",
    "write_dyad_years", "write_ftm", "write_gexf", "write_graphml", "write_json_ld", "write_neo4j_import",
    "write_parquet", "write_plover", "write_whole",
]  # fmt: skip

#: The module of this folder and its function that write each format, by the name that the command line
#: gives it. They are imported when they are asked for: the driver takes half a second.
WRITERS = {
    "gexf": ("networks", "write_gexf"),
    "graphml": ("networks", "write_graphml"),
    "dyad-year": ("dyads", "write_dyad_years"),
    "plover": ("plover", "write_plover"),
    "ftm": ("follow_the_money", "write_ftm"),
    "json-ld": ("json_ld", "write_json_ld"),
    "csv": ("tables", "write_csv"),
    "parquet": ("tables", "write_parquet"),
    "summitry": ("archive", "write_whole"),
    "neo4j-import": ("neo4j_import", "write_neo4j_import"),
}


class _Formats(Mapping[str, "Writer"]):
    def __getitem__(self, name: str) -> Writer:
        module, function = WRITERS[name]
        writer: Writer = getattr(import_module(f"{__name__}.{module}"), function)
        return writer

    def __iter__(self) -> Iterator[str]:
        return iter(WRITERS)

    def __len__(self) -> int:
        return len(WRITERS)


#: What writes each format, by its name.
FORMATS: Mapping[str, Writer] = _Formats()

_HOMES = {function: module for module, function in WRITERS.values()} | {
    "dyad_years": "dyads",
    "plover_events": "plover",
    "ftm_entities": "follow_the_money",
    "json_ld_nodes": "json_ld",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
