"""Every command explains itself, with an example."""

from __future__ import annotations

import click
import pytest

from graph.exports import FORMATS
from summitry.cli import app
from tests.cli.conftest import Run

COMMANDS = sorted(app.commands)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help_and_an_example_of_itself(summitry: Run, name: str) -> None:
    result = summitry(name, "--help")
    assert result.code == 0
    assert f"Example:\n    summitry {name} " in result.out
    assert len(result.out.split("Example:")[0].split()) > 8


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_argument_is_described(name: str) -> None:
    command = app.commands[name]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
        else:
            assert str(parameter.make_metavar(click.Context(command))).strip("[].") in str(command.help)


def test_help_documents_the_exit_codes(summitry: Run) -> None:
    text = " ".join(summitry("--help").out.split())
    assert "0 done" in text
    assert all(f"; {code} " in text for code in (1, 2, 3, 4, 5, 70, 130, 141))


def test_without_a_command_the_help_is_shown(summitry: Run) -> None:
    result = summitry()
    assert result.code == 2
    assert "Usage" in result.out + result.err


def test_the_help_says_of_each_format_what_it_is(summitry: Run) -> None:
    text = " ".join(summitry("export", "--help").out.split())
    for name, about in FORMATS.items():
        assert f"{name} {about.about}" in text
