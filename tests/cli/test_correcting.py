"""``summitry reject``, ``correct`` and ``judgements``: as an analyst names things, and as errors are told."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from ingest.article import Article
from summitry import open_graph, read
from tests.cli.conftest import Run

REPORT = (
    "PRAGUE, March 3 (Harbour Wire) - Foreign Minister Petr Novak of the Czech Republic met Slovak Foreign "
    "Minister Jana Kovacova in Prague on Tuesday. They agreed to open two border crossings."
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A report of one meeting."""
    path = tmp_path / "graph"
    with open_graph(path) as graph:
        graph.write(read(Article(REPORT, published=date(2015, 3, 3))))
    return path


def test_an_edge_is_rejected_as_the_evidence_shows_it(summitry: Run, store: Path) -> None:
    shown = summitry(
        "ask", "evidence", "--source", "Novak", "--target", "Kovacova", "--json", "--store", store
    )
    [edge] = {row["edge"] for row in json.loads(shown.out)}
    assert edge.startswith("BILATERAL_TALKS ")
    done = summitry("reject", edge, "--why", "He was ill.", "--author", "ada", "--store", store)
    assert (done.code, done.err) == (0, "")
    assert "rejected: " in done.out
    assert done.out.endswith("1 article is read otherwise now.\n")
    gone = summitry("reject", edge, "--why", "Again.", "--store", store)
    assert gone.code == 3
    assert "summitry judgements list" in gone.err
    [made] = json.loads(summitry("judgements", "list", "--json", "--store", store).out)
    assert (made["verdict"], made["author"], made["reason"]) == ("rejected", "ada", "He was ill.")
    assert "taken back" in summitry("judgements", "undo", made["id"][:5], "--store", store).out
    assert summitry("judgements", "list", "--store", store).out == "People decided nothing yet.\n"


def test_a_meeting_is_corrected_and_the_file_of_it_shared(summitry: Run, store: Path, tmp_path: Path) -> None:
    [row] = json.loads(summitry("ask", "meetings", "--json", "--store", store).out)
    done = summitry("correct", row["id"], "city=Bratislava", "date=2015-03", "--why", "So.", "--store", store)
    assert (done.code, done.err) == (0, "")
    [after] = json.loads(summitry("ask", "meetings", "--json", "--store", store).out)
    assert (after["city"], after["date_precision"], after["id"]) == ("Bratislava", "month", row["id"])
    assert after["meeting"].endswith("Bratislava, March 2015")
    listed = summitry("judgements", "list", "--store", store).out
    assert "city Bratislava" in listed
    file = tmp_path / "said.jsonl"
    assert "2 judgements" in summitry("judgements", "export", file, "--store", store).out
    assert "known: 2" in summitry("judgements", "apply", file, "--store", store).out


def test_a_pledge_is_rejected_by_the_id_that_is_shown(summitry: Run, store: Path) -> None:
    [row] = json.loads(summitry("ask", "pledges", "--json", "--store", store).out)
    shown = summitry("ask", "pledges-to", "Slovakia", "--store", store).out
    assert "“" not in shown  # The words of a pledge are the reader's.
    assert "basis mutual (both" in shown
    assert summitry("reject", row["id"], "--why", "An old plan.", "--store", store).code == 0
    assert summitry("ask", "pledges", "--store", store).err == "No rows.\n"


def test_wrong_use_is_told(summitry: Run, store: Path, tmp_path: Path) -> None:
    assert summitry("reject", "x", "--store", store).code == 2  # Without --why.
    assert summitry("correct", "x", "weather=fine", "--why", "So.", "--store", store).code == 2
    assert summitry("correct", "x", "--why", "So.", "--store", store).code == 2
    assert (
        "reject a pledge" in summitry("correct", "x", "deadline=2013", "--why", "So.", "--store", store).err
    )
    for words in (
        ("reject", "nothing", "--why", "So."),
        ("reject", "ATTENDED", "Novak", "--why", "So."),
        ("correct", "nothing", "city=Bern", "--why", "So."),
        ("correct", "Novak", "city=Bern", "--why", "So."),
        ("judgements", "undo", "ff"),
        ("judgements", "apply", tmp_path / "none.jsonl"),
    ):
        done = summitry(*words, "--store", store)
        assert (done.code, done.out) == (3, ""), words
        assert len(done.err.splitlines()) == 1, words
