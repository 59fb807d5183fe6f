"""A large collection in shards, each read into a file of facts of its own: here, or on a cluster.

A shard is a file that the ingestors know (WARC, Parquet, JSON Lines …), on a disk that all who read can
reach. What was read whole is marked (:mod:`graph.files.facts`), so that a second run takes up only the
shards that are missing, and those that have changed since.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import SummitryError
from graph.files.facts import Aside, Mark, Stated, is_done, write_facts
from ingest.facts import extractor
from ingest.sources import INGESTORS, open_sources
from ingest.sources.admission import Known, Rejected, Remark
from ingest.sources.opening import Readable
from ingest.sources.source import suffix_of
from ingest.workers.guard import Guard
from ingest.workers.worker import Candidate, Read, Reader, Result, Worker

if TYPE_CHECKING:
    from ingest.pipeline import Pipeline

#: Documents that are held, and put in order, at a time.
_DOCUMENTS = 64


class ShardError(SummitryError):
    """A shard is not there."""


def find_shards(paths: Iterable[Path]) -> list[str]:
    """The shards among some files and folders, by their whole path: of folders all files of a known sort.

    Raises:
        ShardError: a path is not there, or a folder has no shard.
    """
    suffixes = frozenset[str]().union(*(ingestor.SUFFIXES for ingestor in INGESTORS))
    found: list[str] = []
    for path in paths:
        inside = [path]
        if path.is_dir():
            inside = sorted(
                one for one in path.rglob("*") if suffix_of(one.name) in suffixes and one.is_file()
            )
        if not inside or not inside[0].is_file():
            raise ShardError(f"{path} has no shards", "name files, or a folder of files")
        found += [str(one.resolve()) for one in inside]
    return list(dict.fromkeys(found))


def missing(shards: Iterable[str], folder: Path) -> list[str]:
    """Those shards that were not yet read whole into the folder, as they are now, by this version."""
    by = extractor()
    return [shard for shard in shards if not is_done(folder, shard, _size(shard), by)]


def extract(
    shards: Iterable[str],
    folder: Path,
    columns: Mapping[str, str] | None = None,
    *,
    pipeline: Pipeline | None = None,
) -> Iterator[Mark]:
    """Read the missing shards one after the other, in a process that is watched.

    ``columns`` names the columns of tables (:func:`ingest.sources.parse_mapping`). The folder is made. What
    another ``pipeline`` read is done, too: give each a folder of its own.

    Raises:
        OSError: the folder cannot be written to.
        WorkerError: no process that reads can be started, or none would find a stage of the pipeline.
    """
    folder.mkdir(parents=True, exist_ok=True)
    reader = watched_reader(pipeline)
    try:
        for shard in missing(shards, folder):
            yield extract_shard(shard, folder, reader, columns)
    finally:
        reader.close()


def extract_shard(shard: str, folder: Path, reader: Reader, columns: Mapping[str, str] | None = None) -> Mark:
    """Read a shard into a file of facts. The file depends on the shard alone, not on who reads it.

    Raises:
        OSError: the folder cannot be written to.
    """
    return write_facts(folder, shard, _size(shard), extractor(), _rows(shard, reader, columns))


def watched_reader(pipeline: Pipeline | None = None) -> Worker:
    """A reader in a process of its own, which a poisoned document may cost: then there is another.

    Raises:
        WorkerError: another process would not find a stage of the pipeline.
    """
    return Worker(_unknown, pipeline=pipeline)


def _rows(shard: str, reader: Reader, columns: Mapping[str, str] | None) -> Iterator[Stated | Aside]:
    with Guard() as guard:
        found = (one for one in open_sources([shard], columns, guard=guard) if not isinstance(one, Known))
        while documents := list(islice(found, _DOCUMENTS)):
            # A reader answers in any order; the same shard shall make the same file.
            yield from sorted(_read(documents, reader), key=repr)


def _read(documents: Sequence[Readable | Rejected], reader: Reader) -> Iterator[Stated | Aside]:
    for one in documents:
        if isinstance(one, Rejected) and not isinstance(one, Remark):
            yield Aside(one.source, one.reason)
    for result in reader.read([one for one in documents if not isinstance(one, Rejected)]):
        yield _row(result)


def _row(result: Result) -> Stated | Aside:
    if isinstance(result, Read):
        try:
            return Stated.of(result.facts)
        except ValueError as error:
            return Aside(result.source, f"cannot be stored: {error}")
    if isinstance(result, Rejected):
        return Aside(result.source, result.reason)
    raise AssertionError(f"{result.source} was passed over, though nothing is known here")


def _unknown(candidates: Sequence[Candidate]) -> list[None]:
    """A lookup by which everything is to be read."""
    return [None] * len(candidates)


def _size(shard: str) -> int:
    return Path(shard).stat().st_size
