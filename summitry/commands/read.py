"""``summitry read``: what articles state, printed."""

from __future__ import annotations

import sys

import click

from summitry.options import INPUT, REJECTED, json_option, say


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@json_option
def read(paths: tuple[str, ...], as_json: bool) -> None:
    """Read articles and print what they state, storing nothing.

    PATH is a file, a folder, or - for standard input.

    \b
    Example:
      summitry read report.txt
      summitry read --json - < report.txt
    """
    from ingest.article import Article
    from ingest.sources import read_sources
    from summitry.output import as_record, print_facts, print_json
    from summitry.reading import read_article

    records, aside = [], 0
    for item in read_sources(paths):
        if not isinstance(item, Article):
            say(f"{item.source}: {item.reason}")
            aside += 1
            continue
        facts = read_article(item)
        records.append({"source": item.source, **as_record(facts)})
        if not as_json:
            print_facts(facts, item.title or item.source)
    if as_json:
        print_json(records)
    if aside:
        sys.exit(REJECTED if records else INPUT)
