"""Killed in the middle of it, or in each other's way: what was reported as stored is there, none half."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.model import Facts
from graph.store.graph import Graph, open_graph
from tests.graph.processes import python, server_of
from tests.graph.worlds import Report

#: Writes articles for ever, two to a transaction, and says which are stored.
INGEST = """
import sys
from itertools import count
from graph.store.graph import open_graph
from tests.graph.store.test_crash import article
first = int(sys.argv[2])
with open_graph(sys.argv[1]) as graph:
    for number in count(first, 2):
        graph.write([article(number), article(number + 1)])
        print(number, number + 1, flush=True)
"""

#: Writes some articles in its own order, one by one.
WRITE = """
import random, sys
from graph.store.graph import open_graph
from tests.graph.store.test_crash import article
numbers = list(range(12))
random.Random(sys.argv[2]).shuffle(numbers)
with open_graph(sys.argv[1]) as graph:
    for number in numbers[:9]:
        graph.write(article(number))
"""


def article(number: int) -> Facts:
    """One of many reports: three on each meeting, all on one minister."""
    return Report(
        f"article-{number:05}",
        meeting=f"meeting-{number // 3}",
        minister="Chang Wanquan" if number % 2 else "Wanquan Chang",
        city="Bishkek" if number % 5 else "Osh",
    ).facts()


def stored(graph: Graph) -> set[int]:
    """The numbers of the articles in a graph."""
    return {int(row["id"].split("-")[1]) for row in graph.run("MATCH (a:Article) RETURN a.id AS id")}


def expected(numbers: set[int], scratch: Graph) -> str:
    """The checksum of a graph that holds just these articles, whole."""
    scratch.run("MATCH (n) WHERE NOT n:Schema DETACH DELETE n")
    scratch.write([article(number) for number in sorted(numbers)])
    return scratch.checksum()


def ingest(store: str, first: int, seconds: float) -> tuple[subprocess.Popen[str], set[int]]:
    """Start to write articles, and go on for a while after the first are stored."""
    process = python(INGEST, store, first)
    assert process.stdout
    line = process.stdout.readline()
    time.sleep(seconds)
    return process, set(map(int, line.split()))


def test_an_ingest_that_is_killed_leaves_no_half_article(
    store: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    kills = 50 if request.config.getoption("full") else 4 if store.startswith("neo4j") else 10
    reported: set[int] = set()
    chance = random.Random(7)  # noqa: S311
    for kill in range(kills):
        process, first = ingest(store, kill * 1000, chance.uniform(0.0, 0.2))
        process.kill()
        rest, _ = process.communicate()
        # The last line may have been cut by the kill.
        whole = rest[: rest.rfind("\n") + 1]
        reported |= first | set(map(int, whole.split()))
    with open_graph(store) as graph, open_graph(tmp_path / "scratch") as scratch:
        held = stored(graph)
        assert len(reported) >= 2 * kills
        assert reported <= held
        assert {number ^ 1 for number in held} == held  # Two to a transaction.
        assert graph.checksum() == expected(held, scratch)


def test_a_server_that_is_killed_loses_nothing_that_was_stored(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    open_graph(folder).close()
    reported: set[int] = set()
    for kill in range(2):
        process, first = ingest(str(folder), kill * 1000, 0.2)
        os.kill(server_of(folder), signal.SIGKILL)
        rest, _ = process.communicate()
        assert process.returncode != 0
        reported |= first | set(map(int, rest.split()))
    with open_graph(folder) as graph, open_graph(tmp_path / "scratch") as scratch:
        held = stored(graph)
        assert reported <= held
        assert graph.checksum() == expected(held, scratch)


def test_four_writers_make_the_same_graph_as_one(store: str, tmp_path: Path) -> None:
    writers = [python(WRITE, store, seed) for seed in range(4)]
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0] * 4
    with open_graph(store) as graph, open_graph(tmp_path / "scratch") as scratch:
        assert graph.checksum() == expected(stored(graph), scratch)
        assert len(stored(graph)) == 12


def test_a_store_that_breaks_down_stops_the_ingest_with_a_clear_error(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    with open_graph(folder) as graph:
        graph.write(article(0))
        os.kill(server_of(folder), signal.SIGKILL)
        with pytest.raises(StoreError, match="open it again"):
            graph.write(article(1))
