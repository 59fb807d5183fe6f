"""``summitry ingest``: articles into the graph."""

from __future__ import annotations

import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.errors import SummitryError
from summitry.options import (
    INPUT,
    INTERRUPTED,
    REJECTED,
    json_option,
    min_confidence_option,
    open_store,
    say,
    store_option,
)

if TYPE_CHECKING:
    from graph.store.graph import Graph
    from summitry.reading import Summary
    from summitry.rejected import RejectedFile


#: So many of the reasons why something was set aside are printed one by one; the file has them all.
_PRINTED = 20


class Columns(click.ParamType[dict[str, str]]):
    """``text=body,title=headline`` as a mapping."""

    name = "NAME=COLUMN,..."

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, str]:
        from ingest.sources import parse_mapping

        try:
            return parse_mapping(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Interval(click.ParamType[float]):
    """``30m`` as seconds."""

    name = "30m"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        found = re.fullmatch(r"(\d{1,4})([smhd])", str(value).strip())
        if not found or not int(found[1]):
            self.fail(f"{value!r} is no interval: give 45s, 30m, 2h or 1d", param, ctx)
        return float(int(found[1]) * {"s": 1, "m": 60, "h": 3600, "d": 86400}[found[2]])


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--columns",
    type=Columns(),
    metavar="NAME=COLUMN,...",
    help="Which columns of a table hold what, where they are named otherwise: text=body,title=headline.",
)
@click.option(
    "--date-format",
    metavar="FORMAT",
    help="How a table's days are written, where that is not to be seen: dmy (15/5/2019), mdy (5/15/2019), or "
    "as strptime has it (%d %B %Y).",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Read in so many processes. Default: as many as there are cores.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="Set an article aside that takes longer.",
)
@click.option(
    "--rejected",
    metavar="FILE.jsonl",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to add what is set aside, with place and reason. Default: rejected.jsonl in the store's "
    "folder, for a server .summitry-rejected.jsonl here.",
)
@click.option(
    "--allow-private-addresses",
    "private",
    is_flag=True,
    help="Let pages, feeds and redirections lead to addresses that are not public: of this machine, of its "
    "network. What PATH names itself may lie anywhere.",
)
@click.option(
    "--every",
    type=Interval(),
    metavar="30m",
    help="Go on: look for what is new so often (45s, 30m, 2h, 1d), until Ctrl-C or a signal ends it.",
)
@min_confidence_option
@json_option
@store_option
@click.pass_obj
def ingest(
    outer_store: str | None,
    paths: tuple[str, ...],
    columns: dict[str, str] | None,
    date_format: str | None,
    workers: int | None,
    timeout: float,
    rejected: Path | None,
    private: bool,
    every: float | None,
    confidence: float | None,
    as_json: bool,
    store: str | None,
) -> None:
    """Read articles and store what they state.

    PATH is a file, a folder, an address (https://...), or - for standard input. Files may hold many
    articles; feeds, sitemaps and lists of addresses are followed, as robots.txt allows. Those that the graph
    holds already are skipped, so that a run may be stopped at any time and started again: it goes on where
    it was. Each article is stored whole or not at all. What cannot be read is set aside with the reason;
    an article whose reading failed is not tried again unless its line is removed from the file of those
    set aside.

    Ends with code 0 if all was read, 1 if something was set aside, 3 if everything was, 5 if the store
    cannot be used, 130 if it was interrupted; what was read by then is stored.

    \b
    Example:
      summitry ingest articles/ report.html
      summitry ingest https://news.example/feed.xml
      summitry ingest --workers 8 --json archive/ > summary.json
      summitry ingest feeds.txt --every 30m
    """
    from ingest.workers.worker import cores, prepare
    from summitry.rejected import RejectedFile

    columns = _with_dates(columns, date_format)
    if every and "-" in paths:
        raise click.UsageError("standard input can be read once only: leave out - or --every")

    def once() -> int:
        began = time.monotonic()
        with open_store(store or outer_store) as graph:
            aside = RejectedFile(rejected or _default(graph))
            summary, interrupted, failure = _run(
                graph, paths, columns, workers or cores(), timeout, aside, private, confidence
            )
        summary.seconds = time.monotonic() - began  # The store's start and end are waited for, too.
        _print(summary, interrupted, aside if summary.aside else None, as_json)
        if failure:
            raise failure
        if interrupted:
            return INTERRUPTED
        return (REJECTED if summary.read or summary.known else INPUT) if summary.aside else 0

    prepare()
    with _terminable():
        code = repeat(once, every) if every else once()
    if code:
        sys.exit(code)


