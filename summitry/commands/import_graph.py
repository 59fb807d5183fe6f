"""``summitry import``: an exported graph into a store."""

from __future__ import annotations

from pathlib import Path

import click

from summitry.options import open_store, store_option


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@store_option
@click.pass_obj
def import_graph(outer_store: str | None, file: Path, store: str | None) -> None:
    """Write an exported graph into the store: an empty one, or beside what it holds.

    FILE was written by summitry export --format summitry. What the store holds already is passed over, so
    that an import may be repeated, or taken up again after a stop.

    \b
    Example:
      summitry import graph.jsonl.gz --store bolt://localhost
    """
    from rich.progress import Progress

    from graph.files.archive import read_archive
    from summitry.output import console, print_table

    terminal = console(stderr=True)
    with open_store(store or outer_store) as graph:
        bars = Progress(console=terminal, transient=True, disable=not terminal.is_terminal)
        with bars:
            bar = bars.add_task("Importing", total=None)
            result = read_archive(
                graph, file, lambda done, total: bars.update(bar, completed=done, total=total)
            )
    print_table([{"stored": result.articles, "known before": result.known}])
    if result.equal:
        click.echo("The store now holds what was exported, and nothing else.")
