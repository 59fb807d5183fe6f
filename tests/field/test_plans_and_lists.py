"""What is planned and then moved or called off in one clause; lists of goals; journeys to talks."""

from __future__ import annotations

import pytest

from tests.field.test_occasions import told
from tests.field.test_pledges_of_wires import pledged
from tests.field.test_reading import facts_of

TALKS = "Talks between Cyprus and Turkey"


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        (
            "Talks between Ethiopia and Eritrea planned for June 20 in Djibouti were cancelled.",
            ["bilateral cancelled 2019-06-20 Djibouti ERI,ETH"],
        ),
        (
            f"{TALKS} planned for June 12 were brought forward to June 5.",
            ["bilateral planned 2019-06-05  CYP,TUR"],
        ),
        (
            f"{TALKS} scheduled for June 12 were put off to June 19.",
            ["bilateral planned 2019-06-19  CYP,TUR"],
        ),
        (f"{TALKS} planned for June 12 were called off.", ["bilateral cancelled 2019-06-12  CYP,TUR"]),
        # What is only planned:
        (f"{TALKS} are planned for June 12 in Nicosia.", ["bilateral planned 2019-06-12 Nicosia CYP,TUR"]),
        (
            "Polish President Andrzej Duda will visit Lithuania on Friday. The trip was called off on "
            "Wednesday because of fog.",
            ["visit cancelled 2019-05-17 LTU POL"],
        ),
        # Lists of goals, and what a journey is for:
        (
            "Australian Foreign Minister Stephen Smith will visit Fiji, Tonga and Samoa next month.",
            [f"visit planned 2019-06 {state} AUS" for state in ("FJI", "TON", "WSM")],
        ),
        (
            "U.S. and North Korean diplomats return to Beijing next week for talks on reactors.",
            ["bilateral planned 2019-05 Beijing PRK,USA"],
        ),
        # Matches:
        ("China met Japan in the table tennis final in Shanghai on Sunday.", []),
        (
            "China and Japan met in Tokyo on Tuesday after months of wrestling over fishing rights.",
            ["bilateral held 2019-05-14 Tokyo CHN,JPN"],
        ),
    ],
)
def test_plans_lists_and_journeys(text: str, meetings: list[str]) -> None:
    assert told(facts_of(text)) == meetings


def test_a_forum_speaks_for_the_body_before_it() -> None:
    text = (
        "The Asia-Pacific Economic Cooperation (APEC) forum agreed to build a flood warning centre, "
        "officials said on Tuesday."
    )
    assert pledged(facts_of(text)) == [
        ("asia-pacific-economic-cooperation", "build a flood warning centre", "")
    ]
