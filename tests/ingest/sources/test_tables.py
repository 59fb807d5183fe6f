"""Articles in JSON Lines, CSV, TSV and Parquet, plain and gzipped."""

from __future__ import annotations

import csv
import gzip
import io
import json
import pickle
import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace

import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.article import Article
from ingest.sources import open_sources, parse_mapping, read_sources
from ingest.sources.admission import MAX_BYTES, Rejected

TEXT = (
    "CUSCO, March 4 (Andina) -- The foreign ministers of five Andean states met here on Tuesday and agreed "
    'to open a common commission for "the water of the highlands", said the host.\n\nIt begins in May.'
)
ROW = {
    "Headline": "Ministers agree on water",
    "Body": TEXT,
    "Link": "https://example.org/water",
    "Publication Date": "2014-03-05",
    "site_name": "The Daily Llama",
}


def as_jsonl(rows: Iterable[dict[str, str]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def as_csv(rows: Iterable[dict[str, str]], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, ROW, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def as_parquet(rows: Iterable[dict[str, str]]) -> bytes:
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(list(rows)), out)
    return out.getvalue()


SORTS: dict[str, Callable[[Iterable[dict[str, str]]], bytes]] = {
    "news.jsonl": as_jsonl,
    "news.csv": as_csv,
    "news.semicolons.csv": lambda rows: as_csv(rows, ";"),
    "news.tsv": lambda rows: as_csv(rows, "\t"),
    "news.parquet": as_parquet,
    "news.jsonl.gz": lambda rows: gzip.compress(as_jsonl(rows)),
    "news.csv.gz": lambda rows: gzip.compress(as_csv(rows)),
}


def found_in(tmp_path: Path, name: str, data: bytes, columns: str | None = None) -> list[Article | Rejected]:
    path = tmp_path / name
    path.write_bytes(data)
    found = list(read_sources([path], parse_mapping(columns) if columns else None))
    assert all(one.source.startswith(str(path)) for one in found)
    return found


def reasons(found: Iterable[Article | Rejected]) -> list[str]:
    return [one.reason if isinstance(one, Rejected) else "" for one in found]


def kinds(found: Iterable[Article | Rejected]) -> list[str]:
    return [reason.partition(": ")[0] for reason in reasons(found)]


@pytest.mark.parametrize("name", SORTS)
def test_columns_are_found_by_their_usual_names(tmp_path: Path, name: str) -> None:
    first, second = found_in(tmp_path, name, SORTS[name]([ROW, ROW | {"Body": TEXT + " So he said."}]))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.text == TEXT
    assert (first.title, first.url, first.published, first.publisher, first.dateline) == (
        "Ministers agree on water",
        "https://example.org/water",
        date(2014, 3, 5),
        "The Daily Llama",
        "CUSCO, March 4 (Andina)",
    )
    assert first.source != second.source


@pytest.mark.parametrize("name", SORTS)
def test_columns_of_other_names_are_mapped(tmp_path: Path, name: str) -> None:
    row = {**dict.fromkeys(ROW, ""), "Headline": TEXT, "Body": "Ministers agree"}
    [article] = found_in(tmp_path, name, SORTS[name]([row]), "text=Headline, title=Body")
    assert isinstance(article, Article)
    assert (article.text, article.title) == (TEXT, "Ministers agree")
    [aside] = reasons(found_in(tmp_path, name, SORTS[name]([row]), "text=story"))
    assert aside == "no such column: 'story'; there are Headline, Body, Link, Publication Date, site_name"


@pytest.mark.parametrize("name", SORTS)
def test_a_row_that_is_bad_does_not_hide_the_next(tmp_path: Path, name: str) -> None:
    rows = [
        ROW | {"Body": ""},
        ROW | {"Body": "Les ministres de la paix et de la mer se sont vus. " * 9},
        ROW,
    ]
    found = found_in(tmp_path, name, SORTS[name](rows))
    assert kinds(found) == ["empty", "language", ""]


def test_without_a_column_for_the_text_the_columns_are_listed(tmp_path: Path) -> None:
    for name, data in {
        "a.csv": b"id,score\n1,2\n",
        "a.jsonl": b'{"id": 1, "score": 2}\n',
        "a.parquet": as_parquet([{"id": "1", "score": "2"}]),
    }.items():
        [reason] = reasons(found_in(tmp_path, name, data))
        assert reason == "no column with the text: there are id, score; map one, as in text=id"


@pytest.mark.parametrize(
    "mapping", ["text", "text=", "=body", "body=text", "text=body,", "text=body;title=head,x=y"]
)
def test_a_mapping_that_is_none_is_refused(mapping: str) -> None:
    with pytest.raises(ValueError, match=r"mapping|no '"):
        parse_mapping(mapping)


def test_lines_that_hold_lists_of_objects_are_lines(tmp_path: Path) -> None:
    rows = [{"id": str(n), "items": [{"x": n}], "title": "Water", "text": f"{TEXT} {n}"} for n in (1, 2)]
    found = found_in(tmp_path, "a.jsonl", as_jsonl(rows))  # type: ignore[arg-type]
    assert [type(one) for one in found] == [Article, Article]


def test_pages_in_a_column_are_read_as_pages(tmp_path: Path) -> None:
    page = f"<html><body><nav>Home</nav><article><p>{TEXT}</p></article></body></html>"
    row = json.dumps({"html": page, "title": "Water", "date": "2014-03-05", "lang": "en-GB"})
    [article] = found_in(tmp_path, "a.jsonl", row.encode())
    assert isinstance(article, Article)
    assert "Home" not in article.text
    assert (article.title, article.published) == ("Water", date(2014, 3, 5))


def test_parquet_keeps_days_and_times(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    times = [datetime(2014, 3, 5, 10), None]
    pyarrow.parquet.write_table(pyarrow.table({"text": [TEXT, TEXT], "date": times, "n": [1, 2]}), path)
    first, second = read_sources([path])
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.published, second.published) == (date(2014, 3, 5), None)


def test_a_file_says_by_itself_what_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for make in (as_jsonl, as_csv, as_parquet, lambda rows: gzip.compress(as_csv(rows))):
        [article] = found_in(tmp_path, "download", make([ROW]))
        assert isinstance(article, Article)
        assert article.title == "Ministers agree on water"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(as_csv([ROW, ROW]))))
    assert kinds(read_sources(["-"])) == ["", ""]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_tables_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    rows = [ROW | {"Headline": "“São Tomé” agrees"}]
    [article] = found_in(tmp_path, "a.csv", as_csv(rows).decode().encode(encoding))
    assert isinstance(article, Article)
    assert article.title == "“São Tomé” agrees"


