"""``summitry stats``: how much the graph holds."""

from __future__ import annotations

import click

from summitry.options import all_option, json_option, open_store, store_option


@click.command()
@all_option
@json_option
@store_option
@click.pass_obj
def stats(outer_store: str | None, everyone: bool, as_json: bool, store: str | None) -> None:
    """Count the graph's nodes and edges by kind.

    Persons who are mentioned in an office and do nothing are counted apart.

    \b
    Example:
      summitry stats --store summitry.db
    """
    from dataclasses import asdict

    from summitry.output import print_json, print_table

    with open_store(store or outer_store, read_only=True) as graph:
        counts = graph.stats()
    if not everyone:
        counts = counts.acting
    if as_json:
        print_json(asdict(counts))
        return
    print_table([{"node": label, "count": count} for label, count in counts.nodes.items()])
    print_table([{"edge": kind, "count": count} for kind, count in counts.edges.items()])
    if counts.mentioned and not everyone:
        more = "1 more person is" if counts.mentioned == 1 else f"{counts.mentioned} more persons are"
        print(f"{more} only mentioned in an office (--all counts them).")
    if counts.first and counts.last:
        print(f"Meetings from {counts.first} to {counts.last}.")
