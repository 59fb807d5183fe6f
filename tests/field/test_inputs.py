"""Inputs on which others stumbled, each for its kind; ``expected.md`` says what is right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.model import Facts
from ingest.article import Article
from ingest.pipeline import read
from ingest.sources import read_sources
from ingest.sources.admission import Rejected

HERE = Path(__file__).parent


def articles(name: str) -> list[Article]:
    return [found for found in read_sources([HERE / name]) if isinstance(found, Article)]


def talks(facts: Facts) -> set[tuple[str, str]]:
    """Talks of two states and their days."""
    pairs = [edge for edge in facts.of_type("BILATERAL_TALKS") if edge.source.label == "State"]
    days = {node.ref.key: node.properties.get("date") for node in facts.of_label("Meeting")}
    return {
        ("~".join(sorted((edge.source.key, edge.target.key))), str(days[str(edge.properties["meeting"])]))
        for edge in pairs
    }


def told(name: str) -> list[set[tuple[str, str]]]:
    return [talks(read(article)) for article in articles(name)]


@pytest.mark.parametrize(
    "name",
    [
        "16-not-wrapped.txt",
        "16-wrapped-68.txt",
        "16-quoted-mail.txt",
        "16-pre.html",
        "24-caps.txt",
        "25-links.md",
    ],
)
def test_one_report_in_many_layouts_tells_the_same(name: str) -> None:
    (article,) = articles(name)
    facts = read(article)
    assert talks(facts) == {("AZE~UZB", "2019-05-14"), ("KAZ~UZB", "2019-05-17")}
    assert sorted(str(node.properties["name"]) for node in facts.of_label("Minister")) == [
        *("Abdulaziz Kamilov", "Elmar Mammadyarov", "Roman Sklyar", "Shavkat Mirziyoyev")
    ]
    assert len(list(facts.of_label("Meeting"))) == 5
    assert len(list(facts.of_label("Commitment"))) == 1


def test_days_of_a_table_in_all_forms() -> None:
    *days, last = [article.published for article in articles("15-date-columns.csv")]
    assert set(days) == {date(2019, 5, 15)}
    assert last is None
    (remark,) = [
        found for found in read_sources([HERE / "15-date-columns.csv"]) if isinstance(found, Rejected)
    ]
    assert "15 mai 2019" in remark.reason
    assert "--date-format" in remark.reason


def test_an_array_holds_articles() -> None:
    assert told("17-array.json") == [{("KAZ~UZB", "2019-05-14")}, {("GEO~LVA", "2019-04-09")}]


def test_control_characters_and_form_feeds() -> None:
    assert told("18-control-characters.jsonl") == [{("KAZ~UZB", "2019-05-14")}]
    (article,) = articles("18-form-feed-pdftotext.txt")
    facts = read(article)
    assert talks(facts) == {("KAZ~UZB", "2019-05-14")}
    assert len(list(facts.of_label("Commitment"))) == 1


def test_a_full_stop_may_be_missing() -> None:
    assert told("19-bullets-no-stop.txt") == [{("KAZ~UZB", "2019-05-14"), ("GEO~LVA", "2019-05-14")}]
    first, second = (read(article) for article in articles("19-no-final-stop.jsonl"))
    attending = [{edge.source.key for edge in facts.of_type("ATTENDED")} for facts in (first, second)]
    assert attending == [{"USA", "RUS", "CHE"}] * 2


def test_entries_of_feeds_that_hold_their_articles() -> None:
    assert told("21-description.rss") == [{("KAZ~UZB", "2019-05-14")}]
    assert told("21-short.atom") == [{(f"{state}~UZB", "2019-05-14")} for state in ("KAZ", "GEO")] + [
        {("LVA~UZB", "2019-05-14")}
    ]


def test_title_and_date_line_of_a_pdf_stand_for_themselves() -> None:
    (article,) = articles("22-date-line.pdf")
    assert (article.title, article.published) == ("Kazakh and Uzbek ministers meet", date(2019, 5, 15))
    assert ("KAZ~UZB", "2019-05-14") in talks(read(article))
