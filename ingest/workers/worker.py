"""Processes that read documents, each with the language model, each watched.

A document may make a parser hang, exhaust the memory or bring the interpreter down. It then costs its
worker, which is replaced, and itself. That is why this is no pool of a library: those of
:mod:`concurrent.futures`, joblib and loky are broken as a whole when one of their processes dies, and
limit no task's time; billiard shares a queue's lock among its workers, which one that is killed never
returns; pebble, which does all this, is under the LGPL. Here each worker has a pipe of its own.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, cast

from graph.errors import SummitryError
from graph.model import Facts, Value
from ingest.article import Article
from ingest.sources.admission import Known, Rejected
from ingest.sources.opening import Readable, open_document
from ingest.workers.batch import Unreadable, read_articles
from ingest.workers.surroundings import own_packages

if TYPE_CHECKING:
    from ingest.pipeline import Pipeline

#: Longest time that a document may take, in seconds. A thousand sentences (85,000 characters) take a third,
#: on a processor of their own; the longest texts that are admitted take more time than this.
SECONDS = 60.0
#: Bytes of memory that a worker may take. The longest text that is admitted needs less than half.
MEMORY = 6 * 2**30
#: Longest time in which a worker gets ready, in seconds: where it cannot be forked it loads the model.
PATIENCE = 180.0
#: After so many documents a worker is replaced, and with it what its process has gathered.
LIFE = 5_000
#: How often a worker is started before that is given up.
_STARTS = 2
#: How long to wait for a process that has ended itself, in seconds.
LINGER = 5.0
#: With which status a worker ends that needs more memory.
EXHAUSTED = 77
_READY = "ready"
#: How another process finds a stage.
_CURE = (
    "make it a function of a module, neither a lambda nor within another, and import it from there; or take "
    "in with workers=0, in this process"
)

# Forked, where that is safe, by a server that has loaded the model: the workers share its memory, and one
# that is replaced is there at once. Elsewhere each is started afresh and loads the model itself.
_FORKED = sys.platform == "linux"
CONTEXT = cast(SpawnContext, multiprocessing.get_context("forkserver" if _FORKED else "spawn"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that was opened: its id, what is known of it beside its text, and where it was found."""

    article: str
    particulars: dict[str, Value]
    source: str


@dataclass(frozen=True, slots=True)
class Read:
    """A document that was read, and what it states."""

    source: str
    facts: Facts


Result: TypeAlias = Read | Rejected | Known
#: Says of each of some articles what is known of it; ``None``: it is to be read.
Lookup: TypeAlias = Callable[[Sequence[Candidate]], Sequence[Rejected | Known | None]]


class WorkerError(SummitryError):
    """No worker can be started."""


class Reader(Protocol):
    """What reads documents, for one thread to use."""

    def read(self, documents: Sequence[Readable]) -> Iterator[Result]:
        """Each document's result, as soon as it is known, in any order."""

    def stop(self) -> None:
        """End :meth:`read` before its time. May be called from any thread."""


class Here:
    """Reads in this process: no limits of time and memory, and nothing to start."""

    def __init__(
        self, lookup: Lookup, confidence: float | None = None, pipeline: Pipeline | None = None
    ) -> None:
        self._lookup = lookup
        self._confidence = confidence
        self._pipeline = pipeline
        self._stopped = False

    def read(self, documents: Sequence[Readable]) -> Iterator[Result]:
        """See :class:`Reader`."""
        articles = []
        for document in documents:
            opened = open_document(document)
            if isinstance(opened, Article):
                articles.append(opened)
            else:
                yield opened
        known = self._lookup([_candidate(article) for article in articles])
        yield from (one for one in known if one is not None)
        wanted = [article for article, one in zip(articles, known, strict=True) if one is None]
        for article, result in zip(
            wanted, read_articles(wanted, self._confidence, self._pipeline), strict=True
        ):
            yield Read(article.source, result) if isinstance(result, Facts) else result
            if self._stopped:
                return

    def stop(self) -> None:
        """See :class:`Reader`."""
        self._stopped = True


