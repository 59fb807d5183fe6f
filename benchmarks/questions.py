"""How fast the named questions, the tables and the networks are on a large synthetic graph.

    python -m benchmarks.questions --store FOLDER [--nodes N]

The graph (200,000 nodes, 1,160,000 edges) is made in an empty store and used again if it is there. Each
question is asked with arguments drawn from one seed: states by their weight, years, persons. Times are
those of the function, from call to frame. What goes over the whole graph is told apart. The tables are
Markdown.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.world import opened, typical
from graph import questions
from graph.analysis.networks import network
from graph.analysis.select import Part
from graph.exports import FORMATS
from graph.store.graph import Graph, open_graph


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--store", required=True, help="a folder, or any other store")
    parser.add_argument("--nodes", type=int, default=200_000, help="of a graph that is made anew")
    parser.add_argument("--repeat", type=int, default=40, help="how often each question is asked")
    parser.add_argument("--skip-exports", action="store_true")
    options = parser.parse_args()
    with open_graph(options.store) as graph:
        opened(graph, options.nodes)
        print("| question | median | 95th percentile |\n|---|---:|---:|", flush=True)
        for name, ask in _cases(graph).items():
            middle, slow = typical([_timed(ask) for _ in range(options.repeat)])
            print(f"| {name} | {middle * 1000:.0f} ms | {slow * 1000:.0f} ms |", flush=True)
        seconds = _timed(lambda: questions.centrality(graph))
        print(
            f"\n| whole graph | seconds |\n|---|---:|\n| centrality of each year | {seconds:.1f} |",
            flush=True,
        )
        if options.skip_exports:
            return
        print(f"| to networkx | {_timed(lambda: network(graph)):.1f} |", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            seconds = _timed(lambda: FORMATS["parquet"](graph, Path(folder), Part()))
        print(f"| to Parquet | {seconds:.1f} |", flush=True)


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _cases(graph: Graph) -> dict[str, Callable[[], object]]:
    rng = random.Random(7)  # noqa: S311
    rows = graph.run(
        "MATCH (s:State)-[t:BILATERAL_TALKS]-() RETURN s.iso3 AS code, count(t) AS n ORDER BY n DESC, code"
    )
    codes, weights = [row["code"] for row in rows], [row["n"] for row in rows]
    bodies = [row["id"] for row in graph.run("MATCH (o:Organization) RETURN o.id AS id ORDER BY id")]

    def state() -> str:
        return rng.choices(codes, weights)[0]

    [people] = graph.run("MATCH (n:Minister) RETURN count(n) AS count")

    def person() -> str:
        return f"Minister Number {rng.randrange(people['count'])}"

    def year() -> dict[str, date]:
        number = rng.randrange(1975, 2023)
        return {"since": date(number, 1, 1), "until": date(number, 12, 31)}

    return {
        "who-met-whom, a state": lambda: questions.who_met_whom(graph, state=state()),
        "who-met-whom, a person": lambda: questions.who_met_whom(graph, person=person()),
        "bilateral-frequency, a state": lambda: questions.bilateral_frequency(graph, state=state()),
        "co-attendance, a year": lambda: questions.co_attendance(graph, **year()),
        "co-attendance, a state and a year": lambda: questions.co_attendance(graph, state=state(), **year()),
        "first-contact, a state": lambda: questions.first_contact(graph, state=state(), years=5),
        "sidelines, an organization": lambda: questions.sidelines(graph, organization=rng.choice(bodies)),
        "attendance, an organization": lambda: questions.attendance(graph, rng.choice(bodies), **year()),
        "office-holders, a state": lambda: questions.office_holders(
            graph, state(), role="foreign", on=date(2013, 6, 26)
        ),
        "pledges, a state and a topic": lambda: questions.pledges(graph, state=state(), topic="energy"),
        "centrality, a year": lambda: questions.centrality(graph, **year()),
        "chain, two persons": lambda: questions.chain(graph, person(), person()),
        "evidence, two states": lambda: questions.evidence(graph, state(), state()),
    }


if __name__ == "__main__":
    main()
