"""What a meeting is called: one rule of style, whatever the order in which the text tells of it."""

from __future__ import annotations

from datetime import date

import pytest

from graph.reference.tables import state_in_compound, state_in_prose
from graph.statements.fusion import Report, meeting
from graph.statements.meeting_names import full_name, in_words, listed
from ingest.article import Article
from ingest.meetings.naming import proper_name
from ingest.pipeline import RULES, read

DAY = date(2017, 11, 8)


def names(text: str) -> set[str]:
    """The names of the meetings that a report of 8 November 2017 tells of."""
    facts = read(Article(text, published=DAY), RULES)
    return {str(node.properties["name"]) for node in facts.of_label("Meeting")}


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("13th SAARC Summit", "13th SAARC summit"),
        ("last year's G7 Summit", "G7 summit"),
        ("Conference on Disarmament", "Conference on Disarmament"),
        ("Summit of the Americas", "Summit of the Americas"),
        ("East Asia Summit in Vientiane", "East Asia Summit"),
        ("EU-China summit", "EU-China summit"),
        ("two-day summit", ""),
        ("Second summit", ""),
        ("Summit", ""),
        ("annual meeting of the leaders", ""),
        ("today's summit of", ""),
    ],
)
def test_the_proper_name_in_a_wording_is_kept_and_a_description_is_none(wording: str, name: str) -> None:
    assert proper_name(wording) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "BEIJING, Nov 8 (Steppe) -- U.S. President Donald Trump arrived in China on Wednesday.",
            "Trump's visit to China, 8 November 2017",
        ),
        (
            "BERLIN, Nov 8 (Steppe) -- Officials of Poland and Germany held talks in Berlin on Wednesday.",
            "Germany–Poland talks, Berlin, 8 November 2017",
        ),
        (
            "BERLIN, Nov 8 (Steppe) -- Officials of Germany and Poland held talks in Berlin on Wednesday.",
            "Germany–Poland talks, Berlin, 8 November 2017",
        ),
        (
            "PARIS, Nov 8 (Steppe News) -- French President Emmanuel Macron spoke by telephone with Chinese "
            "President Xi Jinping on Wednesday.",
            "Call Macron–Xi, 8 November 2017",
        ),
        (
            "WASHINGTON, Nov 8 (Steppe) -- Officials of the United States and China held talks in "
            "Geneva on Wednesday.",
            "China–US talks, Geneva, 8 November 2017",
        ),
    ],
)
def test_a_meeting_is_named_after_who_met_where_and_when(text: str, name: str) -> None:
    assert names(text) == {name}


def test_lists_have_commas_and_count_those_that_are_too_many() -> None:
    assert listed(["France", "Germany", "Italy"]) == "France, Germany and Italy"
    assert listed("ABCD") == "A, B, C and D"
    assert listed("ABCDEFGHI") == "A, B, C and 6 others"


def test_states_go_with_their_article_in_prose_and_without_in_compounds() -> None:
    assert (state_in_prose("USA"), state_in_compound("USA")) == ("the United States", "US")
    assert (state_in_prose("NLD"), state_in_compound("NLD")) == ("the Netherlands", "Netherlands")
    assert (state_in_prose("CHN"), state_in_compound("CHN")) == ("China", "China")


def test_a_day_is_told_no_finer_than_it_is_known() -> None:
    assert in_words(date(2013, 9, 1), "month") == "September 2013"
    assert in_words(date(2013, 1, 1), "year") == "2013"
    assert in_words(date(2018, 6, 9), "day", date(2018, 6, 10)) == "9–10 June 2018"
    assert in_words(date(2018, 5, 31), "day", date(2018, 6, 1)) == "31 May–1 June 2018"


def test_a_city_or_year_in_the_title_is_not_told_twice() -> None:
    assert full_name({"title": "Geneva Conference on Laos", "city": "Geneva"}) == "Geneva Conference on Laos"
    year = {"title": "2022 G7 Elmau Summit", "date": date(2022, 1, 1), "date_precision": "year"}
    assert full_name(year) == "2022 G7 Elmau Summit"


def test_several_articles_make_one_name_of_the_day_and_place_on_which_they_settle() -> None:
    stated = {"title": "G7 summit", "name": "G7 summit, May 2023", "kind": "multilateral"}
    vague = Report("a", None, stated | {"date": date(2023, 5, 1), "date_precision": "month"})
    exact = Report(
        "b", None, stated | {"date": date(2023, 5, 19), "date_precision": "day", "city": "Hiroshima"}
    )
    assert meeting([vague, exact])["name"] == "G7 summit, Hiroshima, 19 May 2023"
    assert meeting([exact, vague])["name"] == "G7 summit, Hiroshima, 19 May 2023"
