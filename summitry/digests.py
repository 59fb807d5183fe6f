"""What is new, as a page and as a feed: what :func:`graph.questions.news` knows, for readers elsewhere."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from graph.model import fit, shown_day
from graph.questions.news import headings
from graph.view.page import environment

News = dict[str, Any]

_ATOM = "http://www.w3.org/2005/Atom"

_environment = environment("summitry")


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of news: what it is, when it was told, and the sentence behind it."""

    key: str
    node: str
    day: date
    title: str
    note: str
    sentence: str = ""
    source: str = ""
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """News of one kind, and how many there are of it."""

    title: str
    count: int
    items: list[Item]


def sections(news: News) -> list[Section]:
    """The kinds of news that there are, in the order in which they are read."""
    told = {row["id"]: row["told"] for row in news["meetings"]}
    items = {
        "contacts": [_contact(row, told.get(row["id"], row["date"])) for row in news["contacts"]],
        "meetings": [_meeting(row) for row in news["meetings"]],
        "pledges": [_pledge(row) for row in news["pledges"]],
    }
    return [
        Section(title, count, items[part])
        for part, title in headings(news).items()
        if (count := news["counts"][part])
    ]


def page(news: News) -> str:
    """As one HTML page, without scripts and requests."""
    text = _environment.get_template("digest.html.jinja").render(title=_title(news), sections=sections(news))
    return text.encode("utf-8", "replace").decode("utf-8")


def atom(news: News, link: str) -> str:
    """As an Atom feed (RFC 4287), whose entries lead to the page that is served at ``link``."""
    feed = etree.Element("feed", nsmap={None: _ATOM})  # type: ignore[dict-item]
    _add(feed, "title", _title(news))
    _add(feed, "id", f"urn:uuid:{uuid5(NAMESPACE_URL, link)}")
    _add(feed, "updated", _moment(news["until"]).isoformat())
    etree.SubElement(feed, "link", href=fit(link))
    _add(etree.SubElement(feed, "author"), "name", "Summitry")
    for item in _items(news):
        entry = etree.SubElement(feed, "entry")
        _add(entry, "title", item.title)
        _add(entry, "id", f"urn:uuid:{uuid5(NAMESPACE_URL, item.key)}")
        _add(entry, "updated", _moment(item.day).isoformat())
        etree.SubElement(entry, "link", href=_place(link, item))
        if item.source_url:
            etree.SubElement(entry, "link", rel="via", href=fit(item.source_url))
        _add(entry, "summary", _told(item))
    return _written(feed)


def rss(news: News, link: str) -> str:
    """As an RSS 2.0 feed, whose items lead to the page that is served at ``link``."""
    feed = etree.Element("rss", version="2.0")
    channel = etree.SubElement(feed, "channel")
    _add(channel, "title", _title(news))
    _add(channel, "link", link)
    _add(channel, "description", "New meetings, contacts after years, and pledges")
    _add(channel, "lastBuildDate", format_datetime(_moment(news["until"]), usegmt=True))
    for item in _items(news):
        entry = etree.SubElement(channel, "item")
        _add(entry, "title", item.title)
        _add(entry, "link", _place(link, item))
        # HTML to its readers, so that text is escaped before it is XML.
        _add(entry, "description", html.escape(_told(item), quote=False).replace("\n", "<br>"))
        _add(entry, "pubDate", format_datetime(_moment(item.day), usegmt=True))
        etree.SubElement(entry, "guid", isPermaLink="false").text = str(uuid5(NAMESPACE_URL, item.key))
    return _written(feed)


def _title(news: News) -> str:
    return f"Diplomatic meetings, {news['since']} to {news['until']}"


def _items(news: News) -> Iterator[Item]:
    for section in sections(news):
        yield from section.items


def _contact(row: News, told: date) -> Item:
    return Item(
        f"summitry:contact:{row['state']}:{row['partner']}:{row['id']}",
        f"Meeting:{row['id']}",
        told,
        f"{row['state_name']} and {row['partner_name']} talk for the first time since {row['before']}",
        _noted(row["meeting"], shown_day(row["date"], row["date_precision"]), row["city"]),
    )


def _meeting(row: News) -> Item:
    day = shown_day(row["date"], row["date_precision"]) if row["date"] else "no date"
    parties = ", ".join(party["name"] for party in row["parties"][:12] if party["name"])
    status = row["status"] if row["status"] != "held" else None
    name = row["meeting"] or row["id"]
    return Item(
        f"summitry:meeting:{row['id']}",
        f"Meeting:{row['id']}",
        row["told"],
        name,
        _noted(day, row["city"], row["kind"], status, parties),
        *_proof(row),
    )


def _pledge(row: News) -> Item:
    parties = ", ".join(party["name"] for party in row["parties"])
    due = f"by {row['deadline']}" if row.get("deadline") else None
    return Item(
        f"summitry:pledge:{row['id']}",
        f"Commitment:{row['id']}",
        row["date"],
        f"{parties}: {row['pledge']}",
        _noted(str(row["date"]), row.get("status"), due, *(one["name"] for one in row["meetings"])),
        *_proof(row),
    )


def _proof(row: News) -> tuple[str, str, str]:
    """The best sentence, where it stands, and its address, if that is one of the web."""
    for entry in row["evidence"]:
        source = [entry.get("publisher"), entry.get("published"), entry.get("title")]
        url = entry.get("url") or ""
        return (
            entry["sentence"],
            ", ".join(str(part) for part in source if part) or entry["article"],
            url if url.startswith(("https://", "http://")) else "",
        )
    return "", "", ""


def _noted(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _told(item: Item) -> str:
    proof = f"“{item.sentence}” — {item.source}" if item.sentence else ""
    return "\n".join(part for part in (item.note, proof) if part)


def _place(link: str, item: Item) -> str:
    return fit(f"{link}#chosen={quote(item.node, safe='')}")


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _add(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, name).text = fit(text)


def _written(root: etree._Element) -> str:
    return etree.tostring(root, encoding="unicode", pretty_print=True)
