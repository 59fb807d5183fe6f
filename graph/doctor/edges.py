"""What must be true of each edge, and of nodes by the edges that they have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, cast

from graph.doctor.nodes import Known, is_date, stream
from graph.doctor.passages import stands_in
from graph.doctor.rules import Findings
from graph.model import EDGE_KEYS, ENDS, KEYS, REFERENCE_EDGES, EdgeType, Label
from graph.statements.fusion import EVIDENCE_LISTS
from graph.store.graph import Graph

RULES = (
    "ends", "edge-unique", "evidence", "evidence-lists", "evidence-article", "confidence", "spans",
    "membership-source", "talks-order", "talks-meeting", "status", "reported", "orphans",
)  # fmt: skip

_LISTS = (*EVIDENCE_LISTS, "extractors")
_WORDS: Mapping[str, Mapping[str, frozenset[str]]] = {
    "ATTENDED": {"role": frozenset({"host", "chair", "delegate"})},
    "BILATERAL_TALKS": {"mode": frozenset({"in_person", "call", "video"})},
}
_PERIODS: Mapping[str, tuple[str, str]] = {
    "REPRESENTS": ("first_seen", "last_seen"),
    "MEMBER_OF": ("since", "until"),
    "PLEDGED": ("date", "date"),
    "BILATERAL_TALKS": ("date", "date"),
}
_SPAN = re.compile(r"(\d+)-(\d+)")

_EDGES = """
    MATCH (a)-[r]->(b)
    RETURN type(r) AS type, labels(a) AS source_labels, coalesce(a.id, a.iso3) AS source,
      labels(b) AS target_labels, coalesce(b.id, b.iso3) AS target, properties(r) AS properties
"""

#: A sentence at its place in an article: start, end, text.
_Place = tuple[int, int, str]


def check_edges(graph: Graph, known: Known, findings: Findings) -> None:
    """Look at every edge, and at the nodes that no edge, or not the right one, joins."""
    checks = _Edges(known, findings)
    for row in stream(graph, _EDGES):
        checks.edge(row)
    for label, keys in known.keys.items():
        for key in sorted(keys - checks.joined[label]):
            if label != "Article":
                findings.add("orphans", f"{label} {key}")
    for key in sorted(known.keys["Meeting"] - checks.reported):
        findings.add("reported", f"Meeting {key}")
    _check_places(graph, checks.places, findings)


class _Edges:
    def __init__(self, known: Known, findings: Findings) -> None:
        self.known = known
        self.findings = findings
        self.joined: dict[Label, set[str]] = {label: set() for label in KEYS}
        self.reported: set[str] = set()
        self.places: dict[str, set[_Place]] = defaultdict(set)
        self.seen: set[tuple[object, ...]] = set()

    def edge(self, row: Mapping[str, Any]) -> None:
        kind, properties = row["type"], row["properties"]
        source, target = _label(row["source_labels"]), _label(row["target_labels"])
        self.where = f"{kind} {source} {row['source']} → {target} {row['target']}"
        if kind not in ENDS:
            self.findings.add("vocabulary", f"an edge of type {kind}")
            return
        kind = cast("EdgeType", kind)
        for label, key in ((source, row["source"]), (target, row["target"])):
            if label in self.joined:
                self.joined[label].add(key)
        if (source, target) not in ENDS[kind]:
            self.findings.add("ends", self.where)
        name = EDGE_KEYS[kind]
        identity = kind, source, row["source"], target, row["target"], str(properties.get(name, ""))
        if identity in self.seen:
            self.findings.add("edge-unique", self.where)
        self.seen.add(identity)
        self._values(kind, properties)
        if kind in REFERENCE_EDGES:
            if not properties.get("source") or not properties.get("since"):
                self.findings.add("membership-source", self.where)
        else:
            self._evidence(properties)
        if kind == "BILATERAL_TALKS":
            self._talks(row["source"], row["target"], properties)
        elif kind == "ATTENDED":
            status = self.known.meetings.get(row["target"], (None, None))[1]
            if properties.get("status") != status:
                self.findings.add("status", f"{self.where}: {properties.get('status')}, its meeting {status}")
        elif kind == "REPORTS":
            self.reported.add(row["target"])

    def _values(self, kind: EdgeType, properties: Mapping[str, Any]) -> None:
        for name, words in _WORDS.get(kind, {}).items():
            if name in properties and properties[name] not in words:
                self.findings.add("values", f"{self.where} has {name} {properties[name]!r}")
        start, end = (properties.get(name) for name in _PERIODS.get(kind, ("", "")))
        for value in (start, end):
            if value is not None and not is_date(value):
                self.findings.add("dates", f"{self.where} has {value!r}")
                return
        if start is not None and end is not None and end < start:
            self.findings.add("dates", f"{self.where} ends on {end}, before {start}")

    def _evidence(self, properties: Mapping[str, Any]) -> None:
        articles = properties.get("articles") or []
        if not articles:
            self.findings.add("evidence", self.where)
            return
        lengths = {name: len(properties.get(name) or []) for name in _LISTS}
        if len(set(lengths.values())) > 1:
            told = ", ".join(f"{name} {count}" for name, count in lengths.items())
            self.findings.add("evidence-lists", f"{self.where}: {told}")
            return
        for article in sorted(set(articles) - self.known.keys["Article"]):
            self.findings.add("evidence-article", f"{self.where}: {article}")
        for value in (*properties["confidences"], properties.get("confidence")):
            if not isinstance(value, float | int) or not 0 <= value <= 1:
                self.findings.add("confidence", f"{self.where}: {value!r}")
        for article, span, sentence in zip(
            articles, properties["spans"], properties["sentences"], strict=True
        ):
            match = _SPAN.fullmatch(span)
            start, end = map(int, match.groups()) if match else (0, 0)
            if start >= end:
                self.findings.add("spans", f"{self.where}: {span!r} in {article}", article)
            else:
                self.places[article].add((start, end, sentence))

    def _talks(self, source: str, target: str, properties: Mapping[str, Any]) -> None:
        if source is not None and target is not None and source >= target:
            self.findings.add("talks-order", self.where)
        meeting = properties.get("meeting")
        if meeting not in self.known.meetings:
            self.findings.add("talks-meeting", f"{self.where}: {meeting}")
            return
        own = properties.get("date"), properties.get("status")
        if own != self.known.meetings[meeting]:
            expected = " ".join(map(str, self.known.meetings[meeting]))
            self.findings.add("status", f"{self.where}: {own[0]} {own[1]}, its meeting {expected}")


def _check_places(graph: Graph, places: Mapping[str, set[_Place]], findings: Findings) -> None:
    """Compare sentences with the texts at their places."""
    for article, text in _texts(graph, sorted(places)):
        for start, end, sentence in sorted(places[article]):
            if not stands_in(text[start:end], sentence):
                findings.add("spans", f"Article {article} {start}-{end} is not {sentence[:60]!r}", article)


def _texts(graph: Graph, articles: list[str]) -> Iterator[tuple[str, str]]:
    for first in range(0, len(articles), 500):
        rows = graph.run(
            "MATCH (a:Article) WHERE a.id IN $ids AND a.text IS NOT NULL RETURN a.id AS id, a.text AS text",
            ids=articles[first : first + 500],
        )
        for row in rows:
            yield row["id"], row["text"]


def _label(labels: list[str]) -> str:
    return next((label for label in labels if label in KEYS), ", ".join(labels) or "unlabelled")
