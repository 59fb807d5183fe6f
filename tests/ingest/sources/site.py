"""A news site on this machine, for tests of what is fetched: it keeps a record of what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TEXT = (
    "Foreign Minister Petr Novak of the Czech Republic met Slovak Foreign Minister Jana Kovacova in {city} "
    "on Tuesday. They agreed to open two border crossings before the end of the year and to repair a bridge. "
    "Novak said that the talks had been friendly, and that he expected his guest to return in autumn."
)


def page(city: str) -> bytes:
    """A page with a report on talks in a city."""
    body = "".join(f"<p>{part}.</p>" for part in TEXT.format(city=city).split(". "))
    head = f"<head><title>Ministers in {city}</title></head>"
    return f"<html>{head}<body><article>{body}</article></body></html>".encode()


@dataclass
class Reply:
    """What the site answers. ``length`` is what it says that the body is long, if that is not true."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None


@dataclass
class Site:
    """``pages`` has the reply at each path, or what makes one of a request's headers; ``asked`` lists what
    was asked for."""

    address: str
    pages: dict[str, Reply | Callable[[dict[str, str]], Reply]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def url(self, path: str) -> str:
        """The whole address of a path."""
        return self.address + path


@contextmanager
def serving() -> Iterator[Site]:
    """A site at a free port of the loopback address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            reply = site.pages.get(self.path, Reply(b"nothing here", status=404))
            if not isinstance(reply, Reply):
                reply = reply({key.lower(): value for key, value in self.headers.items()})
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", reply.kind)
            self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
            self.end_headers()
            if reply.status != 304:
                self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
