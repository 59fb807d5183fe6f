"""Folders for a while: whoever is killed leaves one behind, and the next to start clears it away."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from filelock import FileLock, Timeout

_PREFIX = "summitry-"
#: Held for as long as the folder is used: the system lets go of it however its user ends.
_LOCK = "scratch.lock"
#: Younger folders, in seconds, are let be: their users may not hold the lock yet.
_YOUNG = 60.0


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with FileLock(folder / _LOCK, mode=0o600):
            yield folder


def sweep() -> None:
    """Clear away what was left by those that were killed."""
    for folder in Path(gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError, Timeout):
            lock = folder / _LOCK
            if folder.is_symlink() or not lock.is_file() or time.time() - lock.stat().st_mtime < _YOUNG:
                continue
            with FileLock(lock, mode=0o600).acquire(blocking=False):
                shutil.rmtree(folder, ignore_errors=True)
