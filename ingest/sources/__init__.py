"""Where articles come from: files, folders, addresses and standard input, each sort read by its ingestor.

An ingestor is a module with ``SUFFIXES``, ``recognizes`` and ``read`` (:class:`Ingestor`). To add one,
write it, put it into :data:`INGESTORS` (and into ``_PARSED`` where it reads whole documents, into
``_SUFFIX_OF`` where its beginning tells it), and give it a row in ``docs/ingestors.md``.
"""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from ingest.article import Article
from ingest.sources import addresses, document, feed, json_array, jsonl, parquet, pdf, sitemap, table, warc
from ingest.sources.admission import Known, Rejected
from ingest.sources.columns import parse_mapping
from ingest.sources.link import Link
from ingest.sources.opening import Readable, open_document
from ingest.sources.source import Found, Ingestor, Source, contained, shown, suffix_of
from ingest.sources.web import Web

__all__ = [
    "INGESTORS", "Found", "Ingestor", "Link", "Source", "find_documents", "open_sources",
    "parse_mapping", "read_sources",
]  # fmt: skip

#: Asked in this order whether they recognize the bytes, then whether they know the name's end.
INGESTORS: tuple[Ingestor, ...] = (
    parquet, warc, pdf, feed, sitemap, addresses, json_array, jsonl, table, document,
)  # fmt: skip

#: Those that parse a source to find what is in it. The others cut it into lines, or take it whole.
_PARSED = (parquet, warc, feed, sitemap, table)

#: Marks the folder of a store, which holds no sources.
_STORE = "engine.name"


#: From a sitemap's index to its sitemaps to their articles: what lies deeper is a trap.
_DEPTH = 3


def open_sources(
    names: Iterable[str | Path],
    columns: Mapping[str, str] | None = None,
    web: Web | None = None,
    guard: Guard | None = None,
) -> Iterator[Readable | Known | Rejected]:
    """The documents in some sources, one after the other; what cannot be read comes as ``Rejected``.

    ``names`` are files, folders (all files in them of a known sort, in the order of their names, hidden
    ones and stores left out), addresses and ``-`` for standard input. ``columns`` names the columns of
    tables (:func:`parse_mapping`). Addresses, and those that feeds and lists name, are got by ``web``; what
    has not changed since it was last got is ``Known``. Nothing is raised, no more is held than one
    document, and none is parsed: that happens when it is opened, in whatever process. Feeds, archives and
    tables are parsed to find what is in them: by ``guard``, if given, in a process of its own with limits.
    """
    web = web or Web()
    reading = _Reading(columns or {}, guard)
    seen: set[str] = set()
    for found in find_documents(names, columns, guard):
        yield from _follow(found, web, reading, seen, 0) if isinstance(found, Link) else (found,)


def find_documents(
    names: Iterable[str | Path], columns: Mapping[str, str] | None = None, guard: Guard | None = None
) -> Iterator[Found]:
    """What :func:`open_sources` opens, with links that are not followed yet: no server is asked."""
    reading = _Reading(columns or {}, guard)
    for name in names:
        if _is_address(str(name)):
            yield Link(str(name), str(name), named=True)
        elif str(name) == "-":
            yield from _read("-", _buffered(sys.stdin.buffer), reading)
        elif _is_folder(Path(name)):
            yield from _read_folder(Path(name), reading)
        else:
            yield from _read_file(Path(name), reading)


def read_sources(
    names: Iterable[str | Path], columns: Mapping[str, str] | None = None
) -> Iterator[Article | Rejected]:
    """The articles in some sources: what :func:`open_sources` finds, opened in this process."""
    for found in open_sources(names, columns):
        if not isinstance(found, Known):
            yield found if isinstance(found, Rejected) else open_document(found)


class Guard(Protocol):
    """Who reads a source in a process of its own: :class:`ingest.workers.guard.Guard`."""

    def read(self, ingestor: Ingestor, source: Source) -> Iterator[Found]: ...


@dataclass(frozen=True, slots=True)
class _Reading:
    """How sources are read: the columns of tables, and the process that does it where that is a risk."""

    columns: Mapping[str, str]
    guard: Guard | None

    def of(self, source: Source, suffix: str, head: bytes) -> Iterator[Found]:
        """What is in a source that begins with ``head`` and whose name ends, or might end, so."""
        ingestor = _ingestor(suffix, head)
        if self.guard and ingestor in _PARSED:
            return self.guard.read(ingestor, source)
        return contained(ingestor, source)


