"""Which of a sentence's dates and places belong to a meeting, and what the sentences around it add."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from ingest.actors.find import find_actors
from ingest.article import Article
from ingest.dates.find import find_dates
from ingest.meetings.detect import detect
from ingest.meetings.mention import EventMention, Situated
from ingest.meetings.place import Place
from ingest.meetings.places import find_places
from ingest.meetings.situate import situate
from ingest.meetings.trigger import trigger_of
from ingest.syntax.model import parse
from ingest.text.metadata import anchor_of, dateline_city
from ingest.text.page import clean

DATELINE = "OSLO, June 12, 2019 (Fjord News) -- "
NOR = "Norwegian President Kari Lund"
KEN = "Kenyan President Daniel Otieno"


@dataclass(frozen=True)
class Read:
    """The event mentions of a text, where it is from and of which day."""

    events: list[EventMention]
    here: Place | None
    day: date | None


def read(text: str) -> Read:
    article = Article(text)
    page = clean(article)
    doc = parse(page.text)
    city, day = dateline_city(article, page), anchor_of(article, page)
    people = find_actors(doc, article, city)
    places = find_places(doc, people, city)
    return Read(detect(doc, people, places, find_dates(doc, day)), places.here, day)


def around(sentence: str, trigger: str) -> tuple[str | None, Place | None]:
    """Day and place of what a word tells."""
    [event] = [one for one in read(DATELINE + sentence).events if one.trigger.text == trigger]
    when, place = event.setting.when, event.setting.place
    return when.date.isoformat() if when else None, place


@pytest.mark.parametrize(
    ("sentence", "trigger", "day"),
    [
        (f"{NOR} met {KEN} on Monday.", "met", "2019-06-10"),
        (f"{NOR} said on Monday that she had met {KEN}.", "met", None),
        (f"{NOR} will leave on Friday after meeting {KEN}.", "meeting", None),
        (f"{NOR} met {KEN}, who took office in May.", "met", None),
        (f"{NOR} and {KEN} discussed the crisis on Monday.", "discussed", "2019-06-10"),
        (f"{NOR} was hopeful about talks with {KEN} next month.", "talks", "2019-07-01"),
        (f"{NOR} admitted on Monday to lying about talks with {KEN}.", "talks", None),
        (f"{NOR} and {KEN} praised the talks that they held on May 3.", "talks", "2019-05-03"),
        (f"{NOR} postponed a meeting with {KEN} that was set for Friday.", "meeting", "2019-06-14"),
        (f"{NOR} met {KEN} on Monday and {KEN} left on Tuesday.", "met", "2019-06-10"),
        (f"{NOR} hosted {KEN} on Monday, a day before the G7 summit opened.", "summit", "2019-06-11"),
        (f"{NOR} hosted {KEN} on Monday, a day before the G7 summit opened.", "hosted", "2019-06-10"),
        (f"{NOR} met {KEN} on Monday before the G7 summit opened.", "summit", None),
    ],
)
def test_the_day_of_a_clause(sentence: str, trigger: str, day: str | None) -> None:
    assert around(sentence, trigger)[0] == day


@pytest.mark.parametrize(
    ("sentence", "trigger", "city", "iso3"),
    [
        (f"{NOR} met {KEN} in Mombasa.", "met", "Mombasa", "KEN"),
        (f"{NOR} met {KEN} here.", "met", "Oslo", "NOR"),
        (f"{NOR} met {KEN} at the White House.", "met", "Washington", "USA"),
        (f"{NOR} met {KEN} in the Ghanaian capital.", "met", "Accra", "GHA"),
        (f"{NOR} met {KEN} in the capital of Ghana.", "met", "Accra", "GHA"),
        (f"{NOR} met {KEN} in Portland, Jamaica.", "met", "Portland", "JAM"),
        # Neither what follows in a list nor whose company is told of next says where a city is.
        (f"{NOR} met {KEN} in Tokyo, Hong Kong and Mombasa.", "met", "Tokyo", "JPN"),
        (f"{NOR} met {KEN} in Tokyo, U.S. carmaker Fjord Motors said.", "met", "Tokyo", "JPN"),
        (f"{NOR} met {KEN} in Ghana.", "met", None, "GHA"),
        # A part of a state, whatever towns are called so elsewhere; and a city that is called so, too.
        (f"{NOR} met {KEN} in Colorado.", "met", None, "USA"),
        (f"{NOR} met {KEN} in New York.", "met", "New York", "USA"),
        (f"{NOR} came back from Accra, where she was received by {KEN}.", "received", "Accra", "GHA"),
        (
            f"{NOR} landed in Accra and met {KEN} over lunch at an embassy built in Oslo.",
            "met",
            "Accra",
            "GHA",
        ),
        (
            "Putin lunched with Orban in Budapest and dined with Fico in Bratislava.",
            "dined",
            "Bratislava",
            "SVK",
        ),
    ],
)
def test_the_place_of_a_clause(sentence: str, trigger: str, city: str | None, iso3: str) -> None:
    assert around(sentence, trigger)[1] == Place(city, iso3)


@pytest.mark.parametrize(
    "sentence",
    [
        f"{NOR} met {KEN} to discuss the war in Ghana.",
        f"{NOR} met {KEN}, who was born in Accra.",
        f"The embassy in Accra said that {NOR} had met {KEN}.",
    ],
)
def test_a_topic_or_an_aside_is_no_place(sentence: str) -> None:
    assert around(sentence, "met")[1] is None


@pytest.mark.parametrize(
    ("sentence", "trigger", "iso3"),
    [
        (f"{NOR} and {KEN} discussed the fighting in Ghana.", "discussed", None),
        (f"{NOR} and {KEN} held talks on the fighting in Ghana.", "talks", None),
        (f"{NOR} and {KEN} held talks in Mombasa on the fighting in Ghana.", "talks", "KEN"),
        (f"{NOR} and {KEN} met on the eve of the games in Ghana.", "met", "GHA"),
    ],
)
def test_where_they_talked_and_what_about(sentence: str, trigger: str, iso3: str | None) -> None:
    place = around(sentence, trigger)[1]
    assert (place.iso3 if place else None) == iso3


def situated(text: str, trigger: str) -> Situated:
    """An event mention with its time and place, as the stage gives it."""
    given = read(text)
    found = situate(given.events, given.here, given.day)
    [one] = [one for one in found if one.event.trigger.text == trigger]
    return one


def test_the_story_of_a_day_goes_on() -> None:
    one = situated(f"{DATELINE}{KEN} arrived in Oslo on Monday. Otieno held talks with {NOR}.", "talks")
    assert one.when is not None
    assert one.when.date == date(2019, 6, 10)


def test_the_last_day_of_a_tour_is_not_that_of_each_stop() -> None:
    tour = f"{KEN} ended a five-day tour of Ghana and Norway on Monday."
    assert situated(f"{DATELINE}{tour} Otieno held talks with {NOR}.", "talks").when is None
    ended = f"{KEN} ended his silence on Monday."
    one = situated(f"{DATELINE}{ended} Otieno held talks with {NOR}.", "talks")
    assert one.when is not None


def test_what_had_been_before_has_no_day_of_the_story() -> None:
    one = situated(f"{DATELINE}{KEN} resigned on Monday. Otieno had met {NOR} in Accra.", "met")
    assert (one.when, one.place) == (None, Place("Accra", "GHA"))


@pytest.mark.parametrize(
    ("sentence", "day", "precision"),
    [
        (
            f"{NOR} praised today's meeting with {KEN} on the margins of the Fjord summit.",
            date(2019, 6, 1),
            "month",
        ),
        (f"{NOR} praised today's summit with {KEN} on fish.", date(2019, 6, 12), "day"),
    ],
)
def test_a_summit_has_not_the_day_of_talks_beside_it(sentence: str, day: date, precision: str) -> None:
    one = situated(f"{DATELINE}{sentence}", "summit")
    assert one.when is not None
    assert (one.when.date, one.when.precision) == (day, precision)


def test_what_is_dated_later_is_planned() -> None:
    one = situated(f"{DATELINE}The two sides hold a meeting of Norway and Kenya on Friday.", "meeting")
    assert (one.event.status, one.when is not None) == ("planned", True)


def test_who_arrived_for_a_summit_did_not_open_it() -> None:
    place = "ACCRA, June 14, 2019 (Fjord News) -- "
    for told in (
        "Leaders of Kenya and Ghana arrived on Thursday to attend the summit.",
        "The president of Kenya will travel to Ghana on Saturday for a fisheries summit.",
    ):
        one = situated(place + told, "summit")
        assert one.when is not None
        assert one.when.precision == "month"


@pytest.mark.parametrize(
    ("sentence", "trigger", "length"),
    [
        (f"{NOR} arrived here on Monday for a three-day visit.", "visit", (3, "first")),
        (f"{NOR} is due in Nairobi on Friday for a two-day visit.", "visit", (2, "first")),
        (f"{NOR} is on a two-day visit which began on Monday.", "visit", (2, "first")),
        (f"{NOR} wrapped up a two-day visit on Monday.", "visit", (2, "last")),
        (f"{NOR} left on Monday for a two-day visit to Kenya.", "visit", (2, None)),
    ],
)
def test_the_day_of_an_arrival_is_the_first_of_a_visit(
    sentence: str, trigger: str, length: tuple[int, str | None]
) -> None:
    doc = parse(sentence)
    wording = next(trigger_of(token).wording for token in doc if token.text == trigger)
    assert (wording.days, wording.dated) == length
