"""``summitry resolve``: pairs of records that people decide on."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Literal, cast

import click

from summitry.options import author_option, json_option, open_store, store_option

if TYPE_CHECKING:
    from graph.model import Label
    from graph.resolution.judgements import Judgement, Verdict
    from graph.store.graph import Graph
    from graph.store.review import Pair

_ANSWERS = {"y": "same", "n": "different", "l": "later"}


@click.command()
@click.argument("records", metavar="[ONE OTHER]", nargs=-1)
@click.option(
    "--verdict",
    type=click.Choice(["same", "different", "later"]),
    help="Decide on ONE and OTHER, records, persons or meetings, without a question.",
)
@click.option("--reason", metavar="TEXT", default="", help="Why, with --verdict.")
@author_option
@click.option("--persons", "label", flag_value="Minister", help="Show persons only.")
@click.option("--meetings", "label", flag_value="Meeting", help="Show meetings only.")
@click.option("--joined", is_flag=True, help="Show what rules took for one, the least likely first.")
@click.option("--later", is_flag=True, help="Show what was put off.")
@click.option("--limit", metavar="N", type=click.IntRange(1), default=20, show_default=True, help="Pairs.")
@click.option("--list", "listed", is_flag=True, help="List what people decided.")
@click.option("--undo", metavar="ID", help="Take a decision back, by its id or the beginning of it.")
@json_option
@store_option
@click.pass_obj
def resolve(
    outer_store: str | None,
    records: tuple[str, ...],
    verdict: Verdict | None,
    reason: str,
    author: str,
    label: Label | None,
    joined: bool,
    later: bool,
    limit: int,
    listed: bool,
    undo: str | None,
    as_json: bool,
    store: str | None,
) -> None:
    """Decide whether two records mean the same person, or the same meeting.

    Articles' records are taken for one by rules, where these are sure. Here stand the pairs on which they
    are not, side by side with what proves them. Answer yes, no or later; the graph changes at once. No rule
    overrules what a person decided, and it goes with the graph into every export and every new store.

    On a terminal each pair is asked. Elsewhere, or with --json, they are listed; decide on one, or on any two
    persons or meetings, by the ids of its records or theirs, ONE OTHER, and --verdict.

    \b
    Example:
      summitry resolve --limit 10
      summitry resolve --joined --persons --limit 5
      summitry resolve bush-usa@head_of_state-1990 george-bush-usa --verdict same
      summitry resolve bilateral-chn-kaz-2013-06-26 bilateral-chn-kaz-2013-06-27 --verdict same
      summitry resolve --list
    """
    from graph.store import review
    from summitry.output import print_json

    if bool(records) != (verdict is not None) or len(records) not in (0, 2):
        raise click.UsageError("two ids, of records, persons or meetings, and --verdict belong together")
    asking = sys.stdin.isatty() and sys.stdout.isatty() and not as_json and not listed
    writing = asking or verdict is not None or undo is not None
    with open_store(store or outer_store, read_only=not writing) as graph:
        if verdict is not None:
            one, other = records
            done = review.judge(graph, one, other, verdict, author=author, reason=reason)
            _tell(*done, as_json=as_json)
        elif undo is not None:
            _tell(*review.withdraw(graph, undo), as_json=as_json, undone=True)
        elif listed:
            _print_judgements(review.made_by_people(graph), as_json)
        else:
            found = review.pairs(graph, joined=joined, later=later, label=label, limit=limit)
            if as_json:
                print_json([asdict(pair) for pair in found])
            elif not found:
                click.echo("Nothing to decide.")
            elif asking:
                _ask(graph, found, author)
            else:
                for pair in found:
                    _print_pair(pair)


def _ask(graph: Graph, found: list[Pair], author: str) -> None:
    from graph.store import review

    for number, pair in enumerate(found, start=1):
        _print_pair(pair, f"{number} of {len(found)}: ")
        answer = click.prompt(
            "The same? [y]es, [n]o, [l]ater, [q]uit", type=click.Choice([*_ANSWERS, "q"]), show_choices=False
        )
        if answer == "q":
            return
        verdict = cast(Literal["same", "different", "later"], _ANSWERS[answer])
        _tell(*review.judge(graph, pair.one.id, pair.other.id, verdict, author=author), as_json=False)


def _print_pair(pair: Pair, before: str = "") -> None:
    from summitry.output import print_table

    kind = "person" if pair.label == "Minister" else "meeting"
    now = "one now" if pair.joined else "two now"
    names = list(dict.fromkeys([*pair.one.tells, *pair.other.tells]))
    rows = [{"": "record", "one": pair.one.id, "other": pair.other.id}]
    rows += [
        {"": name, "one": pair.one.tells.get(name, ""), "other": pair.other.tells.get(name, "")}
        for name in names
    ]
    for place in range(max(len(pair.one.sentences), len(pair.other.sentences))):
        one, other = (
            side.sentences[place] if place < len(side.sentences) else "" for side in (pair.one, pair.other)
        )
        rows.append({"": "told", "one": one, "other": other})
    print_table(rows, f"{before}the same {kind}? {pair.reason} ({pair.score:.2f}, {now})")


def _tell(made: Judgement, moved: int, *, as_json: bool, undone: bool = False) -> None:
    from summitry.output import print_json

    if as_json:
        print_json({"id": made.id, **asdict(made), "undone": undone, "articles": moved})
        return
    what = "taken back" if undone else made.verdict
    articles = "1 article means" if moved == 1 else f"{moved} articles mean"
    click.echo(f"Judgement {made.id[:8]}: {what}. {articles} other nodes now.")


def _print_judgements(made: list[Judgement], as_json: bool) -> None:
    from summitry.output import print_json, print_table

    if as_json:
        print_json([{"id": one.id, **asdict(one)} for one in made])
    elif made:
        print_table(
            [
                {
                    "id": one.id[:8],
                    "verdict": one.verdict,
                    "one": one.one,
                    "other": one.other,
                    "author": one.author,
                    "date": one.date,
                    "reason": one.reason,
                }
                for one in made
            ]
        )
    else:
        click.echo("People decided nothing yet.")
