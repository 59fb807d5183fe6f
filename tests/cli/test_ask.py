"""``ask`` and ``export`` from the shell."""

from __future__ import annotations

import csv
import io
import json
import shlex
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

from graph.questions import QUESTIONS
from graph.store.graph import Graph
from tests.cli.conftest import Run


def test_ask_alone_lists_the_questions(summitry: Run) -> None:
    result = summitry("ask")
    assert result.code == 0
    assert all(name in result.out for name in QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_has_help_that_describes_its_options(summitry: Run, name: str) -> None:
    result = summitry("ask", name, "--help")
    assert result.code == 0
    assert "Raises" not in result.out
    assert "--json" in result.out


def rounds(graph: Graph, *, before: date | None = None, at_most: int = 7, venue: str = "any") -> pd.DataFrame:
    """Rounds of talks. ``before`` is the first day that
    counts no more. ``venue`` is a building.

    Raises:
        SummitryError: never, whatever ``at_most`` may be.
    """
    return pd.DataFrame({"before": [before], "at_most": [at_most], "venue": [venue]})


def test_a_new_parameter_is_an_option_by_its_annotation_and_docstring(
    summitry: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.questions.QUESTIONS", {**QUESTIONS, "rounds": rounds})
    told = " ".join(summitry("ask", "rounds", "--help").out.split())
    assert "--before DATE The first day that counts no more." in told
    assert "--at-most INTEGER [default: 7]" in told
    assert "never" not in told
    given = ("--before", "2013-06", "--at-most", "3", "--venue", "Hall 2")
    [row] = json.loads(summitry("ask", "rounds", *given, "--json", "--store", library).out)
    assert row == {"before": "2013-06-01", "at_most": 3, "venue": "Hall 2"}
    wrong = summitry("ask", "rounds", "--at-most", "many")
    assert (wrong.code, "--at-most" in wrong.err) == (2, True)


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_example_of_a_question_is_answered(summitry: Run, library: Path, name: str) -> None:
    shown = summitry("ask", name, "--help").out.partition("Example:\n    summitry ")[2].split("\n")[0]
    answer = summitry("--store", library, *shlex.split(shown))
    assert answer.code == 0
    assert answer.out or name == "conflicts", answer.err  # Here no two sources differ.


def test_a_parameter_of_which_no_option_can_be_made_is_named(
    summitry: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def weighed(graph: Graph, *, weights: Mapping[str, float]) -> None:
        """By weight."""

    monkeypatch.setattr("graph.questions.QUESTIONS", {"weighed": weighed})
    result = summitry("ask", "weighed", "--help")
    assert result.code != 0
    assert "weighed takes 'weights' of type 'Mapping[str, float]'" in result.err
    assert "_OPTIONS" in result.err


def test_an_answer_as_json_csv_and_table_is_the_same(summitry: Run, library: Path) -> None:
    question = ("ask", "bilateral-frequency", "--state", "chn", "--since", "2013", "--until", "2013-06")
    rows = json.loads(summitry(*question, "--json", "--store", library).out)
    assert {"state": "CHN", "partner": "KAZ", "year": 2013, "talks": 1, "in_person": 1} in rows
    table = csv.DictReader(io.StringIO(summitry(*question, "--csv", "--store", library).out))
    assert [list(row.values()) for row in table] == [[str(value) for value in row.values()] for row in rows]
    assert "KAZ" in summitry(*question, "--store", library).out


def test_sentences_are_printed_whole_and_dates_as_known(summitry: Run, library: Path) -> None:
    proof = summitry("ask", "evidence", "--source", "CHN", "--target", "KAZ", "--store", library)
    assert "“On the sidelines of the meeting Chang held separate talks" in proof.out
    ways = summitry("ask", "last-met", "Russia", "USA", "--until", "2013", "--store", library)
    assert ways.code == 0
    assert "2013-09-14" in ways.out
    assert "date_precision" not in ways.out


def test_members_are_known_after_reading_an_organizations_meeting(summitry: Run, library: Path) -> None:
    rows = json.loads(
        summitry("ask", "attendance", "--organization", "SCO", "--json", "--store", library).out
    )
    assert {row["members"] for row in rows if row["date"].startswith("2013")} == {6}
    assert all(isinstance(row["attended"], list) for row in rows)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("nonsense",), 2, "nonsense"),
        (("attendance",), 2, "--organization"),
        (("chain", "--person", "Nobody", "--other", "Nobody Else"), 3, "no person 'Nobody'"),
        (("pledges", "--state", "Chinaland"), 3, "ISO 3166-1"),
        (("who-met-whom", "--person", "Nobody"), 3, "no person 'Nobody'"),
        (("evidence", "--source", "China", "--target", "Atlantis"), 3, "nothing in the graph is called"),
        (("evidence", "--source", "China", "--target", "KAZ", "--type", "MET"), 3, "BILATERAL_TALKS"),
        (("office-holders", "--state", "China", "--on", "2013", "--role", "wizard"), 3, "head_of_state"),
        (("attendance", "--organization", "Atlantic Pact"), 3, "no organization 'Atlantic Pact'"),
        (("pledges", "--since", "2014", "--until", "2013"), 2, "lies before"),
        (("pledges", "--since", "soon"), 2, "2013-06-26"),
    ],
)
def test_what_cannot_be_asked_is_one_clear_line(
    summitry: Run, library: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    store = ("--store", library) if arguments[0] != "nonsense" else ()
    result = summitry("ask", *arguments, *store)
    assert result.code == code
    assert words in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize("name", ["CHN", "china", "Chinese", "the People's Republic of China", "cn"])
def test_a_state_is_asked_for_by_what_it_is_called(summitry: Run, library: Path, name: str) -> None:
    rows = json.loads(summitry("ask", "who-met-whom", "--state", name, "--json", "--store", library).out)
    assert {row["state"] for row in rows} == {"CHN"}
    empty = summitry("ask", "who-met-whom", "--state", name, "--until", "1990", "--json", "--store", library)
    assert (empty.code, json.loads(empty.out)) == (0, [])


def test_an_export_of_nobodys_part_is_none(summitry: Run, library: Path, tmp_path: Path) -> None:
    for option in ("--state", "--organization"):
        result = summitry(
            *("export", "--format", "csv", "--out", tmp_path / "out", option, "Atlantis", "--store", library)
        )
        assert result.code == 3
        assert "Atlantis" in result.err


@pytest.mark.parametrize(
    ("kind", "name", "written"),
    [
        ("gexf", "out.gexf", ["out.gexf"]),
        ("graphml", "out.graphml", ["out.graphml"]),
        ("dyad-year", "out.csv", ["out.csv"]),
        ("plover", "out.jsonl", ["out.jsonl"]),
        ("csv", "out", ["out/edges.csv", "out/nodes.csv"]),
        ("parquet", "out", ["out/edges.parquet", "out/nodes.parquet"]),
    ],
)
def test_every_format_is_written_and_named(
    summitry: Run, library: Path, tmp_path: Path, kind: str, name: str, written: list[str]
) -> None:
    result = summitry("export", "--format", kind, "--out", tmp_path / name, "--store", library)
    assert result.code == 0
    assert result.out.strip() == str(tmp_path / name)
    files = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file())
    assert files == written


