"""``summitry correct``: what a meeting's date, city or name is, whatever articles tell."""

from __future__ import annotations

import click

from summitry.options import author_option, json_option, open_store, store_option, why_option

#: What is left to do about what is no meeting.
_CURE = "reject a pledge or an office that is wrong, and ingest a note of your own that says what is right"


@click.command()
@click.argument("meeting")
@click.argument("fields", metavar="FIELD=VALUE...", nargs=-1, required=True)
@why_option
@author_option
@json_option
@store_option
@click.pass_obj
def correct(
    outer_store: str | None,
    meeting: str,
    fields: tuple[str, ...],
    why: str,
    author: str,
    as_json: bool,
    store: str | None,
) -> None:
    """Say what a meeting's date, city or name is, whatever articles tell.

    MEETING is an id, as "summitry ask meetings" shows it, or a name. FIELD=VALUE names what is right: date
    (2013, 2013-06 or 2013-06-26), end (the last day), city, country, name, kind or status; without a VALUE it
    is taken away. Talks and attendance take over date and status. What articles tell stays with them. No
    article and no rule overrules it; "summitry judgements undo" takes it back.

    \b
    Example:
      summitry correct multilateral-sco-2013-06-26 city=Bishkek date=2013-06-26 --why "The communiqué has it."
      summitry correct bilateral-chn-kaz-2013-06-26 city= --why "They spoke by telephone."
    """
    from graph.analysis.lookup import find_node
    from graph.errors import SummitryError
    from graph.files import judgements
    from summitry.commands.judgements import tell

    given = dict(_field(text) for text in fields)
    with open_store(store or outer_store) as graph:
        ref = find_node(graph, meeting)
        if ref.label != "Meeting":
            raise SummitryError(f"{meeting} is a {ref.label.lower()}: only meetings are corrected", _CURE)
        made, articles = judgements.correct(graph, ref.key, why=why, author=author, **given)
    tell(made, articles, as_json=as_json)


def _field(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    from graph.statements.corrected import FIELDS

    if not equals:
        raise click.UsageError(f"{text!r} is not FIELD=VALUE, with one of {', '.join(FIELDS)}")
    if name not in FIELDS:
        raise click.UsageError(
            f"{name!r} cannot be corrected: of a meeting {', '.join(FIELDS)} can, of others nothing; {_CURE}"
        )
    return name, value
