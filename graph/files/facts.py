"""Facts on disk: a Parquet file for each shard of a collection, and the mark that says it is done.

What is read on many machines is written here first, and loaded into a graph afterwards
(:func:`load_facts`), or made into files for a first fill (:mod:`graph.files.first_fill`). A row is one
article: its id, its particulars and what it states, as the graph keeps them
(:mod:`graph.statements.statement`); or what was set aside, with the reason.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from graph.errors import SummitryError, one_line
from graph.model import Facts, Ref, Value, digest
from graph.statements import statement
from graph.store.cypher import batches
from graph.store.graph import Graph
from graph.store.writing import Written

#: Articles that are written in one transaction, and the characters of their statements.
_ARTICLES = 1_000
_CHARACTERS = 8_000_000

_COLUMNS = ("article", "particulars", "statements", "source", "reason")


class FactsFileError(SummitryError):
    """A file holds no facts, or is damaged."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What one article states, encoded: ``particulars`` by :func:`graph.statements.statement.dumps`."""

    article: str
    particulars: str
    statements: str

    @classmethod
    def of(cls, facts: Facts) -> Stated:
        """The facts of one article.

        Raises:
            ValueError: they are none, or break the graph's contract.
        """
        article = statement.article_of(facts)
        if article is None:
            raise ValueError("facts without an article")
        normalised = statement.normalised(facts)
        particulars = normalised.nodes[Ref("Article", article)].properties
        return cls(article, statement.dumps(particulars), statement.encode(normalised))

    def facts(self) -> Facts:
        """The facts.

        Raises:
            ValueError: they are damaged; told in words for people.
        """
        particulars: dict[str, Value] = statement.loads(self.particulars)
        return statement.decode(self.article, self.statements, particulars)


@dataclass(frozen=True, slots=True)
class Aside:
    """A document that was set aside, by its place, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Says that a shard was read whole: which, how large it was, by what, and with what result."""

    shard: str
    bytes: int
    extractor: str
    articles: int
    aside: int


def file_of(folder: Path, shard: str) -> Path:
    """Where the facts of a shard, given by path, are kept in a folder."""
    name = Path(shard).name.encode(errors="ignore").decode()  # Some names are not UTF-8; the digest tells.
    return folder / f"{name}-{digest(shard)}.parquet"


