"""Summitry: a knowledge graph of diplomatic meetings, read from news articles.

>>> from summitry import open_graph, read
>>> facts = read("report.txt")
>>> with open_graph("summitry.db") as graph:
...     graph.write(facts)
...     graph.run("MATCH (s:State)-[:ATTENDED]->(m:Meeting) RETURN m.name, collect(s.name)")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summitry import _own

if TYPE_CHECKING:
    from graph import questions, view
    from graph.analysis import networks, tables
    from graph.errors import SummitryError
    from graph.files import judgements
    from graph.model import Facts
    from graph.store.graph import Graph, open_graph
    from graph.view.outlines import map_window, outlines
    from ingest.article import Article
    from summitry.reading import read

_own.check("graph", "ingest")

__all__ = [
    "Article", "Facts", "Graph", "SummitryError", "judgements", "map_window", "networks", "open_graph",
    "outlines", "questions", "read", "tables", "view",
]  # fmt: skip

#: Where each public name is at home. Modules are public under their own name.
_HOMES = {
    "Article": "ingest.article",
    "Facts": "graph.model",
    "Graph": "graph.store.graph",
    "SummitryError": "graph.errors",
    "judgements": "graph.files",
    "map_window": "graph.view.outlines",
    "networks": "graph.analysis",
    "open_graph": "graph.store.graph",
    "outlines": "graph.view.outlines",
    "questions": "graph",
    "read": "summitry.reading",
    "tables": "graph.analysis",
    "view": "graph",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for: the driver and the language model take a second, a question needs one."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home = import_module(_HOMES[name])
    return getattr(home, name) if hasattr(home, name) else import_module(f"{_HOMES[name]}.{name}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
