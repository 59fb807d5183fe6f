"""A database server as the keeper runs it: how to start it, when it is ready, who may log in."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.engines.java import StartCache
from graph.engines.lease import Account


@dataclass(frozen=True, slots=True)
class Server:
    """One start of a server.

    ``ready`` is what it prints when it takes connections. ``failures`` are the words by which its
    log tells why it did not start, for the message that users see.
    """

    command: list[str]
    uri: str
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
