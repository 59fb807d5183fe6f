"""Articles from files, folders and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.admission import MAX_BYTES, Rejected, admit, decode
from ingest.article import Article
from ingest.html import read_html

_PAGES = frozenset({".html", ".htm", ".xhtml"})
_TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})
_KINDS = ".txt, .md, .html"


def read_files(paths: Iterable[str | Path]) -> Iterator[Article | Rejected]:
    """The articles at some paths: files, folders with all below them, ``-`` for standard input.

    In folders, files ending in .txt, .md or .html are read, in the order of their names; hidden ones
    are left out. A file named by itself may end in anything. What cannot be read comes as
    :class:`Rejected`; nothing is raised.
    """
    for path in paths:
        if str(path) == "-":
            yield _read(sys.stdin.buffer.read(MAX_BYTES + 1), "-", "")
            continue
        if _is_folder(Path(path)):
            yield from _read_folder(Path(path))
        else:
            yield _read_file(Path(path))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long: opening it says so
        return False


def _read_folder(folder: Path) -> Iterator[Article | Rejected]:
    problems: list[OSError] = []
    empty = True
    for parent, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in _PAGES | _TEXTS:
                empty = False
                yield _read_file(Path(parent, name))
    for problem in problems:
        yield Rejected(str(problem.filename), f"cannot be opened: {problem.strerror}")
    if empty and not problems:
        yield Rejected(str(folder), f"no articles in this folder: it has no file ending in {_KINDS}")


def _read_file(path: Path) -> Article | Rejected:
    source = str(path)
    try:
        with path.open("rb") as handle:
            data = handle.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return Rejected(source, "no such file")
    except (OSError, ValueError) as error:  # also a null character in the name
        return Rejected(source, f"cannot be opened: {getattr(error, 'strerror', error)}")
    return _read(data, source, path.suffix.lower())


def _read(data: bytes, source: str, suffix: str) -> Article | Rejected:
    if len(data) > MAX_BYTES:
        return Rejected(
            source, f"too large: more than {MAX_BYTES:,} bytes; split it into one file an article"
        )
    if suffix in _PAGES or (suffix not in _TEXTS and _is_page(data)):
        return read_html(data, source)
    text = decode(data)
    if text is None:
        return Rejected(source, f"not a text: give files ending in {_KINDS}")
    return admit(Article(text, source=source))


def _is_page(data: bytes) -> bool:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html")) or b"<html" in head[:512]