def test_a_part_of_the_graph_is_exported(summitry: Run, library: Path, tmp_path: Path) -> None:
    out = tmp_path / "part.graphml"
    summitry("export", "--format", "graphml", "--out", out, "--since", "2021", "--store", library)
    dates = {data["date"] for _, data in nx.read_graphml(out).nodes(data=True) if data["type"] == "Meeting"}
    assert dates
    assert min(dates) >= "2021-01-01"


def test_an_export_that_cannot_be_written_says_why(summitry: Run, library: Path, tmp_path: Path) -> None:
    out = tmp_path / "missing" / "graph.graphml"
    result = summitry("export", "--format", "graphml", "--out", out, "--store", library)
    assert result.code == 3
    assert str(out) in result.err


def test_meetings_stand_in_blocks_that_can_be_read(summitry: Run, library: Path) -> None:
    """Their ids are whole, so that they can be copied; what has few columns stays a table."""
    rows = json.loads(summitry("ask", "meetings", "--store", library, "--json").out)
    shown = summitry("ask", "meetings", "--store", library).out.splitlines()
    assert [line.strip() for line in shown if line.startswith("  id ")] == [f"id {row['id']}" for row in rows]
    assert any(line.startswith("  states ") for line in shown)
    table = summitry("ask", "bilateral-frequency", "--store", library).out
    assert any("state" in line and "partner" in line for line in table.splitlines())
