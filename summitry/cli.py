"""The command line: ``summitry ingest``, ``read``, ``query``, ``view``, ``stats`` and ``evaluate``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from graph.errors import QueryError, ReadOnlyError, StoreError, SummitryError

if TYPE_CHECKING:
    from graph.store import Graph

Item = TypeVar("Item")

REJECTED, INPUT, QUERY, STORE = 1, 3, 4, 5

EXIT_CODES = """
Exit codes: 0 done; 1 done, but some files were set aside; 2 wrong usage; 3 nothing to read, or an output
that cannot be written; 4 a query that is wrong, or writes without --write; 5 a store that cannot be used;
130 interrupted.
"""

app = typer.Typer(
    name="summitry",
    help="A knowledge graph of diplomatic meetings, read from news articles.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="PATH|URI",
        help="The graph: a folder, or bolt://, neo4j:// or neo4j+s:// of a server [env var: SUMMITRY_STORE].",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
PathsArgument = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")
]


@app.callback()
def choose_store(context: typer.Context, store: StoreOption = None) -> None:
    context.obj = store


@app.command()
def ingest(context: typer.Context, paths: PathsArgument, store: StoreOption = None) -> None:
    """Read articles and store what they state.

    Articles that the graph holds already are skipped. Each article is stored whole or not at all.

    \b
    Example:
      summitry ingest articles/ report.html
    """
    from summitry.output import print_table
    from summitry.reading import Stored, take_in

    counts = dict.fromkeys(
        ("stored", "with meetings", "known before", "set aside", "new nodes", "new edges"), 0
    )
    with _open(context, store) as graph:
        for outcome in _progress(take_in(graph, paths), "Reading"):
            if not isinstance(outcome, Stored):
                _say(f"{outcome.source}: {outcome.reason}")
                counts["set aside"] += 1
            elif outcome.facts is None or outcome.written is None:
                counts["known before"] += 1
            else:
                counts["stored"] += 1
                counts["with meetings"] += any(True for _ in outcome.facts.of_label("Meeting"))
                counts["new nodes"] += outcome.written.new_nodes
                counts["new edges"] += outcome.written.new_edges
    print_table([counts])
    if counts["set aside"]:
        raise typer.Exit(REJECTED if counts["stored"] or counts["known before"] else INPUT)


@app.command()
def read(paths: PathsArgument, as_json: JsonOption = False) -> None:
    """Read articles and print what they state, storing nothing.

    \b
    Example:
      summitry read report.txt
      summitry read --json - < report.txt
    """
    from ingest.article import Article
    from ingest.files import articles
    from ingest.reader import read as read_article
    from summitry.output import as_record, as_rows, print_json, print_table

    records, aside = [], 0
    for item in articles(paths):
        if not isinstance(item, Article):
            _say(f"{item.source}: {item.reason}")
            aside += 1
            continue
        facts = read_article(item)
        records.append({"source": item.source, **as_record(facts)})
        if not as_json:
            print_table(as_rows(facts), title=item.title or item.source)
    if as_json:
        print_json(records)
    if aside:
        raise typer.Exit(REJECTED if records else INPUT)


@app.command()
def query(
    context: typer.Context,
    cypher: Annotated[str, typer.Argument(metavar="CYPHER", help="The question, in Cypher.")],
    param: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=VALUE",
            help="A parameter: a date (2013-06-26), JSON, or else text. May be repeated.",
        ),
    ] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    as_json: JsonOption = False,
    write: Annotated[bool, typer.Option("--write", help="Let the query change the graph.")] = False,
    store: StoreOption = None,
) -> None:
    """Ask the graph a question in Cypher.

    \b
    Example:
      summitry query 'MATCH (s:State)-[:ATTENDED]->(m:Meeting) RETURN m.name, s.name'
      summitry query 'MATCH (m:Meeting) WHERE m.date >= $since RETURN m.name' --param since=2013-01-01
    """
    from summitry.output import print_csv, print_json, print_table

    if as_csv and as_json:
        raise typer.BadParameter("choose one of --csv and --json")
    parameters = dict(_parameter(text) for text in param or ())
    with _open(context, store, read_only=not write) as graph:
        rows = graph.run(cypher, **parameters)
    if as_json:
        print_json(rows)
    elif as_csv:
        print_csv(rows, list(rows[0]) if rows else [])
    elif rows:
        print_table(rows)
    else:
        _say("No rows.")


@app.command()
def stats(context: typer.Context, as_json: JsonOption = False, store: StoreOption = None) -> None:
    """Count the graph's nodes and edges by kind.

    \b
    Example:
      summitry stats --store graph
    """
    from dataclasses import asdict

    from summitry.output import print_json, print_table

    with _open(context, store, read_only=True) as graph:
        stats = graph.stats()
    if as_json:
        print_json(asdict(stats))
        return
    print_table([{"node": label, "count": count} for label, count in stats.nodes.items()])
    print_table([{"edge": kind, "count": count} for kind, count in stats.edges.items()])
    if stats.first and stats.last:
        print(f"Meetings from {stats.first} to {stats.last}.")


@app.command()
def view(
    context: typer.Context,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE.html", help="Write the page here, and do not open it.")
    ] = None,
    focus: Annotated[
        str | None, typer.Option(metavar="NAME", help="Show what is around this node (name, acronym or key).")
    ] = None,
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="First day.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Last day.")] = None,
    store: StoreOption = None,
) -> None:
    """Draw the graph as a page to explore: one HTML file that needs nothing from the network.

    \b
    Example:
      summitry view --out network.html --focus SCO --since 2013-01-01
    """
    from graph.view import network

    with _open(context, store, read_only=True) as graph:
        drawing = network(graph, focus=focus, since=since and since.date(), until=until and until.date())
    if out is None:
        drawing.show("summitry.html")
    else:
        drawing.write(out)
        print(out)


@app.command()
def evaluate(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Annotated articles (*.json).")],
    as_json: JsonOption = False,
    errors: Annotated[bool, typer.Option("--errors", help="Show each error in its sentence.")] = False,
    predictions: Annotated[
        Path | None, typer.Option(metavar="FILE.jsonl", help="Write what was read, an article a line.")
    ] = None,
) -> None:
    """Measure the reading of annotated articles: precision, recall and F1 by layer.

    \b
    Example:
      summitry evaluate tests/gold --errors
    """
    import json

    from summitry.evaluate import annotated, as_record, evaluate, print_score
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


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; errors that a user can mend are one line and an exit code."""
    try:
        app(args=arguments)
    except StoreError as error:
        code = STORE
        _say(f"Error: {error}")
    except (QueryError, ReadOnlyError) as error:
        code = QUERY
        _say(f"Error: {error}")
    except SummitryError as error:
        code = INPUT
        _say(f"Error: {error}")
    except OSError as error:
        code = INPUT
        _say(f"Error: {error.filename or 'output'}: {error.strerror or error}")
    sys.exit(code)


