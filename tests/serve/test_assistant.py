"""``summitry mcp``, as an assistant uses it: by the client of the official SDK, in a process of its own."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp", reason="summitry[mcp] is not installed")

import anyio
from mcp import Client, StdioServerParameters, stdio_client

from graph.questions import QUESTIONS
from graph.store.engines import lease
from graph.store.graph import open_graph
from tests.graph.processes import ROOT
from tests.graph.small_world import world

Ask = Callable[[str, dict[str, Any]], Awaitable[tuple[bool, Any]]]


def talk(store: str, conversation: Callable[[Client, Ask], Awaitable[None]]) -> None:
    """Hold a conversation with the command over a store."""
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "summitry", "mcp", "--store", store],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
    )

    async def held() -> None:
        async with Client(stdio_client(command)) as client:

            async def ask(name: str, given: dict[str, Any]) -> tuple[bool, Any]:
                answer = await client.call_tool(name, given)
                [part] = answer.content
                text = getattr(part, "text", "")
                return not answer.is_error, text if answer.is_error else json.loads(text)

            await conversation(client, ask)

    with ThreadPoolExecutor(1) as apart:  # A browser's tests may have left a loop in this thread.
        apart.submit(anyio.run, held).result()


@pytest.fixture
def small(store: str) -> str:
    with open_graph(store) as graph:
        graph.write(world())
    return store


def test_an_assistant_asks_and_is_given_sentences(small: str) -> None:
    async def conversation(client: Client, ask: Ask) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert {name.replace("-", "_") for name in QUESTIONS} | {"lookup", "card"} == tools.keys()
        assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools.values())
        assert tools["last_met"].input_schema["required"] == ["one", "other"]

        assert await ask("lookup", {"name": "chinese"}) == (
            True,
            {"hits": ["CHN (China)"], "did_you_mean": []},
        )
        _, met = await ask("last_met", {"one": "China", "other": "Kazakhstan"})
        assert met["rows"][0]["how"] == "talks"
        assert met["rows"][0]["evidence"]["sentence"].startswith("They met in")
        assert met["rows"][0]["evidence"]["url"].startswith("https://example.org/")

        _, few = await ask("meetings", {"state": "CHN", "rows": 2})
        assert (few["total"], len(few["rows"])) == (7, 2)
        assert all(row["evidence"]["title"] for row in few["rows"])

        _, talks = await ask("who_met_whom", {"state": "CHN"})
        assert talks["rows"][0]["evidence"]["sentence"]
        _, compared = await ask("compare", {"years": [2013, 2014]})
        assert compared["total"] == 3

        _, why = await ask("evidence", {"source": "CHN", "target": "KAZ"})
        assert why["rows"][0]["sentence"]
        _, card = await ask("card", {"name": "SCO"})
        assert card["label"] == "Organization"

    talk(small, conversation)


def test_what_goes_wrong_is_said_so_that_an_assistant_can_mend_it(small: str) -> None:
    async def conversation(client: Client, ask: Ask) -> None:
        for name, given, words in (
            ("meetings", {"state": "Atlantis"}, "no state is called 'Atlantis'"),
            ("meetings", {"stat": "CHN"}, "no parameter 'stat'"),
            ("meetings", {"rows": 1000}, "from 1 to 100"),
            ("card", {"name": "Nobody At All"}, "nothing in the graph"),
            ("card", {}, "name is missing"),
            ("query", {"cypher": "MATCH (n) DETACH DELETE n"}, "no tool is called"),
        ):
            right, said = await ask(name, given)
            assert not right
            assert words in said

    talk(small, conversation)


def test_an_engine_that_ended_is_started_again(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    with open_graph(folder) as graph:
        graph.write(world())

    async def conversation(client: Client, ask: Ask) -> None:
        before = await ask("meetings", {"state": "CHN"})
        await anyio.to_thread.run_sync(lease.stop, folder)
        assert await ask("meetings", {"state": "CHN"}) == before

    talk(str(folder), conversation)
