"""What a browser is shown: the graph, and the way in where a token is needed."""

from __future__ import annotations

import asyncio
import secrets
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from graph.errors import StoreError
from graph.store.graph import Graph
from graph.view.page import policy
from summitry.serve.gate import COOKIE, Access
from summitry.serve.source import BusyError, Source, TooLongError

_LOST = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="5">
<title>Summitry</title>
</head>
<body>
<main role="alert">
<h1>The graph does not answer</h1>
<p>Its engine ended, or its server cannot be reached. This page tries again every five seconds.</p>
</main>
</body>
</html>
"""
_LOGIN = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Summitry</title>
<style nonce="{nonce}">
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 26rem; margin: 15vh auto; padding: 0 1rem; }}
input, button {{ font: inherit; padding: .5rem; width: 100%; box-sizing: border-box; margin: .25rem 0; }}
</style>
</head>
<body>
<main>
<h1>Summitry</h1>
<form method="post" action="/login">
<label for="token">Token</label>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
<button>Open</button>
<p role="alert">{said}</p>
</form>
</main>
</body>
</html>
"""
#: Seconds that a wrong token costs.
_DELAY = 1.0


class Page:
    """The page, which opens on the most connected and asks for the rest."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def route(self) -> Route:
        """Where it is found."""
        return Route("/", self._shown, methods=["GET"])

    async def _shown(self, request: Request) -> Response:
        nonce = secrets.token_urlsafe(18)
        try:
            page = await self._source.ask(lambda graph: self._page(graph, nonce))
        except (StoreError, TooLongError, BusyError):
            return HTMLResponse(_LOST, 503, {"Retry-After": "5"})
        rules = f"{policy(nonce, served=True)}; frame-ancestors 'none'"
        return HTMLResponse(page, headers={"Content-Security-Policy": rules})

    def _page(self, graph: Graph, nonce: str) -> bytes:
        return self._source.known(graph).opening.served(nonce).encode("utf-8", "replace")


def login(access: Access) -> Route:
    """The page that asks for the token, and gives a browser what it needs from then on."""

    async def asked(request: Request) -> Response:
        if access.token is None:
            return RedirectResponse("/", 303)
        if request.method != "POST":
            return _form("")
        given = parse_qs((await request.body()).decode("utf-8", "replace")).get("token", [""])[0]
        if not access.is_token(given.strip()):
            await asyncio.sleep(_DELAY)
            return _form("That is not the token.", 403)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(
            COOKIE, access.pass_(), httponly=True, samesite="strict", secure=request.url.scheme == "https"
        )
        return answer

    return Route("/login", asked, methods=["GET", "POST"])


def _form(said: str, status: int = 200) -> HTMLResponse:
    nonce = secrets.token_urlsafe(18)
    policy = (
        f"default-src 'none'; style-src 'nonce-{nonce}'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )
    return HTMLResponse(_LOGIN.format(nonce=nonce, said=said), status, {"Content-Security-Policy": policy})
