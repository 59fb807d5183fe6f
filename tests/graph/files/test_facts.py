"""Facts on disk: written whole or not at all, loaded any number of times, settled alike in memory."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from pyarrow import parquet

from graph.analysis.select import read_edges, read_nodes, read_own
from graph.files import facts as facts_files
from graph.files.facts import (
    Aside,
    FactsFileError,
    Loaded,
    Stated,
    find_facts,
    is_done,
    load_facts,
    read_facts,
    write_facts,
)
from graph.files.first_fill import Settled
from graph.model import Facts
from graph.store.graph import Graph, open_graph
from graph.store.memberships import add_memberships
from tests.conftest import empty
from tests.graph.worlds import Report, worlds

BY = "summitry 0.1.0"


def rows(*reports: Report) -> list[Stated | Aside]:
    return [Stated.of(report.facts()) for report in reports]


def two_files(folder: Path) -> list[Report]:
    """Two shards of three articles each, one of them in both, and something that was set aside."""
    reports = [Report(f"a{n}", meeting=f"m{n // 2}", city="Osh" if n % 2 else "Bishkek") for n in range(5)]
    write_facts(folder, "one.jsonl", 10, BY, [*rows(*reports[:3]), Aside("one.jsonl:4", "language: German")])
    write_facts(folder, "two.jsonl", 20, BY, rows(*reports[2:]))
    return reports


def test_a_load_is_the_plain_run_and_may_be_repeated(
    graph: Graph, tmp_path: Path, embedded_store: str
) -> None:
    reports = two_files(tmp_path)
    files = find_facts([tmp_path])
    told: list[int] = []
    done = load_facts(graph, files, lambda loaded: told.append(loaded.articles))
    assert (done.files, done.articles, done.known, done.aside) == (2, 5, 1, 1)
    assert told == [3, 5]
    checksum = graph.checksum()
    again = load_facts(graph, reversed(files))
    assert (again.articles, again.new_nodes, again.new_edges) == (0, 0, 0)
    assert graph.checksum() == checksum
    graph.forget([report.article for report in reports])
    graph.write(report.facts() for report in reports)
    assert graph.checksum() == checksum


def test_what_is_read_is_what_was_written(tmp_path: Path) -> None:
    report = Report("a", name="Gespräche «über» Handel\u2028", title=None, published=None)
    mark = write_facts(tmp_path, "shard", 1, BY, [*rows(report), Aside("shard:2", "empty")])
    assert (mark.articles, mark.aside) == (1, 1)
    [stated, aside] = read_facts(find_facts([tmp_path])[0])
    assert isinstance(stated, Stated)
    assert Stated.of(stated.facts()) == stated == rows(report)[0]
    assert aside == Aside("shard:2", "empty")


def test_a_shard_is_done_when_its_mark_says_so(tmp_path: Path) -> None:
    def broken() -> list[Stated | Aside]:
        raise KeyboardInterrupt

    assert not is_done(tmp_path, "shard", 5, BY)
    write_facts(tmp_path, "shard", 5, BY, [])
    assert is_done(tmp_path, "shard", 5, BY)
    assert not is_done(tmp_path, "other/shard", 5, BY)
    assert not is_done(tmp_path, "shard", 6, BY), "it has changed"
    assert not is_done(tmp_path, "shard", 5, "summitry 0.2.0"), "another version reads otherwise"
    with pytest.raises(KeyboardInterrupt):
        write_facts(tmp_path, "shard", 5, BY, (row for _ in "x" for row in broken()))
    assert not is_done(tmp_path, "shard", 5, BY)
    assert not list(tmp_path.glob(".*")), "nothing half written stays"


def test_files_that_hold_no_facts_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FactsFileError, match="holds no facts"):
        find_facts([tmp_path])
    other = tmp_path / "other.parquet"
    parquet.write_table(pa.table({"text": ["hello"]}), other)
    (tmp_path / "text.parquet").write_text("hello")
    (tmp_path / "facts").mkdir()
    two_files(tmp_path / "facts")
    cut = find_facts([tmp_path / "facts"])[0]
    cut.write_bytes(cut.read_bytes()[:-20])
    for path in (other, tmp_path / "text.parquet", cut):
        with pytest.raises(FactsFileError, match="cannot be read as facts"):
            list(read_facts(path))
    with pytest.raises(ValueError, match="without an article"):
        Stated.of(Facts("none"))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"extractor":', '"reader":', "a node, an edge or a sentence lacks a part"),
        ("[[0,", "[[99,", "an edge cites sentence 99 of 1"),
        ("{", "}", "no JSON from character 1 on"),
    ],
)
def test_damaged_facts_are_told_in_words_by_file_and_article(
    embedded_store: str, tmp_path: Path, old: str, new: str, told: str
) -> None:
    [stated] = rows(Report("a", name="Talks"))
    assert isinstance(stated, Stated)
    assert old in stated.statements
    broken = replace(stated, statements=stated.statements.replace(old, new, 1))
    write_facts(tmp_path, "shard", 1, BY, [broken])
    files = find_facts([tmp_path])
    with open_graph(embedded_store) as graph, pytest.raises(FactsFileError) as caught:
        load_facts(graph, files)
    assert caught.value.problem == f"{files[0]} is damaged at article {stated.article} ({told})"
    assert caught.value.cure == "extract its shard again"


def test_what_comes_before_damage_is_stored(
    embedded_store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts_files, "_ARTICLES", 1)
    whole, cut = rows(Report("whole"), Report("cut", meeting="other"))
    assert isinstance(whole, Stated)
    assert isinstance(cut, Stated)
    write_facts(tmp_path, "shard", 1, BY, [whole, replace(cut, statements="{")])
    with open_graph(embedded_store) as graph:
        empty(graph)
        with pytest.raises(FactsFileError, match=cut.article):
            load_facts(graph, find_facts([tmp_path]))
        assert graph.has_article([whole.article, cut.article]) == {whole.article}


def test_the_next_articles_are_decoded_while_the_engine_writes(
    embedded_store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts_files, "_ARTICLES", 1)
    ready = {article: threading.Event() for article in ("one", "two", "three")}
    decoded = Stated.facts

    def noted(stated: Stated) -> Facts:
        ready[stated.article].set()
        return decoded(stated)

    monkeypatch.setattr(Stated, "facts", noted)
    write_facts(tmp_path, "shard", 1, BY, rows(*(Report(article) for article in ready)))
    coming = iter([*ready.values()][1:])

    def told(loaded: Loaded) -> None:
        if following := next(coming, None):
            assert following.wait(60), "nobody decodes before the next are asked for"

    with open_graph(embedded_store) as graph:
        empty(graph)
        assert load_facts(graph, find_facts([tmp_path]), told).articles == len(ready)


def contents(nodes: object, edges: object) -> tuple[dict[object, object], dict[object, object]]:
    return (
        {(label, key): properties for label, key, properties in nodes},  # type: ignore[attr-defined]
        {
            (
                kind,
                source,
                target,
                properties.get("meeting"),
                properties.get("office"),
                properties.get("since"),
            ): (properties)
            for kind, source, target, properties in edges  # type: ignore[attr-defined]
        },
    )


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds())
def test_settled_in_memory_is_settled_in_the_store(embedded_store: str, world: list[Report]) -> None:
    again = Report(world[0].article, title=None)  # The same text, found where less is told of it.
    with open_graph(embedded_store) as graph:
        graph.forget(row["id"] for row in graph.run("MATCH (a:Article) RETURN a.id AS id"))
        graph.run("MATCH (n) WHERE NOT n:Schema DETACH DELETE n")
        for report in [*world, again]:
            graph.write(report.facts())
        add_memberships(graph)
        stored = contents(read_nodes(graph, internal=True), read_edges(graph))
        own = {(label, key): properties for label, key, properties in read_own(graph)}
    settled = Settled(Stated.of(report.facts()) for report in [*world, again])
    assert {(label, key): properties for label, key, properties in settled.own()} == own
    assert contents(settled.nodes(), settled.edges()) == stored
