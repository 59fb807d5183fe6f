"""The command line: ``summitry ingest``, ``read``, ``query``, ``ask``, ``export``, ``view`` and more.

Commands import what they use when they run: a question from the shell must not wait for a language model.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TypeVar

import click

from graph.errors import QueryError, ReadOnlyError, StoreError, SummitryError
from summitry.commands.ask import ask
from summitry.commands.doctor import doctor
from summitry.commands.export import export
from summitry.commands.extract import extract
from summitry.commands.forget import forget
from summitry.commands.import_graph import import_graph
from summitry.commands.ingest import ingest
from summitry.commands.load import load
from summitry.commands.notebooks import notebooks
from summitry.commands.resolve import resolve
from summitry.options import json_option, open_store, raw_option, say, store_option

Item = TypeVar("Item")
Command = TypeVar("Command", bound=Callable[..., Any])

REJECTED, INPUT, QUERY, STORE, INTERRUPTED = 1, 3, 4, 5, 130

EXIT_CODES = """
Exit codes: 0 done; 1 done, but some files were set aside, or doctor found faults; 2 wrong usage; 3 nothing
to read, or an output that cannot be written; 4 a query that is wrong, or writes without --write; 5 a store
that cannot be used; 130 interrupted.
"""


class Parameter(click.ParamType[tuple[str, object]]):
    """``since=2013-06-26`` as a name and a value: a date, else JSON, else the text itself."""

    name = "NAME=VALUE"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, object]:
        import json

        name, equals, text = str(value).partition("=")
        if not equals or not name.isidentifier():
            self.fail(f"{value!r} is not NAME=VALUE", param, ctx)
        for parse in (date.fromisoformat, json.loads):
            try:
                return name, parse(text)
            except ValueError:
                continue
        return name, text


def paths_argument(command: Command) -> Command:
    """``PATH…``: files, folders, or ``-`` for standard input."""
    return click.argument("paths", metavar="PATH...", nargs=-1, required=True)(command)


@click.group(epilog=EXIT_CODES)
@store_option
@click.version_option(package_name="summitry", message="%(prog)s %(version)s")
@click.pass_context
def app(context: click.Context, store: str | None) -> None:
    """A knowledge graph of diplomatic meetings, read from news articles."""
    context.obj = store


@app.command()
@paths_argument
@json_option
def read(paths: tuple[str, ...], as_json: bool) -> None:
    """Read articles and print what they state, storing nothing.

    PATH is a file, a folder, or - for standard input.

    \b
    Example:
      summitry read report.txt
      summitry read --json - < report.txt
    """
    from ingest.article import Article
    from ingest.sources import read_sources
    from summitry.output import as_record, print_facts, print_json
    from summitry.reading import read_article

    records, aside = [], 0
    for item in read_sources(paths):
        if not isinstance(item, Article):
            say(f"{item.source}: {item.reason}")
            aside += 1
            continue
        facts = read_article(item)
        records.append({"source": item.source, **as_record(facts)})
        if not as_json:
            print_facts(facts, item.title or item.source)
    if as_json:
        print_json(records)
    if aside:
        sys.exit(REJECTED if records else INPUT)


@app.command()
@click.argument("cypher")
@click.option(
    "--param",
    "parameters",
    multiple=True,
    type=Parameter(),
    help="A parameter: a date (2013-06-26), JSON, or else text. May be repeated.",
)
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@raw_option
@json_option
@click.option("--write", is_flag=True, help="Let the query change the graph.")
@store_option
@click.pass_obj
def query(
    outer_store: str | None,
    cypher: str,
    parameters: tuple[tuple[str, object], ...],
    as_csv: bool,
    raw: bool,
    as_json: bool,
    write: bool,
    store: str | None,
) -> None:
    """Ask the graph a question.

    CYPHER is the question, in Cypher. It cannot change the graph without --write.

    \b
    Example:
      summitry query 'MATCH (s:State)-[:ATTENDED]->(m:Meeting) RETURN m.name, s.name'
      summitry query 'MATCH (m:Meeting) WHERE m.date >= $since RETURN m.name' --param since=2013-01-01
    """
    from summitry.output import print_csv, print_json, print_table

    if as_csv and as_json:
        raise click.UsageError("choose one of --csv and --json")
    with open_store(store or outer_store, read_only=not write) as graph:
        rows = graph.run(cypher, **dict(parameters))
    if as_json:
        print_json(rows)
    elif as_csv:
        print_csv(rows, list(rows[0]) if rows else [], raw=raw)
    elif rows:
        print_table(rows)
    else:
        say("No rows.")


@app.command()
@json_option
@store_option
@click.pass_obj
def stats(outer_store: str | None, as_json: bool, store: str | None) -> None:
    """Count the graph's nodes and edges by kind.

    \b
    Example:
      summitry stats --store graph
    """
    from dataclasses import asdict

    from summitry.output import print_json, print_table

    with open_store(store or outer_store, read_only=True) as graph:
        counts = graph.stats()
    if as_json:
        print_json(asdict(counts))
        return
    print_table([{"node": label, "count": count} for label, count in counts.nodes.items()])
    print_table([{"edge": kind, "count": count} for kind, count in counts.edges.items()])
    if counts.first and counts.last:
        print(f"Meetings from {counts.first} to {counts.last}.")


@app.command()
@click.option(
    "--out", metavar="FILE.html", type=click.Path(path_type=Path), help="Write the page here; do not open it."
)
@click.option(
    "--query", "cypher", metavar="CYPHER", help="Draw the nodes, edges and paths that this returns."
)
@click.option("--focus", metavar="NAME", help="Show what is around this node (name, acronym or key).")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Leave out meetings before this day.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Leave out meetings after this day.")
@click.option(
    "--confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="0..1",
    help="Leave out facts that are less certain.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=2000,
    show_default=True,
    metavar="NODES",
    help="Hold at most this many nodes, the best connected; the page says of how many.",
)
@store_option
@click.pass_obj
def view(
    outer_store: str | None,
    out: Path | None,
    cypher: str | None,
    focus: str | None,
    since: datetime | None,
    until: datetime | None,
    confidence: float,
    limit: int,
    store: str | None,
) -> None:
    """Draw the graph as a page to explore: one HTML file that needs nothing from the network.

    \b
    Example:
      summitry view --out network.html --focus SCO --since 2013-01-01
    """
    from graph.view import network

    with open_store(store or outer_store, read_only=True) as graph:
        drawing = network(
            graph,
            query=cypher,
            focus=focus,
            since=since and since.date(),
            until=until and until.date(),
            confidence=confidence,
            limit=limit,
        )
    if out is None:
        drawing.show("summitry.html")
    else:
        drawing.write(out)
    print(out or "summitry.html")


@app.command()
@click.argument("folder", type=click.Path(path_type=Path))
@json_option
@click.option("--errors", is_flag=True, help="Show each error in its sentence.")
@click.option(
    "--predictions",
    metavar="FILE.jsonl",
    type=click.Path(path_type=Path),
    help="Write what was read, an article a line.",
)
def evaluate(folder: Path, as_json: bool, errors: bool, predictions: Path | None) -> None:
    """Measure the reading of annotated articles: precision, recall and F1 by layer.

    FOLDER holds annotated articles (*.json).

    \b
    Example:
      summitry evaluate tests/gold --errors
    """
    import json

    from summitry.evaluation.evaluate import annotated, as_record, evaluate, print_score
    from summitry.output import print_json

    articles = annotated(folder)
    score, read = evaluate(_progress(articles, "Reading", len(articles)))
    if predictions is not None:
        lines = (json.dumps(prediction, ensure_ascii=False) + "\n" for prediction in read)
        predictions.write_text("".join(lines), "utf-8")
    if as_json:
        print_json(as_record(score, errors=errors))
    else:
        print_score(score, errors=errors)


app.add_command(ask)
app.add_command(doctor)
app.add_command(export)
app.add_command(extract)
app.add_command(forget)
app.add_command(ingest)
app.add_command(load)
app.add_command(notebooks)
app.add_command(import_graph)
app.add_command(resolve)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; errors that a user can mend are one line and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # What it cannot show costs a character, not the run.
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(app.main(arguments, prog_name="summitry", standalone_mode=False))
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        code = INTERRUPTED
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
    except OSError as error:
        say(f"Error: {error.filename or 'output'}: {error.strerror or error}")
        code = INPUT
    sys.exit(code)


def _progress(items: Iterable[Item], what: str, total: int | None = None) -> Iterator[Item]:
    """The same items, with a bar on standard error if that is a terminal."""
    from summitry.output import console

    terminal = console(stderr=True)
    if not terminal.is_terminal:
        yield from items
        return
    from rich.progress import track

    yield from track(items, what, total=total, console=terminal, transient=True)
