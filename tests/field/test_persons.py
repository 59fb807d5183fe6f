"""Departments that are taken for names, offices of one territory, and an adjective that two states share."""

from __future__ import annotations

import pytest

from graph.model import Facts
from tests.field.test_occasions import told
from tests.field.test_reading import facts_of, line, persons


def offices(facts: Facts) -> dict[str, str]:
    """What each person is called in office, with the state for which he acts."""
    return {
        str(facts.nodes[edge.source].properties["name"]): f"{edge.properties['office']}, {edge.target.key}"
        for edge in facts.of_type("REPRESENTS")
    }


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (line("13-not-a-person-or-meeting.jsonl", 1)[0], set()),
        (line("13-not-a-person-or-meeting.jsonl", 3)[0], set()),
        ("The Indian Joint Secretary Shipping told reporters that ports were open.", set()),
        ("The Pakistani Additional Secretary Commerce met exporters on Tuesday.", set()),
        ("The Sri Lankan Secretary Defence denied the report.", set()),
        ("Bangladeshi Principal Secretary Health spoke in Dhaka on Tuesday.", set()),
        (
            "Pakistani Adviser Finance Hafeez Shaikh met Chinese Finance Minister Liu Kun in Beijing.",
            {"Hafeez Shaikh", "Liu Kun"},
        ),
        (
            "Pakistani Special Secretary Trade Amina Malik met Omani Foreign Minister Yusuf bin Alawi.",
            {"Amina Malik", "Yusuf bin Alawi"},
        ),
        ("Talks with President Fail, the headline of a Kenyan daily said on Tuesday.", set()),
        # Names that stay names:
        (
            "U.S. Energy Secretary Rick Perry met Polish Energy Minister Krzysztof Tchorzewski in Warsaw.",
            {"Rick Perry", "Krzysztof Tchorzewski"},
        ),
        (
            "Liberian Secretary Price Johnson met Ghanaian Foreign Minister Shirley Botchwey in Accra.",
            {"Price Johnson", "Shirley Botchwey"},
        ),
    ],
)
def test_a_department_is_nobody(text: str, who: set[str]) -> None:
    assert persons(facts_of(text)) == who


@pytest.mark.parametrize(
    ("text", "who", "office"),
    [
        (line("13-not-a-person-or-meeting.jsonl", 7)[0], "Carrie Lam", "Chief Executive, HKG"),
        (
            "The Kenyan high commissioner to Ghana, Eliphas Barine, met Togolese Foreign Minister Robert "
            "Dussey in Lome on Tuesday.",
            "Eliphas Barine",
            "High Commissioner to Ghana, KEN",
        ),
        (
            "Malaysian Home Minister Datuk Seri Hamzah Zainudin met Thai Interior Minister Anupong Paochinda "
            "in Bangkok on Tuesday.",
            "Hamzah Zainudin",
            "Minister of Home Affairs, MYS",
        ),
        (
            "Macau Chief Executive Ho Iat-seng met Chinese President Xi Jinping in Beijing on Tuesday.",
            "Ho Iat-seng",
            "Chief Executive, MAC",
        ),
        (
            "Afghan Chief Executive Abdullah Abdullah met Indian Prime Minister Narendra Modi in New Delhi.",
            "Abdullah Abdullah",
            "Chief Executive, AFG",
        ),
        (line("05-history-dated-now.jsonl", 7)[0], "John Kennedy", "President, USA"),
        (
            "U.S. National Security Adviser John Bolton met Russian President Vladimir Putin in Geneva.",
            "John Bolton",
            "National Security Adviser, USA",
        ),
    ],
)
def test_an_office_is_called_as_it_is(text: str, who: str, office: str) -> None:
    assert offices(facts_of(text))[who] == office


@pytest.mark.parametrize(
    ("text", "published", "commitment"),
    [
        (*line("13-not-a-person-or-meeting.jsonl", 6), "agree on a road from Vinh to Thakhek"),
        (
            "Senegalese Prime Minister Amadou Ba met Mauritanian Prime Minister Mohamed Bilal in Nouakchott "
            "on Thursday. Ba and Bilal agreed on a ferry from Rosso to Saint-Louis.",
            "2023-03-10",
            "agree on a ferry from Rosso to Saint-Louis",
        ),
        (
            "Polish Prime Minister Beata Szydlo met Czech Prime Minister Bohuslav Sobotka in Prague on "
            "Monday. Szydlo and Sobotka agreed on a railway from Ostrava to Katowice.",
            "2016-05-11",
            "agree on a railway from Ostrava to Katowice",
        ),
    ],
)
def test_a_road_is_agreed_on_and_no_town(text: str, published: str, commitment: str) -> None:
    """Nor does anybody travel on it."""
    facts = facts_of(text, published)
    assert [node.properties["text"] for node in facts.of_label("Commitment")] == [commitment]
    assert [node.properties["kind"] for node in facts.of_label("Meeting")] == ["bilateral"]


