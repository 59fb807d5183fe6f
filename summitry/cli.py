"""The command line: ``summitry ingest``, ``read``, ``query``, ``ask``, ``export``, ``view`` and more.

Commands import what they use when they run: a question from the shell must not wait for a language model.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from errno import ENOSPC
from io import TextIOWrapper
from typing import Any, TextIO

import click

from graph.errors import QueryError, ReadOnlyError, StoreError, SummitryError
from summitry.commands.ask import ask
from summitry.commands.correct import correct
from summitry.commands.digest import digest
from summitry.commands.doctor import doctor
from summitry.commands.evaluate import evaluate
from summitry.commands.export import export
from summitry.commands.extract import extract
from summitry.commands.forget import forget
from summitry.commands.import_graph import import_graph
from summitry.commands.ingest import ingest
from summitry.commands.judgements import judgements
from summitry.commands.load import load
from summitry.commands.mcp import mcp
from summitry.commands.notebooks import notebooks
from summitry.commands.query import query
from summitry.commands.read import read
from summitry.commands.reject import reject
from summitry.commands.resolve import resolve
from summitry.commands.serve import serve
from summitry.commands.show import show
from summitry.commands.stats import stats
from summitry.commands.view import view
from summitry.options import INPUT, INTERRUPTED, QUERY, STORE, UNREAD, USAGE, log_option, say
from summitry.settings import SettingsError, defaults

EXIT_CODES = """
Exit codes: 0 done, also where the answer is empty; 1 done, but something was set aside, or doctor found
faults; 2 wrong usage; 3 nothing to read (no such file, no article, a damaged archive), a name that nothing
or several in the graph bear, or an output that cannot be written; 4 a query or a parameter that is wrong,
or a query that writes without --write; 5 a store that cannot be used, or a full disk; 70 a fault of
summitry's own; 130 interrupted; 141 whoever read the output left.
"""

#: What nobody foresaw. Python's own 1 would say that all but a few files were done.
_FAULT = 70


class _App(click.Group):
    """The command line, with the defaults that files of settings give."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        # Who has the shell complete a word, or looks for help, is told of a wrong file by what he does next.
        if not extra.get("resilient_parsing") and not {"--help", "--version"} & {*args}:
            extra.setdefault("default_map", defaults(self))
        return super().make_context(info_name, args, parent, **extra)


@click.group(cls=_App, epilog=EXIT_CODES)
@click.option(
    "--store",
    metavar="PATH|URI",
    envvar="SUMMITRY_STORE",
    help="The graph; may also stand behind the command.",
)
@log_option
@click.version_option(package_name="summitry", message="%(prog)s %(version)s")
@click.pass_context
def app(context: click.Context, store: str | None) -> None:
    """A knowledge graph of diplomatic meetings, read from news articles.

    Defaults of all options may stand in a file summitry.toml, here or in the user's folder.
    """
    context.obj = store


for command in (
    ask,
    correct,
    digest,
    doctor,
    evaluate,
    export,
    extract,
    forget,
    import_graph,
    ingest,
    judgements,
    load,
    mcp,
    notebooks,
    query,
    read,
    reject,
    resolve,
    serve,
    show,
    stats,
    view,
):
    app.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; errors that a user can mend are one line and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # What it cannot show costs a character, not the run.
            stream.reconfigure(errors="backslashreplace")
    output = sys.stdout
    try:
        code = app.main(arguments, prog_name="summitry", standalone_mode=False)
        if sys.stdout:  # None where it was closed.
            sys.stdout.flush()
    except SystemExit as ended:
        # Where nobody reads any more, Click puts something in the output's place, and ends with code 1.
        code = ended.code if sys.stdout is output else UNREAD
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        code = INTERRUPTED
    except SettingsError as error:
        say(f"Error: {error}")
        code = USAGE
    except ReadOnlyError as error:
        say(f"Error: {error.problem}: give --write if the query is meant to change the graph")
        code = QUERY
    except QueryError as error:
        say(f"Error: {error}")
        code = QUERY
    except StoreError as error:
        say(f"Error: {error}")
        code = STORE
    except SummitryError as error:
        say(f"Error: {error}")
        code = INPUT
    except BrokenPipeError:
        code = UNREAD
        _let_go(output)
    except OSError as error:
        say(f"Error: {error.filename or 'output'}: {error.strerror or error}")
        code = STORE if error.errno == ENOSPC else INPUT
        if error.filename is None:
            _let_go(output)
    except Exception:
        import traceback

        traceback.print_exc()
        say("Error: a fault of summitry's own: please report it, with what stands above")
        code = _FAULT
    sys.exit(code)


def _let_go(output: TextIO | None) -> None:
    """Keep Python from trying once more, at its end, to write what could not be: its code would be 120."""
    if output is None:  # it was closed before we began
        return
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())
