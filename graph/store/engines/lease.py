"""The client's side of a shared engine: find the one that serves a folder, or start it, and hold a lease.

One *keeper* process (:mod:`graph.store.engines.keeper`) runs the engine of a folder for all who use it.
Every client holds a socket to the keeper open for as long as it uses the graph; the operating
system closes it however the client ends, ``kill -9`` included, so the keeper always knows who is
left. ``engine.json`` in the folder, readable by its owner alone, says where the keeper listens.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

import graph
from graph.errors import EngineFailedError, NotAStoreError, StoreDeniedError, StoreLockedError
from graph.store.engines.java import private_file

#: Says which engine a folder belongs to.
MARK = "engine.name"
LOCK = "engine.lock"
ADDRESS = "engine.json"
LOG = "engine.log"
#: Held by whoever writes, while he writes.
QUEUE = "engine.queue"

#: Longest time from asking for an engine to its first answer. A cold start takes seconds; recovery
#: of a large graph after a crash, or a slow machine, may take a minute.
PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Account:
    """Name and password of a user of the engine."""

    user: str
    password: str


@dataclass(slots=True)
class Lease:
    """A running engine, ours until :meth:`release`."""

    uri: str
    writer: Account
    reader: Account
    connection: socket.socket

    def release(self) -> None:
        """Tell the keeper that this client is done. May be called twice."""
        self.connection.close()


def acquire(engine: str, folder: Path) -> Lease:
    """Lease the engine of a folder, starting it if nobody has.

    ``engine`` is a name of :data:`graph.store.engines.keeper.ENGINES`.

    Raises:
        StoreLockedError: something holds the folder that does not answer.
        EngineFailedError: the engine does not start; the message holds its own words.
        NotAStoreError, StoreDeniedError: the folder cannot be made or written.
    """
    _prepare(engine, folder)
    deadline = time.monotonic() + PATIENCE
    starting: subprocess.Popen[bytes] | None = None
    while time.monotonic() < deadline:
        if lease := _join(folder):
            if starting:
                _part(starting)
            return lease
        if starting and starting.poll() is not None:
            if starting.returncode != 0:
                said = _last_words(starting)
                raise EngineFailedError(
                    f"the engine of {folder} did not start ({said})", f"see {folder / LOG}"
                )
            starting.communicate()
            starting = None  # Another keeper was quicker.
        if starting is None and _is_free(folder):
            starting = _start(engine, folder)
        time.sleep(0.02)
    if starting:
        starting.terminate()
        starting.communicate()
        raise EngineFailedError(
            f"the engine of {folder} did not start in {PATIENCE:.0f} s", f"see {folder / LOG}"
        )
    raise StoreLockedError(
        f"the store {folder} is held by a process that does not answer",
        "end that process, or choose another folder",
    )


def stop(folder: Path) -> None:
    """End the engine of a folder, whoever uses it, and wait until it has let go of the folder."""
    if lease := _join(folder):
        with lease.connection as connection, suppress(OSError):
            connection.sendall(b"stop\n")
    with suppress(FileNotFoundError), FileLock(folder / LOCK).acquire(timeout=PATIENCE):
        pass


def _prepare(engine: str, folder: Path) -> None:
    try:
        str(folder).encode()
    except UnicodeEncodeError:
        raise NotAStoreError(
            f"the name of the folder {folder} is not UTF-8, which the engine needs", "choose another name"
        ) from None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise NotAStoreError(f"{folder} is a file, not a store", "name a folder, or one to be made") from None
    except OSError as error:
        raise StoreDeniedError(
            f"the folder {folder} cannot be made ({error.strerror})", "choose one you may write"
        ) from None
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise StoreDeniedError(f"the folder {folder} cannot be written", "choose one you may write")
    mark = folder / MARK
    if not mark.exists():
        # Another process may be making the same store just now: its files are no strangers.
        if any("engine." not in path.name for path in folder.iterdir()):
            raise NotAStoreError(
                f"{folder} holds other things and is no store", "name an empty or a new folder"
            )
        private_file(mark, engine)
    if (kept := mark.read_text()) != engine:
        raise NotAStoreError(f"{folder} is a store of {kept}, not of {engine}", "name another folder")


def _join(folder: Path) -> Lease | None:
    """A lease from the keeper that the folder names, if it answers."""
    try:
        address = json.loads((folder / ADDRESS).read_text())
        connection = socket.create_connection(("127.0.0.1", address["port"]), timeout=10)
    except (OSError, ValueError):
        return None
    try:
        connection.sendall(address["token"].encode() + b"\n")
        with connection.makefile("rb") as answers:
            answer = json.loads(answers.readline())
    except (OSError, ValueError):
        connection.close()
        return None
    return Lease(answer["uri"], Account(*answer["writer"]), Account(*answer["reader"]), connection)


def _is_free(folder: Path) -> bool:
    try:
        with FileLock(folder / LOCK, mode=0o600).acquire(blocking=False):
            return True
    except Timeout:
        return False


def _start(engine: str, folder: Path) -> subprocess.Popen[bytes]:
    # By module and not by path, so that the keeper's imports are ours; -P keeps the caller's
    # working folder, where anything may lie, off the path.
    root = str(Path(graph.__file__).resolve().parent.parent)
    path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "graph.store.engines.keeper", engine, str(folder.resolve())],
        env={**os.environ, "PYTHONPATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        creationflags=flags,
    )


def _part(keeper: subprocess.Popen[bytes]) -> None:
    """Let the keeper be: it outlives us, and Popen would warn of a child that still runs."""
    if keeper.stderr:
        keeper.stderr.close()
    keeper.returncode = 0


def _last_words(keeper: subprocess.Popen[bytes]) -> str:
    _, said = keeper.communicate()
    lines = said.decode(errors="replace").split("\n")
    return next((line for line in reversed(lines) if line.strip()), "no reason given")
