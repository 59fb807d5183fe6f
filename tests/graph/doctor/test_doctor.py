"""The doctor: a sound graph passes, and each fault is found by the name of its rule."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.doctor import Finding, edges, examine, nodes
from graph.doctor.rules import EXAMPLES, RULES
from graph.files.archive import read_archive, write_archive
from graph.model import Facts
from graph.store.graph import Graph, open_graph
from graph.store.memberships import membership_facts
from tests.graph.worlds import Report

SHANGHAI = "shanghai-cooperation-organization"


@pytest.fixture
def sound(graph: Graph) -> Graph:
    """A graph of every kind of node and edge, with an article that states nothing."""
    graph.write(membership_facts({SHANGHAI}))
    graph.write([_report("a", "sco-2013"), _report("b", "sco-2013"), _report("c", "talks-2013", month=7)])
    nothing = Facts("summitry 0.1.0")
    nothing.node("Article", "nothing", title="Shares fall", text="Shares fell.")
    graph.write(nothing)
    return graph


def _report(article: str, meeting: str, month: int = 6) -> Facts:
    return Report(article, meeting, day=date(2013, month, 26)).facts()


def broken(graph: Graph, **options: bool) -> dict[str, Finding]:
    return {finding.rule.name: finding for finding in examine(graph, **options) if finding.count}


def test_a_sound_graph_breaks_no_rule(sound: Graph) -> None:
    findings = examine(sound, rebuilt=True)
    assert {finding.rule.name: finding.examples for finding in findings if finding.count} == {}
    assert {finding.rule.name for finding in findings} == {rule.name for rule in RULES}


def test_an_empty_graph_is_sound(graph: Graph) -> None:
    assert broken(graph, rebuilt=True) == {}


#: A rule, a change that breaks it, and a word of the example that must be given.
FAULTS: list[tuple[str, str, str]] = [
    (
        "judgements",
        "CREATE (:Judgement {id: 'j', label: 'Meeting', one: 'a/gone', other: 'b/gone', verdict: 'same', "
        "score: 1.0, reason: '', author: 'ada', date: date('2024-01-02')})",
        "a/gone",
    ),
    ("schema-version", "CREATE (:Schema {id: 'other', version: 1})", "other"),
    ("vocabulary", "CREATE (:Journalist {id: 'x'})", "Journalist"),
    (
        "vocabulary",
        "MATCH (a:State {iso3: 'CHN'}), (b:State {iso3: 'KAZ'}) CREATE (a)-[:LIKES]->(b)",
        "LIKES",
    ),
    ("key-present", "CREATE (:Minister {name: 'Nobody Known'})", "Nobody Known"),
    ("key-form", "MATCH (s:State {iso3: 'CHN'}) SET s.iso3 = 'CHI'", "CHI"),
    ("key-form", f"MATCH (o:Organization {{id: '{SHANGHAI}'}}) SET o.id = 'SCO'", "SCO"),
    ("cow", "MATCH (s:State {iso3: 'CHN'}) SET s.cow = 711", "710"),
    ("values", "MATCH (m:Meeting {id: 'sco-2013'}) SET m.kind = 'party'", "party"),
    ("values", "MATCH (:State {iso3: 'CHN'})-[r:ATTENDED]->() SET r.role = 'guest'", "guest"),
    ("dates", "MATCH (m:Meeting {id: 'sco-2013'}) SET m.end_date = date('2013-06-25')", "sco-2013"),
    ("dates", "MATCH (a:Article {id: 'a'}) SET a.published = 'Thursday'", "Thursday"),
    ("dates", "MATCH ()-[r:REPRESENTS]->() SET r.last_seen = date('1999-01-01')", "1999"),
    ("date-precision", "MATCH (m:Meeting {id: 'sco-2013'}) SET m.date_precision = 'month'", "2013-06-26"),
    ("date-precision", "MATCH (m:Meeting {id: 'sco-2013'}) REMOVE m.date_precision", "sco-2013"),
    (
        "ends",
        "MATCH (m:Meeting {id: 'sco-2013'}), (s:State {iso3: 'CHN'})-[r:ATTENDED]->(m) "
        "CREATE (m)-[x:ATTENDED]->(s) SET x = properties(r)",
        "Meeting sco-2013",
    ),
    (
        "edge-unique",
        "MATCH (s:State {iso3: 'CHN'})-[r:ATTENDED]->(m:Meeting {id: 'sco-2013'}) "
        "CREATE (s)-[x:ATTENDED]->(m) SET x = properties(r)",
        "sco-2013",
    ),
    ("evidence", "MATCH ()-[r:PLEDGED]->() REMOVE r.articles", "PLEDGED"),
    ("evidence-lists", "MATCH ()-[r:PLEDGED]->() SET r.spans = ['0-18']", "spans 1"),
    ("evidence-article", "MATCH (a:Article {id: 'a'}) SET a.id = 'gone'", ": a"),
    ("confidence", "MATCH ()-[r:CONVENED]->() SET r.confidence = 1.2", "1.2"),
    ("spans", "MATCH ()-[r:MADE_AT]->(:Meeting {id: 'talks-2013'}) SET r.spans = ['18-0']", "18-0"),
    ("spans", "MATCH (a:Article {id: 'a'}) SET a.text = 'Nobody met anybody.'", "Article a 0-18"),
    ("membership-source", "MATCH ()-[r:MEMBER_OF]->() REMOVE r.source", "MEMBER_OF"),
    (
        "talks-order",
        "MATCH (a)-[r:BILATERAL_TALKS {meeting: 'sco-2013'}]->(b) "
        "CREATE (b)-[x:BILATERAL_TALKS]->(a) SET x = properties(r) DELETE r",
        "KAZ → State CHN",
    ),
    (
        "talks-meeting",
        "MATCH ()-[r:BILATERAL_TALKS {meeting: 'sco-2013'}]->() SET r.meeting = 'none'",
        "none",
    ),
    ("status", "MATCH (m:Meeting {id: 'sco-2013'}) SET m.status = 'cancelled'", "cancelled"),
    ("status", "MATCH ()-[r:BILATERAL_TALKS]->() SET r.date = date('2013-06-27')", "2013-06-26"),
    ("reported", "MATCH (:Article)-[r:REPORTS]->(:Meeting {id: 'talks-2013'}) DELETE r", "talks-2013"),
    ("orphans", "CREATE (:State {iso3: 'FRA', name: 'France', cow: 220})", "FRA"),
    ("statements", "MATCH (a:Article {id: 'a'}) SET a.statements = '{'", "Article a"),
]


@pytest.mark.parametrize(("rule", "fault", "word"), FAULTS)
def test_a_fault_is_found_by_name(sound: Graph, rule: str, fault: str, word: str) -> None:
    sound.run(fault)
    found = broken(sound)
    assert rule in found
    assert any(word in example for example in found[rule].examples), found[rule].examples
    assert len(found[rule].examples) <= EXAMPLES


def test_what_was_changed_by_hand_is_mended_by_an_export_into_a_new_store(
    sound: Graph, tmp_path: Path
) -> None:
    unmended = {"judgements", "schema-version", "cow", "membership-source", "statements", "spans", "key-form"}
    done = set[str]()
    for rule, fault, _ in FAULTS:
        if rule not in unmended and "a:Article" not in fault and rule not in done:
            sound.run(fault)
            done.add(rule)
    faults = broken(sound)
    assert len(faults) > 8
    told = "summitry export --format summitry, and import the file into a new store"
    assert all(told in finding.rule.cure for finding in faults.values())
    write_archive(sound, tmp_path / "graph.jsonl")
    with open_graph(tmp_path / "new") as new:
        read_archive(new, tmp_path / "graph.jsonl")
        assert broken(new) == {}


def test_two_nodes_of_one_key_are_found(sound: Graph) -> None:
    """The store's constraint forbids them: a store that was made without it, or lost it, does not."""
    sound.run("DROP CONSTRAINT state_iso3")
    try:
        sound.run("CREATE (:State {iso3: 'CHN', name: 'China'})")
        assert broken(sound)["key-unique"].examples == ["State CHN"]
    finally:
        sound.run("MATCH (s:State) DETACH DELETE s")
        sound.run("CREATE CONSTRAINT state_iso3 IF NOT EXISTS FOR (n:State) REQUIRE n.iso3 IS UNIQUE")


def test_a_rebuild_names_what_differs_in_each_way(sound: Graph) -> None:
    sound.run(
        "MATCH (o:Organization)-[r:CONVENED]->(m:Meeting {id: 'sco-2013'}) "
        "CREATE (o)-[x:ATTENDED]->(m) SET x = properties(r), m.city = 'Osh' "
        "WITH m MATCH (:State {iso3: 'CHN'})-[y:ATTENDED]->(m) DELETE y"
    )
    found = broken(sound, rebuilt=True)["rebuild"].examples
    assert sorted(example.rpartition(": ")[2] for example in found) == [
        "missing",
        "no article states it",
        "other properties",
    ]


def test_every_rule_is_broken_by_one_of_these_tests() -> None:
    assert {rule for rule, _, _ in FAULTS} | {"key-unique", "rebuild"} == {rule.name for rule in RULES}
    assert {*nodes.RULES, *edges.RULES, "rebuild"} == {rule.name for rule in RULES}


def test_what_is_read_is_not_changed(sound: Graph) -> None:
    before: tuple[Any, ...] = sound.checksum(), sound.stats()
    examine(sound)
    assert (sound.checksum(), sound.stats()) == before
