"""Every answer from the shell waits for what is imported: these are the packages that a question needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

QUESTION = "MATCH (m:Meeting) RETURN m.name AS name LIMIT 1"

#: Runs the command line, then names the packages that it loaded: others' and, of ours, the rooms of graph.
CODE = """
import sys
before = set(sys.modules)
from summitry.cli import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    assert not ended.code, ended.code
for name in sys.modules.keys() - before:
    file = getattr(sys.modules[name], "__file__", None) or ""
    if "site-packages" in file or name.startswith("graph."):
        print(".".join(name.split(".")[: 2 if name.startswith("graph.") else 1]), file=sys.stderr)
"""

SHELL = {"click", "graph.errors", "graph.exports"}
PRINTED = SHELL | {"graph.model", "platformdirs"}
ASKED = PRINTED | {"filelock", "graph.store", "neo4j", "typing_extensions"}


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        (["query", "--help"], SHELL),
        (["ingest", "--help"], SHELL),
        (["query", QUESTION, "--json"], ASKED),
        (["query", QUESTION], ASKED | {"rich"}),
    ],
)
def test_a_command_loads_no_more_than_it_needs(
    library: Path, tmp_path: Path, arguments: list[str], needed: set[str]
) -> None:
    store = [] if "--help" in arguments else ["--store", str(library)]
    done = subprocess.run(
        [sys.executable, "-c", CODE, *arguments, *store],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    loaded = set(done.stderr.split())
    assert loaded <= needed, f"new at the start: {sorted(loaded - needed)}"
    assert "click" in loaded
