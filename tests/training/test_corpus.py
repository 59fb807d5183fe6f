"""Annotations without texts, made whole by the corpus."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from graph.errors import SummitryError
from graph.reference.tables import states
from summitry.evaluation.evaluate import annotated
from training.corpus import ANNOTATIONS, hashed, restore

TEXT = "Minister Aud Lund met her colleague Ole Berg in Oslo on Friday."
ROW = {"id": "news/1", "publisher": "Wire", "title": "Two met", "published": "2001-03-02T08:00", "text": TEXT}
MET = TEXT.index("met")
GOLD: dict[str, list[dict[str, Any]]] = {
    "meetings": [
        {"id": "m1", "name": None, "kind": "bilateral", "city": "Oslo", "country": "NOR"}
        | {
            "date": "2001-03-02",
            "date_end": None,
            "organizations": [],
            "status": "held",
            "evidence": [MET, MET + 3],
        }
    ],
    **{layer: [] for layer in ("ministers", "states", "attended", "bilateral_talks", "pledged", "negatives")},
}


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    path = tmp_path / "labels.jsonl"
    path.write_text(json.dumps({"id": "news/1", "sha256": hashed(TEXT), "gold": GOLD}) + "\n", "utf-8")
    return path


def corpus(folder: Path, **changed: str) -> Path:
    path = folder / "news.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(ROW | changed).encode()))
    return path


def test_labels_and_texts_make_annotated_articles(tmp_path: Path, labels: Path) -> None:
    assert restore(corpus(tmp_path), tmp_path / "whole", labels) == 1
    [(record, article)] = annotated(tmp_path / "whole")
    assert article.text == TEXT
    assert record["published"] == "2001-03-02"
    assert record["gold"]["meetings"][0]["evidence"] == "met"


@pytest.mark.parametrize(
    ("changed", "told"), [({"id": "news/2"}, "no article news/1"), ({"text": "Other."}, "another text of")]
)
def test_another_corpus_is_refused(tmp_path: Path, labels: Path, changed: dict[str, str], told: str) -> None:
    with pytest.raises(SummitryError, match=told):
        restore(corpus(tmp_path, **changed), tmp_path / "whole", labels)


def test_labels_are_whole_and_hold_no_sentence_of_an_article() -> None:
    for line in ANNOTATIONS.read_text("utf-8").splitlines():
        label = json.loads(line)
        gold = label["gold"]
        meetings = {one["id"] for one in gold["meetings"]}
        assert {one["meeting"] for one in gold["attended"]} <= meetings, label["id"]
        assert {one["iso3"] for one in gold["states"]} <= {*states(), "XKX"}, label["id"]
        for entry in (one for layer in gold.values() for one in layer):
            start, end = entry["evidence"]
            assert 0 <= start < end <= start + 200, label["id"]
            words = [text for text in entry.values() if isinstance(text, str)]
            assert max(map(len, words), default=0) <= 160, (label["id"], entry)
