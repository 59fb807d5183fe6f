"""What can be asked under ``/api``: each a function of the graph and of the request's parameters."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

import click
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.analysis import lookup, neighbours, passages
from graph.analysis.lookup import NotFoundError
from graph.errors import SummitryError
from graph.model import EDGE_KEYS, KEYS, EdgeType, Label, Ref
from graph.questions import show
from graph.store.graph import Graph
from graph.view import growing, network
from summitry.options import Day
from summitry.serve.answers import csv_answer, json_answer, page_of, paging, whole
from summitry.serve.limits import EXPANDED, LONGEST, MOST_NEW, MOST_SHOWN
from summitry.serve.questions import Question, WrongArgumentError
from summitry.serve.source import Source

Questions = Mapping[str, Question]


class Api:
    """The routes under ``/api``, over a source and the questions that may be asked of it."""

    def __init__(self, source: Source, questions: Questions) -> None:
        self.source = source
        self.questions = questions

    def routes(self) -> list[Route]:
        """Every route, in the order in which the description lists them."""
        gets = {
            "/stats": self.stats,
            "/search": self.search,
            "/lookup": self.lookup,
            "/questions": self.list_questions,
            "/questions/{name}": self.question,
            "/evidence": self.evidence,
            "/card": self.card,
            "/passage": self.passage,
            "/node": self.node,
            "/neighbours": self.neighbours,
            "/subgraph": self.subgraph,
        }
        posts = {"/picture": self.picture, "/expand": self.expand}
        return [
            *(Route(f"/api{path}", answer, methods=["GET"]) for path, answer in gets.items()),
            *(Route(f"/api{path}", answer, methods=["POST"]) for path, answer in posts.items()),
        ]

    async def stats(self, request: Request) -> Response:
        """How many nodes and edges of each kind the graph holds, as ``summitry stats --json`` counts them."""
        only(request)
        counts = await self.source.ask(lambda graph: graph.stats().acting)
        return json_answer(request, asdict(counts))

    async def search(self, request: Request) -> Response:
        """Nodes whose name a text begins or stands in, the best connected first: for search as you type."""
        only(request, "q", "label", "limit")
        wanted, label = _text(request, "q"), _label(request.query_params.get("label"))
        limit = whole(request, "limit")
        found = await self.source.ask(
            lambda graph: self.source.known(graph).names.search(wanted, limit=limit, label=label),
            light=True,
        )
        return json_answer(
            request,
            [{**_node(one.ref), "name": one.name, "date": one.day, "edges": one.degree} for one in found],
        )

    async def lookup(self, request: Request) -> Response:
        """Whom a name means, as all questions understand it: all that may be meant, or the most alike."""
        only(request, "name")
        wanted = _text(request, "name")
        hits, near = await self.source.ask(lambda graph: lookup.meant(graph, wanted))
        return json_answer(
            request, {"hits": [_named(one) for one in hits], "did_you_mean": [_named(one) for one in near]}
        )

    async def list_questions(self, request: Request) -> Response:
        """The named questions, with what each takes."""
        only(request)
        return json_answer(
            request,
            [
                {"name": one.name, "about": one.about, "parameters": one.schema()}
                for one in self.questions.values()
            ],
        )

    async def question(self, request: Request) -> Response:
        """The answer to a named question: rows as ``summitry ask NAME --json`` prints them, or CSV."""
        name = request.path_params["name"]
        if name not in self.questions:
            raise NotFoundError(f"no question is called {name[:50]!r}", f"ask {', '.join(self.questions)}")
        return await self._answer(request, self.questions[name])

    async def evidence(self, request: Request) -> Response:
        """The sentences behind what joins two nodes, with articles and addresses."""
        return await self._answer(request, self.questions["evidence"])

    async def _answer(self, request: Request, question: Question) -> Response:
        paging(request)
        given: dict[str, list[str]] = {}
        for name, value in request.query_params.multi_items():
            if name not in ("page", "per_page", "format"):
                given.setdefault(name, []).append(value)
        kind = request.query_params.get("format", "json")
        if kind not in ("json", "csv"):
            raise SummitryError("format is wrong", "give json or csv")
        table = await self.source.ask(lambda graph: question.ask(graph, given))
        if kind == "csv":
            return csv_answer(request, table.columns, table.rows, question.name)
        return page_of(request, table.rows)

    async def card(self, request: Request) -> Response:
        """A card of one node, by name or id, as ``summitry show NAME --json`` prints it."""
        only(request, "name", "limit", "confidence")
        wanted, limit = _text(request, "name"), whole(request, "limit")
        confidence = _share(request.query_params.get("confidence", "0"))

        def work(graph: Graph) -> dict[str, Any]:
            return self.source.keep(
                graph,
                ("card", wanted, limit, confidence),
                lambda: show(graph, wanted, limit=limit, confidence=confidence),
            )

        return json_answer(request, await self.source.ask(work))

    async def passage(self, request: Request) -> Response:
        """The text of an article around a sentence, given by the article's id and the sentence's place."""
        only(request, "article", "span", "characters")
        article, span = _text(request, "article"), _text(request, "span")
        size = whole(request, "characters")
        found = await self.source.ask(lambda graph: passages.around(graph, article, span, characters=size))
        return json_answer(request, asdict(found))

    async def node(self, request: Request) -> Response:
        """What is known of a node, and how many neighbours of each kind it has, before any is loaded."""
        only(request, "id", "since", "until")
        ref, (since, until) = _ref(_text(request, "id")), _period(request.query_params)

        def made(graph: Graph) -> dict[str, Any]:
            known = neighbours.properties(graph, ref)
            kinds = neighbours.counts(graph, ref, since=since, until=until)
            return {**_node(ref), "properties": known, "neighbours": [asdict(kind) for kind in kinds]}

        def work(graph: Graph) -> dict[str, Any]:
            return self.source.keep(graph, ("node", ref, since, until), lambda: made(graph))

        return json_answer(request, await self.source.ask(work))

    async def neighbours(self, request: Request) -> Response:
        """A node's neighbours, by type of edge, label and period: those of most edges first."""
        only(request, "id", "type", "label", "since", "until", "page", "per_page")
        ref, (since, until) = _ref(_text(request, "id")), _period(request.query_params)
        kind = _type(request.query_params.get("type"))
        label = _label(request.query_params.get("label"))
        number, size = paging(request)

        def work(graph: Graph) -> tuple[int, list[dict[str, Any]]]:
            total = neighbours.number(graph, ref, type=kind, label=label, since=since, until=until)
            found = neighbours.neighbours(
                graph, ref, type=kind, label=label, since=since, until=until,
                skip=(number - 1) * size, limit=size,
            )  # fmt: skip
            return total, [
                {**_node(one.ref), "name": one.name, "edges": one.edges, "date": one.day} for one in found
            ]

        total, rows = await self.source.ask(work)
        return page_of(request, rows, total=total)

    async def subgraph(self, request: Request) -> Response:
        """A part of the graph to draw: around a node, of a period, or the most connected."""
        only(request, "focus", "since", "until", "confidence", "limit")
        since, until = _period(request.query_params)
        focus = request.query_params.get("focus")
        if focus is not None:
            focus = _text(request, "focus")
        limit = whole(request, "limit")
        confidence = _share(request.query_params.get("confidence", "0"))

        def work(graph: Graph) -> dict[str, Any]:
            return network(
                graph, focus=focus, since=since, until=until, limit=limit, confidence=confidence
            ).data()

        return json_answer(request, await self.source.ask(work))

    async def picture(self, request: Request) -> Response:
        """Nodes by id, with the edges among them and to those that are shown already."""
        given = await body_of(request, "nodes", "shown")
        new, shown = _ids(given, "nodes", MOST_NEW), _ids(given, "shown", MOST_SHOWN)
        return json_answer(
            request,
            await self.source.ask(
                lambda graph: growing.addition(graph, [*growing.refs_of(new)], [*growing.refs_of(shown)])
            ),
        )

    async def expand(self, request: Request) -> Response:
        """The next neighbours of a node that are not shown yet, with the edges that join all of them."""
        given = await body_of(request, "node", "type", "label", "since", "until", "limit", "shown")
        ref, shown = _ref(str(given.get("node", ""))), _ids(given, "shown", MOST_SHOWN)
        kind, label = _type(given.get("type")), _label(given.get("label"))
        limit = given.get("limit", EXPANDED.default)
        if type(limit) is not int or not EXPANDED.least <= limit <= EXPANDED.most:
            raise WrongArgumentError(
                "limit is wrong", f"give a whole number from {EXPANDED.least} to {EXPANDED.most}"
            )
        since, until = _period(given)

        def work(graph: Graph) -> dict[str, Any]:
            found = neighbours.neighbours(
                graph, ref, type=kind, label=label, since=since, until=until,
                limit=limit, without=frozenset(shown),
            )  # fmt: skip
            return growing.addition(graph, [ref, *(one.ref for one in found)], [*growing.refs_of(shown)])

        return json_answer(request, await self.source.ask(work))


