"""A database server as the keeper runs it: how to start it, when it is ready, who may log in."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import EngineFailedError
from graph.store.engines.java import StartCache
from graph.store.engines.lease import Account


@dataclass(frozen=True, slots=True)
class Server:
    """One start of a server.

    ``database`` is the one to use, ``None`` for the server's default. ``ready`` is what it prints when
    it takes connections, ``failures`` are words of the lines that tell why it did not start.
    """

    command: list[str]
    uri: str
    database: str | None
    writer: Account
    reader: Account
    ready: str
    failures: tuple[str, ...]
    cache: StartCache
    environment: Mapping[str, str] = field(default_factory=dict)


def free_port() -> int:
    """A loopback port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class PortTakenError(EngineFailedError):
    """Somebody else listens at a port that was free when it was chosen, by chance or on purpose."""


#: How the engines say so. They need not end then.
_TAKEN = ("BindException", "already in use", "Unable to listen")


def await_ready(server: Server, process: subprocess.Popen[bytes], log: Path, since: int = 0) -> None:
    """Wait until a server takes connections; what stood in its log before is passed over.

    Raises:
        PortTakenError: a port is taken; another should be chosen.
        EngineFailedError: it ended instead; the problem is the last complaint in its log.
    """
    with log.open(errors="replace") as lines:
        lines.seek(since)
        seen = ""
        while server.ready not in seen:
            ended = process.poll() is not None
            seen += lines.read()
            if any(words in seen for words in _TAKEN):
                raise PortTakenError("other programs listen at the ports that were chosen", f"see {log}")
            if ended:
                complaints = [
                    line for line in seen.splitlines() if any(word in line for word in server.failures)
                ]
                last = (complaints or seen.splitlines() or ["it printed nothing"])[-1]
                raise EngineFailedError(last[:300], f"see {log}")
            time.sleep(0.02)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask a server to end, and make it end if it does not within a minute."""
    process.terminate()
    try:
        process.wait(timeout=60)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
