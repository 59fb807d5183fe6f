"""What processes of ours find around them: our packages, whatever lies in the working folder."""

from __future__ import annotations

import os
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ROOT = str(Path(__file__).resolve().parents[2])


@contextmanager
def own_packages() -> Iterator[None]:
    """Processes that are started meanwhile import our packages, and nothing from the working folder.

    ``python -c``, by which multiprocessing starts its server, looks there first: in a checkout, or beside a
    user's own folder ``graph``, the server would load what the process that asks does not.
    """
    kept = {name: os.environ.get(name) for name in ("PYTHONSAFEPATH", "PYTHONPATH")}
    os.environ["PYTHONSAFEPATH"] = "1"
    if _ROOT not in sysconfig.get_paths().values():  # Installed packages are found behind Python's own.
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [_ROOT, kept["PYTHONPATH"]]))
    try:
        yield
    finally:
        for name, value in kept.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
