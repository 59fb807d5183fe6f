"""The graph as files for ``neo4j-admin database import full``: the quickest way to fill an empty Neo4j.

A file for each label and for each pair of labels that edges of a type join, each with its header; the
command's arguments; and the statement that ends the work. See the Neo4j Operations Manual, "Import".
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from datetime import date
from itertools import chain
from pathlib import Path
from typing import IO, Any

from graph.analysis.select import Part, read_edges, read_nodes, read_own
from graph.errors import SummitryError
from graph.model import KEYS, EdgeType, Label
from graph.resolution.storage import OwnRow
from graph.store.cypher import EdgeRow, NodeRow
from graph.store.graph import Graph

#: What stands between the items of a list: the Unit Separator, which no text of an article keeps.
_SEPARATOR = "\x1f"
_TYPES = {str: "string", bool: "boolean", int: "long", float: "double", date: "date"}

#: In characters, of a field: more than any article's statements have.
_LONGEST = 1 << 30

_ARGUMENTS = ("--array-delimiter=U+001F", "--multiline-fields=true", "--read-buffer-size=32m")

#: The import takes a list of one empty text for none.
FINISH = (
    "MATCH ()-[r]->() WHERE r.articles IS NOT NULL AND r.mentions IS NULL\n"
    "CALL (r) { SET r.mentions = [article IN r.articles | ''] } IN TRANSACTIONS OF 10000 ROWS\n"
)


def write_neo4j_import(graph: Graph, path: Path, part: Part) -> None:
    """Write the whole graph into a folder, as files for ``neo4j-admin database import full``.

    ``arguments`` holds the command's arguments, for use inside the folder; ``finish.cypher`` is to be run
    once on the server after it. Constraints and indexes are made when Summitry first opens the store.

    Raises:
        SummitryError: only a part is asked for, or a text holds the separator of lists.
    """
    if not part.whole:
        raise SummitryError("an import fills a store with the whole graph", "leave out what chooses a part")
    nodes = chain(read_nodes(graph, internal=True), read_own(graph))
    write_import_files(path, nodes, read_edges(graph))


def write_import_files(path: Path, nodes: Iterable[NodeRow | OwnRow], edges: Iterable[EdgeRow]) -> None:
    """Write such files from rows, wherever they come from.

    Raises:
        SummitryError: a text holds the separator of lists.
    """
    path.mkdir(parents=True, exist_ok=True)
    arguments = list(_ARGUMENTS)
    key_of: dict[str, str] = {str(label): key for label, key in KEYS.items()}
    with ExitStack() as files:
        of_label: dict[str, _File] = {}
        for label, key, properties in nodes:
            if label not in of_label:
                of_label[label] = _File(files, path, label, (f"{key_of.get(label, 'id')}:ID({label})",))
                arguments.append(f"--nodes={label}={of_label[label].argument}")
            of_label[label].write((key,), properties)
        of_type: dict[tuple[EdgeType, Label, Label], _File] = {}
        for kind, (source_label, source), (target_label, target), properties in edges:
            which = kind, source_label, target_label
            if which not in of_type:
                ends = f":START_ID({source_label})", f":END_ID({target_label})"
                of_type[which] = _File(files, path, "-".join(which), ends)
                arguments.append(f"--relationships={kind}={of_type[which].argument}")
            of_type[which].write((source, target), properties)
    (path / "arguments").write_text("".join(f"{argument}\n" for argument in arguments), "utf-8")
    (path / "finish.cypher").write_text(FINISH, "utf-8")


class _File:
    """One CSV file whose columns grow as properties occur; its header is written when it is closed."""

    def __init__(self, files: ExitStack, folder: Path, name: str, first: tuple[str, ...]) -> None:
        self.argument = f"./{name}.header.csv,./{name}.csv"
        self._path = folder / f"{name}.csv"
        self._header = folder / f"{name}.header.csv"
        self._first = first
        self._types: dict[str, str] = {}
        self._shortest: int | None = None
        files.callback(self._finish)  # Before the file, so that it is closed by then.
        file: IO[str] = files.enter_context(self._path.open("w", encoding="utf-8", newline=""))
        self._rows = csv.writer(file, lineterminator="\n")

    def write(self, first: tuple[str, ...], properties: Mapping[str, Any]) -> None:
        for name, value in properties.items():
            if name not in self._types and value != []:
                self._types[name] = _type(value)
        if self._shortest is None:
            self._shortest = len(self._types)
        self._rows.writerow([*first, *(_cell(properties.get(name)) for name in self._types)])

    def _finish(self) -> None:
        columns = [f"{name}:{kind}" for name, kind in self._types.items()]
        self._header.write_text(",".join([*self._first, *columns]) + "\n", "utf-8")
        if self._shortest != len(self._types):
            self._pad(len(self._first) + len(self._types))

    def _pad(self, width: int) -> None:
        """Give all rows the columns that were found after them: the import takes no row that is shorter."""
        padded = self._path.with_suffix(".part")
        limit = csv.field_size_limit(_LONGEST)
        try:
            with (
                self._path.open(encoding="utf-8", newline="") as before,
                padded.open("w", encoding="utf-8", newline="") as after,
            ):
                rows = csv.writer(after, lineterminator="\n")
                rows.writerows([*row, *[None] * (width - len(row))] for row in csv.reader(before))
        finally:
            csv.field_size_limit(limit)
        padded.replace(self._path)


def _type(value: Any) -> str:
    if isinstance(value, list):
        return f"{_TYPES[type(value[0])]}[]"
    return _TYPES[type(value)]


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        items = [item if isinstance(item, str) else repr(item) for item in value]
        if any(_SEPARATOR in item for item in items):
            raise SummitryError("a text holds the control character U+001F", "use summitry import instead")
        return _SEPARATOR.join(items)
    return repr(value) if isinstance(value, float) else value
