"""Dyad-years: one row for two states and a year in which they met, with the codes of political science."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from graph.analysis.select import Part, read_edges, read_nodes
from graph.analysis.tables import table
from graph.errors import SummitryError
from graph.exports.tables import need_pyarrow
from graph.reference.tables import states
from graph.store.graph import Graph

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "year", "iso3_a", "iso3_b", "cow_a", "cow_b", "dyad", "gw_a", "gw_b",
    "talks", "in_person", "calls", "summits",
)  # fmt: skip


def dyad_years(graph: Graph, part: Part | None = None) -> pd.DataFrame:
    """Undirected dyads by year: how often two states talked, and sat at the same multilateral meetings.

    ``iso3_a`` comes before ``iso3_b`` in the alphabet. ``cow_a`` and ``cow_b`` are Correlates of War
    numbers, absent for those that the project does not number; ``dyad`` is theirs as one number, 1000
    times the smaller plus the larger (the project's own undirected dyad id). ``gw_a`` and ``gw_b`` are
    Gleditsch and Ward's. ``talks`` is ``in_person`` plus ``calls`` (video included), ``summits`` the
    multilateral meetings that both attended, counted apart. Only what was held counts; a year without a
    meeting has no row.
    """
    meetings = {key: data for label, key, data in read_nodes(graph, part) if label == "Meeting"}
    present: dict[str, set[str]] = defaultdict(set)
    counts: dict[tuple[int, str, str], Counter[str]] = defaultdict(Counter)
    for kind, (label, source), (_, target), data in read_edges(graph, part):
        if label != "State":
            continue
        if kind == "ATTENDED" and meetings[target].get("kind") == "multilateral":
            present[target].add(source)
        elif kind == "BILATERAL_TALKS" and data.get("status") == "held" and data.get("date"):
            one, other = sorted((source, target))
            mode = "in_person" if data.get("mode") == "in_person" else "calls"
            counts[data["date"].year, one, other].update(("talks", mode))
    for key, members in present.items():
        meeting = meetings[key]
        if meeting.get("status") == "held" and meeting.get("date"):
            for one, other in combinations(sorted(members), 2):
                counts[meeting["date"].year, one, other]["summits"] += 1
    rows = []
    for (year, one, other), count in sorted(counts.items()):
        pair = [states().get(code) for code in (one, other)]
        numbers = [state.cow if state else None for state in pair]
        known = [number for number in numbers if number is not None]
        rows.append(
            {
                "year": year,
                "iso3_a": one,
                "iso3_b": other,
                "cow_a": numbers[0],
                "cow_b": numbers[1],
                # As the Correlates of War number dyads: the smaller code, then the larger in three digits.
                "dyad": 1000 * min(known) + max(known) if len(known) == 2 else None,
                **{f"gw_{side}": state.gw if state else None for side, state in zip("ab", pair, strict=True)},
                **{name: count[name] for name in COLUMNS[8:]},
            }
        )
    return table(rows, COLUMNS)


def write_dyad_years(graph: Graph, path: Path, part: Part) -> None:
    """Write :func:`dyad_years` as CSV or, if the file's name ends so, Parquet.

    Raises:
        SummitryError: the name ends in neither, or pyarrow is not installed.
    """
    if path.suffix == ".csv":
        dyad_years(graph, part).to_csv(path, index=False)
    elif path.suffix == ".parquet":
        need_pyarrow()
        dyad_years(graph, part).to_parquet(path, index=False)
    else:
        raise SummitryError(f"{path} ends in neither .csv nor .parquet", "name the file so")
