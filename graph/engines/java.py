"""What both Java servers need: options for a quick start, and files that only their owner may read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from graph.model import digest


def cache_folder() -> Path:
    """Where what can be made or fetched again is kept: start caches and server jars."""
    return user_cache_path("summitry")


#: A quarter of the machine's memory at most (Java's default), given back when idle.
HEAP_OPTIONS = ("-XX:+UseSerialGC", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30")

#: Java's second compiler sets in forty times later than by default: in the minutes that most runs take it
#: uses more time than it saves. What asks a large graph is hot enough all the same (both measured).
COMPILER_OPTIONS = (
    "-XX:Tier4InvocationThreshold=200000",
    "-XX:Tier4MinInvocationThreshold=24000",
    "-XX:Tier4CompileThreshold=600000",
    "-XX:Tier4BackEdgeThreshold=1600000",
)


@dataclass(frozen=True, slots=True)
class StartCache:
    """The cache of loaded and linked classes that halves a server's start (JEP 483 and 514).

    ``path`` is its file, ``options`` the class path with the cache if there is one. Java itself checks
    that it fits these very jars.
    """

    path: Path
    options: list[str]

    @classmethod
    def of(cls, java: Path, jars: list[Path]) -> StartCache:
        """The cache for these jars on this Java."""
        key = digest(str(java), *(f"{path}:{path.stat().st_mtime_ns}" for path in jars))
        path = cache_folder() / "start" / f"{key}.aot"
        options = ["-cp", os.pathsep.join(map(str, jars)), "-Xlog:aot*=off", "-Xlog:cds*=off"]
        return cls(path, [*options, f"-XX:AOTCache={path}"] if path.exists() else options)


def private_file(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    fresh.replace(path)
