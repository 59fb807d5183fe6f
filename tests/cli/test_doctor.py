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
    assert "To mend it: summitry export" in shown.out
    result = summitry("doctor", "--json", "--store", store)
    assert result.code == 1
    found = {row["rule"]: row for row in json.loads(result.out)}
    assert found["talks-meeting"]["count"] > 0
    assert "unknown" in found["talks-meeting"]["examples"][0]
    assert found["evidence"]["count"] == 0
    assert "rebuild" not in found


#: A ministry's page as it comes from the web: links, emphasis, lines broken at 60 characters.
MARKED = """\
# Lund and Otieno open talks on fisheries

**NAIROBI, 5 March 2019 (Harbour Wire)** -- Norwegian Foreign
Minister [Kari Lund](https://ministry.example/people/kari-lund)
met her Kenyan colleague [Daniel
Otieno](https://ministry.example/people/otieno_(minister)) in
Nairobi on Tuesday.

The two ministers *agreed to open* a [joint research
station](https://ministry.example/news/2019/03/05/station?lang=en&view=full)
in Mombasa by the end of 2020, on the 2<sup>nd</sup> day of [her
visit](/visits/2019 "All visits").

Lund will meet Swedish Foreign Minister Eva Berg in Oslo on
March 12\\.
"""


def test_links_and_broken_lines_are_no_fault_and_a_changed_text_is_mended_as_told(
    summitry: Run, tmp_path: Path
) -> None:
    store, page = tmp_path / "graph", tmp_path / "page.md"
    page.write_text(MARKED, "utf-8")
    assert summitry("ingest", page, "--workers", 1, "--store", store).code == 0
    assert summitry("doctor", "--store", store).out.endswith("The graph is sound.\n")
    with open_graph(store) as graph:
        assert graph.stats().edges["BILATERAL_TALKS"]
        graph.run("MATCH (a:Article) SET a.text = 'Nobody met anybody.'")
    [found] = [row for row in json.loads(summitry("doctor", "--json", "--store", store).out) if row["count"]]
    assert (found["rule"], found["mend"]) == (
        "spans",
        "summitry forget the articles named, then ingest them again",
    )
    assert f"The articles: {found['articles'][0]}." in summitry("doctor", "--store", store).out
    assert summitry("forget", *found["articles"], "--store", store).code == 0
    assert summitry("ingest", page, "--workers", 1, "--store", store).code == 0
    assert summitry("doctor", "--store", store).code == 0
