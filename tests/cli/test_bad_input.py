"""Bad input: one line that names the thing and the cure, a documented exit code, and the rest goes on."""

from __future__ import annotations

import json
import os
import shutil
import socket
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Result, Run


def assert_one_line(result: Result, code: int, *words: str) -> None:
    assert result.code == code, result
    assert len(result.err.strip().splitlines()) == 1, result.err
    assert "Traceback" not in result.err
    for word in words:
        assert word.lower() in result.err.lower()


def make(folder: Path, name: str) -> Path:
    path = folder / name
    match name:
        case "missing.txt":
            pass
        case "folder":
            path.mkdir()
        case "empty.txt":
            path.write_bytes(b"")
        case "blank.txt":
            path.write_text(" \n\t\n" * 50)
        case "binary.txt":
            path.write_bytes(b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 40)
        case "line.txt":
            path.write_text("The ministers met in Geneva on Friday. " * 1_300_000)
        case "picture.html":
            path.write_text(
                "<!DOCTYPE html><html><body><script>start()</script><img src='a.png'></body></html>"
            )
    return path


BAD = {
    "missing.txt": "no such file",
    "folder": "no articles",
    "empty.txt": "empty",
    "blank.txt": "empty",
    "binary.txt": "not a text",
    "line.txt": "too l",
    "picture.html": "no article text",
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_article_is_named_with_the_reason(summitry: Run, tmp_path: Path, name: str) -> None:
    path = make(tmp_path, name)
    assert_one_line(summitry("read", path), 3, name, BAD[name])


def test_the_rest_of_the_batch_goes_on(summitry: Run, tmp_path: Path) -> None:
    bad = [make(tmp_path, name) for name in BAD if name != "line.txt"]
    store = tmp_path / "graph"
    result = summitry("ingest", *bad[:3], EXAMPLES / "panmunjom-2018.txt", *bad[3:], "--store", store)
    assert result.code == 1
    assert sorted(line.split(":")[0] for line in result.err.splitlines()) == sorted(map(str, bad))
    rows = json.loads(summitry("query", "MATCH (a:Article) RETURN a.title", "--json", "--store", store).out)
    assert len(rows) == 1


def test_other_encodings_are_read_or_refused_never_garbled(summitry: Run, tmp_path: Path) -> None:
    text = (EXAMPLES / "geneva-syria-2013.txt").read_text("utf-8").replace("Brahimi", "Brahimí")
    latin = tmp_path / "latin.txt"
    latin.write_bytes(text.encode("latin-1"))
    result = summitry("read", "--json", latin)
    assert result.code in (0, 3)
    assert "�" not in result.out
    assert "BrahimÃ" not in result.out


def test_an_interrupted_download_costs_one_article(summitry: Run, tmp_path: Path) -> None:
    cut = tmp_path / "cut.html"
    page = (EXAMPLES / "prespa-2018.html").read_bytes()
    cut.write_bytes(page[: len(page) // 2])
    assert summitry("read", cut).code in (0, 3)


@pytest.mark.parametrize(
    ("cypher", "words"),
    [
        ("MATCH (m:Meeting RETURN m", ("query", "mend")),
        ("MATCH (m:Meeting) WHERE m.date = $day RETURN m", ("day",)),
        ("", ("query",)),
    ],
)
def test_wrong_cypher(summitry: Run, library: Path, cypher: str, words: tuple[str, ...]) -> None:
    assert_one_line(summitry("query", cypher, "--store", library), 4, *words)


@pytest.mark.parametrize("parameter", ["city", "=Geneva", "two words=x"])
def test_a_parameter_without_a_name_is_wrong_usage(summitry: Run, library: Path, parameter: str) -> None:
    result = summitry("query", "RETURN 1", "--param", parameter, "--store", library)
    assert result.code == 2
    assert "NAME=VALUE" in result.err


def test_two_formats_at_once_are_wrong_usage(summitry: Run, library: Path) -> None:
    assert summitry("query", "RETURN 1", "--csv", "--json", "--store", library).code == 2


def test_a_store_that_is_not_there(summitry: Run, tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    assert_one_line(summitry("query", "RETURN 1", "--store", missing), 5, str(missing), "ingest")
    assert not missing.exists()


def test_a_store_that_is_a_file(summitry: Run, tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("no store")
    assert_one_line(summitry("stats", "--store", file), 5, str(file))
    assert file.read_text() == "no store"


def test_a_folder_of_other_things_is_no_store(summitry: Run, tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "panmunjom-2018.txt", tmp_path / "report.txt")
    assert_one_line(summitry("ingest", EXAMPLES, "--store", tmp_path), 5, str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_a_store_of_another_version(summitry: Run, tmp_path: Path) -> None:
    store = tmp_path / "graph"
    assert summitry("query", "MATCH (s:Schema) SET s.version = 99", "--write", "--store", store).code == 0
    for command in (("stats",), ("ingest", EXAMPLES), ("query", "RETURN 1")):
        assert_one_line(summitry(*command, "--store", store), 5, str(store), "version 99")


def test_a_server_that_does_not_answer(summitry: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "a secret of nobody")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"bolt://127.0.0.1:{taken.getsockname()[1]}"
        result = summitry("query", "RETURN 1", "--store", address)
    assert_one_line(result, 5, address, "server")
    assert "a secret of nobody" not in result.out + result.err


def test_an_unknown_address(summitry: Run) -> None:
    assert_one_line(summitry("stats", "--store", "https://example.org/graph"), 5, "bolt")


def test_credentials_in_an_address_are_refused_and_not_repeated(summitry: Run) -> None:
    result = summitry("stats", "--store", "bolt://neo4j:hidden@127.0.0.1:7687")
    assert_one_line(result, 5, "NEO4J_PASSWORD")
    assert "hidden" not in result.err


def test_a_focus_that_nothing_is_called(summitry: Run, library: Path, tmp_path: Path) -> None:
    page = tmp_path / "network.html"
    assert_one_line(summitry("view", "--out", page, "--focus", "Atlantis", "--store", library), 3, "Atlantis")
    assert not page.exists()


def test_a_page_that_cannot_be_written(summitry: Run, library: Path, tmp_path: Path) -> None:
    page = tmp_path / "missing" / "network.html"
    assert_one_line(summitry("view", "--out", page, "--store", library), 3, str(page))


@pytest.mark.parametrize("content", [None, "{", '{"gold": {}}', '{"id": "x"}'])
def test_a_folder_without_annotated_articles(summitry: Run, tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "article.json").write_text(content)
    assert_one_line(summitry("evaluate", tmp_path), 3, str(tmp_path))


ODD = {
    "brackets": "[" * 100_000,
    "objects": '{"a":' * 100_000,
    "large": str(10**22),
    "larger": "1e22",
    "infinite": "1e999",
    "no number": "NaN",
    "no text": os.fsdecode(b"\xff"),
    "half a character": '"\\ud800"',
    "null": '"\\u0000"',
}


@pytest.mark.parametrize("odd", ODD)
def test_odd_parameters_are_answered_or_refused_in_a_line(summitry: Run, library: Path, odd: str) -> None:
    result = summitry(
        "query", "RETURN $x AS x LIMIT 1", "--param", f"x={ODD[odd]}", "--json", "--store", library
    )
    assert result.code == 0 or (result.code == 4 and len(result.err.splitlines()) == 1), result
    limit = summitry(
        "query", "RETURN 1 AS x LIMIT $x", "--param", f"x={ODD[odd]}", "--json", "--store", library
    )
    assert limit.code in (0, 4)
    assert "Traceback" not in result.err + limit.err


def test_a_query_that_is_no_text(summitry: Run, library: Path) -> None:
    assert_one_line(summitry("query", os.fsdecode(b"RETURN '\xff'"), "--store", library), 4, "query")


def test_a_fault_that_nobody_foresaw_does_not_pass_for_done(
    summitry: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("nobody")

    monkeypatch.setattr("summitry.commands.stats.open_store", broken)
    result = summitry("stats")
    assert result.code == 70
    assert "KeyError: 'nobody'" in result.err
    assert result.err.rstrip().endswith("with what stands above")


def test_a_day_that_cannot_be_costs_no_article_and_no_run(summitry: Run, tmp_path: Path) -> None:
    text = (EXAMPLES / "panmunjom-2018.txt").read_text("utf-8")
    for day in ("0001-01-01", "9999-12-31", "!!timestamp x"):
        report = tmp_path / "articles" / f"{day[:4]}.md"
        report.parent.mkdir(exist_ok=True)
        report.write_text(
            f"---\ntitle: Talks\ndate: {day}\n---\n\n{text}\n\nThey met last year, too ({day}).\n"
        )
    rows = [
        {"text": f"{text} {number}", "published": day}
        for number, day in enumerate(["0001-01-02", 253402300799])
    ]
    (tmp_path / "articles" / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    store = tmp_path / "graph"
    result = summitry("ingest", tmp_path / "articles", "--store", store)
    assert result.code in (0, 1), result.err
    assert "failed" not in result.err
    question = (
        "MATCH (a:Article) RETURN count(a) AS articles, min(a.published) AS first, max(a.published) AS last"
    )
    [row] = json.loads(summitry("query", question, "--json", "--store", store).out)
    assert row["articles"] == 5
    assert (row["first"] or "2018") > "1000"
    assert (row["last"] or "2018") < "3000"


def test_what_is_no_number_is_null_in_json(summitry: Run, library: Path) -> None:
    shown = summitry("query", "RETURN 1.0 / 0 AS a, [0.0 / 0, 1.5] AS b", "--json", "--store", library).out
    assert json.loads(shown, parse_constant=pytest.fail) == [{"a": None, "b": [None, 1.5]}]
