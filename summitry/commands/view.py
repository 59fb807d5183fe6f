"""``summitry view``: the graph as a page to explore."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from summitry.options import Day, all_option, check_period, open_store, store_option


@click.command()
@click.option(
    "--out", metavar="FILE.html", type=click.Path(path_type=Path), help="Write the page here; do not open it."
)
@click.option(
    "--query", "cypher", metavar="CYPHER", help="Draw the nodes, edges and paths that this returns."
)
@click.option(
    "--focus", metavar="NAME", help="Show what is around this node (name, surname, acronym or key)."
)
@click.option("--since", type=Day(), help="First day: 2013-06-26, 2013-06 or 2013.")
@click.option("--until", type=Day(last=True), help="Last day: 2013-06-26, 2013-06 or 2013.")
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
@all_option
@store_option
@click.pass_obj
def view(
    outer_store: str | None,
    out: Path | None,
    cypher: str | None,
    focus: str | None,
    since: date | None,
    until: date | None,
    confidence: float,
    limit: int,
    everyone: bool,
    store: str | None,
) -> None:
    """Draw the graph as a page to explore: one HTML file that needs nothing from the network.

    \b
    Example:
      summitry view --out network.html --focus SCO --since 2013-01-01
    """
    from graph.view import network

    check_period(since, until)
    with open_store(store or outer_store, read_only=True) as graph:
        drawing = network(
            graph,
            query=cypher,
            focus=focus,
            since=since,
            until=until,
            confidence=confidence,
            limit=limit,
            everyone=everyone,
        )
    if out is None:
        drawing.show("summitry.html")
    else:
        drawing.write(out)
    print(out or "summitry.html")
