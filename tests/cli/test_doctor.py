"""``summitry doctor``: its table, its JSON and its exit code."""

from __future__ import annotations

import json
from pathlib import Path

from summitry import open_graph, read
from tests.cli.conftest import EXAMPLES, Run


def test_what_was_read_from_articles_is_sound(summitry: Run, library: Path) -> None:
    result = summitry("doctor", "--rebuild", "--store", library)
    assert (result.code, result.err) == (0, "")
    assert result.out.endswith("The graph is sound.\n")


def test_a_fault_is_told_with_its_place_and_how_to_mend_it(summitry: Run, tmp_path: Path) -> None:
    store = tmp_path / "graph"
    with open_graph(store) as graph:
        graph.write(read(EXAMPLES / "panmunjom-2018.txt"))
        graph.run("MATCH ()-[r:BILATERAL_TALKS]->() SET r.meeting = 'unknown'")
    shown = summitry("doctor", "--store", store)
    assert shown.code == 1
    assert "talks-meeting" in shown.out
    assert "To mend it: summitry forget" in shown.out
    result = summitry("doctor", "--json", "--store", store)
    assert result.code == 1
    found = {row["rule"]: row for row in json.loads(result.out)}
    assert found["talks-meeting"]["count"] > 0
    assert "unknown" in found["talks-meeting"]["examples"][0]
    assert found["evidence"]["count"] == 0
    assert "rebuild" not in found
