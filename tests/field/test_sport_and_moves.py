"""Words of sport and diplomacy; persons named only where a meeting is moved; states beside adjectives."""

from __future__ import annotations

import pytest

from tests.field.test_occasions import told
from tests.field.test_reading import facts_of, line, persons

JOR = "Jordanian Foreign Minister Ayman Safadi"
IRQ = "Iraqi Foreign Minister Mohamed Alhakim"
LOME = ["bilateral held 2019-05-14 Lome GHA,TGO"]


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        ("Ghana met Togo in Lome on Tuesday and won praise from donors; neither scored points.", LOME),
        (
            "Ghana and Togo met in Lome on Tuesday and both won applause, though neither side scored a "
            "victory over the border.",
            LOME,
        ),
        ("Ghana met Togo in Lome on Tuesday and won points with islanders for its pledge on fish.", LOME),
        ("Ghana and Togo met in Lome on Tuesday; nobody smiled.", LOME),
        ("Ghana and Togo met in Lome on Tuesday on the Limited Test Ban Treaty.", LOME),
        ("Ghana and Togo met in Lome on Tuesday on the future of the Polygon Test Site.", LOME),
        ("Ghana and Togo met in Lome on Tuesday with institutes of the T20, the think-tank group.", LOME),
        # Matches:
        ("Ghana met Togo in Lome on Tuesday in the first Test.", []),
        ("Ghana and Togo met in Lome on Tuesday in the first of two Tests.", []),
        ("Ghana met Togo in Lome on Tuesday in a one-off Test at Kara Park.", []),
        ("Ghana and Togo met in Lome on Tuesday in a T20 series.", []),
        ("Ghana met Togo in Lome on Tuesday; neither side scored.", []),
        ("Ghana met Togo in Lome on Tuesday and won; neither keeper was troubled.", []),
        ("Ghana met Togo in Lome on Tuesday and scored twice.", []),
        ("Ghana met Togo in Lome on Tuesday for the title. Ghana won 3-2 after a late save.", []),
        ("Ghana and Togo drew 1-1 in Accra on Monday. They met again in Lome on Tuesday.", []),
        # A vote is no match:
        ("Ghana met Togo in Lome on Tuesday. The Senate had voted 3-2 for the pact.", LOME),
    ],
)
def test_sport_is_told_by_more_than_one_word(text: str, meetings: list[str]) -> None:
    assert told(facts_of(text)) == meetings


@pytest.mark.parametrize(
    ("text", "meeting", "who"),
    [
        (
            f"Jordan and Iraq will hold talks in Amman on Thursday. The meeting of {JOR} and {IRQ} has been "
            "moved to Sunday.",
            "bilateral planned 2019-05-19 Amman IRQ,JOR",
            {"Ayman Safadi", "Mohamed Alhakim"},
        ),
        (
            "The foreign ministers of Jordan and Iraq will meet in Amman on Thursday. "
            f"{JOR} and {IRQ} have postponed their talks to May 20.",
            "bilateral planned 2019-05-20 Amman IRQ,JOR",
            {"Ayman Safadi", "Mohamed Alhakim"},
        ),
        (
            "A Jordanian minister will visit Baghdad on Thursday. "
            f"{JOR}'s trip has been put back to Saturday.",
            "visit planned 2019-05-18 Baghdad JOR",
            {"Ayman Safadi"},
        ),
    ],
)
def test_who_is_named_only_where_it_is_moved_takes_part(text: str, meeting: str, who: set[str]) -> None:
    facts = facts_of(text)
    assert told(facts) == [meeting]
    attending = {edge.source for edge in facts.of_type("ATTENDED") if edge.source.label == "Minister"}
    assert {str(facts.nodes[one].properties["name"]) for one in attending} == who


def test_the_league_s_moved_summit_keeps_its_place() -> None:
    (meeting,) = told(facts_of(*line("06-cancelled-kept-planned.jsonl", 11)))
    assert meeting.startswith("multilateral planned 2019-04-14 Tunis")
    assert not persons(facts_of(*line("06-cancelled-kept-planned.jsonl", 11)))


