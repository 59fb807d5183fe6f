"""What a graph holds as tables: :mod:`pandas` frames with real dates, whole numbers and categories.

>>> edges(graph, state="CHN", since=date(2013, 1, 1))
>>> frame(graph, "MATCH (m:Meeting) RETURN m.name AS name, m.date AS date")
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from graph.contents import Part, read_edges, read_nodes

if TYPE_CHECKING:
    import pandas as pd

    from graph.store import Graph

#: Columns whose values are drawn from a short list.
CATEGORIES = frozenset(
    {
        "label", "type", "source_label", "target_label", "kind", "status", "mode", "role", "date_precision",
        "state", "other_state", "partner", "iso3", "language", "standing",
    }
)  # fmt: skip


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
) -> pd.DataFrame:
    """The nodes of a graph or of a part of it (see :class:`graph.contents.Part`), one a row.

    ``label`` and ``key`` come first, then a column for each property that occurs.
    """
    part = Part(state, organization, since, until)
    return table(
        ({"label": label, "key": key, **properties} for label, key, properties in read_nodes(graph, part)),
        ("label", "key"),
    )


def edges(
    graph: Graph,
    *,
    state: str | None = None,
    organization: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> pd.DataFrame:
    """The edges of a graph or of a part of it (see :class:`graph.contents.Part`), one a row.

    ``type``, ``source_label``, ``source``, ``target_label`` and ``target`` come first, then a column for
    each property that occurs, evidence included.
    """
    ends = ("type", "source_label", "source", "target_label", "target")
    rows = (
        {**dict(zip(ends, (kind, *source, *target), strict=True)), **properties}
        for kind, source, target, properties in read_edges(graph, Part(state, organization, since, until))
    )
    return table(rows, ends)


def table(rows: Iterable[Mapping[str, Any]], columns: Iterable[str] = ()) -> pd.DataFrame:
    """Rows as a frame: dates as ``datetime64``, whole numbers as ``Int64`` where some are absent, words
    from a short list as categories, lists as they are. ``columns`` come first, and are there without rows.
    """
    import pandas as pd

    kept = list(rows)
    names = list(dict.fromkeys([*columns, *(name for row in kept for name in row)]))
    result = {}
    for name in names:
        values = [row.get(name) for row in kept]
        known = [value for value in values if value is not None]
        if known and all(isinstance(value, date) for value in known):
            result[name] = pd.Series(values, dtype="datetime64[s]")
        elif known and all(type(value) is int for value in known):
            result[name] = pd.Series(values, dtype="int64" if len(known) == len(values) else "Int64")
        elif name in CATEGORIES and all(isinstance(value, str) for value in known):
            result[name] = pd.Series(values, dtype="category")
        elif known and all(isinstance(value, str) for value in known):
            result[name] = pd.Series(values, dtype="str")
        else:
            result[name] = pd.Series(values, dtype="float64" if _numbers(known) else "object")
    return pd.DataFrame(result, columns=names)


def records(data: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as plain Python: :class:`datetime.date` for dates, ``None`` for what is absent."""
    return [{str(name): _plain(value) for name, value in row.items()} for row in data.to_dict("records")]


def _numbers(values: list[Any]) -> bool:
    return bool(values) and all(type(value) in (int, float) for value in values)


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return value
    if value is None or value != value or str(value) in ("NaT", "<NA>"):
        return None
    return value.date() if isinstance(value, datetime) else value
