"""A graph moved by file: to the other engine, twice, in part, damaged."""

from __future__ import annotations

import gzip
import json
import re
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.errors import ReadOnlyError
from graph.files import archive
from graph.files.archive import ArchiveError, read_archive, write_archive
from graph.model import Facts
from graph.store.engines import schema
from graph.store.graph import Graph, open_graph
from tests.graph.store.test_write import memberships
from tests.graph.worlds import Report


@pytest.fixture
def other(request: pytest.FixtureRequest, store: str, tmp_path: Path) -> Iterator[Graph]:
    """An empty graph on the engine that ``graph`` is not on."""
    if not store.startswith("neo4j"):
        setting = request.getfixturevalue("neo4j_store")
    else:
        setting = str(tmp_path / "other")
    with open_graph(setting) as opened, opened.session() as session:
        session.run("MATCH (n) DETACH DELETE n").consume()
        schema.ensure(session, opened.name, writable=True)
        yield opened


@pytest.fixture
def full(graph: Graph) -> Graph:
    """A graph of some articles and reference data, of which one article was taken back."""
    graph.write(memberships())
    for number in range(7):
        graph.write(
            Report(
                f"article-{number}",
                meeting=f"meeting-{number // 3}",
                published=date(2013, 6, 20 + number),
                name="Talks «on» trade\u2028in Osh" if number % 2 else None,
                states=("CHN", "KAZ", "RUS") if number % 3 else ("KAZ", "RUS"),
                confidences=(0.5, 0.9),
            ).facts()
        )
    empty = Facts("summitry 0.1.0")
    empty.node("Article", "empty", title="Shares fall", text="Shares fell.")
    graph.write(empty)
    graph.write(Report("former", acronym="S.C.O.").facts())
    graph.forget("former")
    return graph


@pytest.mark.parametrize("name", ["graph.jsonl", "graph.jsonl.gz"])
def test_a_graph_moves_whole_to_the_other_engine_and_back(
    full: Graph, other: Graph, tmp_path: Path, name: str
) -> None:
    assert write_archive(full, tmp_path / name) == 8
    result = read_archive(other, tmp_path / name)
    assert (result.articles, result.known, result.equal) == (8, 0, True)
    assert other.checksum() == full.checksum()
    assert other.stats() == full.stats()
    write_archive(other, tmp_path / f"again-{name}")
    first, again = (tmp_path / name).read_bytes(), (tmp_path / f"again-{name}").read_bytes()
    if name.endswith(".gz"):
        first, again = gzip.decompress(first), gzip.decompress(again)
    assert again == first


#: Graphs as each version of the schema kept them: what a user has once exported is read for ever.
KEPT = sorted((Path(__file__).parent / "archives").glob("*.jsonl"))


@pytest.mark.parametrize("path", KEPT, ids=[path.stem for path in KEPT])
def test_an_archive_of_each_version_is_read_whole(graph: Graph, path: Path) -> None:
    result = read_archive(graph, path)
    assert (result.articles, result.equal) == (8, True)


def test_there_is_an_archive_of_this_version() -> None:
    assert f"schema-{schema.VERSION}" in [path.stem for path in KEPT]


def test_a_second_import_changes_nothing(full: Graph, tmp_path: Path) -> None:
    write_archive(full, tmp_path / "graph.jsonl")
    before = full.checksum()
    result = read_archive(full, tmp_path / "graph.jsonl")
    assert (result.articles, result.known, result.equal) == (0, 8, True)
    assert full.checksum() == before


