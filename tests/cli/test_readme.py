"""What the README and the documentation show works as shown."""

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
README = ROOT / "README.md"
DOCS = sorted((ROOT / "docs").glob("**/*.md"))
PAGES = {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in (README, *DOCS)}
#: Each command that is shown, once, without the remark behind it.
COMMANDS = list(
    dict.fromkeys(
        line.split(" #")[0].rstrip()
        for text in PAGES.values()
        for line in re.findall(r"^\$ summitry (.*)$", text, re.MULTILINE)
    )
)


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


def test_every_command_is_shown() -> None:
    shown = {re.sub(r"^--store \S+ ", "", line).split()[0] for line in COMMANDS}
    assert shown == set(app.commands)


@pytest.mark.parametrize("line", [line for line in COMMANDS if line.startswith("query '")])
def test_questions_have_answers(summitry: Run, library: Path, line: str) -> None:
    result = summitry("--store", library, *shlex.split(line))
    assert result.code == 0
    assert len(result.out.splitlines()) > 2


def test_the_python_that_is_shown_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "summitry.db").mkdir()
    (tmp_path / "first").symlink_to(tmp_path / "summitry.db")  # Its name on a page.
    monkeypatch.chdir(tmp_path)
    for name, text in PAGES.items():
        if name != "docs/ingestors.md":  # An ingestor, which has a test of its own.
            for code in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
                exec(compile(code, name, "exec"), {})  # noqa: S102
    assert "because: " in capsys.readouterr().out


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", *PAGES])
def test_links_lead_somewhere(name: str) -> None:
    page = ROOT / name
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


def test_the_readme_is_short() -> None:
    assert len(README.read_text("utf-8").split()) <= 1000


def test_ci_runs_what_the_readme_names() -> None:
    assert "$ ./check " in PAGES["README.md"]
    assert (ROOT / ".ci/run").read_text("utf-8").endswith('/../check"\n')


def test_exit_codes_are_those_of_the_help() -> None:
    listed = re.findall(r"^\| (\d+) \| .+ \|$", PAGES["docs/exit-codes.md"], re.MULTILINE)
    assert listed == re.findall(r"[:;] (\d+) ", EXIT_CODES.replace("\n", " "))
    assert {str(code) for code in (REJECTED, INPUT, QUERY, STORE, INTERRUPTED, UNREAD)} < set(listed)
