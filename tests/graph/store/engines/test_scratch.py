"""What a killed process leaves in the folder for temporary files is cleared away, and nothing else."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import pytest

from graph.store.engines.scratch import scratch, sweep
from tests.graph.processes import python


def test_what_a_killed_process_leaves_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    code = """
import time
from graph.store.engines.scratch import scratch
with scratch() as folder:
    (folder / "databases").mkdir()
    print(folder, flush=True)
    time.sleep(600)
"""
    killed, alive = (python(code) for _ in range(2))
    try:
        assert killed.stdout
        assert alive.stdout
        left, used = Path(killed.stdout.readline().strip()), Path(alive.stdout.readline().strip())
        killed.kill()
        killed.wait()
        (tmp_path / "summitry-notes").mkdir()  # Somebody's own.
        (tmp_path / "summitry-link").symlink_to(used)
        os.utime(left / "scratch.lock")
        sweep()
        assert left.exists()  # So young that its user may be about to take it.
        before = time.time() - 3600
        for folder in (left, used):
            os.utime(folder / "scratch.lock", (before, before))
        sweep()
        assert not left.exists()
        assert (used / "databases").exists()
        assert (tmp_path / "summitry-notes").exists()
    finally:
        for process in (killed, alive):
            process.kill()
            process.communicate()


def test_it_is_gone_afterwards() -> None:
    with scratch() as folder:
        (folder / "a").write_text("x")
    assert not folder.exists()
