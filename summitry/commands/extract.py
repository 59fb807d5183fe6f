"""``summitry extract``: shards of a large collection read into files of facts, here or on a cluster."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import click

from summitry.options import INPUT, REJECTED, say

#: So many of the reasons why something was set aside are printed.
_PRINTED = 20


@click.command()
@click.argument("shards", metavar="SHARD...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Where the files of facts are written, for summitry load.",
)
@click.option(
    "--cluster", is_flag=True, help="Read on the Ray cluster that RAY_ADDRESS names, else on a local one."
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    help="With --cluster, how many read at a time. Default: all processors.",
)
@click.option(
    "--columns", metavar="NAMES", help="Which column of a table says what: text=body,title=headline."
)
def extract(
    shards: tuple[Path, ...], out: Path, cluster: bool, workers: int | None, columns: str | None
) -> None:
    """Read shards of a large collection into files of facts, one for each shard.

    SHARD is a file of articles or a folder of such files. A shard that was read whole is marked; a second
    run takes up only those that are missing, that have changed or that another version read. With --cluster
    Ray reads them on all its machines, which must have Summitry and see the same folders.

    Ends with code 0 if all was read, 1 if something was set aside, 3 if everything was.

    \b
    Example:
      summitry extract archive/ --out facts/
      RAY_ADDRESS=head:6379 summitry extract /shared/news/ --out /shared/facts/ --cluster
      summitry load facts/
    """
    from rich.progress import Progress

    from graph.files.facts import file_of, set_aside
    from ingest.sources import parse_mapping
    from ingest.workers.cluster import extract_on_cluster
    from ingest.workers.shards import extract as extract_here
    from ingest.workers.shards import find_shards, missing
    from summitry.output import console, print_table

    try:
        names = parse_mapping(columns) if columns else {}
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--columns") from None
    if workers and not cluster:
        raise click.UsageError("--workers goes with --cluster")
    found = find_shards(shards)
    wanted = missing(found, out)
    marks = (
        extract_on_cluster(wanted, out, names, workers=workers)
        if cluster
        else extract_here(wanted, out, names)
    )
    articles = aside = done = told = 0
    terminal = console(stderr=True)
    with Progress(console=terminal, transient=True, disable=not terminal.is_terminal) as bars:
        bar = bars.add_task("Reading", total=len(wanted))
        for mark in marks:
            articles, aside, done = articles + mark.articles, aside + mark.aside, done + 1
            bars.update(bar, completed=done)
            left = _PRINTED - told if mark.aside else 0
            for row in islice(set_aside(file_of(out, mark.shard)) if left > 0 else (), left):
                say(f"{row.source}: {row.reason}")
                told += 1
    print_table(
        [{"shards": done, "done before": len(found) - len(wanted), "articles": articles, "set aside": aside}]
    )
    if aside > told:
        say(f"{aside - told} more were set aside.")
    if aside:
        sys.exit(REJECTED if articles else INPUT)
