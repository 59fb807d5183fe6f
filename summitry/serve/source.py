"""The store behind the server: opened for reading only, opened anew when it was lost, asked under a limit."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from graph.analysis.index import NameIndex
from graph.errors import EngineFailedError, StoreLockedError, StoreUnreachableError, SummitryError
from graph.store.graph import Graph

if TYPE_CHECKING:
    from graph.view.drawing import Network

Result = TypeVar("Result")

log = logging.getLogger("summitry.serve")

#: What tells that the engine is gone, and that opening the store anew may help.
_LOST = (StoreUnreachableError, EngineFailedError, StoreLockedError)


#: Seconds that the end waits for what is being read.
_PATIENCE = 10.0
#: How often it is looked whether the graph has changed, in seconds; and how many times as long as reading its
#: names takes, at the least.
_LOOK, _SHARE = 15.0, 10.0
#: Threads for what is answered from memory, and answers that are kept while the graph stays as it is.
_LIGHT, _KEPT = 2, 500


@dataclass(frozen=True, slots=True)
class Known:
    """What the server keeps of a graph in memory."""

    state: dict[str, int]
    names: NameIndex
    opening: Network
    good_until: float
    #: Answers to what is asked again and again, by what was asked, those that were wanted last at the end.
    kept: dict[Hashable, Future[Any]] = field(default_factory=dict)


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
        self._most = places * 9  # Those asked, and eight times as many that wait.
        self._asked = 0
        self._pool = ThreadPoolExecutor(places, thread_name_prefix="summitry-ask")
        self._light = ThreadPoolExecutor(_LIGHT, thread_name_prefix="summitry-look")
        self._lock = threading.RLock()
        self._graph: Graph | None = None
        self._known: Known | None = None
        self._reading = threading.Lock()
        self._refresher: threading.Thread | None = None
        self._renewals = 0
        self._closed = False

    def close(self) -> None:
        """Let go of the store; what is still being asked ends with it."""
        self._closed = True
        for pool in (self._pool, self._light):
            pool.shutdown(wait=False, cancel_futures=True)
        if refresher := self._refresher:
            refresher.join(_PATIENCE)
        self._drop(self._graph)

    async def ask(self, work: Callable[[Graph], Result], *, light: bool = False) -> Result:
        """Do some work with the graph, in a thread of its own; ``light`` work, which needs nothing but what
        is known of it, does not wait behind questions to the engine.

        What takes too long is no longer waited for. Its place stays taken until the engine is done with it,
        so that questions nobody waits for cannot pile up.

        Raises:
            TooLongError, BusyError: see above.
            StoreError: the store does not answer, nor can it be opened anew.
        """
        if self._asked >= self._most:
            raise BusyError("too many questions are being answered", "ask again in a moment")
        self._asked += 1
        pool = self._light if light and self._known else self._pool
        future = asyncio.get_running_loop().run_in_executor(pool, self._work, work)
        future.add_done_callback(self._done)
        try:
            return await asyncio.wait_for(asyncio.shield(future), self._seconds)
        except TimeoutError:
            future.cancel()
            if self._graph is None:  # It is still being opened.
                raise StoreUnreachableError("the graph does not answer", "ask again in a moment") from None
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
            if self._closed:
                raise BusyError("the server is ending", "start it again")
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

    def known(self, graph: Graph) -> Known:
        """All names of the graph, and the picture that its page opens on. Whether it changed is looked at now
        and then, beside what is asked: nobody waits until they are read anew."""
        with self._reading:
            if self._known is None:
                self._known = _read(graph)
            known = self._known
            if time.monotonic() > known.good_until and self._refresher is None:
                self._refresher = threading.Thread(
                    target=self._refresh, args=(graph, known, self._renewals), daemon=True
                )
                self._refresher.start()
            return known

    def keep(self, graph: Graph, asked: Hashable, make: Callable[[], Result]) -> Result:
        """An answer that is made once, for all who ask meanwhile, and given again until it is known that the
        graph has changed. Nobody waits for the names to be read for that."""
        if not self._known:
            return make()
        kept = self.known(graph).kept
        with self._reading:
            there = kept.pop(asked, None)
            kept[asked] = answer = there or Future()
            while len(kept) > _KEPT:
                del kept[next(iter(kept))]
        if there is None:
            try:
                answer.set_result(make())
            except BaseException as error:
                with self._reading:
                    kept.pop(asked, None)
                answer.set_exception(error)
        return cast("Result", answer.result())

    def renew(self) -> None:
        """Have it looked at once whether the graph has changed: somebody knows that it has."""
        with self._reading:
            self._renewals += 1
            if self._known:
                self._known = replace(self._known, good_until=0.0, kept={})

    def _refresh(self, graph: Graph, known: Known, renewals: int) -> None:
        try:
            if graph.state() == known.state:
                known = replace(known, good_until=time.monotonic() + _LOOK)
            else:
                known = _read(graph)
        except Exception:  # A store that was lost or closed meanwhile: whoever asks next is told.
            log.debug("the names could not be read anew", exc_info=True)
        finally:
            with self._reading:
                # What became known while it was read may not be in what was read.
                if renewals != self._renewals:
                    known = replace(known, good_until=0.0, kept={})
                self._known = known
                self._refresher = None


def _read(graph: Graph) -> Known:
    from graph.view import growing  # Brings pyvis, which an assistant's tools do without.

    began = time.monotonic()
    state = graph.state()
    names = NameIndex(graph)
    opening = growing.opening(graph, names)
    ended = time.monotonic()
    return Known(state, names, opening, ended + max(_LOOK, _SHARE * (ended - began)))
