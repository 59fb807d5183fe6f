"""Values as they cross the driver: plain Python out, the driver's types in."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from graph.store.engines.driver import neo4j_time, types

#: Types that are plain already.
_AS_IS = frozenset({str, int, float, bool, type(None)})


def plain(value: Any) -> Any:
    """A value of a result as plain Python, fit for JSON and for a table's cell.

    Dates and times become :mod:`datetime` objects, durations and points their text. A node becomes a
    dict of its properties with its labels, sorted, under ``_labels``; a relationship likewise with
    its type under ``_type``; a path ``{"nodes": [...], "relationships": [...]}``.
    """
    if type(value) in _AS_IS:  # First, since most are; matching takes ten times as long.
        return value
    match value:
        case types.Node():
            return {"_labels": sorted(value.labels), **{name: plain(item) for name, item in value.items()}}
        case types.Relationship():
            return {"_type": value.type, **{name: plain(item) for name, item in value.items()}}
        case types.Path():
            return {
                "nodes": [plain(node) for node in value.nodes],
                "relationships": [plain(edge) for edge in value.relationships],
            }
        case neo4j_time.Date() | neo4j_time.DateTime() | neo4j_time.Time():
            return value.to_native()
        case neo4j_time.Duration():
            return value.iso_format()
        case list() | tuple():
            return [plain(item) for item in value]
        case dict():
            return {name: plain(item) for name, item in value.items()}
    return value


def parameter(value: Any) -> Any:
    """A parameter as the driver takes it: sets as lists, numpy's and pandas' scalars as Python's."""
    match value:
        case str() | bytes():
            return value
        case Mapping():
            return {name: parameter(item) for name, item in value.items()}
        case list() | tuple() | set() | frozenset():
            return [parameter(item) for item in value]
        case datetime() if type(value) is not datetime and hasattr(value, "to_pydatetime"):
            return value.to_pydatetime()
        case date():
            return value
    return value.item() if hasattr(value, "item") else value


@contextmanager
def uncollected() -> Iterator[None]:
    """Let Python not look for cyclic garbage meanwhile: for building large data that has none.

    Each search goes through all that was built so far. Reading a graph of a million edges takes twice
    as long with it.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
