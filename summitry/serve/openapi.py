"""The description of the interface, as OpenAPI 3.1 has it: made from the routes and the questions."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Mapping
from typing import Any

from starlette.routing import Route

from graph.model import EDGE_KEYS, KEYS
from graph.statements.corrected import FIELDS
from summitry.serve.limits import EXPANDED, LONGEST, WHOLE, range_of
from summitry.serve.questions import Question

_TEXT = {"type": "string", "minLength": 1, "maxLength": LONGEST}
_DAY = {"type": "string", "pattern": r"^\d{4}(-\d{1,2}){0,2}$", "description": "2013-06-26, 2013-06 or 2013."}
_IDS = {"type": "array", "items": {"type": "string"}, "description": "Ids such as State:CHN."}
_SAID = {"why": _TEXT, "author": {"type": "string", "maxLength": 100}}

#: Parameters in addresses, by name; those that must be given have ``required``, ranges come from limits.py.
_PARAMETERS: Mapping[str, dict[str, Any]] = {
    "q": {"schema": _TEXT, "required": True, "description": "What somebody typed."},
    "name": {"schema": _TEXT, "required": True, "description": "A name, alias, code, adjective or surname."},
    "id": {"schema": _TEXT, "required": True, "description": "A node, such as State:CHN."},
    "article": {"schema": _TEXT, "required": True},
    "span": {"schema": {"type": "string", "pattern": r"^\d+-\d+$"}, "required": True},
    "characters": {},
    "label": {"schema": {"type": "string", "enum": list(KEYS)}},
    "type": {"schema": {"type": "string", "enum": list(EDGE_KEYS)}},
    "since": {"schema": _DAY},
    "until": {"schema": _DAY},
    "focus": {"schema": _TEXT, "description": "The node in the middle, by name."},
    "confidence": {"schema": {"type": "number", "minimum": 0, "maximum": 1, "default": 0}},
    "limit": {},
    "page": {},
    "per_page": {},
    "joined": {},
    "of": {"schema": {"type": "string", "enum": ["persons", "meetings"]}},
    "format": {"schema": {"type": "string", "enum": ["json", "csv"], "default": "json"}},
}
_TAKEN: Mapping[str, tuple[str, ...]] = {
    "/api/search": ("q", "label", "limit"),
    "/api/lookup": ("name",),
    "/api/card": ("name", "limit", "confidence"),
    "/api/passage": ("article", "span", "characters"),
    "/api/node": ("id", "since", "until"),
    "/api/neighbours": ("id", "type", "label", "since", "until", "page", "per_page"),
    "/api/subgraph": ("focus", "since", "until", "confidence", "limit"),
    "/api/edit/pairs": ("of", "joined", "limit"),
}
_BODIES: Mapping[str, dict[str, Any]] = {
    "/api/picture": {"nodes": _IDS, "shown": _IDS},
    "/api/expand": {
        "node": {"type": "string"},
        "type": _PARAMETERS["type"]["schema"],
        "label": _PARAMETERS["label"]["schema"],
        "since": _DAY,
        "until": _DAY,
        "limit": EXPANDED.schema(),
        "shown": _IDS,
    },
    "/api/edit/reject": {
        "thing": {
            "type": "array",
            "items": _TEXT,
            "maxItems": 4,
            "description": "A meeting's or commitment's id; or an edge's type, ends, meeting or office.",
        },
        **_SAID,
    },
    "/api/edit/correct": {
        "meeting": _TEXT,
        "fields": {
            "type": "object",
            "properties": {name: {"type": "string", "maxLength": LONGEST} for name in FIELDS},
        },
        **_SAID,
    },
    "/api/edit/judge": {
        "one": _TEXT,
        "other": _TEXT,
        "verdict": {"type": "string", "enum": ["same", "different", "later"]},
        **_SAID,
    },
    "/api/edit/undo": {"id": _TEXT},
}
_PROBLEM = {
    "description": "A problem, as RFC 9457 has it.",
    "content": {
        "application/problem+json": {
            "schema": {
                "type": "object",
                "properties": {
                    "type": {"type": "string"},
                    "title": {"type": "string"},
                    "status": {"type": "integer"},
                    "detail": {"type": "string"},
                },
                "required": ["type", "title", "status"],
            }
        }
    },
}


def description(
    version: str, routes: Iterable[Route], questions: Mapping[str, Question], *, token: bool
) -> dict[str, Any]:
    """The whole description; with ``token`` it says that one is needed."""
    paths: dict[str, Any] = {}
    for route in routes:
        if route.path == "/api/questions/{name}":
            paths |= {f"/api/questions/{name}": _asks(one) for name, one in questions.items()}
        elif route.path == "/api/evidence":
            paths[route.path] = _asks(questions["evidence"])
        else:
            paths[route.path] = _plain(route)
    found: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "Summitry",
            "version": version,
            "description": "A knowledge graph of diplomatic meetings, for reading. Lists come in pages: "
            "X-Total-Count says how many there are, Link where the others are. Answers carry an ETag.",
        },
        "paths": paths,
    }
    if token:
        found["components"] = {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}}
        found["security"] = [{"token": []}]
    return found


def _plain(route: Route) -> dict[str, Any]:
    about = _told(inspect.getdoc(route.endpoint) or "")
    operation: dict[str, Any] = {
        "summary": about,
        "operationId": route.path.removeprefix("/api/"),
        "parameters": [_parameter(route.path, name) for name in _TAKEN.get(route.path, ())],
        "responses": _responses(),
    }
    if route.path in _BODIES:
        schema = {"type": "object", "properties": _BODIES[route.path], "additionalProperties": False}
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
        return {"post": operation}
    return {"get": operation}


def _asks(question: Question) -> dict[str, Any]:
    schema = question.schema()
    own = [
        {
            "name": name,
            "in": "query",
            "required": name in schema["required"],
            "description": one.get("description", ""),
            "schema": {key: value for key, value in one.items() if key != "description"},
        }
        for name, one in schema["properties"].items()
    ]
    return {
        "get": {
            "summary": question.summary,
            "description": question.about,
            "operationId": f"ask-{question.name}",
            "parameters": [*own, *(_parameter("", name) for name in ("page", "per_page", "format"))],
            "responses": _responses(csv=True),
        }
    }


def _parameter(path: str, name: str) -> dict[str, Any]:
    told = {"name": name, "in": "query", "required": False, **_PARAMETERS[name]}
    return told | {"schema": range_of(path, name).schema()} if name in WHOLE else told


def _responses(*, csv: bool = False) -> dict[str, Any]:
    content: dict[str, Any] = {"application/json": {}}
    if csv:
        content["text/csv"] = {}
    return {
        "200": {"description": "The answer.", "content": content},
        "304": {"description": "It is the one whose ETag was sent."},
        "default": _PROBLEM,
    }


def _told(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("``", "")).strip()
