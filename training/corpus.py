"""Annotations of a corpus that is not ours: labels alone, which the corpus makes whole.

``corpus.jsonl`` has for each article its id, a hash of its text and what it tells, with evidence as
characters of the text: of its words it has names, offices and, in short, what was undertaken.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path
from typing import Any

from graph.errors import SummitryError

Record = dict[str, Any]
ANNOTATIONS = Path(__file__).parent / "corpus.jsonl"


def restore(corpus: Path, folder: Path, annotations: Path = ANNOTATIONS) -> int:
    """Write the annotated articles of a corpus into a folder, as :mod:`training` learns from them, and say
    how many they are. The corpus is a file of JSON lines, gzipped: ``id``, ``publisher``, ``title``,
    ``published`` (a day in ISO's form, or null) and ``text``.

    Raises:
        SummitryError: the corpus lacks an article, or has another text of it.
    """
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        texts = {row["id"]: row for row in map(json.loads, lines)}
    folder.mkdir(parents=True, exist_ok=True)
    labels = [json.loads(line) for line in annotations.read_text("utf-8").splitlines()]
    for label in labels:
        row = texts.get(label["id"])
        if row is None or hashed(row["text"]) != label["sha256"]:
            raise SummitryError(
                f"{corpus} has {'no article' if row is None else 'another text of'} {label['id']}",
                f"give the file whose articles {annotations} labels",
            )
        path = folder / f"{re.sub(r'[^A-Za-z0-9]+', '_', label['id'])}.json"
        path.write_text(json.dumps(_whole(label["gold"], row)), "utf-8")
    return len(labels)


def hashed(text: str) -> str:
    """By what a text is known again."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _whole(gold: dict[str, list[Record]], row: Record) -> Record:
    """An annotated article, its evidence as the passages."""
    text = row["text"]
    layers = {
        layer: [one | {"evidence": text[slice(*one["evidence"])]} for one in entries]
        for layer, entries in gold.items()
    }
    return {
        "id": row["id"],
        "title": row["title"],
        "published": row["published"] and row["published"][:10],
        "publisher": row["publisher"],
        "source": f"corpus:{row['id']}",
        "true_negative": not gold["meetings"],
        "text": text,
        "gold": layers,
    }
