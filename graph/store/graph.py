"""The graph behind one small face: questions in Cypher, facts in.

>>> with open_graph("summitry.db") as graph:
...     graph.run("MATCH (m:Meeting) WHERE m.date >= $since RETURN m.name AS name", since=date(2013, 1, 1))
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from graph.errors import QueryError, ReadOnlyError, one_line
from graph.model import EDGE_KEYS, KEYS, EdgeType, Facts, Label
from graph.store.cypher import MENTIONED
from graph.store.engines import Engine, resolve, schema
from graph.store.engines.driver import connect, failures, neo4j, translated
from graph.store.engines.values import parameter, plain

if TYPE_CHECKING:
    from graph.store.writing import Written

_Result = TypeVar("_Result")

#: How often a write is tried again when another writer made the same node meanwhile.
_TRIES = 10

#: What makes a server wait and compute nothing, which no limit of time that it knows ends; a few such
#: questions take all its places. Blanks and comments may stand between the words.
_BETWEEN = r"`?(?:\s|/\*.*?\*/|//[^\n]*\n)*"
_SLEEP = re.compile(rf"util{_BETWEEN}\.{_BETWEEN}sleep", re.IGNORECASE | re.DOTALL)

#: What ArcadeDB says of a record that another writer deleted meanwhile.
_GONE = "Neo.ClientError.Statement.EntityNotFound"


@dataclass(frozen=True, slots=True)
class Stats:
    """How many nodes of each label and edges of each type a graph holds, and its meetings' period.

    Of the persons ``mentioned`` do nothing but hold an office; ``offices`` of these are edges.
    """

    nodes: dict[Label, int]
    edges: dict[EdgeType, int]
    first: date | None
    last: date | None
    mentioned: int = 0
    offices: int = 0

    @property
    def acting(self) -> Stats:
        """The same without these persons and their offices."""
        return replace(
            self,
            nodes={**self.nodes, "Minister": self.nodes["Minister"] - self.mentioned},
            edges={**self.edges, "REPRESENTS": self.edges["REPRESENTS"] - self.offices},
        )


def open_graph(
    where: str | Path | None = None,
    *,
    read_only: bool = False,
    ask: Callable[[str], str] | None = None,
    seconds: float | None = None,
) -> Graph:
    """Open the graph at a folder or an address.

    ``where`` is a folder (made if need be; its engine starts by itself and is shared with other
    processes), ``neo4j-local:FOLDER``, or the address of a Neo4j server (``bolt://``, ``neo4j://``,
    ``neo4j+s://``). Without it, the environment's ``SUMMITRY_STORE`` counts, else the folder
    ``summitry.db`` in the working directory. A server's credentials come from ``NEO4J_USERNAME``,
    ``NEO4J_PASSWORD`` and ``NEO4J_DATABASE``; ``ask`` is given a question when there is no password.

    ``read_only`` forbids every kind of writing, by the server and not by looking at the query. ``seconds``
    is after how long Neo4j ends a transaction; the embedded engine knows one limit for all (half an hour).

    Raises:
        StoreError: the store cannot be used; its subclasses tell why.
    """
    return Graph(resolve(where, read_only=read_only, ask=ask), read_only=read_only, seconds=seconds)


class Graph:
    """A graph of diplomatic meetings, in whichever engine. A context manager; close it after use.

    Processes and threads may share a store; a :class:`Graph` may be shared by threads.
    """

    def __init__(self, engine: Engine, *, read_only: bool, seconds: float | None = None) -> None:
        self.name = engine.name
        self.read_only = read_only
        self._timed = neo4j.unit_of_work(timeout=seconds)
        self._engine = engine
        self._driver = connect(engine.uri, engine.user, engine.password)
        self._changes = 0
        try:
            with translated(self.name, read_only=self.read_only), self.session() as session:
                schema.ensure(session, self.name, writable=not read_only)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections. A local engine ends by itself when nobody uses it any more."""
        self._driver.close()
        self._engine.release()

    @property
    def driver(self) -> neo4j.Driver:
        """The official driver, for what :meth:`run` does not give: ``to_df()``, ``graph()``, streaming."""
        return self._driver

    def session(self) -> neo4j.Session:
        """A session of the driver on this graph's database, for reading only if the graph is."""
        access = neo4j.READ_ACCESS if self.read_only else neo4j.WRITE_ACCESS
        return self._driver.session(database=self._engine.database, default_access_mode=access)

    def run(self, cypher: str, /, **parameters: Any) -> list[dict[str, Any]]:
        """Run a query and return its rows.

        Values are plain Python: see :func:`graph.store.engines.values.plain` for dates, nodes, edges, paths.

        Raises:
            QueryError: the query or a parameter is wrong.
            ReadOnlyError: it writes, and the graph is open for reading only.
            StoreUnreachableError: the engine is gone.
        """
        if _SLEEP.search(cypher):
            raise QueryError("the query waits, and keeps others from asking", "leave util.sleep out")
        try:
            given = {name: parameter(value) for name, value in parameters.items()}
        except RecursionError:
            raise QueryError("a parameter is nested too deeply", "mend the query or its parameters") from None

        def work(tx: neo4j.ManagedTransaction) -> list[dict[str, Any]]:
            result = tx.run(cypher, given)
            rows = [dict(zip(row.keys(), map(plain, row.values()), strict=True)) for row in result]
            self._changes += result.consume().counters.contains_updates
            return rows

        try:
            return self._transact(work, write=not self.read_only)
        except (ValueError, TypeError, OverflowError, RecursionError) as error:
            # What the driver cannot send: a number beyond 64 bits, half a character, a type of another world.
            raise QueryError(
                f"the query failed ({one_line(error)})", "mend the query or its parameters"
            ) from error

    def write(self, facts: Facts | Iterable[Facts]) -> Written:
        """Write the facts of one article or of several, or reference data: all of them or none.

        What an article stated before is replaced by what it states now; if that is equal, nothing
        changes. The result does not depend on the order in which articles are written.

        Raises:
            ValueError: one of the facts mixes articles, or breaks the graph's contract.
            ReadOnlyError: the graph is open for reading only.
            StoreUnreachableError: the engine is gone; nothing was written.
        """
        from graph.store.writing import record  # The rules of resolution, for which no question must wait.

        readings = [facts] if isinstance(facts, Facts) else list(facts)
        return self.update(lambda tx: record(tx, readings))

    def forget(self, articles: str | Iterable[str]) -> Written:
        """Take back articles by id: their evidence, and the edges and nodes that then have none."""
        from graph.store.writing import retract

        ids = [articles] if isinstance(articles, str) else list(articles)
        return self.update(lambda tx: retract(tx, ids))

    def read(self, work: Callable[[neo4j.ManagedTransaction], _Result]) -> _Result:
        """Do some work in one transaction that only reads.

        Raises:
            StoreUnreachableError: the engine is gone.
        """
        return self._transact(work, write=False)

    def update(self, work: Callable[[neo4j.ManagedTransaction], _Result]) -> _Result:
        """Do some work in one transaction: all of it or none, and again if another writer came between.

        Raises:
            ReadOnlyError: the graph is open for reading only.
            StoreUnreachableError: the engine is gone; nothing was written.
        """
        if self.read_only:
            raise ReadOnlyError(f"{self.name} is open for reading only", "open it for writing")
        with self._engine.turn():
            return self._transact(work, write=True)

    def has_article(self, ids: Iterable[str]) -> set[str]:
        """Those of the articles, by id, that the graph holds."""
        rows = self.run("MATCH (a:Article) WHERE a.id IN $ids RETURN a.id AS id", ids=list(ids))
        return {row["id"] for row in rows}

    def stats(self) -> Stats:
        """What the graph holds."""
        nodes = {label: self._count(f"MATCH (n:{label})") for label in KEYS}
        edges = {kind: self._count(f"MATCH ()-[r:{kind}]->()") for kind in EDGE_KEYS}
        [period] = self.run("MATCH (m:Meeting) RETURN min(m.date) AS first, max(m.date) AS last")
        [idle] = self.run(
            f"MATCH (n:Minister) WHERE {MENTIONED} "
            "RETURN count(n) AS mentioned, sum(size([(n)-[o:REPRESENTS]->() | 1])) AS offices",
            confidence=0.0,
        )
        return Stats(nodes, edges, **period, **idle)

    def state(self) -> dict[str, int]:
        """What tells cheaply that a graph changed: how often it was written, and by queries from here, and
        how many nodes of each label it has."""
        [written] = self.run("MATCH (s:Schema) RETURN sum(s.writes) AS writes")
        counts = {label: self._count(f"MATCH (n:{label})") for label in KEYS}
        return counts | written | {"here": self._changes}

    def checksum(self) -> str:
        """A digest of all nodes and edges with their properties: equal graphs, equal text, on any engine."""
        total = sum(self._digest(f"MATCH (n:{label}) RETURN properties(n) AS properties") for label in KEYS)
        ends = "coalesce(a.iso3, a.id) AS source, coalesce(b.iso3, b.id) AS target"
        for kind in EDGE_KEYS:
            total += self._digest(
                f"MATCH (a)-[r:{kind}]->(b) RETURN {ends}, properties(r) AS properties", kind
            )
        return f"{total % 2**128:032x}"

    def _digest(self, cypher: str, kind: str = "") -> int:
        """The sum of the rows' digests, so that their order does not matter."""
        with translated(self.name, read_only=self.read_only), self.session() as session:
            rows = (plain(row.data()) | {"type": kind} for row in session.run(cypher))
            return sum(int.from_bytes(blake2b(_canonical(row), digest_size=16).digest()) for row in rows)

    def _count(self, match: str) -> int:
        count: int = self.run(f"{match} RETURN count(*) AS count")[0]["count"]
        return count

    def _transact(self, work: Callable[[neo4j.ManagedTransaction], _Result], *, write: bool) -> _Result:
        """Run work in a transaction, again if another writer came between.

        The driver repeats what is transient for a few seconds, which many writers on ArcadeDB may
        need more than once: by :meth:`update` they take turns, but a query may write too. There, two
        writers that make the same node at once break a constraint, and one that deletes a node while
        the other reads it makes it not found: only a second try can tell either from a real fault.
        """
        with translated(self.name, read_only=self.read_only), self.session() as session:
            execute = session.execute_write if write else session.execute_read
            work = self._timed(work)
            for _ in range(_TRIES - 1):
                try:
                    return execute(work)
                except (failures.ConstraintError, failures.TransientError):
                    continue
                except failures.ClientError as error:
                    if error.code != _GONE:
                        raise
            return execute(work)


def _canonical(row: Any) -> bytes:
    return json.dumps(row, sort_keys=True, default=str, ensure_ascii=False).encode()
