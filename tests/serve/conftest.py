"""The server over a small world, asked as a program asks it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

pytest.importorskip("starlette", reason="summitry[serve] is not installed")

from starlette.testclient import TestClient

from graph.store.graph import open_graph
from summitry.commands.ask import ask
from summitry.serve.app import build
from summitry.serve.gate import Access, access
from summitry.serve.questions import Question, questions_of
from summitry.serve.source import Source
from tests.conftest import empty
from tests.graph.small_world import memberships, world

ADDRESS = "http://127.0.0.1:8787"


@pytest.fixture(scope="session")
def questions() -> dict[str, Question]:
    return questions_of(ask)


def client(source: Source, questions: dict[str, Question], who: Access | None = None) -> TestClient:
    """Somebody who asks a server, and is told of its faults as others are."""
    app = build(source, questions, who or access("127.0.0.1", None))
    return TestClient(app, base_url=ADDRESS, raise_server_exceptions=False, follow_redirects=False)


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def small(request: pytest.FixtureRequest) -> str:
    """The setting of a store that holds the small world, on each engine in turn. Tests read it only."""
    setting: str = request.getfixturevalue(f"{request.param}_store")
    with open_graph(setting) as graph:
        empty(graph)
        graph.write([*world(), memberships()])
    return setting


@pytest.fixture
def source(small: str) -> Iterator[Source]:
    """The small world, opened for reading only."""
    opened = Source(partial(open_graph, small, read_only=True), seconds=120)
    yield opened
    opened.close()


@pytest.fixture
def web(source: Source, questions: dict[str, Question]) -> Iterator[TestClient]:
    with client(source, questions) as asking:
        yield asking
