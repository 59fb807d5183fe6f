"""pyvis's network with our page around it: safe, offline, and able to hold a large graph."""

from __future__ import annotations

import json
import webbrowser
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import pyvis.network

from graph.analysis import layout
from graph.view import communities, notebook, page

#: Edges that are drawn but do not say who met whom, and so neither place nor rank a node.
BACKGROUND: Final = frozenset({"MEMBER_OF", "REPORTS"})
#: Beyond this many nodes a picture opens on states alone, where enough of them met.
CROWDED: Final = 60


class Network(pyvis.network.Network):  # type: ignore[misc]
    """A network to look at, in a browser or a notebook.

    It is built and read like pyvis's own (``add_node``, ``add_edge``, ``nodes``, ``edges``,
    ``from_nx``); what it writes is one page that asks nothing of the network and runs nothing that
    the graph's texts may hold.
    """

    def __init__(self, heading: str = "Summitry", height: str = "720px") -> None:
        super().__init__(height=height, directed=True, heading=heading, cdn_resources="in_line")
        del self.html  # pyvis keeps its last page here; ours is made when asked for
        #: Articles by id: ``title``, ``url``, ``publisher``, ``published``.
        self.articles: dict[str, Mapping[str, Any]] = {}
        #: What the picture was cut from and opens on: ``nodes``, ``edges``, ``focus``, ``since`` …
        self.opening: dict[str, Any] = {}
        self.vis_options: dict[str, Any] = {}

    def __repr__(self) -> str:
        return f"<Network {self.heading!r}: {len(self.nodes):,} nodes, {len(self.edges):,} edges>"

    __str__ = __repr__

    def add_node(
        self,
        n_id: Any,
        label: Any = None,
        shape: str | None = None,
        color: str | None = None,
        **options: Any,
    ) -> None:
        """Add a node unless it is there. ``n_id`` may be any scalar, of numpy too.

        ``type`` is one of the graph's labels, ``properties`` a mapping to show when it is chosen.
        ``shape`` and ``color`` override those of the type.
        """
        n_id = _scalar(n_id)
        if n_id in self.node_map:
            return
        given = {"shape": shape, "color": color}
        node = {"id": n_id, "label": str(n_id if label is None else label), **options}
        node |= {name: value for name, value in given.items() if value is not None}
        self.nodes.append(node)
        self.node_ids.append(n_id)
        self.node_map[n_id] = node

    def add_edge(self, source: Any, to: Any, **options: Any) -> None:
        """Add an edge; parallel ones stay apart.

        ``type`` is one of the graph's edge types, ``properties`` a mapping, ``evidence`` a list of
        mappings with ``article``, ``sentence``, ``span``, ``confidence`` and ``mention``.

        Raises:
            ValueError: one of its ends is not in the network.
        """
        source, to = _scalar(source), _scalar(to)
        for end in (source, to):
            if end not in self.node_map:
                raise ValueError(f"the edge from {source!r} to {to!r} ends at {end!r}, which is not a node")
        self.edges.append({"from": source, "to": to, **options})

    def set_options(self, options: str) -> None:
        """Options of vis-network, as JSON.

        Raises:
            ValueError: they are not a JSON object.
        """
        try:
            parsed = json.loads(options)
        except json.JSONDecodeError as error:
            raise ValueError(f"options must be a JSON object, and these are no JSON: {error}") from None
        if not isinstance(parsed, dict):
            raise ValueError('options must be a JSON object, as in \'{"nodes": {"borderWidth": 2}}\'')
        self.vis_options = parsed

    def html(self) -> str:
        """The page."""
        return page.render(self.heading, self.data())

    def served(self, nonce: str) -> str:
        """The page as a server gives it, which asks for more; ``nonce`` is that of its policy."""
        data = self.data()
        for node in data["nodes"]:  # Of the whole graph it says nothing, and it does not stay as more comes.
            node.pop("betweenness", None)
        return page.render(self.heading, data, nonce=nonce, served=True)

    def write(self, path: str | Path) -> Path:
        """Write the page as UTF-8 and return its path."""
        path = Path(path)
        path.write_text(self.html(), "utf-8")
        return path

    def _repr_html_(self) -> str:
        return notebook.frame(self.html(), self.heading, self.height, self.nodes, self.edges)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self._repr_html_(), "text/plain": repr(self)}

    # pyvis's ways to write would load its own template, which runs code out of the graph's texts.

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """The page; the arguments are pyvis's and change nothing."""
        return self.html()

    def write_html(
        self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False
    ) -> None:
        """Write the page and, if asked to, open it."""
        path = self.write(name)
        if open_browser:
            webbrowser.open(path.resolve().as_uri())

    def save_graph(self, name: str) -> None:
        """Write the page."""
        self.write(name)

    def show(self, name: str, local: bool = True, notebook: bool = False) -> None:
        """Write the page and open it."""
        self.write_html(name, open_browser=True)

    def data(self) -> dict[str, Any]:
        """What the page holds, as its scripts read it: nodes with their places and ranks, edges, passages."""
        ids = [node["id"] for node in self.nodes]
        ties = [(e["from"], e["to"]) for e in self.edges if e.get("type") not in BACKGROUND]
        places = layout.positions(ids, ties)
        measures = layout.centrality(ids, ties)
        nodes = []
        for index, node in enumerate(self.nodes):
            x, y = places[node["id"]]
            ranks = {name: round(values[index], 6) for name, values in measures.items()}
            nodes.append({"x": x, "y": y, **ranks, **node})
        groups = communities.found(self.nodes, self.edges)
        opening = self.opening | {"communities": groups}
        if groups and len(nodes) > CROWDED and not opening.get("served") and not opening.get("focus"):
            opening["level"] = "states"
        return {"nodes": nodes, **self.links(), "opening": opening, "options": self.vis_options}

    def links(self) -> dict[str, Any]:
        """Of that the edges, and the passages and articles that they cite."""
        passages = _Passages()
        edges = [edge | {"evidence": passages.cite(edge.get("evidence", ()))} for edge in self.edges]
        return {"edges": edges, "passages": passages.all, "articles": self.articles}


class _Passages:
    """Each sentence once: it may prove a dozen edges, and sentences are most of a page."""

    def __init__(self) -> None:
        self.all: list[tuple[Any, ...]] = []
        self._index: dict[tuple[Any, ...], int] = {}

    def cite(self, evidence: Iterable[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
        """Evidence as the page reads it: (place in ``all``, confidence, mention)."""
        cited = []
        for one in evidence:
            passage = (one.get("article"), one.get("span"), one.get("sentence"))
            if passage not in self._index:
                self._index[passage] = len(self.all)
                self.all.append(passage)
            cited.append((self._index[passage], one.get("confidence"), one.get("mention") or ""))
        return cited


def _scalar(value: Any) -> Any:
    """An id as JSON can hold it: text or a number, numpy's and dates included."""
    return value if isinstance(value, str | int | float) else page.plain(value)
