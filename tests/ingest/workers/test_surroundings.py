"""The processes that read are ours, whatever lies in the folder from which a command is called."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from ingest.workers import surroundings
from tests.cli.conftest import EXAMPLES


def test_a_folder_of_the_caller_hides_no_package_from_who_reads(tmp_path: Path) -> None:
    # As pip writes commands: the folder of the script is looked at first, and not that of the caller.
    script = tmp_path / "bin" / "summitry"
    script.parent.mkdir()
    script.write_text("from summitry.cli import main\nif __name__ == '__main__':\n    main()\n", "utf-8")
    for name in ("graph", "ingest"):
        (tmp_path / "work" / name).mkdir(parents=True)
        (tmp_path / "work" / name / "__init__.py").write_text("raise SystemExit('not ours')\n", "utf-8")
    run = subprocess.run(
        [sys.executable, script, "read", EXAMPLES / "panmunjom-2018.txt"],
        cwd=tmp_path / "work",
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "Panmunjom" in run.stdout


def test_an_installed_package_hides_none_of_pythons_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "_ROOT", sysconfig.get_path("purelib"))
    monkeypatch.delenv("PYTHONPATH", raising=False)
    with surroundings.own_packages():
        assert os.environ["PYTHONSAFEPATH"] == "1"
        assert "PYTHONPATH" not in os.environ
