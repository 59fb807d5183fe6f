"""The process that keeps one database server for all who use a folder, and ends it when nobody does.

Started by :mod:`graph.store.engines.lease` as ``python -m graph.store.engines.keeper ENGINE FOLDER``. It
holds the folder's lock for as long as it lives, so two can never serve one folder.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import cast

from filelock import FileLock, Timeout

from graph.errors import SummitryError
from graph.store.engines import arcadedb, neo4j_local
from graph.store.engines.java import private_file
from graph.store.engines.lease import ADDRESS, LOCK, LOG
from graph.store.engines.scratch import sweep
from graph.store.engines.server import PortTakenError, Server, await_ready, end

#: Seconds without a client after which the server is stopped.
IDLE = 300.0

ENGINES: dict[str, Callable[[Path], Server]] = {
    "arcadedb": arcadedb.prepare,
    "neo4j": neo4j_local.prepare,
}

#: How many choices of ports are tried.
_PORTS = 5
_PID = "engine.pid"
_MARK = "-Dsummitry.engine="


def main(engine: str, folder: Path) -> int:
    """Run a folder's server until it is idle or told to stop. Returns the exit status."""
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return 0  # Another keeper was quicker; the client will find it.
    _close_to_others(folder)
    client = os.fdopen(os.dup(2), "w")
    try:
        _end_orphan(folder)
        sweep()
        _write_to(folder / LOG)
        idle = _keep(engine, folder)
    except SummitryError as error:
        print(error.problem, file=client)
        return 1
    finally:
        client.close()
        (folder / ADDRESS).unlink(missing_ok=True)
        lock.release()
    if idle:
        from graph.store.engines.training import train  # Brings the driver, which keeping needs not.

        train(ENGINES[engine])
    return 0


def _close_to_others(folder: Path) -> None:
    """Keep other users of the machine out of what the engine writes, and wrote before, whatever the folder's
    own rights are: those are its owner's to give."""
    os.umask(0o077)
    for path in folder.iterdir():
        with suppress(OSError):
            path.chmod(path.stat().st_mode & 0o700)


def _write_to(log: Path) -> None:
    """Let all that this process and its server print go to the log."""
    with log.open("wb") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)


def _keep(engine: str, folder: Path) -> bool:
    """Run the server to its end and say whether that came because nobody used it.

    Between the choice of a port and the server's start somebody else may take it.
    """
    for _ in range(_PORTS - 1):
        with suppress(PortTakenError):
            return _run(engine, folder)
    return _run(engine, folder)


def _run(engine: str, folder: Path) -> bool:
    since = (folder / LOG).stat().st_size
    server = ENGINES[engine](folder)
    mark = f"{_MARK}{secrets.token_hex(8)}"
    process = subprocess.Popen(
        [server.command[0], mark, *server.command[1:]],
        cwd=folder,
        env={**os.environ, **server.environment},
        stdin=subprocess.DEVNULL,
    )
    private_file(folder / _PID, json.dumps({"pid": process.pid, "mark": mark}))

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        raise SystemExit

    signal.signal(signal.SIGTERM, on_signal)
    try:
        await_ready(server, process, folder / LOG, since)
        return _serve(server, process, folder)
    finally:
        end(process)
        (folder / _PID).unlink(missing_ok=True)


def _serve(server: Server, process: subprocess.Popen[bytes], folder: Path) -> bool:
    """Answer clients and watch the server until it ends, a client says stop, or nobody is left.

    Returns whether nobody was left.
    """
    token = secrets.token_urlsafe(24)
    answer = {
        "uri": server.uri,
        "writer": [server.writer.user, server.writer.password],
        "reader": [server.reader.user, server.reader.password],
    }
    greeting = json.dumps(answer).encode() + b"\n"
    leases: set[socket.socket] = set()
    idle_since = time.monotonic()
    with socket.create_server(("127.0.0.1", 0)) as listener, selectors.DefaultSelector() as selector:
        selector.register(listener, selectors.EVENT_READ)
        private_file(folder / ADDRESS, json.dumps({"port": listener.getsockname()[1], "token": token}))
        while process.poll() is None and folder.exists():
            if leases:
                idle_since = time.monotonic()
            elif time.monotonic() - idle_since > IDLE:
                return True
            for key, _ in selector.select(timeout=1.0):
                client = cast(socket.socket, key.fileobj)
                if client is listener:
                    client, _ = listener.accept()
                    client.setblocking(False)
                    selector.register(client, selectors.EVENT_READ)
                    continue
                said = _heard(client)
                if client in leases and said == "stop":
                    return False
                if client not in leases and hmac.compare_digest(said.encode(), token.encode()):
                    client.sendall(greeting)
                    leases.add(client)
                else:
                    leases.discard(client)
                    selector.unregister(client)
                    client.close()
    return False


def _heard(client: socket.socket) -> str:
    """The line that a client sent; empty when it has hung up."""
    try:
        return client.recv(256).decode(errors="replace").strip()
    except OSError:
        return ""


def _end_orphan(folder: Path) -> None:
    """End the server that a killed keeper left behind: it still holds the folder's files."""
    try:
        orphan = json.loads((folder / _PID).read_text())
    except (OSError, ValueError):
        return
    # A server that ends by itself may write for some seconds; after 50 it is made to, and given up after 60.
    for attempt in range(600):
        if orphan["mark"] not in _command_line(orphan["pid"]):
            break
        os.kill(orphan["pid"], signal.SIGTERM if attempt < 500 else signal.SIGABRT)
        time.sleep(0.1)
    (folder / _PID).unlink(missing_ok=True)


def _command_line(pid: int) -> str:
    """The command line of a process, empty if it is gone. The mark in it shows that it is ours."""
    try:
        listing = subprocess.run(
            ["ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        return ""
    return listing.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
