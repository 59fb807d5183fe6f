"""Meetings: what one article tells of one, as a record to be compared.

When two mean the same is said in :mod:`graph.resolution.same_meeting`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, TypeAlias

from graph.model import Edge, Facts, Node, Ref
from graph.resolution import persons
from graph.resolution.organizations import organization_id

#: A participant: for whom he acts, and his name, as the article gives it or as that of the leader whom the
#: table of leaders knows by it.
Participant: TypeAlias = tuple[str, str]

#: Words of a meeting's name that say nothing of which one it is.
_GENERIC = frozenset(
    "a an and annual at between conference day extraordinary first for forum full gathering group held "
    "high in informal international latest leaders level meeting meetings ministerial ministers next of on "
    "one opening regular second session special states summit talks the third "
    "this today two with year years".split()
)
_LEVELS = (
    ("business", re.compile(r"\b(ceo|business)\b")),
    ("officials", re.compile(r"\bsenior officials\b")),
    ("foreign", re.compile(r"\bforeign ministe")),
    ("defence", re.compile(r"\bdefen[cs]e (ministe|chief)")),
    ("finance", re.compile(r"\b(finance ministe|central bank)")),
    ("trade", re.compile(r"\b(trade|econom\w*|commerce) ministe")),
    ("leaders", re.compile(r"\b(summit|leaders|heads of (state|government))\b")),
    ("ministers", re.compile(r"\b(ministerial|ministers)\b")),
)
_NUMBER = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
_MONTHS = re.compile(
    r"\b(january|february|march|april|may|june|july|august|september|october|november|december)\b"
)

#: How long after a meeting an article may tell of it, or how long before, without naming the day.
FRESH = timedelta(days=4)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Record:
    """A meeting as one article tells it. ``start`` and ``end`` are the first and last day that are possible,
    by ``precision`` ("day", "month", "year", or "" where the article names no date)."""

    id: str
    local: str
    article: str
    kind: str
    precision: str
    start: date | None
    end: date | None
    published: date | None
    states: frozenset[str]
    persons: frozenset[Participant]
    bodies: frozenset[str]
    city: str
    iso3: str
    name: str
    part: str
    count: int
    signature: str = ""

    @property
    def level(self) -> str:
        """Of whom it was, by its name: "leaders", "foreign" …; empty if that says nothing."""
        return _told_by(self.name)[0]

    @property
    def words(self) -> frozenset[str]:
        """What tells its name from other meetings' names."""
        return _told_by(self.name)[1]

    @property
    def numbers(self) -> frozenset[str]:
        """Which of its series it is: the 13 of "13th SAARC summit"."""
        return _told_by(self.name)[2]

    def blocks(self) -> set[str]:
        """Keys that records of one meeting share."""
        result = {f"id {self.local}"}
        parties = [f"{self.kind} {' '.join(sorted(self.states))}"] if self.states else []
        if self.kind == "visit":
            parties = [f"visit {self.iso3} {state}" for state in sorted(self.states)]
        elif self.kind == "multilateral":
            parties = [f"body {body}" for body in sorted(self.bodies)]
            parties += [f"word {word}" for word in sorted(self.words)]
            parties += [f"multilateral {self.iso3}"] if self.iso3 else []
            parties += [f"multilateral {' '.join(sorted(self.states))}"] if len(self.states) > 2 else []
        months = list(self._months())
        return result | {f"{party} {month}" for party in parties for month in months}

    neighbours = blocks

    def _months(self) -> Iterator[str]:
        if self.precision in {"day", "month"} and self.start and self.end:
            first, last = self.start - _DAY, self.end + _DAY
            if self.precision == "month":
                first, last = self.start, self.start
        elif self.precision == "" and self.published:
            first, last = self.published - FRESH, self.published + FRESH
        else:
            return
        year, month = first.year, first.month
        for _ in range(4):  # No meeting lasts longer.
            if (year, month) > (last.year, last.month):
                return
            yield f"{year}-{month:02}"
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)


@lru_cache(maxsize=10_000)
def _told_by(name: str) -> tuple[str, frozenset[str], frozenset[str]]:
    """What a meeting's name says: its level, its words and its numbers."""
    text = name.lower()
    level = next((level for level, pattern in _LEVELS if pattern.search(text)), "")
    words = re.findall(r"[a-z]{3,}", _MONTHS.sub(" ", _NUMBER.sub(" ", text)))
    return level, frozenset(words) - _GENERIC, frozenset(_NUMBER.findall(name))


def describe(node: Node, facts: Facts, article: Node, people: Mapping[Ref, persons.Person]) -> Record:
    """The record of a Meeting as an article states it, given those of its people, of normalised facts."""
    edges = [edge for edge in facts.edges.values() if node.ref in (edge.source, edge.target)]
    stated: dict[str, Any] = {}
    for edge in edges:
        if edge.type == "REPORTS":
            stated |= edge.properties
    start, end, precision = _dates(stated)
    stamp = article.properties.get("published")
    published = stamp if isinstance(stamp, date) else None
    attended = [edge.source for edge in edges if edge.type == "ATTENDED"]
    talks = [
        end
        for edge in facts.of_type("BILATERAL_TALKS")
        if edge.properties.get("meeting") == node.ref.key
        for end in (edge.source, edge.target)
    ]
    ends = {*attended, *talks}
    affiliations = _affiliations(facts.of_type("REPRESENTS"))
    return Record(
        f"{article.ref.key}/{node.ref.key}",
        node.ref.key,
        article.ref.key,
        str(stated.get("kind", "")),
        precision,
        start,
        end,
        published,
        frozenset(ref.key for ref in ends if ref.label == "State"),
        frozenset(
            (
                affiliations.get(ref, ""),
                people[ref].leader or str(facts.nodes[ref].properties.get("name", "")),
            )
            for ref in ends
            if ref.label == "Minister"
        ),
        frozenset(
            organization_id(edge.source.key, facts.nodes[edge.source].properties)
            for edge in edges
            if edge.type == "CONVENED"
        ),
        str(stated.get("city", "")),
        str(stated.get("iso3", "")),
        # An older reader had no title, and its name was the wording.
        str(stated.get("wording", "" if "title" in stated else stated.get("name", ""))),
        str(stated.get("part_of_day", "")),
        int(stated.get("ordinal", 0)),
        str(article.properties.get("signature", "")),
    )


def _affiliations(edges: Iterator[Edge]) -> dict[Ref, str]:
    result: dict[Ref, str] = {}
    for edge in sorted(edges, key=lambda edge: (edge.target.label != "State", edge.target.key)):
        result.setdefault(edge.source, edge.target.key)
    return result


def _dates(stated: dict[str, Any]) -> tuple[date | None, date | None, str]:
    start = stated.get("date")
    if start is None:
        return None, None, ""
    precision = str(stated.get("date_precision", "day"))
    end = stated.get("end_date") or start
    if precision == "month":
        end = (end.replace(day=28) + timedelta(days=4)).replace(day=1) - _DAY
    elif precision == "year":
        end = end.replace(month=12, day=31)
    return start, max(start, end), precision
