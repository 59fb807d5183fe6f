"""Clients that hold a connection and do nothing with it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

import pytest

pytest.importorskip("uvicorn", reason="summitry[serve] is not installed")

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from summitry.serve import connection
from summitry.serve.app import listen, server_of

#: More than the buffers of both ends hold.
LARGE = 30_000_000


@contextmanager
def serving(monkeypatch: pytest.MonkeyPatch, **limits: float) -> Iterator[tuple[uvicorn.Server, int]]:
    """A server with these limits in seconds in place of its own, and its port."""
    for name, limit in limits.items():
        monkeypatch.setattr(connection, name, limit)

    async def short(request: Request) -> Response:
        return PlainTextResponse("here")

    async def large(request: Request) -> Response:
        return PlainTextResponse("x" * LARGE)

    async def sized(request: Request) -> Response:
        return PlainTextResponse("x" * request.path_params["size"])

    routes = [Route("/short", short), Route("/large", large), Route("/sized/{size:int}", sized)]
    server = server_of(Starlette(routes=routes))
    listener = listen("127.0.0.1", 0)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield server, listener.getsockname()[1]
    server.should_exit = True
    thread.join(20)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[uvicorn.Server, int]]:
    """A server that waits a moment, for those whom it shall let go: nothing that a busy machine is late with
    changes that it does."""
    with serving(monkeypatch, HEAD=0.3, STALL=0.3) as served:
        yield served


def connect(port: int, *lines: str) -> socket.socket:
    opened = socket.create_connection(("127.0.0.1", port), timeout=60)
    opened.sendall("".join(f"{line}\r\n" for line in lines).encode())
    return opened


def taken(opened: socket.socket) -> bytes:
    """All that comes until the server ends the connection."""
    parts = []
    try:
        while part := opened.recv(1 << 20):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


def await_nobody(server: uvicorn.Server) -> None:
    deadline = time.monotonic() + 300
    while server.server_state.connections and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not server.server_state.connections


@pytest.mark.parametrize("lines", [(), ("GET /short HTTP/1.1", "Host: localhost")])
def test_who_never_asks_to_the_end_is_let_go(
    impatient: tuple[uvicorn.Server, int], lines: tuple[str, ...]
) -> None:
    with connect(impatient[1], *lines) as opened:
        assert taken(opened) == b""


def test_who_asks_and_then_begins_a_second_time_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        serving(monkeypatch, HEAD=3) as (_, port),
        connect(port, "GET /short HTTP/1.1", "Host: localhost", "", "GET /sh") as opened,
    ):
        assert taken(opened).endswith(b"here")


def test_who_takes_nothing_of_the_answer_is_let_go(impatient: tuple[uvicorn.Server, int]) -> None:
    server, port = impatient
    with connect(port, "GET /large HTTP/1.1", "Host: localhost", "") as opened:
        assert opened.recv(10)
        await_nobody(server)
        assert len(taken(opened)) < LARGE


@pytest.mark.parametrize("kind", ["keep-alive", "close"])
def test_who_leaves_the_end_of_an_answer_is_let_go(impatient: tuple[uvicorn.Server, int], kind: str) -> None:
    """However much of it is left: of some answers it is less than pauses the writing."""
    server, port = impatient
    with ExitStack() as stack:
        for size in range(50_000, 4_500_000, 50_000):
            opened = stack.enter_context(socket.socket())
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            opened.connect(("127.0.0.1", port))
            opened.sendall(
                f"GET /sized/{size} HTTP/1.1\r\nHost: localhost\r\nConnection: {kind}\r\n\r\n".encode()
            )
        await_nobody(server)


def test_who_takes_a_little_at_a_time_without_end_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        serving(monkeypatch, STALL=60, WHOLE=1) as (server, port),
        connect(port, "GET /large HTTP/1.1", "Host: localhost", "") as opened,
    ):
        with suppress(ConnectionResetError):
            while opened.recv(1) and server.server_state.connections:
                time.sleep(0.05)
        assert len(taken(opened)) < LARGE


def test_who_takes_it_gets_all(monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        serving(monkeypatch) as (_, port),
        connect(port, "GET /large HTTP/1.1", "Host: localhost", "") as opened,
    ):
        assert len(taken(opened)) > LARGE


def test_who_takes_it_slowly_gets_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """In more time than he may take nothing, and less than he has for the whole."""
    size, got = 10_000_000, 0
    with (
        serving(monkeypatch, STALL=5) as (_, port),
        connect(port, f"GET /sized/{size} HTTP/1.1", "Host: localhost", "Connection: close", "") as opened,
    ):
        began = time.monotonic()
        while part := opened.recv(1 << 16):
            got += len(part)
            time.sleep(0.05)
        assert time.monotonic() - began > 5, "it was not slow"
    assert got > size
