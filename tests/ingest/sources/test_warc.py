"""Crawlers' archives: pages out of WARC, whole, cut off, damaged and hostile."""

from __future__ import annotations

import gzip
from pathlib import Path
from uuid import uuid4

import pytest

from ingest.article import Article
from ingest.sources import read_sources
from ingest.sources.admission import Rejected

TEXT = (
    "Foreign Minister Petr Novak of the Czech Republic met Slovak Foreign Minister Jana Kovacova in {city} "
    "on Tuesday. They agreed to open two border crossings before the end of the year and to repair a bridge. "
    "Novak said that the talks had been friendly, and that he expected his guest to return in autumn."
)
CITIES = ("Prague", "Brno", "Bratislava")


def page(city: str) -> bytes:
    body = "".join(f"<p>{part}.</p>" for part in TEXT.format(city=city).split(". "))
    head = f"<head><title>Ministers in {city}</title></head>"
    return f"<html>{head}<body><article>{body}</article></body></html>".encode()


def archive(records: list[tuple[str, bytes, str, str]], *, packed: bool) -> bytes:
    """Records of a URL, its answer, the content type and the status; a request goes before each."""
    result = b""
    for url, body, kind, status in records:
        asked = b"GET / HTTP/1.1\r\nHost: news.example\r\n\r\n"
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        for sort, content in (("request", asked), ("response", answer)):
            head = (
                f"WARC/1.0\r\nWARC-Type: {sort}\r\nWARC-Target-URI: {url}\r\n"
                f"WARC-Date: 2015-03-04T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{uuid4()}>\r\n"
                f"Content-Type: application/http; msgtype={sort}\r\n"
                f"Content-Length: {len(content)}\r\n\r\n"
            )
            record = head.encode() + content + b"\r\n\r\n"
            result += gzip.compress(record) if packed else record
    return result


def three(*, packed: bool) -> bytes:
    pages = [
        (f"https://news.example/{city.lower()}", page(city), "text/html; charset=utf-8", "200 OK")
        for city in CITIES
    ]
    noise = [
        ("https://news.example/logo.png", b"\x89PNG", "image/png", "200 OK"),
        ("https://news.example/gone", page("Olomouc"), "text/html", "404 Not Found"),
    ]
    return archive([*pages[:2], *noise, pages[2]], packed=packed)


def split(path: Path) -> tuple[list[Article], list[Rejected]]:
    found = list(read_sources([path]))
    aside = [one for one in found if isinstance(one, Rejected)]
    return [one for one in found if isinstance(one, Article)], aside


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_read_with_their_addresses_and_places(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    path.write_bytes(three(packed=packed))
    articles, aside = split(path)
    assert aside == []
    assert [one.url for one in articles] == [f"https://news.example/{city.lower()}" for city in CITIES]
    for article, city in zip(articles, CITIES, strict=True):
        assert city in article.text
        assert str(article.source).startswith(f"{path}@")
    assert len({one.source for one in articles}) == 3


def test_it_is_known_by_its_bytes_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "crawl.txt"
    path.write_bytes(three(packed=True))
    assert len(split(path)[0]) == 3


@pytest.mark.parametrize("packed", [True, False])
def test_what_comes_before_a_cut_is_read_and_the_cut_is_told(tmp_path: Path, packed: bool) -> None:
    whole = three(packed=packed)
    path = tmp_path / "crawl.warc"
    path.write_bytes(whole[: len(whole) - 150])
    articles, aside = split(path)
    assert [one.url for one in articles] == [f"https://news.example/{city.lower()}" for city in CITIES[:2]]
    assert [one.reason.split(":")[0] for one in aside] == ["cut off"]
    assert aside[0].source.startswith(f"{path}@")


def test_an_archive_packed_as_one_piece_is_read(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(three(packed=False)))
    articles, aside = split(path)
    assert [one.url for one in articles] == [f"https://news.example/{city.lower()}" for city in CITIES]
    assert aside == []


def test_robots_rules_are_no_article(tmp_path: Path) -> None:
    rules = ("https://news.example/robots.txt", b"User-agent: *\nDisallow: /search\n", "text/plain", "200 OK")
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(archive([rules], packed=True))
    articles, aside = split(path)
    assert articles == []
    assert [one.source for one in aside] == [str(path)]


def test_garbage_between_records_costs_no_more_than_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(three(packed=False)[:-1] + b"\r\n\r\nnothing of this is a record\r\n\r\n" * 3)
    articles, aside = split(path)
    assert len(articles) == 3
    assert [one.reason.split(":")[0] for one in aside] == ["damaged"]


def test_a_bomb_costs_its_record_alone(tmp_path: Path) -> None:
    huge = page("Prague") + b" " * 60_000_000
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(
        archive(
            [
                ("https://news.example/huge", huge, "text/html", "200 OK"),
                ("https://news.example/brno", page("Brno"), "text/html", "200 OK"),
            ],
            packed=True,
        )
    )
    articles, aside = split(path)
    assert [one.url for one in articles] == ["https://news.example/brno"]
    assert [one.reason.split(":")[0] for one in aside] == ["too large"]


def test_an_archive_without_pages_is_told(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(b""))
    articles, aside = split(path)
    assert articles == []
    assert len(aside) == 1


def test_an_archives_own_words_reach_no_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data = archive([("https://news.example/\x1b[31m", page("Prague"), "text/html", "200 OK")], packed=False)
    first, second = data.split(b"Content-Length: ", 1)[0], data.split(b"Content-Length: ", 1)[1]
    length, rest = second.split(b"\r\n", 1)
    path = tmp_path / "a.warc"
    path.write_bytes(
        first + b"Content-Length: " + str(int(length) - 5).encode() + b"\r\n" + rest + b"\x1b[31m\r\n"
    )
    assert list(read_sources([path]))
    assert capfd.readouterr() == ("", "")
