"""An article as it was received, before anything is read out of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from graph.model import EARLIEST, LATEST, Value, digest, fit

#: Of what no store can hold that which Python takes for white space: form feeds, as between pages, and such.
_BLANK = re.compile("[\x0b\x0c\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Article:
    """One news article.

    ``text`` is what evidence points into: plain text exactly as received, menus and all; of an
    HTML page, the text drawn out of it. ``source`` says where it was found, for messages: a path,
    ``path:line`` or an address. What is not known is absent. Control characters and lone surrogates, which
    no store or no export can hold, become U+FFFD, form feeds line ends. A day of publication that cannot be
    (the year 1, or 9999) is not known. ``modified`` is when it was last
    changed, in UTC: ``2013-06-27T10:31:00Z``.
    """

    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    dateline: str | None = None
    published: date | None = None
    modified: str | None = None
    language: str = "en"
    source: str = ""

    def __post_init__(self) -> None:
        if self.published and not EARLIEST <= self.published <= LATEST:
            object.__setattr__(self, "published", None)
        for name in ("text", "title", "url", "publisher", "dateline", "modified", "language", "source"):
            value = getattr(self, name)
            if value:
                object.__setattr__(self, name, fit(_BLANK.sub("\n" if name == "text" else " ", value)))

    @property
    def id(self) -> str:
        """Hash of the text: the same report read twice is the same article."""
        return digest(self.text)

    @property
    def particulars(self) -> dict[str, Value]:
        """What is known of it beside its text, under the names that the graph has for it."""
        known = {
            "url": self.url,
            "title": self.title,
            "publisher": self.publisher,
            "dateline": self.dateline,
            "published": self.published,
            "modified": self.modified,
            "language": self.language,
        }
        return {name: value for name, value in known.items() if value is not None}
