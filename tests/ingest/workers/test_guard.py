"""Sources are parsed in a process of their own: what is made to hang or to swell costs itself alone."""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.article import Article
from ingest.sources import open_sources, read_sources
from ingest.sources.admission import Rejected
from ingest.sources.opening import open_document
from ingest.sources.source import Source
from ingest.workers.guard import Guard
from ingest.workers.worker import prepare
from tests.ingest.sources.test_files import LEDE
from tests.ingest.sources.test_warc import archive
from tests.ingest.workers import hostile_ingestor

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sources are read in this process there")


@pytest.fixture
def guard() -> Iterator[Guard]:
    prepare()
    with Guard(seconds=FOR_EVER) as one:
        yield one


#: Longer than any test: whom no hurry is put to has as long as he needs, on however busy a machine.
FOR_EVER = 100_000.0


def found(guard: Guard, data: bytes) -> Iterator[object]:
    return guard.read(hostile_ingestor, Source("x", io.BufferedReader(io.BytesIO(data))))  # type: ignore[arg-type]


REASONS = {
    "hang": "took too long: nothing found in 1 seconds, after x:1",
    "turn": "took too long: nothing found in 1 seconds, after x:1",
    "swell": "needs too much memory: more than 2 GiB, after x:1",
    "die": "ended the process that read it: SIGSEGV, after x:1",
    "raise": "cannot be read: RecursionError (too deep)",
}


@pytest.mark.parametrize("deed", REASONS)
def test_a_parser_that_comes_to_harm_costs_its_source(guard: Guard, tmp_path: Path, deed: str) -> None:
    path = tmp_path / "x.hostile"
    path.write_bytes(f"first\n{deed}\nlast\n".encode())
    with path.open("rb") as file:
        reading = guard.read(hostile_ingestor, Source("x", file))  # type: ignore[arg-type]
        assert isinstance(next(reading), Article)
        if "too long" in REASONS[deed]:
            guard.seconds = 1
        assert list(reading) == [Rejected("x", REASONS[deed])]
    guard.seconds = FOR_EVER
    assert [type(one) for one in found(guard, b"first\nlast\n")] == [Article, Article]


def test_whoever_writes_into_a_pipe_may_take_his_time_but_no_parser(guard: Guard) -> None:
    guard.seconds = 1
    ours, theirs = os.pipe()
    with os.fdopen(ours, "rb") as pipe, os.fdopen(theirs, "wb", buffering=0) as writer:
        writer.write(b"first\n")
        source = Source("x", pipe)
        source.head()
        reading = guard.read(hostile_ingestor, source)  # type: ignore[arg-type]
        assert isinstance(next(reading), Article)
        # Waits for longer than it may take: the writer is a process that is slower than that.
        slow = f"import os, time; time.sleep(2); os.write({theirs}, b'second\\nturn\\n')"
        with subprocess.Popen([sys.executable, "-c", slow], pass_fds=[theirs]):
            assert isinstance(next(reading), Article)
            assert next(reading) == Rejected("x", "took too long: nothing found in 1 seconds, after x:2")


def test_the_guarded_find_what_the_unguarded_find(guard: Guard, tmp_path: Path) -> None:
    rows = [{"text": f"{LEDE} Edition {number}.", "title": "Talks"} for number in range(50)]
    (tmp_path / "a.csv").write_text("text,title\n" + "".join(f'"{row["text"]}",Talks\n' for row in rows))
    pages = [("https://news.example/a", f"<p>{LEDE}</p>".encode() * 3, "text/html", "200 OK")] * 3
    (tmp_path / "b.warc.gz").write_bytes(archive(pages, packed=True))
    (tmp_path / "c.rss").write_text("<rss><channel><item><title>x</title></item></channel></rss>")
    (tmp_path / "d.xml").write_text("<urlset></urlset>")
    (tmp_path / "e.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "f.parquet")
    plain = list(read_sources([tmp_path]))
    guarded = list(open_sources([tmp_path], guard=guard))
    opened = [one if isinstance(one, Rejected) else open_document(one) for one in guarded]  # type: ignore[arg-type]
    assert opened == plain
    assert sum(isinstance(one, Article) for one in plain) >= 153


def test_in_a_folder_only_files_are_opened(tmp_path: Path, guard: Guard) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    os.mkfifo(folder / "a.txt")
    (folder / "b.csv").symlink_to("/dev/zero")
    (folder / "c.html").symlink_to("c.html")
    with socket.socket(socket.AF_UNIX) as listener:
        # An address of this sort is short; its name in the folder may be as long as it likes.
        listener.bind(os.path.relpath(folder / "d.xml"))
        (folder / "e").symlink_to(folder)
        (folder / "f.txt").write_text(LEDE)
        results = list(open_sources([folder], guard=guard))
    reasons = {Path(one.source).name: one.reason for one in results if isinstance(one, Rejected)}
    assert {name: reason.partition(":")[0] for name, reason in reasons.items()} == {
        "a.txt": "no file",
        "b.csv": "no file",
        "c.html": "cannot be opened",
        "d.xml": "no file",
        "e": "a link to a folder",
    }
    assert len(results) == 6
