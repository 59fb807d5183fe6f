"""A synthetic graph of any size: states of unequal weight, meetings over fifty years, evidence on each edge.

Everything is drawn from one seed, so that two runs measure the same graph.
"""

from __future__ import annotations

import platform
import random
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, islice
from typing import Any, TypeVar

from graph.model import EdgeType, Evidence, Label, Ref
from graph.reference.tables import organizations, states
from graph.statements import fusion
from graph.store.cypher import create_edges, merge_nodes
from graph.store.graph import Graph, Stats
from ingest.workers.worker import cores

FIRST_DAY, DAYS = date(1974, 1, 1), 365 * 50
TOPICS = ("trade", "terrorism", "energy", "border", "military exercise", "drug trafficking", "transport")
ROLES = ("head_of_state", "head_of_government", "foreign", "defence", "other")
#: Edges in one transaction.
BATCH = 20_000

K = TypeVar("K")
V = TypeVar("V")
Identity = tuple[EdgeType, Ref, Ref, str]


class World:
    """Nodes and edges in numbers like those of a large collection of news; ``size`` counts the nodes."""

    def __init__(self, size: int = 200_000, seed: int = 1) -> None:
        self.random = random.Random(seed)  # noqa: S311
        self.nodes: dict[Label, dict[str, dict[str, Any]]] = {
            label: {} for label in ("State", "Organization", "Minister", "Meeting", "Commitment", "Article")
        }
        self.edges: dict[Identity, dict[str, Any]] = {}
        self._people: dict[str, list[str]] = {}
        self._state_codes = list(states())
        self._weights = [1 / (rank + 1) for rank in range(len(self._state_codes))]
        self.random.shuffle(self._state_codes)
        self._name_actors(ministers=size * 21 // 100)
        self._hold_meetings(meetings=size * 35 // 100)
        self._pledge(commitments=size * 15 // 100)

    def _name_actors(self, ministers: int) -> None:
        for code in self._state_codes:
            self.nodes["State"][code] = {"name": states()[code].name}
        for body in organizations().values():
            self.nodes["Organization"][body.id] = {"name": body.name, "acronym": body.acronym or body.name}
            for code in self._some_states(25):
                self.edges["MEMBER_OF", Ref("State", code), Ref("Organization", body.id), "1960-01-01"] = {
                    "since": date(1960, 1, 1),
                    "source": "synthetic",
                }
        for number in range(ministers):
            key = f"minister-{number}"
            self.nodes["Minister"][key] = {
                "name": f"Minister Number {number}",
                "aliases": [f"Number {number}"],
            }
            code = self._some_states(1)[0]
            self._people.setdefault(code, []).append(key)
            day = self._day()
            for office in self.random.sample(ROLES, self.random.choice((1, 1, 2))):
                self._add(
                    "REPRESENTS",
                    Ref("Minister", key),
                    Ref("State", code),
                    f"{office} minister",
                    office=f"{office} minister",
                    role=office,
                    first_seen=day,
                    last_seen=day + timedelta(days=self.random.randrange(2000)),
                )

    def _hold_meetings(self, meetings: int) -> None:
        bodies = list(organizations())
        summits: list[str] = []
        for number in range(meetings):
            key, day, place = f"meeting-{number}", self._day(), self._some_states(1)[0]
            large = self.random.random() < 0.3
            kind = "multilateral" if large else self.random.choice(("bilateral", "visit", "call"))
            self.nodes["Meeting"][key] = {
                "name": f"Meeting {number}",
                "kind": kind,
                "date": day,
                "date_precision": "day",
                "city": "City",
                "iso3": place,
                "status": "held",
            }
            meeting = Ref("Meeting", key)
            for copy in range(self.random.choice((1, 1, 2))):
                article = f"article-{number}-{copy}" if copy else f"article-{number // 2}"
                self.nodes["Article"].setdefault(
                    article,
                    {"title": f"Report {number}", "publisher": "Wire", "published": day, "language": "en"},
                )
                self._add("REPORTS", Ref("Article", article), meeting, "")
            self._add("HELD_IN", meeting, Ref("State", place), "")
            sides = self._some_states(self.random.randrange(4, 16) if large else 2)
            present = []
            for code in sides:
                self._add("ATTENDED", Ref("State", code), meeting, "", role="delegate", status="held")
                people = self._people.get(code)
                for person in (
                    self.random.sample(people, min(len(people), 1 if large else 2)) if people else ()
                ):
                    present.append(person)
                    self._add(
                        "ATTENDED", Ref("Minister", person), meeting, "", role="delegate", status="held"
                    )
            if large:
                summits.append(key)
                self._add("CONVENED", Ref("Organization", self.random.choice(bodies)), meeting, "")
                continue
            if summits and self.random.random() < 0.4:
                self._add("SIDELINES_OF", meeting, Ref("Meeting", self.random.choice(summits)), "")
            talks = {
                "meeting": key,
                "date": day,
                "mode": "call" if kind == "call" else "in_person",
                "status": "held",
            }
            self._add("BILATERAL_TALKS", *sorted(Ref("State", code) for code in sides), key, **talks)
            for pair in list(combinations(sorted(present), 2))[:1]:
                self._add("BILATERAL_TALKS", *(Ref("Minister", one) for one in pair), key, **talks)

    def _pledge(self, commitments: int) -> None:
        attended: dict[str, list[str]] = {}
        for kind, source, target, _ in self.edges:
            if kind == "ATTENDED" and source.label == "State":
                attended.setdefault(target.key, []).append(source.key)
        meetings = list(attended)
        for number in range(commitments):
            key, meeting = f"commitment-{number}", self.random.choice(meetings)
            day = self.nodes["Meeting"][meeting]["date"]
            self.nodes["Commitment"][key] = {
                "text": f"Commitment number {number}",
                "topics": self.random.sample(TOPICS, 2),
                "deadline": day + timedelta(days=400),
                "status": "pledged",
            }
            for code in attended[meeting][:4]:
                self._add("PLEDGED", Ref("State", code), Ref("Commitment", key), "", date=day)
            self._add("MADE_AT", Ref("Commitment", key), Ref("Meeting", meeting), "")

    def _add(self, kind: EdgeType, source: Ref, target: Ref, key: str, **properties: Any) -> None:
        number = len(self.edges)
        sentence = (
            f"Statement {number} was made to reporters after the delegations had met behind closed doors."
        )
        item = Evidence(
            f"article-{number % 1000}", number % 5000, number % 5000 + len(sentence), sentence, 0.9
        )
        self.edges[kind, source, target, key] = properties | fusion.evidence({item: "synthetic 1"})

    def _day(self) -> date:
        return FIRST_DAY + timedelta(days=self.random.randrange(DAYS))

    def _some_states(self, count: int) -> list[str]:
        chosen: dict[str, None] = {}
        while len(chosen) < count:
            chosen.update(dict.fromkeys(self.random.choices(self._state_codes, self._weights, k=count)))
        return list(chosen)[:count]


def opened(graph: Graph, nodes: int) -> Stats:
    """The counts of a graph, which is made of so many nodes if it is empty; prints them, and the machine."""
    if not graph.run("MATCH (m:Meeting) RETURN m.id AS id LIMIT 1"):
        started = time.perf_counter()
        load(graph, World(nodes))
        print(f"loaded in {time.perf_counter() - started:.0f} s", flush=True)
    stats = graph.stats()
    print(
        f"{sum(stats.nodes.values()):,} nodes, {sum(stats.edges.values()):,} edges; "
        f"{cores()} cores, Python {platform.python_version()}, {platform.machine()}\n"
    )
    return stats


def typical(times: Sequence[float]) -> tuple[float, float]:
    """The median of some times, and their 95th percentile."""
    ranked = sorted(times)
    return ranked[len(ranked) // 2], ranked[max(0, -(-len(ranked) * 95 // 100) - 1)]


def load(graph: Graph, world: World) -> None:
    """Put a world into an empty graph, past the settling of statements: it has no articles to settle."""
    with graph.session() as session:
        for label, nodes in world.nodes.items():
            for batch in _batches(nodes):
                session.execute_write(merge_nodes, label, batch)
        for batch in _batches(world.edges):
            session.execute_write(create_edges, batch)


def _batches(items: dict[K, V]) -> Iterator[dict[K, V]]:
    rest = iter(items.items())
    while batch := dict(islice(rest, BATCH)):
        yield batch
