"""Every line that ``./demo`` prints is one that an analyst would sign: no known kind of slip is in it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TypeAlias

import pytest

from graph.reference.tables import organizations, states

ROOT = Path(__file__).parents[2]
#: So wide that no cell is folded.
WIDTH = 2000

Row: TypeAlias = dict[str, str]

#: What no name and no clause ends with: it was cut there.
OPEN_END = re.compile(
    r"\b(a|an|and|at|between|by|for|from|in|into|of|on|or|that|the|to|with|which|who)$|[,;:–—-]$",
    re.IGNORECASE,
)
#: What says nothing without the sentence around it.
POINTING = re.compile(r"\b(it|them|this|these|those|so|he|she|they|him|her|his)$|^(it|this|these|those)\b")
#: A verb whose object was cut out: "seek, within the year".
NO_OBJECT = re.compile(r"^\w+,[^,]*$")

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATED = re.compile(rf", (?:(?:\d{{1,2}}(?:–\d{{1,2}})? )?(?:{MONTHS}) )?\d{{4}}$")
CAPITALS = re.compile(r"\b[A-Z]{4,}\b")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the demo prints, as wide as its longest line."""
    folder = tmp_path_factory.mktemp("demo")
    script = (ROOT / "demo").read_text("utf-8")
    for said, here in (
        ("requirements/install run", ":"),
        ("out=build/demo", f"out={folder}"),
        ("summitry=.venv/bin/summitry", f'summitry="{sys.executable} -m summitry"'),
        ('cd "$(dirname "$0")"', f"cd {ROOT}"),
    ):
        assert said in script
        script = script.replace(said, here)
    env = {**os.environ, "PYTHONPATH": str(ROOT), "FORCE_COLOR": "1", "COLUMNS": str(WIDTH)}
    done = subprocess.run(
        ["bash", "-c", script], env=env, capture_output=True, text=True, check=False, timeout=1200
    )
    assert done.returncode == 0, done.stderr
    return re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)


@pytest.fixture(scope="module")
def tables(output: str) -> list[list[Row]]:
    """Its tables, each row by column."""
    lines = output.splitlines()
    found = []
    for number, line in enumerate(lines):
        if re.fullmatch(r" *─+ *", line):
            head = lines[number - 1]
            starts = [match.start() for match in re.finditer(r"\S+", head)]
            names = head.split()
            body = []
            for row in lines[number + 1 :]:
                if not row.strip():
                    break
                ends = [*starts[1:], len(row)]
                body.append({n: row[a:b].strip() for n, a, b in zip(names, starts, ends, strict=True)})
            found.append(body)
    return found


def columns(tables: list[list[Row]], *names: str) -> list[str]:
    return [row[name] for rows in tables for row in rows for name in names if row.get(name)]


def test_it_tells_of_meetings_talks_and_pledges(tables: list[list[Row]], output: str) -> None:
    assert len(columns(tables, "meeting")) >= 15
    assert len(columns(tables, "partner")) >= 5
    assert len(columns(tables, "commitment")) >= 12
    assert output.rstrip().endswith("network.html")


def test_names_of_meetings_are_whole_dated_and_told_once(tables: list[list[Row]]) -> None:
    meetings = [row for rows in tables for row in rows if "meeting" in row]
    names = [row["meeting"] for row in meetings]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [name for name in names if OPEN_END.search(name)] == []
    assert [name for name in names if not re.match(r"[A-Z0-9]", name)] == []
    # What is to come may have no day yet; a bare kind is no name with a day either.
    assert [
        row["meeting"] for row in meetings if row["status"] == "held" and not DATED.search(row["meeting"])
    ] == []
    bare = re.compile(r"(second |next |last )?(meeting|talks|summit|call|visit)\b(,|$)", re.IGNORECASE)
    assert [name for name in names if bare.match(name)] == []


def test_no_meeting_stands_there_twice(tables: list[list[Row]]) -> None:
    """Two meetings of the same people on one day. The ministers' signing and the premiers' lunch are two."""
    held = Counter(
        (row["meeting"].partition(", ")[0], row["meeting"].rpartition(", ")[2], row["states"])
        for rows in tables
        for row in rows
        if row.get("status") == "held" and "meeting" in row
    )
    assert [one for one, count in held.items() if count > 1] == []


def test_nobody_goes_by_a_bare_surname(tables: list[list[Row]]) -> None:
    known = {state.name for state in states().values()}
    known |= {name for body in organizations().values() for name in (body.name, body.acronym or "")}
    who = [name for cell in columns(tables, "who") for name in cell.split("; ")]
    assert [name for name in who if name not in known and " " not in name] == []
    partners = columns(tables, "state", "partner")
    assert [name for name in partners if name not in known] == []


def test_commitments_can_be_read_alone(tables: list[list[Row]]) -> None:
    texts = columns(tables, "commitment")
    kinds = (OPEN_END, POINTING, NO_OBJECT)
    assert [text for text in texts if any(kind.search(text) for kind in kinds)] == []
    assert [text for text in texts if len(text.split()) < 3] == []
    assert [text for text, count in Counter(texts).items() if count > 1] == []


def test_nothing_is_in_capitals_or_cut(tables: list[list[Row]]) -> None:
    acronyms = {body.acronym for body in organizations().values()}
    shown = columns(tables, "meeting", "states", "who", "commitment", "state", "partner")
    assert [cell for cell in shown for word in CAPITALS.findall(cell) if word not in acronyms] == []
    assert [cell for cell in shown if re.search(r"\w-(\s|$)|…$|\ufffd", cell)] == []


def test_days_are_days(tables: list[list[Row]]) -> None:
    days = columns(tables, "date", "first", "last")
    assert days
    assert [day for day in days if not re.fullmatch(r"\d{4}(-\d\d){0,2}", day)] == []
