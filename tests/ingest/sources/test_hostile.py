"""Whatever a source holds, a run goes through it, and its summary accounts for every document.

The inputs are made by a fuzzer with a fixed seed from a report and a page of our own.
"""

from __future__ import annotations

import base64
import gzip
import json
import random
import zlib
from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from graph.model import Facts
from ingest.article import Article
from ingest.sources import open_sources
from ingest.sources.admission import Known, Rejected
from ingest.sources.opening import open_document
from ingest.workers.worker import Read, Worker
from tests.ingest.sources.test_pdf import pdf
from tests.ingest.sources.test_warc import archive

#: How many files are made; as many in all as the second number with ``--full``.
NUMBER, FULL = 300, 10_000

TEXT = (
    "GENEVA, 4 March (Reuters) – The Norwegian foreign minister met her Swiss counterpart in Geneva on "
    "Monday for talks on fisheries. “We agreed to open the border posts,” she said afterwards.\n\n"
    "The ministers of both states pledged to send aid. They are to meet again in Oslo in May.\n"
)
PAGE = (
    "<!DOCTYPE html><html><head><title>Ministers meet in Geneva</title>"
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ministers meet in Geneva", '
    '"datePublished": "2019-03-04"}</script></head><body><nav><a href="/">Home</a></nav><article>'
    + "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n") * 3)
    + "</article></body></html>"
)

Maker = Callable[[random.Random], tuple[str, bytes]]


def cut(chance: random.Random) -> tuple[str, bytes]:
    data = PAGE.encode()
    return "html", data[: chance.randrange(len(data))]


def flipped(chance: random.Random) -> tuple[str, bytes]:
    data = bytearray(chance.choice([PAGE, TEXT]).encode())
    for _ in range(chance.randrange(1, 200)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return chance.choice(["html", "txt", "md"]), bytes(data)


def shuffled(chance: random.Random) -> tuple[str, bytes]:
    parts = PAGE.replace(">", ">\n").splitlines()
    chance.shuffle(parts)
    return "html", "".join(parts).encode()


def nested(chance: random.Random) -> tuple[str, bytes]:
    tag = chance.choice(["div", "b", "table", "ul", "span", "blockquote", "a"])
    depth = chance.choice([50, 300, 3000, 20_000])
    closed = f"</{tag}>" * depth if chance.random() < 0.5 else ""
    return "html", f"<html><body>{f'<{tag}>' * depth}<p>{TEXT}</p>{closed}</body></html>".encode()


def deep_data(chance: random.Random) -> tuple[str, bytes]:
    deep = chance.choice(['{"a":' * 5000, "[" * 50_000])
    if chance.random() < 0.5:
        return "jsonl", f"{deep}\n{json.dumps({'text': TEXT})}\n".encode()
    return "html", PAGE.replace('{"@type"', deep + '{"@type"').encode()


def misencoded(chance: random.Random) -> tuple[str, bytes]:
    encoding = chance.choice(["utf-16", "utf-16-be", "utf-32", "cp1252", "mac_roman", "gb18030", "utf-7"])
    declared = chance.choice(["utf-8", "shift_jis", "x-nonsense", "utf-16", "\\"])
    text = chance.choice([TEXT, PAGE.replace("<head>", f'<head><meta charset="{declared}">')])
    return chance.choice(["txt", "html"]), text.encode(encoding, "replace")


def long_line(chance: random.Random) -> tuple[str, bytes]:
    word = chance.choice(["met ", "a", "<", "&amp;", "-", "“", "The minister of ", "\u0301", "1,"])
    return chance.choice(["txt", "html", "md", "jsonl"]), (
        word * chance.choice([1000, 6000, 200_000])
    ).encode()


def noise(chance: random.Random) -> tuple[str, bytes]:
    return chance.choice(["txt", "html", "jsonl", "gz", "md"]), chance.randbytes(chance.randrange(5000))


def lying(chance: random.Random) -> tuple[str, bytes]:
    png = base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5E"
    )
    content = [b"%PDF-1.7\n%%EOF", b"PK\x03\x04" + bytes(40), png, b"WARC/1.0\r\n", b"\x7fELF", PAGE.encode()]
    return chance.choice(["txt", "html", "jsonl", "md", "gz", "warc", "pdf"]), chance.choice(content)


def compressed(chance: random.Random) -> tuple[str, bytes]:
    """Whole, cut off, damaged, followed by something else, or unpacking to a thousand times its size."""
    whole = gzip.compress(chance.choice([PAGE, TEXT, json.dumps({"text": TEXT}) + "\n"]).encode())
    damaged = bytearray(whole)
    damaged[chance.randrange(len(damaged))] ^= 255
    data = chance.choice([whole, whole[: chance.randrange(len(whole))], bytes(damaged), whole + b"x", bomb()])
    if chance.random() < 0.2:
        data = zlib.compress(data)
    return chance.choice(["jsonl.gz", "txt.gz", "html.gz", "gz", "warc.gz"]), data


