"""How long the first question from the shell takes, and the next: ``python -m benchmarks.start``.

A store of a few articles is asked by ``summitry query`` in a process of its own, in turn with its engine
stopped before (cold) and left running (warm); beside them stands Python that imports the driver alone.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.bulk import article
from graph.store.engines import lease
from graph.store.graph import open_graph

QUESTION = "MATCH (m:Meeting) RETURN count(m) AS meetings"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="summitry-") as scratch:
        store = Path(scratch, "graph")
        with open_graph(store) as graph:
            graph.write([article(random.Random(1), number) for number in range(50)])  # noqa: S311
        query = ("-m", "summitry", "query", QUESTION, "--store", str(store))
        times: dict[str, list[float]] = {"cold": [], "warm": [], "python -c 'import neo4j'": []}
        for _ in range(options.repeat):
            lease.stop(store)
            for taken, command in zip(times.values(), (query, query, ("-c", "import neo4j")), strict=True):
                started = time.perf_counter()
                subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
                taken.append(time.perf_counter() - started)
        lease.stop(store)
    print("| start | least, s | median, s | most, s |\n|---|--:|--:|--:|")
    for what, taken in times.items():
        print(f"| {what} | {min(taken):.2f} | {median(taken):.2f} | {max(taken):.2f} |")


if __name__ == "__main__":
    main()
