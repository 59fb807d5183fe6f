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
from collections.abc import Iterator
from datetime import date
from itertools import islice, pairwise
from pathlib import Path

from ingest.actors.find import cast
from ingest.article import Article
from ingest.commitments.find import find_pledges
from ingest.dates.find import anchor_of, find_dates
from ingest.facts import assemble
from ingest.meetings.cluster import find_meetings
from ingest.sources import read_sources
from ingest.syntax.model import parse
from ingest.text.metadata import dateline_city
from ingest.text.page import clean
from ingest.text.relevance import can_tell


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
        marks = [("", time.process_time())]

        def mark(stage: str, marks: list[tuple[str, float]] = marks) -> None:
            marks.append((stage, time.process_time()))

        page = clean(article)
        mark("clean")
        told = can_tell(page.text)
        mark("turn away")
        doc = parse(page.text)
        mark("parse")
        anchor, city = anchor_of(article, page), dateline_city(article, page)
        people = cast(doc, article, city, anchor)
        mark("cast")
        dates = find_dates(doc, anchor)
        mark("dates")
        meetings = find_meetings(doc, people, dates, anchor, city)
        mark("meetings")
        pledges = find_pledges(doc, people, dates, anchor)
        mark("pledges")
        facts = assemble(page, doc, people, meetings, pledges, anchor)
        mark("facts")
        if not told:  # Read here all the same, to see what is lost.
            away += 1
            lost += bool(facts.edges)
            del marks[3:]
        for (_, before), (stage, after) in pairwise(marks):
            spent[stage] += after - before
        count += 1
        meetings_found += bool(meetings)
    total = sum(spent.values())
    print(f"{count} articles, {meetings_found} with a meeting: {count / total:.1f} a second of CPU time")
    print(f"{away} of them turned away before parsing ({away / count:.1%}), {lost} of which held a fact")
    for stage, seconds in spent.items():
        print(f"{stage:10}{seconds / count * 1000:8.1f} ms {seconds / total:6.1%}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MiB; Python {platform.python_version()}, {platform.machine()}")


if __name__ == "__main__":
    main()
