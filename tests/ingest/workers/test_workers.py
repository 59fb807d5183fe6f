"""Articles are read side by side, whatever one of them does to the process that reads it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest

from graph.model import Facts
from ingest import pipeline
from ingest.article import Article
from ingest.sources.admission import Known, Rejected
from ingest.sources.document import Document
from ingest.sources.opening import Readable
from ingest.workers.batch import Unreadable, read_batch
from ingest.workers.pool import BYTES, CHUNK, Pool
from ingest.workers.worker import Candidate, Here, Read, Result, Worker, WorkerError

REPORT = (
    "GENEVA, {day} March (Reuters) - The Norwegian foreign minister met her Swiss counterpart in Geneva on "
    "Monday for talks on fisheries. The two sides agreed to open border post number {number}."
)


def articles(number: int) -> list[Article]:
    return [Article(REPORT.format(day=1 + n % 28, number=n), source=f"report-{n}.txt") for n in range(number)]


@dataclass(frozen=True)
class Hanging:
    """What a parser that never ends looks like from outside."""

    source: str = "hanging.html"
    begun: Path | None = None

    def open(self) -> Article:
        if self.begun:
            self.begun.touch()
        time.sleep(1_000_000)
        raise AssertionError


@dataclass(frozen=True)
class Dying:
    """A parser's crash."""

    source: str = "crash.pdf"

    def open(self) -> Article:
        os.kill(os.getpid(), signal.SIGSEGV)
        raise AssertionError


@dataclass(frozen=True)
class DyingOnce:
    """Its process is killed by somebody else, as when the system runs out of memory."""

    flag: Path
    article: Article
    source: str = "unlucky.txt"

    def open(self) -> Article:
        if not self.flag.exists():
            self.flag.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return self.article


@dataclass(frozen=True)
class Bomb:
    """What unpacks to more than there is memory for."""

    source: str = "bomb.gz"

    def open(self) -> Article:
        return Article("x" * (16 * 2**30))


@dataclass(frozen=True)
class Broken:
    """What makes a parser raise."""

    source: str = "broken.html"

    def open(self) -> Article:
        raise RecursionError("too deep")


def nothing_known(candidates: Sequence[Candidate]) -> list[None]:
    return [None] * len(candidates)


@pytest.fixture
def worker() -> Iterator[Worker]:
    one = Worker(nothing_known, seconds=FOR_EVER)
    yield one
    one.close()


def facts_of(results: Iterable[Result]) -> dict[str, Facts]:
    return {result.source: result.facts for result in results if isinstance(result, Read)}


def aside(results: Iterable[Result]) -> dict[str, str]:
    return {result.source: result.reason for result in results if isinstance(result, Rejected)}


def test_a_batch_is_read_in_its_order_and_its_bad_ones_are_set_aside() -> None:
    good = articles(3)
    results = read_batch([good[0], Broken(), good[1], good[2]])
    assert results == [
        pipeline.read(good[0]),
        Rejected("broken.html", "cannot be opened: RecursionError (too deep)"),
        pipeline.read(good[1]),
        pipeline.read(good[2]),
    ]


