"""Which city or state of several of a name is meant: this folder's inputs, and more of their kinds."""

from __future__ import annotations

import pytest

from graph.model import Facts
from tests.field.test_reading import facts_of, line, persons

JOR, IRQ = "Jordanian Foreign Minister Ayman Safadi", "Iraqi Foreign Minister Mohamed Alhakim"


def places(facts: Facts) -> set[tuple[str | None, str | None]]:
    """City and state of each meeting that is no visit."""
    held = {edge.source: edge.target.key for edge in facts.of_type("HELD_IN")}
    return {
        (node.properties.get("city"), held.get(node.ref))
        for node in facts.of_label("Meeting")
        if node.properties["kind"] != "visit"
    }


@pytest.mark.parametrize(
    ("number", "city", "state"),
    [
        (2, "Tripoli", "LBN"),
        (3, "Newcastle", "GBR"),
        (4, "Victoria", "SYC"),
        (5, "Santiago", "CUB"),
        (6, "Hyderabad", "PAK"),
        (7, "Paris", "USA"),
        (9, "Male", "MDV"),
        (12, "Foz do Iguacu", "BRA"),
    ],
)
def test_which_city_of_a_name(number: int, city: str, state: str) -> None:
    assert places(facts_of(*line("10-places.jsonl", number))) == {(city, state)}


@pytest.mark.parametrize(
    ("where", "city", "state"),
    [
        # To the tagger a person, with the point that "St." may lack, and told with its state.
        ("Dajabon", "Dajabon", "DOM"),
        ("St George's, Grenada,", "St George's", "GRD"),
        ("Warsaw, Indiana,", "Warsaw", "USA"),
        # A list goes on behind what is a part of another state.
        ("Tokyo, Hawaii and Guam", "Tokyo", "JPN"),
    ],
)
def test_towns(where: str, city: str, state: str) -> None:
    assert places(facts_of(f"{JOR} met {IRQ} in {where} on Tuesday.")) == {(city, state)}


def test_a_city_that_many_states_have_is_in_none_of_them() -> None:
    facts = facts_of(*line("10-places.jsonl", 8))
    assert [node.properties["city"] for node in facts.of_label("Meeting")] == ["San Isidro"]
    assert not list(facts.of_type("HELD_IN"))


def test_where_somebody_is_posted_is_not_where_he_met() -> None:
    facts = facts_of(*line("10-places.jsonl", 11))
    assert places(facts) == {(None, None)}
    assert "Wu Peng" in persons(facts)


@pytest.mark.parametrize(
    ("who", "where", "city", "state"),
    [
        ("Costa Rican President Carlos Alvarado", "in San Jose", "San Jose", "CRI"),
        (IRQ, "in San Jose, California,", "San Jose", "USA"),
        (IRQ, "in London, Ontario,", "London", "CAN"),
        ("Venezuelan Foreign Minister Jorge Arreaza", "in Barcelona", "Barcelona", "VEN"),
        ("Spanish Prime Minister Pedro Sanchez", "in Barcelona", "Barcelona", "ESP"),
        ("Nicaraguan Foreign Minister Denis Moncada", "in Leon", "Leon", "NIC"),
        ("Grenadian Prime Minister Keith Mitchell", "in St. George's", "St. George's", "GRD"),
        ("Libyan Foreign Minister Mohamed Siala", "in Tripoli", "Tripoli", "LBY"),
        ("Indian Foreign Minister Subrahmanyam Jaishankar", "in Hyderabad", "Hyderabad", "IND"),
        # Others of these names are villages beside them, or are told with their state:
        ("U.S. Secretary of State Mike Pompeo", "in Paris", "Paris", "FRA"),
        ("U.S. Secretary of State Mike Pompeo", "in Athens", "Athens", "GRC"),
        ("Canadian Prime Minister Justin Trudeau", "in London", "London", "GBR"),
        ("German Chancellor Angela Merkel", "in Berlin", "Berlin", "DEU"),
        (IRQ, "in Birmingham", "Birmingham", "GBR"),
        # Names of many words, and parts of a state behind "in":
        (IRQ, "in Santa Cruz de la Sierra", "Santa Cruz de la Sierra", "BOL"),
        (IRQ, "in Las Palmas de Gran Canaria", "Las Palmas de Gran Canaria", "ESP"),
        (IRQ, "in Santa Cruz de Tenerife", "Santa Cruz de Tenerife", "ESP"),
        (IRQ, "in Lagos, in the Algarve,", "Lagos", "PRT"),
        (IRQ, "in Lagos, in northern Portugal,", "Lagos", "PRT"),
        (IRQ, "in Lagos", "Lagos", "NGA"),
        (IRQ, "in Roseau", "Roseau", "DMA"),
        # Towns that no table has, told with their part of a state:
        (IRQ, "at his home in Plains, Georgia,", "Plains", "USA"),
        (IRQ, "in Kupfermuehle, Brandenburg,", "Kupfermuehle", "DEU"),
        # … be it that a state is called so:
        (IRQ, "in Lebanon, New Hampshire,", "Lebanon", "USA"),
        (IRQ, "in Mexico, Missouri,", "Mexico", "USA"),
    ],
)
def test_more_cities_of_one_name(who: str, where: str, city: str, state: str) -> None:
    assert places(facts_of(f"{JOR} met {who} {where} on Tuesday.")) == {(city, state)}


