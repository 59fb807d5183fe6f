"""How well weights read articles that they were not learned from, and how sure each decision may be."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.isotonic import IsotonicRegression

from ingest.article import Article
from ingest.models import commitments, meetings
from ingest.models.reading import Reading, understand
from ingest.models.session import load, model
from ingest.pipeline import DEFAULT, LEARNED, Pipeline, read
from summitry.evaluation.evaluate import predictions
from summitry.evaluation.scoring import Judged, Score, score

Record = dict[str, Any]
#: The layers by which a decision of the learned reader is judged.
DECISIONS: Mapping[str, tuple[str, ...]] = {
    "participant": ("attended_state", "attended_person"),
    "pair": ("bilateral_state_pairs", "bilateral_person_pairs"),
    "meeting": ("meetings",),
    "commitment": ("pledged",),
}
#: Nearly all that the reader thinks of, so that calibration sees the doubtful too.
_DOUBTFUL = meetings.Thresholds(meeting=0.1, participant=0.05, pair=0.05)


def measure(
    weights: Path,
    articles: Iterable[tuple[Record, Article]],
    reader: Pipeline = DEFAULT,
    *,
    calibrated: bool = True,
) -> Score:
    """The score of a reader with these weights; edges are as sure as calibrated, or as they score."""
    weighted = load(weights)
    if not calibrated:
        weighted = replace(weighted, card={})

    def with_weights(doc: Any, actors: Any, places: Any, dates: Any) -> Any:
        return understand(weighted, doc, actors, places, dates)

    pipeline = reader.replace(understand=with_weights)
    return score((record, predictions(read(article, pipeline), record["id"])) for record, article in articles)


def calibrate(
    weights: Path, articles: Sequence[tuple[Record, Article]], into: Path
) -> dict[str, list[tuple[float, float]]]:
    """Write into the card of ``into`` how many of the weights' decisions of each score are right; return it.

    The articles must not be those that the weights were learned from. ``into`` are these weights, or a mean
    that they are a part of, and that has seen all articles there are.
    """
    path = into / "card.json"
    card = json.loads(path.read_text(encoding="utf-8"))
    doubtful = LEARNED.replace(
        join=partial(meetings.join, thresholds=_DOUBTFUL), bind=partial(commitments.join, least=0.2)
    )
    judged: dict[str, list[Judged]] = defaultdict(list)
    for one in measure(weights, articles, doubtful, calibrated=False).judged:
        judged[one.layer].append(one)
    card["calibration"] = {}
    for decision, layers in DECISIONS.items():
        found = [one for layer in layers for one in judged[layer]]
        card["calibration"][decision] = line([o.confidence for o in found], [o.right for o in found])
    path.write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    return dict(card["calibration"])


def doubt(article: Article) -> float:
    """How unsure the reader is of an article: how near to a half the probabilities of its meetings and
    commitments are, in all, a thousand characters. What it is to be taught next is where this is high."""
    found: list[Reading] = []

    def noted(doc: Any, actors: Any, places: Any, dates: Any) -> Reading:
        found.append(understand(model(), doc, actors, places, dates))
        return found[-1]

    read(article, DEFAULT.replace(understand=noted))
    scores = [one.score for reading in found for one in (*reading.events, *reading.commitments)]
    return sum(min(score, 1 - score) for score in scores) * 1000 / max(len(article.text), 1000)


def line(scores: Sequence[float], right: Sequence[bool], points: int = 9) -> list[tuple[float, float]]:
    """A rising line from scores to the shares of decisions that were right, as points.

    Isotonic regression, read off where so many equal parts of the decisions end.
    """
    fitted = IsotonicRegression(y_min=0.02, y_max=0.99, out_of_bounds="clip").fit(scores, right)
    at = np.unique(np.quantile(scores, np.linspace(0, 1, points)).round(3))
    return [(float(x), round(float(y), 3)) for x, y in zip(at, fitted.predict(at), strict=True)]
