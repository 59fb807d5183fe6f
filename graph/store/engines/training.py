"""Making the cache that halves a server's start: one run on a scratch store, when nobody waits.

Writing the cache takes Java half a minute, so no user's run does it: the keeper has it done after
its own server was idle, at low priority.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from graph.store.engines import schema
from graph.store.engines.driver import connect
from graph.store.engines.scratch import scratch
from graph.store.engines.server import Server, await_ready


def train(prepare: Callable[[Path], Server]) -> None:
    """Start a server on a scratch store, open it as users do, and keep what Java learnt of it."""
    with scratch() as folder, suppress(Timeout, OSError):
        server = prepare(folder)
        cache = server.cache.path
        cache.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(cache.with_suffix(".lock")).acquire(blocking=False):
            if not cache.exists():
                _record(server, folder)


def _record(server: Server, folder: Path) -> None:
    if hasattr(os, "nice"):
        os.nice(10)
    fresh = folder / "start.aot"
    log = folder / "training.log"
    java, *arguments = server.command
    with log.open("wb") as output:
        process = subprocess.Popen(
            [java, f"-XX:AOTCacheOutput={fresh}", *arguments],
            cwd=folder,
            env={**os.environ, **server.environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
        try:
            await_ready(server, process, log)
            account = server.writer
            with (
                connect(server.uri, account.user, account.password) as driver,
                driver.session(database=server.database) as session,
            ):
                schema.ensure(session, "scratch", writable=True)
        finally:
            process.terminate()
            process.wait()
    if fresh.exists():
        # By way of its own folder, so that no server ever sees half a cache.
        part = server.cache.path.with_suffix(".part")
        part.write_bytes(fresh.read_bytes())
        part.replace(server.cache.path)
