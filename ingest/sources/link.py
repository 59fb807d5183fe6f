"""An address at which an article is said to stand."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.article import Article
from ingest.sources.opening import Readable


@dataclass(frozen=True, slots=True)
class Link:
    """An address to be followed, and what is said of it where it was found.

    ``source`` names that place. ``stated`` says when it was last changed, in the words of whoever lists it.
    ``own`` is what counts if the address cannot be had. ``named``: the user gave it himself.
    """

    source: str
    url: str
    known: Article | None = None
    stated: str = ""
    own: Readable | None = None
    named: bool = False
