"""JSON Lines: an article a line, as an object."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from json import JSONDecodeError

from ingest.article import Article
from ingest.sources.admission import Rejected, decode
from ingest.sources.columns import as_article, find_columns
from ingest.sources.days import with_order
from ingest.sources.source import Found, Source

SUFFIXES = frozenset({".jsonl", ".ndjson", ".jl"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line that should hold an article; ``columns`` names its keys as the user gave them."""

    source: str
    data: bytes
    columns: Mapping[str, str]

    def open(self) -> Article | Rejected:
        """The article, or why it is set aside. Keys are found for each line by itself."""
        text = decode(self.data)
        if text is None:
            return Rejected(self.source, "not a text: neither UTF-8 nor another known encoding")
        try:
            row = json.loads(text)
        except (ValueError, RecursionError) as error:
            # Not the decoder's own words: it counts lines within this one.
            told = f"{error.msg}, column {error.pos + 1}" if isinstance(error, JSONDecodeError) else error
            return Rejected(self.source, f"not JSON: {told}")
        if not isinstance(row, dict):
            return Rejected(self.source, 'not an object: each line must be one, as in {"text": "…"}')
        columns = find_columns(row, self.columns)
        if isinstance(columns, str):
            return Rejected(self.source, columns)
        return as_article(row, columns, self.source)


def recognizes(head: bytes) -> bool:
    """An object at the very beginning."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b'{"', b'{ "'))


def read(source: Source) -> Iterator[Found]:
    """The articles, line by line."""
    return with_order(_lines(source), source.name, _stated)


def _stated(line: Line) -> object:
    """The day that a line states, as it is written."""
    try:
        row = json.loads(line.data)
    except (ValueError, RecursionError):
        return None
    columns = find_columns(row, line.columns) if isinstance(row, dict) else ""
    return row.get(columns.get("published", "")) if isinstance(columns, dict) else None


def _lines(source: Source) -> Iterator[Line | Rejected]:
    for number, line in source.lines():
        if isinstance(line, Rejected):
            yield line
        elif line.strip():
            yield Line(f"{source.name}:{number}", line, source.columns)
