"""Make the learned reader: ``python -m training``.

``fit`` aligns annotated articles, trains on them and writes the weights; ``--without`` leaves the publishers
of a fold out, on which ``measure`` then tells how well the weights read. ``average`` makes one of several.
"""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.progress import track

from ingest.article import Article
from summitry.evaluation.evaluate import annotated
from training.corpus import restore
from training.encoder import ENCODERS, encoder
from training.examples import Example, example
from training.export import export
from training.fit import Settings, averaged, fit
from training.folds import FOLDS, fold_of

WEIGHTS = Path(__file__).parent.parent / "ingest" / "models" / "weights"
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_GOLD = click.argument("gold", type=_FOLDER)
_WORK = click.option(
    "--work",
    type=click.Path(path_type=Path),
    default=Path("build/training"),
    show_default=True,
    help="Folder for examples and checkpoints.",
)
_ENCODER = click.option(
    "--encoder", "name", type=click.Choice(sorted(ENCODERS)), default="minilm", show_default=True
)
_FROZEN = click.option(
    "--frozen", default=Settings.frozen, show_default=True, help="Layers that stay as they are."
)
_EPOCHS = click.option("--epochs", default=Settings.epochs, show_default=True)
_SEED = click.option("--seed", default=Settings.seed, show_default=True)


@click.group(help=__doc__)
def main() -> None:
    """Commands of training."""


@main.command("fit")
@click.argument("gold", type=_FOLDER, nargs=-1, required=True)
@_WORK
@_ENCODER
@_FROZEN
@_EPOCHS
@_SEED
@click.option(
    "--without",
    multiple=True,
    type=click.IntRange(0, FOLDS - 1),
    help="Leave the publishers of this fold out. May be repeated.",
)
@click.option("--share", default=1.0, show_default=True, help="Learn from this share of the articles only.")
@click.option(
    "--start",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Checkpoint of another training, from whose weights this one starts.",
)
@click.option(
    "--out", type=click.Path(path_type=Path), help="Folder for the weights; by default below --work."
)
def fit_(
    gold: tuple[Path, ...],
    work: Path,
    name: str,
    frozen: int,
    epochs: int,
    seed: int,
    without: tuple[int, ...],
    share: float,
    start: Path | None,
    out: Path | None,
) -> None:
    """Train on annotated articles and write the weights."""
    source = encoder(name)
    chosen = [one for one in examples(gold, work, name) if fold_of(one.publisher) not in without]
    chosen = chosen[:: round(1 / share)]
    settings = Settings(encoder=name, frozen=frozen, epochs=epochs, seed=seed)
    left_out = f"without-{'-'.join(map(str, without))}" if without else "all"
    run = work / f"{name}-{left_out}-{len(chosen)}-{seed}{'-on' if start else ''}"
    net = fit(source, chosen, settings, run, start)
    export(source, net, asdict(settings) | {"articles": len(chosen)}, out or run / "weights")
    click.echo(f"{len(chosen)} articles learned from; weights in {out or run / 'weights'}")


@main.command("corpus")
@click.argument("corpus", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def corpus_(corpus: Path, folder: Path) -> None:
    """Write the annotated articles of a corpus into a folder to learn from: its texts with the labels of
    training/corpus.jsonl."""
    click.echo(f"{restore(corpus, folder)} annotated articles in {folder}")


@main.command("average")
@click.argument(
    "checkpoints", type=click.Path(exists=True, dir_okay=False, path_type=Path), nargs=-1, required=True
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for the weights.")
def average_(checkpoints: tuple[Path, ...], out: Path) -> None:
    """Write the mean of the weights of several trainings, which reads unseen publishers as one alone seldom
    does (Wortsman et al. 2022, "Model soups"). They must have begun from the same encoder."""
    trainings = [
        json.loads((path.parent / "weights" / "card.json").read_bytes())["training"] for path in checkpoints
    ]
    source = encoder(trainings[0]["encoder"])
    net = averaged(source, checkpoints)
    export(source, net, {"mean_of": trainings}, out)
    click.echo(f"the mean of {len(checkpoints)} trainings in {out}")


@main.command("measure")
@_GOLD
@click.argument("weights", type=click.Path(exists=True, file_okay=False, path_type=Path), default=WEIGHTS)
@click.option("--fold", type=click.IntRange(0, FOLDS - 1), help="Read the publishers of this fold only.")
@click.option("--reader", type=click.Choice(["default", "learned"]), default="default", show_default=True)
def measure_(gold: Path, weights: Path, fold: int | None, reader: str) -> None:
    """Tell how well weights read annotated articles, which must be none that they were learned from."""
    from ingest.pipeline import DEFAULT, LEARNED
    from summitry.evaluation.evaluate import print_score
    from training.measure import measure

    chosen = {"default": DEFAULT, "learned": LEARNED}[reader]
    print_score(measure(weights, _of_fold(gold, fold), chosen))


@main.command("calibrate")
@_GOLD
@click.argument("weights", type=click.Path(exists=True, file_okay=False, path_type=Path), default=WEIGHTS)
@click.option("--fold", type=click.IntRange(0, FOLDS - 1), help="By the publishers of this fold only.")
@click.option(
    "--into",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Weights whose card is written: a mean of these and others, which has seen that fold.",
)
def calibrate_(gold: Path, weights: Path, fold: int | None, into: Path | None) -> None:
    """Write into the weights' card how many of their decisions are right, by score."""
    from training.measure import calibrate

    for decision, points in calibrate(weights, list(_of_fold(gold, fold)), into or weights).items():
        click.echo(f"{decision}: {points}")


@main.command("unsure")
@click.argument("articles", nargs=-1, required=True)
@click.option("--sample", default=400, show_default=True, help="Read so many of the articles, evenly spread.")
@click.option("--most", default=40, show_default=True, help="Print so many.")
def unsure_(articles: tuple[str, ...], sample: int, most: int) -> None:
    """Print the ids of the articles of which the reader is least sure: those to annotate next."""
    from ingest.sources import read_sources
    from training.measure import doubt

    found = [one for one in read_sources(articles) if isinstance(one, Article)]
    chosen = found[:: max(1, len(found) // sample)][:sample]
    doubts = [(doubt(one), one.source) for one in track(chosen, description="reading", transient=True)]
    for score, source in sorted(doubts, reverse=True)[:most]:
        click.echo(f"{score:.2f}  {source}")


def _of_fold(gold: Path, fold: int | None) -> Iterator[tuple[dict[str, Any], Article]]:
    for record, article in annotated(gold):
        if fold is None or fold_of(record.get("publisher")) == fold:
            yield record, article


def examples(gold: Iterable[Path], work: Path, name: str) -> list[Example]:
    """The aligned articles, made once and kept."""
    records = [one for folder in gold for one in annotated(folder)]
    kept = work / f"examples-{name}.pickle"
    known = pickle.loads(kept.read_bytes()) if kept.exists() else {}  # noqa: S301 - our own file
    if missing := [(record, article) for record, article in records if _digest(record) not in known]:
        known |= _aligned(missing, name)
        work.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(known))
    return [known[_digest(record)] for record, _ in records]


def _digest(record: dict[str, Any]) -> str:
    """A hash of an article with its annotations: what is mended in either is aligned anew."""
    return hashlib.sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()


def _aligned(records: Sequence[tuple[dict[str, Any], Article]], name: str) -> dict[str, Example]:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(encoder(name).tokenizer.decode())
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return {
        _digest(record): example(record, article, tokenizer)
        for record, article in track(records, description="aligning", transient=True)
    }


if __name__ == "__main__":
    main()
