"""Names and offices of several words; bodies that act; who only owns the place; whose grant it is."""

from __future__ import annotations

import pytest

from tests.field.test_occasions import told
from tests.field.test_persons import offices
from tests.field.test_reading import facts_of

LVA = "Latvian Foreign Minister Edgars Rinkevics"


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        (
            "Cambodian Defence Minister Tea Banh met Vietnamese Defence Minister Ngo Xuan Lich in Hanoi on "
            "Monday.",
            ["bilateral held 2019-05-13 Hanoi KHM,VNM"],
        ),
        (
            f"{LVA} met his Maltese opposite number in Riga on Monday.",
            ["bilateral held 2019-05-13 Riga LVA,MLT"],
        ),
        (
            "Fijian and Tongan ministers met their New Zealand opposite numbers in Cairns on Monday.",
            ["multilateral held 2019-05-13 Cairns FJI,NZL,TON"],
        ),
        (
            "Thai, U.S. and Philippine admirals met in Darwin on Tuesday.",
            ["multilateral held 2019-05-14 Darwin PHL,THA,USA"],
        ),
        # Whose town it is need not be there:
        (
            "British, American and Norwegian envoys met in Nairobi on Tuesday evening to go over the wording "
            "of a ceasefire in southern Sudan.",
            ["multilateral held 2019-05-14 Nairobi GBR,NOR,USA"],
        ),
    ],
)
def test_who_meets_where(text: str, meetings: list[str]) -> None:
    assert told(facts_of(text)) == meetings


def test_an_opposite_number_has_the_same_office() -> None:
    facts = facts_of(f"{LVA} met his Maltese opposite number, Carmelo Abela, in Riga on Monday.")
    assert offices(facts)["Carmelo Abela"] == "Minister of Foreign Affairs, MLT"


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        ("Peru and Bolivia meet in the final in Lima on Saturday.", []),
        ("Peru met Bolivia in a fixture in Lima on Tuesday.", []),
        (
            "Peru and Bolivia met in Lima on Tuesday in the final days of the talks.",
            ["bilateral held 2019-05-14 Lima BOL,PER"],
        ),
    ],
)
def test_what_teams_meet_in(text: str, meetings: list[str]) -> None:
    assert told(facts_of(text)) == meetings


@pytest.mark.parametrize(
    "told_when",
    [
        "While he was transport minister of Latvia, {}, his office recalled on Friday.",
        "When still a senator, {}, an aide recalled on Friday.",
    ],
)
def test_the_day_on_which_one_tells_of_old_times_is_not_theirs(told_when: str) -> None:
    met = "Edgars Rinkevics met Chinese Premier Li Peng in Beijing"
    assert [one for one in told(facts_of(told_when.format(met))) if "2019-05-1" in one] == []
