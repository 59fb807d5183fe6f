"""Meetings as events in the manner of PLOVER, one JSON object a line.

PLOVER is the Political Language Ontology for Verifiable Event Records, CAMEO's successor: meetings are
``CONSULT``, in one of the modes ``visit``, ``third-party``, ``multilateral`` and ``phone``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.analysis.select import Part, read_edges, read_nodes
from graph.reference.tables import states
from graph.store.graph import Graph


def plover_events(graph: Graph, part: Part | None = None) -> Iterator[dict[str, Any]]:
    """One event for each meeting, however many took part, by date.

    ``actors`` are all who attended: ``type`` State, Organization or Minister, ``code`` the graph's key,
    for states with their ``cow`` and ``gw`` numbers. ``mode`` is ``phone`` for calls and video,
    ``multilateral`` for more than two states or a meeting told of as such, ``visit`` where one side was host
    to the other, ``third-party`` where they met on a third state's ground, and absent where the place is not
    known.
    """
    nodes: dict[tuple[str, str], dict[str, Any]] = {}
    for label, key, data in read_nodes(graph, part):
        nodes[label, key] = data
    attended: dict[str, list[dict[str, Any]]] = defaultdict(list)
    conveners: dict[str, list[str]] = defaultdict(list)
    reports: dict[str, list[dict[str, Any]]] = defaultdict(list)
    remote: set[str] = set()
    for kind, source, (_, target), data in read_edges(graph, part):
        if kind == "ATTENDED":
            attended[target].append(_actor(*source, nodes[source]) | {"role": data.get("role")})
        elif kind == "CONVENED":
            conveners[target].append(source[1])
        elif kind == "BILATERAL_TALKS" and data.get("mode") in ("call", "video"):
            remote.add(data["meeting"])
        elif kind == "REPORTS":
            article = nodes[source]
            reports[target].append(
                {name: article.get(name) for name in ("url", "publisher", "title")}
                | {"id": source[1], "published": _iso(article.get("published"))}
                | {"sentences": data.get("sentences", []), "spans": data.get("spans", [])}
            )
    meetings = [(key, data) for (label, key), data in nodes.items() if label == "Meeting"]
    for key, meeting in sorted(meetings, key=lambda item: (_iso(item[1].get("date")) or "", item[0])):
        actors = sorted(attended[key], key=lambda one: (one["type"] != "State", one["type"], one["code"]))
        if not actors:
            continue
        sides = {one["code"] for one in actors if one["type"] == "State"}
        event = {
            "id": key,
            "date": _iso(meeting.get("date")),
            "end_date": _iso(meeting.get("end_date")),
            "date_precision": meeting.get("date_precision"),
            "event": "CONSULT",
            "mode": "phone" if key in remote else _mode(meeting, sides),
            "status": meeting.get("status"),
            "name": meeting.get("name"),
            "actors": actors,
            "convened_by": sorted(conveners[key]),
            "location": {"city": meeting.get("city"), "country": meeting.get("iso3")},
            "sources": sorted(reports[key], key=lambda report: str(report["id"])),
        }
        yield {name: value for name, value in event.items() if value is not None}


def write_plover(graph: Graph, path: Path, part: Part) -> None:
    """Write :func:`plover_events` as JSON lines in UTF-8."""
    with path.open("w", encoding="utf-8") as file:
        for event in plover_events(graph, part):
            file.write(json.dumps(event, ensure_ascii=False) + "\n")


def _actor(label: str, key: str, data: dict[str, Any]) -> dict[str, Any]:
    actor = {"type": label, "code": key, "name": data.get("name")}
    if label == "State" and key in states():
        actor |= {"cow": states()[key].cow, "gw": states()[key].gw}
    return actor


def _mode(meeting: dict[str, Any], sides: set[str]) -> str | None:
    if meeting.get("kind") == "call":
        return "phone"
    if meeting.get("kind") == "multilateral" or len(sides) > 2:
        return "multilateral"
    if meeting.get("kind") == "visit" or meeting.get("iso3") in sides:
        return "visit"
    return "third-party" if meeting.get("iso3") else None


def _iso(day: Any) -> str | None:
    return day.isoformat() if day is not None else None
