"""From a setting to a running engine: the only place that knows which one is behind a graph.

====================================================  =====================================================
``PATH``                                              ArcadeDB in a folder, shared by all local processes
``neo4j-local:PATH``                                  Neo4j in a folder, likewise (extra ``neo4j-local``)
``bolt://``, ``neo4j://``, also with ``+s``, ``+ssc``  a Neo4j server, 5.26 or later
====================================================  =====================================================
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from filelock import FileLock

from graph.errors import NotAStoreError, StoreNotFoundError
from graph.store.engines import arcadedb, lease

DEFAULT = "summitry.db"
#: How often a waiting writer looks whether it is its turn, in seconds; a transaction takes ten times that.
_POLL = 0.002
_SCHEMES = {"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"}


@dataclass(slots=True)
class Engine:
    """A running engine: where it listens, and who we are to it.

    ``name`` is how messages call the store; it holds no credentials. ``lease`` is what keeps a local
    engine up for us. ``queue`` is the file at which writers wait for each other, where the engine does
    not make them wait by itself.
    """

    name: str
    uri: str
    user: str | None
    password: str | None
    database: str | None
    lease: lease.Lease | None = None
    queue: Path | None = None

    def turn(self) -> AbstractContextManager[object]:
        """Hold it for the length of a writing transaction: of those that do, one runs at a time."""
        return FileLock(self.queue, mode=0o600, poll_interval=_POLL) if self.queue else nullcontext()

    def release(self) -> None:
        """Let go of a local engine."""
        if self.lease:
            self.lease.release()


def resolve(
    where: str | Path | None, *, read_only: bool = False, ask: Callable[[str], str] | None = None
) -> Engine:
    """The engine behind a setting, started if need be.

    ``None`` means the environment's ``SUMMITRY_STORE``, else the folder ``summitry.db`` in the working
    directory. A server's user and password come from ``NEO4J_USERNAME`` (default ``neo4j``) and
    ``NEO4J_PASSWORD``, else from ``ask``, which is given the question; its database from
    ``NEO4J_DATABASE``, else it is the server's default.

    Raises:
        StoreNotFoundError: a folder that does not exist, opened for reading only.
        NotAStoreError: the setting names something else.
        StoreError: the engine does not start.
    """
    setting = str(where or os.environ.get("SUMMITRY_STORE") or DEFAULT)
    scheme = setting.partition("://")[0].lower()
    if "://" in setting:
        if scheme not in _SCHEMES:
            raise NotAStoreError(
                f"{scheme}:// is no address of a store", f"use one of {', '.join(sorted(_SCHEMES))}"
            )
        return _server(setting, ask)
    if setting.startswith("neo4j-local:"):
        return _local("neo4j", setting.removeprefix("neo4j-local:"), read_only, None)
    return _local("arcadedb", setting, read_only, arcadedb.DATABASE)


def _server(uri: str, ask: Callable[[str], str] | None) -> Engine:
    try:
        parts = urlsplit(uri)
        whole = bool(parts.hostname) and parts.port != 0
    except ValueError:  # half an address in brackets, port 99999
        whole = False
    if not whole:
        shown = "what was given" if "@" in uri else uri  # what stands before it may be a password
        raise NotAStoreError(f"{shown} is no address of a server", "give one such as bolt://localhost:7687")
    if "@" in parts.netloc:
        raise NotAStoreError(
            f"the address of {parts.hostname} holds credentials",
            "leave them out and set NEO4J_USERNAME and NEO4J_PASSWORD",
        )
    user = os.environ.get("NEO4J_USERNAME", "neo4j")
    password = os.environ.get("NEO4J_PASSWORD")
    if password is None and ask is not None:
        password = ask(f"Password of {user} at {parts.netloc}: ")
    known = user if password is not None else None
    return Engine(uri, uri, known, password, os.environ.get("NEO4J_DATABASE"))


def _local(engine: str, path: str, read_only: bool, database: str | None) -> Engine:
    folder = Path(path).expanduser().resolve()
    if read_only and not folder.exists():
        raise StoreNotFoundError(f"there is no graph at {folder}", "check the path, or ingest articles first")
    if engine == "neo4j":
        from graph.store.engines import neo4j_local  # Of no use to the others, and slow to load.

        neo4j_local.announce()
    leased = lease.acquire(engine, folder)
    account = leased.reader if read_only else leased.writer
    queue = folder / lease.QUEUE if engine == "arcadedb" else None
    return Engine(str(folder), leased.uri, account.user, account.password, database, leased, queue)
