"""One meeting told twice in other words is one; meetings that only look alike stay two."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.article import Article
from ingest.pipeline import RULES, read

LEADERS = (
    "Kyrgyz President Almazbek Atambayev, Russian President Vladimir Putin, Kazakh President Nursultan "
    "Nazarbayev, Uzbek President Islam Karimov and Tajik President Emomali Rahmon"
)
MET = (
    "BISHKEK, Sept 13, 2013 (Steppe News) -- The leaders of the Shanghai Cooperation Organization (SCO) "
    "met in Bishkek on Friday. "
)
HOSTED = (
    "Kyrgyz President Almazbek Atambayev hosted Russian President Vladimir Putin, Kazakh President Nursultan "
    "Nazarbayev, Uzbek President Islam Karimov and Tajik President Emomali Rahmon. "
)


def names(text: str, day: date = date(2013, 9, 13)) -> list[str]:
    facts = read(Article(text, published=day), RULES)
    return sorted(str(node.properties["name"]) for node in facts.of_label("Meeting"))


def test_who_sat_at_a_gathering_is_no_second_one() -> None:
    assert names(MET + HOSTED) == ["SCO summit, Bishkek, 13 September 2013"]


@pytest.mark.parametrize(
    "other",
    [
        # Some of them, beside it.
        "On the sidelines of the meeting Russian President Vladimir Putin, Kazakh President Nursultan "
        "Nazarbayev, Uzbek President Islam Karimov and Tajik President Emomali Rahmon met separately. ",
        # Another day.
        f"{LEADERS} will meet in Dushanbe on September 20. ",
        # Who are no members.
        "In Bishkek on Friday Kyrgyz President Almazbek Atambayev also hosted Norwegian President Kari Lund, "
        "Kenyan President Daniel Otieno, Croatian President Ana Babic and Chilean President Rosa Vidal. ",
    ],
)
def test_another_gathering_stays_another(other: str) -> None:
    assert len(names(MET + other)) == 2


TALKS = (
    "NAIROBI, June 12, 2019 (Fjord News) -- Norwegian President Kari Lund and Kenyan President Daniel Otieno "
    "held talks in Nairobi on Wednesday, the first summit of the two in ten years."
)


def test_the_summit_of_a_headline_is_the_talks_of_the_report() -> None:
    headline = "Two presidents vow to end dispute in summit at the lake\n\n"
    assert names(headline + TALKS, date(2019, 6, 12)) == ["Lund–Otieno summit, Nairobi, 12 June 2019"]


def test_talks_beside_the_summit_of_a_headline_are_not_the_summit() -> None:
    facts = read(
        Article(
            "Leaders open summit at the lake\n\nNAIROBI, June 12, 2019 (Fjord News) -- On the sidelines of "
            "the summit in Nairobi on Wednesday, Norwegian President Kari Lund met Kenyan President Daniel "
            "Otieno.",
            published=date(2019, 6, 12),
        ),
        RULES,
    )
    assert not [edge for edge in facts.of_type("SIDELINES_OF") if edge.source == edge.target]
    assert len(list(facts.of_label("Meeting"))) == 2


def test_a_summit_to_come_in_a_headline_stays_to_come() -> None:
    found = names(
        "Two presidents to hold summit next week\n\n"
        "NAIROBI, June 12, 2019 (Fjord News) -- Norwegian President Kari Lund met Kenyan President Daniel "
        "Otieno in Nairobi on Wednesday. They will hold a summit in Oslo on June 20.",
        date(2019, 6, 12),
    )
    assert found == ["Lund–Otieno summit, Oslo, 20 June 2019", "Lund–Otieno talks, Nairobi, 12 June 2019"]


def test_the_next_summit_of_the_organization_is_that_of_the_body_told_of() -> None:
    far = "Roads were closed and schools stayed shut in the city for two days. " * 12
    later = f"{far}The next summit of the organization will take place in Tajikistan in 2014."
    assert "SCO summit, 2014" in names(MET + later)
    other = "The African Union (AU) and the European Union (EU) met in Brussels on Thursday. "
    assert "SCO summit, 2014" not in names(MET + other + later)