def test_a_city_told_with_its_state_once_is_the_same_throughout() -> None:
    facts = facts_of(
        f"{JOR} met {IRQ} in Tripoli, Lebanon. On Tuesday Danish Foreign Minister Anders Samuelsen met "
        "Swedish Foreign Minister Margot Wallstrom in Tripoli."
    )
    assert places(facts) == {("Tripoli", "LBN")}


def test_a_state_is_no_city_of_its_name() -> None:
    facts = facts_of(
        "Talks between Armenia and Azerbaijan planned for June 3 were brought forward to May 28."
    )
    assert places(facts) == {(None, None)}


def test_the_conference_of_a_party_is_no_meeting_of_states() -> None:
    facts = facts_of(
        "Unions will hold talks with ministers at Labour's spring conference in Gateshead on Friday."
    )
    assert not places(facts)


def states(facts: Facts) -> set[str]:
    return {node.ref.key for node in facts.of_label("State")}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (line("09-us-georgia.jsonl", 1)[0], {"JPN"}),
        (line("09-us-georgia.jsonl", 2)[0], {"IRL"}),
        (line("09-us-georgia.jsonl", 3)[0], {"KOR"}),
        ("Georgia Gov. Brian Kemp welcomed Mexican Ambassador Martha Barcena in Savannah.", {"MEX"}),
        ("Georgia's Republican governor, Brian Kemp, met Danish Ambassador Lars Lose in Atlanta.", {"DNK"}),
        ("U.S. Senator David Perdue of Georgia met Polish President Andrzej Duda in Warsaw.", {"POL"}),
        ("Georgia Secretary of State Brad Raffensperger met Polish President Andrzej Duda.", {"POL"}),
        ("The governors of Georgia and South Carolina met Polish President Andrzej Duda.", {"POL"}),
        (f"{JOR} met {IRQ} in Savannah, Georgia, on Tuesday.", {"IRQ", "JOR", "USA"}),
        ("Sen. Raphael Warnock, a Georgia Democrat, met Haitian Prime Minister Ariel Henry.", {"HTI"}),
        ("Two Georgia Republicans met Polish President Andrzej Duda in Warsaw on Tuesday.", {"POL"}),
        ("A Democrat from Georgia, Jon Ossoff, met Polish President Andrzej Duda in Warsaw.", {"POL"}),
    ],
)
def test_the_american_georgia(text: str, read: set[str]) -> None:
    assert read <= states(facts_of(text)) <= read | {"USA"}


@pytest.mark.parametrize(
    "text",
    [
        "Georgia and Armenia held talks in Yerevan on Tuesday.",
        "Georgian President Salome Zurabishvili met Polish President Andrzej Duda in Tbilisi on Tuesday.",
        "U.S. Senator John McCain met Polish President Andrzej Duda in Tbilisi, Georgia, on Tuesday.",
        "Georgia Foreign Minister David Zalkaliani met Polish President Andrzej Duda in Batumi on Tuesday.",
        "The president of Georgia met Polish President Andrzej Duda in Warsaw on Tuesday.",
        "Ministers from Georgia met Polish President Andrzej Duda in Warsaw on Tuesday.",
    ],
)
def test_the_georgia_of_the_caucasus(text: str) -> None:
    assert "GEO" in states(facts_of(text))


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Dominican Prime Minister Roosevelt Skerrit met {IRQ} on Thursday.", "DMA"),
        ("The Dominican premier, Roosevelt Skerrit, met {IRQ} on Thursday.", "DMA"),
        ("Dominican Foreign Minister Vince Henderson met {IRQ} in Roseau on Thursday.", "DMA"),
        ("Dominica protested. Dominican Foreign Minister Vince Henderson met {IRQ} on Thursday.", "DMA"),
        ("Dominican President Danilo Medina met {IRQ} on Thursday.", "DOM"),
        ("Dominican Foreign Minister Miguel Vargas met {IRQ} in Santo Domingo on Thursday.", "DOM"),
        ("The Dominican Republic and Dominica met. Dominican Foreign Minister Vargas met {IRQ}.", "DOM"),
    ],
)
def test_an_adjective_of_two_states(text: str, state: str) -> None:
    assert {"DMA", "DOM"} & told_to_act(facts_of(text.format(IRQ=IRQ))) == {state}


def told_to_act(facts: Facts) -> set[str]:
    """The states for which persons act."""
    return {edge.target.key for edge in facts.of_type("REPRESENTS")}


@pytest.mark.parametrize(("city", "state"), [("Brazzaville", "COG"), ("Kinshasa", "COD"), ("Nairobi", "COD")])
def test_the_congo_is_the_one_whose_capital_is_named(city: str, state: str) -> None:
    facts = facts_of(f"Congolese Foreign Minister Raymond Ntumba met {IRQ} in {city} on Tuesday.")
    assert {e.target.key for e in facts.of_type("REPRESENTS")} == {"IRQ", state}


def test_who_leads_one_congo_does_not_lead_the_other_in_its_capital() -> None:
    facts = facts_of("Congolese President Felix Tshisekedi visited Brazzaville on Tuesday.")
    assert {e.target.key for e in facts.of_type("REPRESENTS")} == {"COD"}
    assert {e.source.key for e in facts.of_type("ATTENDED") if e.source.label == "State"} == {"COD"}


def test_a_state_before_a_region_in_a_list_is_no_town() -> None:
    facts = facts_of(
        "U.S. Defense Secretary Lloyd Austin visited bases in Japan, Hawaii and the Philippines and met "
        "Defense Minister Minoru Kihara in Tokyo on Tuesday."
    )
    assert {"minoru-kihara-jpn"} <= {edge.source.key for edge in facts.of_type("REPRESENTS")}
