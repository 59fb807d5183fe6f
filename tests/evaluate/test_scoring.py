"""Scoring: what counts as right, as wrong and as missed."""

from __future__ import annotations

import copy
import importlib.util
import os
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.errors import SummitryError
from graph.model import Evidence, Facts
from ingest import pipeline
from ingest.confidence import certainty
from summitry.evaluation.evaluate import annotated, calibration, grouped, predictions
from summitry.evaluation.likeness import (
    dates_agree,
    pair_up,
    same_organization,
    same_person,
    shared_wording,
)
from summitry.evaluation.scoring import score
from summitry.evaluation.tallies import LAYERS, Judged, Record, Score

OWN = Path(__file__).parents[1] / "gold"
SHARED = Path(os.environ.get("SUMMITRY_SHARED", Path(__file__).parents[3] / "shared")) / "gold"


NOTHING: dict[str, list[Record]] = {
    layer: [] for layer in ("ministers", "states", "meetings", "attended", "bilateral_talks", "pledged")
}


def perfect(record: Record) -> Record:
    """The prediction of a reader who sees what the annotator saw."""
    gold = copy.deepcopy(record["gold"])
    meetings = {meeting["id"]: meeting for meeting in gold["meetings"]}
    return {
        "id": record["id"],
        "ministers": gold["ministers"],
        "states": gold["states"],
        "meetings": gold["meetings"],
        "attended": [
            {
                **entry,
                "meeting_date": meetings[entry["meeting"]]["date"],
                "status": meetings[entry["meeting"]]["status"],
            }
            for entry in gold["attended"]
        ],
        "bilateral_talks": [entry for entry in gold["bilateral_talks"] if entry["level"] != "org"],
        "pledged": [{**entry, "text": entry["commitment"]} for entry in gold["pledged"]],
    }


def careless(record: Record, other: Record, seed: int) -> Record:
    """A prediction with a quarter missing, some of another article, and details changed."""
    rng = random.Random(seed)  # noqa: S311
    prediction, foreign = perfect(record), perfect(other)
    for layer, entries in prediction.items():
        if layer != "id":
            prediction[layer] = [e for e in entries if rng.random() > 0.25]
            prediction[layer] += [e for e in foreign[layer] if rng.random() < 0.25]
    for meeting in prediction["meetings"]:
        meeting |= rng.choice([{}, {}, {"date": None}, {"city": None}, {"kind": "visit"}, {"country": "USA"}])
    for minister in prediction["ministers"]:
        name = minister["name"]
        minister |= rng.choice(
            [{}, {}, {"name": name.split()[-1]}, {"office": "former king"}, {"state": "FRA"}]
        )
    return prediction


RECORDS = [record for record, _ in annotated(OWN)]


def test_a_perfect_reading_scores_one_in_every_layer() -> None:
    result = score((record, perfect(record)) for record in RECORDS)
    assert {layer: tally.f1 for layer, tally in result.layers.items()} == dict.fromkeys(LAYERS, 1.0)
    assert all(share.ok == share.n for share in result.details.values())
    assert all(share.ok == 0 < share.n for share in result.traps.values())
    assert result.errors == []


def test_reading_nothing_finds_nothing() -> None:
    empty: Record = {name: [] for name in perfect(RECORDS[0]) if name != "id"}
    result = score((record, empty) for record in RECORDS)
    assert all(tally.recall == 0 and tally.tp == tally.fp == 0 for tally in result.layers.values())


def test_the_readings_of_other_articles_score_low() -> None:
    shifted = zip(RECORDS, RECORDS[1:] + RECORDS[:1], strict=True)
    result = score((record, perfect(other)) for record, other in shifted)
    assert all(tally.f1 < 0.5 for tally in result.layers.values())


def test_articles_are_scored_by_publisher_too() -> None:
    records = [record for record, _ in annotated(OWN)][:3]
    records = [{**record, "publisher": name} for record, name in zip(records, "ABB", strict=True)]
    read = [perfect(records[0]), perfect(records[1]), perfect({**records[2], "gold": NOTHING})]
    (first, many, shared), (second, one, alone) = grouped(records, read, "publisher")
    assert (first, many, second, one) == ("B", 2, "A", 1)
    assert alone.layers["states"].recall == 1
    assert shared.layers["states"].fn == len(records[2]["gold"]["states"]) > 0
    assert [name for name, _, _ in grouped(records, read, "press")] == ["not given"]


