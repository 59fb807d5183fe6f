"""``summitry judgements``: what people decided and corrected, listed, taken back, shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summitry.options import json_option, open_store, store_option

if TYPE_CHECKING:
    from graph.files.judgements import Said


@click.group()
def judgements() -> None:
    """List, take back and share what people decided and corrected.

    These are the decisions of "summitry resolve", and what "summitry reject" and "summitry correct" say. They
    go with the graph into every export and every new store; a file of them can be given to others.

    \b
    Example:
      summitry judgements list
      summitry judgements undo 3f9a
    """


@judgements.command("list")
@json_option
@store_option
@click.pass_obj
def listed(outer_store: str | None, as_json: bool, store: str | None) -> None:
    """List them, the latest day first."""
    from graph.files.judgements import made
    from summitry.output import print_json, print_table

    with open_store(store or outer_store, read_only=True) as graph:
        found = made(graph)
    if as_json:
        print_json([_record(one) for one in found])
    elif found:
        print_table([_row(one) for one in found])
    else:
        click.echo("People decided nothing yet.")


@judgements.command()
@click.argument("judgement", metavar="ID")
@json_option
@store_option
@click.pass_obj
def undo(outer_store: str | None, judgement: str, as_json: bool, store: str | None) -> None:
    """Take one back, by its id or the beginning of it."""
    from graph.files.judgements import undo as take_back

    with open_store(store or outer_store) as graph:
        made, articles = take_back(graph, judgement)
    tell([made], articles, as_json=as_json, undone=True)


@judgements.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@store_option
@click.pass_obj
def export(outer_store: str | None, file: Path, store: str | None) -> None:
    """Write them all into FILE, one a line (JSON Lines)."""
    from graph.files.judgements import write

    with open_store(store or outer_store, read_only=True) as graph:
        count = write(graph, file)
    click.echo(f"{count} judgement{'' if count == 1 else 's'} written to {file}.")


@judgements.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@json_option
@store_option
@click.pass_obj
def apply(outer_store: str | None, file: Path, as_json: bool, store: str | None) -> None:
    """Have what FILE says hold in this graph.

    What is on nothing that the graph has is left out: apply the file again when more is read. Of two
    judgements on one thing that of the file stands.

    \b
    Example:
      summitry judgements export corrections.jsonl
      summitry --store other judgements apply corrections.jsonl
    """
    from graph.files.judgements import apply as have_hold
    from summitry.output import print_json

    with open_store(store or outer_store) as graph:
        done = have_hold(graph, file)
    if as_json:
        print_json(asdict(done))
    else:
        click.echo(
            f"New: {done.new}, known: {done.known}, on nothing that the graph has: {done.absent}. "
            f"{_articles(done.articles)}."
        )


def tell(made: Sequence[Said], articles: int, *, as_json: bool, undone: bool = False) -> None:
    """Say what was decided or corrected, or taken back, and how many articles that is about."""
    from summitry.output import print_json, printable

    if as_json:
        print_json([_record(one) | {"undone": undone, "changed": articles} for one in made])
        return
    for one in made:
        row = _row(one)
        said = "taken back" if undone else row["verdict"]
        click.echo(printable(f"Judgement {row['id']}: {said}: {row['on']}."))
    click.echo(f"{_articles(articles)}.")


def _articles(count: int) -> str:
    return f"{'1 article is' if count == 1 else f'{count} articles are'} read otherwise now"


def _record(said: Said) -> dict[str, Any]:
    return {"id": said.id, **asdict(said)}


def _row(said: Said) -> dict[str, Any]:
    from graph.resolution.judgements import Judgement

    if isinstance(said, Judgement):
        on = f"{said.one} and {said.other}"
    else:
        on = said.told + (f": {said.field} {said.value or 'unknown'}" if said.field else "")
    return {
        "id": said.id[:8],
        "verdict": said.verdict,
        "on": on,
        "author": said.author,
        "date": said.date,
        "reason": said.reason,
    }
