"""What is left of an article when its page has been cleaned: the report, and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ingest.article import Article
from ingest.text import page
from ingest.text.metadata import anchor_of, dateline_city
from ingest.text.page import Page


@dataclass(frozen=True, slots=True)
class Report:
    """A report without the page around it.

    ``day`` is the one from which it speaks, ``city`` the dateline's, which "here" means.
    """

    page: Page
    day: date | None = None
    city: str | None = None

    @property
    def article(self) -> Article:
        """The article as it was received."""
        return self.page.article

    @property
    def text(self) -> str:
        """The report's own text: what is parsed, and what token offsets refer to."""
        return self.page.text

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Where characters of :attr:`text` stand in the article as received."""
        return self.page.origin(start, end)


def clean(article: Article) -> Report:
    """The report on an article's page: "Menu | Share … BISHKEK, June 26 -- …" begins at its dateline."""
    cleaned = page.clean(article)
    return Report(cleaned, anchor_of(article, cleaned), dateline_city(article, cleaned))
