"""What must be true of each node."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeGuard, get_args

from graph.doctor.rules import Findings
from graph.model import KEYS, Label, slug
from graph.reference.tables import states
from graph.statements import corrected, statement
from graph.store import correcting, review
from graph.store.engines import schema
from graph.store.engines.driver import translated
from graph.store.engines.values import plain
from graph.store.graph import Graph

RULES = (
    "schema-version", "vocabulary", "key-present", "key-unique", "key-form", "cow", "values", "dates",
    "date-precision", "statements", "judgements",
)  # fmt: skip

#: Nodes for the store's own use.
_OWN = frozenset(schema.INTERNAL)

_WORDS: Mapping[str, Mapping[str, frozenset[str]]] = {
    "Meeting": {
        **corrected.WORDS,
        "date_precision": frozenset({"day", "month", "year"}),
    },
    "Commitment": {"status": frozenset({"pledged", "approved", "announced", "planned"})},
}
_DATES: Mapping[str, tuple[str, ...]] = {
    "Meeting": ("date", "end_date"),
    "Commitment": ("deadline",),
    "Article": ("published",),
}


@dataclass(slots=True)
class Known:
    """What the checks of edges need to know of nodes: keys by label, meetings' dates and statuses."""

    keys: dict[Label, set[str]] = field(default_factory=lambda: {label: set() for label in KEYS})
    meetings: dict[str, tuple[Any, Any]] = field(default_factory=dict)


def check_nodes(graph: Graph, findings: Findings) -> Known:
    """Look at every node; meetings are remembered with their date and status."""
    _check_schema(graph, findings)
    _check_judgements(graph, findings)
    for row in graph.run("MATCH (n) RETURN DISTINCT labels(n) AS labels"):
        labels = set(row["labels"]) - _OWN
        if row["labels"] and labels and (len(labels) > 1 or not labels <= set(get_args(Label))):
            findings.add("vocabulary", f"a node labelled {', '.join(sorted(row['labels']))}")
    known = Known()
    for label, key in KEYS.items():
        for row in stream(graph, f"MATCH (n:{label}) RETURN properties(n) AS properties"):
            _check(label, row["properties"].get(key), row["properties"], known, findings)
    return known


def _check_schema(graph: Graph, findings: Findings) -> None:
    rows = graph.run("MATCH (s:Schema) RETURN s.id AS id, s.version AS version")
    if [(row["id"], row["version"]) for row in rows] != [("summitry", schema.VERSION)]:
        found = ", ".join(f"{row['id']} {row['version']}" for row in rows) or "none"
        findings.add("schema-version", f"Schema nodes: {found}; expected one, summitry {schema.VERSION}")


def _check_judgements(graph: Graph, findings: Findings) -> None:
    for made in review.made_by_people(graph):
        ends = [made.one, made.other]
        known = graph.run("MATCH (p:Profile) WHERE p.id IN $ids RETURN p.id AS id", ids=ends)
        for lost in sorted({*ends} - {row["id"] for row in known}):
            findings.add("judgements", f"{made.id[:8]} ({made.verdict}, by {made.author}): no record {lost}")
    for one in correcting.lost(graph):
        findings.add("judgements", f"{one.id[:8]} ({one.verdict}, by {one.author}): no record of {one.told}")


def stream(graph: Graph, query: str) -> Iterator[dict[str, Any]]:
    """The rows of a query one by one, as :meth:`graph.store.graph.Graph.run` gives them all at once."""
    with translated(graph.name, read_only=graph.read_only), graph.session() as session:
        for record in session.run(query):
            yield plain(record.data())


def _check(label: Label, key: Any, properties: dict[str, Any], known: Known, findings: Findings) -> None:
    if not isinstance(key, str) or not key:
        named = (
            properties.get("name") or properties.get("title") or properties.get("text") or "without a name"
        )
        findings.add("key-present", f"a {label} {named!r}")
        return
    where = f"{label} {key}"
    if key in known.keys[label]:
        findings.add("key-unique", where)
    known.keys[label].add(key)
    if not _well_formed(label, key):
        findings.add("key-form", where)
    for name, words in _WORDS.get(label, {}).items():
        if name in properties and properties[name] not in words:
            findings.add("values", f"{where} has {name} {properties[name]!r}")
    for name in _DATES.get(label, ()):
        if name in properties and not is_date(properties[name]):
            findings.add("dates", f"{where} has {name} {properties[name]!r}")
    if label == "Commitment":
        _check_sum(where, properties, findings)
    elif label == "State":
        _check_cow(key, properties.get("cow"), findings)
    elif label == "Meeting":
        known.meetings[key] = properties.get("date"), properties.get("status")
        _check_dates(where, properties, findings)
    elif label == "Article":
        _check_statements(key, properties, findings)


def _well_formed(label: Label, key: str) -> bool:
    match label:
        case "State":
            return key in states()
        case "Organization":
            return key == slug(key)
    return not any(character.isspace() for character in key)


def _check_cow(iso3: str, number: Any, findings: Findings) -> None:
    state = states().get(iso3)
    if state is not None and number not in (None, state.cow):
        findings.add("cow", f"State {iso3} has {number!r}, the list {state.cow}")


def _check_sum(where: str, properties: dict[str, Any], findings: Findings) -> None:
    amount, currency = properties.get("amount"), properties.get("currency")
    if (amount is None) != (currency is None):
        findings.add("values", f"{where} has amount {amount} and currency {currency!r}")
    elif amount is not None and (
        not isinstance(amount, int | float) or not re.fullmatch("[A-Z]{3}", str(currency))
    ):
        findings.add("values", f"{where} has amount {amount!r} and currency {currency!r}")


def _check_dates(where: str, properties: dict[str, Any], findings: Findings) -> None:
    day, end, precision = (properties.get(name) for name in ("date", "end_date", "date_precision"))
    if is_date(day) and is_date(end) and end < day:
        findings.add("dates", f"{where} ends on {end}, before {day}")
    if (day is None) != (precision is None):
        findings.add("date-precision", f"{where} has date {day} and precision {precision}")
    elif is_date(day) and (
        (precision == "month" and day.day != 1) or (precision == "year" and (day.month, day.day) != (1, 1))
    ):
        findings.add("date-precision", f"{where} has date {day} of precision {precision}")


def _check_statements(article: str, properties: dict[str, Any], findings: Findings) -> None:
    try:
        statement.decode(article, properties["statements"], {})
    except (KeyError, TypeError):
        findings.add("statements", f"Article {article} has none")
    except ValueError as error:
        findings.add("statements", f"Article {article}: {error}")


def is_date(value: Any) -> TypeGuard[date]:
    """Whether a value is a day, without a time."""
    return type(value) is date
