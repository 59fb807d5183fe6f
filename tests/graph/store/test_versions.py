"""A corrected version of an article replaces its predecessor, whichever is read first."""

from __future__ import annotations

from itertools import permutations

import pytest

from graph.files.facts import Stated
from graph.files.first_fill import Settled
from graph.model import Facts
from graph.store.graph import Graph
from ingest.sources.admission import Rejected
from ingest.sources.html import read_html
from tests.graph.worlds import Report

URL = "https://wire.example/sco"


def empty(graph: Graph) -> None:
    graph.run("MATCH (n) WHERE NOT n:Schema DETACH DELETE n")


def version(article: str, modified: str | None, states: tuple[str, ...], url: str = URL) -> Facts:
    facts = Report(article, states=states).facts()
    facts.node("Article", article, url=url, modified=modified)
    return facts


FIRST = ("a", "2013-06-27T08:00:00Z", ("CHN", "KAZ", "RUS"))
SECOND = ("b", "2013-06-27T09:30:00Z", ("CHN", "KAZ"))
THIRD = ("c", "2013-06-28T00:00:00Z", ("CHN", "KAZ"))


def attended(graph: Graph) -> set[str]:
    return {row["iso3"] for row in graph.run("MATCH (s:State)-[:ATTENDED]->() RETURN s.iso3 AS iso3")}


def test_the_latest_version_stands_in_whatever_order_they_come(graph: Graph) -> None:
    checksums = set()
    for order in permutations([FIRST, SECOND, THIRD]):
        empty(graph)
        for one in order:
            graph.write(version(*one))
        assert attended(graph) == {"CHN", "KAZ"}
        assert graph.has_article(["a", "b", "c"]) == {"a", "b", "c"}
        checksums.add(graph.checksum())
    empty(graph)
    graph.write([version(*one) for one in (THIRD, FIRST, SECOND)])
    assert {graph.checksum()} == checksums


def test_what_only_the_predecessor_said_is_gone(graph: Graph) -> None:
    graph.write(version(*FIRST))
    written = graph.write(version(*SECOND))
    assert attended(graph) == {"CHN", "KAZ"}
    assert written.removed > 0
    again = graph.write([version(*FIRST), version(*SECOND)])
    assert (again.new_articles, again.new_nodes, again.new_edges) == (0, 0, 0)
    assert attended(graph) == {"CHN", "KAZ"}


@pytest.mark.parametrize(
    "other",
    [
        ("b", None, ("CHN", "KAZ")),  # It does not say when it was changed.
        ("b", FIRST[1], ("CHN", "KAZ")),  # At the same moment.
        ("b", SECOND[1], ("CHN", "KAZ"), "https://wire.example/other"),
    ],
)
def test_articles_that_are_no_later_versions_all_stand(
    graph: Graph, other: tuple[str, str | None, tuple[str, ...]]
) -> None:
    graph.write(version(*FIRST))
    graph.write(version(*other))
    assert attended(graph) == {"CHN", "KAZ", "RUS"}


def test_files_of_facts_are_settled_alike(graph: Graph) -> None:
    told = [version(*one) for one in (SECOND, FIRST, THIRD)]
    graph.write(told)
    settled = Settled(map(Stated.of, told))
    names = {(label, key) for label, key, _ in settled.nodes()}
    assert ("State", "RUS") not in {
        (source[0], source[1]) for kind, source, *_ in settled.edges() if kind == "ATTENDED"
    }
    assert {("Article", key) for key in "abc"} <= names
    assert sum(1 for kind, *_ in settled.edges() if kind == "ATTENDED") == graph.stats().edges["ATTENDED"]


PAGE = """<html><head><title>Ministers meet</title>{}</head><body><article><p>Foreign ministers of six
states met in Bishkek on Wednesday and talked about trade and about the water of the rivers they share.</p>
</article></body></html>"""


@pytest.mark.parametrize(
    ("head", "modified"),
    [
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ministers meet",'
            '"dateModified": "2013-06-27T10:31:00+02:00"}</script>',
            "2013-06-27T08:31:00Z",
        ),
        ('<meta property="article:modified_time" content="2013-06-27T10:31:00Z">', "2013-06-27T10:31:00Z"),
        ('<meta property="article:modified_time" content="yesterday">', None),
        ("", None),
    ],
)
def test_pages_say_when_they_were_changed(head: str, modified: str | None) -> None:
    article = read_html(PAGE.format(head).encode(), "page.html")
    assert not isinstance(article, Rejected)
    assert article.modified == modified
