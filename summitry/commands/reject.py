"""``summitry reject``: an edge, a meeting or a commitment that is not so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from summitry.options import author_option, json_option, open_store, store_option, why_option

if TYPE_CHECKING:
    from graph.store.graph import Graph


@click.command()
@click.argument("thing", metavar="THING...", nargs=-1, required=True)
@why_option
@author_option
@json_option
@store_option
@click.pass_obj
def reject(
    outer_store: str | None,
    thing: tuple[str, ...],
    why: str,
    author: str,
    as_json: bool,
    store: str | None,
) -> None:
    """Say that an edge, a meeting or a commitment is not so.

    THING is an edge as "summitry ask evidence" shows it: its type and the names or ids of its ends, of talks
    the meeting too. Or it is the id of a meeting or of a commitment, as "summitry ask … --json" shows it. It
    goes out of the graph with what hangs on it: talks of that meeting, or of who did not attend it. No
    article and no rule brings it back; "summitry judgements undo" does.

    \b
    Example:
      summitry reject ATTENDED "Chang Wanquan" multilateral-sco-2013-06-26 --why "He sent his deputy."
      summitry reject bilateral-fra-deu-2013-06-26 --why "A football match."
    """
    from graph.files import judgements
    from summitry.commands.judgements import tell

    with open_store(store or outer_store) as graph:
        made, articles = judgements.reject(graph, *_by_key(graph, thing), why=why, author=author)
    tell([made], articles, as_json=as_json)


def _by_key(graph: Graph, thing: tuple[str, ...]) -> list[str]:
    """What is named by its keys: an edge's ends and the meeting of talks, or a node."""
    from graph.analysis.lookup import find_node
    from graph.model import EDGE_KEYS

    words = thing[0].split(maxsplit=3) if len(thing) == 1 else list(thing)
    if words and words[0].upper() in EDGE_KEYS:
        kind, *named = words
        keys = 3 if kind.upper() == "BILATERAL_TALKS" else 2
        return [kind.upper(), *(find_node(graph, name).key for name in named[:keys]), *named[keys:]]
    return list(thing) if len(thing) > 1 else [find_node(graph, thing[0]).key]
