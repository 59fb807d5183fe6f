"""Versions of one article: a corrected one replaces its predecessor, whichever is read first.

Articles at one address that say when they were last changed (``modified``, ISO 8601 in UTC) are versions of
each other. Those that do not say so all stand: nothing tells which is the later.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.model import Facts, Ref, Value


@dataclass(frozen=True, slots=True)
class Version:
    """An article, its address and when it was last changed there."""

    article: str
    url: str
    modified: str


def version_of(article: str, properties: dict[str, Value]) -> Version | None:
    """What version an article is, if it says so."""
    url, modified = properties.get("url"), properties.get("modified")
    return Version(article, url, modified) if isinstance(url, str) and isinstance(modified, str) else None


def outdated(versions: Iterable[Version]) -> set[str]:
    """The articles that another one of these replaces."""
    known = list(versions)
    latest: dict[str, str] = {}
    for one in known:
        latest[one.url] = max(one.modified, latest.get(one.url, ""))
    return {one.article for one in known if one.modified < latest[one.url]}


def superseded(facts: Facts, article: str) -> Facts:
    """An article without what it states: it stays known, so that it is not read again."""
    result = Facts(facts.extractor)
    result.node("Article", article, **{**facts.nodes[Ref("Article", article)].properties, "superseded": True})
    return result
