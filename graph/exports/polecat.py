"""Held meetings in the columns of POLECAT's published files: tab-separated, ``None`` for what is not known.

What reads those files reads these: one ``CONSULT`` event a row, with an actor and a recipient. Of two states
the host is the recipient, else the later in the alphabet; a visitor's recipient is the state visited. Of more
than two states both fields hold all of them, joined by ``"; "``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.analysis.select import Part
from graph.exports.plover import plover_events
from graph.reference.tables import states
from graph.store.graph import Graph

#: As the files on Harvard's Dataverse have them since 2023.
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
    "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations",
    "Story Locations", "Language", "Version",
)  # fmt: skip


def polecat_rows(graph: Graph, part: Part | None = None) -> Iterator[dict[str, str]]:
    """A row for each meeting that was held between two states or more, on a known day."""
    for event in plover_events(graph, part):
        sides = _sides(event)
        known = event.get("date_precision") in (None, "day")
        if event.get("status") != "held" or "date" not in event or not known or sides is None:
            continue
        place, sources = event["location"], event["sources"]
        row = {
            "Event ID": event["id"],
            "Event Date": event["date"],
            "Event Type": event["event"],
            "Event Mode": event.get("mode"),
            "Quad Code": "VERBAL COOPERATION",
            **_side("Actor", sides[0]),
            **_side("Recipient", sides[1]),
            "Placename": place["city"],
            "City": place["city"],
            "Country": place["country"],
            "Source": _joined(source["publisher"] for source in sources),
            "Publication Date": min((one["published"] for one in sources if one["published"]), default=None),
            "Story People": _joined(_named(event, "Minister")),
            "Story Organizations": _joined(_named(event, "Organization")),
            "Story Locations": place["city"],
        }
        yield {column: str(row.get(column) or "None") for column in COLUMNS}


def write_polecat(graph: Graph, path: Path, part: Part) -> None:
    """Write :func:`polecat_rows` as tab-separated text in UTF-8, with a line of names."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(polecat_rows(graph, part))


def _sides(event: Mapping[str, Any]) -> tuple[list[str], list[str]] | None:
    """The codes of the states on either side; ``None`` where there are no two."""
    present = [one for one in event["actors"] if one["type"] == "State"]
    codes = sorted(one["code"] for one in present)
    where = event["location"]["country"]
    if len(codes) > 2:
        return codes, codes
    if len(codes) == 2:
        hosts = [one["code"] for one in present if one["role"] == "host"]
        host = hosts[0] if len(hosts) == 1 else codes[1]
        return [code for code in codes if code != host], [host]
    return (codes, [where]) if codes and where and where not in codes else None


def _side(name: str, codes: Sequence[str]) -> dict[str, str | None]:
    known = [states()[code] for code in codes if code in states()]
    return {
        f"{name} Name": _joined(state.name for state in known),
        f"{name} Country": _joined(codes),
        f"{name} COW": _joined(str(state.cow or "None") for state in known),
        f"Primary {name} Sector": "GOV",
        f"{name} Sectors": "GOV",
    }


def _named(event: Mapping[str, Any], kind: str) -> Iterator[str]:
    return (one["name"] for one in event["actors"] if one["type"] == kind)


def _joined(values: Iterable[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(value for value in values if value)) or None
