"""Rows of tables as articles: which column says what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ingest.article import Article
from ingest.sources.admission import Rejected, admit
from ingest.sources.days import day_of
from ingest.text.metadata import as_moment

#: What columns are called, likeliest first, for each particular of an article. Compared without case,
#: blanks, hyphens and underscores.
_NAMES: Mapping[str, list[str]] = {
    "text": (
        "text body content article articletext fulltext maintext articlebody plaintext contenttext story"
    ).split(),
    "html": "html rawhtml contenthtml bodyhtml".split(),
    "title": "title headline head heading".split(),
    "url": "url link sourceurl articleurl canonicalurl webpage uri".split(),
    "publisher": "publisher publication sitename outlet agency source sourcedomain".split(),
    "published": (
        "published date datepublished publishdate publicationdate publishedat pubdate publishedtime "
        "datepublish publisheddate webpublicationdate articledate publishedon publishdatetime firstpublished "
        "seendate createdat created datetime timestamp"
    ).split(),
    "modified": "modified datemodified modifiedat updated updatedat lastmod lastmodified".split(),
    "dateline": ["dateline"],
    "language": ["language", "lang"],
}
PARTICULARS = tuple(_NAMES)


def parse_mapping(text: str) -> dict[str, str]:
    """Columns by particular from ``"text=body,title=headline"``; ``dates=dmy`` tells how days are written.

    Raises:
        ValueError: it has another form, or names what no article has.
    """
    mapping: dict[str, str] = {}
    for pair in text.split(","):
        particular, equals, column = (part.strip() for part in pair.partition("="))
        if not equals or not column:
            raise ValueError(f"{pair.strip()!r} is no mapping: write it as text=body,title=headline")
        if particular not in _NAMES and particular != "dates":
            raise ValueError(f"an article has no {particular!r}: choose among {', '.join(PARTICULARS)}")
        mapping[particular] = column
    return mapping


def find_columns(names: Iterable[str], mapping: Mapping[str, str]) -> dict[str, str] | str:
    """The column for each particular, as mapped, else guessed by its name; or what is wrong, in words."""
    names = list(names)
    listed = ", ".join(names[:12]) + (" …" if len(names) > 12 else "")
    missing = [column for key, column in mapping.items() if column not in names and key != "dates"]
    if missing:
        return f"no such column: {missing[0]!r}; there are {listed}"
    folded = {_folded(name): name for name in reversed(names)}
    found = {
        particular: next((folded[guess] for guess in guesses if guess in folded), None)
        for particular, guesses in _NAMES.items()
    }
    columns = {particular: name for particular, name in found.items() if name is not None} | dict(mapping)
    if "text" not in columns and "html" not in columns:
        return f"no column with the text: there are {listed}; map one, as in text={(names or ['…'])[0]}"
    return columns


def _folded(name: str) -> str:
    return name.lower().strip("\ufeff \t").replace("_", "").replace("-", "").replace(" ", "")


def as_article(row: Mapping[str, object], columns: Mapping[str, str], source: str) -> Article | Rejected:
    """The article of one row. An ``html`` column counts where there is no text."""
    stated = {particular: row.get(column) for particular, column in columns.items() if particular != "dates"}
    published = day_of(stated.pop("published", None), columns.get("dates"))
    words = {name: " ".join(v.split()) for name, v in stated.items() if isinstance(v, str) and v.strip()}
    text, page = stated.get("text"), stated.get("html")
    known = Article(
        "",
        title=words.get("title"),
        url=words.get("url"),
        publisher=words.get("publisher"),
        dateline=words.get("dateline"),
        published=published,
        modified=as_moment(words.get("modified")),
        language=words.get("language", "en"),
        source=source,
    )
    if isinstance(text, str) and text.strip():
        return admit(replace(known, text=text.replace("\r\n", "\n").replace("\r", "\n")))
    if isinstance(page, str) and page.strip():
        from ingest.sources.html import read_html  # Loads trafilatura, which texts need not.

        return read_html(page.encode(errors="replace"), source, known=known)
    return Rejected(source, f"empty: no text in column {columns.get('text') or columns.get('html')!r}")
