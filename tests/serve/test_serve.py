"""``summitry serve`` as a process: it serves, refuses to be open to others, and ends."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.store.graph import open_graph
from summitry.commands.serve import VARIABLE
from tests.cli.conftest import Run, summitry
from tests.graph.processes import ROOT
from tests.graph.small_world import world

__all__ = ["summitry"]


@contextmanager
def serving(*arguments: str, token: str = "") -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command, with the address that it prints."""
    port = [] if "--port" in arguments else ["--port", "0"]
    command = [sys.executable, "-m", "summitry", "serve", *port, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), VARIABLE: token}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment
    )
    assert process.stdout
    try:
        yield process, process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate()


def test_it_serves_until_it_is_interrupted(tmp_path: Path) -> None:
    with open_graph(tmp_path / "graph") as graph:
        graph.write(world())
    with serving("--store", str(tmp_path / "graph"), "--seconds", "120") as (process, address):
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(f"{address}/api/stats") as answer:  # noqa: S310
            assert json.load(answer)["nodes"]["State"] == 11
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    assert "Traceback" not in said
    assert "GET" not in said


def test_others_are_let_in_with_a_token_alone(summitry: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    everywhere = "0.0.0.0"  # noqa: S104
    refused = summitry("serve", "--host", everywhere)
    assert refused.code == 3
    assert VARIABLE in refused.err
    monkeypatch.setenv(VARIABLE, "short")
    refused = summitry("serve", "--host", everywhere)
    assert refused.code == 3
    assert "token_urlsafe" in refused.err
    assert "short\n" not in refused.err


def test_a_token_in_a_file(summitry: Run, tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("\n")
    refused = summitry("serve", "--token-file", file)
    assert refused.code == 3
    assert "holds no token" in refused.err


def test_a_port_that_is_taken_is_told(summitry: Run, embedded_store: str) -> None:
    with open_graph(embedded_store):
        pass
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        refused = summitry("serve", "--store", embedded_store, "--port", port)
    assert refused.code == 3
    assert f"127.0.0.1:{port}" in refused.err
    assert "Traceback" not in refused.err
