"""What sources tell differently of one meeting stays to be seen, with who tells it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from graph import questions
from graph.analysis.tables import records
from graph.store.graph import Graph
from tests.graph.worlds import Report

FIRST = Report("a", title="Steppe News", published=date(2013, 6, 20), status="planned")
SECOND = Report("b", title="Harbour Wire", published=date(2013, 6, 27))
THIRD = replace(SECOND, article="c", title="Globe Relay", day=date(2013, 6, 27))


def test_two_days_and_two_statuses_are_told_with_their_sources(graph: Graph) -> None:
    graph.write([FIRST.facts(), SECOND.facts(), THIRD.facts()])
    rows = records(questions.conflicts(graph))
    assert [(row["what"], row["told"], row["articles"], row["sources"], row["best"]) for row in rows] == [
        ("date", "2013-06-26", 2, ["Harbour Wire", "Steppe News"], True),
        ("date", "2013-06-27", 1, ["Globe Relay"], False),
        ("status", "held", 2, ["Globe Relay", "Harbour Wire"], True),
        ("status", "planned", 1, ["Steppe News"], False),
    ]
    assert {row["confidence"] for row in rows} == {0.8}
    assert records(questions.conflicts(graph, state="KAZ", since=date(2013, 1, 1))) == rows
    assert questions.conflicts(graph, state="RUS").empty
    assert questions.conflicts(graph, until=date(2013, 6, 1)).empty


def test_sources_that_agree_are_no_conflict(graph: Graph) -> None:
    graph.write([SECOND.facts(), replace(SECOND, article="d").facts()])
    assert questions.conflicts(graph).empty
