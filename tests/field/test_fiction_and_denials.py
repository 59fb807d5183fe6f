"""What works of fiction tell, what is denied or called off in other words, and what only looks like it."""

from __future__ import annotations

import pytest

from tests.field.test_occasions import told as meetings
from tests.field.test_reading import facts_of
from tests.field.test_reality import told

ZMB, MWI = "Zambian President Edgar Lungu", "Malawian President Peter Mutharika"
MET = f"{ZMB} met {MWI} in Lilongwe"
HELD = {("held", "2019-05-14", "Lilongwe")}


@pytest.mark.parametrize(
    "text",
    [
        "In a new play by Ama Darko, a Ghanaian president meets an Ivorian president in Abidjan.",
        "In the novel's last chapter the Chinese foreign minister receives the American president in Nice.",
        "The novel opens as a Chinese foreign minister holds talks with an American president in Hawaii.",
        "In the television series, a French prime minister flies to Moscow for talks with its president.",
        "In the third episode of the drama the German chancellor meets the Turkish president in Izmir.",
        "A comic strip shows Indian Prime Minister Narendra Modi meeting Pakistan's Imran Khan on the moon.",
        "The thriller imagines talks between the Iranian and Israeli leaders in Oslo.",
        "In the video game, players arrange a summit between the Russian and American presidents in Vienna.",
        "Actors playing the Polish and Czech presidents met on a stage in Krakow on Tuesday.",
        "The musical tells how an Argentine president visits Madrid and meets General Franco.",
        "Lookalikes of North Korean leader Kim Jong Un and Donald Trump met in Hong Kong on Friday.",
        "In the final scene of the film, the Iraqi president receives the Iranian president in Basra.",
        "A farce in which a Danish king meets a Ghanaian president in Accra drew applause on Tuesday.",
        "The puppet show had the Greek and Turkish premiers meet on a raft in the Aegean.",
    ],
)
def test_fiction_tells_of_no_meeting(text: str) -> None:
    assert not told(facts_of(text))


@pytest.mark.parametrize(
    ("text", "meeting"),
    [
        (
            "In a series of meetings in Oslo on Tuesday, Norwegian Foreign Minister Ine Eriksen Soreide met "
            "Danish Foreign Minister Anders Samuelsen.",
            "Oslo",
        ),
        (f"{MET} on Tuesday, a scene worthy of a film.", "Lilongwe"),
        (f"{MET} on Tuesday after a night at the opera.", "Lilongwe"),
        (f"{ZMB} appeared in a film and met {MWI} in Lilongwe on Tuesday.", "Lilongwe"),
        (f"State television showed {ZMB} meeting {MWI} in Lilongwe on Tuesday.", "Lilongwe"),
        (f"{ZMB} met {MWI}, a former comedian, in Lilongwe on Tuesday.", "Lilongwe"),
        (f"{ZMB} attended the opera in Lilongwe, where he met {MWI} on Tuesday.", "Lilongwe"),
        (f"A power play began when {MET} on Tuesday.", "Lilongwe"),
    ],
)
def test_meetings_told_in_words_of_fiction(text: str, meeting: str) -> None:
    assert {(status, day, city) for status, day, city in told(facts_of(text))} == {
        ("held", "2019-05-14", meeting)
    }


@pytest.mark.parametrize(
    "text",
    [
        f"LUSAKA, May 15 (Desk) -- Rumours that {MET} are untrue, a diplomat said.",
        f"LUSAKA, May 15 (Desk) -- Claims that {ZMB} secretly visited Lilongwe to meet {MWI} are false.",
        f"LUSAKA, May 15 (Desk) -- Stories that {ZMB} had received {MWI} in Lusaka proved groundless.",
        f"A tale that {ZMB} had secretly received {MWI} in Lusaka has no basis, Lilongwe said.",
        f"Talk of a secret meeting between {ZMB} and {MWI} in Lusaka is pure fantasy, Lilongwe said.",
        f"It was wrongly reported on Monday that {MET}.",
        f"{ZMB} was falsely said to have met {MWI} in Lilongwe on Monday.",
        f"A newspaper invented a meeting between {ZMB} and {MWI}, both capitals said.",
        f"{ZMB} would rather resign than meet {MWI}.",
        f"{ZMB} stayed away from Lilongwe rather than meet {MWI}.",
        f"{ZMB} stayed home instead of flying to Lilongwe on Wednesday for talks with {MWI}.",
        f"There is no truth in a newspaper story that {ZMB} held talks with {MWI} in Lilongwe last week.",
        f"Neither {ZMB} nor {MWI} went to Tunis for talks, officials said.",
        f"{ZMB} refuses even to talk to {MWI}, diplomats say.",
    ],
)
def test_more_ways_to_say_that_nobody_met(text: str) -> None:
    assert not told(facts_of(text))


