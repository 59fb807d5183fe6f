"""One article each: a text, a Markdown file with front matter, or a web page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.article import Article
from ingest.sources.admission import Rejected, admit, decode
from ingest.sources.source import Found, Source

_PAGES = frozenset({".html", ".htm", ".xhtml"})
_TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})
SUFFIXES = _PAGES | _TEXTS


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one article, to be opened where it is read: parsers take their time, and may hang.

    ``kind`` is what its name or its sender makes of it; without, its beginning tells. ``known`` has what
    the place where it was found says of it, which counts where the article itself is silent; its text is
    empty. ``charset`` is what the sender declares.
    """

    source: str
    data: bytes
    kind: Literal["text", "page"] | None = None
    known: Article | None = None
    charset: str | None = None

    def open(self) -> Article | Rejected:
        """The article, or why it is set aside."""
        if self.kind == "page" or (self.kind is None and recognizes(self.data)):
            from ingest.sources.html import (
                read_html,  # Loads trafilatura, which who lists documents need not.
            )

            return read_html(self.data, self.source, charset=self.charset, known=self.known)
        text = decode(self.data, self.charset)
        if text is None:
            return Rejected(self.source, "not a text: and no other kind of document that is known")
        known = self.known or Article("")
        return admit(
            Article(
                text,
                title=known.title,
                url=known.url,
                publisher=known.publisher,
                dateline=known.dateline,
                published=known.published,
                modified=known.modified,
                language=known.language,
                source=self.source,
            )
        )


def recognizes(head: bytes) -> bool:
    """Pages; texts have nothing by which to know them."""
    head = head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith(b"<!doctype html") or b"<html" in head[:512]


def read(source: Source) -> Iterator[Found]:
    """The article."""
    data = source.whole()
    if isinstance(data, Rejected):
        yield data
    else:
        suffix = source.suffix
        kind: Literal["text", "page"] | None = (
            "page" if suffix in _PAGES else "text" if suffix in _TEXTS else None
        )
        yield Document(source.name, data, kind, source.known, source.charset)
