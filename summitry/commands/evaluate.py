"""``summitry evaluate``: how well articles are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import click

from summitry.options import json_option

Item = TypeVar("Item")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@json_option
@click.option("--errors", is_flag=True, help="Show each error in its sentence.")
@click.option(
    "--predictions",
    metavar="FILE.jsonl",
    type=click.Path(path_type=Path),
    help="Write what was read, an article a line.",
)
@click.option(
    "--reader",
    type=click.Choice(["default", "rules", "learned"]),
    default="default",
    show_default=True,
    help="Both readers together, the rules alone, or the learned reader alone.",
)
@click.option(
    "--by",
    type=click.Choice(["style", "publisher"]),
    help="Show F1 for each kind of text or each publisher, too.",
)
def evaluate(
    folder: Path, as_json: bool, errors: bool, predictions: Path | None, reader: str, by: str | None
) -> None:
    """Measure the reading of annotated articles: precision, recall and F1 by layer.

    FOLDER holds annotated articles (*.json).

    \b
    Example:
      summitry evaluate tests/gold --errors
    """
    import json

    from ingest.threads import one_thread

    one_thread()
    from summitry.evaluation.evaluate import (
        annotated,
        as_record,
        evaluate,
        grouped,
        print_groups,
        print_score,
    )
    from summitry.output import print_json

    articles = annotated(folder)
    score, read = evaluate(_progress(articles, "Reading", len(articles)), reader)
    if predictions is not None:
        lines = (json.dumps(prediction, ensure_ascii=False) + "\n" for prediction in read)
        predictions.write_text("".join(lines), "utf-8")
    groups = grouped((record for record, _ in articles), read, by) if by else []
    if as_json:
        record = as_record(score, errors=errors)
        if by:
            record[by] = {name: {"articles": count, **as_record(one)} for name, count, one in groups}
        print_json(record)
        return
    print_score(score, errors=errors)
    if by:
        print_groups(groups, by)


def _progress(items: Iterable[Item], what: str, total: int | None = None) -> Iterator[Item]:
    """The same items, with a bar on standard error if that is a terminal."""
    from summitry.output import console

    terminal = console(stderr=True)
    if not terminal.is_terminal:
        yield from items
        return
    from rich.progress import track

    yield from track(items, what, total=total, console=terminal, transient=True)
