"""Summitry: a knowledge graph of diplomatic meetings, read from news articles.

>>> from summitry import open_graph, read
>>> facts = read("report.txt")
>>> with open_graph("graph") as graph:
...     graph.write(facts)
...     graph.run("MATCH (s:State)-[:ATTENDED]->(m:Meeting) RETURN m.name, collect(s.name)")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.errors import SummitryError
    from graph.model import Facts
    from graph.store import Graph, open_graph
    from ingest.article import Article
    from summitry.reading import read

__all__ = ["Article", "Facts", "Graph", "SummitryError", "open_graph", "read"]

_HOMES = {
    "Article": "ingest.article",
    "Facts": "graph.model",
    "Graph": "graph.store",
    "SummitryError": "graph.errors",
    "open_graph": "graph.store",
    "read": "summitry.reading",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for: the driver and the language model take a second, a question needs one."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