def test_errors_name_article_layer_and_sentence() -> None:
    record = next(record for record in RECORDS if record["gold"]["pledged"])
    prediction = perfect(record)
    stranger = {
        "name": "Wilhelmina Quux",
        "office": "queen",
        "state": "NLD",
        "evidence": "Queen Wilhelmina Quux",
    }
    prediction["ministers"].append(stranger)
    lost = prediction["states"].pop()
    errors = score([(record, prediction)]).errors
    assert [(e.article, e.layer, e.kind, e.what, e.sentence) for e in errors] == [
        (record["id"], "ministers", "spurious", "Wilhelmina Quux", "Queen Wilhelmina Quux"),
        (record["id"], "states", "missed", lost["iso3"], lost["evidence"]),
    ]


def test_traps_are_counted() -> None:
    appeal = next(r for r in RECORDS if any(p["status"] == "urged" for p in r["gold"]["pledged"]))
    prediction = perfect(appeal)
    for pledge in prediction["pledged"]:
        pledge["status"] = "pledged"
    assert score([(appeal, prediction)]).traps["urged_as_pledge"].ok > 0
    quiet = next(record for record in RECORDS if record["true_negative"])
    meeting = {"kind": "visit", "date": None, "city": None, "country": None, "status": "held"}
    result = score([(quiet, {**perfect(quiet), "meetings": [meeting]})])
    assert result.traps["edges_in_meeting_free_article"].ok == 1


