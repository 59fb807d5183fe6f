"""All benchmarks: ``python -m benchmarks [NAME...] [--full] [--out FILE]``.

Each runs in a process of its own, small by default (minutes), in full with ``--full`` (hours). Their
tables are Markdown on standard output, as the documentation has them, and rows in the JSON file, beside what
the machine is and the versions of what ran. Run it on a quiet machine: its load at the start of each is told.
``benchmarks.identifiers``, which compares us with other projects, is no measure of speed and runs alone.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from ingest.workers.worker import cores

#: The arguments of each benchmark, small and in full; ``{}`` is a folder for what they leave. What stands
#: behind a hyphen is where it is run.
RUNS: dict[str, tuple[str, str]] = {
    "start": ("--repeat 3", "--repeat 5"),
    "reading": ("examples", "examples"),
    "archive": ("examples", "examples"),
    "resolution": ("{}/facts --persons 20000", "{}/facts"),
    "bulk": ("--edges 20000", "--edges 100000"),
    "fill": ("--edges 20000", "--edges 100000 1000000 3000000"),
    "questions": ("--store {}/world --nodes 20000 --repeat 5", "--store {}/world"),
    "questions-neo4j": (
        "--store neo4j-local:{}/neo4j --nodes 20000 --repeat 5",
        "--store neo4j-local:{}/neo4j",
    ),
    "users": ("--store {}/users --seconds 20", "--store {}/users"),
    "users-neo4j": (
        "--store neo4j-local:{}/users-neo4j --seconds 20",
        "--store neo4j-local:{}/users-neo4j",
    ),
    "view": ("--nodes 500", ""),
    "soak": ("--minutes 1", "--minutes 60"),
}
PACKAGES = ("summitry", "neo4j", "arcadedb-embedded", "spacy", "onnxruntime", "pyarrow", "pandas")


def main() -> None:
    """Run them, and exit with 1 if one failed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(RUNS)}; else all")
    parser.add_argument("--full", action="store_true", help="at the sizes that the documentation tells of")
    parser.add_argument("--out", type=Path, default=Path("benchmarks.json"))
    options = parser.parse_args()
    if strange := {*options.names} - RUNS.keys():
        parser.error(f"no benchmark is called {', '.join(sorted(strange))}")
    told: dict[str, Any] = {"machine": machine(), "full": options.full, "runs": {}}
    with tempfile.TemporaryDirectory(prefix="summitry-") as scratch:
        for name in options.names or RUNS:
            if name == "resolution":
                extract = ("-m", "summitry", "extract", "examples", "--out", f"{scratch}/facts")
                subprocess.run([sys.executable, *extract], check=True)
            told["runs"][name] = _run(name, RUNS[name][options.full].format(scratch).split())
            options.out.write_text(json.dumps(told, indent=2) + "\n", "utf-8")  # What is done stays.
    sys.exit(any(run["code"] for run in told["runs"].values()))


def machine() -> dict[str, Any]:
    """What the benchmarks run on, and with which versions."""
    told: dict[str, Any] = {
        "cores": cores(),
        "processor": platform.machine(),
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
    }
    with suppress(AttributeError, OSError, ValueError):  # Windows has no sysconf.
        told["memory_gib"] = round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1)
    for name in PACKAGES:
        with suppress(PackageNotFoundError):
            told[name] = version(name)
    return told


def _run(name: str, arguments: list[str]) -> dict[str, Any]:
    print(f"\n# {name} {' '.join(arguments)}\n", flush=True)
    told: dict[str, Any] = {
        "arguments": arguments,
        "began": datetime.now(UTC).isoformat(timespec="seconds"),
        "load": [round(one, 1) for one in os.getloadavg()] if hasattr(os, "getloadavg") else None,
    }
    started = time.monotonic()
    command = [sys.executable, "-m", f"benchmarks.{name.partition('-')[0]}", *arguments]
    lines = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            lines.append(line.strip())
    return {
        **told,
        "seconds": round(time.monotonic() - started, 1),
        "code": process.returncode,
        "tables": tables(lines),
        "said": [line for line in lines if line and not line.startswith("|")],
    }


def tables(lines: Iterable[str]) -> list[list[dict[str, str]]]:
    """The Markdown tables among some lines, each as its rows by the names of its columns."""
    found: list[list[dict[str, str]]] = []
    head: list[str] = []
    for line in lines:
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if not cells:
            head = []
        elif not head:
            head = cells
            found.append([])
        elif any(cell.strip(":-") for cell in cells):
            found[-1].append(dict(zip(head, cells, strict=True)))
    return found


if __name__ == "__main__":
    main()
