"""Run the command line as a user does, and see what it prints."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from summitry import settings
from summitry.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass(frozen=True)
class Result:
    """What a command left: its exit code and its two outputs."""

    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *arguments: object, stdin: bytes = b"") -> Result: ...


@pytest.fixture
def summitry(
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> Run:
    """The command, run in this process, by somebody who has no settings of his own."""

    def run(*arguments: object, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        capfd.readouterr()
        with pytest.raises(SystemExit) as stop:
            main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return Result(stop.value.code if isinstance(stop.value.code, int) else 0, out, err)

    monkeypatch.delenv("SUMMITRY_STORE", raising=False)
    nobody = tmp_path_factory.getbasetemp() / "nobody"
    monkeypatch.setattr(settings, "files", lambda: [nobody / settings.NAME, Path(settings.NAME)])
    return run


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the example articles. Tests read it only."""
    from summitry import open_graph
    from summitry.reading import take_in

    store = tmp_path_factory.mktemp("library") / "graph"
    with open_graph(str(store)) as graph:
        summary = take_in(graph, [str(EXAMPLES)])
    assert summary.read
    assert not summary.aside
    return store
