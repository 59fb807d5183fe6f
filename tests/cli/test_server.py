"""The command line on a Neo4j server: credentials come from the environment, and from nowhere else."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

import pytest

from graph.store.engines import Engine, resolve
from graph.store.graph import open_graph
from tests.cli.conftest import EXAMPLES, Run
from tests.cli.test_bad_input import assert_one_line


@pytest.fixture
def server(neo4j_store: str) -> Iterator[Engine]:
    """A Neo4j server that is running, left as empty as it was."""
    engine = resolve(neo4j_store)
    yield engine
    with open_graph(neo4j_store) as graph:
        graph.forget(row["id"] for row in graph.run("MATCH (a:Article) RETURN a.id AS id"))
    engine.release()


def test_ingest_and_query(summitry: Run, server: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", str(server.user))
    monkeypatch.setenv("NEO4J_PASSWORD", str(server.password))
    assert summitry("ingest", EXAMPLES / "prespa-2018.html", "--store", server.uri).code == 0
    question = "MATCH (:State {iso3: 'GRC'})-[:ATTENDED]->(m:Meeting) RETURN DISTINCT m.date AS date"
    assert {"date": "2018-06-17"} in json.loads(
        summitry("query", question, "--json", "--store", server.uri).out
    )


def test_a_wrong_password(summitry: Run, server: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", str(server.user))
    monkeypatch.setenv("NEO4J_PASSWORD", "a wrong guess")
    result = summitry("query", "RETURN 1", "--store", server.uri)
    assert_one_line(result, 5, server.uri, "password")
    assert "a wrong guess" not in result.out + result.err


def test_no_password_at_all(summitry: Run, server: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody can be asked, the message says where to put it."""
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    assert "NEO4J_PASSWORD" not in os.environ
    assert_one_line(summitry("query", "RETURN 1", "--store", server.uri), 5, "NEO4J_PASSWORD")
