"""RSS and Atom: an article an entry, at the address that it links to."""

from __future__ import annotations

import calendar
import html
import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from ingest.article import Article
from ingest.sources.admission import Rejected
from ingest.sources.document import Document
from ingest.sources.link import Link
from ingest.sources.source import Found, Source, root_of

SUFFIXES = frozenset({".rss", ".atom"})

#: Feeds list what is new; a larger one is something else.
_BYTES = 5_000_000
#: Words of content from which on an entry holds its article, and no teaser.
_WHOLE = 150
#: … and where it links to none, which Atom allows.
_SHORTEST = 10


def recognizes(head: bytes) -> bool:
    """By the root element."""
    return root_of(head) in {b"rss", b"feed", b"rdf"}


def read(source: Source) -> Iterator[Found]:
    """The entries as links, which are to be followed; an entry's own content counts where that fails."""
    import feedparser

    data = source.whole()
    if isinstance(data, Rejected):
        yield data
        return
    if len(data) > _BYTES:
        yield Rejected(source.name, f"too large: a feed of more than {_BYTES:,} bytes")
        return
    told = {"content-location": source.name, "content-type": "application/xml"}
    feed = feedparser.parse(io.BytesIO(data), response_headers=told)
    publisher = _text(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, 1):
        place = f"{source.name}#{number}"
        known = Article(
            "",
            title=_text(entry.get("title")),
            url=_address(entry),
            publisher=publisher,
            published=_day(_first(entry, "published_parsed", "updated_parsed")),
        )
        own = _content(entry, place, known, _WHOLE if known.url else _SHORTEST)
        if known.url is not None:
            changed = _text(_first(entry, "updated", "published")) or ""
            yield Link(place, known.url, known, changed, own)
        elif own is not None:
            yield own
        else:
            yield Rejected(place, "no article text: the entry has neither a link nor content")
    if not feed.entries:
        reason = feed.get("bozo_exception")
        damaged = f"damaged: the feed cannot be read ({type(reason).__name__})" if reason else ""
        yield Rejected(source.name, damaged or "empty: a feed without entries")


def _address(entry: Any) -> str | None:
    """Where an entry's article stands; without a link, Atom's readers give its id for one."""
    address = _text(entry.get("link"))
    stated = any(_text(link.get("href")) for link in entry.get("links") or ())
    web = address is not None and address.lower().startswith(("http://", "https://"))
    return address if web and (stated or address == _text(entry.get("id"))) else None


def _content(entry: Any, place: str, known: Article, fewest: int) -> Document | None:
    """An entry's own text, from ``fewest`` words on: its content, else its description."""
    told = [*(entry.get("content") or ()), entry.get("summary_detail") or {}]
    best = max(told, key=lambda one: len(str(one.get("value") or "")))
    markup = str(best.get("value") or "")
    if len(re.sub("<[^>]*>", " ", markup).split()) < fewest:
        return None
    if not re.search(r"</?[a-zA-Z][^<>]*>", markup):
        return Document(place, html.unescape(markup).encode(), "text", known)
    return Document(place, f"<html><body><article>{markup}</article></body></html>".encode(), "page", known)


def _first(entry: Any, *names: str) -> Any:
    """The first of some particulars that is stated; asked as a plain dict, which takes none for another."""
    return next((value for name in names if (value := dict.get(entry, name))), None)


def _day(parsed: Any) -> date | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC).date() if parsed else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
