"""How a person is called in what one article gives: in full where the surname can mean but one, with an
office that can be read alone."""

from __future__ import annotations

from datetime import date

import pytest

from graph.model import Facts
from ingest.article import Article
from ingest.pipeline import RULES, read


def facts(text: str, day: date | None, title: str | None = None) -> Facts:
    return read(Article(text, published=day, title=title), RULES)


def names(text: str, year: int | None = 2023, title: str | None = None) -> set[str]:
    found = facts(text, date(year, 5, 2) if year else None, title)
    return {str(node.properties["name"]) for node in found.of_label("Minister")}


def offices(text: str, year: int = 2023) -> dict[str, list[tuple[str, str]]]:
    found = facts(text, date(year, 5, 2))
    return {
        str(node.properties["name"]): [
            (edge.target.key, str(edge.properties["office"]))
            for edge in found.of_type("REPRESENTS")
            if edge.source == node.ref
        ]
        for node in found.of_label("Minister")
    }


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        (
            "Prime Minister Albanese of Australia met President Biden in Washington on Tuesday.",
            2023,
            {"Anthony Albanese", "Joe Biden"},
        ),
        (
            "U.S. Vice President Harris met Japanese Prime Minister Kishida in Tokyo on Tuesday.",
            2023,
            {"Kamala Harris", "Fumio Kishida"},
        ),
        (
            "Mexican President López Obrador met Brazilian President Lula da Silva in Lima on Tuesday.",
            2023,
            {"Andrés Manuel López Obrador", "Luiz Inácio Lula da Silva"},
        ),
        ("King Abdullah of Jordan met German officials in Berlin on Tuesday.", 2023, {"Abdullah II"}),
        ("King Gyanendra of Nepal met German officials in Berlin on Tuesday.", 2005, {"King Gyanendra"}),
        # An office that was held before; a text without a date, where one ever held it.
        (
            "Former Japanese Prime Minister Kishida met Peruvian officials in Lima on Tuesday.",
            2025,
            {"Fumio Kishida"},
        ),
        ("British Prime Minister Blair met French officials in Paris on Tuesday.", None, {"Tony Blair"}),
        ("UN Secretary-General Guterres met Peruvian officials in Lima.", 2023, {"António Guterres"}),
    ],
)
def test_a_surname_is_completed(text: str, year: int | None, expected: set[str]) -> None:
    assert expected <= names(text, year)


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        # Two of that name held the office; nobody held it then; an office that the table does not have.
        ("U.S. President Bush met Omani officials in Muscat.", None, {"Bush"}),
        ("Japanese Prime Minister Kishida met Peruvian officials in Lima.", 1995, {"Kishida"}),
        ("U.S. Assistant Secretary of State Harris met Omani officials in Muscat.", 2023, {"Harris"}),
        ("South Korean President Lee met Omani officials in Muscat.", 2002, {"Lee"}),
        # The text has another form than the table, or means another of the family.
        ("Brazil's President Fernando Collor met Omani officials in Muscat.", 1991, {"Fernando Collor"}),
        ("U.S. President Joseph R. Biden met Omani officials in Muscat.", 2023, {"Joseph R. Biden"}),
        ("Kenyan Trade Minister Beau Biden met Omani officials in Muscat.", 2023, {"Beau Biden"}),
    ],
)
def test_a_name_that_may_be_anothers_stays(text: str, year: int | None, expected: set[str]) -> None:
    assert expected <= names(text, year)


def test_the_words_of_the_text_stay_aliases() -> None:
    found = facts("President Biden met Omani officials in Muscat on Tuesday.", date(2023, 5, 2))
    [biden] = [node for node in found.of_label("Minister") if node.properties["name"] == "Joe Biden"]
    assert biden.properties["aliases"] == ["Biden"]
    assert biden.ref.key == "joe-biden-usa"


def test_a_title_beside_the_text_names_in_full() -> None:
    text = "Health Minister Okafor met Ghana's President John Mahama in Accra on Tuesday."
    assert "Chidi Okafor" in names(text, title="Nigerian Health Minister Chidi Okafor in Ghana")
    assert not {"Chidi Okafor", "Okafor"} & names(text, title="Mayor Chidi Okafor to sing in Accra")
    assert "Chidi Okafor" not in names(text, title="Nigerian President Chidi Okafor in Ghana")