@cache
def bomb() -> bytes:
    return gzip.compress(b"The minister met. " * 3_000_000)


def archived(chance: random.Random) -> tuple[str, bytes]:
    """A crawler's archive, packed or not, cut off or damaged."""
    url = "https://news.example/a"
    kinds = ["text/html", "text/plain", "text/html; charset=x-nonsense"]
    whole = archive([(url, PAGE.encode(), chance.choice(kinds), "200 OK")] * 3, packed=chance.random() < 0.5)
    return "warc.gz", broken(whole, chance)


def printed(chance: random.Random) -> tuple[str, bytes]:
    return "pdf", broken(pdf(), chance)


def listed(chance: random.Random) -> tuple[str, bytes]:
    """Feeds and sitemaps whose addresses are none, so that no server is asked."""
    entry = "<item><title>Talks</title><link>gopher://a/</link></item>"
    feed = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Wire</title>{entry * 3}</channel></rss>"
    sitemap = f"<urlset>{'<url><loc>gopher://a/</loc></url>' * 3}</urlset>"
    nested = "<rss><channel>" + "<item>" * 20_000
    data = chance.choice([feed, sitemap, nested, feed.replace("Talks", "&a;")]).encode()
    return chance.choice(["rss", "xml", "txt"]), broken(data, chance)


def broken(data: bytes, chance: random.Random) -> bytes:
    """Cut off, or with a few bytes changed."""
    if chance.random() < 0.5:
        return data[: chance.randrange(len(data))]
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 20)):
        changed[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(changed)


def controls(chance: random.Random) -> tuple[str, bytes]:
    words = TEXT.split(" ")
    for _ in range(40):
        words.insert(
            chance.randrange(len(words)),
            chr(chance.choice([0, 1, 27, 0x202E, 0x200B, 0xFFFE, 0x1F600, 0x85])),
        )
    return chance.choice(["txt", "html", "md"]), " ".join(words).encode()


def front_matter(chance: random.Random) -> tuple[str, bytes]:
    head = chance.choice(
        [
            "a: &a [*a]",
            "a: !!python/name:os.system",
            "date: 9999-99-99",
            "{" * 500,
            "title: [1",
            "x: &x\n" * 50,
        ]
    )
    return "md", f"---\n{head}\n---\n\n{TEXT}".encode()


def rows(chance: random.Random) -> tuple[str, bytes]:
    odd = [
        {"text": None},
        {"text": 7},
        {"text": [TEXT]},
        {"text": TEXT, "published": "31/31/31"},
        [],
        1,
        None,
        {},
    ]
    odd += [{"text": TEXT, "title": {"a": 1}, "url": 5}, {"text": "\ud800 met"}, {"text": TEXT * 3000}]
    return "jsonl", "".join(json.dumps(chance.choice(odd)) + "\n" for _ in range(3)).encode()


MAKERS: tuple[Maker, ...] = (
    *(cut, flipped, shuffled, nested, deep_data, misencoded, long_line, noise, lying, compressed),
    *(controls, front_matter, rows, archived, printed, listed),
)


@pytest.fixture(scope="module")
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder, chance = tmp_path_factory.mktemp("hostile"), random.Random(20130626)  # noqa: S311
    paths = []
    for number in range(FULL if request.config.getoption("full") else NUMBER):
        maker = MAKERS[number % len(MAKERS)]
        suffix, data = maker(chance)
        paths.append(folder / f"{number:05}-{maker.__name__}.{suffix}")
        paths[-1].write_bytes(data)
    return paths


def test_hostile_files_are_each_accounted_for(hostile: list[Path]) -> None:
    worker = Worker(lambda candidates: [None] * len(candidates), seconds=60)
    honest = Article(TEXT, source="honest")
    documents, told = [], []
    for found in open_sources(hostile):
        (told if isinstance(found, Rejected | Known) else documents).append(found)
    results = list(worker.read([honest, *documents, honest]))
    worker.close()
    assert len(results) == len(documents) + 2
    read = [result for result in results if isinstance(result, Read)]
    assert [result.source for result in read].count("honest") == 2
    assert all(isinstance(result.facts, Facts) for result in read)
    sources = sorted({one.source for one in [*results, *told]})  # type: ignore[union-attr]
    for path in hostile:
        # What stands first from a path on is the file or something within it ("#3", ":7").
        at = bisect_left(sources, str(path))
        first = sources[at : at + 1]
        assert (first and first[0].startswith(str(path))) or not path.stat().st_size, path
    reasons = {result.source: result.reason for result in [*results, *told] if isinstance(result, Rejected)}
    assert reasons
    assert not [
        reason for reason in reasons.values() if "process that read" in reason or "failed" in reason
    ], reasons


def test_what_is_opened_is_a_text(hostile: list[Path]) -> None:
    for found in open_sources(hostile[:60]):
        opened = found if isinstance(found, Rejected | Known) else open_document(found)
        if isinstance(opened, Article):
            opened.text.encode("utf-8")
        elif isinstance(opened, Rejected):
            assert opened.reason
