"""``summitry digest`` as a person, a browser and a feed reader get it; ``ingest --every``."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import feedparser
import pytest
from lxml import etree, html

from graph.errors import StoreError
from summitry.commands.ingest import repeat
from summitry.digests import atom, page, rss
from tests.cli.conftest import Run

ALL = ("--since", "1900", "--until", "2100")
TIMES = {"counts": {"meetings": 1, "contacts": 0, "pledges": 0}, "contacts": [], "pledges": [], "years": 5}


def test_every_format_tells_the_same_meetings(summitry: Run, library: Path, tmp_path: Path) -> None:
    ask = ("--store", library, "digest", *ALL)
    told = json.loads(summitry(*ask, "--format", "json").out)
    names = {row["meeting"] for row in told["meetings"]}
    assert names
    text = " ".join(summitry(*ask).out.split())
    assert "New meetings" in text
    assert told["meetings"][0]["evidence"][0]["sentence"][:40] in text
    assert summitry(*ask, "--format", "html", "--out", tmp_path / "news.html").out == ""
    shown = html.fromstring((tmp_path / "news.html").read_text("utf-8"))
    assert names <= set(shown.xpath("//h3/text()"))
    for kind in ("rss", "atom"):
        result = summitry(*ask, "--format", kind, "--link", "https://graph.example/")
        feed = feedparser.parse(result.out)
        assert not feed.bozo
        assert names <= {entry.title for entry in feed.entries}
        assert len({entry.id for entry in feed.entries}) == len(feed.entries) == sum(told["counts"].values())
        assert all(entry.link.startswith("https://graph.example/#chosen=") for entry in feed.entries)


def test_a_week_is_counted_back_from_the_last_day(summitry: Run, library: Path) -> None:
    ask = ("--store", library, "digest")
    told = json.loads(summitry(*ask, "--since", "1w", "--until", "2013-07-01", "--format", "json").out)
    assert (told["since"], told["until"]) == ("2013-06-24", "2013-07-01")
    assert "Nothing is new." in summitry(*ask, "--until", "1801-01-01").out
    wrong = summitry(*ask, "--since", "7 days")
    assert wrong.code == 2
    assert "give 7d, 2w" in wrong.err


def test_what_articles_say_is_text_in_every_format() -> None:
    day = date(2013, 6, 26)
    sentence = "<script>alert(1)</script>\x0c]]> &amp;"
    proof = {"sentence": sentence, "article": "a", "url": "javascript:alert(1)"}
    met = {"id": "m", "meeting": "<b>&talks", "date": day, "date_precision": "day", "city": None, "told": day}
    met |= {"kind": "visit", "status": "held", "parties": [], "evidence": [proof]}
    news = {**TIMES, "since": day, "until": day, "meetings": [met]}
    shown = html.fromstring(page(news))
    assert shown.xpath("//script | //b | //a") == []
    assert shown.xpath("//h3/text()") == ["<b>&talks"]
    for feed in (rss(news, "http://127.0.0.1/"), atom(news, "http://127.0.0.1/")):
        parsed = feedparser.parse(feed)
        assert not parsed.bozo
        assert "javascript" not in feed
        assert len(parsed.entries) == 1
    [told] = etree.fromstring(rss(news, "http://127.0.0.1/")).findall(".//item/description")
    read = html.fragment_fromstring(told.text or "", create_parent=True)
    assert {one.tag for one in read.iterdescendants()} == {"br"}
    assert read.text == "2013-06-26 · visit"
    assert read[0].tail == "“<script>alert(1)</script>\ufffd]]> &amp;” — a"


def test_ingest_goes_on_past_what_fails_until_it_is_ended(capsys: pytest.CaptureFixture[str]) -> None:
    left: list[float] = []
    runs: list[Exception | int] = [0, StoreError("the engine is gone", "wait"), OSError(28, "full"), 1]

    def once() -> int:
        result = runs.pop(0)
        if isinstance(result, Exception):
            raise result
        return result

    def wait(seconds: float) -> None:
        left.append(seconds)
        if not runs:
            raise KeyboardInterrupt

    assert repeat(once, 1800.0, wait) == 0
    assert len(left) == 4
    assert all(1700 < one <= 1800 for one in left)
    assert "the engine is gone: wait" in capsys.readouterr().err
    assert repeat(lambda: 130, 1800.0, wait) == 130


def test_how_often_is_checked(summitry: Run) -> None:
    assert summitry("ingest", "-", "--every", "30m").code == 2
    assert "30m, 2h" in summitry("ingest", "x", "--every", "soon").err
