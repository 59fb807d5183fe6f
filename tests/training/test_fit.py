"""Training from end to end, on six articles for one epoch: where its own requirements are installed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from ingest.models.session import load

torch = pytest.importorskip("torch", reason="training's own requirements are not installed: .[training]")

from training.__main__ import main  # noqa: E402 - needs torch

GOLD = Path(__file__).parents[1] / "gold"


def run(*words: object) -> str:
    done = CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)
    assert not done.exit_code, done.output
    return done.output


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gold")
    for path in sorted(GOLD.glob("*.json"))[:6]:
        shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="module")
def trained(gold: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a training: its checkpoint, and its weights in ``weights``."""
    work = tmp_path_factory.mktemp("work")
    run("fit", gold, "--epochs", 1, "--work", work)
    (checkpoint,) = work.glob("*/checkpoint.pt")
    return checkpoint.parent


def state(folder: Path) -> dict[str, torch.Tensor]:
    return dict(torch.load(folder / "checkpoint.pt", weights_only=False)["net"])


def test_the_weights_are_those_that_a_reader_loads(gold: Path, trained: Path) -> None:
    assert load(trained / "weights").card["training"]["articles"] == len(list(gold.iterdir()))
    assert "meetings" in run("measure", gold, trained / "weights")


def test_a_finished_training_goes_on_from_its_checkpoint(gold: Path, trained: Path) -> None:
    before = state(trained)
    run("fit", gold, "--epochs", 1, "--work", trained.parent)
    after = state(trained)
    assert all(torch.equal(before[name], after[name]) for name in before)


def test_the_mean_of_a_training_with_itself_reads_as_that_training(trained: Path, tmp_path: Path) -> None:
    checkpoint = trained / "checkpoint.pt"
    run("average", checkpoint, checkpoint, "--out", tmp_path)
    before = json.loads((trained / "weights" / "card.json").read_bytes())["sha256"]
    assert json.loads((tmp_path / "card.json").read_bytes())["sha256"] == before
