"""How well the sixty reports are resolved, by their truth."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from graph.model import Facts, Ref
from graph.resolution.registry import Registry
from graph.resolution.storage import RecordStore
from ingest.article import Article

HERE = Path(__file__).parent

#: What may stand before a name in the reports.
TITLES = re.compile(
    r"^(?:(?:(?:Vice )?President|Premier|(?:Prime |Foreign )?Minister|Secretary of State|Pope|Colonel|Gen\.|"
    r"General|Cardinal|Mr\.|Dr\.|Marshal) )+"
)

#: What is told of: a report and the true id of a person or meeting. Its value is a node of the graph.
Told: TypeAlias = dict[tuple[str, str], str]


def reports() -> dict[str, Article]:
    """The articles, by the id of their report."""
    lines = (HERE / "reports.jsonl").read_text("utf-8").splitlines()
    return {
        row["id"]: Article(
            row["text"],
            title=row["title"],
            publisher=row["publisher"],
            published=date.fromisoformat(row["published"]),
        )
        for row in map(json.loads, lines)
    }


def truth() -> dict[str, Any]:
    """What the reports tell of."""
    result: dict[str, Any] = json.loads((HERE / "truth.json").read_text("utf-8"))
    return result


def resolved(stated: Iterable[Facts]) -> Registry:
    """What the records of articles mean together."""
    registry = Registry(RecordStore())
    registry.change([], stated)
    return registry


def told_persons(stated: Mapping[str, Facts], registry: Registry) -> Told:
    """The node of each person that the truth names and that was read."""
    result: Told = {}
    for report, expected in truth()["reports"].items():
        meant = registry.meant(stated[report])
        for text, person in expected["persons"].items():
            keys = _bearers(text, stated[report])
            if len(keys) == 1:
                result[report, person] = meant[Ref("Minister", keys.pop())]
    return result


def told_meetings(stated: Mapping[str, Facts], registry: Registry) -> Told:
    """The node of each meeting that the truth names and that was read."""
    result: Told = {}
    for report, expected in truth()["reports"].items():
        meant = registry.meant(stated[report])
        for meeting in expected["meetings"]:
            keys = _reported(meeting, stated[report])
            if keys:
                result[report, meeting["id"]] = meant[Ref("Meeting", keys[0])]
    return result


def _bearers(text: str, facts: Facts) -> set[str]:
    forms = {
        node.ref.key: {str(node.properties["name"]), *node.properties.get("aliases", [])}  # type: ignore[misc]
        for node in facts.of_label("Minister")
    }
    name = TITLES.sub("", text)
    exact = {key for key, names in forms.items() if name in names}
    if exact or " " in name:
        return exact
    return {key for key, names in forms.items() if any(name in one.split() for one in names)}


def _reported(meeting: Mapping[str, Any], facts: Facts) -> list[str]:
    """Local keys of what was read from a meeting's sentence, the right date and status first."""
    found = []
    for edge in facts.of_type("REPORTS"):
        shown = any(
            meeting["evidence"] in item.sentence or item.sentence in meeting["evidence"]
            for item in edge.evidence
        )
        if shown:
            node = facts.nodes[edge.target].properties
            day = node.get("date")
            fits = (str(day) == meeting["date"], node.get("status") == meeting["status"], day is not None)
            found.append((tuple(not fit for fit in fits), edge.target.key))
    return [key for _, key in sorted(found)]


def pairwise(told: Told, expected: Iterable[tuple[str, str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs; what was not read is in no pair and so costs recall."""
    wanted = list(expected)
    nodes = Counter((told[one], true) for one in wanted if one in told for true in [one[1]])
    right = sum(count * (count - 1) // 2 for count in nodes.values())
    made = sum(n * (n - 1) // 2 for n in Counter(told.values()).values())
    true = sum(n * (n - 1) // 2 for n in Counter(one for _, one in wanted).values())
    precision, recall = right / max(made, 1), right / max(true, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def false_merges(told: Told, traps: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Named traps that were taken for one, each with the node."""
    nodes: dict[str, set[str]] = {}
    for (_, true), node in told.items():
        nodes.setdefault(true, set()).add(node)
    for trap in traps:
        one, other = trap["pair"]
        for node in nodes.get(one, set()) & nodes.get(other, set()):
            yield one, other, node


def expected_persons() -> list[tuple[str, str]]:
    """What the truth tells of persons."""
    return [(r, p) for r, told in truth()["reports"].items() for p in set(told["persons"].values())]


def expected_meetings() -> list[tuple[str, str]]:
    """What the truth tells of meetings."""
    return [(r, m["id"]) for r, told in truth()["reports"].items() for m in told["meetings"]]


def combined(told: Told) -> dict[str, list[tuple[str, str]]]:
    """Who stands at each node, for a look at the errors."""
    result: dict[str, list[tuple[str, str]]] = {}
    for one, node in told.items():
        result.setdefault(node, []).append(one)
    return result
