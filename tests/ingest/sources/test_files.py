"""Articles from files, folders, pages and standard input, good and bad."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.article import Article
from ingest.sources import read_sources
from ingest.sources.admission import MAX_BYTES, MAX_CHARACTERS, Rejected, admit, decode
from ingest.sources.html import read_html

LEDE = (
    "Foreign ministers of five Andean states pledged on Tuesday to open a joint water commission, "
    "according to a statement that was released after their talks in the old town."
)
SECOND = (
    "The commission will have its seat in the city of Cusco and will begin its work in March, the "
    "minister of the host country told reporters at the end of the meeting."
)
PAGE = """<!doctype html><html lang="en"><head><title>Ministers agree | The Llama</title>{head}</head>
<body><nav><a href="/a">Home</a> <a href="/b">World</a></nav><h1>Andean ministers agree on water</h1>
<time datetime="2014-03-01">1 March</time>
<article><p>CUSCO, March 4 (Andina) -- {lede}</p><p>{second}</p></article>
<footer>Copyright 2014 The Daily Llama</footer></body></html>"""
LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebSite", "name": "No article"}, {"@type": ["NewsArticle"],
"headline": "Andean ministers  agree on water",
"datePublished": "2014-03-05T09:12:00Z", "publisher": {"@type": "Organization", "name": "Llama News"},
"mainEntityOfPage": {"@id": "https://example.org/water"}}]}</script>"""
GRAPH = """<meta property="og:title" content="Ministers agree on a water commission">
<meta property="og:site_name" content="The Llama">
<meta property="article:published_time" content="2014-03-04T08:00:00Z">
<link rel="canonical" href="https://example.org/w">"""


def page(head: str = "") -> bytes:
    return PAGE.format(head=head, lede=LEDE, second=SECOND).encode()


def accepted(found: Article | Rejected) -> Article:
    assert isinstance(found, Article), found
    return found


def rejected(found: Article | Rejected) -> str:
    assert isinstance(found, Rejected), found
    assert "\n" not in found.reason
    return found.reason


def reasons(found: Iterable[Article | Rejected]) -> list[str]:
    return [rejected(one) for one in found]


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "one.HTML").write_bytes(page())
    (tmp_path / "a.txt").write_text(LEDE)
    (tmp_path / "c.md").write_text(f"---\ntitle: Water\n---\n\n{LEDE}\n")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n")
    (tmp_path / ".hidden.txt").write_text(LEDE)
    found = [accepted(one) for one in read_sources([tmp_path])]
    assert [Path(one.source).name for one in found] == ["a.txt", "c.md", "one.HTML"]
    assert found[1].title == "Water"


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(bytes(range(256)) * 50)
    (tmp_path / "c.html").write_text("<html><body><script>x()</script></body></html>")
    (tmp_path / "d.txt").write_text(LEDE)
    *bad, good = read_sources([tmp_path])
    assert reasons(bad) == [
        "empty: no words in it",
        "not a text: and no other kind of document that is known",
        "no article text: none found on this page",
    ]
    assert accepted(good).text == LEDE


def test_missing_files_and_folders_without_articles_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    missing, empty, null = read_sources([tmp_path / "gone.txt", tmp_path / "empty", "a\0b"])
    assert rejected(missing) == "no such file"
    assert isinstance(missing, Rejected)
    assert missing.source.endswith("gone.txt")
    assert rejected(empty).startswith("no articles in this folder")
    assert rejected(null).startswith("cannot be opened")


def test_a_name_too_long_for_the_file_system_is_no_crash() -> None:
    (found,) = read_sources(["x" * 5000])
    assert rejected(found)


def test_standard_input_is_one_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(LEDE.encode())))
    (found,) = read_sources(["-"])
    assert (accepted(found).text, accepted(found).source) == (LEDE, "-")


def test_a_page_is_known_by_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "download"
    path.write_bytes(page())
    (found,) = read_sources([path])
    assert "Home" not in accepted(found).text


def test_fifty_megabytes_in_a_line_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_bytes(b"the minister said " * 2_900_000)
    (found,) = read_sources([path])
    assert rejected(found) == f"too large: more than {MAX_BYTES:,} bytes; split it into one file an article"


def test_controls_are_gone_when_an_article_is_taken_in(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f'---\ntitle: "The \\x01 talks\\f"\n---\n\n{LEDE}\x0c{SECOND}\x01\ufffe')
    article = accepted(next(iter(read_sources([tmp_path]))))
    assert article.text.endswith(f"{LEDE}\n{SECOND}\ufffd\ufffd")
    fields = [article.title, article.dateline, article.publisher, article.url, article.text]
    assert not [one for one in fields if one and re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe]", one)]
    made = Article("x\x1by", title="a\x0bb\x00", url="http://a/\x07", publisher="\ud800", source="\x02")
    assert (made.text, made.title, made.url) == ("x\ufffdy", "a b\ufffd", "http://a/\ufffd")


