"""One command runs all benchmarks, and reads their tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.__main__ import RUNS, machine, tables
from benchmarks.documented import DOCS, MEASURED, documented

#: What measures no speed: the command itself, a graph to measure on, our codes beside those of others, and
#: what writes figures into the documentation.
NO_MEASURES = {"__main__", "world", "identifiers", "documented"}


def test_every_benchmark_is_run_by_the_one_command() -> None:
    folder = Path(__file__).parents[1] / "benchmarks"
    assert {path.stem for path in folder.glob("*.py")} - NO_MEASURES == {
        name.partition("-")[0] for name in RUNS
    }


def test_tables_are_rows_and_the_rest_is_not() -> None:
    printed = """peak memory 12 MiB
    | way | seconds |
    |---|--:|
    | load | 1.5 |
    | of which waiting | |

    | question | median | slow |
    |:--|---:|---:|
    | who met whom | 24 ms | 110 ms |
    the same graph"""
    assert tables(line.strip() for line in printed.splitlines()) == [
        [{"way": "load", "seconds": "1.5"}, {"way": "of which waiting", "seconds": ""}],
        [{"question": "who met whom", "median": "24 ms", "slow": "110 ms"}],
    ]


def test_the_machine_tells_what_a_figure_depends_on() -> None:
    assert {"cores", "processor", "python", "summitry", "neo4j", "arcadedb-embedded"} <= machine().keys()


def run(*rows: dict[str, str], load: float = 0.1) -> dict[str, object]:
    return {
        "machine": {"cores": 2, "processor": "x86_64", "python": "3.11.7", "summitry": "1.0"},
        "began": "2026-11-30T15:00:00+00:00",
        "load": [load, 0.2, 0.3],
        "tables": [list(rows)],
    }


def test_tables_of_two_runs_stand_side_by_side_and_the_page_around_them_stays() -> None:
    measured = {
        "questions": run({"question": "who met whom", "median": "24 ms"}),
        "questions-neo4j": run(
            {"question": "who met whom", "median": "31 ms"}, {"question": "chain", "median": "9 ms"}, load=2.0
        ),
    }
    page = "Before\n\n<!-- measured: questions, questions-neo4j -->\n| old |\n<!-- end -->\n\nAfter\n"
    made = documented(page, measured)
    assert made == (
        "Before\n\n<!-- measured: questions, questions-neo4j -->\n"
        "| question | median (embedded) | median (neo4j) |\n|---|--:|--:|\n"
        "| who met whom | 24 ms | 31 ms |\n| chain |  | 9 ms |\n\n"
        "<sub>2 cores, x86_64, Python 3.11.7, Summitry 1.0; load 0.1 and 2.0 at the start; 2026-11-30</sub>\n"
        "<!-- end -->\n\nAfter\n"
    )
    assert documented(made, measured) == made


def test_a_mark_of_what_was_not_measured_is_told() -> None:
    with pytest.raises(KeyError, match="nothing"):
        documented("<!-- measured: nothing -->\n<!-- end -->\n", {})


def test_the_documentation_shows_what_was_measured() -> None:
    measured = json.loads(MEASURED.read_text("utf-8"))
    pages = {page.name: page.read_text("utf-8") for page in DOCS.glob("*.md")}
    assert {name for name, text in pages.items() if documented(text, measured) != text} == set()
    assert sum("<!-- measured:" in text for text in pages.values())


def test_two_machines_are_told_and_a_load_that_is_not_known() -> None:
    other = run({"question": "who met whom", "median": "31 ms"}) | {"load": None}
    other["machine"] = {"cores": 8, "processor": "arm64", "python": "3.12.1", "summitry": "1.0"}
    measured = {"questions": run({"question": "who met whom", "median": "24 ms"}), "questions-neo4j": other}
    made = documented("<!-- measured: questions, questions-neo4j -->\n<!-- end -->\n", measured)
    assert "2 cores, x86_64, Python 3.11.7, Summitry 1.0 and 8 cores, arm64, Python 3.12.1" in made
    assert "load 0.1 and unknown at the start" in made
