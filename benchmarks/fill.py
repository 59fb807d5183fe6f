"""How long a first fill takes to settle in memory, and how much of it: what ``load --import-files`` does.

    python -m benchmarks.fill --edges 100000 1000000

Synthetic articles (:mod:`benchmarks.bulk`) are settled as a graph, each size in a process of its own, whose
peak memory is told (on Linux). Reading the files is in the seconds, making the articles is not.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.bulk import settled_from, write_articles


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--edges", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--facts", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.facts:
        _settle(options.facts)
        return
    print("| edges | seconds | busy | peak memory, GiB |\n|--:|--:|--:|--:|", flush=True)
    for edges in options.edges:
        with tempfile.TemporaryDirectory(prefix="summitry-") as scratch:
            write_articles(Path(scratch), edges)
            subprocess.run([sys.executable, "-m", "benchmarks.fill", "--facts", scratch], check=True)
    print(f"\nload {' '.join(f'{one:.1f}' for one in os.getloadavg())}")


def _settle(facts: Path) -> None:
    started, busy = time.perf_counter(), time.process_time()
    edges = sum(1 for _ in settled_from(facts).edges())
    seconds, busy = time.perf_counter() - started, time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"| {edges:,} | {seconds:.1f} | {busy:.1f} | {peak:.2f} |", flush=True)


if __name__ == "__main__":
    main()
