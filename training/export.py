"""From a trained model to the files that the package carries."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from ingest.models.session import WEIGHTS
from training.encoder import Encoder, into_onnx
from training.net import Net


def export(
    source: Encoder, net: Net, training: Mapping[str, Any], folder: Path, *, quantized: bool = True
) -> None:
    """Write encoder, heads, tokenizer and card into a folder; ``training`` tells the card how they were made.
    The calibration of weights that lay there before goes: ``calibrate`` makes it anew."""
    folder.mkdir(parents=True, exist_ok=True)
    state = net.state_dict()
    encoder = {name.removeprefix("enc."): t for name, t in state.items() if name.startswith("enc.")}
    into_onnx(source, encoder, folder / "encoder.onnx", quantized=quantized)
    heads = {name: t.numpy() for name, t in state.items() if not name.startswith("enc.")}
    np.savez_compressed(folder / "heads.npz", **heads)
    (folder / "tokenizer.json").write_bytes(source.tokenizer)
    path = folder / "card.json"
    card = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    card.pop("calibration", None)  # that of other weights
    card |= {"training": training}
    card["sha256"] = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in WEIGHTS}
    path.write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
