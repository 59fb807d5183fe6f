"""What it costs to find out who and which meeting is meant, and that the cost does not grow with the graph.

    python -m benchmarks.resolution FACTS

The sixty reports of ``tests/reports`` are read and resolved first, and what came of it is compared with the
truth: how much was read, and the pairwise F1 of that. FACTS is a folder that ``summitry extract`` filled.
Its articles are resolved by the hundred, as they would come in; the times are of the first and the last
thousand. Then a thousand persons are resolved against 10,000, 100,000 and 1,000,000 that are known, in
memory: what a store adds is one look-up by index for each key. The tables are Markdown.
"""

from __future__ import annotations

import argparse
import platform
import random
import time
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from graph.files.facts import Stated, find_facts, read_facts
from graph.model import Evidence, Facts, slug
from graph.reference.tables import states
from graph.resolution.registry import Registry
from graph.resolution.storage import RecordStore
from graph.statements import statement
from graph.store.engines.values import uncollected
from ingest.pipeline import read
from tests.reports import scoring

_BATCH = 100
_SYLLABLES = (
    "ba be da do fa ga ge ha ja ka ki la le lo ma mi na ne no pa ra ri sa se so ta te to va vi wa ya zo"
).split()


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("facts", type=Path, help="a folder of facts")
    parser.add_argument("--persons", type=int, default=1_000_000, help="of the largest synthetic graph")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}\n")
    _reports()
    stated = [
        row for path in find_facts([options.facts]) for row in read_facts(path) if isinstance(row, Stated)
    ]
    _articles([row.facts() for row in stated])
    with uncollected():
        _synthetic(options.persons)


def _reports() -> None:
    stated = {report: read(article) for report, article in scoring.reports().items()}
    registry = scoring.resolved(statement.normalised(facts) for facts in stated.values())
    traps = scoring.truth()["never_merge"]
    print("| sixty reports | told | read | F1 of those | traps fallen into |\n|---|---:|---:|---:|---:|")
    for label, told, expected in (
        ("persons", scoring.told_persons(stated, registry), scoring.expected_persons()),
        ("meetings", scoring.told_meetings(stated, registry), scoring.expected_meetings()),
    ):
        f1 = scoring.pairwise(told, [one for one in expected if one in told])[2]
        fallen = len({trap[:2] for trap in scoring.false_merges(told, traps[label])})
        print(f"| {label} | {len(expected)} | {len(told)} | {f1:.3f} | {fallen} of {len(traps[label])} |")
    print()


def _articles(articles: list[Facts]) -> None:
    registry = Registry(RecordStore())
    times: list[float] = []
    for first in range(0, len(articles), _BATCH):
        started = time.perf_counter()
        registry.change([], articles[first : first + _BATCH])
        times.append((time.perf_counter() - started) / len(articles[first : first + _BATCH]) * 1000)
    told, nodes = _counts(registry, articles)
    print("| articles | ms an article, first 1,000 | last 1,000 | all |\n|---:|---:|---:|---:|")
    ten = 1000 // _BATCH
    means = (sum(part) / len(part) for part in (times[:ten], times[-ten:], times))
    print(f"| {len(articles):,} | " + " | ".join(f"{mean:.1f}" for mean in means) + " |\n")
    print("| | told | ids of articles | nodes |\n|---|---:|---:|---:|")
    for label in ("Minister", "Meeting"):
        print(f"| {label} | {told[label][0]:,} | {told[label][1]:,} | {nodes[label]:,} |")


def _counts(registry: Registry, articles: list[Facts]) -> tuple[dict[str, tuple[int, int]], dict[str, int]]:
    told: dict[str, int] = {}
    own: dict[str, set[str]] = {}
    nodes: dict[str, set[str]] = {}
    for facts in articles:
        for ref, node in registry.meant(facts).items():
            told[ref.label] = told.get(ref.label, 0) + 1
            own.setdefault(ref.label, set()).add(ref.key)
            nodes.setdefault(ref.label, set()).add(node)
    return {label: (told[label], len(own[label])) for label in told}, {k: len(v) for k, v in nodes.items()}


def _synthetic(most: int) -> None:
    people = _people(random.Random(1))  # noqa: S311
    registry = Registry(RecordStore())
    known = 0
    print("\n| persons known | ms for one more |\n|---:|---:|", flush=True)
    for size in (10_000, 100_000, most):
        while known < size:
            batch = list(islice(people, 10_000))
            registry.change([], batch)
            registry.storage.rows.clear()
            known += len(batch)
        more = list(islice(people, 1000))
        started = time.perf_counter()
        registry.change([], more)
        print(f"| {known:,} | {time.perf_counter() - started:.2f} |", flush=True)
        known += len(more)


def _people(order: random.Random) -> Iterator[Facts]:
    """Articles of one person each, whose names repeat and vary as much as names do."""
    codes = sorted(states())
    number = 0
    while True:
        number += 1
        name = " ".join("".join(order.choices(_SYLLABLES, k=order.randint(2, 4))).title() for _ in range(2))
        iso3 = order.choice(codes)
        facts = Facts("synthetic")
        key = f"a{number}"
        facts.node("Article", key, published=date(order.randint(1990, 2024), 5, 1))
        person = facts.node("Minister", slug(f"{name} {iso3}"), name=name)
        role = order.choice(["foreign", "defence", "finance", "other"])
        facts.edge(
            "REPRESENTS", person, facts.node("State", iso3), Evidence(key, 0, 1, "x", 0.9, name), role=role
        )
        yield facts


if __name__ == "__main__":
    main()
