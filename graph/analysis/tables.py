"""What a graph holds as tables: :mod:`pandas` frames with real dates, whole numbers and categories.

>>> edges(graph, state="CHN", since=date(2013, 1, 1))
>>> frame(graph, "MATCH (m:Meeting) RETURN m.name AS name, m.date AS date")
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import repeat
from typing import TYPE_CHECKING, Any

from graph.analysis.select import Part, read_edges, read_nodes, with_precision
from graph.store.engines.values import uncollected

if TYPE_CHECKING:
    import pandas as pd

    from graph.store.graph import Graph

#: Columns whose values are drawn from a short list.
CATEGORIES = frozenset(
    {
        "label", "type", "source_label", "target_label", "kind", "status", "mode", "role", "date_precision",
        "state", "other_state", "partner", "iso3", "language", "standing",
    }
)  # fmt: skip

#: The columns that come first in tables of nodes and of edges.
NODE_FIRST = ("label", "key")
EDGE_FIRST = ("type", "source_label", "source", "target_label", "target")


def frame(graph: Graph, cypher: str, /, **parameters: Any) -> pd.DataFrame:
    """The rows of a query, typed as :func:`table` types them.

    Raises:
        QueryError: the query or a parameter is wrong.
    """
    return table(graph.run(cypher, **parameters))


def nodes(
    graph: Graph,
    *,
    state: str | None = None,
    organization: str | None = None,
    since: date | None = None,
    until: date | None = None,
    confidence: float = 0.0,
    everyone: bool = False,
) -> pd.DataFrame:
    """The nodes of a graph or of a part of it (see :class:`graph.analysis.select.Part`), one a row.

    ``label`` and ``key`` come first, then a column for each property that occurs.
    """
    return table(node_rows(graph, Part(state, organization, since, until, confidence, everyone)), NODE_FIRST)


def edges(
    graph: Graph,
    *,
    state: str | None = None,
    organization: str | None = None,
    since: date | None = None,
    until: date | None = None,
    confidence: float = 0.0,
    everyone: bool = False,
) -> pd.DataFrame:
    """The edges of a graph or of a part of it (see :class:`graph.analysis.select.Part`), one a row.

    ``type``, ``source_label``, ``source``, ``target_label`` and ``target`` come first, then a column for
    each property that occurs, evidence included. Where a membership is known from, a property ``source``
    in the graph, stands as ``reference``.
    """
    return table(edge_rows(graph, Part(state, organization, since, until, confidence, everyone)), EDGE_FIRST)


def node_rows(graph: Graph, part: Part) -> Iterator[dict[str, Any]]:
    """The rows of :func:`nodes`."""
    for label, key, row in read_nodes(graph, part):
        row["label"], row["key"] = label, key
        yield row


def edge_rows(graph: Graph, part: Part) -> Iterator[dict[str, Any]]:
    """The rows of :func:`edges`."""
    for kind, (source_label, source), (target_label, target), row in with_precision(
        graph, read_edges(graph, part)
    ):
        if "source" in row:
            row["reference"] = row["source"]
        row["type"] = kind
        row["source_label"], row["source"] = source_label, source
        row["target_label"], row["target"] = target_label, target
        yield row


def table(rows: Iterable[Mapping[str, Any]], columns: Iterable[str] = ()) -> pd.DataFrame:
    """Rows as a frame: dates as ``datetime64``, whole numbers as ``Int64`` where some are absent, words
    from a short list as categories, lists as they are. ``columns`` come first, and are there without rows.
    """
    import pandas as pd

    with uncollected():
        held = columns_of(rows, columns)
        return pd.DataFrame(
            {
                name: _column(values, name in CATEGORIES or name.endswith("_precision"))
                for name, values in held.items()
            },
            columns=list(held),
        )


def columns_of(rows: Iterable[Mapping[str, Any]], first: Iterable[str] = ()) -> dict[str, list[Any]]:
    """The values of rows by column, ``None`` where a row has none."""
    held: dict[str, list[Any]] = {name: [] for name in first}
    count = 0
    for row in rows:
        for name, value in row.items():
            values = held.setdefault(name, [])
            if len(values) < count:
                values.extend(repeat(None, count - len(values)))
            values.append(value)
        count += 1
    for values in held.values():
        values.extend(repeat(None, count - len(values)))
    return held


def records(data: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as plain Python: :class:`datetime.date` for dates, ``None`` for what is absent."""
    return [{str(name): _plain(value) for name, value in row.items()} for row in data.to_dict("records")]


def _column(values: list[Any], category: bool) -> pd.Series[Any]:
    import numpy as np
    import pandas as pd

    kinds = {type(value) for value in values} - {type(None)}
    dtype = "object"
    if kinds == {date}:
        return pd.Series(np.array(values, "datetime64[D]").astype("datetime64[s]"))
    if kinds == {int}:
        dtype = "Int64" if None in values else "int64"
    elif kinds and kinds <= {int, float}:
        dtype = "float64"
    elif kinds <= {str} and category:
        dtype = "category"
    elif kinds == {str}:
        dtype = "str"
    return pd.Series(values, dtype=dtype)


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return value
    if value is None or value != value or str(value) in ("NaT", "<NA>"):
        return None
    return value.date() if isinstance(value, datetime) else value
