"""WARC (ISO 28500), as crawlers and CC-NEWS keep pages: an article a response."""

from __future__ import annotations

import io
from collections.abc import Iterator
from email.message import Message
from itertools import islice
from typing import Any

from ingest.article import Article
from ingest.sources.admission import MAX_BYTES, Rejected
from ingest.sources.document import Document
from ingest.sources.source import BROKEN, Found, Source, broken

SUFFIXES = frozenset({".warc"})

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def recognizes(head: bytes) -> bool:
    """By the version that every record begins with."""
    return head.startswith(b"WARC/")


def read(source: Source) -> Iterator[Found]:
    """The pages and texts that servers gave, each placed by its record's offset in the file.

    Other records are passed over: requests, metadata, pictures, answers that are errors. What comes before
    a cut or a damage is read, and the place of the damage is set aside.
    """
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    try:
        for found in _records(source.name, source.raw):
            number += 1
            yield found
    except ArchiveLoadFailed as error:
        # The standard wants a member of gzip for each record. Who packs a whole file gets one for all.
        if "non-chunked" not in str(error) or not source.raw.seekable():
            yield Rejected(source.name, f"damaged: {_line(error)}")
            return
        source.raw.seek(0)
        yield from islice(_records(source.name, source.unpacked()), number, None)


def _records(name: str, stream: io.BufferedIOBase) -> Iterator[Found]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    class Quiet(ArchiveIterator):  # type: ignore[misc]
        INC_RECORD = ""  # It warns on standard error, in the archive's own words.

    offset = 0
    empty = True
    try:
        records = Quiet(stream)
        for record in records:
            offset = records.offset
            found = _page(record, f"{name}@{offset}")
            if found is not None:
                empty = False
                yield found
            if _unread(record):
                yield Rejected(f"{name}@{offset}", "cut off: the record ends before its stated length")
                return
        if empty:
            yield Rejected(name, "no articles in this archive: no response in it is a page or a text")
    except ArchiveLoadFailed as error:
        if "non-chunked" in str(error):
            raise
        yield Rejected(f"{name}@{offset}", f"damaged: after this record ({_line(error)})")
    except BROKEN as error:
        yield Rejected(f"{name}@{offset}", broken(error))
    except (ValueError, AttributeError, IndexError, KeyError) as error:  # Seen on headers that are garbage.
        yield Rejected(f"{name}@{offset}", f"damaged: after this record ({_line(error)})")


def _page(record: Any, place: str) -> Found | None:
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return None
    content = Message()
    content["Content-Type"] = headers.get_header("Content-Type") or ""
    kind = content.get_content_type()
    if kind not in _PAGES and (kind != "text/plain" or _for_robots(record)):
        return None
    data: bytes = record.content_stream().read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return Rejected(place, f"too large: a record of more than {MAX_BYTES:,} bytes")
    if _unread(record):  # The text of a page that is cut off is not what its author wrote.
        return None
    url = record.rec_headers.get_header("WARC-Target-URI")
    return Document(
        place,
        data,
        "page" if kind in _PAGES else "text",
        Article("", url=url.strip("<> ") if url else None),
        content.get_content_charset(),
    )


def _for_robots(record: Any) -> bool:
    """Whether a text is one that crawlers ask every host for."""
    return str(record.rec_headers.get_header("WARC-Target-URI")).endswith("/robots.txt")


def _unread(record: Any) -> bool:
    """Whether the bytes end before the length that the record states; what is left of it is read."""
    stream = record.raw_stream
    while stream.limit > 0:
        if not stream.read(1_000_000):
            return True
    return False


def _line(error: Exception) -> str:
    words = " ".join("".join(c if c.isprintable() else " " for c in str(error)).split())
    return words[:200] or type(error).__name__