@pytest.mark.parametrize(
    "text",
    [
        f"{ZMB} confirmed rumours that he met {MWI} in Lilongwe on Tuesday.",
        f"{MET} on Tuesday rather than in Blantyre.",
        f"It was rightly reported that {MET} on Tuesday.",
        f"Claims about tax are false, {ZMB} said on Tuesday when he met {MWI} in Lilongwe.",
        f"News that {MET} on Tuesday is good for trade, banks said.",
        f"Rumours that he was ill are untrue, {ZMB} said after talks with {MWI} in Lilongwe on Tuesday.",
        f"It is no secret that {MET} on Tuesday.",
    ],
)
def test_what_was_held_though_denials_stand_beside_it(text: str) -> None:
    assert told(facts_of(text)) == HELD


@pytest.mark.parametrize(
    ("text", "meeting"),
    [
        (
            "Peace talks between the Philippines and Malaysia, which were due to resume in Oslo on Friday, "
            "collapsed before they began.",
            set(),
        ),
        (
            "The Swiss and Austrian presidents, who were to meet in Bregenz on Monday, will meet on May 30 "
            "instead.",
            {("planned", "2019-05-30", "Bregenz")},
        ),
        (
            f"{ZMB} cancelled a visit to Lilongwe, where he was to hold talks with {MWI}.",
            {("cancelled", None, "Lilongwe")},
        ),
        # What is not called off after all:
        (
            f"{ZMB} said he would not cancel his trip to Lilongwe on Friday.",
            {("planned", "2019-05-17", "Lilongwe")},
        ),
        (
            f"{ZMB} threatened to call off his visit to Lilongwe on Friday.",
            {("planned", "2019-05-17", "Lilongwe")},
        ),
        (
            f"{ZMB} will travel to Lilongwe on Friday, not on Thursday.",
            {("planned", "2019-05-17", "Lilongwe")},
        ),
    ],
)
def test_what_is_called_off_and_what_is_not(
    text: str, meeting: set[tuple[str, str | None, str | None]]
) -> None:
    assert told(facts_of(text)) == meeting


def test_a_summit_that_one_stays_away_from_is_held() -> None:
    text = f"Zambia said {ZMB} would no longer attend the African Union summit in Niamey on July 7."
    assert {(status, city) for status, _, city in told(facts_of(text))} == {("planned", "Niamey")}


@pytest.mark.parametrize(
    "text",
    [
        "Hungary met Slovakia in Budapest on Saturday, Dominik Szoboszlai opening the scoring early on.",
        "China met Thailand in Guangzhou in a friendly on Saturday.",
        "India and Bangladesh will meet in Indore for the first Test on Thursday.",
    ],
)
def test_matches_told_by_one_word(text: str) -> None:
    assert not told(facts_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "India and Bangladesh met in Kolkata on Tuesday for the first round of talks on the Teesta.",
        "India and Bangladesh met in Kolkata on Tuesday in a friendly spirit.",
        "India and Bangladesh met in Kolkata on Tuesday to test a new customs post.",
    ],
)
def test_talks_told_by_the_same_words(text: str) -> None:
    assert told(facts_of(text)) == {("held", "2019-05-14", "Kolkata")}


def test_a_month_is_no_town() -> None:
    facts = facts_of("Polish President Andrzej Duda met Czech President Milos Zeman in Prague in March 2018.")
    assert len(meetings(facts)) == 1
    assert told(facts) == {("held", "2018-03", "Prague")}
