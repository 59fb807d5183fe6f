"""The weights: loaded once, told in one line where they are missing or damaged, exact on any processor."""

from __future__ import annotations

import shutil
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from ingest.models.session import ModelError, load, model
from ingest.models.windows import Pieces


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


def test_the_encoder_computes_the_same_with_and_without_vnni(weights: Path) -> None:
    """Without VNNI two products are added in 16 bits, which saturate, unless onnxruntime is asked for exact
    sums: those that VNNI computes. Weights of seven bits never saturate."""
    options = onnxruntime.SessionOptions()
    options.add_session_config_entry("session.x64quantprecision", "1")
    exact = replace(model(), session=onnxruntime.InferenceSession(weights / "encoder.onnx", options))
    for text in ("Two ministers met in Oslo.", "Norway pledged ten million dollars, Kenya said. " * 30):
        pieces = Pieces(model().tokenizer, text, [(0, len(text))])
        for window in pieces.windows:
            assert np.array_equal(model().encode(pieces, window), exact.encode(pieces, window))
