"""Days as tables, arrays and lines state them; what can be two days is decided by its column."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from ingest.article import Article
from ingest.sources import read_sources
from ingest.sources.admission import Rejected
from ingest.sources.days import day_of

TEXT = "The foreign ministers of five Andean states met in Cusco on Tuesday and agreed to open a commission."
DAY = date(2019, 5, 15)


@pytest.mark.parametrize(
    "stated",
    [
        *(
            "2019-05-15",
            "2019-5-15",
            "2019/05/15",
            "2019-05-15T09:30:00+02:00",
            "2019-05-15 09:30",
            "20190515",
        ),
        *(
            "20190515093000",
            "20190515T093000Z",
            "15/05/2019",
            "05/15/2019",
            "5/15/19",
            "15.05.2019",
            "15.5.19",
        ),
        *("1557910800", "1557910800.0", "1557910800123", 1557910800, 1557910800.5, 1557910800123),
        *("Wed, 15 May 2019 09:30:00 GMT", "15 May 2019", "May 15, 2019", "15-May-2019", "15th May 2019"),
        *(datetime(2019, 5, 15, 9, 30, tzinfo=UTC), date(2019, 5, 15), "05/15/2019 09:30 AM"),
    ],
)
def test_forms_of_one_day(stated: object) -> None:
    assert day_of(stated) == DAY


@pytest.mark.parametrize(
    "stated",
    ["", None, "soon", "15 mai 2019", "05/04/2019", "31/31/2019", "2019", "12345", True, "99999999999999"],
)
def test_what_is_no_day_or_two(stated: object) -> None:
    assert day_of(stated) is None


@pytest.mark.parametrize(
    ("stated", "written", "day"),
    [
        ("05/04/2019", "dmy", date(2019, 4, 5)),
        ("05/04/2019", "mdy", date(2019, 5, 4)),
        ("5.4.2019", None, date(2019, 4, 5)),
        ("04/04/2019", None, date(2019, 4, 4)),
        ("2019.15.05", "%Y.%d.%m", DAY),
    ],
)
def test_the_order_of_numbers(stated: str, written: str | None, day: date) -> None:
    assert day_of(stated, written) == day


def days(path: Path, columns: dict[str, str] | None = None) -> tuple[list[date | None], list[str]]:
    found = list(read_sources([path], columns))
    return (
        [one.published for one in found if isinstance(one, Article)],
        [one.reason for one in found if isinstance(one, Rejected)],
    )


def write(path: Path, name: str, stated: list[str]) -> Path:
    rows = [{"text": f"{TEXT} {number}", name: day} for number, day in enumerate(stated)]
    if path.suffix == ".csv":
        out = io.StringIO()
        writer = csv.DictWriter(out, ["text", name])
        writer.writeheader()
        writer.writerows(rows)
        path.write_text(out.getvalue(), encoding="utf-8")
    elif path.suffix == ".parquet":
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    elif path.suffix == ".json":
        path.write_text(json.dumps({"status": "ok", "articles": rows}, indent=1), encoding="utf-8")
    else:
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".jsonl", ".json"])
def test_a_column_decides_for_all_its_cells(suffix: str, tmp_path: Path) -> None:
    path = write(
        tmp_path / f"t{suffix}", "created_at", ["03/04/2019", "05/06/2019", "25/06/2019", "07/08/2019"]
    )
    found, remarks = days(path)
    assert found == [date(2019, 4, 3), date(2019, 6, 5), date(2019, 6, 25), date(2019, 8, 7)]
    assert remarks == []


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".jsonl", ".json"])
def test_a_column_that_tells_nothing_is_asked_for(suffix: str, tmp_path: Path) -> None:
    path = write(tmp_path / f"t{suffix}", "seendate", ["03/04/2019", "05/06/2019"])
    found, remarks = days(path)
    assert found == [None, None]
    assert remarks[0].startswith("dates: 2 of 2 are not understood, as '03/04/2019'")
    assert days(path, {"dates": "mdy"}) == ([date(2019, 3, 4), date(2019, 5, 6)], [])


def test_cells_that_disagree_speak_for_themselves_only(tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", "article_date", ["25/06/2019", "06/25/2019", "05/06/2019", "2019-06-05"])
    found, remarks = days(path)
    assert found == [date(2019, 6, 25), date(2019, 6, 25), None, date(2019, 6, 5)]
    assert "1 of 4" in remarks[0]


@pytest.mark.parametrize(
    "name", ["published_date", "webPublicationDate", "article_date", "createdAt", "Seen Date"]
)
def test_names_of_date_columns(name: str, tmp_path: Path) -> None:
    assert days(write(tmp_path / "t.csv", name, ["2019-05-15"])) == ([DAY], [])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[1, 2]", "not JSON Lines"),
        ("[{", "not JSON"),
        ("[]", "empty"),
        ('[{"text": "x"}, 3]', "not an object"),
    ],
)
def test_arrays_that_hold_no_articles_say_so(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "t.json"
    path.write_text(text, encoding="utf-8")
    found = [one.reason for one in read_sources([path]) if isinstance(one, Rejected)]
    assert found
    assert reason == "not JSON Lines" or any(reason in one for one in found)
