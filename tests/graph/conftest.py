"""The small world, loaded once for each engine and module. Tests read it only."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.store.graph import Graph, open_graph
from tests.conftest import empty
from tests.graph.small_world import world


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def known(request: pytest.FixtureRequest) -> Iterator[Graph]:
    """A graph that holds the small world, on each engine in turn."""
    with open_graph(request.getfixturevalue(f"{request.param}_store")) as graph:
        empty(graph)
        graph.write(world())
        yield graph