@pytest.mark.parametrize(
    "text",
    [
        "Iran and the P5+1 held talks in Vienna on Tuesday.",
        "Turkey and the European Union held talks in Vienna on Tuesday.",
    ],
)
def test_talks_with_a_body_that_have_a_day_and_a_place_are_a_meeting(text: str) -> None:
    facts = facts_of(text)
    (meeting,) = facts.of_label("Meeting")
    assert (str(meeting.properties["date"]), meeting.properties["city"]) == ("2019-05-14", "Vienna")
    assert len({edge.source for edge in facts.of_type("ATTENDED")}) == 2


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        (line("01-us-and-adjective.jsonl", 1)[0], ["bilateral held 2019-05-14 Osaka CHN,USA"]),
        (line("01-us-and-adjective.jsonl", 2)[0], ["bilateral held 2019-05-14 Geneva RUS,USA"]),
        (line("01-us-and-adjective.jsonl", 5)[0], ["bilateral held 2019-05-14 Sydney AUS,NZL"]),
        (line("01-us-and-adjective.jsonl", 6)[0], ["bilateral held 2019-05-14 Shanghai CHN,USA"]),
        (line("10-places.jsonl", 12)[0], ["bilateral held 2019-05-14 Foz do Iguacu BRA,PRY"]),
        (line("01-us-and-adjective.jsonl", 3)[0], ["bilateral held 2019-05-14 Paris FRA,GBR"]),
        (line("01-us-and-adjective.jsonl", 7)[0], ["multilateral held 2019-05-14 Tokyo JPN,KOR,USA"]),
        (line("01-us-and-adjective.jsonl", 8)[0], ["bilateral planned 2019-05 Geneva RUS,USA"]),
        ("Saudi and UAE ministers met in Riyadh on Tuesday.", ["bilateral held 2019-05-14 Riyadh ARE,SAU"]),
        (
            "Egyptian, Jordanian and UAE envoys met in Cairo on Tuesday.",
            ["multilateral held 2019-05-14 Cairo ARE,EGY,JOR"],
        ),
        (
            "The New Zealand, Fijian and Tongan foreign ministers met in Suva on Tuesday.",
            ["multilateral held 2019-05-14 Suva FJI,NZL,TON"],
        ),
        # A place is none of them:
        (
            "In Japan, Chinese and Russian officials met on Tuesday.",
            ["bilateral held 2019-05-14 JPN CHN,RUS"],
        ),
    ],
)
def test_a_state_s_name_stands_beside_adjectives(text: str, meetings: list[str]) -> None:
    assert told(facts_of(text)) == meetings


@pytest.mark.parametrize(
    ("text", "talks", "summit"),
    [
        (
            line("12-dates.jsonl", 7)[0],
            "bilateral held 2019-05-14  GBR,RUS",
            "multilateral planned - Glasgow",
        ),
        (
            "Ghanaian and Togolese ministers held talks in Lome on Tuesday ahead of a West African summit in "
            "Abuja.",
            "bilateral held 2019-05-14 Lome GHA,TGO",
            "multilateral planned - Abuja",
        ),
        (
            "Danish Prime Minister Mette Frederiksen and Polish President Andrzej Duda spoke on Tuesday "
            "before next month's NATO summit in Madrid.",
            "bilateral held 2019-05-14  DNK,POL",
            "multilateral planned 2019-06 Madrid",
        ),
    ],
)
def test_a_summit_ahead_of_which_they_talk_is_yet_to_come(text: str, talks: str, summit: str) -> None:
    """It is neither of their day, nor are they where it will be."""
    assert told(facts_of(text)) == [talks, summit]


@pytest.mark.parametrize(
    "text",
    [
        "Canada met U.S. and Mexican demands for tighter rules on car parts, its minister told parliament.",
        "Ghana met the needs of Togo in Lome, Ghanaian President Kofi Mensah said on Tuesday.",
        "Kenya met Norway's conditions for a loan on Monday, officials in Oslo said.",
        "Ghanaian ministers met resistance from Togo in Lome on Tuesday.",
        "Estonia and Latvia have met the alliance's spending targets, its secretary-general said in Riga.",
    ],
)
def test_demands_that_are_met_are_nobody(text: str) -> None:
    assert told(facts_of(text)) == []


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        ("Ghana met a delegation of Togo in Lome on Tuesday.", LOME),
        ("Ghana's president met Togo's foreign minister in Lome on Tuesday, demanding answers.", LOME),
    ],
)
def test_those_who_are_met_are_somebody(text: str, meetings: list[str]) -> None:
    assert told(facts_of(text)) == meetings
