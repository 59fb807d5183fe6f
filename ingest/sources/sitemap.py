"""Sitemaps and indexes of them (sitemaps.org), with what news sitemaps add: an article an address."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.article import Article
from ingest.sources.admission import Rejected
from ingest.sources.link import Link
from ingest.sources.source import Found, Source, root_of
from ingest.text.metadata import as_day, as_moment

SUFFIXES = frozenset({".xml"})

_PARTS = ("loc", "lastmod", "title", "name", "publication_date", "language")


def recognizes(head: bytes) -> bool:
    """By the root element."""
    return root_of(head) in {b"urlset", b"sitemapindex"}


def read(source: Source) -> Iterator[Found]:
    """The addresses, of articles or of further sitemaps, each with the day that is stated for it."""
    import lxml.etree

    data = source.whole()
    if isinstance(data, Rejected):
        yield data
        return
    parser = lxml.etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        root = lxml.etree.fromstring(data, parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        yield Rejected(source.name, f"damaged: the sitemap cannot be read ({type(error).__name__})")
        return
    number = 0
    for entry in root.iterfind("{*}*") if root is not None else ():
        told = {
            part: " ".join(child.text.split())
            for part in _PARTS
            if (child := entry.find(f".//{{*}}{part}")) is not None and child.text
        }
        if not told.get("loc"):
            continue
        number += 1
        known = Article(
            "",
            title=told.get("title"),
            url=told["loc"],
            publisher=told.get("name"),
            published=as_day(told.get("publication_date")),
            modified=as_moment(told.get("lastmod")),
            language=told.get("language") or "en",
        )
        changed = told.get("lastmod") or told.get("publication_date") or ""
        yield Link(f"{source.name}#{number}", told["loc"], known, changed)
    if not number:
        yield Rejected(source.name, "empty: neither a sitemap nor a feed with addresses")
