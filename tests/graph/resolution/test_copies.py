"""One agency's report on ten sites: ten sources of the same facts, and as sure as one."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from graph.model import Facts
from graph.store.graph import Graph
from ingest.article import Article
from ingest.pipeline import read
from ingest.text.copies import signature

REPORT = """Ministers agree to reopen border crossings

PRAGUE (Wire) - Czech Foreign Minister Petr Novak met Slovak Foreign Minister Jana Kovacova in Prague on
Tuesday. They discussed the repair of a bridge that a flood had carried away and the customs posts beside it.

The Czech Republic pledged to pay half of the repair. Novak told reporters after the talks that the first cars
should cross the river again before the end of the year, and that he expected his guest to return in autumn.

Engineers of both countries have measured the banks since the spring. A temporary bridge, which carries people
on foot and bicycles, will stay until the new one stands. Shopkeepers in the two towns had asked for it.
"""
UPDATE = (
    "\nThe mayor of the town on the other bank said that she would come to the opening with a brass band.\n"
)
OTHER = """Neighbours talk about a bridge

PRAGUE (Courier) - The foreign ministers of the Czech Republic and Slovakia, Petr Novak and Jana Kovacova,
held talks in Prague on Tuesday, a spokesman said. The flood of last summer and what it had left of the old
bridge took up most of an hour; a dinner followed. Nothing was signed, though money was promised by the hosts,
and their visitors were said to be content with that. The opposition called the sum too small and too late.
"""


@cache
def facts_of(text: str, day: date) -> Facts:
    """What a report states. Stores only read it, so that both can be given the same."""
    return read(Article(text, published=day))


def copies() -> list[Facts]:
    """The report on ten sites: with their own last lines, an update, and the next day as if new."""
    texts = [
        f"{REPORT}\nCopyright of site {number}. All rights reserved by site {number}.\n"
        for number in range(8)
    ]
    days = [date(2015, 3, 4)] * 8
    texts += [REPORT + UPDATE, REPORT.replace("on\nTuesday", "on\nWednesday")]
    days += [date(2015, 3, 4), date(2015, 3, 5)]
    return [facts_of(text, day) for text, day in zip(texts, days, strict=True)]


def test_copies_add_sources_to_one_meeting_and_no_certainty(graph: Graph) -> None:
    told = copies()
    graph.write(told[:1])
    [alone] = graph.run("MATCH (:State)-[r:BILATERAL_TALKS]->(:State) RETURN r.confidence AS sure")
    graph.write(told[1:8])
    [same] = graph.run("MATCH (:State)-[r:BILATERAL_TALKS]->(:State) RETURN r.confidence AS sure")
    assert same["sure"] == alone["sure"]
    graph.write(told[8:9])  # An update, which may tell it more clearly.
    [meeting] = graph.run("MATCH (a:Article)-[:REPORTS]->(m:Meeting) RETURN m.id AS id, count(a) AS articles")
    assert meeting["articles"] == 9
    [talks] = graph.run(
        "MATCH (:State)-[r:BILATERAL_TALKS]->(:State) RETURN r.confidence AS sure, r.articles AS articles"
    )
    assert len(set(talks["articles"])) == 9
    graph.write([facts_of(OTHER, date(2015, 3, 4))])
    [two] = graph.run("MATCH (:State)-[r:BILATERAL_TALKS]->(:State) RETURN r.confidence AS sure")
    assert two["sure"] > talks["sure"]


@pytest.mark.parametrize("backwards", [False, True])
def test_a_copy_that_counts_from_its_own_day_tells_of_the_same_meeting(graph: Graph, backwards: bool) -> None:
    """Three days on, the weekday is changed and nothing else: the talks did not take place twice."""
    later = facts_of(REPORT.replace("on\nTuesday", "on\nFriday"), date(2015, 3, 7))
    told = [*copies()[:2], later]
    graph.write(told[::-1] if backwards else told)
    rows = graph.run("MATCH (a:Article)-[:REPORTS]->(m:Meeting) RETURN m.id AS id, count(a) AS articles")
    assert [row["articles"] for row in rows] == [3]


def test_another_report_of_another_day_is_another_meeting(graph: Graph) -> None:
    other = facts_of(OTHER.replace("Tuesday", "Friday"), date(2015, 3, 7))
    graph.write([*copies()[:2], other])
    rows = graph.run("MATCH (a:Article)-[:REPORTS]->(m:Meeting) RETURN m.id AS id, count(a) AS articles")
    assert sorted(row["articles"] for row in rows) == [1, 2]


def likeness(one: str, other: str) -> float:
    first, second = signature(one), signature(other)
    pairs = [(first[at : at + 8], second[at : at + 8]) for at in range(0, len(first), 8)]
    return sum(a == b for a, b in pairs) / len(pairs)


def test_signatures_tell_copies_from_reports_by_other_hands() -> None:
    assert likeness(REPORT, REPORT.upper().replace(",", "")) == 1.0
    assert likeness(REPORT, REPORT + UPDATE) > 0.7
    assert likeness(REPORT, OTHER) < 0.2
    assert signature("Ministers met.") == ""
    assert signature("") == ""
    assert len(signature("word " * 500_000)) == 512
