"""The extractor as a plain function over batches: what worker processes and clusters run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Facts
from ingest.article import Article
from ingest.sources.admission import Rejected
from ingest.sources.opening import Readable, open_document, told

if TYPE_CHECKING:
    from ingest.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class Unreadable(Rejected):
    """An article that could be opened, but not read; ``article`` is its id."""

    article: str


def read_batch(documents: Iterable[Readable]) -> list[Facts | Rejected]:
    """What each document states, in their order.

    One that cannot be read is set aside with the reason; the others are read all the same. What is read
    of an article does not depend on those beside it.

    Raises:
        MemoryError: there is too little memory for an article.
    """
    opened = [open_document(document) for document in documents]
    read = read_articles(one for one in opened if isinstance(one, Article))
    return [next(read) if isinstance(one, Article) else one for one in opened]


def read_articles(
    articles: Iterable[Article], confidence: float | None = None, pipeline: Pipeline | None = None
) -> Iterator[Facts | Unreadable]:
    """What each article states, as soon as it is read; with a ``confidence`` what is at least so sure.

    ``pipeline`` is by default :data:`ingest.pipeline.DEFAULT`.

    The process remembers each word that it has not met before, some 30 MiB in a thousand articles: who
    reads for ever uses workers, which are replaced now and then. spaCy's own memory zones would forget them
    too; but in spaCy 3.8.7 they now and then free what is still in use. The articles go through the
    pipeline one by one: ``nlp.pipe`` is no faster on a CPU, and one that fails there takes its batch along.
    """
    from ingest.pipeline import at_least, read

    reader = at_least(confidence, pipeline)
    for article in articles:
        try:
            yield read(article, reader)
        except MemoryError:
            raise
        except Exception as error:  # A text that no rule foresaw costs that article, never the batch.
            yield Unreadable(article.source, f"reading failed: {told(error)}", article.id)
