"""What several commands share: options, opening a graph, a line for people."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from graph.store.graph import Graph

Command = TypeVar("Command", bound=Callable[..., Any])

#: Exit codes: some files set aside, wrong usage, no input, a wrong query, no store, interrupted, nobody reads
#: the output.
REJECTED, USAGE, INPUT, QUERY, STORE, INTERRUPTED, UNREAD = 1, 2, 3, 4, 5, 130, 141


def store_option(command: Command) -> Command:
    """``--store``, which every command that opens a graph takes, as does ``summitry`` before it.

    The environment and a file of settings are asked before it: what stands here was said last.
    """
    return click.option(
        "--store",
        metavar="PATH|URI",
        help="The graph: a folder, neo4j-local:FOLDER, or the bolt://, neo4j:// or neo4j+s:// address of a "
        "server. Else the environment's SUMMITRY_STORE, else what summitry.toml says, else ./summitry.db.",
    )(command)


def log_option(command: Command) -> Command:
    """``--log``, by which ``summitry`` tells what it does, through Python's ``logging``."""

    def begin(context: click.Context, _: click.Parameter, level: str | None) -> None:
        if level is None or context.resilient_parsing:
            return
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        root = logging.getLogger()
        before = root.level
        root.addHandler(handler)
        root.setLevel(level.upper())

        def end() -> None:
            root.removeHandler(handler)
            root.setLevel(before)

        context.call_on_close(end)

    return click.option(
        "--log",
        type=click.Choice(["debug", "info", "warning", "error"]),
        callback=begin,
        expose_value=False,
        help="Tell on standard error what is done, as Python's logging has it.",
    )(command)


def seconds_option(command: Command) -> Command:
    """``--seconds``, which bounds each question of those who ask from elsewhere."""
    return click.option(
        "--seconds",
        type=click.FloatRange(0.1, 600),
        default=20.0,
        show_default=True,
        help="How long a question may take.",
    )(command)


def json_option(command: Command) -> Command:
    """``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def author_option(command: Command) -> Command:
    """``--author``, of commands by which people decide."""
    return click.option("--author", metavar="NAME", default=_user, help="Who decides; else the user's name.")(
        command
    )


def _user() -> str:
    from graph.files.judgements import user

    return user()


def why_option(command: Command) -> Command:
    """``--why``, of commands by which people say something against articles."""
    return click.option("--why", metavar="TEXT", required=True, help="Why; it is kept.")(command)


def confidence_option(command: Command) -> Command:
    """``--confidence``, of commands that tell what the graph holds."""
    return click.option(
        "--confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        help="Leave out edges that are less sure than that, from 0 to 1.",
    )(command)


def min_confidence_option(command: Command) -> Command:
    """``--min-confidence``, of commands that read."""
    return click.option(
        "--min-confidence",
        "confidence",
        type=click.FloatRange(0, 1),
        metavar="SHARE",
        help="Keep what is at least so sure, from 0 to 1: 0.9 keeps what is right nine times in ten or more. "
        "Without it is kept what reads best on the whole; a low one lets doubtful things in as well.",
    )(command)


def all_option(command: Command) -> Command:
    """``--all``, of commands that draw, count or write persons."""
    return click.option(
        "--all",
        "everyone",
        is_flag=True,
        help="Also persons who are only mentioned in an office: who attend, discuss and pledge nothing; in "
        "pictures courtesies, too.",
    )(command)


def raw_option(command: Command) -> Command:
    """``--raw``, of commands that write CSV."""
    return click.option(
        "--raw",
        is_flag=True,
        help="In CSV, leave texts that begin like a formula (= + - @) as they are. Else an apostrophe before "
        "them keeps spreadsheets from computing them.",
    )(command)


class Day(click.ParamType[date]):
    """A day, or a month or a year: its first day, or its last."""

    name = "DATE"

    def __init__(self, *, last: bool = False) -> None:
        self.last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from calendar import monthrange

        if isinstance(value, date):
            return value
        try:
            year, month, day = (*map(int, str(value).split("-")), 0, 0)[:3]
            month = month or (12 if self.last else 1)
            return date(year, month, day or (monthrange(year, month)[1] if self.last else 1))
        except ValueError:
            self.fail(f"{value!r} is no date: give 2013, 2013-06 or 2013-06-26", param, ctx)


def part_options(command: Command) -> Command:
    """``--state``, ``--organization``, ``--since`` and ``--until``: the part of a graph that is meant."""
    for option in (
        click.option("--until", type=Day(last=True), help="Last day: 2013-06-26, 2013-06 or 2013."),
        click.option("--since", type=Day(), help="First day: 2013-06-26, 2013-06 or 2013."),
        click.option("--organization", metavar="NAME", help="Meetings of this organization (SCO)."),
        click.option("--state", metavar="STATE", help="Meetings of this state, by code or name (CHN)."),
    ):
        command = option(command)
    return command


def check_period(since: date | None, until: date | None) -> None:
    """Refuse a period that ends before it begins, in which nothing lies.

    Raises:
        UsageError: it does.
    """
    if since and until and until < since:
        raise click.UsageError(f"--until {until} lies before --since {since}")


def open_store(store: str | None, *, read_only: bool = False, seconds: float | None = None) -> Graph:
    """The graph that ``--store`` names; a password is asked for where somebody can answer.

    ``seconds`` limits each transaction, see :func:`graph.store.graph.open_graph`.
    """
    from getpass import getpass

    from graph.store.graph import open_graph

    ask = getpass if sys.stdin.isatty() else None
    return open_graph(store, read_only=read_only, ask=ask, seconds=seconds)


def say(message: str) -> None:
    """A line for people, on standard error."""
    from summitry.output import printable

    print(printable(message), file=sys.stderr)
