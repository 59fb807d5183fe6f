"""What was called off, moved, refused or untrue, and what only looks like it."""

from __future__ import annotations

import pytest

from graph.model import Facts
from tests.field.test_reading import facts_of, line

JOR, IRQ = "Jordanian Foreign Minister Ayman Safadi", "Iraqi Foreign Minister Mohamed Alhakim"
HELD = {("held", "2019-05-14", "Amman")}


def told(facts: Facts) -> set[tuple[str, str | None, str | None]]:
    """Status, day and city of each meeting."""
    found = set()
    for node in facts.of_label("Meeting"):
        length = {"year": 4, "month": 7}.get(str(node.properties.get("date_precision")), 10)
        day, city = node.properties.get("date"), node.properties.get("city")
        found.add(
            (str(node.properties["status"]), str(day)[:length] if day else None, str(city) if city else None)
        )
    return found


@pytest.mark.parametrize(
    ("number", "meetings"),
    [
        (1, {("cancelled", "2019-05-17", "Arusha")}),
        (2, {("cancelled", "2019-05-17", None)}),
        (3, {("cancelled", "2019-03-20", "Arusha")}),
        (4, {("cancelled", "2019-05-17", None)}),
        (5, {("cancelled", "2019-05-17", "Arusha")}),
        (6, {("cancelled", "2019-05-17", "Arusha")}),
        (7, {("cancelled", "2019-05-17", "Arusha"), ("cancelled", "2019-05-17", None)}),
        (8, {("cancelled", "2019-03-20", None)}),
        (9, {("planned", "2019-05-16", "Brussels")}),
    ],
)
def test_what_was_called_off_or_moved(number: int, meetings: set[tuple[str, str | None, str | None]]) -> None:
    assert told(facts_of(*line("06-cancelled-kept-planned.jsonl", number))) == meetings


@pytest.mark.parametrize(
    ("text", "status", "day", "city"),
    [
        (f"{JOR} and {IRQ} put back their talks in Amman from Thursday to Sunday.", "planned", "19", "Amman"),
        (f"{JOR} has rescheduled his meeting with {IRQ} in Amman for May 27.", "planned", "27", "Amman"),
        (f"{JOR} brought forward his trip to Baghdad to May 22.", "planned", "22", "Baghdad"),
        (f"{JOR}'s visit to Baghdad, set for Monday, was delayed until May 30.", "planned", "30", "Baghdad"),
        (f"Talks of {JOR} with {IRQ} set for May 20 were shifted to Basra.", "planned", "20", "Basra"),
        (
            f"{JOR} will meet {IRQ} on Friday. The talks were moved to Monday.",
            "planned",
            "20",
            None,
        ),
        (
            f"{JOR} will visit Baghdad on Friday. His trip was put off until May 24.",
            "planned",
            "24",
            "Baghdad",
        ),
        (f"Talks of {JOR} with {IRQ}, planned for May 20, will open on May 22.", "planned", "22", None),
        (f"{JOR} scrapped plans to meet {IRQ} in Amman on Friday.", "cancelled", "17", "Amman"),
        (f"{JOR}'s trip to Baghdad on Friday has been called off.", "cancelled", "17", "Baghdad"),
        (f"{JOR} called off Friday's talks with {IRQ}.", "cancelled", "17", None),
        (f"{JOR} was to visit Baghdad on Friday. That trip is now off.", "cancelled", "17", "Baghdad"),
        (f"A meeting of {JOR} and {IRQ} due on Friday fell through.", "cancelled", "17", None),
        (f"Talks of {JOR} and {IRQ} on Friday will not go ahead.", "cancelled", "17", None),
    ],
)
def test_more_that_was_called_off_or_moved(text: str, status: str, day: str, city: str | None) -> None:
    assert told(facts_of(text)) == {(status, f"2019-05-{day}", city)}


@pytest.mark.parametrize(
    "text",
    [
        f"{JOR} met {IRQ} in Amman on Tuesday and postponed the signing of a pact to Friday.",
        f"{JOR} met {IRQ} in Amman on Tuesday. The meeting had been postponed twice.",
        f"The rescheduled talks between {JOR} and {IRQ} opened in Amman on Tuesday.",
        "Talks between Jordan and Iraq in Amman on Tuesday moved the two states closer to a deal.",
        "Jordan and Iraq held talks in Amman on Tuesday and put off elections in the border zone to Sunday.",
        f"{JOR} met {IRQ} in Amman on Tuesday. A dinner planned for the evening was called off.",
        "The talks between Jordan and Iraq in Amman on Tuesday did not go well, officials said.",
        f"{JOR} met {IRQ} in Amman on Tuesday and dropped plans to raise tariffs.",
    ],
)
def test_what_was_held_though_something_else_was_moved(text: str) -> None:
    assert told(facts_of(text)) == HELD


@pytest.mark.parametrize("number", range(1, 8))
def test_what_was_refused_or_is_untrue_was_no_meeting(number: int) -> None:
    assert not told(facts_of(*line("07-refused-or-untrue.jsonl", number)))


def test_who_speaks_of_a_visit_is_no_visitor() -> None:
    facts = facts_of(*line("07-refused-or-untrue.jsonl", 8))
    assert {edge.source.key for edge in facts.of_type("ATTENDED") if edge.source.label == "State"} == {"TZA"}


