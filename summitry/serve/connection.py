"""A connection that is let go when nothing comes of it, so that its place goes to others.

uvicorn waits without end for the rest of a request's head, and for a client that does not take its answer.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from uvicorn.protocols.http.h11_impl import H11Protocol

#: Seconds that a connection may be without a whole request, and that a client may take nothing of its answer.
#: The body of a request has its own (:mod:`summitry.serve.gate`), and so has answering.
HEAD, STALL = 15.0, 30.0


class Connection(H11Protocol):
    """uvicorn's connection with these limits."""

    _waits: asyncio.TimerHandle | None = None
    _stalls: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A request has to come in time."""
        super().connection_made(transport)
        self._waits = self._after(HEAD, transport.close)

    def handle_events(self) -> None:
        """A whole head is not waited for any more."""
        before = self.cycle
        super().handle_events()
        if self.cycle is not before:
            _cancel(self._waits)

    def on_response_complete(self) -> None:
        """The next request has to come in time."""
        _cancel(self._waits)
        # What is left of the answer is still sent.
        self._waits = self._after(HEAD, self.transport.close)
        super().on_response_complete()

    def pause_writing(self) -> None:
        """The client has to take something."""
        super().pause_writing()
        self._stalls = self._after(STALL, self.transport.abort)

    def resume_writing(self) -> None:
        """It has."""
        super().resume_writing()
        _cancel(self._stalls)

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is waited for any more."""
        super().connection_lost(exc)
        _cancel(self._waits)
        _cancel(self._stalls)

    def _after(self, seconds: float, then: Callable[[], None]) -> asyncio.TimerHandle:
        return self.loop.call_later(seconds, then)


def _cancel(timer: asyncio.TimerHandle | None) -> None:
    if timer is not None:
        timer.cancel()