def test_a_text_beyond_the_limit_is_refused() -> None:
    reason = rejected(admit(Article("the minister said " * (MAX_CHARACTERS // 18 + 1))))
    assert reason.startswith("too long: 500,")


def test_other_languages_are_set_aside_with_their_name() -> None:
    french = (
        "Les ministres se sont engagés à ouvrir une commission pour la paix dans la région de la capitale. "
        * 3
    )
    assert rejected(admit(Article(french))) == "language: French (fr); only English is read"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"])
def test_encodings_are_recognized(encoding: str) -> None:
    text = f"“We are content”, said the minister in São Tomé. {LEDE}"
    assert decode(text.encode(encoding)) == text


def test_a_declared_encoding_is_tried_after_utf_8() -> None:
    assert decode("Łódź".encode("iso8859-2"), "iso-8859-2") == "Łódź"
    assert decode("Łódź".encode(), "iso-8859-2") == "Łódź"
    assert decode(b"plain", "no-such-encoding") == "plain"


def test_line_ends_are_made_one() -> None:
    assert decode(b"one\r\ntwo\rthree\n") == "one\ntwo\nthree\n"


def test_a_pages_text_is_what_spans_point_into() -> None:
    article = accepted(read_html(page(), "page.html"))
    assert article.text == f"CUSCO, March 4 (Andina) -- {LEDE}\n\n{SECOND}"
    assert article.dateline == "CUSCO, March 4 (Andina)"


@pytest.mark.parametrize(
    ("figure", "kept"),
    [
        ("<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure>", True),
        ("<div class='wp-caption'><img src='a.jpg'><p class='wp-caption-text'>{caption}</p></div>", True),
        ("<aside><figure><figcaption>{caption}</figcaption></figure></aside>", False),
        ("<a href='/next'><figure><figcaption>{caption}</figcaption></figure></a>", False),
        ("<figure><figcaption><a href='/next'>{caption}</a></figcaption></figure>", False),
    ],
)
def test_captions_of_the_articles_own_pictures_are_kept(figure: str, kept: bool) -> None:
    caption = "The two ministers sign the accord beside the old harbour of the town on Tuesday."
    data = PAGE.format(head="", lede=LEDE, second=SECOND).replace(
        SECOND + "</p>", SECOND + "</p>" + figure.format(caption=caption)
    )
    assert (caption in accepted(read_html(data.encode(), "p")).text) is kept


def test_metadata_is_believed_in_order() -> None:
    linked = accepted(read_html(page(GRAPH + LINKED), "p"))
    assert linked.title == "Andean ministers agree on water"
    assert (linked.publisher, linked.published) == ("Llama News", date(2014, 3, 5))
    assert linked.url == "https://example.org/water"
    graph = accepted(read_html(page(GRAPH), "p"))
    assert graph.title == "Ministers agree on a water commission"
    assert (graph.publisher, graph.published) == ("The Llama", date(2014, 3, 4))
    assert graph.url == "https://example.org/w"
    assert accepted(read_html(page(), "p")).published == date(2014, 3, 1)


def test_a_declared_charset_is_used() -> None:
    head = '<meta charset="windows-1252">'
    data = PAGE.format(head=head, lede=LEDE.replace("old", "Sucré"), second=SECOND).encode("cp1252")
    assert "Sucré town" in accepted(read_html(data, "p")).text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html></html>",
        b"<div>" * 100_000,
        b"<a href='" * 20_000,
        b"<b><i>" * 10_000 + b"x",
        b"<p>" + b"x" * 1_000_000,
        b"\x00\x01\x02" * 1000,
        b"<html><body>&#x0;&#xFFFFFFF;</body></html>",
        b'<script type="application/ld+json">' + b"[" * 50_000 + b"</script>",
        b'<script type="application/ld+json">{"@type": 5, "headline": []}</script>',
    ],
)
def test_hostile_pages_are_set_aside(data: bytes) -> None:
    assert rejected(read_html(data, "p"))


def test_strange_linked_data_does_not_hide_the_article() -> None:
    for strange in (
        "null",
        "[[1]]",
        '{"@type": "Article", "publisher": [], "url": 3}',
        '{"@graph": "x"}',
        "{",
    ):
        head = f'<script type="application/ld+json">{strange}</script>'
        assert accepted(read_html(page(head), "p")).text.endswith(SECOND)


MARKUP = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "<article>",
        "<script>",
        "<figure>",
        "<figcaption>",
        "<!--",
        "-->",
        "<![CDATA[",
        "&#0;",
        LEDE,
        '"',
    ]
)


@given(st.lists(MARKUP, max_size=20).map("".join).map(str.encode) | st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_no_bytes_raise(data: bytes) -> None:
    assert isinstance(read_html(data, "p"), Article | Rejected)
    text = decode(data)
    assert text is None or isinstance(admit(Article(text)), Article | Rejected)