def test_gzip_that_breaks_off_costs_what_follows(tmp_path: Path) -> None:
    rows = [ROW | {"Body": f"{TEXT} {number * 7919 % 1000}"} for number in range(2000)]
    packed = gzip.compress(as_jsonl(rows))
    *whole, last = found_in(tmp_path, "a.jsonl.gz", packed[: len(packed) // 2])
    assert len(whole) > 500
    assert set(kinds(whole)) == {""}
    assert kinds([last]) == ["cut off"]
    broken = packed[:-5000] + bytes(2500) + packed[-2500:]
    assert kinds(found_in(tmp_path, "b.jsonl.gz", broken))[-1] == "damaged"


def test_a_line_without_end_costs_itself(tmp_path: Path) -> None:
    line = b'{"text": "' + b"x" * MAX_BYTES + b'"}\n'
    found = found_in(tmp_path, "a.jsonl", line + as_jsonl([ROW]))
    assert kinds(found) == ["too large", ""]
    assert found[1].source.endswith(":2")


def test_a_gzip_bomb_is_given_up(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(1_100_000_000), 1)
    assert kinds(found_in(tmp_path, "a.jsonl.gz", bomb)) == ["too large"]
    assert kinds(found_in(tmp_path, "a.txt.gz", bomb)) == ["too large"]


def test_damaged_tables_have_a_reason(tmp_path: Path) -> None:
    table = as_csv([ROW])
    assert kinds(found_in(tmp_path, "a.csv", table + b"a,b,c,d,e,f,g\n" + as_csv([ROW]))) == [
        "",
        "damaged",
        "",
        "",
    ]
    parquet = as_parquet([ROW] * 50)
    for data in (parquet[: len(parquet) // 2], b"PAR1", parquet[:200] + bytes(200) + parquet[400:]):
        assert kinds(found_in(tmp_path, "a.parquet", data))[-1] == "damaged"
    assert kinds(found_in(tmp_path, "a.csv", b"")) == ["empty"]
    assert kinds(found_in(tmp_path, "a.csv", table.decode().encode("utf-16"))) == ["encoding"]
    assert kinds(found_in(tmp_path, "a.jsonl", b"[1]\n{\n" + b'{"a":' * 100_000)) == [
        "not an object",
        "not JSON",
        "not JSON",
    ]


def test_documents_can_be_sent_to_another_process(tmp_path: Path) -> None:
    for name, make in SORTS.items():
        (tmp_path / name).write_bytes(make([ROW]))
    (tmp_path / "a.txt").write_text(TEXT)
    found = list(open_sources([tmp_path]))
    assert len(found) == len(SORTS) + 1
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own


@given(st.binary(max_size=400) | st.text(alphabet='"\n,;\t{}[]: textbody\0é', max_size=400).map(str.encode))
@settings(max_examples=150, deadline=None)
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.getbasetemp() / "bytes"
    folder.mkdir(exist_ok=True)
    for name in ("a.jsonl", "a.csv", "a.parquet", "a.gz", "a.csv.gz"):
        (folder / name).write_bytes((b"PAR1" if "parquet" in name else b"text,title\n") + data)
        list(read_sources([folder / name]))
