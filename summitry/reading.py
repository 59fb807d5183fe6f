"""From files to facts, and from facts into the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from graph.errors import SummitryError
from graph.ledger import Written
from graph.membership import add_memberships
from graph.model import Facts
from graph.store import Graph
from ingest.admission import Rejected
from ingest.article import Article
from ingest.files import read_files

#: How many articles are looked up in the store at a time.
BATCH = 64


def read(source: Article | str | Path) -> Facts:
    """What an article states: nodes and edges, each edge with the sentences that prove it.

    ``source`` is the path of a text or HTML file, or an :class:`~ingest.article.Article`.

    Raises:
        SummitryError: there is no article at that path.
    """
    if isinstance(source, Article):
        return read_article(source)
    for found in read_files([source]):
        if isinstance(found, Rejected):
            raise SummitryError(f"{found.source} is not an article", found.reason)
        return read_article(found)
    raise SummitryError(f"{source} holds no article", "name a text or HTML file")


def read_article(article: Article) -> Facts:
    """Read one article. Loads the language model first, which those who read nothing need not wait for."""
    from ingest import reader

    return reader.read(article)


@dataclass(frozen=True, slots=True)
class Stored:
    """An article that is in the graph now; ``written`` is ``None`` where it was there before."""

    article: Article
    facts: Facts | None
    written: Written | None


Outcome: TypeAlias = Stored | Rejected


def take_in(graph: Graph, paths: Iterable[str]) -> Iterator[Outcome]:
    """Read the articles under some paths into the graph, and tell of each what became of it.

    One article is one transaction: whatever is told of as stored is stored whole. Articles that the
    graph holds are not read again. At the end the organizations whose meetings are told of get their
    members, as reference data.
    """
    found = iter(read_files(paths))
    while batch := list(islice(found, BATCH)):
        known = graph.has_article([item.id for item in batch if isinstance(item, Article)])
        for item in batch:
            if isinstance(item, Rejected):
                yield item
            elif item.id in known:
                yield Stored(item, None, None)
            else:
                yield _store(graph, item)
                known.add(item.id)
    add_memberships(graph)


def _store(graph: Graph, article: Article) -> Outcome:
    try:
        facts = read_article(article)
    except Exception as error:  # A text that no rule foresaw costs that article, never the batch.
        return Rejected(article.source, f"reading it failed ({type(error).__name__}: {error})")
    return Stored(article, facts, graph.write(facts))
