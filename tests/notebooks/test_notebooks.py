"""The notebooks run from a clean kernel on a copy, and are kept without outputs."""

from __future__ import annotations

import json
from pathlib import Path

import nbclient
import nbformat
import pytest
from click.testing import CliRunner

from graph.errors import SummitryError
from summitry.notebooks import notebooks

HOME = Path(__file__).parents[2] / "notebooks"
NAMES = sorted(path.name for path in HOME.glob("*.ipynb"))


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_is_kept_without_outputs(name: str) -> None:
    cells = [
        cell for cell in json.loads((HOME / name).read_text("utf-8"))["cells"] if cell["cell_type"] == "code"
    ]
    assert cells
    assert [cell for cell in cells if cell["outputs"] or cell["execution_count"]] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_runs_from_a_clean_kernel(name: str, tmp_path: Path) -> None:
    assert CliRunner().invoke(notebooks, [str(tmp_path)]).exit_code == 0
    notebook = nbformat.read(tmp_path / name, 4)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": tmp_path}}).execute()


def test_what_is_there_is_not_overwritten(tmp_path: Path) -> None:
    run = CliRunner()
    assert "articles" in run.invoke(notebooks, [str(tmp_path)]).output
    (tmp_path / NAMES[0]).write_text("mine", "utf-8")
    assert isinstance(run.invoke(notebooks, [str(tmp_path)]).exception, SummitryError)
    assert (tmp_path / NAMES[0]).read_text("utf-8") == "mine"
    assert run.invoke(notebooks, [str(tmp_path), "--force"]).exit_code == 0
