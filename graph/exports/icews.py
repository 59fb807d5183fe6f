"""Held meetings in the columns of ICEWS: tab-separated, an event for each direction of each pair of states.

What reads those files reads these. Meetings are CAMEO's consultations: who travels makes a visit (042) and
who receives hosts one (043), on a third state's ground both meet there (044), by telephone or video both talk
(041); where the place is not known, and between any two at a gathering of more, both consult (040).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from itertools import permutations
from pathlib import Path
from typing import Any, NamedTuple

from graph.analysis.select import Part
from graph.exports.plover import plover_events
from graph.reference.tables import states
from graph.store.graph import Graph

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number",
    "Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip


class _Kind(NamedTuple):
    """A kind of event: CAMEO's code and words, and its place on Goldstein's scale."""

    code: str
    text: str
    intensity: float


# Scores as in CAMEO's table of Goldstein's scale (GDELT: CAMEO.goldsteinscale.txt).
_CONSULT = _Kind("040", "Consult", 1.0)
_TELEPHONE = _Kind("041", "Discuss by telephone", 1.0)
_VISIT = _Kind("042", "Make a visit", 1.9)
_HOST = _Kind("043", "Host a visit", 2.8)
_THIRD = _Kind("044", "Meet at a 'third' location", 2.5)

#: What both sides do, by PLOVER's mode of the meeting; a visit has two sides that do not do the same.
_BOTH: Mapping[str | None, _Kind] = {"phone": _TELEPHONE, "third-party": _THIRD}


#: Modes of meetings whose only state can have met none but that of the place.
_TO_ITS_HOST = ("visit", None)


def icews_rows(graph: Graph, part: Part | None = None) -> Iterator[dict[str, Any]]:
    """Two rows for each pair of states that met on a known day, one a direction.

    Who is the only state named on a visit met that of the place; of calls, and of meetings of many on its
    ground, that is not sure.
    """
    for event in plover_events(graph, part):
        known = event.get("date_precision") in (None, "day")
        if event.get("status") != "held" or "date" not in event or not known:
            continue
        place = event["location"]
        story: dict[str, Any] = next(iter(event["sources"]), {})
        for source, target, kind in _pairs(event):
            yield {
                "Event ID": event["id"],
                "Event Date": event["date"],
                **_side("Source", source),
                "Event Text": kind.text,
                "CAMEO Code": kind.code,
                "Intensity": kind.intensity,
                **_side("Target", target),
                "Story ID": story.get("id"),
                "Publisher": story.get("publisher"),
                "City": place["city"],
                "Country": _name(place["country"]),
            }


def write_icews(graph: Graph, path: Path, part: Part) -> None:
    """Write :func:`icews_rows` as tab-separated text in UTF-8, with a line of names."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(icews_rows(graph, part))


def _pairs(event: Mapping[str, Any]) -> Iterator[tuple[str, str, _Kind]]:
    """Source, target and kind of each event of a meeting."""
    present = {one["code"]: one["role"] for one in event["actors"] if one["type"] == "State"}
    where = event["location"]["country"]
    codes = sorted(present)
    if len(codes) == 1 and where and event.get("mode") in _TO_ITS_HOST:
        codes = sorted({*codes, where})
    hosts = [code for code, role in present.items() if role == "host"]
    host = hosts[0] if len(hosts) == 1 else where
    visited = len(codes) == 2 and host in codes and event.get("mode") == "visit"
    for source, target in permutations(codes, 2):
        if visited:
            yield source, target, _HOST if source == host else _VISIT
        else:
            yield source, target, _BOTH.get(event.get("mode"), _CONSULT) if len(codes) == 2 else _CONSULT


def _side(name: str, code: str) -> dict[str, str | None]:
    return {f"{name} Name": _name(code), f"{name} Sectors": "Government", f"{name} Country": _name(code)}


def _name(code: str | None) -> str | None:
    known = states().get(code or "")
    return known.name if known else code
