"""How fast a large graph gets into a store: by summitry load, by the plain driver, by Neo4j's own import.

    python -m benchmarks.bulk

Synthetic articles, drawn from one seed, are written as files of facts. The same nodes and edges then go
into empty stores in turn, Neo4j's and the embedded one: by ``summitry load``, which also keeps what each
article states, settles what several of them state, and may be stopped and repeated; by the driver's
``UNWIND`` in batches of settled rows, which does none of that; and by ``neo4j-admin database import`` from
files that ``summitry load --import-files`` writes. All graphs are compared by checksum. Beside the seconds
that each took stand those that a core was busy with it, in this process and in the engine, which depend less
on what else the machine does. It needs ``summitry[neo4j-local]`` and Linux, whose ``/proc`` tells of engines.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, islice
from pathlib import Path
from typing import Any

from graph.exports.neo4j_import import FINISH, write_import_files
from graph.files.facts import Aside, Stated, find_facts, load_facts, read_facts, write_facts
from graph.files.first_fill import Settled
from graph.model import KEYS, Evidence, Facts, slug
from graph.reference.tables import organizations, states
from graph.store.engines import lease
from graph.store.graph import Graph, open_graph
from graph.store.memberships import add_memberships
from tests.graph.exports.test_neo4j_import import imported

SHARD, ROWS = 5_000, 10_000


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--edges", type=int, default=1_000_000)
    parser.add_argument("--only", metavar="TEXT", default="", help="ways whose name has this")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="summitry-") as scratch:
        folder = Path(scratch)
        facts = folder / "facts"
        facts.mkdir()
        started = time.perf_counter()
        articles = write_articles(facts, options.edges)
        print(f"{articles:,} articles in {time.perf_counter() - started:.0f} s", flush=True)
        size = sum(path.stat().st_size for path in facts.iterdir())
        print(f"files of facts: {size / 1e6:.0f} MB", flush=True)
        checksums = []
        columns = ("way", "edges", "seconds", "busy here", "busy engine", "edges a second", "MB on the disk")
        print(f"| {' | '.join(columns)} |\n|---{'|--:' * (len(columns) - 1)}|", flush=True)
        for name, fill, engine in (way for way in WAYS if options.only in way[0]):
            home = folder / slug(name)
            started, busy = time.perf_counter(), time.process_time()
            with fill(facts, home, f"{engine}{home}") as graph:
                seconds, busy = time.perf_counter() - started, time.process_time() - busy
                there = _busy(home)
                edges = sum(graph.stats().edges.values())
                checksums.append(graph.checksum())
            lease.stop(home)
            size = sum(file.stat().st_size for file in home.rglob("databases/**/*") if file.is_file())
            print(
                f"| {name} | {edges:,} | {seconds:.1f} | {busy:.1f} | {there:.1f} | {edges / seconds:,.0f} "
                f"| {size / 1e6:,.0f} |",
                *_parts,
                sep="\n",
                flush=True,
            )
            _parts.clear()
        print(f"\nload {' '.join(f'{one:.1f}' for one in os.getloadavg())}")
        print("the same graph" if len(set(checksums)) == 1 else f"DIFFERENT GRAPHS: {checksums}")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        print(f"peak memory of this process {peak:.1f} GiB")


def _busy(home: Path) -> float:
    """Seconds of a core that the engine of a store has taken since it started."""
    pid = json.loads((home / "engine.pid").read_text())["pid"]
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _load(facts: Path, home: Path, setting: str) -> Graph:
    graph = open_graph(setting)
    load_facts(graph, find_facts([facts]))
    add_memberships(graph)
    return graph


def _unwind(facts: Path, home: Path, setting: str) -> Graph:
    graph = open_graph(setting)
    started = time.perf_counter()
    settled = settled_from(facts)
    _part("settling in memory", time.perf_counter() - started)
    queries: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for label, key, properties in settled.nodes():
        query = f"UNWIND $rows AS row CREATE (n:{label}) SET n = row.properties"
        queries[query].append({"properties": {**properties, KEYS[label]: key}})
    for kind, (label, source), (other, target), properties in settled.edges():
        query = (
            f"UNWIND $rows AS row MATCH (a:{label} {{{KEYS[label]}: row.a}}) "
            f"MATCH (b:{other} {{{KEYS[other]}: row.b}}) CREATE (a)-[r:{kind}]->(b) SET r = row.properties"
        )
        queries[query].append({"a": source, "b": target, "properties": properties})
    with graph.session() as session:
        for query, rows in queries.items():
            for first in range(0, len(rows), ROWS):
                session.run(query, rows=rows[first : first + ROWS]).consume()
    return graph


def _import(facts: Path, home: Path, setting: str) -> Graph:
    files = home.with_name("fill")
    settled = settled_from(facts)
    started = time.perf_counter()
    write_import_files(files, chain(settled.nodes(), settled.own()), settled.edges())
    written = time.perf_counter()
    home.mkdir()
    imported(files, home)
    done = time.perf_counter()
    graph = open_graph(setting)
    with graph.session() as session:
        session.run(FINISH).consume()
    _part("writing files", written - started)
    _part("neo4j-admin", done - written)
    _part("start, indexes and finish", time.perf_counter() - done)
    return graph


#: What the seconds of the way under way went into, for the rows below its own.
_parts: list[str] = []


def _part(what: str, seconds: float) -> None:
    _parts.append(f"| … {what} | | {seconds:.1f} | | | | |")


#: Ways to fill a store, each with the engine of the one that it fills.
NEO4J = "neo4j-local:"
WAYS = (
    ("summitry load", _load, NEO4J),
    ("UNWIND by the driver", _unwind, NEO4J),
    ("import", _import, NEO4J),
    ("summitry load, embedded", _load, ""),
    ("UNWIND by the driver, embedded", _unwind, ""),
)


def settled_from(facts: Path) -> Settled:
    """The graph that the articles in a folder of files of facts make, in memory."""
    rows = chain.from_iterable(map(read_facts, find_facts([facts])))
    return Settled(row for row in rows if isinstance(row, Stated))


def write_articles(folder: Path, edges: int) -> int:
    """Write synthetic articles that make about so many edges as files of facts, and say how many they are."""
    rng = random.Random(1)  # noqa: S311

    def rows() -> Iterator[Stated | Aside]:
        stated: set[int] = set()
        number = 0
        while len(stated) < edges:
            facts = article(rng, number)
            stated.update(map(hash, facts.edges))
            number += 1
            yield Stated.of(facts)

    articles = 0
    everything = rows()
    for number in range(1_000_000):
        shard = list(islice(everything, SHARD))
        if not shard:
            break
        articles += write_facts(folder, f"shard-{number:04}", len(shard), "synthetic 1", shard).articles
    return articles


def article(rng: random.Random, number: int) -> Facts:
    """One report on one meeting; every third meeting is reported twice."""
    facts = Facts("synthetic 1")
    key = f"article-{number}"
    meeting_number = number - 1 if number % 3 == 1 else number
    of_meeting = random.Random(meeting_number)  # noqa: S311
    day = date(1990, 1, 1) + timedelta(days=of_meeting.randrange(12_000))
    report = facts.node(
        "Article", key, title=f"Report {number}", publisher="Wire", published=day, language="en"
    )
    codes = of_meeting.sample(_CODES, of_meeting.choice((2, 2, 2, 5)), counts=_WEIGHTS)
    codes = sorted(set(codes) | {_CODES[0], _CODES[1]}) if len(set(codes)) < 2 else sorted(set(codes))
    meeting = facts.node(
        "Meeting", f"meeting-{meeting_number}", name=f"Meeting {meeting_number}",
        kind="bilateral" if len(codes) == 2 else "multilateral", date=day, date_precision="day",
        city="City", iso3=codes[0], status="held",
    )  # fmt: skip

    def proof() -> Evidence:
        start = rng.randrange(3_000)
        return Evidence(
            key,
            start,
            start + 97,
            f"Statement {rng.random()} was made to reporters after the talks.",
            0.9,
            "they",
        )

    facts.edge("REPORTS", report, meeting, proof())
    facts.edge("HELD_IN", meeting, facts.node("State", codes[0], name=states()[codes[0]].name), proof())
    people = []
    for code in codes:
        state = facts.node("State", code, name=states()[code].name)
        facts.edge("ATTENDED", state, meeting, proof(), role="delegate")
        name = _name(of_meeting.randrange(200), code)
        person = facts.node("Minister", slug(name), name=name, aliases=[name])
        people.append(person)
        facts.edge("ATTENDED", person, meeting, proof(), role="delegate")
        facts.edge(
            "REPRESENTS",
            person,
            state,
            proof(),
            office="Minister",
            role="foreign",
            first_seen=day,
            last_seen=day,
        )
    if len(codes) == 2:
        ends = [facts.node("State", code) for code in codes]
        facts.edge("BILATERAL_TALKS", *ends, proof(), meeting=meeting.key, mode="in_person")
        facts.edge("BILATERAL_TALKS", *sorted(people), proof(), meeting=meeting.key, mode="in_person")
    else:
        body = organizations()[of_meeting.choice(_BODIES)]
        facts.edge("CONVENED", facts.node("Organization", body.id, name=body.name), meeting, proof())
    pledge = facts.node(
        "Commitment",
        f"commitment-{meeting_number}",
        text=f"do thing {meeting_number}",
        topics=["trade"],
        status="pledged",
    )
    for code in codes[:2]:
        facts.edge("PLEDGED", facts.node("State", code), pledge, proof(), date=day)
    facts.edge("MADE_AT", pledge, meeting, proof())
    return facts


def _name(number: int, code: str) -> str:
    """One of 200 names of a state: two words of made-up syllables."""
    of_person = random.Random(f"{code} {number}")  # noqa: S311
    syllables = [of_person.choice("bdfgklmnprstvz") + of_person.choice("aeiou") for _ in range(6)]
    return f"{''.join(syllables[:3])} {''.join(syllables[3:])}".title()


_CODES = list(states())
_WEIGHTS = [1000 // (rank + 1) + 1 for rank in range(len(_CODES))]
_BODIES = list(organizations())


if __name__ == "__main__":
    main()
