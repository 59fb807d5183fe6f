"""Lists of addresses: one a line, or as GDELT gives them with its events, mentions and knowledge graph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.article import Article
from ingest.sources.admission import Rejected
from ingest.sources.link import Link
from ingest.sources.source import Found, Source
from ingest.text.metadata import as_day

SUFFIXES = frozenset({".urls"})

_ADDRESS = re.compile(r"https?://[^\s<>\"]+\Z", re.IGNORECASE)
_ALONE = re.compile(rb"(?:\s*https?://\S+[ \t]*\r?(?:\n|\Z))+\s*(?:https?://\S*)?\Z", re.IGNORECASE)
#: Event database 1.0 and 2.0, mentions, and Global Knowledge Graph 2.1, by how their rows begin.
_GDELT = re.compile(rb"\A(?:\d{5,}\t\d{8}\t\d{6}\t\d{4}\t|\d{5,}\t\d{14}\t\d{14}\t|\d{14}-T?\d+\t\d{14}\t)")
_DAY = re.compile(r"(?:19|20)\d{6}(?:\d{6})?\Z")


def recognizes(head: bytes) -> bool:
    """Lines that are addresses and nothing else, or GDELT's rows."""
    return bool(_GDELT.match(head) or _ALONE.match(head))


def read(source: Source) -> Iterator[Found]:
    """Each address once, with the day that GDELT states for it; lines that begin with ``#`` are remarks."""
    seen: set[str] = set()
    for number, line in source.lines():
        if isinstance(line, Rejected):
            yield line
            continue
        text = line.decode("utf-8", "replace").strip("\ufeff \t\r\n")
        if not text or text.startswith("#"):
            continue
        place = f"{source.name}:{number}"
        fields = text.split("\t")
        url = next((field for field in reversed(fields) if _ADDRESS.match(field)), None)
        if url is None:
            yield Rejected(place, "no address: this line has none")
        elif url not in seen:
            seen.add(url)
            days = [field for field in fields if _DAY.match(field)]
            day = as_day(max(days, key=len)[:8]) if days else None
            yield Link(place, url, Article("", url=url, published=day))
