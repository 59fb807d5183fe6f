"""What the panel says of a person, a meeting and a state, in a real browser."""

from __future__ import annotations

import re
from datetime import date

import pytest

from graph.model import Evidence, Facts
from tests.graph.view.graphs import summit


def career() -> Facts:
    """Somebody who was foreign minister before he was president, and a club of which he is a member."""
    facts = Facts("test 1")
    state = facts.node("State", "KAZ", name="Kazakhstan")
    person = facts.node("Minister", "m", name="Somebody")
    said = Evidence("a", 0, 5, "He came.", 0.9)
    for office, role, first, last in (
        ("Minister of Foreign Affairs", "foreign", 2003, 2006),
        ("President", "head_of_state", 2019, 2022),
        ("President of the Republic", "head_of_state", 2020, 2021),
        ("Member of the Council", "other", 2022, 2022),
    ):
        days = {"first_seen": date(first, 3, 1), "last_seen": date(last, 3, 1)}
        facts.edge("REPRESENTS", person, state, said, office=office, role=role, **days)
    return facts


def test_a_persons_last_office_stands_at_the_top_with_its_years(explore):
    page = explore(career(), "chosen=Minister:m")
    panel = page.text("#details")
    assert panel.startswith("Person × Somebody Focus President, Kazakhstan 2019–2022")
    offices = page.find("#details ul.note li").all_inner_texts()
    assert [re.sub(r"\s+", " ", one) for one in offices] == [
        "Member of the Council, Kazakhstan 2022",
        "Minister of Foreign Affairs, Kazakhstan 2003–2006",
    ]


def test_a_meeting_lists_who_was_there_by_state_the_host_first(explore):
    page = explore(summit(), "chosen=Meeting:2013-06-26-sco-defence-ministers-meeting")
    there = page.find("#details section.profile").first
    sides = [re.sub(r"\s+", " ", one) for one in there.locator("li").all_inner_texts()]
    assert sides[0] == "Kyrgyzstan host Taalaibek Omuraliev Minister of Defence"
    assert sides[1] == "China Chang Wanquan Minister of Defence"
    assert len(sides) == 6


def test_a_meeting_lists_what_was_pledged_and_by_whom(explore):
    page = explore(summit(), "chosen=Meeting:2013-06-26-sco-defence-ministers-meeting")
    pledged = re.sub(r"\s+", " ", page.find("#details section.profile").nth(1).inner_text())
    assert pledged.startswith("What was pledged 3 ")
    assert (
        "joint exercise in China in 2014 by China, Kazakhstan, Kyrgyzstan, Russia and 2 others · planned"
        in pledged
    )


def test_what_the_name_of_a_meeting_says_is_not_said_again(explore):
    facts = Facts("test 1")
    said = Evidence("a", 0, 5, "They met.", 0.9)
    state = facts.node("State", "KGZ", name="Kyrgyzstan")
    for key, name in (("full", "SCO summit, Bishkek, 13 September 2013"), ("bare", "SCO summit")):
        days = {"date": date(2013, 9, 13), "date_precision": "day"}
        meeting = facts.node("Meeting", key, name=name, city="Bishkek", **days)
        facts.edge("ATTENDED", state, meeting, said)
    panel = explore(facts).text("#details")
    assert panel.count("13 September 2013") == 2
    assert "SCO summit 13 September 2013 · Bishkek" in panel


def test_an_office_without_a_name_is_left_out_beside_one_with_a_name(explore):
    facts = career()
    said = Evidence("a", 0, 5, "He came.", 0.9)
    person, state = (ref for label in ("Minister", "State") for ref in facts.nodes if ref.label == label)
    days = {"first_seen": date(2021, 3, 1), "last_seen": date(2021, 3, 1)}
    facts.edge("REPRESENTS", person, state, said, office=None, role="other", **days)
    page = explore(facts, "chosen=Minister:m")
    assert page.find("#details ul.note li").count() == 2


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)], ids=["desk", "phone"])
def test_the_host_and_persons_stand_in_line(explore, explorer, size):
    explorer.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = explore(summit(), "chosen=Meeting:2013-06-26-sco-defence-ministers-meeting")
    first = page.find("#details section.profile li").first
    name, host = (first.locator(one).first.bounding_box() for one in (".name", ".count"))
    icon = first.locator(".persons .icon").bounding_box()
    explorer.page.set_viewport_size({"width": 1280, "height": 800})
    middle = {at["y"] + at["height"] / 2 for at in (name, host)}
    assert max(middle) - min(middle) < 4
    assert icon["x"] - name["x"] < 30
