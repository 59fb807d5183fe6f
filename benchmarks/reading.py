"""How fast articles are read, and where the time goes: ``python -m benchmarks.reading [PATH] [--limit N]``.

PATH is a folder of articles, or a file of JSON lines (also gzipped) with ``text`` and, where known,
``title``, ``published`` and ``publisher``; without it the example articles are read.
"""

from __future__ import annotations

import argparse
import gzip
import json
import platform
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from ingest.threads import one_thread

one_thread()

from ingest.article import Article  # noqa: E402
from ingest.pipeline import DEFAULT, read  # noqa: E402
from ingest.sources import read_sources  # noqa: E402
from ingest.syntax.model import parse  # noqa: E402
from ingest.text.report import Report  # noqa: E402


def articles(path: Path) -> Iterator[Article]:
    """The articles of a folder or of a file of JSON lines."""
    if path.is_dir():
        yield from (found for found in read_sources([str(path)]) if isinstance(found, Article))
        return
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            day = record.get("published")
            yield Article(
                record["text"],
                title=record.get("title"),
                publisher=record.get("publisher"),
                published=date.fromisoformat(day[:10]) if day else None,
            )


def main() -> None:
    """Read the articles stage by stage, and print the rate and each stage's share of the CPU time."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("path", nargs="?", type=Path, default=Path("examples"))
    options.add_argument("--limit", type=int, default=None, help="read the first N articles only")
    chosen = options.parse_args()
    parse("Two ministers met in Geneva.")  # the model is loaded before the clock starts
    spent: dict[str, float] = defaultdict(float)
    count = meetings_found = away = lost = 0
    for article in islice(articles(chosen.path), chosen.limit):
        clock: dict[str, float] = {}
        told: list[bool] = []

        def timed(name: str, clock: dict[str, float] = clock) -> Callable[..., Any]:
            def stage(*given: Any) -> Any:
                before = time.process_time()
                result = getattr(DEFAULT, name)(*given)
                clock[name] = time.process_time() - before
                return result

            return stage

        def screened(report: Report, told: list[bool] = told, timed: Any = timed) -> bool:
            told.append(timed("screen")(report))
            return True  # What is turned away is read all the same, to see what is lost.

        facts = read(
            article, DEFAULT.replace(**{name: timed(name) for name in DEFAULT} | {"screen": screened})
        )
        if not told[0]:
            away += 1
            lost += bool(facts.edges)
            clock = {name: clock[name] for name in ("clean", "screen")}
        for name, seconds in clock.items():
            spent[name] += seconds
        count += 1
        meetings_found += any(ref.label == "Meeting" for ref in facts.nodes)
    total = sum(spent.values())
    print(f"{count} articles, {meetings_found} with a meeting: {count / total:.1f} a second of CPU time")
    print(f"{away} of them turned away before parsing ({away / count:.1%}), {lost} of which held a fact")
    print("\n| stage | ms an article | of all |\n|---|--:|--:|")
    for stage, seconds in spent.items():
        print(f"| {stage} | {seconds / count * 1000:.1f} | {seconds / total:.1%} |")
    print()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MiB; Python {platform.python_version()}, {platform.machine()}")


if __name__ == "__main__":
    main()
