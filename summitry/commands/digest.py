"""``summitry digest``: what is new of the last days."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click

from summitry.options import Day, check_period, confidence_option, open_store, store_option

_AGO = re.compile(r"(\d{1,5})([dw])")


class Since(click.ParamType[date | timedelta]):
    """A day, or how many days or weeks before the last one: 7d, 2w."""

    name = "DATE|7d"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date | timedelta:
        if isinstance(value, timedelta):
            return value
        if ago := _AGO.fullmatch(str(value).strip()):
            return timedelta(days=int(ago[1]) * (7 if ago[2] == "w" else 1))
        try:
            return Day().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is no period: give 7d, 2w, 2013-06-26, 2013-06 or 2013", param, ctx)


@click.command()
@click.option(
    "--since",
    type=Since(),
    default="7d",
    show_default=True,
    help="The first day, or how long before the last: 7d, 2w.",
)
@click.option("--until", type=Day(last=True), help="The last day. Default: today.")
@click.option(
    "--years",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="After how long a silence talks of two states are news.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "rss", "atom", "json"]),
    default="text",
    show_default=True,
    help="For a terminal, as a page, as a feed, or for machines.",
)
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Write it here.")
@click.option(
    "--link",
    metavar="ADDRESS",
    default="http://127.0.0.1:8787/",
    show_default=True,
    help="Where summitry serve is to be found, to which a feed's entries lead.",
)
@click.option("--limit", type=click.IntRange(min=1), default=200, show_default=True, help="Of each kind.")
@confidence_option
@store_option
@click.pass_obj
def digest(
    outer_store: str | None,
    since: date | timedelta,
    until: date | None,
    years: int,
    form: str,
    out: Path | None,
    link: str,
    limit: int,
    confidence: float,
    store: str | None,
) -> None:
    """Tell what is new: meetings, talks after years of silence, pledges.

    A meeting is new if the first article that tells of it is of these days; an article without a day counts
    as one of the meeting's. A pledge is new if it was made in these days; courtesies are left out.

    \b
    Example:
      summitry digest --since 7d
      summitry digest --since 2w --format atom --out news.atom
    """
    from graph.files.whole import whole
    from graph.questions import news

    last = until or date.today()
    try:
        first = last - since if isinstance(since, timedelta) else since
    except OverflowError:
        first = date.min
    check_period(first, last)
    with open_store(store or outer_store, read_only=True) as graph:
        found = news(graph, since=first, until=last, years=years, limit=limit, confidence=confidence)
    if form == "text" and out is None:
        from summitry.cards import print_news

        print_news(found)
        return
    text = _written(found, form, link)
    if out is None:
        click.echo(text)
    else:
        with whole(out) as file:  # Who serves it is never given half of it.
            file.write_text(text + "\n", "utf-8")


def _written(found: dict[str, Any], form: str, link: str) -> str:
    from summitry import digests
    from summitry.cards import news_text
    from summitry.output import as_json

    match form:
        case "html":
            return digests.page(found)
        case "rss":
            return digests.rss(found, link)
        case "atom":
            return digests.atom(found, link)
        case "json":
            return as_json(found)
        case _:
            return news_text(found)
