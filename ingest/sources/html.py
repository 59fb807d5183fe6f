"""Web pages: their text and what they say of it."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

import lxml.etree
import lxml.html
import trafilatura

from ingest.article import Article
from ingest.sources.admission import MAX_BYTES, Rejected, admit, decode
from ingest.text.blocks import blocks
from ingest.text.metadata import as_day, as_moment

# What it says of a page that it cannot read is said better by the reason for setting it aside.
for _chatty in ("trafilatura", "htmldate"):
    logging.getLogger(_chatty).setLevel(logging.CRITICAL)

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)


def read_html(
    data: bytes, source: str, url: str | None = None, charset: str | None = None, known: Article | None = None
) -> Article | Rejected:
    """The article on a page, its text drawn out by trafilatura, one paragraph between empty lines.

    What the page says of it is believed in this order: JSON-LD, Open Graph and meta elements, time
    elements (these by trafilatura), then what is ``known`` from where the page was found, then the
    text's own dateline. ``url`` is the address that the page was read from, which counts where it
    states none; ``charset`` is what its server declares. Never raises for a page that is broken or
    hostile.
    """
    known = known or Article("")
    if len(data) > MAX_BYTES:
        return Rejected(source, f"too large: {len(data):,} bytes, at most {MAX_BYTES:,} are read")
    declared = _CHARSET.search(data[:4096])
    markup = decode(data, declared[1].decode("ascii") if declared else charset)
    if markup is None:
        return Rejected(source, "not a text: neither UTF-8 nor another known encoding")
    try:
        tree = trafilatura.load_html(markup)
        stated = _linked_data(tree) if tree is not None else {}
        language = stated.get("inLanguage") or (_language(tree) if tree is not None else None)
        latest = _date_entries(tree) if tree is not None else None
        document = _document(tree, url) if tree is not None else None
    except (
        lxml.etree.LxmlError,
        ValueError,
        RecursionError,
        AssertionError,
        AttributeError,
        TypeError,
    ) as error:
        # What parsers and trafilatura were seen to raise on broken markup.
        return Rejected(source, f"damaged: the page cannot be parsed ({type(error).__name__})")
    if document is None or not document.text:
        return Rejected(source, "no article text: none found on this page")
    return admit(
        Article(
            text=document.text.replace("\n", "\n\n"),
            title=_folded(stated.get("headline")) or _folded(document.title) or known.title,
            url=_canonical(stated.get("url"), url) or _canonical(document.url, url) or url or known.url,
            publisher=_folded(stated.get("publisher")) or _folded(document.sitename) or known.publisher,
            dateline=known.dateline,
            modified=as_moment(stated.get("dateModified")) or as_moment(_modified(tree)) or known.modified,
            published=latest
            or as_day(stated.get("datePublished"))
            or as_day(document.date)
            or known.published,
            language=language or known.language,
            source=source,
        )
    )


def _canonical(stated: str | None, url: str | None) -> str | None:
    """The address that a page states for itself, if it can be an article's: not that of a whole site."""
    try:
        parts = urlsplit(urljoin(url or "", stated or ""))
    except ValueError:
        return None
    if (
        parts.scheme not in {"http", "https"}
        or not parts.netloc
        or not (parts.path.strip("/") or parts.query)
    ):
        return None
    return urlunsplit(parts._replace(fragment=""))


def _language(tree: lxml.html.HtmlElement) -> str | None:
    """The language that Open Graph or else the page's root element declares."""
    stated = tree.xpath("string(//meta[@property='og:locale']/@content)") or tree.get("lang")
    return str(stated).strip() or None if stated else None


def _modified(tree: lxml.html.HtmlElement) -> str:
    """When Open Graph says that the page was last changed."""
    return str(
        tree.xpath(
            "string(//meta[@property='article:modified_time' or @property='og:updated_time']/@content)"
        )
    )


def _document(tree: lxml.html.HtmlElement, url: str | None) -> Any:
    """The page's text and metadata, by trafilatura; nothing where it finds no text."""
    _free_captions(tree)
    _free_preformatted(tree)
    _free_rows(tree)
    return trafilatura.bare_extraction(
        tree,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )


#: Captions of an article's own pictures, not of teasers for others.
_CAPTIONS = (
    "//*[self::figcaption or contains(@class, 'caption-text')]"
    "[not(ancestor::aside or ancestor::nav or ancestor::footer or ancestor::a or descendant::a)]"
)


