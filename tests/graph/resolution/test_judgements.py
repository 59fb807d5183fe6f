"""What people decide on records: never overruled, undone at will, and carried along."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph.doctor import examine
from graph.errors import SummitryError
from graph.files.archive import read_archive, write_archive
from graph.store import review
from graph.store.graph import Graph, open_graph
from tests.graph.worlds import Report

CAIRO = Report("a", meeting="cairo", name="Meeting on the river", acronym="", city="Cairo")
DATED = replace(CAIRO, article="b", meeting="other", name="Meeting on the dam", day=date(2013, 6, 29))


def meetings(graph: Graph) -> int:
    return graph.stats().nodes["Meeting"]


def record(report: Report) -> str:
    return f"{report.article}/{report.meeting}"


def test_a_person_joins_what_rules_keep_apart_and_no_rule_overrules_it(graph: Graph) -> None:
    graph.write([CAIRO.facts(), DATED.facts()])
    assert meetings(graph) == 2
    before = graph.checksum()
    made, moved = review.judge(graph, record(CAIRO), record(DATED), "same", author="ada", reason="one dam")
    assert (meetings(graph), moved) == (1, 1)
    assert (made.author, made.reason, made.score) == ("ada", "one dam", 1.0)
    joined = graph.checksum()
    graph.write(replace(CAIRO, article="c").facts())  # What arrives later is grouped by the rules again.
    assert meetings(graph) == 1
    graph.forget(["c"])
    assert graph.checksum() == joined
    _, moved = review.withdraw(graph, made.id[:6])
    assert (graph.checksum(), moved) == (before, 1)
    assert review.made_by_people(graph) == []


def test_two_meetings_of_one_article_are_joined_by_their_ids(graph: Graph) -> None:
    told, twice = CAIRO.facts(), replace(DATED, article="a").facts()
    told.nodes |= twice.nodes
    told.edges |= twice.edges
    graph.write(told)
    ids = [row["id"] for row in graph.run("MATCH (m:Meeting) RETURN m.id AS id ORDER BY id")]
    assert ids == ["cairo", "other"]
    made, moved = review.judge(graph, *ids, "same", author="ada")
    assert (meetings(graph), moved, made.one, made.other) == (1, 1, "a/cairo", "a/other")
    assert not [finding for finding in examine(graph) if finding.count]
    graph.write(replace(CAIRO, article="b").facts())
    assert meetings(graph) == 1
    review.withdraw(graph, made.id)
    assert meetings(graph) == 2
    with pytest.raises(SummitryError, match="no person, no meeting and no record 'CHN'"):
        review.judge(graph, ids[0], "CHN", "same", author="ada")


def test_a_person_parts_what_rules_join(graph: Graph) -> None:
    again = replace(CAIRO, article="b")
    graph.write([CAIRO.facts(), again.facts()])
    assert meetings(graph) == 1
    review.judge(graph, record(again), record(CAIRO), "different", author="ada")
    assert meetings(graph) == 2
    graph.forget(["a"])
    graph.write(CAIRO.facts())
    assert meetings(graph) == 2


def test_judgements_go_with_the_graph_into_another_store(graph: Graph, tmp_path: Path) -> None:
    graph.write([CAIRO.facts(), DATED.facts()])
    review.judge(graph, record(CAIRO), record(DATED), "same", author="ada")
    path = tmp_path / "graph.jsonl.gz"
    write_archive(graph, path)
    with open_graph(tmp_path / "other") as other:
        assert read_archive(other, path).equal
        assert [one.author for one in review.made_by_people(other)] == ["ada"]
        assert read_archive(other, path).equal


def test_pairs_to_decide_on_are_shown_with_what_proves_them(graph: Graph) -> None:
    near = replace(CAIRO, article="b", meeting="other", name="Meeting on the dam", day=None)
    graph.write([CAIRO.facts(), near.facts(), replace(CAIRO, article="c", meeting="third").facts()])
    for pair in [*review.pairs(graph), *review.pairs(graph, joined=True)]:
        assert pair.one.id < pair.other.id
        assert pair.one.sentences
        assert pair.reason
        assert 0 < pair.score < 1
    assert {pair.joined for pair in review.pairs(graph, joined=True)} == {True}
    assert review.pairs(graph, joined=True, label="Minister") == []
    first = review.pairs(graph, joined=True)[0]
    review.judge(graph, first.one.id, first.other.id, "later", author="ada")
    assert first not in review.pairs(graph, joined=True)
    assert review.pairs(graph, joined=True, later=True) == [first]


def test_what_cannot_be_judged_is_said(graph: Graph) -> None:
    graph.write(CAIRO.facts())
    with pytest.raises(SummitryError, match="no record 'x'"):
        review.judge(graph, "x", record(CAIRO), "same", author="ada")
    with pytest.raises(SummitryError, match="against itself"):
        review.judge(graph, record(CAIRO), record(CAIRO), "same", author="ada")
    with pytest.raises(SummitryError, match="no judgement begins"):
        review.withdraw(graph, "ff")


def test_a_judgement_on_nothing_is_found_by_the_doctor(graph: Graph) -> None:
    graph.write([CAIRO.facts(), DATED.facts()])
    review.judge(graph, record(CAIRO), record(DATED), "same", author="ada")
    assert not any(finding.count for finding in examine(graph, rebuilt=True))
    graph.forget(["b"])
    [found] = [finding for finding in examine(graph) if finding.count]
    assert found.rule.name == "judgements"
    assert record(DATED) in found.examples[0]
