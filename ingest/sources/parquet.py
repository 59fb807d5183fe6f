"""Parquet: an article a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.article import Article
from ingest.sources.admission import Rejected
from ingest.sources.columns import as_article, find_columns
from ingest.sources.days import with_order
from ingest.sources.source import Found, Source

SUFFIXES = frozenset({".parquet"})
#: So many rows are unpacked at a time.
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Row:
    """A row that should hold an article: values by column, and which column says what."""

    source: str
    values: Mapping[str, object]
    columns: Mapping[str, str]

    def open(self) -> Article | Rejected:
        """The article, or why it is set aside."""
        return as_article(self.values, self.columns, self.source)


def recognizes(head: bytes) -> bool:
    """By the mark at the beginning."""
    return head.startswith(b"PAR1")


def read(source: Source) -> Iterator[Found]:
    """The articles, row by row, placed by their number from 1."""
    return with_order(_rows(source), source.name, _stated)


def _stated(row: Row) -> object:
    """The day that a row states."""
    return row.values.get(row.columns.get("published", ""))


def _rows(source: Source) -> Iterator[Row | Rejected]:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        yield Rejected(source.name, "not installed: Parquet needs pip install '.[parquet]' in the checkout")
        return
    if not source.raw.seekable():
        yield Rejected(source.name, "cannot be read: Parquet is read from its end; save it to a file first")
        return
    number = 0
    try:
        file = ParquetFile(source.raw)
        columns = find_columns(file.schema_arrow.names, source.columns)
        if isinstance(columns, str):
            yield Rejected(source.name, columns)
            return
        for batch in file.iter_batches(
            _BATCH, columns=sorted(set(columns.values()) - {columns.get("dates", "")})
        ):
            for values in batch.to_pylist():
                number += 1
                yield Row(f"{source.name}:{number}", values, columns)
    except (ArrowException, OSError, ValueError, NotImplementedError) as error:
        place = f"{source.name}:{number + 1}" if number else source.name
        yield Rejected(place, f"damaged: {' '.join(str(error).split())[:200]}")
