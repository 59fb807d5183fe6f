"""What is found in a source, yet to be opened: by whoever reads it, in whatever process."""

from __future__ import annotations

from typing import Protocol, TypeAlias

from ingest.article import Article
from ingest.sources.admission import Rejected


class Openable(Protocol):
    """Something in a source that may hold an article. It is opened where it is read, and can be pickled."""

    @property
    def source(self) -> str:
        """Where it was found, for messages."""

    def open(self) -> Article | Rejected:
        """The article, or why it is set aside."""


Readable: TypeAlias = Openable | Article


def open_document(document: Readable) -> Article | Rejected:
    """The article that a document holds, or why it is set aside."""
    if isinstance(document, Article):
        return document
    try:
        return document.open()
    except MemoryError:
        raise
    except Exception as error:  # What no parser foresaw costs that document, never the batch.
        return Rejected(document.source, f"cannot be opened: {told(error)}")


def told(error: Exception) -> str:
    """An error that nobody foresaw, in a line."""
    return f"{type(error).__name__} ({' '.join(str(error).split())[:200]})"
