"""JSON: an array of articles, as an object each, or an object that holds one (``{"articles": […]}``)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.article import Article
from ingest.sources.admission import Rejected, decode
from ingest.sources.columns import as_article, find_columns
from ingest.sources.days import with_order
from ingest.sources.source import Found, Source

SUFFIXES = frozenset({".json"})
#: What interfaces and feeds wrap around their articles: {"status": "ok", "articles": [{…
_WRAPPED = re.compile(
    rb'\{(?:\s*"\w+"\s*:\s*(?:"(?:[^"\\]|\\.)*"|[\w.-]+)\s*,)*'
    rb'\s*"(?:articles|docs|documents|entries|items|news|results|stories)"\s*:\s*\[\s*\{'
)


@dataclass(frozen=True, slots=True)
class Item:
    """An object that should hold an article; ``columns`` names its keys as the user gave them."""

    source: str
    row: Mapping[str, object]
    columns: Mapping[str, str]

    def open(self) -> Article | Rejected:
        """The article, or why it is set aside."""
        columns = find_columns(self.row, self.columns)
        return (
            Rejected(self.source, columns)
            if isinstance(columns, str)
            else as_article(self.row, columns, self.source)
        )


def recognizes(head: bytes) -> bool:
    """An array of objects at the very beginning, or an object that tells of one before anything longer."""
    head = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    array = head.startswith(b"[") and head[1:].lstrip().startswith((b"{", b"]"))
    return array or (_WRAPPED.match(head) is not None and not _is_lines(head))


def _is_lines(head: bytes) -> bool:
    """Whether a first line is an object by itself, and another follows: JSON Lines."""
    first, _, rest = head.partition(b"\n")
    return first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")


def read(source: Source) -> Iterator[Found]:
    """The articles, placed by their number from 1."""
    return with_order(_items(source), source.name, _stated)


def _stated(item: Item) -> object:
    columns = find_columns(item.row, item.columns)
    return item.row.get(columns.get("published", "")) if isinstance(columns, dict) else None


def _items(source: Source) -> Iterator[Item | Rejected]:
    data = source.whole()
    if isinstance(data, Rejected):
        yield Rejected(data.source, data.reason.replace("one file an article", "lines, as jq -c '.[]' does"))
        return
    text = decode(data)
    if text is None:
        yield Rejected(source.name, "not a text: neither UTF-8 nor another known encoding")
        return
    try:
        whole = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        yield Rejected(source.name, f"not JSON: {error}")
        return
    if isinstance(whole, dict) and isinstance(find_columns(whole, source.columns), str):
        # What interfaces wrap around their answers: {"status": "ok", "articles": […]}.
        lists = [value for value in whole.values() if isinstance(value, list) and value]
        whole = max(lists, key=len, default=[whole])
    if not whole:
        yield Rejected(source.name, "empty: an array without articles")
    for number, row in enumerate(whole if isinstance(whole, list) else [whole], 1):
        if isinstance(row, dict):
            yield Item(f"{source.name}:{number}", row, source.columns)
        else:
            yield Rejected(f"{source.name}:{number}", 'not an object: each must be one, as in {"text": "…"}')