@pytest.mark.skipif(not SHARED.is_dir(), reason="the reference annotations and their scorer are not here")
@pytest.mark.parametrize("seed", range(8))
def test_counts_equal_the_reference_scorer(seed: int) -> None:
    spec = importlib.util.spec_from_file_location("reference_scorer", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    reference: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    records = [record for record, _ in annotated(SHARED / "dev")]
    others = random.Random(seed).sample(records, len(records))  # noqa: S311
    read = {r["id"]: careless(r, other, seed) for r, other in zip(records, others, strict=True)}
    expected, _ = reference.score(records, read)
    result = score((record, read[record["id"]]) for record in records)
    for layer, tally in result.layers.items():
        counts = {"tp": tally.tp, "fp": tally.fp, "fn": tally.fn}
        assert counts == {name: expected[layer][name] for name in counts}, layer
    assert result.traps["urged_as_pledge"].ok == expected["urged_taken_as_pledge"]["hit"]
    assert result.traps["edges_in_meeting_free_article"].ok == expected["true_negatives"]["with_any_edge"]
    for name, share in result.details.items():
        # Equally good pairings of meetings may differ in which details are compared.
        slack = 3 if name.startswith("meeting_") else 0
        assert abs(share.ok - expected["accuracy"][name]["ok"]) <= slack, name
        assert abs(share.n - expected["accuracy"][name]["n"]) <= slack, name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kosygin", "Alexei Kosygin", True),
        ("Premier Alexei Kosygin", "A. Kosygin", True),
        ("Recep Tayyip Erdoğan", "Tayyip Erdogan", True),
        ("Rahmon, Emomali", "Emomali Rahmon", True),
        ("Moon Jae-in", "Jae-in Moon", True),
        ("Nursultan Nazarbayev", "Nursultan Nazarbaev", True),
        ("Park Jin", "Park Chung-hee", False),
        ("Hillary Clinton", "Bill Clinton", False),
        ("Xi", "Xu", False),
        ("", "Xi Jinping", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same


def test_organizations_go_by_name_or_initials() -> None:
    assert same_organization("North Atlantic Treaty Organization", "NATO")
    assert same_organization("UN", "the United Nations")
    assert not same_organization("African Union", "European Union")


def test_dates_agree_to_the_precision_that_both_state() -> None:
    assert dates_agree("2013-06-26", "2013-06")
    assert dates_agree("2013-06-14", "2013-06-12", "2013-06-14")
    assert not dates_agree("2013-06-26", "2013-06-27")
    assert not dates_agree(None, "2013")


def test_wording_is_shared_in_one_run() -> None:
    said = "The two presidents agreed to send their ambassadors back."
    assert shared_wording(said, "agreed to send their ambassadors back") == 1
    assert shared_wording(said, "ambassadors of both presidents were sent home in anger") < 0.5


def test_pairing_makes_most_pairs_first() -> None:
    likeness = {("a", "x"): 2.0, ("a", "y"): 1.0, ("b", "x"): 0.5}
    assert pair_up("ab", "xy", lambda one, other: likeness.get((one, other), 0)) == {0: 1, 1: 0}


def test_predictions_come_from_facts() -> None:
    facts = Facts()
    proof = Evidence("a1", 0, 20, "The EU and China met in May.", 0.9)
    meeting = facts.node(
        "Meeting", "m1", kind="bilateral", date=date(2013, 5, 1), date_precision="month", iso3="BEL"
    )
    china, union = (
        facts.node("State", "CHN", name="China"),
        facts.node("Organization", "european-union", name="European Union", acronym="EU"),
    )
    li = facts.node("Minister", "li-keqiang", name="Li Keqiang")
    promise = facts.node("Commitment", "c1", text="to lower tariffs", status="planned")
    facts.edge("ATTENDED", china, meeting, proof)
    facts.edge("ATTENDED", union, meeting, proof, status="cancelled")
    facts.edge("REPRESENTS", li, china, proof, office="Premier")
    facts.edge("PLEDGED", china, promise, proof)
    facts.edge("PLEDGED", union, promise, proof)
    read = predictions(facts, "x")
    assert read["states"] == [{"iso3": "CHN", "evidence": proof.sentence}]
    assert [(entry["who"], entry["meeting_date"], entry["status"]) for entry in read["attended"]] == [
        ("CHN", "2013-05", "held"),
        ("EU", "2013-05", "cancelled"),
    ]
    assert read["ministers"][0] == {
        "name": "Li Keqiang",
        "office": "Premier",
        "state": "CHN",
        "evidence": proof.sentence,
        "confidence": 0.9,
    }
    assert read["pledged"] == [
        {
            "who": ["CHN", "EU"],
            "text": "to lower tariffs",
            "status": "announced",
            "evidence": proof.sentence,
            "confidence": 0.9,
        }
    ]


def test_calibration_sets_how_sure_edges_were_beside_how_many_are_right() -> None:
    found = Score()
    for layer, confidence, right in (
        *[("ministers", 0.95, True)] * 9,
        ("ministers", 0.95, False),
        ("pledged", 0.8, True),
        ("meetings", 0.84, False),
        ("states", 0.3, False),  # Seen once more in another layer.
    ):
        found.judged.append(Judged(layer, confidence, right))
    assert calibration(found) == [
        {"band": "0.8 to 0.9", "edges": 2, "confidence": 0.82, "right": 0.5},
        {"band": "0.9 to 1.0", "edges": 10, "confidence": 0.95, "right": 0.9},
        {"band": "all", "edges": 12, "confidence": 0.928, "right": 0.833},
    ]
    assert calibration(Score()) == []


def test_each_edge_that_was_read_is_judged_once() -> None:
    for record, article in annotated(OWN)[:5]:
        read = predictions(pipeline.read(article), record["id"])
        total = score([(record, read)])
        for layer, tally in total.layers.items():
            judged = [one.right for one in total.judged if one.layer == layer]
            if layer not in ("states", "attended_who"):
                assert (judged.count(True), judged.count(False)) == (tally.tp, tally.fp)


@pytest.mark.parametrize(
    ("sentence", "sure"),
    [
        ("The ministers met in Oslo on Monday.", 0.9),
        ("The ministers reportedly met in Oslo on Monday.", 0.675),
        ("The ministers are believed to have met in Oslo.", 0.675),
        ("The ministers met in Oslo, according to state media.", 0.81),
        ("Two sources said that the ministers met in Oslo.", 0.81),
    ],
)
def test_hedged_and_reported_speech_is_less_sure(sentence: str, sure: float) -> None:
    assert certainty(sentence, 0.9) == pytest.approx(sure)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"id": "own-001"', '"name": "own-001"', "(id: Field required)"),
        ('"text": "', '"text": 7, "was": "', "(text: Input should be a valid string)"),
        ('"iso3": ', '"code": ', "(gold.states.0.iso3: Field required)"),
        ('"published": "1967-06-23"', '"published": "1967-06-31"', "(published: no day, as 2013-06-26)"),
        ('"url": null,', '"url": null', "(line 4 is no JSON)"),
    ],
)
def test_a_damaged_annotation_is_told_by_its_place_before_any_is_read(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    text = (OWN / "001.json").read_text("utf-8")
    assert old in text
    (tmp_path / "001.json").write_text(text.replace(old, new, 1), "utf-8")
    (tmp_path / "notes.json").write_text('["no annotation"]')
    with pytest.raises(SummitryError) as caught:
        annotated(tmp_path)
    assert caught.value.problem == f"{tmp_path / '001.json'} is no annotated article {told}"
    assert "tests/gold/README.md" in caught.value.cure