@pytest.mark.parametrize(
    ("text", "name", "held"),
    [
        # Whose counterpart somebody is tells his office, as his own state calls it, or nothing.
        (
            "Chinese Foreign Minister Wang Yi was in Oslo. Wang met his Thai counterpart, Somchai Boonmee.",
            "Somchai Boonmee",
            [("THA", "Minister of Foreign Affairs")],
        ),
        (
            "U.S. Secretary of Defense Lloyd Austin met his Ukrainian counterpart, Taras Bondar, in Oslo.",
            "Taras Bondar",
            [("UKR", "Minister of Defense")],
        ),
        ("Wu met his Thai counterpart, Somchai Boonmee, in Oslo.", "Somchai Boonmee", [("THA", "")]),
        # One of many states each.
        (
            "The Austrian chancellor met his Hungarian and Serbian counterparts, Bela Nagy and Ivan Orlov.",
            "Bela Nagy",
            [("HUN", "Prime Minister")],
        ),
        # Who heads a body acts for it, wherever he is.
        (
            "European Union leaders met in Kyiv. President von der Leyen promised help to Ukraine.",
            "Ursula von der Leyen",
            [("european-union", "President")],
        ),
        # An office in full, without a party.
        ("UN chief Ada Cole met Peruvian officials.", "Ada Cole", [("united-nations", "Secretary General")]),
        ("European Commission chief Ada Cole met Peruvian officials.", "Ada Cole",
         [("european-union", "President of the European Commission")]),
        ("U.S. Republican President Ada Cole met Peruvian officials.", "Ada Cole", [("USA", "President")]),
        ("British Labour Minister Ada Cole met Peruvian officials.", "Ada Cole",
         [("GBR", "Minister of Labour")]),
        ("Secretary-General of ASEAN Dr. Kao Kim Hourn met Peruvian officials in Lima.", "Kao Kim Hourn",
         [("association-of-southeast-asian-nations", "Secretary General of ASEAN")]),
        ("Thailand's top diplomat, Somchai Boonmee, met Peruvian officials in Lima.", "Somchai Boonmee",
         [("THA", "Top Diplomat")]),
        (
            "Peru's President Ana Rojas, the President of the Republic of Peru, met Omani officials in Lima.",
            "Ana Rojas",
            [("PER", "President")],
        ),
        ("The Head of the Office of the President of Ukraine Andriy Bondarenko met Peruvian officials.",
         "Andriy Bondarenko", [("UKR", "Head of the Office of the President")]),
        ("The President of Ukraine Andriy Bondarenko met Peruvian officials.", "Andriy Bondarenko",
         [("UKR", "President")]),
        ("Irish Tánaiste, Minister for Foreign Affairs and Minister for Trade Eoin Daly met Omani officials.",
         "Eoin Daly",
         [("IRL", "Tánaiste"), ("IRL", "Minister for Foreign Affairs"), ("IRL", "Minister for Trade")]),
        ("UK Energy Security and Net Zero Secretary Alan Reed met Peruvian officials.", "Alan Reed",
         [("GBR", "Energy Security and Net Zero Secretary")]),
        # The nearest, where nobody's counterpart is spelled out.
        (
            "Russian Deputy Foreign Minister Ivan Orlov welcomed President Vladimir Putin's talks with "
            "U.S. counterpart Ada Cole.",
            "Ada Cole",
            [("USA", "President")],
        ),
        # An office by which the text takes up whom every reader knows, and one of another state.
        (
            "Rishi Sunak was glad. The prime minister met Peruvian officials in London.",
            "Rishi Sunak",
            [("GBR", "Prime Minister")],
        ),
        # Of whom no office is told, that of the table of leaders on the day, and none that it cannot name.
        (
            "Rishi Sunak was glad. The Japanese prime minister met Peruvian officials in London.",
            "Rishi Sunak",
            [("GBR", "Prime Minister")],
        ),
        ("Ali Khamenei met Peruvian officials in Tehran.", "Ali Khamenei", [("IRN", "")]),
        ("Secretary Yellen met Peruvian officials in Lima.", "Janet Yellen",
         [("USA", "Secretary of the Treasury")]),
        ("Secretary Mayorkas met Peruvian officials in Lima.", "Alejandro Mayorkas",
         [("USA", "Secretary of Homeland Security")]),
        ("U.S. Commerce Secretary Raimondo met Peruvian officials in Lima.", "Gina Raimondo",
         [("USA", "Secretary of Commerce")]),
        (
            "Ada Cole, Assistant to the President for Energy of Peru, met Omani officials. Assistant to the "
            "President Ada Cole left.",
            "Ada Cole",
            [("PER", "Assistant to the President for Energy")],
        ),
        ("U.S. Chair of the Council on Environmental Quality Brenda Fuller met Peruvian officials in Lima.",
         "Brenda Fuller", [("USA", "Chair of the Council on Environmental Quality")]),
        ("General Ada Cole, the President of Peru, met Omani officials in Lima.", "Ada Cole",
         [("PER", "President")]),
        # A list of one line each.
        (
            "Ada Cole, U.S. Ambassador to Peru\n\nCarlos Rivera, Secretary of the United States Navy\n\n"
            "The delegation met Peruvian officials.",
            "Carlos Rivera",
            [("USA", "Secretary of the United States Navy")],
        ),
        ("British Chancellor Alan Reed met Peruvian officials in Lima.", "Alan Reed",
         [("GBR", "Chancellor of the Exchequer")]),
        ("German Chancellor Olaf Scholz met Peruvian officials.", "Olaf Scholz", [("DEU", "Chancellor")]),
    ],
)  # fmt: skip
def test_an_office_can_be_read_alone(text: str, name: str, held: list[tuple[str, str]]) -> None:
    assert offices(text)[name] == held
