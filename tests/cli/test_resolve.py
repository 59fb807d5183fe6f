"""``summitry resolve``: pairs shown, decided, listed and undone."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from ingest.article import Article
from summitry import open_graph, read
from tests.cli.conftest import Run

REPORTS = (
    "PRAGUE, March 3 (Harbour Wire) - Foreign Minister Petr Novak of the Czech Republic met Slovak Foreign "
    "Minister Jana Kovacova in Prague on Tuesday. They agreed to open two border crossings.",
    "BRATISLAVA, March 3 (Globe Relay) -- Slovak Foreign Minister Jana Kovacova held talks with Czech "
    "Foreign Minister Petr Novak in Prague on Tuesday, her office said.",
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two agencies' reports of one meeting."""
    path = tmp_path / "graph"
    with open_graph(path) as graph:
        graph.write([read(Article(text, published=date(2015, 3, 3))) for text in REPORTS])
        [row] = graph.run("MATCH (m:Meeting) RETURN count(m) AS meetings")
        assert row["meetings"] == 1
    return path


def test_what_rules_joined_is_shown_decided_listed_and_undone(summitry: Run, store: Path) -> None:
    with open_graph(store, read_only=True) as graph:
        one, other = (
            row["id"]
            for row in graph.run("MATCH (p:Profile {label: 'Meeting'}) RETURN p.id AS id ORDER BY id")
        )
    done = summitry("resolve", one, other, "--verdict", "different", "--author", "ada", "--store", store)
    assert (done.code, done.err) == (0, "")
    assert "1 article means other nodes now" in done.out
    with open_graph(store, read_only=True) as graph:
        assert graph.stats().nodes["Meeting"] == 2
    [made] = json.loads(summitry("resolve", "--list", "--json", "--store", store).out)
    assert (made["verdict"], made["author"], made["one"], made["other"]) == ("different", "ada", one, other)
    assert "ada" in summitry("resolve", "--list", "--store", store).out
    assert "taken back" in summitry("resolve", "--undo", made["id"][:6], "--store", store).out
    with open_graph(store, read_only=True) as graph:
        assert graph.stats().nodes["Meeting"] == 1
    assert "nothing" in summitry("resolve", "--list", "--store", store).out


def test_pairs_are_listed_where_nobody_can_be_asked(summitry: Run, store: Path) -> None:
    assert summitry("resolve", "--store", store).out == "Nothing to decide.\n"
    assert json.loads(summitry("resolve", "--json", "--store", store).out) == []


def test_wrong_use_is_told(summitry: Run, store: Path) -> None:
    assert summitry("resolve", "a", "--verdict", "same", "--store", store).code == 2
    assert summitry("resolve", "a", "b", "--store", store).code == 2
    wrong = summitry("resolve", "a", "b", "--verdict", "same", "--store", store)
    assert wrong.code != 0
    assert "no record 'a'" in wrong.err
    assert "summitry resolve" in wrong.err
