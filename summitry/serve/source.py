"""The store behind the server: opened for reading only, opened anew when it was lost, asked under a limit."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeVar

from graph.analysis.index import NameIndex
from graph.errors import EngineFailedError, StoreLockedError, StoreUnreachableError, SummitryError
from graph.store.graph import Graph, Stats

Result = TypeVar("Result")

#: What tells that the engine is gone, and that opening the store anew may help.
_LOST = (StoreUnreachableError, EngineFailedError, StoreLockedError)


#: How often it is looked whether the graph has changed, in seconds.
_LOOK = 10.0


@dataclass(frozen=True, slots=True)
class _Names:
    stats: Stats
    looked: float
    index: NameIndex


class TooLongError(SummitryError):
    """A question took longer than it may."""


class BusyError(SummitryError):
    """Too many ask at once."""


class Source:
    """A graph that many ask at once.

    ``open_graph`` opens it; ``seconds`` is how long a question may take, ``places`` how many may be asked at
    once. Others wait, as many as ``places`` times eight; more are refused.
    """

    def __init__(self, open_graph: Callable[[], Graph], *, seconds: float = 20.0, places: int = 8) -> None:
        self._open = open_graph
        self._seconds = seconds
        self._most = places * 9
        self._asked = 0
        self._pool = ThreadPoolExecutor(places, thread_name_prefix="summitry-ask")
        self._lock = threading.RLock()
        self._graph: Graph | None = None
        self._names: _Names | None = None
        self._reading = threading.Lock()

    def close(self) -> None:
        """Let go of the store; what is still being asked ends with it."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._drop(self._graph)

    async def ask(self, work: Callable[[Graph], Result]) -> Result:
        """Do some work with the graph, in a thread of its own.

        What takes too long is no longer waited for. Its place stays taken until the engine is done with it,
        so that questions nobody waits for cannot pile up.

        Raises:
            TooLongError, BusyError: see above.
            StoreError: the store does not answer, nor can it be opened anew.
        """
        if self._asked >= self._most:
            raise BusyError("too many questions are being answered", "ask again in a moment")
        self._asked += 1
        future = asyncio.get_running_loop().run_in_executor(self._pool, self._work, work)
        future.add_done_callback(self._done)
        try:
            return await asyncio.wait_for(asyncio.shield(future), self._seconds)
        except TimeoutError:
            future.cancel()
            raise TooLongError(
                f"the answer takes longer than {self._seconds:g} seconds", "ask for less: a state, a period"
            ) from None

    def _done(self, future: asyncio.Future[Result]) -> None:
        self._asked -= 1
        if not future.cancelled():
            future.exception()  # Looked at, so that asyncio does not complain of it.

    def _work(self, work: Callable[[Graph], Result]) -> Result:
        graph = self.graph()
        try:
            return work(graph)
        except _LOST:
            self._drop(graph)
        return work(self.graph())

    def graph(self) -> Graph:
        """The graph, opened if need be.

        Raises:
            StoreError: it cannot be.
        """
        with self._lock:
            if self._graph is None:
                self._graph = self._open()
            return self._graph

    def _drop(self, graph: Graph | None) -> None:
        """Close a graph that was lost, unless another thread has done so."""
        with self._lock:
            if graph is None or graph is not self._graph:
                return
            self._graph = None
        with suppress(Exception):  # Whatever a lost connection complains of.
            graph.close()

    def names(self, graph: Graph) -> NameIndex:
        """All names of the graph. Whether it changed is looked at now and then; whoever finds that it did
        reads them anew, and the others go on with those that are known."""
        known = self._names
        if known and time.monotonic() - known.looked < _LOOK:
            return known.index
        with self._reading:
            if (known := self._names) and time.monotonic() - known.looked < _LOOK:
                return known.index
            stats = graph.stats()
            if known and known.stats == stats:
                self._names = replace(known, looked=time.monotonic())
                return known.index
            if known:
                self._names = replace(known, looked=time.monotonic())
            index = NameIndex(graph)
            self._names = _Names(stats, time.monotonic(), index)
            return index