def _node(ref: Ref) -> dict[str, str]:
    return {"id": f"{ref.label}:{ref.key}", "label": ref.label, "key": ref.key}


def _named(one: lookup.Named) -> dict[str, Any]:
    return {**_node(one.ref), "name": one.name, "also": list(one.others), "acts_for": list(one.sides)}


def only(request: Request, *names: str) -> None:
    """Refuse parameters that mean nothing here: a misspelt one would be passed over."""
    for name in request.query_params:
        if name not in names:
            raise WrongArgumentError(
                f"there is no parameter {name[:50]!r}",
                f"give one of {', '.join(names)}" if names else "give none",
            )


def _text(request: Request, name: str) -> str:
    text = request.query_params.get(name, "").strip()
    if not text or len(text) > LONGEST:
        raise WrongArgumentError(f"{name} is missing or too long", f"give 1 to {LONGEST} characters")
    return text


def _label(given: object) -> Label | None:
    for label in KEYS:
        if label == given:
            return label
    if given is not None:
        raise WrongArgumentError("label is wrong", f"give one of {', '.join(KEYS)}")
    return None


def _type(given: object) -> EdgeType | None:
    for kind in EDGE_KEYS:
        if kind == given:
            return kind
    if given is not None:
        raise WrongArgumentError("type is wrong", f"give one of {', '.join(EDGE_KEYS)}")
    return None


