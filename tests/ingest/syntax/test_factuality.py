"""Whether what a word tells has happened, is to come, was called off or never was."""

from __future__ import annotations

import pytest

from ingest.lexicon.triggers import Status
from ingest.syntax.factuality import status_of
from ingest.syntax.model import parse
from ingest.syntax.plans import called_off

DATELINE = "OSLO, June 12, 2019 (Fjord News) -- "
NOR = "Norwegian President Kari Lund"
KEN = "Kenyan President Daniel Otieno"


def status(trigger: str, sentence: str) -> Status:
    """The factuality of the first event of a word."""
    return status_of(next(token for token in parse(DATELINE + sentence) if token.text == trigger))


@pytest.mark.parametrize(
    ("trigger", "sentence", "told"),
    [
        ("met", f"{NOR} met {KEN} in Oslo on Tuesday.", "held"),
        ("talks", f"{NOR} held talks with {KEN}.", "held"),
        ("meet", f"{NOR} will meet {KEN} on Friday.", "planned"),
        ("talks", f"{NOR} is to hold talks with {KEN}.", "planned"),
        ("meet", f"{NOR} refused to meet {KEN}.", "negated"),
        ("meet", f"{NOR} did not meet {KEN} on Tuesday.", "negated"),
        ("meet", f"{NOR} could meet {KEN}.", "hypothetical"),
        ("met", f"No Norwegian president has met {KEN}.", "negated"),
        ("met", f"{NOR} said she had met nobody from the Kenyan government.", "negated"),
        ("meet", f"A spokesman told reporters on a conference call that {NOR} would meet {KEN}.", "planned"),
        ("meet", f"{NOR} told a news conference that she would meet {KEN}.", "planned"),
        ("meet", f"{NOR} wrote of rumours that she would meet {KEN}.", "hypothetical"),
        ("talks", "The talks began on Monday and will go ahead until Friday.", "held"),
        ("meet", f"{NOR} spoke of her dream that {KEN} would meet her.", "hypothetical"),
        ("meet", f"{NOR} has yet to meet {KEN}.", "hypothetical"),
        (
            "Talks",
            "Talks between Norway and Kenya have yet to begin, an envoy said on Friday.",
            "hypothetical",
        ),
        ("summit", "The summit, twice put off because of floods, will finally be held in Oslo.", "planned"),
        ("summit", "The summit was put off because of floods and will not be held in Oslo.", "cancelled"),
        ("met", f"{NOR} met none other than {KEN} in Oslo.", "held"),
        ("met", f"Were it not for {NOR}, who met {KEN}, the war would have gone on.", "held"),
        ("talks", "Reports that the talks, put off last week, began on Monday are false.", "negated"),
        ("sit", f"{NOR} would sooner resign than sit down with {KEN}.", "negated"),
        ("talks", f'{NOR} called "pure invention" a report of talks with {KEN}.', "negated"),
        ("visit", f"{NOR} has postponed a visit to Kenya scheduled for next week.", "cancelled"),
        ("visit", f"{NOR} has postponed a visit to Kenya to next week.", "planned"),
        ("talks", "Norway said it was calling off talks with Kenya due to be held on Monday.", "cancelled"),
        ("talks", "Norway threatened to call off talks with Kenya due to be held on Monday.", "planned"),
        ("talks", "The talks, put off last week, began in Oslo on Monday.", "held"),
        ("seen", f"Had {NOR} gone to Kenya, she would have seen {KEN}.", "hypothetical"),
        ("gone", f"Had {NOR} gone to Kenya, she would have seen {KEN}.", "hypothetical"),
        ("Conference", f"{NOR} spoke of the upcoming Oslo Summit and Fish Conference.", "planned"),
    ],
)
def test_what_was_held_is_told_from_what_is_to_come_or_was_not(
    trigger: str, sentence: str, told: Status
) -> None:
    assert status(trigger, sentence) == told


@pytest.mark.parametrize(
    ("trigger", "sentence"),
    [
        ("visit", f"{NOR} will see Kenya on Friday. The visit was later called off."),
        ("meeting", f"{NOR} was due to see {KEN}. The meeting has been cancelled, officials said."),
        ("Talks", f"Talks between {NOR} and {KEN} planned for March 20 in Arusha were cancelled."),
        ("meet", f"{NOR} and {KEN} will no longer meet on Friday."),
        ("meet", f"Plans for {NOR} to meet {KEN} on Friday were dropped."),
        ("summit", f"{NOR} pulled out of a summit with {KEN} in Arusha."),
    ],
)
def test_what_is_called_off(trigger: str, sentence: str) -> None:
    assert status(trigger, sentence) == "cancelled"


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        ("stayed at home", "cancelled"),
        ("did not arrive", "cancelled"),
        ("decided to stay in Oslo", "cancelled"),
        ("a storm kept him away", "cancelled"),
        ("flew to Rome instead", "cancelled"),
        ("the talks were called off", "cancelled"),
        ("fell ill", "cancelled"),
        ("declined to come", "cancelled"),
        # Of the plan, which stands:
        ("gave no details", "planned"),
        ("did not say where", "planned"),
        ("her office declined to comment", "planned"),
        ("the agenda remained open", "planned"),
    ],
)
def test_what_was_due_is_off_where_it_is_told_how_it_came(behind: str, told: Status) -> None:
    assert status("meet", f"{NOR} was due to meet {KEN} on Tuesday, but {behind}.") == told


def test_what_is_called_off_is_the_event_that_the_verb_names() -> None:
    doc = parse(f"{NOR} will see Kenya. The visit was called off. She opened the talks with a joke.")
    assert [token.text for token in doc if called_off(token)] == ["visit"]


@pytest.mark.parametrize(
    ("trigger", "sentence"),
    [
        ("meet", f"Croatia criticised the refusal of {NOR} to meet {KEN}."),
        ("met", f"Reports that {NOR} met {KEN} were false."),
        ("met", f"Claims that {NOR} met {KEN} in Vienna are nonsense."),
        ("meets", f"In a new film, {NOR} meets {KEN} in Arusha."),
    ],
)
def test_what_is_refused_untrue_or_made_up(trigger: str, sentence: str) -> None:
    assert status(trigger, sentence) in ("negated", "hypothetical")


@pytest.mark.parametrize(
    ("trigger", "sentence", "told"),
    [
        ("met", f"Reports that {NOR} met {KEN} are true, both said.", "held"),
        ("met", f"{NOR} met {KEN}. The visit of a choir was called off.", "held"),
        ("meet", f"{NOR} and {KEN} will meet no later than Friday.", "planned"),
        ("met", f"{NOR} met {KEN} and opened a film festival.", "held"),
        ("met", f"{NOR} pulled out a chair and met {KEN}.", "held"),
    ],
)
def test_lookalikes_stay(trigger: str, sentence: str, told: Status) -> None:
    assert status(trigger, sentence) == told
