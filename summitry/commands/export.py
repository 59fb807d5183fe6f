"""``summitry export``: the graph in the formats of other tools."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from graph.exports import FORMATS
from summitry.options import check_period, open_store, part_options, raw_option, store_option


@click.command()
@click.option("--format", "kind", type=click.Choice(list(FORMATS)), required=True, help="The format.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="Where to write: a file, for csv, parquet and neo4j-import a folder, for dyad-year a .csv or "
    ".parquet file.",
)
@part_options
@click.option(
    "--confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Leave out edges that are less sure than that, from 0 to 1.",
)
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
    raw: bool,
    store: str | None,
) -> None:
    """Write the graph, or a part of it, for other tools.

    gexf opens in Gephi with its timeline, graphml in R and networkx. dyad-year is a table of states that
    met, by year, with ISO and Correlates of War codes. plover has a CONSULT event a line, ftm
    FollowTheMoney entities, json-ld schema.org events with their provenance (PROV-O). csv and parquet
    hold all nodes and edges as two tables. summitry holds everything, for summitry import: FILE.jsonl, or
    FILE.jsonl.gz to have it compressed. neo4j-import is the quickest way to fill an empty Neo4j: a folder
    in which neo4j-admin database import full neo4j @arguments does so; run its finish.cypher after that.

    \b
    Example:
      summitry export --format gexf --out meetings.gexf --since 2013
      summitry export --format dyad-year --out dyads.csv
      summitry export --format summitry --out graph.jsonl.gz
      summitry export --format neo4j-import --out fill
    """
    from graph.analysis.select import Part
    from graph.exports import write_csv

    check_period(since, until)
    with open_store(store or outer_store, read_only=True) as graph:
        part = Part(state, organization, since, until, confidence)
        if kind == "csv":
            write_csv(graph, out, part, raw=raw)
        else:
            FORMATS[kind](graph, out, part)
    click.echo(out)