def repeat(once: Callable[[], int], seconds: float, wait: Callable[[float], None] = time.sleep) -> int:
    """Run again and again until somebody ends it; what one run could not do, the next may."""
    while True:
        began = time.monotonic()
        try:
            if once() == INTERRUPTED:
                return INTERRUPTED
        except (SummitryError, OSError) as error:
            say(f"Error: {error}")
        left = max(0.0, began + seconds - time.monotonic())
        say(f"The next run begins at {datetime.now() + timedelta(seconds=left):%H:%M:%S}; Ctrl-C ends it.")
        try:
            wait(left)
        except KeyboardInterrupt:
            return 0


def _with_dates(columns: dict[str, str] | None, date_format: str | None) -> dict[str, str] | None:
    """The columns, and how days are written in them."""
    if not date_format:
        return columns
    if date_format.lower() not in ("dmy", "mdy") and "%" not in date_format:
        raise click.BadParameter("give dmy, mdy, or a format such as %d %B %Y", param_hint="--date-format")
    return {**(columns or {}), "dates": date_format if "%" in date_format else date_format.lower()}


@contextmanager
def _terminable() -> Iterator[None]:
    """A service that is told to stop ends as by Ctrl-C."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _default(graph: Graph) -> Path:
    return Path(".summitry-rejected.jsonl") if "://" in graph.name else Path(graph.name, "rejected.jsonl")


def _run(
    graph: Graph,
    paths: tuple[str, ...],
    columns: dict[str, str] | None,
    workers: int,
    timeout: float,
    aside: RejectedFile,
    private: bool,
    confidence: float | None,
) -> tuple[Summary, bool, Exception | None]:
    """What the run did, whether it was interrupted, and why it could not go on, if so."""
    from ingest.sources import Link, countable, find_documents, open_sources
    from ingest.sources.admission import Rejected, Remark
    from ingest.sources.web import Visits, Web
    from ingest.workers.guard import Guard
    from summitry.progress import Progress
    from summitry.reading import Intake

    printed = 0

    def tell(rejected: Rejected) -> None:
        nonlocal printed
        aside.add(rejected)
        printed += 1
        if printed <= _PRINTED:
            say(f"{rejected.source}: {rejected.reason}")
        elif printed == _PRINTED + 1:
            say(f"More is set aside; all of it stands in {aside.path}.")

    def count() -> int | None:
        total = 0
        with Guard(timeout) as counting:
            every = find_documents(paths, columns, counting) if all(map(countable, paths)) else (None,)
            for found in every:
                if found is None or isinstance(found, Link):  # What it leads to is not known yet.
                    return None
                total += not isinstance(found, Remark)
        return total

    visits = Visits(aside.path.with_name(f"{aside.path.stem.removesuffix('rejected')}visits.json"))
    web = Web(visits, private=private)
    intake = Intake(
        graph,
        workers=workers,
        seconds=timeout,
        confidence=confidence,
        aside=aside.unreadable,
        tell=tell,
    )
    try:
        with Progress(intake.summary, count), intake, Guard(timeout) as guard:
            for document in open_sources(paths, columns, web, guard):
                intake.take(document)
    except KeyboardInterrupt:
        return intake.summary, True, None
    except (SummitryError, OSError) as error:
        return intake.summary, False, error
    web.visits.save()
    return intake.summary, False, None


def _print(summary: Summary, interrupted: bool, aside: RejectedFile | None, as_json: bool) -> None:
    from summitry.output import print_json, print_table

    rate = summary.read / summary.seconds if summary.seconds else 0.0
    remarks = [f"{one.source}: {one.reason}" for one in summary.remarks if summary.read or not summary.known]
    if as_json:
        print_json(
            {
                "read": summary.read,
                "with meetings": summary.meetings,
                "without meetings": summary.read - summary.meetings,
                "known before": summary.known,
                "set aside": dict(summary.aside.most_common()),
                "remarks": remarks,
                "nodes": {"new": summary.new_nodes, "known": summary.known_nodes},
                "edges": {"new": summary.new_edges, "known": summary.known_edges},
                "seconds": round(summary.seconds, 1),
                "articles a second": round(rate, 1),
                "rejected": aside and str(aside.path),
                "interrupted": interrupted,
            }
        )
        return
    articles = {
        "read": summary.read,
        "with meetings": summary.meetings,
        "without meetings": summary.read - summary.meetings,
        "known before": summary.known,
        "set aside": summary.aside.total(),
    }
    articles |= {f"set aside: {reason}": count for reason, count in summary.aside.most_common()}
    print_table([{"articles": name, "count": count} for name, count in articles.items()])
    print_table(
        [
            {"": "nodes", "new": summary.new_nodes, "known": summary.known_nodes},
            {"": "edges", "new": summary.new_edges, "known": summary.known_edges},
        ]
    )
    print(f"{summary.seconds:.1f} seconds{f', {rate:.1f} articles a second' if summary.read else ''}.")
    for remark in remarks:  # If all is known they were told before.
        say(remark)
    if aside:
        print(f"What was set aside, and why: {aside.path}")
    if interrupted:
        say("Interrupted: what was read is stored; the same command goes on from here.")
