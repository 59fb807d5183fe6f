"""Sixty reports of twenty meetings: one person and one meeting from many articles, and traps kept apart."""

from __future__ import annotations

import random

import pytest

from graph.model import Facts
from graph.store.graph import Graph
from tests.reports import scoring
from tests.reports.annotated import facts_of


@pytest.fixture(scope="module")
def annotated() -> dict[str, Facts]:
    """The reports as a perfect reader would read them."""
    return {report: facts_of(report, article) for report, article in scoring.reports().items()}


def test_persons_of_many_spellings_are_one_and_namesakes_are_not(annotated: dict[str, Facts]) -> None:
    told = scoring.told_persons(annotated, scoring.resolved(annotated.values()))
    expected = scoring.expected_persons()
    assert len(told) == len(expected)
    assert scoring.pairwise(told, expected)[2] >= 0.97
    assert list(scoring.false_merges(told, scoring.truth()["never_merge"]["persons"])) == []


def test_meetings_of_many_reports_are_one_and_two_of_one_day_stay_two(annotated: dict[str, Facts]) -> None:
    told = scoring.told_meetings(annotated, scoring.resolved(annotated.values()))
    expected = scoring.expected_meetings()
    assert len(told) == len(expected)
    assert scoring.pairwise(told, expected)[2] >= 0.95
    assert list(scoring.false_merges(told, scoring.truth()["never_merge"]["meetings"])) == []


def test_any_order_gives_the_same_graph(graph: Graph, annotated: dict[str, Facts]) -> None:
    stated = list(annotated.values())
    graph.write(stated)
    whole = graph.checksum()
    for seed in range(3):
        order = random.Random(seed)  # noqa: S311
        order.shuffle(stated)
        graph.forget(_articles(graph)[:: seed + 1])  # The first time all, then only some.
        rest = list(stated)
        while rest:
            size = order.randint(1, 25)
            batch, rest = rest[:size], rest[size:]
            graph.write(batch)
        assert graph.checksum() == whole, f"seed {seed}"


def _articles(graph: Graph) -> list[str]:
    return [row["id"] for row in graph.run("MATCH (a:Article) RETURN a.id AS id ORDER BY id")]
