"""What is new of some days in the small world, on both engines."""

from __future__ import annotations

from datetime import date

import pytest

from graph import questions
from graph.errors import SummitryError
from graph.store.graph import Graph
from tests.graph.worlds import Report


def test_new_meetings_contacts_and_pledges(known: Graph) -> None:
    week = questions.news(known, since=date(2013, 6, 20), until=date(2013, 6, 26))
    assert {row["id"] for row in week["meetings"]} == {"bishkek-2013", "chn-kaz-2013"}
    assert {row["id"] for row in week["pledges"]} == {"exercise", "patrols"}
    assert week["contacts"] == []
    [summit] = [row for row in week["meetings"] if row["id"] == "bishkek-2013"]
    assert (summit["told"], summit["articles"]) == (date(2013, 6, 26), 1)
    assert {party["key"] for party in summit["parties"]} == {"CHN", "KAZ", "KGZ", "RUS"}
    assert summit["evidence"][0]["url"] == "https://example.org/a2"


def test_a_meeting_is_new_once_and_ends_a_silence(known: Graph) -> None:
    first = questions.news(known, since=date(2021, 6, 16), until=date(2021, 6, 16))
    assert [row["id"] for row in first["meetings"]] == ["geneva-2021"]
    assert first["meetings"][0]["articles"] == 2
    [contact] = first["contacts"]
    assert (contact["state"], contact["partner"], contact["before"]) == ("RUS", "USA", date(2010, 4, 8))
    later = questions.news(known, since=date(2021, 6, 17), until=date(2021, 6, 30))
    assert later["counts"] == {"meetings": 0, "contacts": 0, "pledges": 0}
    longer = questions.news(known, since=date(2021, 6, 16), until=date(2021, 6, 16), years=12)
    assert longer["contacts"] == []


def test_a_meeting_to_come_counts_by_its_article_and_limits_are_told(known: Graph) -> None:
    told = questions.news(known, since=date(2022, 1, 10), until=date(2022, 1, 10), limit=1)
    assert told["counts"]["meetings"] == 2
    assert [row["id"] for row in told["meetings"]] == ["chn-ind-undated"]
    with pytest.raises(SummitryError, match="earlier day first"):
        questions.news(known, since=date(2022, 1, 11), until=date(2022, 1, 10))


def test_an_article_without_a_day_counts_as_one_of_the_meetings(graph: Graph) -> None:
    """And the first article of several counts, whether it has a day or not."""
    late = Report("b", published=date(2013, 7, 9))
    graph.write([Report("a", published=None).facts(), late.facts()])
    days = {day: questions.news(graph, since=day, until=day) for day in (date(2013, 6, 26), date(2013, 7, 9))}
    assert [len(news["meetings"]) for news in days.values()] == [1, 0]
    [meeting] = days[date(2013, 6, 26)]["meetings"]
    assert (meeting["told"], meeting["articles"]) == (date(2013, 6, 26), 2)
    graph.forget("a")
    assert questions.news(graph, since=date(2013, 7, 9), until=date(2013, 7, 9))["counts"]["meetings"] == 1
