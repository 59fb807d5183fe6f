"""Stores and a browser for the tests: one of each kind for the whole run, stores emptied before each test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.errors import EngineMissingError
from graph.store.engines import lease, resolve, schema
from graph.store.graph import Graph, open_graph

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--full``: what takes hours, such as 10,000 hostile files instead of 300."""
    parser.addoption("--full", action="store_true", help="10,000 hostile files, 50 kills on each store")


@pytest.fixture(autouse=True)
def _ended(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test reads the developer's settings, and none leaves an engine running."""
    if "SUMMITRY_TEST_NEO4J" not in os.environ:
        for name in ("NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"):
            monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("SUMMITRY_STORE", raising=False)
    # Asked for before the test: afterwards it would be gone.
    folder = request.getfixturevalue("tmp_path") if "tmp_path" in request.fixturenames else None
    yield
    if folder is not None:
        _end_engines(folder)


@pytest.fixture(scope="session", autouse=True)
def _all_ended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    yield
    _end_engines(tmp_path_factory.getbasetemp())


def _end_engines(folder: Path) -> None:
    for address in folder.rglob(lease.ADDRESS):
        lease.stop(address.parent)


@pytest.fixture(scope="session")
def embedded_store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The setting of an embedded store."""
    return str(tmp_path_factory.mktemp("embedded") / "graph")


@pytest.fixture(scope="session")
def neo4j_store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The setting of a Neo4j: ``SUMMITRY_TEST_NEO4J`` if given, else one that is started here.

    A given one must be empty and is emptied again and again; its credentials stand in
    ``NEO4J_USERNAME`` and ``NEO4J_PASSWORD``.
    """
    given = os.environ.get("SUMMITRY_TEST_NEO4J")
    if given:
        with open_graph(given) as graph:
            [held] = graph.run("MATCH (n) WHERE NOT n:Schema RETURN count(n) AS nodes")
        if held["nodes"]:
            pytest.fail(f"SUMMITRY_TEST_NEO4J holds {held['nodes']} nodes, which the tests would delete")
        return given
    setting = f"neo4j-local:{tmp_path_factory.mktemp('neo4j') / 'graph'}"
    try:
        resolve(setting).release()
    except EngineMissingError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))
    return setting


@pytest.fixture(params=["embedded", "neo4j"])
def store(request: pytest.FixtureRequest) -> str:
    """The setting of an empty store, on each engine in turn."""
    setting: str = request.getfixturevalue(f"{request.param}_store")
    with open_graph(setting) as graph:
        empty(graph)
    return setting


def empty(graph: Graph) -> None:
    """Take everything out of a graph."""
    with graph.session() as session:
        session.run("MATCH (n) DETACH DELETE n").consume()
        schema.ensure(session, graph.name, writable=True)


@pytest.fixture
def graph(store: str) -> Iterator[Graph]:
    """An empty graph, on each engine in turn."""
    with open_graph(store) as opened:
        yield opened


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """A browser with a profile of its own, 1,280 by 800 pixels."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        context = driver.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            executable_path=CHROMIUM,
            args=FLAGS,
            viewport={"width": 1280, "height": 800},
            accept_downloads=True,
        )
        yield context
        context.close()
