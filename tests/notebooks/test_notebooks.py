"""The notebooks run from a clean kernel on a copy, and are kept without outputs."""

from __future__ import annotations

import json
from pathlib import Path

import nbclient
import nbformat
import pytest
from click.testing import CliRunner

from graph.errors import SummitryError
from graph.store.graph import open_graph
from summitry.commands.notebooks import notebooks

HOME = Path(__file__).parents[2] / "notebooks"
NAMES = sorted(path.name for path in HOME.glob("*.ipynb"))

#: What a cell behind the last one of a notebook finds true of its last picture: a state's name on the map has
#: its count, hides neither another name nor a land that is narrower, and lies on the map; no person's name is
#: written over another's.
TRUE = {
    "2-a-region-over-time.ipynb": """
from itertools import combinations

figure.canvas.draw()
for axes in panels:
    names = {text.get_text(): text.get_window_extent() for text in axes.texts}
    assert names
    for name, box in names.items():
        code, count = name.split()
        assert int(count) == hosted[code], name
        lands = [axes.transData.transform(ring) for ring in outlines()[code]]
        land = max(lands, key=lambda ring: (ring.max(0) - ring.min(0)).prod())
        (west, south), (east, _) = land.min(0), land.max(0)
        assert box.width < east - west or box.y1 < south + 2, f"{name} hides its land"
        assert west < (box.x0 + box.x1) / 2 < east, f"{name} lies elsewhere"
        assert axes.bbox.x0 < box.x0 and box.x1 < axes.bbox.x1, f"{name} leaves the map"
    assert not [pair for pair in combinations(names, 2) if names[pair[0]].overlaps(names[pair[1]])]
""",
    "3-the-network.ipynb": """
from itertools import combinations

figure.canvas.draw()
names = {text.get_text(): text.get_window_extent() for text in axes.texts}
assert set(names) >= set(sorted(core, key=core.degree)[-10:])
assert len(names) > 0.9 * min(60, len(core))
assert not [pair for pair in combinations(names, 2) if names[pair[0]].overlaps(names[pair[1]])]
""",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_is_kept_without_outputs(name: str) -> None:
    cells = [
        cell for cell in json.loads((HOME / name).read_text("utf-8"))["cells"] if cell["cell_type"] == "code"
    ]
    assert cells
    assert [cell for cell in cells if cell["outputs"] or cell["execution_count"]] == []


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The notebooks and articles as a user gets them; what one notebook has read the next one finds."""
    folder = tmp_path_factory.mktemp("analysis")
    assert CliRunner().invoke(notebooks, [str(folder)]).exit_code == 0
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_runs_from_a_clean_kernel(
    name: str, copies: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever graph the user works on: the articles that came along are not written into it."""
    monkeypatch.setenv("SUMMITRY_STORE", str(tmp_path / "mine"))
    assert_runs(copies / name, TRUE.get(name))
    assert not (tmp_path / "mine").exists()


def test_a_copy_runs_on_neo4j_by_one_setting(
    copies: Path, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not store.startswith(("neo4j", "bolt")):
        pytest.skip("the other tests are on the embedded store")
    monkeypatch.setenv("SUMMITRY_NOTEBOOK_STORE", store)
    assert_runs(copies / "1-articles-to-graph.ipynb")
    with open_graph(store) as graph:
        assert graph.stats().nodes["Article"] == len(list(copies.glob("articles/*.txt")))


def assert_runs(path: Path, true: str | None = None) -> None:
    """Run a notebook, and a cell of what must be ``true`` behind it: each table and picture that it shows has
    something in it.
    """
    notebook = nbformat.read(path, 4)
    if true is not None:
        notebook.cells.append(nbformat.v4.new_code_cell(true))
    nbclient.NotebookClient(notebook, timeout=3600, resources={"metadata": {"path": path.parent}}).execute()
    shown = [
        output.get("data", {})
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
    ]
    assert any("text/html" in data for data in shown)
    for data in shown:
        assert not data.get("text/plain", "").startswith("Empty DataFrame")
        if "image/png" in data:
            assert len(data["image/png"]) > 10_000, "a picture without marks"


def test_what_is_there_is_not_overwritten(tmp_path: Path) -> None:
    run = CliRunner()
    assert "articles" in run.invoke(notebooks, [str(tmp_path)]).output
    (tmp_path / NAMES[0]).write_text("mine", "utf-8")
    assert isinstance(run.invoke(notebooks, [str(tmp_path)]).exception, SummitryError)
    assert (tmp_path / NAMES[0]).read_text("utf-8") == "mine"
    assert run.invoke(notebooks, [str(tmp_path), "--force"]).exit_code == 0