def _open(context: typer.Context, store: str | None, *, read_only: bool = False) -> Graph:
    """The graph that ``--store`` names, after the subcommand or before it."""
    from getpass import getpass

    from graph.store import open_graph

    ask = getpass if sys.stdin.isatty() else None
    return open_graph(store or context.obj, read_only=read_only, ask=ask)


def _parameter(text: str) -> tuple[str, object]:
    """``since=2013-06-26`` as a name and a value: a date, else JSON, else the text itself."""
    import json
    from datetime import date

    name, equals, value = text.partition("=")
    if not equals or not name.isidentifier():
        raise typer.BadParameter(f"{text!r} is not NAME=VALUE", param_hint="--param")
    for parse in (date.fromisoformat, json.loads):
        try:
            return name, parse(value)
        except ValueError:
            continue
    return name, value


def _progress(items: Iterable[Item], what: str, total: int | None = None) -> Iterator[Item]:
    """The same items, with a bar on standard error if that is a terminal."""
    from summitry.output import console

    terminal = console(stderr=True)
    if not terminal.is_terminal:
        yield from items
        return
    from rich.progress import track

    yield from track(items, what, total=total, console=terminal, transient=True)


def _say(message: str) -> None:
    """A line for people, on standard error."""
    from summitry.output import printable

    print(printable(message), file=sys.stderr)
