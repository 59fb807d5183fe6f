"""The server: its routes, what it says where something goes wrong, and how it is run."""

from __future__ import annotations

import logging
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from importlib.metadata import version

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from graph.errors import SummitryError
from summitry.serve.answers import json_answer, problem, problem_of, status_problem
from summitry.serve.api import Api
from summitry.serve.connection import Connection
from summitry.serve.edit import Edits, Off
from summitry.serve.gate import Access, Gate
from summitry.serve.openapi import description
from summitry.serve.pages import Page, login
from summitry.serve.questions import Question
from summitry.serve.source import Source

log = logging.getLogger("summitry.serve")

#: Connections at once, and bytes of a request's head.
CONNECTIONS, HEAD = 256, 32_768


class PortTakenError(SummitryError):
    """The server cannot listen where it should."""


def build(
    source: Source,
    questions: Mapping[str, Question],
    access: Access,
    writer: Source | None = None,
    author: str = "",
) -> Starlette:
    """The application. With a ``writer`` people may correct what it serves, as ``author`` unless they give
    another name. It closes both sources when it ends."""
    edits = Edits(source, writer, author) if writer else Off()
    routes = [*Api(source, questions).routes(), *edits.routes()]
    told = description(version("summitry"), routes, questions, token=access.token is not None)

    async def openapi(request: Request) -> Response:
        return json_answer(request, told)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        source.close()
        if writer:
            writer.close()

    return Starlette(
        routes=[
            *routes,
            Route("/api/openapi.json", openapi, methods=["GET"]),
            login(access),
            Page(source).route(),
        ],
        middleware=[Middleware(Gate, access=access)],
        exception_handlers={SummitryError: _wrong, HTTPException: _refused, Exception: _fault},
        lifespan=lifespan,
    )


def listen(host: str, port: int) -> socket.socket:
    """A socket at which the server listens; port 0 is any that is free.

    Raises:
        PortTakenError: somebody else does, or the host is none of this machine's.
    """
    try:
        # As many as wait on most systems at the most (SOMAXCONN was 128).
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        raise PortTakenError(
            f"cannot listen at {host}:{port} ({error.strerror or error})", "give another --port or --host"
        ) from None


def run(app: Starlette, listener: socket.socket) -> None:
    """Serve until a signal ends it."""
    server_of(app).run(sockets=[listener])


def server_of(app: ASGIApp) -> uvicorn.Server:
    """A server, with its limits. Nothing of a request is logged: names in it are somebody's interest."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        http=Connection,
        ws="none",
        lifespan="on",
        limit_concurrency=CONNECTIONS,
        h11_max_incomplete_event_size=HEAD,
        # Seconds: a page that is read asks again within some; a stop waits for answers under way.
        timeout_keep_alive=15,
        timeout_graceful_shutdown=3,
    )
    return uvicorn.Server(config)


def _wrong(request: Request, error: Exception) -> Response:
    assert isinstance(error, SummitryError)  # noqa: S101
    answer = problem_of(error)
    if answer.status_code >= 500:
        log.warning("%s: %s", request.url.path, error.problem)
    return answer


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    return status_problem(error.status_code, error.headers)


def _fault(request: Request, error: Exception) -> Response:
    return problem(500, "a fault of summitry's own", "it stands in the server's log")
