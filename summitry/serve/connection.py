"""A connection that is let go when nothing comes of it, so that its place goes to others.

uvicorn waits without end for the rest of a request's head, and for a client that does not take its answer.
"""

from __future__ import annotations

import asyncio
import socket

from uvicorn.protocols.http.h11_impl import H11Protocol

#: Seconds that a connection may be without a whole request, and that a client may take nothing of its answer.
#: The body of a request has its own (:mod:`summitry.serve.gate`), and so has answering.
HEAD, STALL = 15.0, 30.0
#: Seconds in which an answer must be taken whole, however steadily a client takes a little of it.
WHOLE = 300.0

#: Bytes that the system keeps of an answer, about.
_BUFFER = 1 << 17


class Connection(H11Protocol):
    """uvicorn's connection with these limits."""

    _waits: asyncio.TimerHandle | None = None
    _stalls: asyncio.TimerHandle | None = None
    _takes: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A request has to come in time."""
        super().connection_made(transport)
        # The system tells that something was taken only when a third of its buffer is free.
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER)
        self._waits = self.loop.call_later(HEAD, self._end)

    def handle_events(self) -> None:
        """A whole head is not waited for any more."""
        before = self.cycle
        super().handle_events()
        if self.cycle is not before:
            _cancel(self._waits)
            _cancel(self._takes)
            self._takes = None
            if not self.flow.write_paused:  # From now on more may be written than is taken.
                _cancel(self._stalls)

    def on_response_complete(self) -> None:
        """The client has to take what is left, and the next request has to come in time."""
        _cancel(self._waits)
        self._waits = self.loop.call_later(HEAD, self._end)
        self._watch()
        super().on_response_complete()

    def pause_writing(self) -> None:
        """The client has to take something."""
        super().pause_writing()
        self._watch()

    def resume_writing(self) -> None:
        """It has; what is left of a whole answer stays watched."""
        super().resume_writing()
        if not self.cycle.response_complete:
            _cancel(self._stalls)

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is waited for any more."""
        super().connection_lost(exc)
        _cancel(self._waits)
        _cancel(self._stalls)
        _cancel(self._takes)

    def _end(self) -> None:
        """Let go, once what is left of an answer is taken."""
        self.transport.close()
        self._watch()

    def _watch(self) -> None:
        """See to it that the client goes on taking, while nothing is added to what is left."""
        _cancel(self._stalls)
        self._stalls = self.loop.call_later(STALL, self._look, self._left())
        if self._takes is None:
            self._takes = self.loop.call_later(WHOLE, self._cut)

    def _cut(self) -> None:
        if self._left():
            self.transport.abort()

    def _look(self, before: int) -> None:
        left = self._left()
        if left < before:
            self._watch()
        elif left:
            self.transport.abort()

    def _left(self) -> int:
        return self.transport.get_write_buffer_size()


def _cancel(timer: asyncio.TimerHandle | None) -> None:
    if timer is not None:
        timer.cancel()
