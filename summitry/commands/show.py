"""``summitry show``: a card of one node."""

from __future__ import annotations

import click

from summitry.options import confidence_option, json_option, open_store, store_option


@click.command()
@click.argument("name")
@click.option(
    "--limit", type=click.IntRange(min=1), default=10, show_default=True, help="So many of each kind."
)
@confidence_option
@click.option("--all", "courtesies", is_flag=True, help="Show mere courtesies, too (“stay in close touch”).")
@json_option
@store_option
@click.pass_obj
def show(
    outer_store: str | None,
    name: str,
    limit: int,
    confidence: float,
    courtesies: bool,
    as_json: bool,
    store: str | None,
) -> None:
    """Show a card of a state, a person, an organization, a meeting or a commitment.

    NAME is a name, a surname, a code, an adjective or an id. The card tells offices, the last on top, the
    latest meetings and who was there, partners, pledges given and received, each with a sentence and its
    source.

    \b
    Example:
      summitry show "Xi Jinping"
      summitry show KAZ --limit 3
      summitry show SCO --json
    """
    from graph.questions import show as card
    from summitry.cards import print_card
    from summitry.output import print_json

    with open_store(store or outer_store, read_only=True) as graph:
        found = card(graph, name, limit=limit, confidence=confidence, all=courtesies)
    if as_json:
        print_json(found)
    else:
        print_card(found)
