"""An archive through ``summitry ingest``: ``python -m benchmarks.archive SOURCE... [--articles N]``.

Reads the articles of SOURCE into a new store and measures, in this order:

- the whole run: articles a second, also from one mark of progress to the next, and the peak of memory of
  this process and of each worker;
- a second run over the same articles, which must store nothing;
- a run that is killed (SIGKILL) five times at random moments and taken up again: is its graph, by
  checksum, that of the unbroken run?
- one worker against two, in turn, on the same articles and in new stores.

``--articles`` takes the first N only. Run it on a quiet machine: all cores are in use.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from statistics import median

from graph.store.engines import lease
from graph.store.graph import Graph, open_graph
from ingest.article import Article
from ingest.sources import open_sources, read_sources
from ingest.workers.worker import cores, prepare
from summitry.reading import Intake, Summary

KILLS = 5
#: So many articles go into each of the runs with one and with two workers.
PAIRED = 1000


@dataclass
class Watch:
    """Looks at a run twice a second: how far it is, and how much memory its processes take."""

    summary: Summary
    progress: list[tuple[float, int]] = field(default_factory=list)
    workers: dict[int, tuple[int, int]] = field(default_factory=dict)
    _ended: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Watch:
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        started = time.monotonic()
        while not self._ended.wait(0.5):
            self.progress.append((time.monotonic() - started, self.summary.documents))
            for pid in _workers(os.getpid()):
                whole, own = self.workers.get(pid, (0, 0))
                seen = _memory(pid)
                self.workers[pid] = max(whole, seen[0]), max(own, seen[1])

    def rate(self, low: int, high: int) -> float | None:
        """Articles a second between two marks of progress."""
        within = [(seconds, done) for seconds, done in self.progress if low <= done <= high]
        if len(within) < 2:
            return None
        (began, first), (ended, last) = within[0], within[-1]
        return (last - first) / (ended - began)


def _workers(run: int) -> list[int]:
    """The workers of a run: forked by its server that has loaded the model. The store's engine is none."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,comm="], capture_output=True, text=True, check=True)
    rows = [line.split(maxsplit=2) for line in listed.stdout.splitlines()]
    parents = {int(pid): int(parent) for pid, parent, name in rows if name.strip() != "java"}
    return [pid for pid, parent in parents.items() if parents.get(parent) == run and pid != os.getpid()]


def _memory(pid: int | str) -> tuple[int, int]:
    """The peak of a process's resident memory, and what of its memory is its own now, in MiB."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii")
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    except OSError:  # It has just ended.
        return 0, 0
    return _field(status, "VmHWM:"), _field(rollup, "Private_Dirty:") + _field(rollup, "Private_Clean:")


def _field(text: str, name: str) -> int:
    return sum(int(line.split()[1]) for line in text.splitlines() if line.startswith(name)) // 1024


def ingest(graph: Graph, articles: Path, workers: int) -> tuple[Summary, Watch]:
    """One run, watched."""
    intake = Intake(graph, workers=workers)
    with Watch(intake.summary) as watch, intake:
        for document in open_sources([articles]):
            intake.take(document)
    return intake.summary, watch


def killed(
    store: Path, articles: Path, workers: int, seconds: float, chance: random.Random
) -> tuple[str, int]:
    """The checksum after several runs that were killed and a last one that was not, and what it had to read.

    The moments are drawn from the time that the whole run takes, ``seconds``; they begin when reading does.
    """
    command = [sys.executable, "-m", "summitry", "ingest", str(articles)]
    command += ["--store", str(store), "--workers", str(workers), "--json"]
    for _ in range(KILLS):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            while process.poll() is None and not _workers(process.pid):
                time.sleep(0.1)
            with suppress(subprocess.TimeoutExpired):
                process.wait(chance.uniform(0, 1.5 * seconds / KILLS))
            process.kill()
    last = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    with open_graph(store) as graph:
        return graph.checksum(), json.loads(last.stdout)["read"]


def paired(folder: Path, articles: Path) -> tuple[list[float], list[float]]:
    """Articles a second with one and with two workers, in turn: what disturbs one disturbs the other."""
    rates: dict[int, list[float]] = {1: [], 2: []}
    for number, workers in enumerate((1, 2, 2, 1)):
        store = folder / f"pair{number}"
        with open_graph(store) as graph:
            summary, _ = ingest(graph, articles, workers)
        rates[workers].append(summary.read / summary.seconds)
        lease.stop(store)
    return rates[1], rates[2]


def _write(articles: Sequence[Article], path: Path) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for article in articles:
            day = article.published and article.published.isoformat()
            record = {"text": article.text, "title": article.title, "published": day, "url": article.url}
            file.write(json.dumps(record | {"publisher": article.publisher}) + "\n")
    return path


def main() -> None:
    """Measure, and print a table."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("sources", nargs="+", metavar="SOURCE")
    options.add_argument("--articles", type=int, metavar="N")
    options.add_argument("--workers", type=int, default=cores())
    options.add_argument("--seed", type=int, default=time.time_ns() % 10**6, help="of the random moments")
    chosen = options.parse_args()
    rows: list[tuple[str, object]] = []

    def tell(what: str, value: object) -> None:
        rows.append((what, value))
        print(f"{what}: {value}", file=sys.stderr, flush=True)

    with tempfile.TemporaryDirectory(prefix="summitry-archive-") as name:
        folder = Path(name)
        found = (one for one in read_sources(chosen.sources) if isinstance(one, Article))
        kept = list(islice(found, chosen.articles))
        articles, some = _write(kept, folder / "all.jsonl"), _write(kept[:PAIRED], folder / "some.jsonl")
        tell("articles", len(kept))
        del kept
        prepare()
        with open_graph(folder / "whole") as graph:
            first, watch = ingest(graph, articles, chosen.workers)
            checksum = graph.checksum()
            tell(f"articles a second, {chosen.workers} workers", f"{first.read / first.seconds:.1f}")
            for low, high in ((0, 1000), (1000, 2000), (2000, 3000), (3000, 4000)):
                if rate := watch.rate(low, high):
                    tell(f"… from article {low:,} to {high:,}", f"{rate:.1f}")
            tell("set aside", dict(first.aside))
            whole, own = _memory("self")
            tell("peak memory of the parent, MiB", whole)
            for pid, (whole, own) in watch.workers.items():
                tell(f"peak memory of worker {pid}, MiB", f"{whole}, of which its own {own}")
            second, _ = ingest(graph, articles, chosen.workers)
            tell("second run: read, new nodes and edges", (second.read, second.new_nodes, second.new_edges))
            tell("second run: part of the first's time", f"{second.seconds / first.seconds:.3f}")
            tell("second run: the same graph", graph.checksum() == checksum)
        chance = random.Random(chosen.seed)  # noqa: S311
        again, rest = killed(folder / "killed", articles, chosen.workers, first.seconds, chance)
        tell(f"killed {KILLS} times (seed {chosen.seed}): the same graph", again == checksum)
        tell("… articles left for the last run", rest)
        one, two = paired(folder, some)
        tell("one worker, articles a second", ", ".join(f"{rate:.1f}" for rate in one))
        tell("two workers, articles a second", ", ".join(f"{rate:.1f}" for rate in two))
        tell("two workers over one", f"{median(two) / median(one):.2f}")
        for store in ("whole", "killed"):
            lease.stop(folder / store)
    tell("machine", f"{cores()} cores, Python {platform.python_version()}, {platform.machine()}")
    print("| figure | value |\n|---|--:|")
    for what, value in rows:
        print(f"| {what} | {value} |")


if __name__ == "__main__":
    main()
