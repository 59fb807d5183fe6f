"""How fast ``summitry serve`` answers many at once: ``python -m benchmarks.users --store FOLDER``.

The synthetic graph is made in an empty store and used again if it is there. The server runs as a process of
its own; fifty people, each with a connection that is kept, use it as its page does: they type a name letter
by letter (a search each, as soon as the last is answered and a fifth of a second is over), open the card of
what they found, have its neighbours counted, and read for some seconds. With ``--no-pause`` nobody ever
rests: fifty requests are under way at any time, which no fifty people manage.

Names, kinds of nodes and pauses are drawn from one seed: of cards four in ten are of states by their weight,
the dearest there are. Told are the times from sending to the last byte, and the machine's load beside them.
The server, its engine and those who ask share the cores.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from benchmarks.world import opened, typical
from graph.store.graph import open_graph

#: Seconds between two letters, and at the most and least that somebody reads a card.
LETTER, READS = 0.2, (2.0, 8.0)
#: Seconds within which people come, and nothing is counted: an engine that was started just now is slow.
WARM = 15.0


@dataclass
class Asked:
    """Seconds that answers took, by what was asked, and how many went wrong."""

    times: dict[str, list[float]] = field(default_factory=dict)
    wrong: int = 0

    def add(self, what: str, seconds: float, status: int) -> None:
        self.times.setdefault(what, []).append(seconds)
        self.wrong += status != 200


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--store", required=True, help="a folder, or any other store")
    parser.add_argument("--nodes", type=int, default=20_000, help="of a graph that is made anew")
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--no-pause", action="store_true", help="nobody rests between two requests")
    options = parser.parse_args()
    with open_graph(options.store) as graph:
        stats = opened(graph, options.nodes)
        states = graph.run(
            "MATCH (s:State)-[t:BILATERAL_TALKS]-() "
            "RETURN s.name AS name, count(t) AS weight ORDER BY weight DESC, name"
        )
    names = Names(
        [row["name"] for row in states],
        [row["weight"] for row in states],
        stats.nodes["Minister"],
        stats.nodes["Meeting"],
    )
    with serving(options.store) as address:
        asked = asyncio.run(use(address, names, options.users, options.seconds, rests=not options.no_pause))
    print(
        f"{options.users} at once for {options.seconds:g} s, "
        f"{'nobody resting' if options.no_pause else 'with pauses'}; "
        f"load {' '.join(f'{one:.1f}' for one in os.getloadavg())}; {asked.wrong} went wrong\n"
    )
    print("| request | answers | a second | median, ms | 95th percentile, ms | most, ms |")
    print("|---" + "|--:" * 5 + "|")
    for what, times in sorted(asked.times.items()):
        middle, slow = typical(times)
        print(
            f"| {what} | {len(times):,} | {len(times) / options.seconds:.1f} "
            f"| {middle * 1000:.0f} | {slow * 1000:.0f} | {max(times) * 1000:.0f} |"
        )


@dataclass(frozen=True)
class Names:
    """What may be looked for."""

    states: list[str]
    weights: list[int]
    persons: int
    meetings: int

    def one(self, rng: random.Random) -> str:
        """A name, of a state in four cases of ten."""
        draw = rng.random()
        if draw < 0.4:
            return rng.choices(self.states, self.weights)[0]
        if draw < 0.7:
            return f"Minister Number {rng.randrange(self.persons)}"
        return f"Meeting {rng.randrange(self.meetings)}"


@contextmanager
def serving(store: str) -> Iterator[str]:
    """The server as a process of its own; its address."""
    command = [sys.executable, "-m", "summitry", "serve", "--port", "0", "--store", store]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout  # noqa: S101
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.communicate()


async def use(address: str, names: Names, users: int, seconds: float, *, rests: bool) -> Asked:
    """Have people use the server for some seconds, once it has read all names."""
    asked, host = Asked(), urlsplit(address)
    assert host.hostname  # noqa: S101
    assert host.port  # noqa: S101
    first = await Client.open(host.hostname, host.port)
    await first.get("/api/search?q=a")
    await first.get("/")
    began = time.perf_counter()
    people = (
        person(
            await Client.open(host.hostname, host.port),
            names,
            random.Random(number),  # noqa: S311
            asked,
            (began + WARM, began + WARM + seconds),
            rests=rests,
        )
        for number in range(users)
    )
    await asyncio.gather(*[one async for one in people])
    return asked


async def person(
    client: Client,
    names: Names,
    rng: random.Random,
    asked: Asked,
    counted: tuple[float, float],
    *,
    rests: bool,
) -> None:
    """Search, look, read, and again."""

    async def ask(what: str, path: str) -> bytes:
        sent = time.perf_counter()
        status, body = await client.get(path)
        if sent >= counted[0]:
            asked.add(what, time.perf_counter() - sent, status)
        return body

    await asyncio.sleep(rng.uniform(0, WARM) if rests else 0)
    while time.perf_counter() < counted[1]:
        name, found = names.one(rng), b"[]"
        for end in range(2, min(len(name), 9) + 1):
            found = await ask("search", f"/api/search?q={quote(name[:end])}&limit=20")
            await asyncio.sleep(rng.uniform(0.7, 1.3) * LETTER if rests else 0)
        found = await ask("search", f"/api/search?q={quote(name)}&limit=20")
        chosen = quote(json.loads(found)[0]["id"])
        await ask("node", f"/api/node?id={chosen}")
        await ask("card", f"/api/card?name={chosen}&limit=5")
        await asyncio.sleep(rng.uniform(*READS) if rests else 0)


class Client:
    """A connection that is kept, which takes as little of the cores as it can."""

    def __init__(self, host: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._host, self._reader, self._writer = host, reader, writer

    @classmethod
    async def open(cls, host: str, port: int) -> Client:
        """Connect."""
        return cls(f"{host}:{port}", *await asyncio.open_connection(host, port))

    async def get(self, path: str) -> tuple[int, bytes]:
        """Status and body of an answer."""
        self._writer.write(f"GET {path} HTTP/1.1\r\nHost: {self._host}\r\n\r\n".encode())
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = re.search(r"(?i)^content-length: *(\d+)", head, re.MULTILINE)
        return int(head.split()[1]), await self._reader.readexactly(int(length[1]) if length else 0)


if __name__ == "__main__":
    main()
