"""Whether the embedded engine's memory levels off while it is written to and asked without a pause.

    python -m benchmarks.soak --minutes 60

Synthetic articles, drawn from one seed, are stored and taken back again, so that the graph stays as large
as it is after the first minutes; between any two batches questions are asked. What the engine's process
holds is printed once a minute. It needs Linux, whose ``/proc`` tells that.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from benchmarks.bulk import article
from graph import questions
from graph.store.graph import Graph, open_graph

#: Articles in one transaction, as ``summitry ingest`` writes them, and transactions that the graph holds.
BATCH, KEPT = 64, 40


def main() -> None:
    """Print a line a minute."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=10)
    options = parser.parse_args()
    print(
        "| minute | articles stored | questions asked | engine, MB | most, MB | threads |\n"
        + "|--:" * 6
        + "|"
    )
    with tempfile.TemporaryDirectory(prefix="summitry-") as scratch, open_graph(scratch) as graph:
        engine = json.loads(Path(scratch, "engine.pid").read_text())["pid"]
        began = time.monotonic()
        minute = 0
        for stored, asked in _work(graph):
            if (passed := (time.monotonic() - began) / 60) >= minute:
                size, most, threads = _held(engine)
                print(f"| {passed:.1f} | {stored:,} | {asked:,} | {size} | {most} | {threads} |", flush=True)
                minute += 1
            if passed > options.minutes:
                return


def _work(graph: Graph) -> Iterator[tuple[int, int]]:
    """Store, take back and ask; how many articles and questions it has been so far, after each round."""
    rng = random.Random(11)  # noqa: S311
    batches: deque[list[str]] = deque()
    stored = asked = 0
    while True:
        numbers = range(stored, stored + BATCH)
        graph.write([article(rng, number) for number in numbers])
        stored += BATCH
        batches.append([f"article-{number}" for number in numbers])
        if len(batches) > KEPT:
            graph.forget(batches.popleft())
        for ask in _questions(graph, rng):
            ask()
            asked += 1
        yield stored, asked


def _questions(graph: Graph, rng: random.Random) -> tuple[Callable[[], object], ...]:
    rows = graph.run("MATCH (s:State)-[:ATTENDED]->() RETURN DISTINCT s.iso3 AS code ORDER BY code")
    state = rng.choice(rows)["code"]
    year = rng.randrange(1975, 2023)
    first, last = date(year, 1, 1), date(year, 12, 31)
    return (
        lambda: questions.who_met_whom(graph, state=state),
        lambda: questions.bilateral_frequency(graph, state=state),
        lambda: questions.co_attendance(graph, since=first, until=last),
        lambda: questions.pledges(graph, state=state),
        lambda: questions.centrality(graph, since=first, until=last),
        graph.stats,
    )


def _held(process: int) -> tuple[int, int, int]:
    """Megabytes of memory that a process holds, and the most that it ever held; its threads."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    told = dict(line.split(":", 1) for line in lines if ":" in line)
    size, most = (int(told[name].split()[0]) // 1024 for name in ("VmRSS", "VmHWM"))
    return size, most, int(told["Threads"])


if __name__ == "__main__":
    main()
