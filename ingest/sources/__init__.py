"""Where articles come from: files, folders and standard input, each sort read by its ingestor.

An ingestor is a module with ``SUFFIXES``, ``recognizes`` and ``read`` (:class:`Ingestor`). To add one,
write it and put it into :data:`INGESTORS`.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import cast

from ingest.admission import Rejected
from ingest.article import Article
from ingest.batch import open_document
from ingest.sources import document, jsonl, parquet, pdf, table, warc
from ingest.sources.columns import parse_mapping
from ingest.sources.source import Found, Ingestor, Source, suffix_of

__all__ = ["INGESTORS", "Found", "Ingestor", "Source", "open_sources", "parse_mapping", "read_sources"]

#: Asked in this order whether they recognize the bytes, then whether they know the name's end.
INGESTORS: tuple[Ingestor, ...] = (parquet, warc, pdf, jsonl, table, document)

#: Marks the folder of a store, which holds no sources.
_STORE = "engine.name"


def open_sources(names: Iterable[str | Path], columns: Mapping[str, str] | None = None) -> Iterator[Found]:
    """The documents in some sources, one after the other; what cannot be read comes as ``Rejected``.

    ``names`` are files, folders (all files in them of a known sort, in the order of their names, hidden
    ones and stores left out) and ``-`` for standard input. ``columns`` names the columns of tables
    (:func:`parse_mapping`). Nothing is raised, no more is held than one document, and none is parsed:
    that happens when it is opened, in whatever process.
    """
    for name in names:
        if str(name) == "-":
            yield from _read("-", _buffered(sys.stdin.buffer), columns or {})
        elif _is_folder(Path(name)):
            yield from _read_folder(Path(name), columns or {})
        else:
            yield from _read_file(Path(name), columns or {})


def read_sources(
    names: Iterable[str | Path], columns: Mapping[str, str] | None = None
) -> Iterator[Article | Rejected]:
    """The articles in some sources: what :func:`open_sources` finds, opened in this process."""
    for found in open_sources(names, columns):
        yield found if isinstance(found, Rejected) else open_document(found)


def countable(name: str | Path) -> bool:
    """Whether a source can be gone through a second time, to count its documents."""
    try:
        return Path(name).is_file() or Path(name).is_dir()
    except (OSError, ValueError):
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name too long, or with a null character: opening it says so
        return False


def _read_folder(folder: Path, columns: Mapping[str, str]) -> Iterator[Found]:
    problems: list[OSError] = []
    suffixes = frozenset[str]().union(*(ingestor.SUFFIXES for ingestor in INGESTORS))
    empty = True
    for parent, folders, names in os.walk(folder, onerror=problems.append):
        if _STORE in names:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and suffix_of(name) in suffixes:
                empty = False
                yield from _read_file(Path(parent, name), columns)
    for problem in problems:
        yield Rejected(str(problem.filename), f"cannot be opened: {problem.strerror}")
    if empty and not problems:
        listed = ", ".join(sorted(suffixes))
        yield Rejected(str(folder), f"no articles in this folder: it has no file ending in {listed}")


def _read_file(path: Path, columns: Mapping[str, str]) -> Iterator[Found]:
    try:
        handle = path.open("rb")
    except FileNotFoundError:
        yield Rejected(str(path), "no such file")
        return
    except (OSError, ValueError) as error:  # also a null character in the name
        yield Rejected(str(path), f"cannot be opened: {getattr(error, 'strerror', None) or error}")
        return
    with handle:
        yield from _read(str(path), handle, columns)


def _read(name: str, stream: io.BufferedReader, columns: Mapping[str, str]) -> Iterator[Found]:
    source = Source(name, stream, columns)
    try:
        head = source.head()
    except OSError as error:
        yield Rejected(name, f"cannot be read: {error.strerror}")
        return
    yield from _ingestor(source.suffix, head).read(source)


def _buffered(stream: object) -> io.BufferedReader:
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))


def _ingestor(suffix: str, head: bytes) -> Ingestor:
    for ingestor in INGESTORS:
        if ingestor.recognizes(head):
            return ingestor
    return next((ingestor for ingestor in INGESTORS if suffix in ingestor.SUFFIXES), document)
