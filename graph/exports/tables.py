"""Nodes and edges as two files in a folder: CSV, or Parquet with types."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.contents import Part
from graph.errors import SummitryError
from graph.store import Graph
from graph.tables import edges, nodes

if TYPE_CHECKING:
    import pandas as pd


def write_csv(graph: Graph, path: Path, part: Part) -> None:
    """Write ``nodes.csv`` and ``edges.csv`` into a folder: UTF-8, dates ISO 8601, lists as JSON."""
    path.mkdir(parents=True, exist_ok=True)
    for name, data in _tables(graph, part).items():
        for column in data.columns[data.dtypes == "object"]:
            data[column] = data[column].map(_json)
        data.to_csv(path / f"{name}.csv", index=False, date_format="%Y-%m-%d")


def write_parquet(graph: Graph, path: Path, part: Part) -> None:
    """Write ``nodes.parquet`` and ``edges.parquet`` into a folder, with dates, numbers and lists as such.

    Raises:
        SummitryError: pyarrow is not installed.
    """
    need_pyarrow()
    path.mkdir(parents=True, exist_ok=True)
    for name, data in _tables(graph, part).items():
        data.to_parquet(path / f"{name}.parquet", index=False)


def need_pyarrow() -> None:
    """Check that Parquet can be written.

    Raises:
        SummitryError: pyarrow is not installed.
    """
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise SummitryError("Parquet needs pyarrow", "pip install 'summitry[parquet]'") from None


def _tables(graph: Graph, part: Part) -> dict[str, pd.DataFrame]:
    chosen = {
        "state": part.state,
        "organization": part.organization,
        "since": part.since,
        "until": part.until,
    }
    return {"nodes": nodes(graph, **chosen), "edges": edges(graph, **chosen)}  # type: ignore[arg-type]


def _json(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else value
