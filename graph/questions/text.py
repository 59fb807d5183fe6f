"""The Cypher of the named questions, and how it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.analysis.answer import answer, cypher_of
from graph.analysis.tables import table

if TYPE_CHECKING:
    import pandas as pd

    from graph.store.graph import Graph


def cypher(name: str) -> str:
    """The text of a ``.cypher`` file of this folder, by its name without the ending."""
    return cypher_of("graph.questions", name)


def ask(graph: Graph, name: str, columns: tuple[str, ...], /, **parameters: Any) -> pd.DataFrame:
    """The rows of a ``.cypher`` file of this folder, as a table with these columns."""
    return table(answer(graph, cypher(name), columns, **parameters), columns)
