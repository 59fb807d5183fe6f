"""What both Java servers need: options for a quick start, and files that only their owner may read."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

from graph.model import digest


def cache_folder() -> Path:
    """Where what can be made or fetched again is kept: start caches and server jars."""
    return user_cache_path("summitry")


#: A quarter of the machine's memory at most (Java's default), given back when idle.
HEAP_OPTIONS = ("-XX:+UseSerialGC", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30")


class StartCache:
    """The cache of loaded and linked classes that halves a server's start (JEP 483 and 514).

    ``options`` hold the class path with it. The first run writes the cache as it ends; Java checks
    that it fits these very jars.
    """

    def __init__(self, java: Path, jars: list[Path]) -> None:
        key = digest(str(java), *(f"{path}:{path.stat().st_mtime_ns}" for path in jars))
        self._path = cache_folder() / "start" / f"{key}.aot"
        self._fresh = self._path.with_suffix(f".{os.getpid()}")
        self.options = ["-cp", os.pathsep.join(map(str, jars)), "-Xlog:aot*=off", "-Xlog:cds*=off"]
        if self._path.exists():
            self.options.append(f"-XX:AOTCache={self._path}")
            return
        with suppress(OSError):  # Without a cache the start is slower, no more.
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self.options.append(f"-XX:AOTCacheOutput={self._fresh}")

    def settle(self) -> None:
        """Put the cache that a run wrote in its place; call when the server has ended."""
        if self._fresh.exists():
            self._fresh.replace(self._path)


def private_file(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    fresh.replace(path)
