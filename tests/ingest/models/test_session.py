"""The weights: loaded once, and told in one line where they are missing or damaged."""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from ingest.models.session import ModelError, load, model


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    with as_file(files("ingest.models") / "weights") as folder:
        return Path(shutil.copytree(folder, tmp_path / "weights"))


def test_the_model_is_loaded_once() -> None:
    assert model() is model()


@pytest.mark.parametrize("name", ["encoder.onnx", "tokenizer.json", "heads.npz", "card.json"])
def test_a_missing_file_is_named(weights: Path, name: str) -> None:
    (weights / name).unlink()
    with pytest.raises(ModelError, match=f"{name} is missing") as caught:
        load(weights)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["encoder.onnx", "tokenizer.json", "heads.npz", "card.json"])
@pytest.mark.parametrize("cut", [0, 100])
def test_a_damaged_file_is_told_in_one_line(weights: Path, name: str, cut: int) -> None:
    path = weights / name
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(ModelError, match="damaged") as caught:
        load(weights)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["encoder.onnx", "tokenizer.json", "heads.npz"])
def test_one_changed_byte_is_noticed(weights: Path, name: str) -> None:
    path = weights / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(ModelError, match=f"{name} in .* is damaged"):
        load(weights)
