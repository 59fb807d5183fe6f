"""Whether what a sentence tells has happened, is to come, was called off or never was."""

from __future__ import annotations

import pytest

from ingest.article import Article
from ingest.pipeline import RULES, read

DATELINE = "OSLO, June 12, 2019 (Fjord News) -- "
NOR = "Norwegian President Kari Lund"
KEN = "Kenyan President Daniel Otieno"


def statuses(sentence: str) -> set[str]:
    facts = read(Article(DATELINE + sentence), RULES)
    return {str(node.properties["status"]) for node in facts.nodes.values() if "status" in node.properties}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Norwegian President Kari Lund met Kenyan President Daniel Otieno in Oslo on Tuesday.", "held"),
        ("Norwegian President Kari Lund held talks with Kenyan President Daniel Otieno.", "held"),
        ("Norwegian President Kari Lund will meet Kenyan President Daniel Otieno on Friday.", "planned"),
        (
            "Norwegian President Kari Lund is to hold talks with Kenyan President Daniel Otieno.",
            "planned",
        ),
    ],
)
def test_what_was_held_is_told_from_what_is_to_come(sentence: str, status: str) -> None:
    assert statuses(sentence) == {status}


@pytest.mark.parametrize(
    "sentence",
    [
        "Norwegian President Kari Lund refused to meet Kenyan President Daniel Otieno.",
        "Norwegian President Kari Lund did not meet Kenyan President Daniel Otieno on Tuesday.",
        "Norwegian President Kari Lund could meet Kenyan President Daniel Otieno.",
        "No Norwegian president has met Kenyan President Daniel Otieno.",
    ],
)
def test_what_was_refused_denied_or_only_thought_of_is_no_meeting(sentence: str) -> None:
    assert not statuses(sentence) & {"held", "planned"}


def test_each_other_does_not_make_separate_meetings() -> None:
    facts = read(
        Article(
            DATELINE + "Foreign ministers of Norway, Kenya and Croatia sat next to each other at a meeting "
            "in Oslo on Tuesday."
        ),
        RULES,
    )
    assert not list(facts.of_type("BILATERAL_TALKS"))


@pytest.mark.parametrize(
    "sentence",
    [
        f"{NOR} will visit Kenya on Friday. The visit was later called off.",
        f"{NOR} was due to meet {KEN} in Arusha on Friday. The meeting has been cancelled, officials said.",
        f"Talks between {NOR} and {KEN} planned for March 20 in Arusha were cancelled.",
        f"{NOR} and {KEN} will no longer meet on Friday.",
        f"Plans for {NOR} to meet {KEN} on Friday were dropped.",
        f"{NOR} pulled out of a summit with {KEN} in Arusha.",
    ],
)
def test_what_is_called_off_further_on(sentence: str) -> None:
    assert statuses(sentence) == {"cancelled"}


@pytest.mark.parametrize(
    "sentence",
    [
        f"Croatia criticised the refusal of {NOR} to meet {KEN}.",
        f"Rumours that {NOR} met {KEN} are untrue, both said.",
        f"Claims that {NOR} met {KEN} in Vienna are nonsense.",
        f"In a new film, {NOR} meets {KEN} in Arusha.",
    ],
)
def test_what_is_refused_untrue_or_made_up(sentence: str) -> None:
    assert not statuses(sentence) & {"held", "planned"}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (
            f"Reports that {NOR} met {KEN} are true, both said.",
            "held",
        ),
        (
            f"{NOR} met {KEN}. The visit of a choir was called off.",
            "held",
        ),
        (
            f"{NOR} and {KEN} will meet no later than Friday.",
            "planned",
        ),
        (
            f"{NOR} met {KEN} and opened a film festival.",
            "held",
        ),
        (f"{NOR} pulled out a chair and met {KEN}.", "held"),
    ],
)
def test_lookalikes_stay(sentence: str, status: str) -> None:
    assert statuses(sentence) == {status}