def is_done(folder: Path, shard: str, size: int, extractor: str) -> bool:
    """Whether a shard of this size was read whole by this extractor."""
    try:
        held = json.loads(_mark(file_of(folder, shard)).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(held, dict) and (held.get("bytes"), held.get("extractor")) == (size, extractor)


def write_facts(folder: Path, shard: str, size: int, extractor: str, rows: Iterable[Stated | Aside]) -> Mark:
    """Write what a shard states, and its mark when all is on the disk.

    Whoever is stopped in between leaves no mark and, at most, a hidden file behind.

    Raises:
        OSError: the folder cannot be written to.
        SummitryError: pyarrow is not installed.
    """
    pa, parquet = _pyarrow()
    path = file_of(folder, shard)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    _mark(path).unlink(missing_ok=True)
    counts: Counter[type] = Counter()
    schema = pa.schema([(name, pa.string()) for name in _COLUMNS])
    try:
        with parquet.ParquetWriter(partial, schema, compression="zstd") as file:
            for batch in _batches(rows):
                counts.update(type(row) for row in batch)
                held = [{name: getattr(row, name, None) for name in _COLUMNS} for row in batch]
                file.write_table(pa.Table.from_pylist(held, schema))
        with partial.open("rb") as written:
            os.fsync(written.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    mark = Mark(shard, size, extractor, counts[Stated], counts[Aside])
    fresh = partial.with_suffix(".mark")
    fresh.write_text(json.dumps(asdict(mark)) + "\n", "ascii")
    fresh.replace(_mark(path))
    return mark


def find_facts(paths: Iterable[Path]) -> list[Path]:
    """The files of facts among some files and folders: of folders those that are done.

    Raises:
        FactsFileError: there are none.
    """
    found: list[Path] = []
    for path in paths:
        inside = [path]
        if path.is_dir():
            inside = [file for file in sorted(path.glob("*.parquet")) if _mark(file).exists()]
        if not inside or not inside[0].exists():
            raise FactsFileError(f"{path} holds no facts", "name what summitry extract wrote")
        found += inside
    return found


def read_facts(path: Path) -> Iterator[Stated | Aside]:
    """The rows of a file.

    Raises:
        FactsFileError: it is none of ours, or damaged.
        SummitryError: pyarrow is not installed.
    """
    pa, parquet = _pyarrow()
    try:
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_ARTICLES, columns=list(_COLUMNS)):
                for row in batch.to_pylist():
                    if row["article"] is None:
                        yield Aside(row["source"], row["reason"])
                    else:
                        yield Stated(row["article"], row["particulars"], row["statements"])
    except (pa.ArrowException, OSError, KeyError) as error:
        raise FactsFileError(
            f"{path} cannot be read as facts ({one_line(error)})", "extract its shard again"
        ) from error


def set_aside(path: Path) -> Iterator[Aside]:
    """What of a file's shard was set aside, and why."""
    _, parquet = _pyarrow()
    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(columns=["article", "source", "reason"]):
            yield from (
                Aside(row["source"], row["reason"]) for row in batch.to_pylist() if row["article"] is None
            )


@dataclass(slots=True)
class Loaded:
    """What a load did; nodes and edges that are ``known`` were stated again."""

    articles: int = 0
    known: int = 0
    aside: int = 0
    new_nodes: int = 0
    new_edges: int = 0
    known_nodes: int = 0
    known_edges: int = 0
    files: int = 0

    def add(self, written: Written) -> None:
        """Count what was written."""
        self.articles += written.new_articles
        self.known += written.known_articles
        self.new_nodes += written.new_nodes
        self.known_nodes += written.known_nodes
        self.new_edges += written.new_edges
        self.known_edges += written.known_edges


def load_facts(
    graph: Graph, files: Iterable[Path], told: Callable[[Loaded], None] = lambda loaded: None
) -> Loaded:
    """Write files of facts into a graph; ``told`` hears after each transaction what is done.

    What the graph holds already stays, so that a load may be repeated, or taken up again after a stop.
    The result does not depend on the order of the files.

    Raises:
        FactsFileError: a file is damaged; what came before it is stored.
        StoreError: the store cannot be used any more.
    """
    loaded = Loaded()
    for path in files:
        with closing(_decoded_ahead(path)) as decoded:
            for aside, facts in decoded:
                loaded.aside += aside
                loaded.add(graph.write(facts))
                told(loaded)
        loaded.files += 1
    return loaded


def _decoded_ahead(path: Path) -> Generator[tuple[int, list[Facts]]]:
    """The facts of a file, as many at a time as one transaction takes, with how many rows were set aside.

    The next are decoded while the engine writes those before; what is damaged is told when its turn comes.
    """
    batched = _batches(read_facts(path))

    def decoded() -> tuple[int, list[Facts]] | None:
        rows = next(batched, None)
        return None if rows is None else (sum(isinstance(row, Aside) for row in rows), _decoded(path, rows))

    with ThreadPoolExecutor(1, "decoder") as decoder:
        coming = decoder.submit(decoded)
        while (found := coming.result()) is not None:
            coming = decoder.submit(decoded)
            yield found


def _decoded(path: Path, rows: Iterable[Stated | Aside]) -> list[Facts]:
    decoded: list[Facts] = []
    for row in rows:
        if isinstance(row, Stated):
            try:
                decoded.append(row.facts())
            except ValueError as error:
                raise FactsFileError(
                    f"{path} is damaged at article {row.article} ({error})", "extract its shard again"
                ) from error
    return decoded


def _batches(rows: Iterable[Stated | Aside]) -> Iterator[list[Stated | Aside]]:
    """Rows as many at a time as one transaction takes."""

    def length(row: Stated | Aside) -> int:
        return len(row.statements) if isinstance(row, Stated) else 0

    return batches(rows, length, _CHARACTERS, _ARTICLES)


def _mark(path: Path) -> Path:
    return path.with_suffix(".done")


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise SummitryError(
            "files of facts need pyarrow", "pip install '.[parquet]' in the checkout"
        ) from None
    return pyarrow, parquet
