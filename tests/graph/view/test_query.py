"""The network of a graph in a store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from graph.errors import QueryError, ReadOnlyError, SummitryError
from graph.store.graph import Graph, open_graph
from graph.view import Network, from_facts, network
from tests.graph.view.graphs import by_article, many, summit

SCO = "Organization:shanghai-cooperation-organization"


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def graph(request: pytest.FixtureRequest) -> Iterator[Graph]:
    """The summit, on each engine."""
    with open_graph(request.getfixturevalue(f"{request.param}_store")) as opened:
        opened.run("MATCH (n) WHERE NOT n:Schema DETACH DELETE n")
        for part in by_article(summit()):
            opened.write(part)
        yield opened


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    with open_graph(tmp_path_factory.mktemp("large") / "graph") as opened:
        opened.write(by_article(many(400)))
        yield opened


def ids(drawn: Network) -> set[str]:
    return {node["id"] for node in drawn.nodes}


def links(drawn: Network) -> set[tuple[str, str, str]]:
    return {(edge["from"], edge["type"], edge["to"]) for edge in drawn.edges}


def test_all_of_a_small_graph_is_what_was_written(graph):
    drawn = network(graph)
    same = from_facts(summit())
    assert ids(drawn) == ids(same)
    assert links(drawn) == links(same)
    assert len(drawn.edges) == len(same.edges)
    assert drawn.opening["nodes"] == 32
    assert drawn.opening["edges"] == 108


def test_evidence_and_its_articles_come_along(graph):
    (edge,) = (
        edge
        for edge in network(graph).edges
        if edge["type"] == "BILATERAL_TALKS" and {edge["from"], edge["to"]} == {"State:CHN", "State:UZB"}
    )
    (one,) = edge["evidence"]
    assert one["sentence"].startswith("On the sidelines, General Chang")
    assert (one["mention"], one["confidence"]) == ("General Chang", 0.91)
    article = network(graph).articles[one["article"]]
    assert article["publisher"] == "Steppe Wire"
    assert article["published"] == date(2013, 6, 26)
    assert set(article) <= {"title", "url", "publisher", "published", "dateline"}


def test_nothing_of_the_store_itself_is_shown(graph):
    for drawn in (network(graph), network(graph, query="MATCH (n) RETURN n")):
        assert not [node for node in drawn.nodes if node["id"].startswith("Schema")]
        named = {name for node in drawn.nodes for name in node["properties"]}
        assert not named & {"statements", "alias_articles"}
        assert not {name for edge in drawn.edges for name in edge["properties"]} & {"sentences", "spans"}


@pytest.mark.parametrize("wanted", ["SCO", "sco", SCO, "shanghai cooperation organization"])
def test_a_focus_by_any_of_its_names(graph, wanted):
    drawn = network(graph, focus=wanted)
    assert drawn.opening["focus"] == SCO
    assert {"Meeting:2013-09-13-sco-summit", "State:CHN"} <= ids(drawn)


def test_a_focus_in_a_large_graph_keeps_to_its_surroundings(large):
    drawn = network(large, focus="MLT", limit=60)
    assert "State:MLT" in ids(drawn)
    assert 10 < len(drawn.nodes) <= 60
    near = {
        end
        for source, _, target in links(drawn)
        for end in (source, target)
        if "State:MLT" in (source, target)
    }
    beyond = {
        end for source, _, target in links(drawn) for end in (source, target) if {source, target} & near
    }
    assert ids(drawn) == near | beyond


@pytest.mark.parametrize(
    "wanted", ["Atlantis", "", "' OR 1=1 //", "State:ATL"], ids=["name", "empty", "quote", "key"]
)
def test_an_unknown_focus_is_one_clear_line(graph, wanted):
    with pytest.raises(SummitryError, match="nothing in the graph is called") as raised:
        network(graph, focus=wanted)
    assert "\n" not in str(raised.value)


def test_a_period(graph):
    drawn = network(graph, since=date(2013, 9, 6), until=date(2013, 9, 10))
    assert "Meeting:2013-09-07-state-visit-of-xi-jinping-to-kazakhstan" in ids(drawn)
    assert "Meeting:2013-09-13-sco-summit" not in ids(drawn)
    assert "Minister:vladimir-putin" not in ids(drawn)


def test_a_period_around_a_focus(graph):
    drawn = network(graph, focus="RUS", since=date(2013, 9, 1))
    assert "Meeting:2013-09-05-chinarussia-talks" in ids(drawn)
    assert not [one for one in ids(drawn) if "2013-06" in one]


def test_a_limit_keeps_the_best_connected_and_counts_all(large):
    drawn = network(large, limit=50)
    assert len(drawn.nodes) == 50
    assert drawn.opening["nodes"] == sum(
        count for label, count in large.stats().nodes.items() if label != "Article"
    )
    assert sum(one.startswith("State:") for one in ids(drawn)) > 20


class TestQuery:
    def test_nodes_come_with_the_links_between_them(self, graph):
        drawn = network(graph, query="MATCH (s:State) WHERE s.iso3 IN ['CHN', 'RUS', 'KGZ'] RETURN s")
        assert ids(drawn) == {"State:CHN", "State:RUS", "State:KGZ"}
        assert links(drawn) == {("State:CHN", "BILATERAL_TALKS", "State:RUS")}
        assert len(drawn.edges) == 2

    def test_paths_are_drawn_as_they_are(self, graph):
        drawn = network(graph, query="MATCH p = (:Minister)-[:REPRESENTS]->(:State {iso3: 'CHN'}) RETURN p")
        assert {kind for _, kind, _ in links(drawn)} == {"REPRESENTS"}
        assert ids(drawn) == {"State:CHN", "Minister:chang-wanquan", "Minister:xi-jinping"}

    def test_relationships_bring_their_ends(self, graph):
        drawn = network(graph, query="MATCH ()-[r:CONVENED]->() RETURN r")
        assert len(drawn.edges) == 2
        assert SCO in ids(drawn)
        assert all(node["label"] != node["id"] for node in drawn.nodes)

    def test_lists_and_articles(self, graph):
        drawn = network(
            graph, query="MATCH (a:Article)-[r:REPORTS]->(m:Meeting) RETURN a, collect([r, m]) AS all"
        )
        assert {one.split(":")[0] for one in ids(drawn)} == {"Article", "Meeting"}
        assert {kind for _, kind, _ in links(drawn)} == {"REPORTS"}

    def test_no_match_is_an_empty_page(self, graph):
        assert ids(network(graph, query="MATCH (s:State {iso3: 'ATL'}) RETURN s")) == set()

    def test_values_cannot_be_drawn(self, graph):
        with pytest.raises(QueryError, match="returns no nodes, relationships or paths"):
            network(graph, query="MATCH (s:State) RETURN s.name AS name")

    def test_a_mistake_is_told(self, graph):
        with pytest.raises(QueryError):
            network(graph, query="MATCH (s:State RETURN s")

    def test_a_query_never_writes(self, graph):
        with pytest.raises((QueryError, ReadOnlyError), match="writ"):
            network(graph, query="CREATE (s:State {iso3: 'ATL'}) RETURN s")
        assert graph.run("MATCH (s:State {iso3: 'ATL'}) RETURN count(s) AS count") == [{"count": 0}]
