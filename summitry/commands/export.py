"""``summitry export``: the graph in the formats of other tools."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import fill

import click

from graph.exports import FORMATS
from summitry.options import (
    all_option,
    check_period,
    confidence_option,
    open_store,
    part_options,
    raw_option,
    store_option,
)

#: What there is to say of each format, in columns.
_FORMATS = "\n".join(
    fill(of.about, 78, break_on_hyphens=False, initial_indent=f"  {name:14}", subsequent_indent=" " * 16)
    for name, of in FORMATS.items()
)
_HELP = f"""Write the graph, or a part of it, for other tools.

\b
{_FORMATS}

\b
Example:
  summitry export --format gexf --out meetings.gexf --since 2013
  summitry export --format dyad-year --out dyads.csv
  summitry export --format summitry --out graph.jsonl.gz
  summitry export --format neo4j-import --out fill
"""


@click.command(help=_HELP)
@click.option("--format", "kind", type=click.Choice(list(FORMATS)), required=True, help="The format.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="Where to write: a file or a folder, as the format says.",
)
@part_options
@confidence_option
@all_option
@raw_option
@store_option
@click.pass_obj
def export(
    outer_store: str | None,
    kind: str,
    out: Path,
    state: str | None,
    organization: str | None,
    since: date | None,
    until: date | None,
    confidence: float,
    everyone: bool,
    raw: bool,
    store: str | None,
) -> None:
    """Write the graph, or a part of it, for other tools."""
    from graph.analysis.select import Part
    from graph.exports.tables import write_csv

    check_period(since, until)
    with open_store(store or outer_store, read_only=True) as graph:
        part = Part(state, organization, since, until, confidence, everyone)
        if kind == "csv":
            write_csv(graph, out, part, raw=raw)
        else:
            FORMATS[kind](graph, out, part)
    click.echo(out)
