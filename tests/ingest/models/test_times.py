"""Which of the times that the learned reader takes for an event's are believed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ingest.actors.model import Office, Person
from ingest.dates.find import find_dates
from ingest.dates.when import When
from ingest.meetings.scope import before_it, earlier, of_a_happening, passed
from ingest.models.events import Argument, LearnedEvent, Reading, TalkedWith
from ingest.models.meetings import join
from ingest.syntax.model import parse
from ingest.text.sentences import Sentences
from tests.ingest.meetings.values import (
    CROATIA,
    KENYA,
    LUND,
    NORWAY,
    OTIENO,
    UNION,
    meeting,
    participant,
    sentence,
    trigger,
)

TODAY = date(2019, 6, 12)
TUESDAY = When(40, 41, date(2019, 6, 11), None, "day")
FRIDAY = When(50, 51, date(2019, 6, 14), None, "day")
WEDNESDAY = When(1, 2, TODAY, None, "day")
SIDES = tuple(Argument(side, participant(side).mention, 0.9) for side in (NORWAY, KENYA))
TALKS = LearnedEvent(trigger(0), "bilateral", "held", 0.9, SIDES, (), ())


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (replace(TALKS, today=True), TODAY),
        # Plans are for the report's day where their sentence says so.
        (replace(TALKS, today=True, status="planned"), None),
        (replace(TALKS, today=True, status="planned", stated=(WEDNESDAY,)), TODAY),
        # "Their recent talks" are not of the day told elsewhere.
        (replace(TALKS, when=TUESDAY), date(2019, 6, 11)),
        (replace(TALKS, when=TUESDAY, earlier=True), None),
        (replace(TALKS, today=True, earlier=True), None),
        (replace(TALKS, when=TUESDAY, earlier=True, stated=(TUESDAY,)), date(2019, 6, 11)),
        # Nor are plans of a day that is over, or what has been of one that is to come.
        (replace(TALKS, when=TUESDAY, status="planned"), None),
        (replace(TALKS, when=FRIDAY, status="planned"), date(2019, 6, 14)),
        (replace(TALKS, when=FRIDAY), None),
        (replace(TALKS, when=FRIDAY, stated=(FRIDAY,)), date(2019, 6, 14)),
        # The only time that its clause states goes before that of another, but for a bound.
        (replace(TALKS, when=WEDNESDAY, own=TUESDAY), date(2019, 6, 11)),
        (replace(TALKS, when=WEDNESDAY, own=replace(TUESDAY, limit=True)), TODAY),
    ],
)
def test_a_time_is_believed_where_its_sentence_allows_it(event: LearnedEvent, told: date | None) -> None:
    text = Sentences("They met.", ((0, 4), (5, 8), (8, 9)), (sentence(0),))
    (one,) = join(text, [], Reading((event,)), None, TODAY)
    assert (one.when.date if one.when else None) == told


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("The president hosted the recently concluded river summit.", "summit", True),
        ("They spoke of a recently signed treaty.", "signed", True),
        ("He complained at the just-ended river summit.", "summit", True),
        ("We have just met the president.", "met", False),
        ("The last time they spoke, rain fell on Nairobi.", "spoke", True),
        ("The last time they met was in Nairobi when she gave him a tour.", "tour", True),
        ("They met at the summit for the last two days.", "summit", False),
        ("The leaders met to discuss recent attacks.", "met", False),
    ],
)
def test_what_is_told_as_one_of_before(text: str, word: str, told: bool) -> None:
    assert earlier(next(token for token in parse(text) if token.text == word)) is told


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Lund met Otieno to congratulate him on his inauguration in January.", "met", True),
        (
            "Lund met Otieno to congratulate him on his inauguration in January and to reaffirm aid.",
            "met",
            True,
        ),
        ("Lund met Otieno at the inauguration in January.", "met", False),
        ("The senate acted on Tuesday, just before the visit of the president.", "visit", True),
        ("The ministers met ahead of a summit on Friday.", "summit", False),
        ("Following the May 3 summit of rivers, envoys held a dialogue.", "dialogue", True),
        ("Following talks in Oslo, envoys held a dialogue on May 3.", "dialogue", False),
    ],
)
def test_a_day_of_something_else(text: str, word: str, told: bool) -> None:
    doc = parse(text)
    (when,) = find_dates(doc, TODAY)
    day = doc[when.start : when.end].root
    event = next(token for token in doc if token.text == word)
    phrase = passed(day)
    over = phrase is not None and event not in phrase.subtree
    assert (over or of_a_happening(day, event) or before_it(day, event)) is told


def test_an_inauguration_of_which_talks_tell_does_not_date_them() -> None:
    text = Sentences("They met.", ((0, 4), (5, 8), (8, 9)), (sentence(0),))
    talks = meeting("bilateral", NORWAY, KENYA)
    event = replace(TALKS, trigger=replace(trigger(0, "inauguration"), at=7), when=TUESDAY, stated=(TUESDAY,))
    (one,) = join(text, [talks], Reading((event,)), None, TODAY)
    assert one.when is None


def test_gatherings_of_other_days_are_others() -> None:
    text = Sentences("They met.", ((0, 4), (5, 8), (8, 9)), (sentence(0), sentence(1)))
    summit = meeting("multilateral", NORWAY, KENYA, name="summit", when=TUESDAY)
    body = Argument(UNION, participant(UNION).mention, 0.9)
    event = replace(
        TALKS,
        trigger=trigger(1, "summit"),
        type="multilateral",
        conveners=(body,),
        when=FRIDAY,
        stated=(FRIDAY,),
    )
    found = join(text, [replace(summit, organizations=(UNION,))], Reading((event,)), None, TODAY)
    assert [one.when for one in found] == [TUESDAY, FRIDAY]


def test_who_was_received_by_two_was_at_two_meetings() -> None:
    text = Sentences("They met.", ((0, 4), (5, 8), (8, 9)), (sentence(0), sentence(1)))
    berg = Person(
        "Ola Berg", offices=(Office("Foreign Minister", "foreign_minister"),), state="NOR", minister=True
    )
    talks = meeting("bilateral", LUND, OTIENO, when=TUESDAY)
    office = replace(participant(berg).mention, kind="office")
    told = (Argument(berg, office, 0.9), Argument(OTIENO, participant(OTIENO).mention, 0.9))
    found = join(
        text, [talks], Reading((replace(TALKS, trigger=trigger(1), participants=told),)), None, TODAY
    )
    assert len(found) == 2


def test_gatherings_of_two_names_are_two() -> None:
    text = Sentences("They met.", ((0, 4), (5, 8), (8, 9)), (sentence(0), sentence(1)))
    body = Argument(UNION, participant(UNION).mention, 0.9)
    word = trigger(1, "summit", name="Africa-Europe Summit")
    event = replace(TALKS, trigger=word, type="multilateral", conveners=(body,), when=TUESDAY)
    for name, count in (("Africa-Arab Summit", 2), ("Africa-Europe Summit", 1), ("summit", 1)):
        known = meeting("multilateral", NORWAY, CROATIA, name=name, when=TUESDAY, organizations=(UNION,))
        assert len(join(text, [known], Reading((event,)), None, TODAY)) == count


def test_talks_of_no_day_and_no_place_are_believed_where_the_two_surely_talked() -> None:
    text = Sentences("They met.", ((0, 4), (5, 8), (8, 9)), (sentence(0),))
    talks = replace(TALKS, trigger=trigger(0, "talks"))
    sure = replace(talks, pairs=(TalkedWith(*SIDES, 0.9),))
    assert [len(join(text, [], Reading((one,)), None, TODAY)) for one in (talks, sure)] == [0, 1]
    assert not join(text, [], Reading((replace(sure, score=0.5),)), None, TODAY)
