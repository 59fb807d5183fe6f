"""How Neo4j finds what a question is about: never by going over all nodes or all edges."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import graph.questions
from graph.analysis.answer import cypher_of
from graph.store.graph import Graph, open_graph

QUESTIONS = {
    path.stem: path.read_text("utf-8") for path in Path(graph.questions.__file__).parent.glob("*.cypher")
}
QUESTIONS["contacts"] = cypher_of("graph.analysis", "contacts")


@pytest.fixture(scope="module")
def neo4j(neo4j_store: str) -> Iterator[Graph]:
    with open_graph(neo4j_store) as graph:
        yield graph


def steps(plan: dict[str, Any]) -> Iterator[str]:
    """The operators of a plan, such as ``NodeUniqueIndexSeek``."""
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from steps(child)


def planned(graph: Graph, cypher: str) -> list[str]:
    """The operators by which a question is answered with the parameters that its file suggests."""
    [line] = [line for line in cypher.splitlines() if line.startswith("// Try  :params ")]
    [suggested] = graph.run(f"RETURN {line.removeprefix('// Try  :params ')} AS parameters")
    with graph.session() as session:
        plan = session.run(f"EXPLAIN {cypher}", suggested["parameters"]).consume().plan
    assert plan is not None
    return list(steps(plan))


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_no_question_goes_over_all_nodes_or_edges(neo4j: Graph, name: str) -> None:
    assert not [
        step for step in planned(neo4j, QUESTIONS[name]) if "AllNodes" in step or "AllRelationships" in step
    ]


def test_a_question_that_goes_over_all_nodes_would_be_seen(neo4j: Graph) -> None:
    assert any(
        "AllNodes" in step for step in planned(neo4j, "// Try  :params {}\nMATCH (n) RETURN count(n.name)")
    )
