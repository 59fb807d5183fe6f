"""The Cypher of the named questions, and how it is asked."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from graph.tables import table

if TYPE_CHECKING:
    import pandas as pd

    from graph.store import Graph


@cache
def cypher(name: str) -> str:
    """The text of a ``.cypher`` file of this folder, by its name without the ending."""
    return (files("graph.questions") / f"{name}.cypher").read_text("utf-8")


def answer(graph: Graph, name: str, columns: tuple[str, ...], /, **parameters: Any) -> list[dict[str, Any]]:
    """The rows of a ``.cypher`` file of this folder, with these columns.

    All rows come in one record, collected in the order that the file asks for: with thousands of rows,
    taking records one by one costs more than finding them.
    """
    question, _, result = cypher(name).rpartition("\nRETURN ")
    collected = f"{question}\nWITH {result}\nRETURN collect([{', '.join(columns)}]) AS rows"
    [row] = graph.run(collected, **parameters)
    return [dict(zip(columns, values, strict=True)) for values in row["rows"]]


def ask(graph: Graph, name: str, columns: tuple[str, ...], /, **parameters: Any) -> pd.DataFrame:
    """The rows of :func:`answer` as a table."""
    return table(answer(graph, name, columns, **parameters), columns)
