"""What the README shows works as shown."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from summitry.cli import EXIT_CODES, app
from summitry.options import INPUT, INTERRUPTED, QUERY, REJECTED, STORE, UNREAD
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = [line.split("#")[0] for line in re.findall(r"^\$ summitry (.*)$", README, re.MULTILINE)]


@pytest.mark.parametrize("line", COMMANDS)
def test_commands_are_understood(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = shlex.split(line.split("<")[0])
    command: click.Command = app
    for folder in ("archive", "facts"):  # Arguments that must exist.
        (tmp_path / folder).mkdir()
    monkeypatch.chdir(tmp_path)
    while isinstance(command, click.Group):
        known = command.list_commands(click.Context(command))
        place = next((place for place, word in enumerate(words) if word in known), None)
        if place is None:
            break  # "summitry ask" alone lists the questions.
        with command.make_context(words[place], words[: place + 1]) as context:
            found = command.get_command(context, words[place])
        assert found is not None
        command, words = found, words[place + 1 :]
    with command.make_context("summitry", words) as context:
        assert not context.args


@pytest.mark.parametrize("line", [line for line in COMMANDS if line.startswith("query")])
def test_questions_have_answers(summitry: Run, library: Path, line: str) -> None:
    result = summitry("--store", library, *shlex.split(line))
    assert result.code == 0
    assert len(result.out.splitlines()) > 2


def test_the_python_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    for code in blocks:
        exec(compile(code, "README.md", "exec"), {})  # noqa: S102
    assert "because: " in capsys.readouterr().out


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_links_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / name).read_text("utf-8"))
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []


def test_exit_codes_are_those_of_the_help() -> None:
    listed = re.findall(r"^\| (\d+) \| .+ \|$", README, re.MULTILINE)
    assert listed == re.findall(r"[:;] (\d+) ", EXIT_CODES.replace("\n", " "))
    assert {str(code) for code in (REJECTED, INPUT, QUERY, STORE, INTERRUPTED, UNREAD)} < set(listed)