def test_a_worker_is_replaced_after_a_life_of_reading(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.workers.worker.LIFE", 3)
    pids = []
    for _ in range(3):
        assert len(facts_of(worker.read(articles(2)))) == 2
        pids.append(worker.pid)
    assert pids[0] == pids[1] != pids[2]


def test_a_worker_reads_what_this_process_reads(worker: Worker) -> None:
    given = articles(5)
    there, here = list(worker.read(given)), list(Here(nothing_known).read(given))
    assert there == here
    assert facts_of(there) == {article.source: pipeline.read(article) for article in given}


@pytest.mark.parametrize(
    ("poison", "reason"),
    [
        (Dying(), "ended the process that read it: SIGSEGV"),
        (Bomb(), "needs too much memory: more than 6 GiB"),
        (Broken(), "cannot be opened: RecursionError (too deep)"),
    ],
)
def test_a_poisoned_document_costs_itself_alone(worker: Worker, poison: Readable, reason: str) -> None:
    good = articles(4)
    results = list(worker.read([*good[:2], poison, *good[2:]]))
    assert aside(results) == {poison.source: reason}
    assert facts_of(results).keys() == {article.source for article in good}
    assert len(list(worker.read(good))) == 4


#: Longer than any test: who is given it is not in a hurry, on however busy a machine.
FOR_EVER = 100_000.0


def test_a_document_that_takes_too_long_is_set_aside() -> None:
    worker = Worker(nothing_known, seconds=1)
    good = articles(2)
    reading = worker.read([Hanging(), *good])
    assert next(reading) == Rejected("hanging.html", "took too long: more than 1 seconds")
    worker.seconds = FOR_EVER
    assert facts_of(reading).keys() == {article.source for article in good}
    worker.close()


def test_an_article_that_is_read_for_too_long_is_set_aside_by_its_id() -> None:
    worker = Worker(nothing_known, seconds=FOR_EVER)
    long = Article("\n\n".join(REPORT.format(day=1, number=n) for n in range(2000)), source="long.txt")
    good = articles(2)
    reading = worker.read([good[0], long, good[1]])
    assert isinstance(next(reading), Read)
    worker.seconds = 0.01  # It takes a thousand times that.
    assert next(reading) == Unreadable("long.txt", "took too long: more than 0.01 seconds", long.id)
    worker.seconds = FOR_EVER
    assert facts_of(reading).keys() == {good[1].source}
    worker.close()


def test_whoever_is_killed_by_chance_is_read_all_the_same(worker: Worker, tmp_path: Path) -> None:
    good = articles(3)
    unlucky = DyingOnce(tmp_path / "flag", good[1], "unlucky.txt")
    results = list(worker.read([good[0], unlucky, good[2]]))
    assert not aside(results)
    assert len(results) == 3


def test_killed_in_the_middle_a_worker_loses_and_repeats_nothing(worker: Worker) -> None:
    given = articles(10)
    reading = worker.read(given)
    results = list(islice(reading, 3))
    assert worker.pid
    os.kill(worker.pid, signal.SIGKILL)
    results += reading
    assert [result.source for result in results] == [article.source for article in given]
    assert facts_of(results) == {article.source: pipeline.read(article) for article in given}


def test_what_is_known_is_not_read(worker: Worker) -> None:
    given = articles(4)
    worker._lookup = lambda candidates: [
        Known(one.source) if one.source in {"report-1.txt", "report-2.txt"} else None for one in candidates
    ]
    results = list(worker.read(given))
    assert [type(result) for result in results] == [Read, Known, Known, Read]


def test_what_the_server_of_workers_loads_can_be_loaded_first() -> None:
    # It would pass over an import that fails, and each worker load the model for itself.
    subprocess.run([sys.executable, "-c", "import ingest.workers.preload"], check=True)


def test_a_worker_that_cannot_start_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.workers.worker.PATIENCE", 0.0)
    worker = Worker(nothing_known)
    with pytest.raises(WorkerError, match="__main__"):
        list(worker.read(articles(1)))


def test_endless_input_waits_for_its_reader() -> None:
    """No more documents are taken than the readers have in hand, however slowly results are taken off."""
    taken: list[Result] = []

    def deliver(one: Result) -> None:
        time.sleep(0.001)
        taken.append(one)

    def known(candidates: Sequence[Candidate]) -> list[Known]:
        return [Known(one.source) for one in candidates]

    with Pool([Here(known), Here(known)], deliver) as pool:
        widest = 0
        for number in range(2000):
            pool.submit(Article(f"Report {number}.", source=str(number)))
            widest = max(widest, number + 1 - len(taken))
    assert len(taken) == 2000
    assert widest <= 4 * CHUNK + 2


def test_no_more_is_held_of_large_documents_than_of_small_ones() -> None:
    taken: list[Result] = []

    def deliver(one: Result) -> None:
        time.sleep(0.001)
        taken.append(one)

    with Pool([Here(nothing_known), Here(nothing_known)], deliver) as pool:
        widest = 0
        for number in range(60):
            pool.submit(Document(f"{number}", bytes(19_000_000)))
            widest = max(widest, number + 1 - len(taken))
    assert len(taken) == 60
    # Those of a chunk make room together; one more may be on its way.
    assert widest * 19_000_000 <= BYTES + 3 * 19_000_000


def test_a_stop_waits_for_no_document(tmp_path: Path) -> None:
    results: list[Result] = []
    worker = Worker(nothing_known, seconds=FOR_EVER)  # Who waited for it would wait as long.
    hanging = Hanging(begun=tmp_path / "begun")
    good = articles(1)[0]

    def run() -> None:
        with Pool([worker], results.append) as pool:
            pool.submit(good)
            while not results:
                time.sleep(0.01)
            pool.submit(hanging)
            while not (tmp_path / "begun").exists():
                time.sleep(0.01)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run()
    assert [result.source for result in results] == [good.source]


def test_a_reader_that_fails_ends_the_run_with_its_error() -> None:
    def lost(_: Sequence[Candidate]) -> list[None]:
        raise WorkerError("the store is gone", "start it")

    def run() -> None:
        with Pool([Here(lost), Here(lost)], lambda _: None) as pool:
            for article in articles(100):
                pool.submit(article)

    with pytest.raises(WorkerError, match="the store is gone"):
        run()
