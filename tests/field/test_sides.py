"""For whom somebody acts: never for the state of whom he met because the text tells no other."""

from __future__ import annotations

import pytest

from graph.model import Facts
from tests.field.test_occasions import told
from tests.field.test_reading import facts_of, line


def sides(facts: Facts) -> dict[str, set[str]]:
    """The states and bodies for which each person acts."""
    found: dict[str, set[str]] = {str(node.properties["name"]): set() for node in facts.of_label("Minister")}
    for edge in facts.of_type("REPRESENTS"):
        found[str(facts.nodes[edge.source].properties["name"])].add(edge.target.key)
    return found


@pytest.mark.parametrize(
    ("text", "who", "partner"),
    [
        (line("04-unknown-president-is-american.jsonl", 1)[0], "Anatoly Bibilov", "SYR"),
        (line("04-unknown-president-is-american.jsonl", 2)[0], "Michael Kretschmer", "POL"),
        (line("04-unknown-president-is-american.jsonl", 3)[0], "Rustam Minnikhanov", "TUR"),
        (line("04-unknown-president-is-american.jsonl", 4)[0], "Ali Mohamed Shein", "OMN"),
        (line("04-unknown-president-is-american.jsonl", 5)[0], "John Momis", "PNG"),
        (line("04-unknown-president-is-american.jsonl", 7)[0], "Rustam Minnikhanov", "POL"),
        ("Abkhaz President Raul Khajimba met Nicaraguan President Daniel Ortega.", "Raul Khajimba", "NIC"),
        ("Bavarian Premier Markus Soeder met Czech Prime Minister Andrej Babis.", "Markus Soeder", "CZE"),
        ("Chechen leader Ramzan Kadyrov met Omani Foreign Minister Badr Albusaidi.", "Ramzan Kadyrov", "OMN"),
        ("Gagauz Governor Irina Vlah met Turkish Foreign Minister Mevlut Cavusoglu.", "Irina Vlah", "TUR"),
        ("President Masoud Barzani met Hungarian Prime Minister Viktor Orban.", "Masoud Barzani", "HUN"),
        ("Quebec Premier Francois Legault met French Prime Minister Edouard Philippe.", "Legault", "FRA"),
        ("Minister Khaled Anani met Polish Culture Minister Piotr Glinski in Warsaw.", "Khaled Anani", "POL"),
        (line("09-us-georgia.jsonl", 3)[0], "Nathan Deal", "KOR"),
        (
            "Sen. Raphael Warnock, a Georgia Democrat, saw Haitian Prime Minister Ariel Henry.",
            "Warnock",
            "HTI",
        ),
    ],
)
def test_nobody_acts_for_the_state_of_whom_he_met(text: str, who: str, partner: str) -> None:
    facts = facts_of(text)
    found = next((states for name, states in sides(facts).items() if who in name), set())
    assert not found & {partner, "USA"}
    assert not told(facts)


@pytest.mark.parametrize(
    ("text", "who", "state"),
    [
        ("Polish President Andrzej Duda met Prime Minister Mateusz Morawiecki.", "Mateusz Morawiecki", "POL"),
        ("President Donald Trump met Japanese Prime Minister Shinzo Abe in Tokyo.", "Donald Trump", "USA"),
        (line("04-unknown-president-is-american.jsonl", 6)[0], "Geert Bourgeois", "BEL"),
        (line("04-unknown-president-is-american.jsonl", 6)[0], "Mark Drakeford", "GBR"),
        ("Walloon Minister-President Paul Magnette met Swiss President Alain Berset.", "Magnette", "BEL"),
        ("Turkmen President Serdar Berdimuhamedov met Tajik leader Emomali Rahmon.", "Emomali Rahmon", "TJK"),
        (
            "Scottish First Minister Nicola Sturgeon met Icelandic leader Katrin Jakobsdottir.",
            "Sturgeon",
            "GBR",
        ),
        (
            "WARSAW, May 15 (Desk) -- President Andrzej Duda met Danish Prime Minister Mette Frederiksen.",
            "Andrzej Duda",
            "POL",
        ),
        (
            "Portuguese Foreign Minister Augusto Santos Silva met his Algerian counterpart Ramtane Lamamra.",
            "Ramtane Lamamra",
            "DZA",
        ),
    ],
)
def test_a_state_that_the_text_tells_stays(text: str, who: str, state: str) -> None:
    assert {state} in [states for name, states in sides(facts_of(text)).items() if who in name]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (line("02-title-surnames.jsonl", 5)[0], "Prince Johnson"),
        (
            "German lawmaker Norbert Roettgen held talks with Taiwanese leader Tsai Ing-wen.",
            "Norbert Roettgen",
        ),
        ("Nigerian Senator Shehu Sani visited Niamey on Tuesday.", "Shehu Sani"),
        # Who only speaks of others' meetings takes no part:
        ("Indian lawmaker Shashi Tharoor criticised the talks of India and Nepal in Kathmandu.", None),
        ("U.S. Senator John McCain spoke after Angela Merkel met French President Emmanuel Macron.", None),
    ],
)
def test_a_legislator_who_meets_or_travels_acts(text: str, who: str | None) -> None:
    facts = facts_of(text)
    legislators = {"Prince Johnson", "Norbert Roettgen", "Shehu Sani", "Shashi Tharoor", "John McCain"}
    attending = {
        str(facts.nodes[edge.source].properties["name"])
        for edge in facts.of_type("ATTENDED")
        if edge.source.label == "Minister"
    }
    assert attending & legislators == ({who} if who else set())


@pytest.mark.parametrize(
    "text",
    [
        "South Korean tycoon Lee Jae-yong met Indian Prime Minister Narendra Modi in New Delhi on Tuesday.",
        "Siemens CEO Joe Kaeser met Egyptian President Abdel Fattah al-Sisi in Cairo on Tuesday.",
        "Volkswagen's chief, Herbert Diess, met Rwandan President Paul Kagame in Kigali on Tuesday.",
        "The King's Own Scottish Borderers paraded before Jordanian King Abdullah in Amman on Tuesday.",
    ],
)
def test_private_persons_and_regiments_meet_for_no_state(text: str) -> None:
    assert not told(facts_of(text))


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Athens and Skopje signed an accord at Prespa on Sunday.", "Prespa"),
        ("Tokyo and Seoul held talks in Geneva on Tuesday.", "Geneva"),
        ("Talks between Delhi and Islamabad broke up on Tuesday.", None),
        ("Khartoum said its foreign minister met Ethiopian Foreign Minister Workneh Gebeyehu.", None),
        # Where it is the place:
        ("Vienna hosted talks between Tehran and Washington on Tuesday.", "Vienna"),
        ("The Japanese and South Korean foreign ministers met in Seoul on Tuesday.", "Seoul"),
        ("Greece and Macedonia signed an accord in Athens on Sunday.", "Athens"),
    ],
)
def test_a_government_s_capital_is_not_where_it_meets(text: str, city: str | None) -> None:
    assert {node.properties.get("city") for node in facts_of(text).of_label("Meeting")} == {city}