def _free_captions(tree: lxml.html.HtmlElement) -> None:
    """Make paragraphs of captions, which trafilatura throws away with their pictures."""
    for caption in tree.xpath(_CAPTIONS):
        text = " ".join(caption.text_content().split())
        picture = caption.getparent()
        if text and picture is not None and picture.getparent() is not None:
            paragraph = lxml.html.Element("p")
            paragraph.text = text
            caption.drop_tree()
            picture.addnext(paragraph)


def _free_preformatted(tree: lxml.html.HtmlElement) -> None:
    """Make paragraphs of text that was wrapped by hand, whose lines would each become one."""
    for element in tree.xpath("//pre[not(ancestor::pre)]"):
        parent = element.getparent()
        parts = [" ".join(block.text.split()) for block in blocks(element.text_content())]
        if parent is None or not parts:
            continue
        division = lxml.html.Element("div")
        division.tail = element.tail
        for part in parts:
            paragraph = lxml.html.Element("p")
            paragraph.text = part
            division.append(paragraph)
        parent.replace(element, division)


#: Parts of a page with a time and a text of their own.
_ENTRIES = (
    "//*[self::section or self::article or self::div or self::li][.//p]"
    "[count(.//time[@datetime]) = 1][not(ancestor::nav or ancestor::aside or ancestor::footer)]"
)


def _date_entries(tree: lxml.html.HtmlElement) -> date | None:
    """Put its day before the paragraphs of each entry of a live blog that is older than the last; return that
    one's day. None where entries have no times, or all one day."""
    found: list[tuple[date, lxml.html.HtmlElement]] = []
    for entry in tree.xpath(_ENTRIES):
        day = as_day(entry.xpath("string(.//time/@datetime)"))
        if day is not None and not any(above is one for above in entry.iterancestors() for _, one in found):
            found.append((day, entry))
    latest = max((day for day, _ in found), default=None)
    if latest is None or all(day == latest for day, _ in found):
        return None
    for day, entry in found:
        if day != latest:
            for paragraph in entry.iter("p"):
                paragraph.text = f"{day.day} {day:%B %Y}: {paragraph.text or ''}"
    return latest


#: A cell of so many words tells something; tables of numbers have none.
_CELL = 6


def _free_rows(tree: lxml.html.HtmlElement) -> None:
    """Make paragraphs of the rows of tables that tell something: "14 May | The two ministers met"."""
    for table in tree.xpath(
        "//table[not(.//table) and not(ancestor::nav or ancestor::footer or ancestor::aside)]"
    ):
        rows = [
            [" ".join(cell.text_content().split()) for cell in row.xpath("./td | ./th")]
            for row in table.iter("tr")
        ]
        told = [
            [cell for cell in row if cell] for row in rows if any(len(cell.split()) >= _CELL for cell in row)
        ]
        parent = table.getparent()
        if not told or parent is None or table.xpath(".//p"):
            continue
        division = lxml.html.Element("div")
        division.tail = table.tail
        for row in told:
            paragraph = lxml.html.Element("p")
            told_row = ": ".join(row)
            paragraph.text = f"{told_row}." if told_row[-1].isalnum() else told_row
            division.append(paragraph)
        parent.replace(table, division)


_NEWS = re.compile(r"(?:Article|Report|BlogPosting|LiveBlog\w*|Statement)$")


def _linked_data(tree: lxml.html.HtmlElement) -> dict[str, str]:
    """Headline, publisher, day, address and language in the first JSON-LD object that is an article."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            data = json.loads(script.text_content().strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            kinds = item.get("@type")
            if any(isinstance(kind, str) and _NEWS.search(kind) for kind in _listed(kinds)):
                return _stated(item)
    return {}


def _objects(data: object) -> Iterator[dict[str, Any]]:
    """The objects at the top of JSON-LD: one, a list, or a graph."""
    for item in _listed(data):
        if isinstance(item, dict):
            yield item
            yield from (one for one in _listed(item.get("@graph")) if isinstance(one, dict))


def _listed(data: object) -> list[Any]:
    return data if isinstance(data, list) else [data]


def _stated(item: dict[str, Any]) -> dict[str, str]:
    publisher = _listed(item.get("publisher"))[0] if item.get("publisher") else None
    named = publisher.get("name") if isinstance(publisher, dict) else publisher
    page = item.get("mainEntityOfPage")
    address = item.get("url") or (page.get("@id") if isinstance(page, dict) else page)
    found = {
        "headline": item.get("headline"),
        "publisher": named,
        "datePublished": item.get("datePublished"),
        "dateModified": item.get("dateModified"),
        "url": address,
        "inLanguage": item.get("inLanguage"),
    }
    return {key: value for key, value in found.items() if isinstance(value, str) and value.strip()}


def _folded(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
