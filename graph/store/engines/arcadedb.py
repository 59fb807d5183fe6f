"""ArcadeDB in a folder: the default store, installed by pip with its own Java runtime.

The wheel ``arcadedb-embedded`` is used for its jars and its runtime alone; its Python side, which
runs the engine inside the caller's process, is not. The server speaks Bolt on a loopback port.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from importlib.util import find_spec
from pathlib import Path

from graph.errors import EngineMissingError
from graph.store.engines.java import COMPILER_OPTIONS, StartCache, heap_options, private_file
from graph.store.engines.lease import Account
from graph.store.engines.server import Server, free_port

DATABASE = "graph"

#: The largest message and value, in bytes: half of the smallest heap that the engine gets.
_LARGEST = 256 * 1024 * 1024
#: Longest time that a question may compute, in milliseconds.
_LONGEST = 1_800_000

#: Jars that stay outside: other protocols, languages and tools, which would find themselves and open what
#: nobody here needs, as a way in for language models (MCP) on the HTTP port.
_UNUSED = ("console", "graphql", "mcp", "postgresw", "python-bridge", "redisw")

_EVERYTHING = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
_SETTINGS = ["updateSecurity", "updateSchema", "updateDatabaseSettings"]


def prepare(folder: Path) -> Server:
    """Write the server's configuration into its folder and say how to start it.

    Passwords are new at each start and stand nowhere but in the keeper's memory: the folder holds
    their hashes, the command line nothing. ArcadeDB does not heed a session's access mode, so
    readers log in as a user who may only read.
    """
    package = find_spec("arcadedb_embedded")
    if package is None or not package.submodule_search_locations:
        raise EngineMissingError("the embedded store is not installed", "pip install arcadedb-embedded")
    home = Path(package.submodule_search_locations[0])
    writer = Account("root", secrets.token_urlsafe(24))
    reader = Account("reader", secrets.token_urlsafe(24))
    _write_accounts(folder / "config", writer, reader)
    port = free_port()
    java = home / "jre" / "bin" / "java"
    unused = tuple(f"arcadedb-{name}" for name in _UNUSED)
    jars = sorted(jar for jar in (home / "jars").glob("*.jar") if not jar.name.startswith(unused))
    cache = StartCache.of(java, jars)
    command = [
        str(java),
        *cache.options,
        *heap_options(),
        *COMPILER_OPTIONS,
        "--add-modules=jdk.incubator.vector",
        "-Djava.awt.headless=true",
        *(f"-Darcadedb.{name}={value}" for name, value in _settings(folder, port, writer).items()),
        "com.arcadedb.server.ArcadeDBServer",
    ]
    return Server(
        command=command,
        uri=f"bolt://127.0.0.1:{port}",
        database=DATABASE,
        writer=writer,
        reader=reader,
        ready="ArcadeDB Server started in",
        failures=("SEVER", "Exception"),
        cache=cache,
    )


def _settings(folder: Path, port: int, writer: Account) -> dict[str, object]:
    """ArcadeDB's settings, by name: where it keeps what, whom it listens to, and what it refuses."""
    return {
        "server.rootPath": folder,
        "server.databaseDirectory": folder / "databases",
        "server.logsDirectory": folder / "log",
        "server.defaultDatabases": f"{DATABASE}[{writer.user}]",
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.httpIncomingHost": "127.0.0.1",
        "server.httpIncomingPort": free_port(),
        "bolt.host": "127.0.0.1",
        "bolt.port": port,
        "bolt.defaultDatabase": DATABASE,
        "serverMetrics": "false",
        # What is reported as stored is on the disk, a power cut included: 7 ms a transaction.
        "txWalFlush": "2",
        # An edge's evidence, or a long page, may exceed the 16 MB of a message; a result half a
        # million rows to be sorted.
        "bolt.maxMessageSize": _LARGEST,
        "bolt.packstream.maxValueLength": _LARGEST,
        "queryMaxHeapElementsAllowedPerOp": 20_000_000,
        # The engine's production mode would take the page off the HTTP port that says that a server runs
        # (the package holds no Studio), and the words off every error: analysts need these to mend a query.
        "server.mode": "development",
        "command.timeout": _LONGEST,
        "polyglotEngineEnabled": "false",
        # A query must reach neither files nor the network.
        "opencypher.loadCsv.allowFileUrls": "false",
        "opencypher.loadCsv.allowRemoteUrls": "false",
    }


def _write_accounts(folder: Path, writer: Account, reader: Account) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    users = [
        {"name": account.user, "databases": {"*": [group]}, "password": _hashed(account.password)}
        for account, group in ((writer, "admin"), (reader, "reader"))
    ]
    groups = {
        "admin": _group(_SETTINGS, _EVERYTHING),
        "reader": _group([], ["readRecord"]),
        "*": _group([], []),
    }
    private_file(folder / "server-users.jsonl", "".join(json.dumps(user) + "\n" for user in users))
    private_file(
        folder / "server-groups.json", json.dumps({"databases": {"*": {"groups": groups}}, "version": 2})
    )


def _group(settings: list[str], records: list[str]) -> dict[str, object]:
    unlimited = -1
    return {
        "resultSetLimit": unlimited,
        "readTimeout": unlimited,
        "access": settings,
        "types": {"*": {"access": records}},
    }


def _hashed(password: str) -> str:
    """A password in the form of ArcadeDB's ``server-users.jsonl``: algorithm, rounds, salt, hash.

    The passwords are random, 192 bits, and live for one start, so a few rounds do; 65,536, made for
    what people choose, would cost every new connection a tenth of a second.
    """
    rounds = 1024
    salt = base64.b64encode(secrets.token_bytes(32)).decode()
    key = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), rounds, 32)
    return f"PBKDF2WithHmacSHA256${rounds}${salt}${base64.b64encode(key).decode()}"
