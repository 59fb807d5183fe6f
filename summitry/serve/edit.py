"""Judgements over HTTP, where ``summitry serve --edit`` lets people make them: those of the command line.

A page of another site cannot make one: beside what :mod:`summitry.serve.gate` looks at, each needs a key
that is new with each server and that only the server's own answers tell, in a header that no form can send.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence, Set
from dataclasses import asdict
from functools import wraps
from typing import Any, TypeAlias

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.errors import SummitryError
from graph.files import judgements
from graph.files.judgements import Said
from graph.model import EDGE_KEYS, Ref
from graph.resolution.judgements import Judgement
from graph.statements.corrected import FIELDS, WORDS
from graph.store import review
from graph.store.graph import Graph
from summitry.serve.answers import json_answer, problem, whole
from summitry.serve.api import body_of, only
from summitry.serve.limits import LONGEST
from summitry.serve.questions import WrongArgumentError
from summitry.serve.source import Source

#: The header that brings the key.
HEADER = "X-Summitry-Edit"

_VERDICTS = ("same", "different", "later")
_LABELS: Mapping[str, Any] = {"persons": "Minister", "meetings": "Meeting"}

#: What answers a request that may be made, given what was sent.
_Deed: TypeAlias = Callable[[Request, Mapping[str, Any]], Awaitable[Response]]


class Off:
    """What a server says of editing that does not let it."""

    def routes(self) -> list[Route]:
        """The one address that tells it."""
        return [Route("/api/edit", self.edit, methods=["GET"])]

    async def edit(self, request: Request) -> Response:
        """Whether judgements can be made here; if so, by whom unless he says his name, and the key for it."""
        only(request)
        return json_answer(request, {"on": False})


class Edits(Off):
    """The routes under ``/api/edit``.

    ``source`` is read; ``writer`` is the same store opened for writing, one at a time. ``author`` is who
    decides where nobody gives a name.
    """

    def __init__(self, source: Source, writer: Source, author: str) -> None:
        self._source = source
        self._writer = writer
        self._author = author
        self._key = secrets.token_urlsafe(24)

    def routes(self) -> list[Route]:
        """Every route, in the order in which the description lists them."""
        posts = {
            self.reject: ("thing", "why", "author"),
            self.correct: ("meeting", "fields", "why", "author"),
            self.judge: ("one", "other", "verdict", "why", "author"),
            self.undo: ("id",),
        }
        return [
            *super().routes(),
            Route("/api/edit/pairs", self.pairs, methods=["GET"]),
            Route("/api/edit/judgements", self.judgements, methods=["GET"]),
            *(
                Route(f"/api/edit/{deed.__name__}", self._keyed(deed, names), methods=["POST"])
                for deed, names in posts.items()
            ),
        ]

    async def edit(self, request: Request) -> Response:
        """Whether judgements can be made here; if so, by whom unless he says his name, and the key for it."""
        only(request)
        fields = [{"name": name, "words": sorted(WORDS.get(name, ()))} for name in FIELDS]
        return json_answer(
            request,
            {"on": True, "author": self._author, "key": self._key, "header": HEADER, "fields": fields},
        )

    async def pairs(self, request: Request) -> Response:
        """Pairs of records on which rules are not sure, or that they joined, the most doubtful first; as
        ``summitry resolve --json`` lists them."""
        only(request, "of", "limit", "joined")
        kind = request.query_params.get("of")
        if kind is not None and kind not in _LABELS:
            raise WrongArgumentError("of is wrong", f"give one of {', '.join(_LABELS)}")
        label, limit = _LABELS.get(kind or ""), whole(request, "limit")
        joined = bool(whole(request, "joined"))
        found = await self._source.ask(
            lambda graph: review.pairs(graph, joined=joined, label=label, limit=limit)
        )
        return json_answer(request, [asdict(pair) for pair in found])

    async def judgements(self, request: Request) -> Response:
        """What people decided and corrected, as ``summitry judgements list --json`` has it."""
        only(request)
        found = await self._source.ask(judgements.made)
        return json_answer(request, [_record(one) for one in found])

    async def reject(self, request: Request, given: Mapping[str, Any]) -> Response:
        """Say that an edge, a meeting or a commitment is not so, and why."""
        thing, why, author = _thing(given), _text(given, "why"), self._by(given)

        def work(graph: Graph) -> tuple[list[Said], int]:
            made, articles = judgements.reject(graph, *thing, why=why, author=author)
            return [made], articles

        return await self._done(request, work)

    async def correct(self, request: Request, given: Mapping[str, Any]) -> Response:
        """Say what a meeting's date, city or name is, whatever articles tell, and why."""
        meeting, why, author = _text(given, "meeting"), _text(given, "why"), self._by(given)
        fields = given.get("fields")
        if not isinstance(fields, dict) or not all(_is_text(one, least=0) for one in fields.values()):
            raise WrongArgumentError("fields is wrong", f"give an object of {', '.join(FIELDS)}")
        if unknown := fields.keys() - {*FIELDS}:
            raise WrongArgumentError(f"there is no field {min(unknown)[:50]!r}", f"give {', '.join(FIELDS)}")

        def work(graph: Graph) -> tuple[Sequence[Said], int]:
            return judgements.correct(graph, meeting, why=why, author=author, **fields)

        return await self._done(request, work)

    async def judge(self, request: Request, given: Mapping[str, Any]) -> Response:
        """Say whether two records mean one person or meeting: same, different, or later."""
        one, other, author = _text(given, "one"), _text(given, "other"), self._by(given)
        why = _text(given, "why") if given.get("why") else ""
        verdict: Any = given.get("verdict")
        if verdict not in _VERDICTS:
            raise WrongArgumentError("verdict is wrong", f"give one of {', '.join(_VERDICTS)}")

        def work(graph: Graph) -> tuple[list[Said], int]:
            made, articles = review.judge(graph, one, other, verdict, author=author, reason=why)
            return [made], articles

        return await self._done(request, work)

    async def undo(self, request: Request, given: Mapping[str, Any]) -> Response:
        """Take a judgement back, by its id; ``nodes`` are those that it was on, before and after."""
        key = _text(given, "id")
        nodes: set[Ref] = set()

        def work(graph: Graph) -> tuple[list[Said], int]:
            for one in judgements.made(graph):
                if one.id.startswith(key):
                    nodes.update(judgements.nodes(graph, one))
            made, articles = judgements.undo(graph, key)
            nodes.update(judgements.nodes(graph, made))
            return [made], articles

        return await self._done(request, work, nodes)

    def _keyed(self, deed: _Deed, names: Sequence[str]) -> Callable[[Request], Awaitable[Response]]:
        """What gives a deed the object of these names that was sent, if the key came with it."""

        @wraps(deed)
        async def answer(request: Request) -> Response:
            if not hmac.compare_digest(request.headers.get(HEADER, "").encode(), self._key.encode()):
                return problem(
                    403,
                    "the key for editing is missing or old",
                    f"take it from /api/edit, and send it as {HEADER}",
                )
            return await deed(request, await body_of(request, *names))

        return answer

    def _by(self, given: Mapping[str, Any]) -> str:
        return _text(given, "author", most=100) if given.get("author") else self._author

    async def _done(
        self,
        request: Request,
        work: Callable[[Graph], tuple[Sequence[Said], int]],
        nodes: Set[Ref] = frozenset(),
    ) -> Response:
        made, articles = await self._writer.ask(work)
        self._source.renew()
        on = sorted(f"{one.label}:{one.key}" for one in nodes)
        told = {"judgements": [_record(one) for one in made], "articles": articles}
        return json_answer(request, {**told, "nodes": on})


