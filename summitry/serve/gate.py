"""Who is let in, and with how much: hosts, origins, tokens, sizes, and the headers of every answer.

A page from elsewhere that a browser shows may send requests here. It is kept out by the names under which
the server may be called (DNS rebinding), by the origin that browsers tell, and, where others than this
machine may connect, by a token.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from summitry.serve.answers import problem

COOKIE = "summitry"
#: Bytes of a request's body, and of its path with parameters, at the most.
LARGEST, LONGEST = 262_144, 8_192
#: Seconds in which a body must have come.
_PATIENCE = 10.0
#: Shorter tokens could be guessed.
SHORTEST = 16

#: What may be had without a token: the page that asks for it.
_OPEN = ("/login",)

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Access:
    """Who may come in. ``names`` are the hosts by which the server may be called; with ``any_address`` also
    by every bare IP address, which no name server can make point elsewhere. Without a token all may."""

    names: frozenset[str]
    any_address: bool = False
    token: str | None = field(default=None, repr=False)
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def knows_host(self, host: str) -> bool:
        """Whether a ``Host`` header names this server."""
        try:
            name = urlsplit(f"//{host}").hostname
        except ValueError:
            return False
        if name is None or "@" in host:
            return False
        if name.rstrip(".") in self.names:
            return True
        return self.any_address and _is_address(name)

    def is_token(self, given: str) -> bool:
        """Whether a text is the token; how long that takes tells nothing of it."""
        return self.token is not None and hmac.compare_digest(_digest(given), _digest(self.token))

    def pass_(self) -> str:
        """What a browser keeps in place of the token, good until the server ends."""
        return hmac.new(self._key, (self.token or "").encode(), hashlib.sha256).hexdigest()

    def lets_in(self, headers: Headers) -> bool:
        """Whether a request may ask, by its token or by what a browser was given for it."""
        if self.token is None:
            return True
        kind, _, given = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and self.is_token(given.strip()):
            return True
        try:
            kept = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return kept is not None and hmac.compare_digest(_digest(kept.value), _digest(self.pass_()))


def access(host: str, token: str | None, names: Iterable[str] = ()) -> Access:
    """Who may come in where the server listens at ``host``; ``names`` are others by which it is called."""
    known = {"localhost", "127.0.0.1", "::1", host.strip("[]").lower(), *(name.lower() for name in names)}
    return Access(frozenset(known - {"0.0.0.0", "::"}), _is_everywhere(host), token)  # noqa: S104


def is_loopback(host: str) -> bool:
    """Whether nobody but this machine can connect to a host."""
    if host == "localhost":
        return True
    return _is_address(host) and ipaddress.ip_address(host).is_loopback


class Gate:
    """Middleware that refuses what must not come in, and puts its headers on all that goes out."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer why not."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = self._refusal(scope, Headers(scope=scope))
        if refusal is not None:
            await refusal(scope, receive, guarded)
            return
        try:
            body = await _body(receive)
        except TimeoutError:
            await problem(408, "the request was not finished in time")(scope, receive, guarded)
            return
        if body is None:
            answer = problem(413, "the request is too large", f"send at most {LARGEST:,} bytes")
            await answer(scope, receive, guarded)
            return
        await self.app(scope, body, guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        host = headers.get("host", "")
        if len(headers.getlist("host")) != 1 or not self.access.knows_host(host):
            return problem(
                421, "this server is not known by that name", "name it with --name, or use its address"
            )
        page = scope["path"] in ("/", "/login") and scope["method"] == "GET"
        if not _same_origin(headers, host, navigates=page):
            return problem(403, "the request comes from another site", "open the page itself")
        if len(scope["raw_path"]) + len(scope["query_string"]) > LONGEST:
            return problem(414, "the address is too long", f"give at most {LONGEST:,} characters")
        if scope["path"] not in _OPEN and not self.access.lets_in(headers):
            if scope["path"] == "/":
                return RedirectResponse("/login", 303)
            return problem(
                401, "a token is needed", "send it as a bearer token", {"WWW-Authenticate": "Bearer"}
            )
        return None


def _same_origin(headers: Headers, host: str, *, navigates: bool) -> bool:
    """Whether a browser sent it from this server's own pages, or somebody typed it; programs tell neither."""
    if len(headers.getlist("origin")) > 1:
        return False
    if origin := headers.get("origin"):
        return origin.lower() in (f"http://{host.lower()}", f"https://{host.lower()}")
    site = headers.get("sec-fetch-site", "none")
    return site in ("none", "same-origin") or (navigates and headers.get("sec-fetch-mode") == "navigate")


async def _body(receive: Receive) -> Receive | None:
    """A way to receive a body that was read up to the limit; none if it is larger."""
    parts: list[bytes] = []
    size = 0
    async with asyncio.timeout(_PATIENCE):
        while (message := await receive())["type"] == "http.request":
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > LARGEST:
                return None
            if not message.get("more_body"):
                break
    left = [{"type": "http.request", "body": b"".join(parts), "more_body": False}]

    async def again() -> Message:
        return left.pop() if left else await receive()

    return again


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_everywhere(host: str) -> bool:
    return _is_address(host) and ipaddress.ip_address(host).is_unspecified


def _digest(text: str) -> bytes:
    """Of the same length whatever the text's is, which comparing would tell otherwise."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