class Worker:
    """Reads in a process of its own, started when it is needed.

    ``seconds`` is the longest time that opening or reading a document may take; with a ``confidence`` (0 to
    1) what is at least so sure is kept. The stages of a ``pipeline`` go to the process by their names: they
    are functions of modules that can be imported there.

    Raises:
        WorkerError: a stage has no name by which another process could find it.
    """

    def __init__(
        self,
        lookup: Lookup,
        seconds: float = SECONDS,
        confidence: float | None = None,
        pipeline: Pipeline | None = None,
    ) -> None:
        check_stages(pipeline)
        self._pipeline = pipeline
        self.seconds = seconds
        self._confidence = confidence
        self._lookup = lookup
        self._stopped = False
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._lock = threading.Lock()
        # The document that is being opened or read, by number; once it is opened also its article.
        self._at: int | None = None
        self._article: str | None = None
        #: How many documents the process has taken.
        self._taken = 0

    @property
    def pid(self) -> int | None:
        """The process, if there is one."""
        return self._process.pid if self._process else None

    def read(self, documents: Sequence[Readable]) -> Iterator[Result]:
        """See :class:`Reader`.

        A document whose worker died is given a second try, alone, since whoever killed the worker may
        have meant another; one that takes too long or too much memory is not.

        Raises:
            WorkerError: no process can be started.
        """
        if self._taken >= LIFE:
            self.close()
        waiting = dict(enumerate(documents))
        suspect: int | None = None
        while waiting and not self._stopped:
            batch = dict(waiting) if suspect is None else {suspect: waiting[suspect]}
            try:
                for number, result in self._attempt(batch):
                    del waiting[number]
                    yield result
                suspect = None
                continue
            except TimeoutError:
                self.close()
                reason, again = f"took too long: more than {self.seconds:g} seconds", False
            except (EOFError, OSError):
                reason, again = self._post_mortem()
            if self._at is None:
                continue  # It died between two documents.
            if again and suspect is None:
                suspect = self._at
                continue
            suspect = None
            source = waiting.pop(self._at).source
            yield Unreadable(source, reason, self._article) if self._article else Rejected(source, reason)

    def stop(self) -> None:
        """End the process, whatever it does. May be called from any thread."""
        with self._lock:
            self._stopped = True
            if self._process:
                self._process.kill()

    def close(self) -> None:
        """End the process; the next :meth:`read` starts another."""
        with self._lock:
            if self._process:
                self._process.kill()
                self._process.join()
        if self._connection:
            self._connection.close()
        self._process = self._connection = None
        self._taken = 0

    def _attempt(self, documents: dict[int, Readable]) -> Iterator[tuple[int, Result]]:
        """The result of each document by its number.

        Raises:
            EOFError, OSError: the process fails, with the document ``self._at`` if any.
        """
        self._at = self._article = None
        connection = self._connection or self._start()
        self._taken += len(documents)
        connection.send(list(documents.values()))
        candidates: dict[int, Candidate] = {}
        for self._at in documents:
            opened = self._receive(connection)
            if isinstance(opened, Candidate):
                candidates[self._at] = opened
            else:
                yield self._at, opened
        self._at = None
        known = self._lookup(list(candidates.values()))
        connection.send([one is None for one in known])
        for (number, candidate), one in zip(candidates.items(), known, strict=True):
            self._at, self._article = number, candidate.article
            result = one or self._receive(connection)
            yield number, Read(candidate.source, result) if isinstance(result, Facts) else result

    def _receive(self, connection: Connection) -> Any:
        if not connection.poll(self.seconds):
            raise TimeoutError
        return connection.recv()

    def _start(self) -> Connection:
        for _ in range(_STARTS):
            ours, theirs = CONTEXT.Pipe()
            with self._lock, theirs:
                if self._stopped:
                    raise EOFError
                arguments = theirs, self.seconds, self._confidence
                self._process = CONTEXT.Process(target=_work, args=arguments, daemon=True)
                self._process.start()
                self._connection = ours
            try:
                ours.send(self._pipeline)
                if ours.poll(PATIENCE):
                    if (told := ours.recv()) == _READY:
                        return ours
                    raise WorkerError(f"a stage is not found in another process ({told})", _CURE)
            except (EOFError, OSError):
                pass
            self.close()
        raise WorkerError(
            "no process that reads can be started",
            "see what it printed; is there memory for the language model, and does a script that calls this "
            'do so under `if __name__ == "__main__":`?',
        )

    def _post_mortem(self) -> tuple[str, bool]:
        """Why the process ended, and whether its document deserves a second try."""
        process = self._process
        if process:
            process.join(LINGER)
        status = process.exitcode if process else None
        self.close()
        if status == EXHAUSTED:
            return f"needs too much memory: more than {MEMORY / 2**30:g} GiB", False
        how = signal.Signals(-status).name if status and status < 0 else f"status {status}"
        return f"ended the process that read it: {how}", True


