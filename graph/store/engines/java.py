"""What both Java servers need: options for a quick start, and files that only their owner may read."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from graph.model import digest


def cache_folder() -> Path:
    """Where what can be made or fetched again is kept: start caches and server jars."""
    return user_cache_path("summitry")


#: Bytes of heap that an engine may take, on a machine of whatever size. A graph of a million edges is loaded
#: and asked within a quarter of it (`python -m benchmarks.questions` under -Xmx1g). Java's own measure, a
#: quarter of all memory, an engine on a large machine fills before it cleans up.
_HEAP = 4 * 2**30


def heap_options() -> tuple[str, ...]:
    """A quarter of the machine's or container's memory at most, never more than :data:`_HEAP`.

    Under steady work the heap fills up to that limit before Java cleans its older part up, and stays there
    (`python -m benchmarks.soak`): 1,140 MB in all with a heap of 1 GB. The G1 collector held no less.
    """
    most = max(512 * 2**20, min(_HEAP, _memory() // 4))
    return (f"-Xmx{most >> 20}m", "-XX:+UseSerialGC", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30")


def _memory() -> int:
    """Bytes of memory that this process may use: a container's limit counts, too."""
    held = 4 * _HEAP
    with suppress(AttributeError, OSError, ValueError):  # Windows has no sysconf.
        held = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    with suppress(OSError, ValueError):  # Absent outside of containers, "max" without a limit.
        held = min(held, int(Path("/sys/fs/cgroup/memory.max").read_text("ascii")))
    return held


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
