"""What the server answers with: JSON as ``--json`` prints it, CSV, pages of rows, and problems (RFC 9457)."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from graph.analysis.lookup import NotFoundError
from graph.errors import StoreError, SummitryError
from summitry.output import as_json, write_csv
from summitry.serve.limits import range_of
from summitry.serve.source import BusyError, TooLongError

#: Of errors that a caller may mend or wait out: the status. The first that fits counts.
_STATUS: tuple[tuple[type[SummitryError], int], ...] = (
    (NotFoundError, 404),
    (TooLongError, 504),
    (BusyError, 503),
    (StoreError, 503),
    (SummitryError, 400),
)


def json_answer(request: Request, value: object, headers: Mapping[str, str] | None = None) -> Response:
    """A JSON document with an ETag, or 304 where the caller has it."""
    return _tagged(request, encoded(as_json(value)), "application/json", headers)


def csv_answer(request: Request, columns: Sequence[str], rows: list[dict[str, Any]], name: str) -> Response:
    """Rows as a file to be saved. What a spreadsheet would compute is defused."""
    file = io.StringIO(newline="")
    write_csv(file, rows, columns)
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return _tagged(request, encoded("\ufeff" + file.getvalue()), "text/csv; charset=utf-8", headers)


def page_of(request: Request, rows: list[dict[str, Any]], *, total: int | None = None) -> Response:
    """The page of rows that the caller asks for, with ``X-Total-Count`` and links to the others (RFC 8288).

    With ``total`` the rows are the page already.
    """
    number, size = paging(request)
    shown = rows if total is not None else rows[(number - 1) * size : number * size]
    count = len(rows) if total is None else total
    last = max(1, -(-count // size))
    places = {"first": 1, "prev": number - 1, "next": number + 1, "last": last}
    links = [
        f'<{_address(request, at)}>; rel="{name}"'
        for name, at in places.items()
        if 1 <= at <= last and at != number
    ]
    headers = {"X-Total-Count": str(count)} | ({"Link": ", ".join(links)} if links else {})
    return json_answer(request, shown, headers)


def paging(request: Request) -> tuple[int, int]:
    """Number and size of the page that the caller asks for.

    Raises:
        SummitryError: they are no such numbers.
    """
    return whole(request, "page"), whole(request, "per_page")


def whole(request: Request, name: str) -> int:
    """A whole number among the caller's parameters, in the range that the route has for it.

    Raises:
        SummitryError: it is none, or beyond its limits.
    """
    text = request.query_params.get(name)
    span = range_of(request.url.path, name)
    if text is None:
        return span.default
    if not (text.isascii() and text.isdigit() and len(text) <= 9 and span.least <= int(text) <= span.most):
        raise SummitryError(f"{name} is wrong", f"give a whole number from {span.least} to {span.most}")
    return int(text)


def problem(status: int, title: str, detail: str = "", headers: Mapping[str, str] | None = None) -> Response:
    """A problem as RFC 9457 has it: ``title`` what happened, ``detail`` what to do."""
    body = {"type": "about:blank", "title": title, "status": status} | ({"detail": detail} if detail else {})
    return Response(
        encoded(as_json(body)),
        status,
        {**(headers or {}), "Cache-Control": "no-store"},
        "application/problem+json",
    )


def problem_of(error: SummitryError) -> Response:
    """What went wrong, in its own words."""
    status = next(status for kind, status in _STATUS if isinstance(error, kind))
    headers = {"Retry-After": "5"} if status == 503 else None
    if isinstance(error, StoreError):  # Its words may name a folder, or a host of the inner net.
        return problem(
            status, "the graph does not answer", "it is tried again with the next request", headers
        )
    return problem(status, error.problem, error.cure, headers)


def status_problem(status: int, headers: Mapping[str, str] | None = None) -> Response:
    """A problem that HTTP has a name for."""
    return problem(status, HTTPStatus(status).phrase, headers=headers)


def encoded(text: str) -> bytes:
    """Text as UTF-8; half a character, which it has no form for, as its escape."""
    return text.encode("utf-8", "backslashreplace")


def _tagged(request: Request, body: bytes, kind: str, headers: Mapping[str, str] | None) -> Response:
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    given = {**(headers or {}), "ETag": tag, "Cache-Control": "private, no-cache"}
    known = request.headers.get("if-none-match", "")
    if known == "*" or tag in (one.strip().removeprefix("W/") for one in known.split(",")):
        return Response(status_code=304, headers=given)
    return Response(body, headers=given, media_type=kind)


def _address(request: Request, page: int) -> str:
    """The address of another page of the same rows, without the host: whoever asks knows it better."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "page"]
    return f"{request.url.path}?{urlencode([*kept, ('page', page)])}"
