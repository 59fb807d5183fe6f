"""``summitry forget``: articles named by path, URL or id."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summitry import open_graph, read
from tests.cli.conftest import EXAMPLES, Run

ONE, OTHER = (EXAMPLES / f"geneva-biden-putin-2021-{name}.txt" for name in ("harbour", "lakeside"))


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    """A store of two reports on one summit."""
    store = tmp_path / "graph"
    with open_graph(store) as graph:
        graph.write([read(ONE), read(OTHER)])
    return store


def test_a_file_is_taken_back_and_the_other_report_keeps_the_meeting(summitry: Run, pair: Path) -> None:
    planned = json.loads(summitry("forget", ONE, "--dry-run", "--json", "--store", pair).out)
    assert planned["dry_run"]
    result = summitry("forget", ONE, "--json", "--store", pair)
    assert result.code == 0
    done = json.loads(result.out)
    assert done == planned | {"dry_run": False}
    assert len(done["articles"]) == 1
    assert done["staying"] > 0
    left = json.loads(summitry("stats", "--json", "--store", pair).out)
    assert left["nodes"]["Article"] == 1
    assert left["nodes"]["Meeting"] >= 1


def test_the_table_names_what_went(summitry: Run, pair: Path) -> None:
    shown = summitry("forget", EXAMPLES, "--dry-run", "--store", pair).out
    assert "Would be taken back" in shown
    assert "Would go with it" in shown
    assert "Biden" in shown
    done = summitry("forget", EXAMPLES, "--store", pair).out
    assert "Taken back" in done
    assert "ATTENDED" in done
    assert json.loads(summitry("stats", "--json", "--store", pair).out)["nodes"]["Article"] == 0


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("0123456789abcdef", "give an id"),
        ("https://nowhere.example/", "give an id"),
        ("a\0b", "give an id"),
        (str(EXAMPLES / "panmunjom-2018.txt"), "never read"),
    ],
)
def test_what_is_not_held_is_one_line(summitry: Run, pair: Path, name: str, cure: str) -> None:
    result = summitry("forget", name, "--store", pair)
    assert result.code == 3
    assert len(result.err.splitlines()) == 1
    assert cure in result.err
    assert json.loads(summitry("stats", "--json", "--store", pair).out)["nodes"]["Article"] == 2


def test_an_argument_that_fails_keeps_the_others_from_being_taken_back(summitry: Run, pair: Path) -> None:
    assert summitry("forget", ONE, "ffff", "--store", pair).code == 3
    assert json.loads(summitry("stats", "--json", "--store", pair).out)["nodes"]["Article"] == 2
