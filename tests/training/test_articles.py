"""The articles that were written for training: whole, annotated by the guide, and nobody else's."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from training.folds import FOLDS, fold_of

FOLDER = Path(__file__).parents[2] / "training" / "articles"
RECORDS: list[dict[str, Any]] = [
    json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))
]
LAYERS = ("meetings", "ministers", "states", "attended", "bilateral_talks", "pledged")


def test_each_has_an_id_and_a_text_of_its_own() -> None:
    assert len(RECORDS) > 500
    assert len({one["id"] for one in RECORDS}) == len({one["text"] for one in RECORDS}) == len(RECORDS)


def test_evidence_is_a_passage_of_the_text() -> None:
    for one in RECORDS:
        for layer in LAYERS:
            for found in one["gold"][layer]:
                assert 0 < len(found["evidence"]) <= 200, one["id"]
                assert found["evidence"] in one["text"], one["id"]


def test_states_are_codes_and_meetings_are_known() -> None:
    for one in RECORDS:
        meetings = {meeting["id"] for meeting in one["gold"]["meetings"]}
        assert bool(meetings) != one["true_negative"], one["id"]
        for attended in one["gold"]["attended"]:
            assert attended["meeting"] in meetings, one["id"]
            assert attended["who_type"] != "state" or re.fullmatch("[A-Z]{3}", attended["who"]), one["id"]


def test_our_own_teach_in_every_fold_and_are_never_left_out() -> None:
    assert {one["publisher"] for one in RECORDS} == {None}
    assert fold_of(None) is None
    assert fold_of("AFP") in range(FOLDS)
