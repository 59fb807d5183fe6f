"""The encoder and the weights of the heads, loaded once in a process."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from graph.errors import SummitryError, one_line
from ingest.models.windows import Pieces, Window

# For programs that imported it before us, and so before it could be told (``ingest.models``).
onnxruntime.disable_telemetry_events()

_CARD = "card.json"
#: What the card holds the SHA-256 of.
WEIGHTS = ("encoder.onnx", "tokenizer.json", "heads.npz")
_CURE = "install Summitry anew, or train them: python -m training"


class ModelError(SummitryError):
    """The weights of the learned reader are missing or damaged."""


@dataclass(frozen=True, slots=True)
class Model:
    """The encoder, its tokenizer, the weights of the heads by name, and the model's card: its version,
    thresholds and calibration."""

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    weights: dict[str, np.ndarray]
    card: dict[str, Any]

    def encode(self, pieces: Pieces, window: Window) -> np.ndarray:
        """The hidden state of each piece of a window, marks included: a row for each.

        Windows go through one by one: the scale of an int8 layer's input follows its largest value, so that
        beside another window a text would be read a little differently.
        """
        ids = pieces.input(window)
        inputs = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        hidden = self.session.run(None, inputs)[0]
        return np.asarray(hidden[0], dtype=np.float32)


@cache
def model() -> Model:
    """The model that the package carries.

    Raises:
        ModelError: one of its files is missing or damaged.
    """
    with as_file(files("ingest.models") / "weights") as folder:
        return load(folder)


def load(folder: Path) -> Model:
    """A model from its four files, one thread.

    Raises:
        ModelError: one of them is missing or damaged.
    """
    found, card = _checked(folder)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(
            found["encoder.onnx"], options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_buffer(found["tokenizer.json"])
        tokenizer.no_truncation()
        tokenizer.no_padding()
        with np.load(BytesIO(found["heads.npz"])) as stored:
            weights = {name: stored[name].astype(np.float32) for name in stored.files}
    except Exception as error:  # onnxruntime, tokenizers and numpy each have their own
        raise ModelError(
            f"the weights of the learned reader cannot be used ({one_line(error)})", _CURE
        ) from error
    return Model(session, tokenizer, weights, card)


def _checked(folder: Path) -> tuple[dict[str, bytes], dict[str, Any]]:
    """The weights' files and their card, which holds the hash of each."""
    for name in (*WEIGHTS, _CARD):
        if not (folder / name).is_file():
            raise ModelError(f"the learned reader's {name} is missing from {folder}", _CURE)
    try:
        card = json.loads((folder / _CARD).read_text(encoding="utf-8"))
        expected = dict(card["sha256"])
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"the learned reader's {_CARD} in {folder} is damaged ({error})", _CURE) from error
    found = {name: (folder / name).read_bytes() for name in WEIGHTS}
    for name, content in found.items():
        if hashlib.sha256(content).hexdigest() != expected.get(name):
            raise ModelError(f"the learned reader's {name} in {folder} is damaged", _CURE)
    return found, card
