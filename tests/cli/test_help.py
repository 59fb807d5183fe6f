"""Every command explains itself, with an example."""

from __future__ import annotations

import pytest
import typer

from summitry.cli import app
from tests.cli.conftest import Run

COMMANDS = sorted(
    command.name or command.callback.__name__ for command in app.registered_commands if command.callback
)


def test_the_commands_are_those_that_the_readme_names(summitry: Run) -> None:
    listed = summitry("--help").out
    assert COMMANDS == ["evaluate", "ingest", "query", "read", "stats", "view"]
    assert all(name in listed for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help_and_an_example_of_itself(summitry: Run, name: str) -> None:
    result = summitry(name, "--help")
    assert result.code == 0
    assert f"Example:\n    summitry {name} " in result.out
    assert len(result.out.split("Example:")[0].split()) > 8


def test_every_option_and_argument_is_described() -> None:
    group = typer.main.get_command(app)
    undescribed = [
        f"{name} {parameter.name}"
        for name, command in group.commands.items()  # type: ignore[attr-defined]
        for parameter in command.params
        if not getattr(parameter, "help", None)
    ]
    assert undescribed == []


def test_help_documents_the_exit_codes(summitry: Run) -> None:
    text = " ".join(summitry("--help").out.split())
    assert "0 done" in text
    assert all(f"; {code} " in text for code in (1, 2, 3, 4, 5, 130))


def test_without_a_command_the_help_is_shown(summitry: Run) -> None:
    result = summitry()
    assert result.code == 2
    assert "Usage" in result.out + result.err
