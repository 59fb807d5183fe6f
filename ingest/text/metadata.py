"""What a text says of itself: title, publisher, day, address, place of the dateline, language."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import yaml
from babel import Locale

from ingest.article import Article
from ingest.lexicon.words import word_sets, word_table
from ingest.text.boilerplate import words
from ingest.text.dateline import Dateline, stated_day
from ingest.text.front_matter import front_matter_end
from ingest.text.page import Page, clean

_LEXICON = word_sets("text", "metadata")

_PARTICLES = _LEXICON["particles"]


def described(article: Article) -> Article:
    """The article with what is not known of it yet, as far as its text says it.

    Front matter is believed first, then datelines, then the lines around the title.
    """
    stated = _front_matter(article.text)
    page = clean(replace(article, title=article.title or stated.get("title")))
    lead = page.datelines[-1] if page.datelines else None
    first = page.paragraphs[0] if page.paragraphs and page.paragraphs[0].kind == "title" else None
    headline = " ".join(article.text[first.start : first.end].split()) if first else None
    day = stated.get("date") or page.published
    return replace(
        article,
        title=article.title or stated.get("title") or headline,
        url=article.url or stated.get("url"),
        publisher=article.publisher or stated.get("publisher") or (lead.agency if lead else None),
        dateline=article.dateline or (_written(lead, article.text) if lead and lead.place else None),
        published=article.published or day or (lead.date(None) if lead else None),
        language=stated.get("language") or article.language,
    )


def dateline_city(article: Article, page: Page) -> str | None:
    """The city that "here" means: that of the report's own dateline, which stands last.

    Feeds put a line of their own before it, at times of another place.
    """
    placed = [line.place for line in page.datelines if line.place]
    if placed:
        return placed[-1]
    return article.dateline.split(",")[0].strip() or None if article.dateline else None


#: A day in a dateline that is so many days from the publication, more than a month, is a misprint.
_MISPRINT = 31


def anchor_of(article: Article, page: Page) -> date | None:
    """The day from which a report speaks: its dateline's, else that of its publication.

    Of several datelines the last stands at the report itself; feeds and sites put their own before it.
    A year that it lacks comes from the publication, or from another dateline. A day more than a month
    from the publication is a misprint, unless the dateline states its year.
    """
    published = article.published or page.published
    days = [line.date(published) for line in page.datelines]
    whole = next((day for day in days if day), None)
    for line in reversed(page.datelines):
        day = line.date(published or whole)
        if day and (published is None or line.year or abs((day - published).days) <= _MISPRINT):
            return day
    return published


def _written(dateline: Dateline, text: str) -> str:
    """A dateline as it is written, without the dash: "BISHKEK, June 26 (Xinhua)"."""
    return " ".join(text[dateline.start : dateline.end].split()).rstrip("-–—_: ")


_KEYS = {
    "title": ("title", "headline"),
    "url": ("source_url", "url", "link", "canonical_url"),
    "publisher": ("publisher", "site", "sitename", "source"),
    "date": ("date", "published", "published_time", "publish_date", "pubdate"),
    "language": ("language", "lang"),
}


def _front_matter(text: str) -> dict[str, Any]:
    """Title, url, publisher, date and language in a YAML block at the text's head, as far as stated."""
    end = front_matter_end(text)
    if not end:
        return {}
    try:
        block = yaml.safe_load(text[:end].strip().strip("-."))
    except (yaml.YAMLError, ValueError, AttributeError):  # a time of 25:00; what is called a time and is none
        return {}
    if not isinstance(block, dict):
        return {}
    found: dict[str, Any] = {}
    for name, keys in _KEYS.items():
        value = next((block[key] for key in keys if block.get(key)), None)
        if name == "date":
            found[name] = as_day(value)
        elif isinstance(value, str):
            found[name] = " ".join(value.split())
    return found


def as_day(value: object) -> date | None:
    """A day given as a date, a time or text ("2013-06-27T10:31:00Z", "27 June 2013")."""
    if isinstance(value, date):  # also a datetime
        return date(value.year, value.month, value.day)
    return stated_day(str(value)) if value else None


def as_moment(value: object) -> str | None:
    """A time as "2013-06-27T10:31:00Z", from ISO 8601; without a zone it is taken for UTC."""
    try:
        moment = datetime.fromisoformat(str(value).strip())
        utc = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return utc.strftime("%Y-%m-%dT%H:%M:%SZ")


#: Common words of the languages in which news is most written. English shares few of them.
_COMMON = {code: frozenset(common) for code, common in word_table("languages").items()}
_SCRIPTS = (
    ("ru", re.compile(r"[Ѐ-ӿ]")),
    ("ar", re.compile(r"[؀-ۿ]")),
    ("zh", re.compile(r"[一-鿿]")),
    ("ja", re.compile(r"[぀-ヿ]")),
    ("ko", re.compile(r"[가-힯]")),
    ("el", re.compile(r"[Ͱ-Ͽ]")),
    ("he", re.compile(r"[֐-׿]")),
    ("hi", re.compile(r"[ऀ-ॿ]")),
    ("th", re.compile(r"[฀-๿]")),
)
#: The language is told from so many characters, and not from fewer words than so many.
_SAMPLE = 20_000
_TOO_FEW = 20
#: English holds unless another language has so many times as many of its common words.
_MARGIN = 1.3
#: The least share of its common words by which a text is of a language: of 744 English articles in tests/gold
#: and training/articles none has less than 0.26.
_LEAST = 0.08
#: A text is of a script from such a share of its letters on: names in Latin letters stand among them.
_IN_SCRIPT = 0.4


def language_of(text: str) -> str | None:
    """The language in which a text is written, as an ISO 639-1 code; absent where it is too short to say.

    Told from the script and from the commonest words. Languages of a script or of words that are not
    listed come out as ``und`` (undetermined).
    """
    sample = text[:_SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    for code, script in _SCRIPTS:
        if letters and len(script.findall(sample)) > _IN_SCRIPT * letters:
            return code
    written = words(sample)
    if len(written) < _TOO_FEW:
        return None
    found = [
        word.lower()
        for word, after in zip(written, [*written[1:], ""], strict=True)
        # "Ursula von der Leyen" speaks no German.
        if not (word in _PARTICLES and (after in _PARTICLES or after[:1].isupper()))
    ]
    # Of a report full of names few words tell its language: what stands in small letters counts.
    told = max(sum(word[0].islower() for word in written), len(written) // 3)
    share = {code: sum(word in common for word in found) / told for code, common in _COMMON.items()}
    best = max(share, key=share.__getitem__)
    if share["en"] >= _LEAST and share["en"] * _MARGIN >= share[best]:
        return "en"
    return best if share[best] >= _LEAST else "und"


def language_code(declared: str) -> str:
    """The ISO 639-1 code of a language as sources declare it: "en-GB", "en_US", "EN", "eng", "English".

    What is no such code is returned in lower case.
    """
    code = re.split(r"[-_,;]", declared.strip().lower())[0].strip()
    return "en" if code in {"", "eng", "english"} else code


def language_name(code: str) -> str:
    """A language in words, with its code: "French (fr)"."""
    if code == "und":
        return "not English, but unknown (und)"
    name = Locale("en").languages.get(code)
    return f"{name} ({code})" if name else code