def _ref(text: str) -> Ref:
    for ref in growing.refs_of([text]):
        return ref
    raise WrongArgumentError(f"{text[:80]!r} is no id of a node", "give one such as State:CHN")


def _period(given: Mapping[str, Any]) -> tuple[date | None, date | None]:
    days: dict[str, date | None] = {"since": None, "until": None}
    for name in days:
        if given.get(name) is not None:
            try:
                days[name] = Day(last=name == "until").convert(str(given[name])[:20], None, None)
            except click.BadParameter as error:
                raise WrongArgumentError(f"{name} is wrong", error.message) from None
    return days["since"], days["until"]


def _share(text: str) -> float:
    try:
        share = float(text[:20])
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise WrongArgumentError("confidence is wrong", "give a number from 0 to 1")
    return share


async def body_of(request: Request, *names: str) -> dict[str, Any]:
    """The JSON object that was sent. No form of another site can send one: browsers ask here first."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise WrongArgumentError("the request holds no JSON", "send it as application/json")
    try:
        given = json.loads(await request.body())
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict) or (unknown := given.keys() - set(names)):
        wrong = "" if not isinstance(given, dict) else f": not {min(unknown)[:50]!r}"
        raise WrongArgumentError(f"the request is no object of {', '.join(names)}{wrong}", "mend it")
    return given


def _ids(given: Mapping[str, Any], name: str, most: int) -> Collection[str]:
    ids = given.get(name, [])
    if not isinstance(ids, list) or len(ids) > most or not all(type(one) is str for one in ids):
        raise WrongArgumentError(f"{name} is wrong", f"give a list of at most {most:,} ids")
    return ids
