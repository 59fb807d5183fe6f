"""What one sentence tells of a meeting: its trigger, its sides, its status, beside what it is held."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from ingest.actors.find import find_actors
from ingest.actors.model import Person, State
from ingest.article import Article
from ingest.meetings.detect import triggered
from ingest.meetings.mention import EventMention, Participant
from ingest.meetings.places import find_places
from ingest.syntax.model import parse

LUND, OTIENO, BABIC = "Kari Lund", "Daniel Otieno", "Ana Babic"
NOR = "Norwegian President Kari Lund"
KEN = "Kenyan President Daniel Otieno"
HRV = "Croatian President Ana Babic"


def events(text: str) -> list[EventMention]:
    doc = parse(text)
    people = find_actors(doc, Article(text))
    return triggered(doc, people, find_places(doc, people, None))


def event_of(trigger: str, text: str) -> EventMention:
    [found] = [event for event in events(text) if event.trigger.text == trigger]
    return found


def names(participants: Iterable[Participant]) -> set[str]:
    found = set()
    for participant in participants:
        if isinstance(participant.actor, State):
            found.add(participant.actor.iso3)
        else:
            found.add(participant.actor.name)
    return found


@pytest.mark.parametrize(
    ("trigger", "sentence", "first", "second"),
    [
        ("met", f"{NOR} met {KEN}.", {LUND}, {OTIENO}),
        ("talks", f"{NOR} held talks with {KEN}.", {LUND}, {OTIENO}),
        ("Talks", f"Talks between {NOR} and {KEN} ended.", {LUND}, {OTIENO}),
        ("meeting", f"{NOR} spoke of fish before a meeting with {KEN}.", {LUND}, {OTIENO}),
        ("talks", f"The talks that {NOR} and {KEN} held in July were brief.", {LUND}, {OTIENO}),
        ("received", f"{KEN} was received by {NOR}.", {OTIENO}, {LUND}),
        ("sat", f"{NOR} sat for hours across a long table from {KEN}.", {LUND}, {OTIENO}),
        ("signed", f"{NOR} signed a treaty with {KEN}.", {LUND}, {OTIENO}),
        ("put", f"{NOR} and {KEN} put their signatures to the accord.", {LUND}, {OTIENO}),
        ("signed", f"{NOR} and {KEN} signed it at noon.", {LUND}, {OTIENO}),
        ("see", f"{NOR} and {KEN} will see each other again.", {LUND}, {OTIENO}),
        ("meeting", f"{NOR} will ask Kenya for help when meeting with {KEN}.", {LUND}, {OTIENO}),
        ("summit", "The Norway-Kenya summit was brief.", {"NOR"}, {"KEN"}),
    ],
)
def test_both_sides(trigger: str, sentence: str, first: set[str], second: set[str]) -> None:
    event = event_of(trigger, sentence)
    assert {frozenset(names(event.first)), frozenset(names(event.second))} == {
        frozenset(first),
        frozenset(second),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        f"{NOR}, {KEN} and {HRV} met.",
        f"{NOR}; {KEN}; and {HRV} met.",
        f"The president of Norway, {LUND}, the president of Kenya, {OTIENO}, and the president of "
        f"Croatia, {BABIC}, met.",
    ],
)
def test_all_of_a_list_met(sentence: str) -> None:
    people = {p.actor.name for f in events(sentence) for p in f.participants if isinstance(p.actor, Person)}
    assert people == {LUND, OTIENO, BABIC}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (f"{NOR} met {KEN}.", "held"),
        (f"{NOR} will meet {KEN}.", "planned"),
        (f"{NOR} is expected to meet {KEN}.", "planned"),
        (f"{NOR} refused to meet {KEN}.", "negated"),
        (f"{NOR} did not meet {KEN}.", "negated"),
        (f"{NOR} might meet {KEN}.", "hypothetical"),
        (f"{NOR} hopes to meet {KEN}.", "hypothetical"),
        (f"If {NOR} meets {KEN}, fish will be on the table.", "hypothetical"),
        (f"{NOR} travelled with the aim of meeting {KEN}.", "hypothetical"),
        (f"{NOR} agreed to meet {KEN} at an appropriate time.", "hypothetical"),
        (f"It is unclear whether {NOR} will meet {KEN}.", "hypothetical"),
        (f"{NOR} and {KEN} to meet in Oslo", "planned"),
    ],
)
def test_whether_it_is_so(sentence: str, status: str) -> None:
    [event] = [f for f in events(sentence) if f.trigger.lemma == "meet"]
    assert event.status == status


@pytest.mark.parametrize(
    "sentence",
    [
        f"{NOR} and {KEN} did not discuss fish at their summit.",
        f"In talks with {KEN}, {NOR} offered help.",
        f"{NOR} said nothing at the summit.",
    ],
)
def test_what_is_denied_or_offered_at_a_meeting_is_not_the_meeting(sentence: str) -> None:
    assert [f.status for f in events(sentence) if f.trigger.pos == "NOUN"] == ["held"]


@pytest.mark.parametrize(
    ("sentence", "separate"),
    [
        (f"{NOR} held separate talks with {KEN} and {HRV}.", True),
        (f"{NOR} held bilateral talks with {KEN} and {HRV}.", True),
        (f"{NOR} held talks with {KEN} and {HRV} on a bilateral treaty.", False),
    ],
)
def test_one_with_each(sentence: str, separate: bool) -> None:
    assert event_of("talks", sentence).separate is separate


def test_beside_a_larger_meeting() -> None:
    text = f"{NOR} met {KEN} on the sidelines of the African Union summit."
    beside = event_of("met", text).beside
    assert parse(text)[beside[0] : beside[-1] + 1].text == "the sidelines of the African Union summit"


@pytest.mark.parametrize(
    ("sentence", "cities"),
    [
        (f"{NOR} will travel to Shanghai.", ["Shanghai"]),
        (f"{NOR} arrived in Nairobi.", ["Nairobi"]),
        (f"{NOR} began a visit to Mombasa.", ["Mombasa"]),
        (f"{NOR} visited the Kenyan capital.", ["Nairobi"]),
        (f"{NOR} left for Accra.", ["Accra"]),
    ],
)
def test_where_a_visit_goes(sentence: str, cities: list[str]) -> None:
    [event] = [f for f in events(sentence) if f.kind == "visit"]
    assert [place.city for place in event.destinations] == cities
    assert names(event.first) == {LUND}


@pytest.mark.parametrize(
    "sentence",
    [
        f"{NOR} met reporters.",
        f"{NOR} was met with garlands.",
        f"{NOR} called on {KEN} to resign.",
        f"{NOR} welcomes {KEN} to come.",
        "Staff of Norwegian missions in Kenya were told to stay at home.",
        "Farmers await the end of the Uruguay Round.",
    ],
)
def test_no_event(sentence: str) -> None:
    assert not [f for f in events(sentence) if f.participants or f.organizations]
