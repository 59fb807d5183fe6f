"""Inputs on which others stumbled, each for its kind; ``expected.md`` says what is right."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from graph.model import Facts
from ingest.article import Article
from ingest.pipeline import read
from ingest.sources import read_sources
from ingest.sources.admission import Rejected
from ingest.sources.html import read_html

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
    assert len(list(facts.of_label("Meeting"))) == 6
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


GEO = (
    "Latvian Foreign Minister Edgars Rinkevics met Georgian Foreign Minister David Zalkaliani in Tbilisi on "
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "api.json",
            {
                "status": "ok",
                "total": 1,
                "articles": [{"content": f"{GEO}Tuesday.", "publishedAt": "2019-04-10"}],
            },
        ),
        (
            "feed.json",
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "News",
                "items": [
                    {"id": "1", "content_text": f"{GEO}Tuesday.", "date_published": "2019-04-10T09:00:00Z"}
                ],
            },
        ),
        ("line.json", {"text": f"{GEO}Tuesday.", "created_at": "Wed Apr 10 09:30:00 +0000 2019"}),
        # What looks like it:
        ("line.jsonl", {"text": f"{GEO}Tuesday.", "published": "2019-04-10", "items": [{"id": 1}]}),
    ],
)
def test_what_interfaces_wrap_around_articles(name: str, data: object, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(json.dumps(data), "utf-8")
    found = [one for one in read_sources([path]) if isinstance(one, Article)]
    assert [talks(read(one)) for one in found] == [{("GEO~LVA", "2019-04-09")}]


@pytest.mark.parametrize(
    "linked",
    [
        "[Georgian Foreign Minister][1] David Zalkaliani in Tbilisi on Tuesday.\n\n[1]: https://n.example/(a)",
        "_[Georgian Foreign Minister](https://n.example/a_(b))_ David Zalkaliani in Tbilisi on Tuesday[^2].",
        "Georgian Foreign Minister [David Zalkaliani](<https://n.example/a b>) in __Tbilisi__ on Tuesday.",
    ],
)
def test_links_of_markdown_in_all_forms(linked: str) -> None:
    text = f"Latvian Foreign Minister Edgars Rinkevics met {linked}"
    facts = read(Article(text, published=date(2019, 4, 10)))
    assert talks(facts) == {("GEO~LVA", "2019-04-09")}
    assert {str(node.properties["name"]) for node in facts.of_label("Minister")} == {
        *("Edgars Rinkevics", "David Zalkaliani")
    }


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


def test_entries_of_a_live_blog_have_days_of_their_own() -> None:
    assert told("20-live.html") == [{("KAZ~UZB", "2019-05-15"), ("KGZ~TJK", "2019-05-14")}]


ENTRY = (
    "<section><time datetime='{}'>10:00</time><p>{} in the capital this morning, and they spoke for an hour "
    "of water, of electricity and of the price of fruit in the coming winter, officials say.</p></section>"
)
ALB = "Albanian Foreign Minister Gent Cakaj met Croatian Foreign Minister Marija Pejcinovic Buric"
LVA = "Latvian President Raimonds Vejonis met Estonian Prime Minister Juri Ratas"


def page(*entries: tuple[str, str], published: str = "2019-05-13") -> bytes:
    body = "".join(ENTRY.format(*entry) for entry in entries)
    return (
        f"<html><head><title>Live</title><meta property='article:published_time' content='{published}'>"
        f"</head><body><article><h1>Live: the region today</h1>{body}</article></body></html>"
    ).encode()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            page(("2019-05-13T08:00:00Z", ALB), ("2019-05-15T08:00:00Z", LVA)),
            {("ALB~HRV", "2019-05-13"), ("EST~LVA", "2019-05-15")},
        ),
        (
            page(("2019-05-15T08:00:00Z", ALB), ("2019-05-15T07:00:00Z", LVA), published="2019-05-15"),
            {("ALB~HRV", "2019-05-15"), ("EST~LVA", "2019-05-15")},
        ),
        # One time on a page is that of the page, whatever it is called.
        (page(("2019-05-10T08:00:00Z", ALB)), {("ALB~HRV", "2019-05-13")}),
    ],
)
def test_more_live_blogs(data: bytes, expected: set[tuple[str, str]]) -> None:
    found = read_html(data, "live.html")
    assert isinstance(found, Article)
    assert talks(read(found)) == expected


def test_a_paragraph_that_begins_with_its_day_speaks_from_it() -> None:
    text = (
        "14 May 2018: Kazakh Foreign Minister Beibut Atamkulov met Uzbek Foreign Minister Abdulaziz Kamilov "
        "in Tashkent this morning.\n\nLatvian President Raimonds Vejonis met Estonian Prime Minister Juri "
        "Ratas in Riga today."
    )
    assert talks(read(Article(text, published=date(2019, 5, 15)))) == {
        ("KAZ~UZB", "2018-05-14"),
        ("EST~LVA", "2019-05-15"),
    }


KAZ = "Kazakh Foreign Minister Beibut Atamkulov met Uzbek Foreign Minister Abdulaziz Kamilov in Tashkent"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            f"<table><tr><th>Day</th><th>What happened</th></tr><tr><td>14 May 2019</td><td>{KAZ}</td></tr>"
            f"<tr><td>9 April 2019</td><td>{LVA} in Riga</td></tr></table>",
            {("KAZ~UZB", "2019-05-14"), ("EST~LVA", "2019-04-09")},
        ),
        # Numbers, and what a page links to, tell of no meeting:
        (
            "<table><tr><td>Kazakhstan</td><td>14</td></tr><tr><td>Uzbekistan</td><td>9</td></tr></table>",
            set(),
        ),
        (f"<nav><table><tr><td>14 May 2019</td><td>{KAZ}</td></tr></table></nav>", set()),
    ],
)
def test_rows_of_tables_are_told_with_their_days(table: str, expected: set[tuple[str, str]]) -> None:
    prose = "The calendar of the region's foreign ministries lists what their ministers did in spring. " * 4
    data = f"<html><title>Calendar</title><body><article><p>{prose}</p>{table}</article></body></html>"
    found = read_html(data.encode(), "calendar.html", known=Article("", published=date(2019, 5, 15)))
    assert isinstance(found, Article)
    assert talks(read(found)) == expected


FEED = (
    "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>News</title>"
    "<link>https://n.example/</link>{}</channel></rss>"
)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            f"<item><title>Ministers</title><pubDate>Wed, 15 May 2019 09:00:00 GMT</pubDate><content:encoded>"
            f"&lt;p&gt;{KAZ} on Tuesday.&lt;/p&gt;</content:encoded></item>",
            [{("KAZ~UZB", "2019-05-14")}],
        ),
        (
            f"<item><title>Ministers</title><pubDate>Wed, 15 May 2019 09:00:00 GMT</pubDate><description>"
            f"{KAZ} on Tuesday. {LVA} in Riga on Monday.</description></item>",
            [{("KAZ~UZB", "2019-05-14"), ("EST~LVA", "2019-05-13")}],
        ),
        ("<item><title>Nothing but a title</title></item>", []),
    ],
)
def test_feeds_without_links(item: str, expected: list[set[tuple[str, str]]], tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    path.write_text(FEED.format(item), "utf-8")
    found = [one for one in read_sources([path]) if isinstance(one, Article)]
    assert [talks(read(one)) for one in found] == expected