def cores() -> int:
    """How many processors this process may use: a container's share of time counts, too."""
    allowed = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    with suppress(OSError, ValueError):  # Absent outside of containers, "max" without a limit.
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text("ascii").split()
        allowed = min(allowed, max(1, int(quota) // int(period)))
    return allowed


def prepare() -> None:
    """Start to load what reading needs, so that it is there when the first worker is started."""
    if _FORKED:
        multiprocessing.set_forkserver_preload(["ingest.workers.preload"])
        with own_packages():
            forkserver.ensure_running()


def check_stages(pipeline: Pipeline | None) -> None:
    """Find out where it can still be told, and not in a reader's thread.

    Raises:
        WorkerError: another process would not find a stage of the pipeline.
    """
    for name in pipeline or ():
        stage = getattr(pipeline, name)
        try:
            pickle.dumps(stage)
        except (pickle.PicklingError, AttributeError, TypeError):
            raise WorkerError(f"the stage {name!r} cannot go to another process", _CURE) from None
        if getattr(stage, "__module__", None) == "__main__" and not hasattr(
            sys.modules["__main__"], "__file__"
        ):
            # A process of its own imports a script anew, but has no way to a notebook or a prompt.
            raise WorkerError(
                f"the stage {name!r} stands in a notebook or at a prompt, where no other process finds it",
                _CURE,
            )


def _candidate(article: Article) -> Candidate:
    return Candidate(article.id, article.particulars, article.source)


def _work(connection: Connection, seconds: float, confidence: float | None) -> None:
    """What a worker does: open documents, be told which to read, read them; until nobody asks any more."""
    _limit_memory()
    importlib.import_module("ingest.workers.preload")

    def tell(message: object) -> None:
        _alarm(0)
        connection.send(message)
        _alarm(seconds + LINGER)

    def hear() -> Any:
        _alarm(0)
        return connection.recv()

    try:
        # Not before the libraries are set up: the stages are imported with it.
        try:
            pipeline: Pipeline | None = connection.recv()
        except (AttributeError, ImportError) as error:
            connection.send(str(error))
            return
        connection.send(_READY)
        while True:
            articles = []
            documents = hear()
            _alarm(seconds + LINGER)
            for document in documents:
                opened = open_document(document)
                if isinstance(opened, Article):
                    articles.append(opened)
                    tell(_candidate(opened))
                else:
                    tell(opened)
            wanted = hear()
            chosen = [a for a, want in zip(articles, wanted, strict=True) if want]
            for result in read_articles(chosen, confidence, pipeline):
                tell(result)
    except (EOFError, ConnectionError):
        pass
    except MemoryError:
        os._exit(EXHAUSTED)


def _alarm(seconds: float) -> None:
    """Have the system end this process after some time, for the case that nobody is left to do so."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
        with suppress(OSError, ValueError):  # Where the system has no such limit, there is none.
            resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
