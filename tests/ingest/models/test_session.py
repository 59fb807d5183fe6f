"""The weights: loaded once, told in one line where they are missing or damaged, exact on any processor."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import pytest

from ingest.models.session import ModelError, load, model, onnxruntime
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


_OUTPUT = """
import hashlib
from ingest.models.session import model
from ingest.models.windows import Pieces
text = "Norway pledged ten million dollars, Kenya said after its minister had met three envoys in Oslo. " * 12
pieces = Pieces(model().tokenizer, text, [(0, len(text))])
(window,) = pieces.windows
print(hashlib.sha256(model().encode(pieces, window).tobytes()).hexdigest())
"""
_QEMU = shutil.which("qemu-x86_64")


@pytest.mark.skipif(_QEMU is None, reason="qemu-x86_64 is not installed, which imitates other processors")
def test_the_encoder_computes_the_same_to_the_last_bit_on_an_older_processor() -> None:
    """A Haswell has neither VNNI nor vectors of 512 bits, which sum 16 numbers in another order."""
    here, there = (
        subprocess.run(
            [*by, sys.executable, "-c", _OUTPUT], capture_output=True, text=True, check=True
        ).stdout
        for by in ([], [str(_QEMU), "-cpu", "Haswell"])
    )
    assert here == there


def test_reading_reports_to_nobody_and_leaves_nothing_at_home(tmp_path: Path) -> None:
    # onnxruntime keeps the number that it gives a machine, and what it has yet to send, in the user's cache;
    # where CI is set it does not.
    kept = {
        name: value for name, value in os.environ.items() if name in ("PATH", "LD_LIBRARY_PATH", "PYTHONPATH")
    }
    command = (
        "from ingest.article import Article; from ingest.pipeline import read; read(Article('They met.'))"
    )
    subprocess.run([sys.executable, "-B", "-c", command], env={**kept, "HOME": str(tmp_path)}, check=True)
    assert not [*tmp_path.rglob("*")]
