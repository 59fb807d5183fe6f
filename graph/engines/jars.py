"""Server jars from Maven Central, each pinned by version and SHA-256, kept in the local Maven repository.

The pins stand in a lock file, a line for each jar: ``group:artifact:version[:classifier] sha256``.
``python -m graph.engines.jars LOCK GROUP:ARTIFACT:VERSION…`` writes one anew from coordinates and all
that they need at run time.
"""

from __future__ import annotations

import hashlib
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from graph.engines.java import private_file
from graph.errors import EngineMissingError

if TYPE_CHECKING:
    from jgo.maven import MavenContext

#: Test libraries that some published artifacts name as if they were needed at run time.
_NEEDLESS = {"byte-buddy-agent", "hamcrest", "junit", "mockito-core", "objenesis"}
_DOWNLOADS = 8


def fetch(lock: Path) -> list[Path]:
    """The jars of a lock file, fetched where they are not here yet, in the file's order.

    Raises:
        EngineMissingError: a jar cannot be fetched, or is not the one that was pinned.
    """
    pins = [line.split() for line in lock.read_text().splitlines()]
    context = _context()
    with ThreadPoolExecutor(_DOWNLOADS) as pool:
        return list(pool.map(lambda pin: _verified(context, *pin), pins))


def _verified(context: MavenContext, coordinate: str, pin: str) -> Path:
    path = _jar(context, coordinate)
    if _sha256(path) == pin:
        return path
    path.unlink()  # Cut short, perhaps: once more from the source.
    path = _jar(context, coordinate)
    if _sha256(path) != pin:
        path.unlink()
        raise EngineMissingError(
            f"the jar {coordinate} is not the one that was pinned", "check where Maven's jars come from"
        )
    return path


def _jar(context: MavenContext, coordinate: str) -> Path:
    group, artifact, version, *classifier = coordinate.split(":")
    jar = context.project(group, artifact).at_version(version).artifact(classifier="".join(classifier))
    try:
        return Path(jar.resolve())
    except Exception as error:  # jgo lets through whatever its HTTP library raises.
        raise EngineMissingError(
            f"the jar {coordinate} cannot be fetched ({error})", "check the network and try again"
        ) from error


def _context() -> MavenContext:
    try:
        from jgo.maven import MavenContext
    except ImportError:
        raise EngineMissingError(
            "the local Neo4j is not installed", "pip install 'summitry[neo4j-local]'"
        ) from None
    return MavenContext(timeout=60)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pin(lock: Path, endpoint: str) -> None:
    import jgo

    context = _context()
    found = {
        ":".join(filter(None, (jar.groupId, jar.artifactId, jar.version, jar.classifier)))
        for jar in jgo.resolve(endpoint)
        if jar.artifactId not in _NEEDLESS
    }
    private_file(lock, "".join(f"{name} {_sha256(_jar(context, name))}\n" for name in sorted(found)))


if __name__ == "__main__":
    _pin(Path(sys.argv[1]), "+".join(sys.argv[2:]))
