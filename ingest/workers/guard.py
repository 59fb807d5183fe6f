"""Sources read in a process of their own, under a clock and a limit of memory.

A feed, a sitemap, a table or an archive is parsed before there is a document to be opened by a worker; what
is made to hang or to swell would take the run along. The process is given the open file, finds what is in
it, and hands it over one by one.
"""

from __future__ import annotations

import importlib
import io
import os
import signal
import stat
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import reduction
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from ingest.article import Article
from ingest.sources.admission import Rejected
from ingest.sources.source import Found, Ingestor, Source, contained
from ingest.workers.worker import CONTEXT, EXHAUSTED, LINGER, PATIENCE, SECONDS

#: Bytes of memory that reading a source may take, beside what the process has from the beginning.
MEMORY = 2 * 2**30
#: So many bytes of a source may take the longest time, where nothing is found in them.
_STRETCH = 16 * 2**20


@dataclass(frozen=True, slots=True)
class _Order:
    """What the process is to read: ``data``, followed by what the file holds that is sent along, if any."""

    ingestor: str
    name: str
    data: bytes
    file: bool
    columns: Mapping[str, str]
    known: Article | None
    charset: str | None


class Guard:
    """Has sources read by a process, which is started when it is needed; a context manager.

    ``seconds`` is the longest time from one thing found to the next: of the clock, and of the processor
    where the source is a pipe, since whoever writes into it may take his time.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Guard:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, ingestor: Ingestor, source: Source) -> Iterator[Found]:
        """What an ingestor finds in a source. Where it must be ended, the last item says so."""
        order, file = _order(ingestor, source)
        if order is None:
            yield from contained(ingestor, source)
            return
        clocked = file is None or stat.S_ISREG(os.fstat(file).st_mode)
        last = ""
        whole = False
        try:
            connection = self._start()
            connection.send((order, self.seconds))
            if file is not None and self._process and self._process.pid:
                reduction.send_handle(connection, file, self._process.pid)
            while True:
                if not connection.poll(self.seconds if clocked else None):
                    raise TimeoutError
                found: Any = connection.recv()
                if found == _END:
                    whole = True
                    return
                if found != _BEAT:
                    last = found.source
                    yield found
        except TimeoutError:
            yield self._ended(source.name, last, late=True)
        except (EOFError, OSError):
            yield self._ended(source.name, last)
        finally:
            if not whole:
                self.close()

    def close(self) -> None:
        """End the process; the next :meth:`read` starts another."""
        if self._process:
            self._process.kill()
            self._process.join()
        if self._connection:
            self._connection.close()
        self._process = self._connection = None

    def _start(self) -> Connection:
        if self._connection is None:
            ours, theirs = CONTEXT.Pipe()
            with theirs:
                self._process = CONTEXT.Process(target=_serve, args=(theirs,), daemon=True)
                self._process.start()
            self._connection = ours
            if not ours.poll(PATIENCE):
                raise EOFError
            ours.recv()
        return self._connection

    def _ended(self, name: str, last: str, *, late: bool = False) -> Rejected:
        where = f", after {last}" if last else ""
        process = self._process
        if process and not late:
            process.join(LINGER)
        status = process.exitcode if process else None
        if late or status == -signal.SIGPROF:
            return Rejected(name, f"took too long: nothing found in {self.seconds:g} seconds{where}")
        if status == EXHAUSTED:
            return Rejected(name, f"needs too much memory: more than {MEMORY / 2**30:g} GiB{where}")
        how = signal.Signals(-status).name if status and status < 0 else f"status {status}"
        return Rejected(name, f"ended the process that read it: {how}{where}")


_END, _BEAT = "end", "beat"


def _order(ingestor: Ingestor, source: Source) -> tuple[_Order | None, int | None]:
    """What to send, and which file along; neither where the source is no file of the system's."""
    name = getattr(ingestor, "__name__", None)
    if name is None or sys.platform == "win32":
        return None, None
    file: int | None = None
    data = b""
    with suppress(OSError, ValueError):
        file = source.raw.fileno()
    if file is None:
        if not isinstance(getattr(source.raw, "raw", source.raw), io.BytesIO):
            return None, None
        data = source.raw.read()
    elif not stat.S_ISREG(os.fstat(file).st_mode):
        data = source.raw.peek(1)  # What looking at the beginning took out of the pipe.
    order = _Order(
        name, source.name, data, file is not None, dict(source.columns), source.known, source.charset
    )
    return order, file


def _serve(connection: Connection) -> None:
    """What the process does: read one source after the other, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    importlib.import_module("ingest.sources")
    _limit_memory()
    with suppress(EOFError, ConnectionError):
        connection.send(_BEAT)
        while True:
            order, seconds = connection.recv()
            file = reduction.recv_handle(connection) if order.file else None

            def beat(seconds: float = seconds) -> None:
                connection.send(_BEAT)
                signal.setitimer(signal.ITIMER_PROF, seconds)

            raw = _Watched(order.data, file, connection, beat)
            source = Source(order.name, io.BufferedReader(raw), order.columns, order.known, order.charset)
            signal.setitimer(signal.ITIMER_PROF, seconds)
            try:
                for found in contained(importlib.import_module(order.ingestor), source):
                    signal.setitimer(signal.ITIMER_PROF, 0)
                    connection.send(found)
                    signal.setitimer(signal.ITIMER_PROF, seconds)
            except MemoryError:
                os._exit(EXHAUSTED)
            signal.setitimer(signal.ITIMER_PROF, 0)
            source.raw.close()
            connection.send(_END)


class _Watched(io.RawIOBase):
    """Bytes, followed by those of a file; tells after each long stretch that it goes on."""

    def __init__(self, data: bytes, file: int | None, client: Connection, beat: Callable[[], None]) -> None:
        self._first = io.BytesIO(data)
        self._file = file
        self._pipe = file is not None and not stat.S_ISREG(os.fstat(file).st_mode)
        if file is not None and not self._pipe:
            os.lseek(file, 0, os.SEEK_SET)
        self._client = client
        self._beat = beat
        self._passed = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return not self._pipe

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        if self._file is None:
            return self._first.seek(offset, whence)
        if self._pipe:
            raise io.UnsupportedOperation("seek")
        return os.lseek(self._file, offset, whence)

    def readinto(self, buffer: Any) -> int:
        with memoryview(buffer) as view:
            length = self._first.readinto(view)
            if not length and self._file is not None:
                if self._pipe and self._client in wait([self._file, self._client]):
                    os._exit(0)  # Whoever asked is gone; nobody shall wait here for the pipe's other end.
                length = os.readv(self._file, [view])
        self._passed += length
        if self._passed > _STRETCH:
            self._passed = 0
            self._beat()
        return length

    def close(self) -> None:
        if self._file is not None and not self.closed:
            os.close(self._file)
        super().close()


def _limit_memory() -> None:
    import resource

    held = 0
    with suppress(OSError, ValueError):
        held = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = held + MEMORY if held else 3 * MEMORY
    limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    with suppress(OSError, ValueError):  # Where the system has no such limit, there is none.
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
