"""Server jars from Maven Central, each pinned by version and SHA-256, kept in the local Maven repository.

The pins stand in a lock file, a line for each jar: ``group:artifact:version[:classifier] sha256``.
``python -m graph.store.engines.jars LOCK GROUP:ARTIFACT:VERSION…`` writes one anew from coordinates and all
that they need at run time.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from graph.errors import EngineMissingError, one_line
from graph.store.engines.java import private_file

if TYPE_CHECKING:
    from jgo.maven import MavenContext

#: Test libraries that some published artifacts name as if they were needed at run time.
_NEEDLESS = {"byte-buddy-agent", "hamcrest", "junit", "mockito-core", "objenesis"}
_DOWNLOADS = 8
#: Seconds to wait before each further try, at most; a server that is being restarted is back by then.
_PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0)
#: How long a server may be silent, in seconds.
_SECONDS = 60.0


def fetch(lock: Path, repository: str | None = None) -> list[Path]:
    """The jars of a lock file, fetched where they are not here yet, in the file's order.

    ``repository`` is the address of a Maven repository to ask instead of Maven Central.

    Raises:
        EngineMissingError: a jar cannot be fetched, or is not the one that was pinned.
    """
    pins = [line.split() for line in lock.read_text().splitlines()]
    context = _context()
    repositories = [repository] if repository else list(context.remote_repos.values())
    with ThreadPoolExecutor(_DOWNLOADS) as pool:
        return list(pool.map(lambda pin: _verified(context.repo_cache, repositories, *pin), pins))


def are_here(lock: Path) -> bool:
    """Whether a file stands at the place of each jar of a lock file; what is in it :func:`fetch` looks at."""
    cache = _context().repo_cache
    return all((cache / _below(line.split()[0])).exists() for line in lock.read_text().splitlines())


def _below(coordinate: str) -> str:
    """Where a jar stands in a Maven repository."""
    group, artifact, version, *classifier = coordinate.split(":")
    name = "-".join([artifact, version, *classifier])
    return f"{group.replace('.', '/')}/{artifact}/{version}/{name}.jar"


def _verified(cache: Path, repositories: list[str], coordinate: str, pin: str) -> Path:
    below = _below(coordinate)
    path = cache / below
    if path.exists() and _sha256(path) == pin:
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    # Several stores may be made at once, each by a process of its own, that want the same jar.
    with FileLock(path.with_name(f".{path.name}.lock")):
        if path.exists() and _sha256(path) == pin:
            return path
        # What an earlier run left may be of other bytes: then once more from the beginning.
        for _ in range(2 if part.exists() else 1):
            _download(coordinate, [f"{repository}/{below}" for repository in repositories], part)
            if _sha256(part) == pin:
                part.replace(path)
                return path
            part.unlink()
    raise EngineMissingError(
        f"the jar {coordinate} is not the one that was pinned", "check where Maven's jars come from"
    )


def _download(coordinate: str, addresses: list[str], part: Path) -> None:
    """Fetch into a file, from where an earlier try stopped.

    Raises:
        EngineMissingError: all tries failed; it says why the last did.
    """
    import requests  # Not needed by who has the jars: a keeper starts quicker without.

    reason = "no repository has it"
    for pause in (*_PAUSES, None):
        for address in addresses:
            try:
                if _received(address, part):
                    return
            except (requests.RequestException, OSError) as error:
                reason = f"{type(error).__name__}: {_cause(error)}"
        if pause is not None:
            time.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 - all who wait shall not come at once.
    raise EngineMissingError(
        f"the jar {coordinate} cannot be fetched ({reason})", "check the network and try again"
    )


def _received(address: str, part: Path) -> bool:
    """Whether a repository has the file, now received whole.

    Raises:
        requests.RequestException, OSError: the transfer failed; what has come by then is in ``part``.
    """
    import requests

    held = part.stat().st_size if part.exists() else 0
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={held}-"} if held else {})
    with requests.get(address, headers=headers, stream=True, timeout=_SECONDS) as answer:
        if answer.status_code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            return True  # There is no more; whether it is right the pin tells.
        if answer.status_code == HTTPStatus.NOT_FOUND:
            return False
        answer.raise_for_status()
        more = answer.status_code == HTTPStatus.PARTIAL_CONTENT
        with part.open("ab" if more else "wb") as file:
            for piece in answer.iter_content(65_536):
                file.write(piece)
    return True


def _cause(error: BaseException) -> str:
    """What went wrong at the bottom of it: the library wraps the network's own words three times."""
    while (inner := error.__cause__ or error.__context__) is not None:
        error = inner
    return one_line(error)


def _context() -> MavenContext:
    try:
        from jgo.maven import MavenContext
    except ImportError:
        raise EngineMissingError(
            "the local Neo4j is not installed", "pip install '.[neo4j-local]' in the checkout"
        ) from None
    return MavenContext(timeout=60)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pin(lock: Path, endpoint: str) -> None:
    import jgo

    found = {
        ":".join(filter(None, (jar.groupId, jar.artifactId, jar.version, jar.classifier))): jar
        for jar in jgo.resolve(endpoint)
        if jar.artifactId not in _NEEDLESS
    }
    private_file(lock, "".join(f"{name} {_sha256(jar.resolve())}\n" for name, jar in sorted(found.items())))


if __name__ == "__main__":
    _pin(Path(sys.argv[1]), "+".join(sys.argv[2:]))
