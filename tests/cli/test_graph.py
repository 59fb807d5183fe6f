"""``ingest``, ``query``, ``stats`` and ``view`` on a store of one's own."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from summitry.output import print_csv, print_json
from tests.cli.conftest import EXAMPLES, Run

MEETINGS = "MATCH (m:Meeting {city: $city}) RETURN m.city AS city, m.date AS date ORDER BY date"


def test_a_second_run_stores_nothing_new(summitry: Run, tmp_path: Path) -> None:
    store = tmp_path / "graph"
    first = summitry("--store", store, "ingest", EXAMPLES / "bishkek-defence-2013.txt")
    assert first.code == 0
    before = json.loads(summitry("stats", "--json", "--store", store).out)
    assert before["nodes"]["Article"] == 1
    assert before["edges"]["ATTENDED"] >= 6
    second = summitry("ingest", EXAMPLES / "bishkek-defence-2013.txt", "--store", store, "--json")
    assert second.code == 0
    summary = json.loads(second.out)
    assert (summary["read"], summary["known before"], summary["set aside"]) == (0, 1, {})
    assert summary["nodes"] == summary["edges"] == {"new": 0, "known": 0}
    assert json.loads(summitry("stats", "--json", "--store", store).out) == before


def test_two_reports_meet_in_one_meeting(summitry: Run, library: Path) -> None:
    question = """
        MATCH (a:Article)-[:REPORTS]->(m:Meeting)<-[:REPORTS]-(b:Article)
        WHERE a.id < b.id RETURN DISTINCT m.id AS meeting, m.date AS date
    """
    rows = json.loads(summitry("query", question, "--json", "--store", library).out)
    assert [row["date"] for row in rows] == ["2021-06-16"]


def test_the_store_may_stand_before_or_after_or_in_the_environment(
    summitry: Run, library: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    question = ("query", MEETINGS, "--param", "city=Bishkek", "--json")
    answers = [summitry(*question, "--store", library).out, summitry("--store", library, *question).out]
    monkeypatch.setenv("SUMMITRY_STORE", str(library))
    answers.append(summitry(*question).out)
    monkeypatch.setenv("SUMMITRY_STORE", str(tmp_path / "elsewhere"))
    answers.append(summitry("--store", tmp_path / "nowhere", *question, "--store", library).out)
    assert len(set(answers)) == 1
    assert "2013-06-26" in answers[0]


def test_rows_as_json_csv_and_table_are_the_same(summitry: Run, library: Path) -> None:
    question = ("query", MEETINGS, "--param", "city=Bishkek", "--store", library)
    rows = json.loads(summitry(*question, "--json").out)
    assert rows[0] == {"city": "Bishkek", "date": "2013-06-26"}
    assert list(csv.DictReader(io.StringIO(summitry(*question, "--csv").out))) == rows
    cells = summitry(*question).out.split()
    assert cells[:2] == ["city", "date"]
    assert cells[3:] == [value for row in rows for value in row.values()]


def test_parameters_are_dates_json_or_text(summitry: Run) -> None:
    from summitry.commands.query import Parameter

    values = [
        Parameter().convert(f"x={text}", None, None)[1]
        for text in ("2013-06-26", "7", "[1, 2]", "true", "CHN", "a=b", "")
    ]
    assert [str(values[0]), *values[1:]] == ["2013-06-26", 7, [1, 2], True, "CHN", "a=b", ""]


@pytest.mark.parametrize(
    "value",
    [
        *("14/05/2019", "14.05.2019", "2019-5-14", "2019-13-45", "2019-05", "14 May 2019", "May 14, 2019"),
        *("Sept. 2019", "yesterday", "2019-05-14T10:00:00", "2019-05-14 10:00"),
    ],
)
def test_what_means_a_day_and_is_none_says_so(summitry: Run, library: Path, value: str) -> None:
    question = ("query", "MATCH (m:Meeting) WHERE m.date >= $d RETURN m.name", "--store", library)
    result = summitry(*question, "--param", f"d={value}")
    assert result.code == 2
    assert "2019-05-14" in result.err


@pytest.mark.parametrize("value", ["Bishkek", "May", "Mayotte 12", "1.5", "12-A", "03/04", '"14/05/2019"'])
def test_what_only_looks_like_a_day_is_taken(summitry: Run, library: Path, value: str) -> None:
    result = summitry("query", "RETURN $x AS x", "--param", f"x={value}", "--json", "--store", library)
    assert result.code == 0


def test_a_parameter_that_the_query_lacks_and_texts_that_found_nothing_are_named(
    summitry: Run, library: Path
) -> None:
    question = ("query", "MATCH (m:Meeting {city: $city}) RETURN m.name", "--store", library)
    assert "no $town" in summitry(*question, "--param", "city=Bishkek", "--param", "town=Bishkek").err
    assert "$city is the text 'Bishkeq'" in summitry(*question, "--param", "city=Bishkeq").err


def test_nodes_and_lists_are_printed_whole(summitry: Run, library: Path) -> None:
    question = (
        "query",
        "MATCH (s:State {iso3: 'KGZ'}) RETURN s, [1, 2] AS list, null AS nothing",
        "--store",
        library,
    )
    [row] = json.loads(summitry(*question, "--json").out)
    assert row["s"]["_labels"] == ["State"]
    assert row["s"]["iso3"] == "KGZ"
    assert row["nothing"] is None
    [line] = csv.DictReader(io.StringIO(summitry(*question, "--csv").out))
    assert json.loads(line["s"]) == row["s"]
    assert (line["list"], line["nothing"]) == ("[1, 2]", "")
    assert "Kyrgyzstan" in summitry(*question).out


def test_control_characters_and_markup_reach_no_terminal(summitry: Run, library: Path) -> None:
    text = "\x1b[31mred\x07 [bold]held[/bold]"
    question = ("query", "RETURN $text AS text", "--param", f"text={text}", "--store", library)
    assert "[31mred [bold]held[/bold]\n" in summitry(*question).out.replace(" \n", "\n")
    assert json.loads(summitry(*question, "--json").out) == [{"text": text}]


def test_no_rows_is_an_empty_array(summitry: Run, library: Path) -> None:
    question = ("query", "MATCH (m:Meeting {city: 'Atlantis'}) RETURN m.city", "--store", library)
    assert json.loads(summitry(*question, "--json").out) == []
    assert summitry(*question, "--csv").out.strip() == ""
    assert "No rows" in summitry(*question).err
    wrong = summitry("query", "MATCH (m:Meting) RETURN m", "--store", library)
    assert "Meting (did you mean Meeting?)" in wrong.err


def test_a_query_writes_only_when_told_to(summitry: Run, tmp_path: Path, library: Path) -> None:
    refused = summitry("query", "CREATE (n:State {iso3: 'ATL'})", "--store", library)
    assert refused.code == 4
    assert "--write" in refused.err
    assert (
        json.loads(
            summitry("query", "MATCH (n:State {iso3: 'ATL'}) RETURN n", "--json", "--store", library).out
        )
        == []
    )
    store = tmp_path / "graph"
    assert summitry("query", "CREATE (n:State {iso3: 'ATL'})", "--write", "--store", store).code == 0
    assert (
        len(
            json.loads(
                summitry(
                    "query", "MATCH (n:State {iso3: 'ATL'}) RETURN n.iso3", "--json", "--store", store
                ).out
            )
        )
        == 1
    )


def test_view_writes_the_page_and_names_it(summitry: Run, library: Path, tmp_path: Path) -> None:
    page = tmp_path / "network.html"
    result = summitry("view", "--out", page, "--focus", "SCO", "--since", "2013", "--store", library)
    assert result.code == 0
    assert result.out.split() == [str(page)]
    assert "Bishkek" in page.read_text("utf-8")


def test_view_holds_no_more_nodes_than_asked_for(summitry: Run, library: Path, tmp_path: Path) -> None:
    page = tmp_path / "network.html"
    assert summitry("view", "--out", page, "--limit", "5", "--store", library).code == 0
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page.read_text("utf-8"))
    assert found
    data = json.loads(found[1])
    assert len(data["nodes"]) == 5
    assert data["opening"]["nodes"] > 5


def test_output_may_be_cut_off_by_its_reader(library: Path) -> None:
    query = (
        f"{sys.executable} -m summitry query 'UNWIND range(1, 50000) AS n RETURN n' --csv --store {library}"
    )
    result = subprocess.run(
        ["bash", "-c", f"{query} | head -n 2"], capture_output=True, text=True, check=True
    )
    assert result.stdout.split() == ["n", "1"]
    assert "Traceback" not in result.stderr


def test_what_was_interrupted_is_stored_whole_and_resumed(summitry: Run, tmp_path: Path) -> None:
    """Killed between articles or in one: whatever is in the graph is there with all its edges."""
    folder, store = tmp_path / "articles", tmp_path / "graph"
    folder.mkdir()
    report = (EXAMPLES / "panmunjom-2018.txt").read_text("utf-8")
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"{report}\nEdition {number} of this report.\n", "utf-8")
    command = [sys.executable, "-m", "summitry", "--store", str(store), "ingest", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while not (stored := _stored(summitry, store)) and process.poll() is None:
            pass
        process.send_signal(signal.SIGKILL)
    assert stored
    per_article = "MATCH (a:Article) OPTIONAL MATCH (a)-[r:REPORTS]->() RETURN a.id AS id, count(r) AS n"
    counts = {row["n"] for row in json.loads(summitry("query", per_article, "--json", "--store", store).out)}
    assert len(counts) == 1
    assert counts != {0}
    assert summitry("ingest", folder, "--store", store).code == 0
    assert _stored(summitry, store) == 40


def _stored(summitry: Run, store: Path) -> int:
    result = summitry("query", "MATCH (a:Article) RETURN count(a) AS n", "--json", "--store", store)
    return int(json.loads(result.out)[0]["n"]) if result.code == 0 else 0


def test_progress_stays_out_of_pipes_and_logs(library: Path, tmp_path: Path) -> None:
    article = shutil.copy(EXAMPLES / "no-meeting-2019.txt", tmp_path)
    command = [sys.executable, "-m", "summitry", "--store", str(library), "ingest", str(article)]
    result = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "TERM": "xterm"}
    )
    # A machine that needs longer than half a minute for it is told a line.
    assert all(re.fullmatch(r"[01], 0\.\d/s", line) for line in result.stderr.splitlines())
    assert "\x1b" not in result.stdout


HOSTILE = {"name": "\x1b[31mred\x1b]0;title\x07 \x9b2J", "note": ["=\x1b[2J"], "count": -1}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_no_csv_and_no_json_commands_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    for raw in (False, True):
        print_csv([HOSTILE], list(HOSTILE), raw=raw)
    print_json(HOSTILE)
    assert not [c for c in terminal.getvalue() if unicodedata.category(c) == "Cc" and c not in "\r\n"]
    assert json.loads(terminal.getvalue()[terminal.getvalue().index("{") :]) == HOSTILE


def test_csv_computes_nothing_unless_it_is_raw(summitry: Run, library: Path) -> None:
    question = "RETURN '=1+1' AS `@a`, '-x' AS b, -1 AS c, '+' AS d, 'a=b' AS e"
    command = ("query", question, "--csv", "--store", library)
    assert list(csv.reader(io.StringIO(summitry(*command).out))) == [
        ["'@a", "b", "c", "d", "e"],
        ["'=1+1", "'-x", "-1", "'+", "a=b"],
    ]
    raw = list(csv.reader(io.StringIO(summitry(*command, "--raw").out)))
    assert raw == [["@a", "b", "c", "d", "e"], ["=1+1", "-x", "-1", "+", "a=b"]]


@pytest.mark.parametrize(
    "command", [["--help"], ["stats"], ["query", "RETURN 1 AS one", "--csv"], ["stats", "--json"]]
)
@pytest.mark.parametrize(("output", "code"), [("left", 141), ("full", 5)])
def test_an_output_that_takes_nothing_more_has_a_code_of_its_own(
    library: Path, command: list[str], output: str, code: int
) -> None:
    if output == "left":
        end, descriptor = os.pipe()
        os.close(end)
    elif not Path("/dev/full").exists():
        pytest.skip("there is no full device here")
    else:
        descriptor = os.open("/dev/full", os.O_WRONLY)
    ended = subprocess.run(
        [sys.executable, "-m", "summitry", *command],
        env={**os.environ, "SUMMITRY_STORE": str(library)},
        stdout=descriptor,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(descriptor)
    assert ended.returncode == code, ended.stderr
    assert ended.stderr == ("" if output == "left" else "Error: output: No space left on device\n")
