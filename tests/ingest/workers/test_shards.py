"""Shards read into files of facts: in part, again, poisoned, and on a local Ray that is killed."""

from __future__ import annotations

import gc
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from graph.files.facts import Aside, Stated, file_of, find_facts, load_facts, read_facts
from graph.store.graph import open_graph
from graph.store.memberships import add_memberships
from ingest.pipeline import RULES
from ingest.workers.cluster import extract_on_cluster
from ingest.workers.shards import ShardError, extract, find_shards, missing
from ingest.workers.worker import WorkerError
from summitry.reading import take_in
from tests.cli.conftest import EXAMPLES

SHARDS, COPIES, WORKERS = 6, 3, 2


@pytest.fixture(scope="module")
def shards(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The example articles in shards of JSON Lines; in one of them also what is no article."""
    folder = tmp_path_factory.mktemp("shards")
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    texts = [f"{text}\nThis is report {copy}.\n" for copy in range(COPIES) for text in texts]
    for number in range(SHARDS):
        lines = [json.dumps({"text": text}) for text in texts[number::SHARDS]]
        lines += ["{broken", json.dumps({"text": ""})] if number == 2 else []
        (folder / f"{number}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return find_shards([folder])


@pytest.fixture(scope="module")
def plain(shards: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The facts of the shards, read one after the other on this machine. Tests read it only."""
    folder = tmp_path_factory.mktemp("plain")
    assert len(list(extract(shards, folder))) == SHARDS
    return folder


def contents(folder: Path, shards: list[str]) -> list[bytes]:
    return [file_of(folder, shard).read_bytes() for shard in shards]


def test_files_of_facts_make_the_graph_of_the_plain_run(
    shards: list[str], plain: Path, embedded_store: str, tmp_path: Path
) -> None:
    with open_graph(str(tmp_path / "plain")) as graph:
        summary = take_in(graph, shards)
        expected = graph.checksum()
    with open_graph(str(tmp_path / "loaded")) as graph:
        loaded = load_facts(graph, find_facts([plain]))
        add_memberships(graph)
        assert graph.checksum() == expected
    assert (loaded.articles, loaded.aside) == (summary.read, summary.aside.total())
    assert loaded.aside == 2


def nothing(*given: object) -> list[object]:
    """A stage that finds nothing."""
    return []


def test_shards_are_read_by_an_own_pipeline(shards: list[str], plain: Path, tmp_path: Path) -> None:
    own = RULES.replace(detect=nothing)
    assert [mark.articles for mark in extract(shards[:1], tmp_path, pipeline=own)]
    assert "Meeting" not in labels(tmp_path)
    assert {"Meeting", "Article"} <= labels(plain)


def labels(folder: Path) -> set[str]:
    """The labels of the nodes of which files of facts tell."""
    stated = [row for file in find_facts([folder]) for row in read_facts(file) if isinstance(row, Stated)]
    return {node.ref.label for row in stated for node in row.facts().nodes.values()}


def test_a_stage_that_no_worker_finds_is_told_before_a_cluster_starts(
    shards: list[str], tmp_path: Path
) -> None:
    own = RULES.replace(detect=lambda *given: [])
    for reading in (extract, extract_on_cluster):
        with pytest.raises(WorkerError, match="'detect' cannot go to another process"):
            list(reading(shards, tmp_path, pipeline=own))


def test_only_what_is_missing_is_read_again(shards: list[str], plain: Path, tmp_path: Path) -> None:
    assert missing(shards, plain) == []
    for shard in shards[:2]:
        for path in plain.glob(f"{file_of(plain, shard).stem}.*"):
            shutil.copy(path, tmp_path)
    assert missing(shards, tmp_path) == shards[2:]
    changed = tmp_path / "changed.jsonl"
    changed.write_text(json.dumps({"text": "Shares fell."}) + "\n", "utf-8")
    assert [mark.shard for mark in extract([shards[1], str(changed)], tmp_path)] == [str(changed)]
    changed.write_bytes(changed.read_bytes() * 2)
    assert missing([shards[1], str(changed)], tmp_path) == [str(changed)]


def test_what_was_set_aside_says_why(shards: list[str], plain: Path) -> None:
    rows = list(read_facts(file_of(plain, shards[2])))
    aside = [row for row in rows if isinstance(row, Aside)]
    assert len(aside) == 2
    assert all(row.source.startswith(f"{shards[2]}:") and row.reason for row in aside)
    assert any(isinstance(row, Stated) for row in rows)


def test_a_folder_without_shards_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ShardError, match="has no shards"):
        find_shards([tmp_path])


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a Ray with two workers on this machine."""
    if find_spec("ray") is None and not os.environ.get("CI"):
        pytest.skip("summitry[ray] is not installed")
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    monkeypatch.setenv("RAY_ENABLE_UV_RUN_RUNTIME_ENV", "0")
    import ray

    settings = {"include_dashboard": False, "_node_ip_address": "127.0.0.1", "log_to_driver": False}
    for tries_left in (2, 1, 0):
        try:
            context = ray.init(address="local", num_cpus=WORKERS, logging_level="ERROR", **settings)
            break
        except Exception:  # It gives itself 30 seconds to start, whatever else the machine does.
            ray.shutdown()
            gc.collect()
            if not tries_left:
                raise
    yield context.address_info["gcs_address"]
    ray.shutdown()
    gc.collect()  # Its processes that are not waited for would warn in another test.


def free_processors() -> float:
    import ray

    free: float = ray.available_resources().get("CPU", 0)
    return free


DRIVER = """
import sys
from pathlib import Path
from ingest.workers.cluster import extract_on_cluster
for mark in extract_on_cluster(sys.argv[2:], Path(sys.argv[1]), workers=2):
    print(mark.shard, flush=True)
"""


@pytest.mark.filterwarnings("ignore")  # Ray's own deprecations, and files that it leaves open.
def test_a_cluster_killed_in_the_middle_ends_with_the_same_facts(
    shards: list[str], plain: Path, cluster: str, tmp_path: Path
) -> None:
    endless = [str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")]
    for path in endless:
        os.mkfifo(path)  # However fast the machine, there is work left when the kill comes.
    driver = subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(tmp_path), *shards[:-1], *endless],
        env={**os.environ, "RAY_ADDRESS": cluster},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while len(missing(shards, tmp_path)) == SHARDS:
        assert driver.poll() is None
        time.sleep(0.01)
    driver.send_signal(signal.SIGKILL)
    driver.wait()
    # Not before the cluster has ended the dead driver's workers, which go on reading until then.
    while free_processors() < WORKERS:
        time.sleep(0.01)
    left = missing(shards, tmp_path)
    assert 0 < len(left) < SHARDS
    resumed = {mark.shard for mark in extract_on_cluster(shards, tmp_path, workers=2)}
    assert resumed <= set(left)
    assert missing(shards, tmp_path) == []
    assert contents(tmp_path, shards) == contents(plain, shards)
    assert list(extract_on_cluster(shards, tmp_path)) == []