def _is_address(name: str) -> bool:
    return name.lower().startswith(("http://", "https://"))


def _follow(
    link: Link, web: Web, reading: _Reading, seen: set[str], depth: int
) -> Iterator[Readable | Known | Rejected]:
    """What stands at an address, or at those that it lists in turn."""
    if link.url in seen:
        yield Known(link.source)
        return
    seen.add(link.url)
    if depth > _DEPTH:
        yield Rejected(link.source, f"too deep: lists within lists, at {link.url}")
        return
    answer = web.get(link.url, link.stated, named=link.named)
    if answer is None:
        yield Known(link.url)
    elif isinstance(answer, Rejected):
        at = "" if link.source == link.url else f", at {link.url}"
        yield link.own or Rejected(link.source, f"{answer.reason}{at}")
    else:
        known = link.known or Article("", url=link.url)
        source = Source(link.url, _buffered(io.BytesIO(answer.data)), reading.columns, known, answer.charset)
        for found in reading.of(source, _SUFFIX_OF.get(answer.kind) or source.suffix, source.head()):
            if isinstance(found, Link):
                yield from _follow(found, web, reading, seen, depth + 1)
            else:
                yield found


#: What a server says that its bytes are, where they do not tell themselves.
_SUFFIX_OF = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/pdf": ".pdf",
    "text/csv": ".csv",
    "application/x-ndjson": ".jsonl",
    "application/json": ".json",
}


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


def _read_folder(folder: Path, reading: _Reading) -> Iterator[Found]:
    problems: list[OSError] = []
    suffixes = frozenset[str]().union(*(ingestor.SUFFIXES for ingestor in INGESTORS))
    empty = True
    for parent, folders, names in os.walk(folder, onerror=problems.append):
        if _STORE in names:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            if Path(parent, name).is_symlink():
                yield Rejected(
                    shown(Path(parent, name)), "a link to a folder: it is not followed; name its folder"
                )
        for name in sorted(names):
            if not name.startswith(".") and suffix_of(name) in suffixes:
                empty = False
                yield from _read_file(Path(parent, name), reading, regular=True)
    for problem in problems:
        yield Rejected(shown(problem.filename), f"cannot be opened: {problem.strerror}")
    if empty and not problems:
        listed = ", ".join(sorted(suffixes))
        yield Rejected(shown(folder), f"no articles in this folder: it has no file ending in {listed}")


def _read_file(path: Path, reading: _Reading, *, regular: bool = False) -> Iterator[Found]:
    """What is in a file; with ``regular`` in no other thing: to open a pipe is to wait for its other end."""
    try:
        if regular and not stat.S_ISREG(path.stat().st_mode):
            yield Rejected(
                shown(path), "no file: a pipe, a device or a socket; in a folder only files are read"
            )
            return
        handle = open(path, "rb", opener=_at_once if regular else None)  # noqa: SIM115 - its own opener
    except FileNotFoundError:
        yield Rejected(shown(path), "no such file")
        return
    except (OSError, ValueError) as error:  # also a null character in the name
        yield Rejected(shown(path), f"cannot be opened: {getattr(error, 'strerror', None) or error}")
        return
    with handle:
        yield from _read(shown(path), handle, reading)


def _at_once(path: str, flags: int) -> int:
    """Open without waiting, should it have become a pipe since it was looked at."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _read(name: str, stream: io.BufferedReader, reading: _Reading) -> Iterator[Found]:
    source = Source(name, stream, reading.columns)
    try:
        head = source.head()
    except OSError as error:
        yield Rejected(name, f"cannot be read: {error.strerror}")
        return
    yield from reading.of(source, source.suffix, head)


def _buffered(stream: object) -> io.BufferedReader:
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))


def _ingestor(suffix: str, head: bytes) -> Ingestor:
    for ingestor in INGESTORS:
        if ingestor.recognizes(head):
            return ingestor
    return next((ingestor for ingestor in INGESTORS if suffix in ingestor.SUFFIXES), document)
