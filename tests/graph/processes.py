"""Other processes that use the graph, to be killed and to get in each other's way."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def python(code: str, *arguments: object) -> subprocess.Popen[str]:
    """A process that runs code of the tests."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def server_of(folder: Path) -> int:
    """The process of a folder's database server."""
    found = re.search(r'"pid": (\d+)', (folder / "engine.pid").read_text())
    assert found
    return int(found[1])


def command_line(pid: int) -> str:
    """How a process was started, empty if it has ended."""
    return _ps("args=", pid)


def parent_of(pid: int) -> int:
    """The process that started another."""
    return int(_ps("ppid=", pid))


def _ps(column: str, pid: int) -> str:
    done = subprocess.run(
        ["ps", "-ww", "-o", column, "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return done.stdout
