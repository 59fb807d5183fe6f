"""Nodes and edges as two files in a folder: CSV, or Parquet with types."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.analysis.select import Part
from graph.analysis.tables import (
    CATEGORIES,
    EDGE_FIRST,
    NODE_FIRST,
    columns_of,
    edge_rows,
    edges,
    node_rows,
    nodes,
)
from graph.errors import SummitryError
from graph.exports.spreadsheet import harmless
from graph.store.engines.values import uncollected
from graph.store.graph import Graph

if TYPE_CHECKING:
    import pandas as pd


def write_csv(graph: Graph, path: Path, part: Part, *, raw: bool = False) -> None:
    """Write ``nodes.csv`` and ``edges.csv`` into a folder: UTF-8, dates ISO 8601, lists as JSON.

    Texts that a spreadsheet would compute get an apostrophe before them, unless they are to be ``raw``.
    """
    path.mkdir(parents=True, exist_ok=True)
    for name, data in _tables(graph, part).items():
        for column in data.columns[data.dtypes == "object"]:
            data[column] = data[column].map(_json)
        for texts in data.select_dtypes(["object", "string", "category"]) if not raw else ():
            data[texts] = data[texts].astype("object").map(harmless)
        data.to_csv(path / f"{name}.csv", index=False, date_format="%Y-%m-%d")


def write_parquet(graph: Graph, path: Path, part: Part) -> None:
    """Write ``nodes.parquet`` and ``edges.parquet`` into a folder, with dates, numbers and lists as such.

    Raises:
        SummitryError: pyarrow is not installed.
    """
    need_pyarrow()
    path.mkdir(parents=True, exist_ok=True)
    _write_parquet(path / "nodes.parquet", node_rows(graph, part), NODE_FIRST)
    _write_parquet(path / "edges.parquet", edge_rows(graph, part), EDGE_FIRST)


#: Rows that are turned into Arrow's columns at a time: a large graph is held in those alone.
_ROWS = 50_000


def _write_parquet(path: Path, rows: Iterator[dict[str, Any]], first: tuple[str, ...]) -> None:
    """Write rows with the types of :func:`graph.analysis.tables.table`, without a frame: half the time."""
    import pyarrow as pa
    from pyarrow import parquet

    parts: list[pa.Table] = []
    with uncollected():
        while any((columns := columns_of(islice(rows, _ROWS), first)).values()) or not parts:
            parts.append(pa.table(columns))
    whole = pa.concat_tables(parts, promote_options="permissive")
    for place, column in enumerate(whole.schema):
        values = whole.column(place)
        if pa.types.is_date(column.type):
            whole = whole.set_column(place, column.name, values.cast(pa.timestamp("ms")))
        elif column.name in CATEGORIES and pa.types.is_string(column.type):
            whole = whole.set_column(place, column.name, values.dictionary_encode())
    parquet.write_table(whole, path)


def need_pyarrow() -> None:
    """Check that Parquet can be written.

    Raises:
        SummitryError: pyarrow is not installed.
    """
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise SummitryError("Parquet needs pyarrow", "pip install '.[parquet]' in the checkout") from None


def _tables(graph: Graph, part: Part) -> dict[str, pd.DataFrame]:
    chosen = {
        "state": part.state,
        "organization": part.organization,
        "since": part.since,
        "until": part.until,
        "confidence": part.confidence,
        "everyone": part.everyone,
    }
    return {"nodes": nodes(graph, **chosen), "edges": edges(graph, **chosen)}  # type: ignore[arg-type]


def _json(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else value
