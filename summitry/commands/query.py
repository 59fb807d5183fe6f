"""``summitry query``: a question in Cypher."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from summitry.options import json_option, open_store, raw_option, say, store_option


class Parameter(click.ParamType[tuple[str, object]]):
    """``since=2013-06-26`` as a name and a value: a date, else JSON, else the text itself."""

    name = "NAME=VALUE"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, object]:
        import json

        name, equals, text = str(value).partition("=")
        if not equals or not name.isidentifier():
            self.fail(f"{value!r} is not NAME=VALUE", param, ctx)
        for parse in (date.fromisoformat, json.loads):
            try:
                return name, parse(text)
            except (ValueError, RecursionError):  # Also brackets within brackets, without end.
                continue
        if _DAY.fullmatch(text):
            cure = f"write it as 2019-05-14, or as '{name}=\"{text}\"' if text is meant"
            self.fail(f"{text!r} is no date of ISO 8601: {cure}", param, ctx)
        return name, text


_MONTH = (
    "(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|"
    "nov(ember)?|dec(ember)?)[.]?"
)

#: What means a day and would be taken for text, which is found nowhere.
_DAY = re.compile(
    r"\d{1,4}([./-])\d{1,2}\1\d{1,4}|\d{4}-\d{1,2}|\d{4}-\d{1,2}-\d{1,2}[ t]\d.*|"
    rf"(\d{{1,2}}[ -])?{_MONTH}[ -](\d{{1,2}},? )?\d{{2,4}}|today|yesterday|tomorrow|now",
    re.IGNORECASE,
)


@click.command()
@click.argument("cypher")
@click.option(
    "--param",
    "parameters",
    multiple=True,
    type=Parameter(),
    help="A parameter: a date (2013-06-26), JSON, or else text. May be repeated.",
)
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@raw_option
@json_option
@click.option("--write", is_flag=True, help="Let the query change the graph.")
@store_option
@click.pass_obj
def query(
    outer_store: str | None,
    cypher: str,
    parameters: tuple[tuple[str, object], ...],
    as_csv: bool,
    raw: bool,
    as_json: bool,
    write: bool,
    store: str | None,
) -> None:
    """Ask the graph a question.

    CYPHER is the question, in Cypher. It cannot change the graph without --write.

    \b
    Example:
      summitry query 'MATCH (s:State)-[:ATTENDED]->(m:Meeting) RETURN m.name, s.name'
      summitry query 'MATCH (m:Meeting) WHERE m.date >= $since RETURN m.name' --param since=2013-01-01
    """
    from summitry.output import print_csv, print_json, print_table

    if as_csv and as_json:
        raise click.UsageError("choose one of --csv and --json")
    for name, _ in parameters:
        if not re.search(rf"\$(`{name}`|{name}\b)", cypher):
            raise click.UsageError(f"the query has no ${name}, which --param gives")
    with open_store(store or outer_store, read_only=not write) as graph:
        rows = graph.run(cypher, **dict(parameters))
    if as_json:
        print_json(rows)
    elif as_csv:
        print_csv(rows, list(rows[0]) if rows else [], raw=raw)
    elif rows:
        print_table(rows)
    else:
        told = [f"${name} is the text {value!r}" for name, value in parameters if isinstance(value, str)]
        told += _unknown(cypher)
        say(f"No rows: {', '.join(told)}." if told else "No rows.")


def _unknown(cypher: str) -> Iterator[str]:
    """What a query names after a colon that is no label and no type of edge."""
    from difflib import get_close_matches

    from graph.model import EDGE_KEYS, KEYS

    known = [*KEYS, *EDGE_KEYS]
    bare = re.sub(r"'[^']*'|\"[^\"]*\"", "", cypher)
    named = [
        name for group in re.findall(r"[(\[]\s*\w*\s*:\s*([\w|:]+)", bare) for name in re.split(r"\W+", group)
    ]
    for name in dict.fromkeys(named):
        if name and name not in known:
            near = get_close_matches(name, known, 1) or get_close_matches(name.upper(), known, 1)
            yield f"nothing is a {name}" + (f" (did you mean {near[0]}?)" if near else "")
