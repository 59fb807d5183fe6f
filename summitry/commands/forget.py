"""``summitry forget``: articles taken back."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.errors import SummitryError
from summitry.options import json_option, open_store, store_option

if TYPE_CHECKING:
    from graph.store.graph import Graph
    from graph.store.retraction import Retraction


@click.command()
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Say what would go, and take nothing back.")
@json_option
@store_option
@click.pass_obj
def forget(
    outer_store: str | None, articles: tuple[str, ...], dry_run: bool, as_json: bool, store: str | None
) -> None:
    """Take articles back: their evidence, and what then has none.

    ARTICLE is an article's id or the beginning of it, its URL, or the path of the file that it was read
    from (a folder: all that is in it). What other articles prove stays. To take a corrected version in,
    forget the old one and ingest the new.

    \b
    Example:
      summitry forget 3f9a2c --dry-run
      summitry forget https://news.example/withdrawn reports/withdrawn.txt
    """
    from graph.store import retraction
    from summitry.output import print_json

    with open_store(store or outer_store) as graph:
        ids = {one for name in articles for one in _found(graph, name)}
        done = retraction.forget(graph, ids, dry=dry_run)
    if as_json:
        print_json(asdict(done) | {"dry_run": dry_run})
    else:
        _print(done, dry_run)


def _found(graph: Graph, name: str) -> set[str]:
    """The ids of the stored articles that an argument means.

    Raises:
        SummitryError: the graph holds none of them, or the argument is ambiguous.
    """
    from graph.store.retraction import find_articles

    path = Path(name)
    try:
        is_path = path.exists()
    except (OSError, ValueError):  # A name too long, or with a null character.
        is_path = False
    if not is_path:
        found = set(find_articles(graph, name))
        cure = "give an id or its beginning, a URL, or the path of the file that was read"
    else:
        from ingest.article import Article
        from ingest.sources import read_sources

        read = list(read_sources([path]))
        found = graph.has_article(one.id for one in read if isinstance(one, Article))
        cure = next(
            (one.reason for one in read if not isinstance(one, Article)),
            "the file has changed since, or was never read: give the article's id or URL",
        )
    if not found:
        raise SummitryError(f"{graph.name} holds no article {name!r}", cure)
    return found


def _print(done: Retraction, dry: bool) -> None:
    from summitry.output import print_table

    print_table(
        [
            {"article": one["id"], "published": one["published"], "title": one["title"] or one["url"]}
            for one in done.articles
        ],
        "Would be taken back" if dry else "Taken back",
    )
    if done.nodes:
        rows = [{"node": one.label, "name": one.name} for one in done.nodes]
        print_table(rows, "Would go with it" if dry else "Gone with it")
    counts = ", ".join(f"{count} {kind}" for kind, count in done.edges.items()) or "none"
    click.echo(
        f"Edges {'to go' if dry else 'gone'}: {counts}. Edges that other articles prove: {done.staying}."
    )
