"""Training: batches of windows of like length, the lower layers computed once, a checkpoint each epoch."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from torch import Tensor

from training.encoder import WIDTH, Encoder, into_torch
from training.examples import Example, View, views
from training.net import Loss, Net


@dataclass(frozen=True)
class Settings:
    """What a training depends on beside its data.

    ``frozen`` layers keep their pretrained weights, as do the embeddings: what they make of a window is
    computed once. Windows of articles that tell of nothing are seen every second epoch.
    """

    encoder: str = "minilm"
    frozen: int = 2
    epochs: int = 8
    batch: int = 6
    encoder_rate: float = 8e-5
    head_rate: float = 1e-3
    warmup: float = 0.06
    seed: int = 1


def fit(
    source: Encoder, examples: Sequence[Example], settings: Settings, folder: Path, start: Path | None = None
) -> Net:
    """A model trained on the examples, on a GPU where there is one.

    It starts from the pretrained encoder, or from the weights of the checkpoint ``start``. Each epoch leaves
    a checkpoint in the folder; the next call with the same settings and as many examples goes on from there.
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    _seed(settings.seed)
    net = Net(source.layers)
    net.enc.load_state_dict(into_torch(source).state_dict())
    if start is not None:
        net.load_state_dict(torch.load(start, weights_only=False)["net"])
    net.enc.embeddings.requires_grad_(False)
    for layer in net.enc.encoder.layer[: settings.frozen]:
        layer.requires_grad_(False)
    net.to(device)
    every = list(views(examples))
    per_epoch = math.ceil(sum(1 if view.tells else 0.5 for view in every) / settings.batch)
    optimizer, schedule = _optimizer(net, settings, per_epoch * settings.epochs)
    path = folder / "checkpoint.pt"
    state = {"settings": asdict(settings), "windows": len(every)}
    first = 0
    if path.exists():
        saved = torch.load(path, weights_only=False)
        if saved["state"] == state:
            net.load_state_dict(saved["net"])
            optimizer.load_state_dict(saved["optimizer"])
            schedule.load_state_dict(saved["schedule"])
            first = saved["epoch"] + 1
    if first < settings.epochs:
        known = _lower_layers(net, every, settings.frozen, device)
    columns = TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn()
    with Progress(*columns, TextColumn("loss {task.fields[loss]:.2f}")) as progress:
        task = progress.add_task("training", total=per_epoch * settings.epochs, loss=math.nan)
        progress.advance(task, per_epoch * first)
        for epoch in range(first, settings.epochs):
            net.train()
            for batch in _batches(every, settings, epoch):
                loss = _step(net, [every[n] for n in batch], [known[n] for n in batch], settings, device)
                optimizer.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
                optimizer.step()
                schedule.step()
                progress.update(task, advance=1, loss=float(loss.detach()))
            folder.mkdir(parents=True, exist_ok=True)
            saved = {
                "state": state,
                "epoch": epoch,
                "net": net.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
            }
            torch.save(saved, path.with_suffix(".part"))
            path.with_suffix(".part").replace(path)
    return net.cpu().eval()


def averaged(source: Encoder, checkpoints: Sequence[Path]) -> Net:
    """A model with the mean of the weights of trainings that began from one encoder."""
    states = [torch.load(path, weights_only=False)["net"] for path in checkpoints]
    share = 1 / len(states)
    net = Net(source.layers)
    net.load_state_dict(
        {
            name: sum(state[name] * share for state in states) if first.is_floating_point() else first
            for name, first in states[0].items()
        }
    )
    return net.eval()


def _optimizer(
    net: Net, settings: Settings, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    encoder = [weights for weights in net.enc.parameters() if weights.requires_grad]
    heads = [weights for name, weights in net.named_parameters() if not name.startswith("enc.")]
    groups = [
        {"params": encoder, "lr": settings.encoder_rate},
        {"params": heads, "lr": settings.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)

    def rate(step: int) -> float:
        return min(1.0, (step + 1) / (settings.warmup * steps)) * max(0.02, 1 - step / steps)

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate)


def _lower_layers(net: Net, every: Sequence[View], frozen: int, device: torch.device) -> list[Tensor]:
    """What the frozen layers make of each window, in half precision: some 300 MB for 1,300 windows."""
    net.eval()
    with torch.no_grad():
        return [
            net.bottom(torch.from_numpy(view.example.pieces.input(view.window)).to(device), frozen)[0]
            .half()
            .cpu()
            for view in every
        ]


def _batches(every: Sequence[View], settings: Settings, epoch: int) -> Iterator[list[int]]:
    """An epoch's batches, of windows of like length, in an order that depends on seed and epoch alone."""
    chosen = random.Random(f"{settings.seed} {epoch}")  # noqa: S311 - no secret
    order = [n for n, view in enumerate(every) if view.tells or chosen.random() < 0.5]
    chosen.shuffle(order)
    pool = settings.batch * 12
    batches = []
    for start in range(0, len(order), pool):
        alike = sorted(order[start : start + pool], key=lambda n: every[n].size)
        batches += [alike[n : n + settings.batch] for n in range(0, len(alike), settings.batch)]
    chosen.shuffle(batches)
    yield from batches


def _step(
    net: Net, batch: Sequence[View], known: Sequence[Tensor], settings: Settings, device: torch.device
) -> Tensor:
    longest = max(view.size for view in batch)
    hidden = torch.zeros(len(batch), longest, WIDTH)
    mask = torch.zeros(len(batch), longest, dtype=torch.long)
    for n, (view, states) in enumerate(zip(batch, known, strict=True)):
        hidden[n, : view.size] = states.float()
        mask[n, : view.size] = 1
    # A step is two thirds as long where the processor has bf16; what is learned reads as well (README.md).
    with torch.autocast(device.type, dtype=torch.bfloat16):
        states = net.top(hidden.to(device), mask.to(device), settings.frozen).float()
    losses = [Loss(net, states[n, : view.size], view).total() for n, view in enumerate(batch)]
    return torch.stack(losses).mean()


def _seed(seed: int) -> None:
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
