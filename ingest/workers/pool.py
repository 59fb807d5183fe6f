"""Many readers side by side: documents in, results out, with no more of either in memory than is needed."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

from ingest.sources.opening import Readable
from ingest.workers.worker import Reader, Result

#: How many documents a reader takes at a time.
CHUNK = 8
#: Bytes of documents that are held at most, beside the one that is handed over: they may be of 20 MB each.
BYTES = 64 * 2**20
#: How often, in seconds, somebody who waits looks whether anything went wrong meanwhile.
_MOMENT = 0.2


class Pool:
    """Gives documents to readers, and their results to ``deliver``; a context manager.

    ``deliver`` is called by each reader's thread. It may wait: then the readers wait, and so does
    :meth:`submit`. Leaving the context with an error stops the readers at once, whatever they do.
    """

    def __init__(self, readers: Sequence[Reader], deliver: Callable[[Result], None]) -> None:
        self._readers = readers
        self._deliver = deliver
        self._documents: queue.Queue[Readable | None] = queue.Queue(CHUNK * len(readers))
        self._failure: BaseException | None = None
        self._held = 0
        self._room = threading.Condition()
        self._threads = [
            threading.Thread(target=self._serve, args=(reader,), name="reader", daemon=True)
            for reader in readers
        ]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self.stop()
        else:
            self.finish()

    def submit(self, document: Readable) -> None:
        """Have a document read; waits while there is enough to do.

        Raises:
            SummitryError: a reader could not go on.
        """
        size = _size(document)
        with self._room:
            while self._held and self._held + size > BYTES and not self._failure:
                self._room.wait(_MOMENT)
            self._held += size
        self._put(document)

    def finish(self) -> None:
        """Wait until all that was submitted is read.

        Raises:
            SummitryError: a reader could not go on.
        """
        try:
            for _ in self._threads:
                self._put(None)
            for thread in self._threads:
                thread.join()
        except BaseException:
            self.stop()
            raise
        if self._failure:
            raise self._failure

    def stop(self) -> None:
        """Read nothing more. Results that are there already are still delivered."""
        for reader in self._readers:
            reader.stop()
        with suppress(queue.Empty):
            while True:
                self._documents.get_nowait()
        for _ in self._threads:
            self._documents.put(None)
        for thread in self._threads:
            thread.join()

    def _put(self, document: Readable | None) -> None:
        while True:
            if self._failure:
                raise self._failure
            try:
                return self._documents.put(document, timeout=_MOMENT)
            except queue.Full:
                continue

    def _serve(self, reader: Reader) -> None:
        try:
            while documents := self._take():
                for result in reader.read(documents):
                    self._deliver(result)
                with self._room:
                    self._held -= sum(map(_size, documents))
                    self._room.notify()
                documents.clear()
        except BaseException as error:
            self._failure = error
        finally:
            reader.stop()

    def _take(self) -> list[Readable]:
        """The next documents, those that there are; none at the end."""
        documents: list[Readable] = []
        while len(documents) < CHUNK:
            try:
                document = self._documents.get(block=not documents)
            except queue.Empty:
                break
            if document is None:
                if documents:
                    self._documents.put(None)  # For later, or for another.
                break
            documents.append(document)
        return documents


def _size(document: Readable) -> int:
    """About how many bytes a document takes, whatever sort it is of."""
    parts = [getattr(document, name, None) for name in ("data", "text")]
    for name in ("cells", "values"):
        parts += getattr(document, name, {}).values()
    return sum(len(part) for part in parts if isinstance(part, bytes | str))
