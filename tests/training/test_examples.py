"""What is to be learned of an annotated article: gold stands per article, and is aligned with its words."""

from __future__ import annotations

from typing import Any

import pytest

from ingest.article import Article
from ingest.models.heads import STATUSES, TYPES
from ingest.models.session import model
from training.examples import Example, example, views

TEXT = (
    "NAIROBI, June 12, 2019 (Fjord News) -- Norwegian President Kari Lund flew in on Monday to see Kenyan "
    "President Daniel Otieno. The two held talks at State House on Tuesday. Norway will provide ten million "
    "dollars for wells, Lund said. Somalia was not discussed.\n\nSign up for our newsletter"
)


def record(**changes: Any) -> dict[str, Any]:
    meeting = {
        "id": "m1",
        "name": "",
        "kind": "bilateral",
        "city": "Nairobi",
        "country": "KEN",
        "date": "2019-06-11",
        "date_end": None,
        "organizations": [],
        "status": "held",
        "evidence": "The two held talks at State House on Tuesday",
    }
    who = [("person", "Kari Lund"), ("state", "NOR"), ("person", "Daniel Otieno"), ("state", "KEN")]
    pair = {"level": "state", "a": "KEN", "b": "NOR", "date": "2019-06", "status": "held"}
    gold = {
        "meetings": [meeting | changes],
        "ministers": [
            {"name": "Kari Lund", "office": "president", "state": "NOR", "evidence": "Kari Lund"},
            {"name": "Daniel Otieno", "office": "president", "state": "KEN", "evidence": "Daniel Otieno"},
        ],
        "states": [],
        "attended": [
            {"who": name, "who_type": sort, "meeting": "m1", "evidence": meeting["evidence"]}
            for sort, name in who
        ],
        "bilateral_talks": [pair | {"evidence": meeting["evidence"]}],
        "pledged": [
            {
                "who": ["NOR"],
                "commitment": "money for wells",
                "topic": "aid",
                "status": "announced",
                "evidence": "Norway will provide ten million dollars for wells",
            }
        ],
        "negatives": [],
    }
    return {"id": "own", "publisher": None, "text": TEXT, "gold": gold}


def aligned(**changes: Any) -> Example:
    return example(record(**changes), Article(TEXT), model().tokenizer)


def words(one: Example, pieces: list[int]) -> list[str]:
    return [one.text[slice(*one.pieces.spans[piece])] for piece in pieces]


def test_a_meeting_is_triggered_by_a_known_trigger_of_its_evidence() -> None:
    (event,) = aligned().events
    assert TYPES[event.type] == "bilateral"
    assert words(aligned(), event.pieces) == ["talks"]


def test_without_a_known_trigger_any_common_word_of_the_evidence_may_trigger() -> None:
    one = aligned(kind="visit")
    (event,) = one.events
    found = set(words(one, event.pieces))
    assert "talks" in found
    assert not {"Tuesday", "on"} & found, "neither names nor short words"


def test_participants_are_persons_of_the_article_and_states() -> None:
    (event,) = aligned().events
    assert {("state", "NOR"), ("state", "KEN")} <= event.participants
    assert len([key for key in event.participants if key[0] == "person"]) == 2


def test_both_sides_of_talks_talked_however_coarse_the_pairs_date() -> None:
    (event,) = aligned().events
    assert event.pairs == [([("state", "KEN")], [("state", "NOR")])]
    (planned,) = aligned(status="negated").events
    assert planned.pairs == []


def test_who_holds_an_office_for_which_state() -> None:
    assert set(aligned().officials.values()) == {(1, "NOR"), (1, "KEN")}


def test_a_commitment_is_made_by_a_committing_word() -> None:
    one = aligned()
    (commitment,) = one.commitments
    assert STATUSES[commitment.status] == "announced"
    assert set(words(one, commitment.pieces)) <= {"will", "provide"}
    assert commitment.parties == {("state", "NOR")}


@pytest.mark.parametrize("evidence", ["Sign up for our newsletter", "a passage of another article", ""])
def test_evidence_that_the_reader_does_not_see_teaches_nothing(evidence: str) -> None:
    assert aligned(evidence=evidence).events == []


def test_a_window_holds_its_article_s_candidates_and_events() -> None:
    (view,) = views([aligned()])
    assert len(view.events) == len(view.commitments) == 1
    assert {("state", "NOR"), ("state", "KEN"), ("state", "SOM")} <= set(view.mentions)
