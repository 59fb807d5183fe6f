"""``summitry.toml``: what it says holds, unless the environment or the command line says otherwise."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from summitry import open_graph, settings
from summitry.cli import app
from summitry.reading import Summary, take_in
from tests.cli.conftest import EXAMPLES, Run


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_store_of_the_file_is_that_of_all_commands_until_another_is_named(
    summitry: Run, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "graph").symlink_to(library)
    file = tmp_path / "summitry.toml"
    file.write_text('store = "graph"\n[ask.meetings]\nlimit = 2\njson = true\nsince = 2013-01-01\n')
    assert len(json.loads(summitry("ask", "meetings").out)) == 2
    assert len(json.loads(summitry("ask", "meetings", "--limit", 3).out)) == 3
    monkeypatch.setenv("SUMMITRY_STORE", str(tmp_path / "elsewhere"))
    assert "elsewhere" in summitry("stats").err
    assert summitry("--store", library, "stats").code == 0
    assert summitry("stats", "--store", library).code == 0


def test_what_the_working_folder_says_counts_for_more_than_what_the_user_says(
    summitry: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").mkdir()
    monkeypatch.setattr(
        settings, "files", lambda: [tmp_path / "mine" / "summitry.toml", Path("summitry.toml")]
    )
    (tmp_path / "mine" / "summitry.toml").write_text('store = "a"\nauthor = "A. Reader"\nview.limit = 7')
    assert str(Path("mine", "a")) in summitry("stats").err, "a path is meant from its file"
    (tmp_path / "summitry.toml").write_text('store = "nearer"\n[view]\nconfidence = 0.5')
    told = summitry("stats").err
    assert "nearer" in told
    assert "mine" not in told
    found = settings.defaults(app)
    assert found["view"] == {"limit": 7, "confidence": 0.5}
    assert found["reject"]["author"] == found["correct"]["author"] == "A. Reader"


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('store = "a"\nlimit 3\n', 2, "TOML"),
        ('store = "a"\n\n[serve]\nprot = 80\n', 4, "did you mean 'port'?"),
        ("[serve]\n# as others\nport = 99999\n", 3, "0<=x<=65535"),
        ("[sevre]\nport = 80\n", 1, "did you mean 'serve'?"),
        ("limit = 3\n", 1, "put it under its command"),
        ("[show]\nlimit = 3\nstore = 'a'\n", 3, "at the top"),
        ("[serve]\nname = 'a.example'\n", 2, "write a list"),
        ("[stats]\njson = 'yes'\n", 2, "write true or false"),
        ("store = 3\n", 1, 'write store = "…"'),
        ("[ask.meetings]\nstatus = 'kept'\n", 2, "'held'"),
        ("serve = 80\n", 1, "give a table: [serve]"),
        ("\nstore = 'bolt://graph.example'\n", 2, "give --store"),
        ("store = 'neo4j+s://graph.example'\n", 1, "give --store"),
        ("[query]\nwrite = true\n", 2, "give --write"),
        ("[serve]\nport = 8080\nedit = true\n", 3, "give --edit"),
        ("[serve]\nhost = '0.0.0.0'\n", 2, "give --host"),
        ("[serve]\ntoken-file = 'token'\n", 2, "give --token-file"),
        ("[ingest]\nallow-private-addresses = true\n", 2, "give --allow-private-addresses"),
        ("[serve]\nnothing = 1\n", 2, "take one of name, port, seconds\n"),
    ],
)
def test_what_is_wrong_is_told_with_file_line_and_cure(
    summitry: Run, tmp_path: Path, text: str, line: int, told: str
) -> None:
    (tmp_path / "summitry.toml").write_text(text)
    result = summitry("stats")
    assert result.code == 2
    assert f"summitry.toml, line {line}: " in result.err
    assert told in result.err
    assert len(result.err.splitlines()) == 1
    assert summitry("stats", "--help").code == 0


def test_the_users_own_file_may_say_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "mine" / "summitry.toml"
    own.parent.mkdir()
    own.write_text('store = "bolt://graph.example"\n[serve]\nhost = "::1"\n[query]\nwrite = true\n')
    monkeypatch.setattr(settings, "files", lambda: [own, Path("summitry.toml")])
    said = {"store": "bolt://graph.example", "serve": {"host": "::1"}, "query": {"write": True}}
    assert settings.defaults(app) == said
    monkeypatch.chdir(own.parent)
    assert settings.defaults(app) == said, "in his own folder, too"


def test_the_token_of_the_environment_counts_for_more_than_a_files(
    summitry: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("uvicorn", reason="summitry[serve] is not installed")
    own = tmp_path / "mine.toml"
    own.write_text('[serve]\ntoken-file = "token"\n')
    (tmp_path / "token").touch()
    monkeypatch.setattr(settings, "files", lambda: [own, Path("summitry.toml")])
    assert "token holds no token" in summitry("serve").err
    monkeypatch.setenv("SUMMITRY_TOKEN", "short")
    assert "the token is shorter" in summitry("serve").err
    assert "token holds no token" in summitry("serve", "--token-file", tmp_path / "token").err


def test_whoever_reads_by_python_is_told_how_far_it_is(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "empty.txt").touch()
    seen: list[int] = []

    def progress(summary: Summary) -> None:
        seen.append(summary.documents)

    article = min(EXAMPLES.iterdir())
    with open_graph(tmp_path / "graph") as graph, caplog.at_level(logging.INFO, "summitry"):
        summary = take_in(graph, [str(article), "empty.txt"], progress=progress)
    assert seen[-1] == summary.documents == 2
    assert seen == sorted(seen)
    assert any("empty.txt is set aside: " in one for one in caplog.messages)
    assert "articles stored: 1, 1 in this run" in caplog.messages


def test_the_log_is_shown_to_who_asks_for_it(summitry: Run, library: Path) -> None:
    args = ("--store", library, "stats")
    assert "DEBUG neo4j" in summitry("--log", "debug", *args).err
    assert "DEBUG" not in summitry(*args).err
    assert logging.getLogger().level == logging.WARNING