def test_an_import_goes_on_where_it_stopped(
    full: Graph, other: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_archive(full, tmp_path / "graph.jsonl")
    monkeypatch.setattr(archive, "_ARTICLES", 2)

    def stop(done: int, total: int) -> None:
        assert total == 8
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_archive(other, tmp_path / "graph.jsonl", stop)
    assert other.stats().nodes["Article"] == 4
    result = read_archive(other, tmp_path / "graph.jsonl")
    assert (result.articles, result.known, result.equal) == (4, 4, True)


def test_an_import_adds_to_what_a_store_holds(full: Graph, other: Graph, tmp_path: Path) -> None:
    write_archive(full, tmp_path / "graph.jsonl")
    other.write([Report("article-1").facts(), Report("new", meeting="new").facts()])
    assert not read_archive(other, tmp_path / "graph.jsonl").equal
    other.forget("new")
    assert other.checksum() == full.checksum()


def test_an_empty_graph_is_a_graph(graph: Graph, tmp_path: Path) -> None:
    assert write_archive(graph, tmp_path / "graph.jsonl") == 0
    assert read_archive(graph, tmp_path / "graph.jsonl").equal


# -- bad input ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """What concerns the file alone is tried on one engine."""
    with open_graph(tmp_path_factory.mktemp("archive") / "graph") as opened:
        yield opened


@pytest.fixture
def lines(embedded: Graph, tmp_path: Path) -> list[str]:
    """The lines of an archive of two articles."""
    embedded.run("MATCH (n) WHERE NOT n:Schema DETACH DELETE n")
    embedded.write([Report("a").facts(), Report("b").facts()])
    write_archive(embedded, tmp_path / "whole.jsonl")
    embedded.forget(["a", "b"])
    return (tmp_path / "whole.jsonl").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    "data", [b"", b"Ministers met.\n", b"{}\n", b"[1]\n", b"\xff\xfe\x00", b'{"a": {}}\n']
)
@pytest.mark.parametrize("name", ["x.jsonl", "x.jsonl.gz"])
def test_what_is_no_archive_is_said_to_be_none(
    embedded: Graph, tmp_path: Path, data: bytes, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.endswith("gz") and data else data)
    with pytest.raises(ArchiveError, match=f"{name} is no archive of a graph"):
        read_archive(embedded, path)


def test_a_plain_file_that_is_called_gz(embedded: Graph, tmp_path: Path, lines: list[str]) -> None:
    (tmp_path / "x.gz").write_text("\n".join(lines))
    with pytest.raises(ArchiveError, match=r"x\.gz is damaged after line 0"):
        read_archive(embedded, tmp_path / "x.gz")


def test_an_archive_of_a_later_version_is_refused(embedded: Graph, tmp_path: Path, lines: list[str]) -> None:
    head = json.loads(lines[0])
    head["summitry"]["schema"] = schema.VERSION + 1
    (tmp_path / "later.jsonl").write_text("\n".join([json.dumps(head), *lines[1:]]))
    with pytest.raises(ArchiveError, match=f"version {schema.VERSION + 1}.*import it with the summitry"):
        read_archive(embedded, tmp_path / "later.jsonl")
    assert sum(embedded.stats().nodes.values()) == 0


