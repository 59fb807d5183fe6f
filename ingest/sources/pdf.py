"""PDF: one article each, as communiqués are often published."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.errors import one_line
from ingest.article import Article
from ingest.sources.admission import Rejected, admit
from ingest.sources.source import Found, Source
from ingest.text.dateline import stated_day

SUFFIXES = frozenset({".pdf"})

#: No communiqué is longer; a file that claims more pages is a book, or a trap.
_PAGES = 300
_CHARACTERS = 2_000_000

_HYPHENATED = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
#: A line that ends like a sentence, or a short one, ends its paragraph.
_SENTENCE_END = (".", "!", "?", ":", ";", '"', "”")


@dataclass(frozen=True, slots=True)
class Pdf:
    """The bytes of a PDF, to be opened where it is read."""

    source: str
    data: bytes
    known: Article | None = None

    def open(self) -> Article | Rejected:
        """The article, or why it is set aside.

        Its day is not taken from the file, which tells when the file was made: the dateline says it.
        """
        import pypdf
        from pypdf.errors import PyPdfError

        logging.getLogger("pypdf").setLevel(
            logging.CRITICAL
        )  # The reason for setting it aside says it better.
        try:
            reader = pypdf.PdfReader(io.BytesIO(self.data))
            if reader.is_encrypted and not reader.decrypt(""):
                return Rejected(self.source, "encrypted: save it without a password")
            if len(reader.pages) > _PAGES:
                return Rejected(
                    self.source, f"too long: {len(reader.pages)} pages, at most {_PAGES} are read"
                )
            pages: list[str] = []
            for page in reader.pages:
                pages.append(page.extract_text())
                if sum(map(len, pages)) > _CHARACTERS:
                    return Rejected(self.source, f"too long: more than {_CHARACTERS:,} characters")
            title = reader.metadata.title if reader.metadata else None
        except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError,
                AssertionError, OverflowError, NotImplementedError, OSError) as error:  # fmt: skip
            # What pypdf was seen to raise on broken files.
            return Rejected(self.source, f"damaged: the PDF cannot be read ({one_line(error)})")
        text = paragraphs("\n".join(pages))
        if not text.strip():
            return Rejected(
                self.source, "no article text: the PDF holds pictures of pages; recognize its text first"
            )
        named = title.strip() if title else ""
        known = self.known or Article("")
        return admit(
            replace(
                known, text=text, title=known.title or (named if " " in named else None), source=self.source
            )
        )


def recognizes(head: bytes) -> bool:
    """By the mark at the beginning."""
    return head.startswith(b"%PDF-")


def read(source: Source) -> Iterator[Found]:
    """The article."""
    data = source.whole()
    yield data if isinstance(data, Rejected) else Pdf(source.name, data, source.known)


def paragraphs(text: str) -> str:
    """Lines as set in type, joined to paragraphs with an empty line between; broken words are whole again."""
    lines = _HYPHENATED.sub("", text.replace("\r", "\n")).split("\n")
    width = max((len(line.strip()) for line in lines), default=0)
    result: list[str] = []
    current: list[str] = []
    for line in (line.strip() for line in lines):
        if current and _is_date_line(line):  # under a title, above the text: each stands for itself
            result.append(" ".join(current))
            current = []
        if line:
            current.append(line)
        # A paragraph's last line is shorter than one that a long word left short.
        ends = not line or _is_date_line(line) or (line.endswith(_SENTENCE_END) and len(line) < 0.8 * width)
        if current and ends:
            result.append(" ".join(current))
            current = []
    return "\n\n".join([*result, *([" ".join(current)] if current else [])])


def _is_date_line(line: str) -> bool:
    """Does a short line tell a day and no more than who says so: "Steppe News, 15 May 2019"?"""
    # An agency, a city and a day; more would be a sentence.
    return (
        len(line) <= 60
        and len(line.split()) <= 8
        and line[-1:] not in ".,;:"
        and stated_day(line) is not None
    )
