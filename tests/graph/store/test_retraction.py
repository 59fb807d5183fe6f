"""Articles taken back: found by what people have in hand, and told what goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graph.errors import SummitryError
from graph.store.graph import Graph
from graph.store.retraction import Gone, find_articles, forget
from tests.graph.worlds import Report


def test_what_only_the_article_proves_goes_and_is_told(graph: Graph) -> None:
    graph.write(Report("a", states=("CHN", "KAZ", "RUS")).facts())
    before = graph.checksum()
    other = Report("b", meeting="other", states=("CHN", "KAZ"), name="Talks in Osh", topics=("trade",))
    graph.write(replace(other, day=date(2013, 7, 9)).facts())
    done = forget(graph, ["b"])
    assert [one["id"] for one in done.articles] == ["b"]
    assert done.articles[0]["title"] == "Ministers meet in Bishkek"
    assert Gone("Meeting", "other", "Talks in Osh") in done.nodes
    assert {one.label for one in done.nodes} == {"Meeting"}
    assert done.edges == {
        "ATTENDED": 3,
        "BILATERAL_TALKS": 1,
        "CONVENED": 1,
        "MADE_AT": 1,
        "REPORTS": 1,
    }
    assert done.staying == 2  # The pledge and the office, which the first article tells too.
    assert graph.checksum() == before


def test_a_dry_run_tells_the_same_and_changes_nothing(graph: Graph) -> None:
    graph.write([Report("a").facts(), Report("b", meeting="other", day=date(2013, 7, 9)).facts()])
    before = graph.checksum()
    told = forget(graph, ["a", "b"], dry=True)
    assert graph.checksum() == before
    assert forget(graph, ["a", "b"]) == told
    # Names of states and bodies are no evidence, but nothing holds them any more either.
    assert sum(graph.stats().nodes.values()) == 0


def test_articles_are_found_by_id_its_beginning_and_url(graph: Graph) -> None:
    for key, url in (("abc1", "https://one.example/a"), ("abd2", "https://two.example/b")):
        facts = Report(key).facts()
        article = next(facts.of_label("Article"))
        article.properties["url"] = url
        graph.write(facts)
    assert find_articles(graph, "abc1") == find_articles(graph, "abc") == ["abc1"]
    assert find_articles(graph, "https://two.example/b") == ["abd2"]
    assert find_articles(graph, "abc12") == find_articles(graph, "") == find_articles(graph, "c1") == []
    with pytest.raises(SummitryError, match="2 articles"):
        find_articles(graph, "ab")


def test_a_whole_id_is_not_taken_for_the_beginning_of_another(graph: Graph) -> None:
    graph.write([Report("ab").facts(), Report("abc").facts()])
    assert find_articles(graph, "ab") == ["ab"]
