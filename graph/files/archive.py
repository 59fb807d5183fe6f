"""A graph as one file, to keep it or to move it to another store or version.

JSON Lines, compressed where the name ends in ``.gz``: a head with the schema version, the articles with what
they state, the reference data, what the graph calls states and organizations, and an end with the graph's
checksum. Articles are written again as if they had just been read, so that a file may be loaded twice, after
a stop, or into a graph that holds other articles.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import IO, Any, TypeAlias, cast

from graph.errors import SummitryError
from graph.files.lines import article, check, line_of, said_in, words
from graph.files.whole import whole
from graph.model import KEYS, REFERENCE_EDGES, Facts, Label, Ref
from graph.resolution.corrections import Correction
from graph.resolution.judgements import Judgement
from graph.statements import fusion, statement
from graph.store import correcting, review, writing
from graph.store.cypher import batches, load_nodes, merge_nodes
from graph.store.engines import schema
from graph.store.engines.driver import neo4j
from graph.store.graph import Graph

Line: TypeAlias = dict[str, Any]

#: What stays when the article that told it is forgotten, and thus stands in no article.
_VOCABULARY: tuple[Label, ...] = ("State", "Organization")

#: Articles that are fetched, or written in one transaction, at a time; and their text in characters.
_ARTICLES = 100
_CHARACTERS = 2_000_000
#: Longest line, in characters: an article of the greatest length with ten statements a sentence has less.
_LONGEST = 20_000_000


class ArchiveError(SummitryError):
    """A file is no archive, is damaged, or is of a version that is not known here."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: articles that were new, and that were known; ``equal`` tells whether the graph is
    now the one that was exported, which it cannot be where it held other articles."""

    articles: int
    known: int
    equal: bool


def write_archive(graph: Graph, path: Path) -> int:
    """Write a graph into a file, and say how many articles it has.

    A file that was there is replaced when the new one is whole. Nothing should write into the graph
    meanwhile.

    Raises:
        OSError: the file cannot be written.
    """
    with whole(path) as place, _open(place, "wt", path.suffix == ".gz") as file:
        articles = 0
        for line in read_lines(graph):
            articles += "article" in line
            file.write(statement.dumps(line) + "\n")
    return articles


def read_archive(
    graph: Graph, path: Path, told: Callable[[int, int], None] = lambda done, total: None
) -> Imported:
    """Write what an archive holds into a graph. ``told`` hears how many articles are done, and of how many.

    The file is checked to its end before anything is written. What was stored before an interruption stays,
    and is passed over the next time.

    Raises:
        ArchiveError: the file is no archive, or damaged; nothing is stored.
        OSError: the file cannot be read.
        ReadOnlyError: the graph is open for reading only.
    """
    total = _check(path)
    with _open(path, "rt", path.suffix == ".gz") as file:
        lines = _parsed(path, file)
        next(lines)
        try:
            done = load_lines(graph, lines, lambda count: told(count, total))
        except ValueError as error:
            raise ArchiveError(f"{path} cannot be stored ({error})", "export it again") from error
    if done is None:
        raise ArchiveError(f"{path} was changed while it was read", "import it again")
    return done


def _check(path: Path) -> int:
    """How many articles an archive says that it has, once it is known to be whole."""
    with _open(path, "rt", path.suffix == ".gz") as file:
        lines = _parsed(path, file)
        total = _head(path, next(lines, {}))
        ended = False
        for number, line in enumerate(lines, 2):
            try:
                if ended:
                    raise ValueError("there is more after its end")
                check(line)
            except ValueError as error:
                raise ArchiveError(
                    f"{path} is damaged at line {number} ({words(error)})", "export it again"
                ) from error
            ended = "end" in line
    if not ended:
        raise ArchiveError(f"{path} is cut off", "export it again; nothing of it is stored")
    return total


# -- out ------------------------------------------------------------------------------------------


def read_lines(graph: Graph, without: Container[str] = ()) -> Iterator[Line]:
    """A graph as the lines of an archive, ``without`` some of its articles.

    Raises:
        ArchiveError: the statements of an article cannot be read.
    """
    rows = graph.run("MATCH (a:Article) RETURN a.id AS id ORDER BY id")
    ids = [row["id"] for row in rows if row["id"] not in without]
    yield {"summitry": {"schema": schema.VERSION, "articles": len(ids)}}
    # Before the articles that they are on, so that they hold at once.
    yield from map(line_of, review.made_by_people(graph))
    # The oldest first: of two on one field the later takes the earlier's place.
    yield from map(line_of, reversed(correcting.made_by_people(graph)))
    for first in range(0, len(ids), _ARTICLES):
        rows = graph.run(
            "MATCH (a:Article) WHERE a.id IN $ids RETURN properties(a) AS properties ORDER BY a.id",
            ids=ids[first : first + _ARTICLES],
        )
        for row in rows:
            properties = row["properties"]
            key, stated = properties.pop("id"), properties.pop("statements", "")
            try:
                yield {"article": key, "properties": properties, "statements": json.loads(stated)}
            except (TypeError, ValueError) as error:
                raise ArchiveError(
                    f"the statements of article {key} cannot be read", "see what summitry doctor says"
                ) from error
    for kind in sorted(REFERENCE_EDGES):
        rows = graph.run(
            f"MATCH (a)-[r:{kind}]->(b) RETURN head(labels(a)) AS a, head(labels(b)) AS b, "
            "coalesce(a.iso3, a.id) AS source, coalesce(b.iso3, b.id) AS target, properties(r) AS properties "
            "ORDER BY source, target, toString(r.since)"
        )
        for row in rows:
            ends = [row["a"], row["source"]], [row["b"], row["target"]]
            yield {"edge": [kind, *ends, row["properties"]]}
    for label in _VOCABULARY:
        key = KEYS[label]
        for row in graph.run(f"MATCH (n:{label}) RETURN properties(n) AS properties ORDER BY n.{key}"):
            properties = row["properties"]
            yield {"node": [label, properties.pop(key), properties]}
    yield {"end": {"checksum": graph.checksum()}}


# -- in -------------------------------------------------------------------------------------------


def load_lines(
    graph: Graph, lines: Iterable[Line], told: Callable[[int], None] = lambda done: None
) -> Imported | None:
    """Write the lines of an archive, less its head, into a graph; ``None`` if their end is missing.

    ``told`` hears after each transaction how many articles are done.

    Raises:
        ValueError: an article's line cannot be stored.
    """
    new = known = 0
    reference, vocabulary = Facts(), dict[Ref, fusion.Properties]()
    for batch in _batches(lines):
        if "article" in batch[0]:
            written = graph.write([_article(line) for line in batch])
            new, known = new + written.new_articles, known + written.known_articles
            told(new + known)
        for line in batch:
            match line:
                case {"edge": [kind, source, target, properties]}:
                    ends = (reference.node(*source), reference.node(*target))
                    reference.edge(kind, *ends, None, **properties)
                case {"judgement": _} | {"correction": _}:
                    graph.update(partial(_say, said=said_in(line)))
                case {"node": [label, key, properties]}:
                    vocabulary[Ref(label, key)] = properties
                case {"end": {"checksum": checksum}}:
                    if reference.edges:
                        graph.write(reference)
                    graph.update(lambda tx: _merge(tx, vocabulary))
                    return Imported(new, known, graph.checksum() == checksum)
    return None


def _head(path: Path, line: Line) -> int:
    match line:
        case {"summitry": {"schema": int(version), "articles": int(articles)}}:
            if version > schema.VERSION:
                raise ArchiveError(
                    f"{path} has schema version {version}, this program knows {schema.VERSION}",
                    "import it with the summitry that wrote it, or a later one",
                )
            return articles
    raise ArchiveError(
        f"{path} is no archive of a graph", "name a file that summitry export --format summitry wrote"
    )


def _parsed(path: Path, file: IO[str]) -> Iterator[Line]:
    number = 0
    try:
        while text := file.readline(_LONGEST):
            number += 1
            if len(text) == _LONGEST:
                raise ValueError(f"longer than {_LONGEST:,} characters")
            line = statement.loads(text)
            if not isinstance(line, dict):
                raise ValueError("no object")
            yield line
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        why = (
            "its compression ends too early"
            if isinstance(error, EOFError)
            else "what follows does not unpack"
        )
        raise ArchiveError(f"{path} is damaged after line {number} ({why})", "export it again") from error
    except ValueError as error:
        if number <= 1:
            _head(path, {})  # Says that this is none.
        # Bytes are decoded many lines at a time.
        at = "after" if isinstance(error, UnicodeDecodeError) else "at"
        raise ArchiveError(
            f"{path} is damaged {at} line {number} ({words(error)})", "export it again"
        ) from error


def _batches(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines of one sort together, as many as one transaction takes."""

    def length(line: Line) -> int:
        return len(str(line.get("properties", "")))

    for _, alike in groupby(lines, key=lambda line: "article" in line):
        yield from batches(alike, length, _CHARACTERS, _ARTICLES)


def _article(line: Line) -> Facts:
    try:
        return article(line)
    except ValueError as error:
        raise ValueError(f"article {line['article']}: {error}") from error


def _say(tx: neo4j.ManagedTransaction, said: Judgement | Correction) -> None:
    if isinstance(said, Judgement):
        writing.judge(tx, [said])
    else:
        correcting.take_over(tx, said)


def _merge(tx: neo4j.ManagedTransaction, stated: dict[Ref, fusion.Properties]) -> None:
    """Join what is stated to the nodes that exist; what no article and no reference names is left out."""
    for label in _VOCABULARY:
        of_label = {ref.key: properties for ref, properties in stated.items() if ref.label == label}
        current = load_nodes(tx, label, of_label)
        joined = {key: fusion.join(before, of_label[key]) for key, before in current.items()}
        merge_nodes(tx, label, {key: after for key, after in joined.items() if after != current[key]})


def _open(path: Path, mode: str, compressed: bool) -> IO[str]:
    if compressed:
        return cast("IO[str]", gzip.open(path, mode, encoding="utf-8", compresslevel=6))
    return path.open(mode, encoding="utf-8")
