"""``summitry mcp``: the graph as tools of an assistant."""

from __future__ import annotations

from functools import partial

import click

from graph.errors import EngineMissingError
from summitry.commands.ask import ask
from summitry.options import open_store, seconds_option, store_option


@click.command()
@seconds_option
@store_option
@click.pass_obj
def mcp(outer_store: str | None, seconds: float, store: str | None) -> None:
    """Serve the graph to an assistant by the Model Context Protocol, over standard input and output.

    The assistant starts it, and can look names up, see cards and ask the named questions, each answer with
    its sentences and their sources. It reads only.

    \b
    Example:
      summitry mcp --store summitry.db
    """
    try:
        from summitry.serve.assistant import run, server
    except ModuleNotFoundError as error:
        raise EngineMissingError(
            f"the tools are not installed ({error.name} is missing)", "pip install '.[mcp]' in the checkout"
        ) from None
    from summitry.serve.questions import questions_of
    from summitry.serve.source import Source

    source = Source(
        partial(open_store, store or outer_store, read_only=True, seconds=seconds), seconds=seconds
    )
    try:
        run(server(source, questions_of(ask)))
    finally:
        source.close()