@pytest.mark.parametrize(
    "text",
    [
        f"There is no truth in reports that {JOR} met {IRQ} in Amman on Tuesday.",
        f"{JOR} dismissed as fabricated a report that he met {IRQ} in Amman.",
        f"The story that {JOR} met {IRQ} in Amman was invented, Baghdad said.",
        f"Reports that {JOR} met {IRQ} in Amman turned out to be wrong.",
        f"Jordan called claims that {JOR} met {IRQ} in Amman a fabrication.",
        f"It is a lie that {JOR} met {IRQ} in Amman, Baghdad said.",
        f"Contrary to reports that {JOR} met {IRQ} in Amman, they have not spoken for years.",
        f"{JOR} turned down a meeting with {IRQ} in Amman.",
        f"{JOR} declined to receive {IRQ} in Amman, saying he would see him only in Aqaba.",
        f"Supposed talks between {JOR} and {IRQ} in Amman were made up by a blogger.",
        "Jordan objects to a Turkish role in negotiations with Iraq, officials said.",
    ],
)
def test_more_that_was_no_meeting(text: str) -> None:
    assert not told(facts_of(text))


@pytest.mark.parametrize(
    "text",
    [
        f"Reports that {JOR} met {IRQ} in Amman on Tuesday are true, both capitals said.",
        f"{JOR} met {IRQ} in Amman on Tuesday and denied claims of a rift.",
        f"{JOR} called the reports false after meeting {IRQ} in Amman on Tuesday.",
        f"{JOR} denied that he had insulted {IRQ} when they met in Amman on Tuesday.",
        f"{JOR} turned down a loan when he met {IRQ} in Amman on Tuesday.",
        f"The reports were wrong about the topic, but {JOR} met {IRQ} in Amman on Tuesday.",
        f"{JOR}, who refused to resign, met {IRQ} in Amman on Tuesday.",
    ],
)
def test_what_was_held_though_something_else_is_untrue(text: str) -> None:
    assert told(facts_of(text)) == HELD


@pytest.mark.parametrize("number", range(1, 7))
def test_a_match_is_no_meeting(number: int) -> None:
    assert not told(facts_of(*line("08-sports.jsonl", number)))


@pytest.mark.parametrize(
    "text",
    [
        "France will play Germany in Munich on Tuesday. The two teams last met in Lyon in 2016.",
        "Ghana and Nigeria meet in Abuja on Tuesday for a place at the World Cup.",
        "Sri Lanka met England in Colombo on Tuesday, losing by four wickets.",
        "New Zealand meet South Africa in Auckland on Saturday, with both squads missing their captains.",
        "Serbia and Croatia meet in the Davis Cup in Belgrade on Friday.",
        "Japan met Colombia at the Mordovia Arena in Saransk on Tuesday and won 2-1.",
        "Fiji and Samoa met in Suva on Saturday before a crowd of 12,000, Fiji scoring five tries.",
        "Ireland meet Scotland in Yokohama on Sunday in their Pool A opener.",
        "Wales face Belgium in Cardiff on Saturday. The countries have met seven times.",
        "Kazakhstan will meet Russia in ice hockey in Riga on Friday. The two countries last met in 2017.",
        "Scotland visit Cyprus on Tuesday needing three points to keep their hopes alive.",
    ],
)
def test_more_matches(text: str) -> None:
    assert not told(facts_of(text))


@pytest.mark.parametrize(
    "text",
    [
        f"{JOR} met {IRQ} at a football match in Amman on Tuesday.",
        "The sports ministers of Jordan and Iraq met in Amman on Tuesday to plan the football championship.",
        "The Jordanian and Iraqi presidents met in Amman on Tuesday before watching a football match.",
        "Jordan and Iraq met in Amman on Tuesday and won backing; the final text follows in June.",
        "Jordan and Iraq met in Amman on Tuesday to end a race for arms. Each side played down its goals.",
        "Jordan met Iraq in Amman on Tuesday over tariffs, and won more time.",
        "Jordan and Iraq met in Amman on Tuesday to field a joint team at the Olympics.",
        "Jordanian and Iraqi negotiators met in Amman on Tuesday and won praise, not points.",
    ],
)
def test_meetings_told_in_words_of_sport(text: str) -> None:
    assert told(facts_of(text)) == HELD


def test_states_that_face_each_other_over_something_may_meet() -> None:
    facts = facts_of("Kenya faces Somalia over its sea border. The two sides last met in Nairobi in March.")
    assert told(facts) == {("held", "2019-03", "Nairobi")}


def test_with_a_journey_the_talks_are_off_that_it_was_for() -> None:
    text = f"{JOR} will visit Iraq on Friday for talks with {IRQ}. The visit was later called off."
    assert {node.properties["status"] for node in facts_of(text).of_label("Meeting")} == {"cancelled"}


def test_talks_elsewhere_stay_when_a_journey_is_called_off() -> None:
    text = f"{JOR} will meet {IRQ} in Baghdad on Thursday before he travels to Cairo on Friday. "
    facts = facts_of(f"{text}The trip to Cairo was cancelled.")
    assert "planned" in {node.properties["status"] for node in facts.of_label("Meeting")}
