"""CSV and TSV: an article a row, under a line with the columns' names."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.article import Article
from ingest.sources.admission import MAX_BYTES, Rejected, decode
from ingest.sources.columns import as_article, find_columns
from ingest.sources.days import with_order
from ingest.sources.source import Found, Source

SUFFIXES = frozenset({".csv", ".tsv", ".tab"})
_DELIMITERS = ",\t;|"
_WIDE = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that should hold an article: bytes by column, and which column says what."""

    source: str
    cells: Mapping[str, bytes]
    columns: Mapping[str, str]

    def open(self) -> Article | Rejected:
        """The article, or why it is set aside."""
        values = {name: decode(cell) for name, cell in self.cells.items()}
        if (
            values.get(self.columns.get("text", "")) is None
            and values.get(self.columns.get("html", "")) is None
        ):
            return Rejected(self.source, "not a text: neither UTF-8 nor another known encoding")
        return as_article(values, self.columns, self.source)


def recognizes(head: bytes) -> bool:
    """A first line of names, one of them that of a text's column, another known too."""
    line, end, _ = head.partition(b"\n")
    names = _split(line.decode("latin-1"))
    found = find_columns(names, {}) if end and len(names) > 1 else ""
    return not isinstance(found, str) and len(found) > 1


def read(source: Source) -> Iterator[Found]:
    """The articles, row by row, each placed by its last line."""
    return with_order(_rows(source), source.name, _stated)


def _stated(row: Row) -> object:
    """The day that a row states, as it is written."""
    return decode(row.cells.get(row.columns.get("published", ""), b""))


def _rows(source: Source) -> Iterator[Row | Rejected]:
    # Latin-1 keeps each byte as it is: every cell is decoded for itself, as dumps mix encodings.
    rejected: list[Rejected] = []
    at = 0

    def lines() -> Iterator[str]:
        nonlocal at
        for at, line in source.lines():  # noqa: B007 - read by the loop below
            if isinstance(line, Rejected):
                rejected.append(line)
            else:
                yield line.decode("latin-1")

    rest = lines()
    head = next(rest, "")
    if head.encode("latin-1").startswith(_WIDE):
        yield Rejected(source.name, "encoding: UTF-16 is not read in tables; save it as UTF-8")
        return
    names = [_decoded(name) for name in _split(head, source.suffix)]
    columns = find_columns(names, source.columns)
    if isinstance(columns, str):
        yield from rejected
        yield Rejected(source.name, columns if head else "empty: no line with the columns' names")
        return
    csv.field_size_limit(MAX_BYTES)
    rows = csv.reader(rest, delimiter=_delimiter(head, source.suffix))
    wanted = set(columns.values()) - {columns.get("dates")}
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            row = []
            yield Rejected(f"{source.name}:{at}", f"damaged: {error}")
        yield from rejected
        rejected.clear()
        if row is None:
            return
        if len(row) > len(names):
            reason = f"damaged: a row of {len(row)} cells under {len(names)} names; is a quote missing?"
            yield Rejected(f"{source.name}:{at}", reason)
        elif row:
            cells = {
                name: cell.encode("latin-1") for name, cell in zip(names, row, strict=False) if name in wanted
            }
            yield Row(f"{source.name}:{at}", cells, columns)


def _split(line: str, suffix: str = "") -> list[str]:
    line = line.removeprefix("\xef\xbb\xbf").rstrip("\r\n")
    try:
        return [name.strip() for name in next(csv.reader([line], delimiter=_delimiter(line, suffix)), [])]
    except csv.Error:  # a name without an end, or a null character
        return []


def _delimiter(head: str, suffix: str) -> str:
    return "\t" if suffix in {".tsv", ".tab"} else max(_DELIMITERS, key=head.count)


def _decoded(name: str) -> str:
    return decode(name.encode("latin-1")) or name
