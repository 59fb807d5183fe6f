"""Clients that hold a connection and do nothing with it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

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


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[uvicorn.Server, int]]:
    """A server that waits a moment, and its port."""
    monkeypatch.setattr(connection, "HEAD", 0.3)
    monkeypatch.setattr(connection, "STALL", 0.3)

    async def short(request: Request) -> Response:
        return PlainTextResponse("here")

    async def large(request: Request) -> Response:
        return PlainTextResponse("x" * LARGE)

    server = server_of(Starlette(routes=[Route("/short", short), Route("/large", large)]))
    listener = listen("127.0.0.1", 0)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield server, listener.getsockname()[1]
    server.should_exit = True
    thread.join(20)


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


@pytest.mark.parametrize("lines", [(), ("GET /short HTTP/1.1", "Host: localhost")])
def test_who_never_asks_to_the_end_is_let_go(
    impatient: tuple[uvicorn.Server, int], lines: tuple[str, ...]
) -> None:
    with connect(impatient[1], *lines) as opened:
        assert taken(opened) == b""


def test_who_asks_and_then_begins_a_second_time_is_let_go(impatient: tuple[uvicorn.Server, int]) -> None:
    with connect(impatient[1], "GET /short HTTP/1.1", "Host: localhost", "", "GET /sh") as opened:
        assert taken(opened).endswith(b"here")


def test_who_takes_nothing_of_the_answer_is_let_go(impatient: tuple[uvicorn.Server, int]) -> None:
    server, port = impatient
    with connect(port, "GET /large HTTP/1.1", "Host: localhost", "") as opened:
        assert opened.recv(10)
        deadline = time.monotonic() + 60
        while server.server_state.connections and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not server.server_state.connections
        assert len(taken(opened)) < LARGE


def test_who_takes_it_gets_all(impatient: tuple[uvicorn.Server, int]) -> None:
    with connect(impatient[1], "GET /large HTTP/1.1", "Host: localhost", "") as opened:
        assert len(taken(opened)) > LARGE
