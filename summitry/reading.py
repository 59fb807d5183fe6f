"""From documents to facts, and from facts into the graph."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from graph.errors import SummitryError
from graph.model import Facts
from graph.statements.statement import stands
from graph.store.graph import Graph
from graph.store.memberships import add_memberships
from graph.store.writing import Written
from ingest.article import Article
from ingest.sources import open_sources, read_sources
from ingest.sources.admission import Known, Rejected, Remark
from ingest.sources.opening import Readable
from ingest.workers.pool import Pool
from ingest.workers.worker import SECONDS, Candidate, Here, Read, Reader, Result, Worker, prepare

if TYPE_CHECKING:
    from ingest.pipeline import Pipeline

log = logging.getLogger(__name__)

#: So many articles are stored in one transaction, sooner if that takes longer than so many seconds.
BATCH, DELAY = 64, 2.0


def read(
    source: Article | str | Path, confidence: float | None = None, *, pipeline: Pipeline | None = None
) -> Facts:
    """What an article states: nodes and edges, each edge with the sentences that prove it.

    ``source`` is the path of a text or HTML file, or an :class:`~ingest.article.Article`; with a
    ``confidence`` (0 to 1) what is at least so sure is kept. A ``pipeline`` with stages of one's own reads in
    place of :data:`ingest.pipeline.DEFAULT`.

    Raises:
        SummitryError: there is no article at that path.
    """
    if isinstance(source, Article):
        return read_article(source, confidence, pipeline)
    for found in read_sources([source]):
        if isinstance(found, Rejected):
            raise SummitryError(f"{found.source} is not an article", found.reason)
        return read_article(found, confidence, pipeline)
    raise SummitryError(f"{source} holds no article", "name a text or HTML file")


def read_article(
    article: Article, confidence: float | None = None, pipeline: Pipeline | None = None
) -> Facts:
    """Read one article. Loads the language model first, which those who read nothing need not wait for."""
    from ingest.pipeline import at_least, read

    return read(article, at_least(confidence, pipeline))


@dataclass(slots=True)
class Summary:
    """What a run did.

    ``read`` counts the articles that were read and stored, ``meetings`` those of them that tell of one,
    ``known`` those that the graph held already, ``aside`` the documents set aside by the kind of reason.
    Nodes and edges that are ``known`` were stated again. ``remarks`` are on sources whose articles are read
    all the same. ``seconds`` is the time that it took.
    """

    read: int = 0
    meetings: int = 0
    known: int = 0
    aside: Counter[str] = field(default_factory=Counter)
    remarks: list[Remark] = field(default_factory=list)
    new_nodes: int = 0
    known_nodes: int = 0
    new_edges: int = 0
    known_edges: int = 0
    seconds: float = 0.0

    @property
    def documents(self) -> int:
        """How many documents are done with."""
        return self.read + self.known + self.aside.total()

    def add(self, written: Written) -> None:
        """Count what was written."""
        self.new_nodes += written.new_nodes
        self.known_nodes += written.known_nodes
        self.new_edges += written.new_edges
        self.known_edges += written.known_edges


def take_in(
    graph: Graph,
    sources: Iterable[str],
    *,
    workers: int = 0,
    pipeline: Pipeline | None = None,
    progress: Callable[[Summary], None] | None = None,
) -> Summary:
    """Read the articles of some sources into the graph, but for those that it holds.

    ``workers`` is the number of processes that read; without them this one does. A script that asks for
    them must do so under ``if __name__ == "__main__":``. A ``pipeline`` with stages of one's own reads in
    place of :data:`ingest.pipeline.DEFAULT`; for workers its stages are functions of modules. ``progress`` is
    called as :class:`Intake` says; what was set aside, and why, goes to the log ``summitry.reading``.

    Raises:
        WorkerError: a stage cannot go to a worker.
        StoreError: the store cannot be used any more.
    """
    with Intake(graph, workers=workers, pipeline=pipeline, progress=progress) as intake:
        for document in open_sources(sources):
            intake.take(document)
    return intake.summary


class Intake:
    """Reads documents into a graph; a context manager.

    What the graph holds is not read again. Articles are stored whole or not at all, and the graph does
    not depend on the order in which they are read. When the context is left, what was taken is read and
    stored; when it is left with an error or Ctrl-C, reading ends at once, and what is read by then is
    stored. At the end the organizations whose meetings are told of get their members, as reference data.

    With a ``confidence`` (0 to 1) what is at least so sure is kept; a ``pipeline`` reads in place of
    :data:`ingest.pipeline.DEFAULT`. ``aside`` holds the reasons for which
    articles, by id, were set aside before: they are not tried again. ``tell`` is given what is set aside, and
    ``progress`` the :attr:`summary` each time that something was stored, known or set aside; both are called
    by another thread, for which reading waits. An error of theirs ends the run, and is raised here.
    """

    def __init__(
        self,
        graph: Graph,
        *,
        workers: int = 0,
        seconds: float = SECONDS,
        confidence: float | None = None,
        pipeline: Pipeline | None = None,
        aside: Mapping[str, str] | None = None,
        tell: Callable[[Rejected], None] = lambda _: None,
        progress: Callable[[Summary], None] | None = None,
    ) -> None:
        self.summary = Summary()
        self._graph = graph
        self._aside = aside or {}
        self._tell = tell
        self._progress = progress
        self._results: queue.Queue[Result | None] = queue.Queue(2 * BATCH)
        self._failure: BaseException | None = None
        self._writer = threading.Thread(target=self._write, name="writer", daemon=True)
        readers: list[Reader] = [Worker(self._lookup, seconds, confidence, pipeline) for _ in range(workers)]
        self._started = time.monotonic()
        if readers:
            prepare()
        self._writer.start()
        self._pool = Pool(readers or [Here(self._lookup, confidence, pipeline)], self._results.put)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._pool.__exit__(kind, error, trace)
        finally:
            self._results.put(None)
            self._writer.join()
            self.summary.seconds = time.monotonic() - self._started
        if self._failure:
            raise self._failure
        add_memberships(self._graph)
        self.summary.seconds = time.monotonic() - self._started

    def take(self, document: Readable | Known | Rejected) -> None:
        """Have a document read and stored; waits while there is enough to do.

        Raises:
            StoreError: the store cannot be used any more.
        """
        if self._failure:
            raise self._failure
        if isinstance(document, Remark):
            self.summary.remarks.append(document)
        elif isinstance(document, Rejected | Known):
            self._results.put(document)
        else:
            self._pool.submit(document)

    def _lookup(self, candidates: Sequence[Candidate]) -> list[Rejected | Known | None]:
        """What is known of articles: those that the graph holds, and those that were set aside before.

        The same text may be found in several places that tell different things of it. The fullest stands,
        whichever comes first; so one that is fuller than what the graph holds is read once more.
        """
        rows = self._graph.run(_HELD, ids=sorted({one.article for one in candidates})) if candidates else ()
        held = {
            row.pop("id"): {name: value for name, value in row.items() if value is not None} for row in rows
        }
        return [
            Rejected(one.source, self._aside[one.article])
            if one.article in self._aside
            else Known(one.source)
            if one.article in held and stands(held[one.article], one.particulars)
            else None
            for one in candidates
        ]

    def _write(self) -> None:
        """What the writer's thread does: count results, and store what was read in batches."""
        batch: list[Read] = []
        due = 0.0
        going = True
        while going:
            try:
                result = self._results.get(timeout=max(0.0, due - time.monotonic()) if batch else None)
                going = result is not None
            except queue.Empty:
                result = None
            if self._failure:
                continue  # Nothing can be stored any more; whoever delivers must not wait for it.
            try:
                if isinstance(result, Read):
                    due = due if batch else time.monotonic() + DELAY
                    batch.append(result)
                elif isinstance(result, Known):
                    self.summary.known += 1
                    self._report()
                elif isinstance(result, Rejected):
                    self._set_aside(result)
                if batch and (len(batch) == BATCH or not going or time.monotonic() >= due):
                    self._store(batch)
                    batch = []
            except BaseException as error:  # Raised again where it can be dealt with.
                self._failure = error
                batch = []

    def _store(self, batch: list[Read]) -> None:
        try:
            self.summary.add(self._graph.write([one.facts for one in batch]))
        except ValueError as error:
            if len(batch) > 1:
                for one in batch:  # One of them breaks the graph's contract; the others are stored.
                    self._store([one])
            else:
                self._set_aside(Rejected(batch[0].source, f"cannot be stored: {error}"))
            return
        self.summary.read += len(batch)
        self.summary.meetings += sum(any(True for _ in one.facts.of_label("Meeting")) for one in batch)
        log.info("articles stored: %d, %d in this run", len(batch), self.summary.read)
        self._report()

    def _set_aside(self, rejected: Rejected) -> None:
        self.summary.aside[rejected.reason.partition(": ")[0]] += 1
        log.info("%s is set aside: %s", rejected.source, rejected.reason)
        self._tell(rejected)
        self._report()

    def _report(self) -> None:
        if self._progress:
            self._progress(self.summary)


_HELD = """
    MATCH (a:Article) WHERE a.id IN $ids
    RETURN a.id AS id, a.url AS url, a.title AS title, a.publisher AS publisher, a.dateline AS dateline,
           a.published AS published, a.modified AS modified, a.language AS language
"""
