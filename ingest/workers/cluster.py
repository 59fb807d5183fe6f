"""Shards read on many machines by `Ray Data <https://docs.ray.io/en/latest/data/data.html>`_.

Each worker of the cluster takes one shard at a time and reads it in a process of its own with one language
model, so that a poisoned document costs itself and no worker. All machines must have Summitry installed,
and see shards and facts under the same paths.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import SummitryError
from graph.files.facts import Mark
from ingest.workers.shards import extract_shard, missing, watched_reader
from ingest.workers.worker import check_stages, cores

if TYPE_CHECKING:
    from ingest.pipeline import Pipeline


class ClusterError(SummitryError):
    """There is no Ray, or it cannot be used."""


def extract_on_cluster(
    shards: Iterable[str],
    folder: Path,
    columns: Mapping[str, str] | None = None,
    *,
    workers: int | None = None,
    pipeline: Pipeline | None = None,
) -> Iterator[Mark]:
    """Read the missing shards with so many workers, and tell of each as it is done.

    The cluster is the one that ``RAY_ADDRESS`` names; without it Ray runs on this machine while shards are
    read, on its loopback address and without dashboard or telemetry. ``workers`` is by default the number
    of processors there. The stages of a ``pipeline`` are functions of modules that all machines have.

    Raises:
        ClusterError: Ray is not installed, or a worker failed for good.
        WorkerError: another process would not find a stage of the pipeline.
        OSError: the folder cannot be written to.
    """
    check_stages(pipeline)
    folder.mkdir(parents=True, exist_ok=True)
    wanted = missing(shards, folder)
    if not wanted:
        return
    ray = _ray()
    ours = not ray.is_initialized()
    if ours:
        _start(ray, workers or cores())
    try:
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        size = min(workers or int(ray.cluster_resources().get("CPU", 1)), len(wanted))
        done = ray.data.from_items(wanted, override_num_blocks=len(wanted)).map_batches(
            _Extractor,
            batch_size=1,
            compute=ray.data.ActorPoolStrategy(size=size),
            fn_constructor_args=(str(folder.resolve()), dict(columns or {}), pipeline),
        )
        for row in done.iter_rows():
            yield Mark(**row)
    except ray.exceptions.RayError as error:
        said = str(error).strip().splitlines()[-1][:200]
        raise ClusterError(
            f"a worker of the cluster failed ({said})", "run it again: what is done stays"
        ) from error
    finally:
        if ours:
            ray.shutdown()


class _Extractor:
    """What each worker of the cluster keeps: a reader with its language model."""

    def __init__(self, folder: str, columns: dict[str, str], pipeline: Pipeline | None) -> None:
        self._folder, self._columns = Path(folder), columns
        self._reader = watched_reader(pipeline)

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        marks = [
            extract_shard(str(shard), self._folder, self._reader, self._columns) for shard in batch["item"]
        ]
        return {name: [asdict(mark)[name] for mark in marks] for name in Mark.__slots__}


def _ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    try:
        import ray
        import ray.data
    except ImportError:
        raise ClusterError("Ray is not installed", "pip install '.[ray]' in the checkout") from None
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    return ray


def _start(ray: Any, workers: int) -> None:
    quiet = {"log_to_driver": False, "logging_level": "ERROR"}
    if os.environ.get("RAY_ADDRESS"):
        ray.init(**quiet)
    else:
        ray.init(
            address="local", num_cpus=workers, include_dashboard=False, _node_ip_address="127.0.0.1", **quiet
        )
