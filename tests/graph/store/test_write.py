"""What the graph holds after articles were written, read again, corrected and forgotten."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Evidence, Facts
from graph.resolution import persons
from graph.store.change import FOLLOWING_TALKS
from graph.store.engines.driver import neo4j
from graph.store.graph import Graph
from graph.store.writing import Written
from tests.graph.worlds import Report, worlds

#: One engine serves all examples of a test, which empty it themselves.
ON_ENGINE = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def empty(graph: Graph) -> None:
    graph.run("MATCH (n) WHERE NOT n:Schema DETACH DELETE n")


def meeting(graph: Graph) -> dict[str, object]:
    [row] = graph.run("MATCH (m:Meeting) RETURN m")
    found: dict[str, object] = row["m"]
    return found


def asked(graph: Graph, monkeypatch: pytest.MonkeyPatch, reports: list[Report]) -> list[str]:
    """The statements that the engine is sent while some articles are written."""
    sent: list[str] = []
    run = neo4j.ManagedTransaction.run

    def noted(tx: neo4j.ManagedTransaction, query: str, *given: Any, **parameters: Any) -> neo4j.Result:
        sent.append(query)
        return run(tx, query, *given, **parameters)

    monkeypatch.setattr(neo4j.ManagedTransaction, "run", noted)
    graph.write([report.facts() for report in reports])
    monkeypatch.undo()
    return sent


# -- once, again, anew ----------------------------------------------------------------------------


def test_an_article_is_written_whole(graph: Graph) -> None:
    assert graph.write(Report("a").facts()) == Written(new_articles=1, new_nodes=7, new_edges=9)
    stats = graph.stats()
    assert stats.nodes == {
        "State": 2,
        "Organization": 1,
        "Minister": 1,
        "Meeting": 1,
        "Commitment": 1,
        "Article": 1,
    }
    assert sum(stats.edges.values()) == 9
    assert (stats.first, stats.last) == (date(2013, 6, 26), date(2013, 6, 26))
    [row] = graph.run("MATCH (:State {iso3: 'CHN'})-[r:ATTENDED]->(:Meeting) RETURN r")
    assert row["r"] == {
        "_type": "ATTENDED",
        "role": "delegate",
        "status": "held",
        "articles": ["a"],
        "sentences": ["The ministers met."],
        "spans": ["0-18"],
        "confidences": [0.8],
        "mentions": ["ministers"],
        "extractors": ["summitry 0.1.0"],
        "extractor": "summitry 0.1.0",
        "confidence": 0.8,
    }


def test_reading_the_same_article_twice_changes_nothing(graph: Graph) -> None:
    graph.write(Report("a").facts())
    before = graph.checksum()
    assert graph.write(Report("a").facts()) == Written(known_articles=1, known_nodes=7, known_edges=9)
    assert graph.checksum() == before


def test_a_new_reading_replaces_what_the_article_said(graph: Graph) -> None:
    graph.write([Report("a", role="host", aliases=("Chang", "Xiang")).facts(), Report("b").facts()])
    anew = Report("a", states=("CHN", "RUS"), extractor="summitry 0.2.0", topics=("drugs",)).facts()
    assert graph.write(anew).known_articles == 1
    after = graph.checksum()
    empty(graph)
    graph.write([anew, Report("b").facts()])
    assert graph.checksum() == after
    [row] = graph.run("MATCH (p:Minister) RETURN p.aliases AS aliases")
    assert row["aliases"] == ["Chang", "Chang Wanquan"]


def test_known_articles_are_told(graph: Graph) -> None:
    graph.write(Report("a").facts())
    assert graph.has_article(["a", "b"]) == {"a"}
    assert graph.has_article([]) == set()


def test_an_article_without_facts_is_known_too(graph: Graph) -> None:
    facts = Facts("summitry 0.1.0")
    facts.node("Article", "a", title="Shares fall", text="Shares fell.")
    facts.node("State", "FRA", name="France")
    assert graph.write(facts).new_articles == 1
    assert graph.has_article(["a"]) == {"a"}
    assert graph.stats().nodes["State"] == 0  # No evidence, no node.
    assert graph.forget("a").removed == 1


# -- many articles --------------------------------------------------------------------------------


def test_two_articles_on_one_meeting_meet_in_one_node(graph: Graph) -> None:
    graph.write(Report("b", confidences=(0.5, 0.9)).facts())
    graph.write(Report("a", sentence="Two ministers met.").facts())
    assert graph.stats().nodes["Meeting"] == 1
    [row] = graph.run("MATCH (:State {iso3: 'KAZ'})-[r:ATTENDED]->() RETURN properties(r) AS edge")
    edge = row["edge"]
    assert edge["articles"] == ["a", "b", "b"]
    assert edge["spans"] == ["0-18", "0-18", "20-38"]
    assert edge["confidences"] == [0.8, 0.5, 0.9]
    # Independent articles at their best sentences: 1 - (1 - 0.8) (1 - 0.9).
    assert edge["confidence"] == pytest.approx(0.98)


def test_the_latest_report_tells_whether_a_meeting_was_held(graph: Graph) -> None:
    early = Report("a", published=date(2013, 6, 20), status="planned")
    late = Report("b", published=date(2013, 6, 27), status="held")
    for order in permutations([early, late, Report("c", published=None, status="cancelled")]):
        empty(graph)
        for report in order:
            graph.write(report.facts())
        assert meeting(graph)["status"] == "held"
        rows = graph.run(
            "MATCH ()-[r:ATTENDED|BILATERAL_TALKS]->() RETURN DISTINCT type(r) AS type, r.status AS status"
        )
        assert {row["status"] for row in rows} == {"held"}


def test_talks_take_the_date_of_their_meeting(graph: Graph) -> None:
    graph.write(Report("a", day=date(2013, 6, 1), precision="month").facts())
    graph.write(Report("b", states=("CHN", "RUS"), day=date(2013, 6, 26)).facts())
    assert meeting(graph)["date"] == date(2013, 6, 26)
    rows = graph.run("MATCH (:State)-[r:BILATERAL_TALKS]->(:State) RETURN r.date AS date")
    assert [row["date"] for row in rows] == [date(2013, 6, 26)] * 2


def test_each_report_keeps_what_it_said(graph: Graph) -> None:
    graph.write([Report("a", city="Osh").facts(), Report("b").facts(), Report("c").facts()])
    assert meeting(graph)["city"] == "Bishkek"
    rows = graph.run("MATCH (a:Article)-[r:REPORTS]->() RETURN r.city AS city ORDER BY a.id")
    assert [row["city"] for row in rows] == ["Osh", "Bishkek", "Bishkek"]


def test_a_minister_is_called_as_most_articles_do(graph: Graph) -> None:
    graph.write([Report(f"a{n}").facts() for n in range(2)])
    graph.write(Report("b", minister="Wan-quan Chang", published=date(2013, 7, 9)).facts())
    [row] = graph.run("MATCH (p:Minister)-[r:REPRESENTS]->(s:State) RETURN p, r, s.iso3 AS iso3")
    assert row["p"]["name"] == "Chang Wanquan"
    assert row["p"]["aliases"] == ["Chang", "Chang Wanquan", "Wan-quan Chang"]
    assert row["p"]["alias_articles"] == [3, 3, 1]  # The table of leaders knows whom the third means.
    assert (row["r"]["first_seen"], row["r"]["last_seen"]) == (date(2013, 6, 27), date(2013, 7, 9))


@given(world=worlds(), data=st.data())
@ON_ENGINE
def test_the_order_of_articles_never_matters(graph: Graph, world: list[Report], data: st.DataObject) -> None:
    empty(graph)
    graph.write([report.facts() for report in world])
    expected = graph.checksum()
    empty(graph)
    for report in data.draw(st.permutations(world)):
        graph.write(report.facts())
    assert graph.checksum() == expected


@given(world=worlds(), chosen=st.integers(0, 2))
@ON_ENGINE
def test_a_forgotten_article_leaves_no_trace(graph: Graph, world: list[Report], chosen: int) -> None:
    # Names and codes of states and organizations are vocabulary, which stays; all tell the same here.
    empty(graph)
    rest = [report for number, report in enumerate(world) if number != chosen]
    graph.write([report.facts() for report in rest])
    expected = graph.checksum()
    graph.write(world[chosen].facts())
    assert graph.forget([world[chosen].article, "unknown"]).known_articles == 1
    assert graph.checksum() == expected


@given(world=worlds(), changed=worlds())
@ON_ENGINE
def test_a_corrected_reading_is_as_if_it_had_been_the_first(
    graph: Graph, world: list[Report], changed: list[Report]
) -> None:
    particulars = {"published": date(2013, 6, 27), "extractor": "summitry 0.2.0"}
    after = [replace(changed[0], **particulars), *world[1:]]  # type: ignore[arg-type]
    empty(graph)
    graph.write([report.facts() for report in after])
    expected = graph.checksum()
    empty(graph)
    graph.write([report.facts() for report in world])
    graph.write(after[0].facts())
    assert graph.checksum() == expected


def test_one_text_found_in_two_places_is_one_article_in_any_order(graph: Graph) -> None:
    places = [
        Report("a", title=title, published=day)
        for title in ("Talks", None)
        for day in (None, date(2013, 6, 27))
    ]
    sums = set()
    for order in permutations(places):
        empty(graph)
        for report in order:
            graph.write(report.facts())
        sums.add(graph.checksum())
    assert len(sums) == 1
    [row] = graph.run("MATCH (a:Article) RETURN a.title AS title, a.published AS published")
    assert row == {"title": "Talks", "published": date(2013, 6, 27)}


# -- reference data -------------------------------------------------------------------------------


def memberships() -> Facts:
    facts = Facts()
    body = facts.node("Organization", "shanghai-cooperation-organization", acronym="SCO")
    for iso3, since in (("CHN", date(2001, 6, 15)), ("IND", date(2017, 6, 9)), ("MNG", None)):
        facts.edge("MEMBER_OF", facts.node("State", iso3), body, since=since, source="reference")
    return facts


def test_memberships_are_reference_data(graph: Graph) -> None:
    written = graph.write(memberships())
    assert (written.new_nodes, written.new_edges, written.new_articles) == (4, 3, 0)
    graph.write(Report("a").facts())
    before = graph.checksum()
    assert graph.write(memberships()).new_edges == 0
    assert graph.checksum() == before
    rows = graph.run(
        "MATCH (s:State)-[r:MEMBER_OF]->() RETURN s.iso3 AS iso3, r.since AS since ORDER BY iso3"
    )
    assert [row["since"] for row in rows] == [date(2001, 6, 15), date(2017, 6, 9), None]
    graph.forget("a")
    assert graph.stats().nodes["State"] == 3  # Its members stay; Kazakhstan, known from the article, goes.


# -- what breaks the contract ---------------------------------------------------------------------


def test_facts_of_two_articles_at_once_are_refused(graph: Graph) -> None:
    facts = Report("a").facts()
    facts.node("Article", "b")
    with pytest.raises(ValueError, match="one article"):
        graph.write(facts)


def test_an_edge_to_nowhere_is_refused_and_nothing_is_written(graph: Graph) -> None:
    broken = Report("b").facts()
    del broken.nodes[next(ref for ref in broken.nodes if ref.label == "Minister")]
    with pytest.raises(ValueError, match="Minister chang-wanquan-chn"):
        graph.write([Report("a").facts(), broken])
    assert sum(graph.stats().nodes.values()) == 0


def test_a_meeting_that_no_article_reports_is_refused(graph: Graph) -> None:
    facts = Report("a").facts()
    talks = facts.node("Meeting", "talks")
    summit = next(node.ref for node in facts.of_label("Meeting"))
    facts.edge("SIDELINES_OF", talks, summit, Evidence("a", 0, 18, "The ministers met.", 0.7))
    with pytest.raises(ValueError, match="talks is not reported"):
        graph.write(facts)


def test_markup_and_quotes_are_only_text(graph: Graph) -> None:
    name = "'}) DETACH DELETE n //\" <b>\\ \u2028 王毅"
    graph.write(Report("a", name=name).facts())
    assert meeting(graph)["name"] == name


def test_a_very_long_page_is_stored_whole(graph: Graph) -> None:
    facts = Report("a").facts()
    page = next(iter(facts.of_label("Article")))
    page.properties["text"] = text = "王毅 met " * 2_500_000
    graph.write(facts)
    [row] = graph.run("MATCH (a:Article) RETURN a.text AS text")
    assert row["text"] == text


# -- what it asks of the engine -------------------------------------------------------------------


def test_more_articles_are_no_more_statements(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = []
    for count in (5, 25):
        reports = [Report(f"{count}-{number}", meeting=f"meeting-{number}") for number in range(count)]
        sent.append(len(asked(graph, monkeypatch, reports)))
        empty(graph)
    assert sent[0] == sent[1] > 0


def test_no_edge_of_a_new_node_is_looked_for(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not [query for query in asked(graph, monkeypatch, [Report("a")]) if "row.number" in query]
    again = asked(graph, monkeypatch, [Report("b")])
    assert [query for query in again if "row.number" in query and "ATTENDED" in query]


def test_talks_that_follow_a_meeting_are_found_by_their_index(graph: Graph) -> None:
    with graph.session() as session:
        asked = session.run(f"PROFILE {FOLLOWING_TALKS}", ids=["m"], settled={"m": {"status": "held"}})
        assert re.search("EDGE BY INDEX|RelationshipIndexSeek", str(asked.consume().profile))


def test_each_person_is_described_once(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    described = persons._described
    monkeypatch.setattr(persons, "_described", lambda *given: told.append(given) or described(*given))
    graph.write(Report("a", minister="Chang Wanquan").facts())
    assert len(told) == 1