@pytest.mark.parametrize(
    ("text", "meeting"),
    [
        (line("10-places.jsonl", 1)[0], "bilateral held 2019-05-14 Oyo COG,GAB"),
        (
            "On Tuesday Congolese President Sassou-Nguesso met French President Emmanuel Macron in Paris.",
            "bilateral held 2019-05-14 Paris COG,FRA",
        ),
        (
            "On Tuesday Congolese President Tshisekedi met Angolan President Joao Lourenco in Kinshasa.",
            "bilateral held 2019-05-14 Kinshasa AGO,COD",
        ),
        (
            "The Congolese and Ugandan foreign ministers met in Bunia, eastern Congo, on Tuesday.",
            "bilateral held 2019-05-14 Bunia COD,UGA",
        ),
    ],
)
def test_which_congo_is_told_by_who_leads_it(text: str, meeting: str) -> None:
    assert told(facts_of(text)) == [meeting]


@pytest.mark.parametrize(
    ("who", "name", "office"),
    [
        # First names, where the state has no such title:
        ("Iranian Defence Minister Amir Hatami", "Amir Hatami", "Minister of Defense, IRN"),
        ("Iran's defence minister, Amir Hatami,", "Amir Hatami", "Minister of Defense, IRN"),
        ("Bosnian Deputy Defence Minister Emir Suljagic", "Emir Suljagic", "Deputy Minister of Defense, BIH"),
        ("Nauruan President Baron Waqa", "Baron Waqa", "President, NRU"),
        ("Ghanaian Energy Minister King Owusu", "King Owusu", "Minister of Energy, GHA"),
        ("Emirati Trade Minister Sultan bin Saeed", "Sultan bin Saeed", "Minister of Trade, ARE"),
        ("Saudi Crown Prince Sultan bin Abdulaziz", "Sultan bin Abdulaziz", "Crown Prince, SAU"),
        # Titles, where it has:
        ("Qatari Emir Tamim", "Emir Tamim", "Emir, QAT"),
        ("The Kuwaiti head of state, Emir Sabah,", "Sabah al-Ahmad al-Sabah", "Emir, KWT"),
        ("Bruneian Sultan Hassanal Bolkiah", "Hassanal Bolkiah", "Sultan, BRN"),
        ("Belgian Foreign Minister Baron Paul Lambert", "Paul Lambert", "Minister of Foreign Affairs, BEL"),
        ("British Foreign Secretary Lord Carrington", "Carrington", "Foreign Secretary, GBR"),
        # Who keeps an embassy in an ambassador's stead:
        ("U.S. charge d'affaires Laurence Pope", "Laurence Pope", "Charge d'affaires, USA"),
        ("French Chargé d'Affaires Anne Boillon", "Anne Boillon", "Chargé d'affaires, FRA"),
        ("The Swiss charge d'affaires, Beat Frei,", "Beat Frei", "Charge d'affaires, CHE"),
        ("The Polish chargé d'affaires in Rabat, Jan Nowak,", "Jan Nowak", "Chargé d'affaires in Rabat, POL"),
        ("The Polish ambassador in Rabat, Jan Nowak,", "Jan Nowak", "Ambassador in Rabat, POL"),
    ],
)
def test_titles_that_are_first_names(who: str, name: str, office: str) -> None:
    facts = facts_of(f"{who} met Moroccan Prime Minister Saad-Eddine El Othmani in Rabat on Tuesday.")
    assert offices(facts)[name] == office
    assert len(list(facts.of_type("REPRESENTS"))) == 2


def test_a_prince_may_be_a_minister() -> None:
    facts = facts_of("Saudi Foreign Minister Prince Saud al-Faisal met French President Emmanuel Macron.")
    assert persons(facts) == {"Saud al-Faisal", "Emmanuel Macron"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Malian Trade Minister Amadou Ba met Dutch Trade Minister Jan Bos in Bamako. Another Amadou "
            "Ba, the Senegalese oil minister, had talks in Doha with Qatari Energy Minister Saad Kaabi.",
            {"amadou-ba-mli", "jan-bos-nld", "amadou-ba-sen", "saad-kaabi-qat"},
        ),
        (
            "Mr. Perez of Peru, the foreign minister, met Mr. Perez of Panama, the president, in Lima.",
            {"perez-per", "perez-pan"},
        ),
        # One man stays one: of one state, sent to another, or of a state that has fallen apart.
        (
            "U.S. Special Envoy Tom Hill met Kenyan President William Ruto. Sudan envoy Tom Hill then left.",
            {"tom-hill-usa", "william-ruto-ken"},
        ),
        (
            "Soviet Foreign Minister Eduard Shevardnadze came. Georgian President Eduard Shevardnadze "
            "recalls it.",
            {"eduard-shevardnadze-rus"},
        ),
        (
            "Malian Trade Minister Amadou Ba met Dutch Trade Minister Jan Bos in Bamako. Amadou Ba, the "
            "Malian minister, then left for Doha.",
            {"amadou-ba-mli", "jan-bos-nld"},
        ),
    ],
)
def test_men_of_one_name_and_two_states_are_two(text: str, who: set[str]) -> None:
    assert {edge.source.key for edge in facts_of(text).of_type("REPRESENTS")} == who
