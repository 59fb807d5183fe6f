"""One command runs all benchmarks, and reads their tables."""

from __future__ import annotations

from pathlib import Path

from benchmarks.__main__ import RUNS, machine, tables

#: What measures no speed: the command itself, a graph to measure on, and our codes beside those of others.
NO_MEASURES = {"__main__", "world", "identifiers"}


def test_every_benchmark_is_run_by_the_one_command() -> None:
    folder = Path(__file__).parents[1] / "benchmarks"
    assert {path.stem for path in folder.glob("*.py")} - NO_MEASURES == RUNS.keys()


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
