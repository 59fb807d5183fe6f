"""``summitry read``: what articles state, printed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from summitry.options import INPUT, REJECTED, json_option, min_confidence_option, say

if TYPE_CHECKING:
    from ingest.workers.worker import Result


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="Set an article aside that takes longer.",
)
@min_confidence_option
@json_option
def read(paths: tuple[str, ...], timeout: float, confidence: float | None, as_json: bool) -> None:
    """Read articles and print what they state, storing nothing.

    PATH is a file, a folder, or - for standard input.

    \b
    Example:
      summitry read report.txt
      summitry read --json - < report.txt
    """
    from ingest.sources.admission import Rejected, Remark
    from ingest.workers.worker import Read
    from summitry.output import as_record, print_facts, print_json

    records, aside = [], 0
    for item in _results(paths, timeout, confidence):
        if isinstance(item, Rejected):
            say(f"{item.source}: {item.reason}")
            aside += not isinstance(item, Remark)
        elif isinstance(item, Read):
            records.append({"source": item.source, **as_record(item.facts)})
            if not as_json:
                [article] = item.facts.of_label("Article")
                print_facts(item.facts, str(article.properties.get("title") or item.source))
    if as_json:
        print_json(records)
    if aside:
        sys.exit(REJECTED if records else INPUT)


def _results(paths: tuple[str, ...], seconds: float, confidence: float | None) -> Iterator[Result]:
    """What becomes of each document, in their order, read by a process that it may cost."""
    from ingest.sources import open_sources
    from ingest.sources.admission import Known, Rejected
    from ingest.workers.guard import Guard
    from ingest.workers.worker import Worker, prepare

    prepare()
    worker = Worker(lambda candidates: [None] * len(candidates), seconds, confidence)
    try:
        with Guard(seconds) as guard:
            for found in open_sources(paths, guard=guard):
                if isinstance(found, Rejected | Known):
                    yield found
                else:
                    yield from worker.read([found])
    finally:
        worker.close()
