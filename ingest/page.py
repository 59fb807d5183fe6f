"""From a page as it was scraped to the report on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ingest.article import Article


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the report: ``start`` and ``end`` are offsets into the article's text."""

    start: int
    end: int
    kind: Literal["title", "body", "caption"]


@dataclass(frozen=True, slots=True)
class Page:
    """The report on a page: its paragraphs, and the way from cleaned text back to the original.

    Cleaning only replaces single characters by single characters (a line break inside a paragraph
    by a blank), so offsets within a paragraph hold.
    """

    article: Article
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """The cleaned report: its paragraphs, joined by empty lines."""
        return "\n\n".join(
            self.article.text[p.start : p.end].replace("\n", " ").replace("\t", " ")
            for p in self.paragraphs
        )

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the received text for offsets into :attr:`text`."""
        position = 0
        first: int | None = None
        for paragraph in self.paragraphs:
            length = paragraph.end - paragraph.start
            if first is None and start < position + length:
                first = paragraph.start + max(0, start - position)
            if first is not None and end <= position + length:
                return first, paragraph.start + max(0, end - position)
            position += length + 2
        raise ValueError(f"{start}-{end} lies outside the report")


def clean(article: Article) -> Page:
    """Find the report among menus, link lists, credits and footers.

    Placeholder: takes each block between empty lines for a paragraph.
    """
    paragraphs: list[Paragraph] = []
    position = 0
    for block in article.text.split("\n\n"):
        lead = len(block) - len(block.lstrip())
        stripped = block.strip()
        if stripped:
            start = position + lead
            kind: Literal["title", "body"] = "body" if paragraphs else "title"
            paragraphs.append(Paragraph(start, start + len(stripped), kind))
        position += len(block) + 2
    return Page(article, tuple(paragraphs))