def _record(said: Said) -> dict[str, Any]:
    """A judgement as the command line prints it, and what it is on in words."""
    on = f"{said.one} and {said.other}" if isinstance(said, Judgement) else said.told
    return {"id": said.id, "on": on, **asdict(said)}


def _thing(given: Mapping[str, Any]) -> list[str]:
    """The id of a node; or an edge by type, both ends, and its meeting or office."""
    thing = given.get("thing")
    if not isinstance(thing, list) or not 1 <= len(thing) <= 4 or not all(map(_is_text, thing)):
        raise WrongArgumentError("thing is wrong", "give a list: an id, or an edge's type and its ends")
    if len(thing) > 1 and thing[0] not in EDGE_KEYS:
        raise SummitryError(
            f"{str(thing[0])[:50]!r} is no kind of edge", f"give one of {', '.join(EDGE_KEYS)}"
        )
    return thing


def _text(given: Mapping[str, Any], name: str, most: int = LONGEST) -> str:
    text = given.get(name)
    if not _is_text(text, most=most):
        raise WrongArgumentError(f"{name} is missing or too long", f"give 1 to {most} characters")
    return " ".join(str(text).split())


def _is_text(value: object, *, least: int = 1, most: int = LONGEST) -> bool:
    """Whether a value is a text of such length that can be stored: no control, no half a character."""
    return (
        isinstance(value, str) and least <= len(value.strip()) and len(value) <= most and value.isprintable()
    )