def test_of_a_file_that_is_cut_off_nothing_is_stored(
    embedded: Graph, tmp_path: Path, lines: list[str]
) -> None:
    (tmp_path / "cut.jsonl").write_text("\n".join(lines[:2]))
    with pytest.raises(ArchiveError, match="is cut off"):
        read_archive(embedded, tmp_path / "cut.jsonl")
    assert not embedded.has_article(["a", "b"])
    whole = gzip.compress("\n".join(lines).encode())
    (tmp_path / "cut.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ArchiveError, match="is damaged after line"):
        read_archive(embedded, tmp_path / "cut.jsonl.gz")
    assert not embedded.has_article(["a", "b"])


@pytest.mark.parametrize(
    ("old", "new"),
    [('"statements":', '"state":'), ('"edges":[[', '"edges":[[7,'), ('{"article":', '{"article" ')],
)
def test_a_damaged_line_is_named(
    embedded: Graph, tmp_path: Path, lines: list[str], old: str, new: str
) -> None:
    assert old in lines[1]
    (tmp_path / "x.jsonl").write_text("\n".join([lines[0], lines[1].replace(old, new), *lines[2:]]))
    with pytest.raises(ArchiveError, match=r"damaged at line 2|cannot be read"):
        read_archive(embedded, tmp_path / "x.jsonl")
    assert sum(embedded.stats().nodes.values()) == 0


#: How Python says it, which helps nobody to mend a file.
PYTHONS = re.compile(
    r"Error\b|out of range|unpack \(|object is not|recursion|codec|delimiter|argument|Ref\(|isoformat"
)

MALFORMED = {
    "a label as text": (2, '"nodes":[["', '"nodes":["'),
    "an unknown label": (2, '["State","', '["Country","'),
    "a number for a key": (2, '["State","CHN"]', '["State",7]'),
    "an edge of one end": (2, ',["State","CHN"],', ","),
    "ends that do not fit": (
        2,
        '["BILATERAL_TALKS",["State","CHN"],["State","KAZ"]',
        '["REPORTS",["State","CHN"],["State","KAZ"]',
    ),
    "a date that is none": (2, '{"$date":"2013-06-26"}', '{"$date":5}'),
    "a day that is none": (2, '{"$date":"2013-06-26"}', '{"$date":"2013-06-31"}'),
    "a day at the end of the calendar": (2, '{"$date":"2013-06-26"}', '{"$date":"9999-12-31"}'),
    "a confidence of nothing": (2, "0.8", "NaN"),
    "a confidence beyond all": (2, "0.8", "1e308"),
    "an infinite number": (2, '"cow":710', '"cow":1e999'),
    "a number no store can hold": (2, '"cow":710', f'"cow":{10**30}'),
    "a sentence that is not there": (2, "[[0,0.8", "[[99,0.8"),
    "a report of a meeting that is not there": (
        2,
        '["REPORTS",["Article","a"],["Meeting","',
        '["REPORTS",["Article","a"],["Meeting","x',
    ),
    "a property within another": (2, '"cow":710', '"cow":{"a":1}'),
    "a key of its own": (2, '"article":', '"more":1,"article":'),
    "brackets without end": (2, '"cow":710', f'"cow":{"[" * 100_000}'),
    "lines after the end": (-1, "\n", '\n{"node":["State","CHN",{}]}\n'),
    "two heads": (1, "\n", '\n{"summitry":{"articles":1,"schema":1}}\n'),
}


@pytest.mark.parametrize("deed", MALFORMED)
def test_a_malformed_archive_is_told_by_its_line_and_leaves_nothing(
    embedded: Graph, tmp_path: Path, lines: list[str], deed: str
) -> None:
    number, old, new = MALFORMED[deed]
    at = number - 1 if number > 0 else len(lines) - 1
    text = [f"{line}\n" for line in lines]
    assert old in text[at]
    text[at] = text[at].replace(old, new)
    path = tmp_path / "x.jsonl"
    path.write_text("".join(text))
    with pytest.raises(ArchiveError, match=r"x\.jsonl is damaged at line \d") as caught:
        read_archive(embedded, path)
    assert not PYTHONS.search(caught.value.problem)
    assert sum(embedded.stats().nodes.values()) == 0


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ("bytes", r"damaged after line \d+ \(bytes that are no UTF-8\)"),
        ("packed", "damaged after line [01] .what follows does not unpack"),
        ("cut", r"damaged after line \d .its compression ends too early"),
    ],
)
def test_bytes_that_are_damaged_are_told_in_words(
    embedded: Graph, tmp_path: Path, lines: list[str], deed: str, told: str
) -> None:
    plain = "\n".join(lines).encode()
    long = "\n".join([lines[0], *[lines[1]] * 50]).encode()
    packed = gzip.compress(plain)
    path = tmp_path / ("x.jsonl" if deed == "bytes" else "x.jsonl.gz")
    middle = len(packed) // 2
    data = {
        "bytes": long + b"\n\xff\n",
        "packed": packed[:middle] + bytes(20) + packed[middle + 20 :],
        "cut": packed[:-10],
    }
    path.write_bytes(data[deed])
    with pytest.raises(ArchiveError, match=told) as caught:
        read_archive(embedded, path)
    assert not PYTHONS.search(caught.value.problem)


def test_a_line_without_end_is_not_held(embedded: Graph, tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "x.jsonl.gz"
    with gzip.open(path, "wt") as file:
        file.write(f'{lines[0]}\n{{"article": "')
        for _ in range(150):
            file.write("x" * 1_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(ArchiveError, match=r"damaged at line 2 .longer than"):
            read_archive(embedded, path)
        assert tracemalloc.get_traced_memory()[1] < 120_000_000
    finally:
        tracemalloc.stop()


def test_a_reader_may_export_and_not_import(embedded: Graph, tmp_path: Path, lines: list[str]) -> None:
    with open_graph(embedded.name, read_only=True) as reader:
        write_archive(reader, tmp_path / "read.jsonl")
        with pytest.raises(ReadOnlyError):
            read_archive(reader, tmp_path / "whole.jsonl")


def test_a_failed_export_leaves_the_former_file(
    embedded: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.jsonl"
    path.write_text("former")

    def broken(self: Graph) -> str:
        raise OSError("no space left")

    monkeypatch.setattr(Graph, "checksum", broken)
    with pytest.raises(OSError, match="no space"):
        write_archive(embedded, path)
    assert path.read_text() == "former"
    assert [each.name for each in tmp_path.iterdir()] == ["graph.jsonl"]
