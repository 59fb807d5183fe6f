"""``summitry serve``: the graph as a page and as an interface over HTTP."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import click
from click.core import ParameterSource

from graph.errors import EngineMissingError, SummitryError
from summitry.commands.ask import ask
from summitry.options import author_option, open_store, say, seconds_option, store_option

#: Where the token is looked for, unless a file is named.
VARIABLE = "SUMMITRY_TOKEN"

#: Seconds that a judgement may take.
_WRITING = 300.0


class TokenError(SummitryError):
    """There is no token, or none that keeps anybody out."""


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8787, show_default=True, help="0: any.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Where to listen. Where others than this machine can connect, a token is needed.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A further name by which browsers may call the server; may be given again.",
)
@click.option(
    "--token-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help=f"The token that whoever asks must give. Else the environment's {VARIABLE}.",
)
@click.option(
    "--edit",
    is_flag=True,
    help="Let whoever comes in correct on the page: reject, mend, answer doubtful pairs. The store is opened "
    "for writing, too.",
)
@author_option
@seconds_option
@store_option
@click.pass_context
def serve(
    context: click.Context,
    port: int,
    host: str,
    names: tuple[str, ...],
    token_file: Path | None,
    edit: bool,
    author: str,
    seconds: float,
    store: str | None,
) -> None:
    """Serve the graph to a browser and, under /api, to programs; for reading only, unless --edit is given.

    /api/openapi.json describes the interface. Ctrl-C ends it.

    \b
    Example:
      summitry serve --port 8080
      summitry serve --edit --author "A. Reader"
      SUMMITRY_TOKEN=… summitry serve --host 0.0.0.0 --name graph.example.org
    """
    try:
        from summitry.serve.app import build, listen, run
        from summitry.serve.gate import access, is_loopback
        from summitry.serve.questions import questions_of
        from summitry.serve.source import Source
    except ModuleNotFoundError as error:
        raise EngineMissingError(
            f"the server is not installed ({error.name} is missing)", "pip install '.[serve]' in the checkout"
        ) from None
    if os.environ.get(VARIABLE) and context.get_parameter_source("token_file") is ParameterSource.DEFAULT_MAP:
        token_file = None  # As everywhere, the environment counts for more than a file of settings.
    token = _token(token_file)
    if token is None and not is_loopback(host):
        raise TokenError(
            f"others can connect to {host}, and there is no token", f"set {VARIABLE}, or give --token-file"
        )
    store = store or context.obj
    opened = partial(open_store, store, read_only=True, seconds=seconds)
    source = Source(opened, seconds=seconds)
    listener = listen(host, port)
    source.known(source.graph())
    writer = None
    if edit:  # One at a time, and patiently: what is written is not given up half way.
        writing = partial(open_store, store, seconds=_WRITING)
        writer = Source(writing, seconds=_WRITING, places=1)
    app = build(source, questions_of(ask), access(host, token, names), writer, author)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"http://{shown}:{listener.getsockname()[1]}")
    say("Ctrl-C ends it.")
    run(app, listener)


def _token(file: Path | None) -> str | None:
    """The token from a file, or from the environment.

    Raises:
        TokenError: it could be guessed.
    """
    from summitry.serve.gate import SHORTEST

    token = file.read_text("utf-8", "replace").strip() if file else os.environ.get(VARIABLE, "").strip()
    if not token:
        if file:
            raise TokenError(f"{file} holds no token", "write one into it")
        return None
    if len(token) < SHORTEST or not token.isascii():
        raise TokenError(
            f"the token is shorter than {SHORTEST} characters, or not ASCII",
            "make one with: python -c 'import secrets; print(secrets.token_urlsafe())'",
        )
    return token
