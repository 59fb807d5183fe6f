"""Texts in capitals are read as running text, at the same offsets; headlines and labels stay."""

from __future__ import annotations

import pytest

from ingest.article import Article
from ingest.text.capitals import cased, in_capitals
from ingest.text.page import clean
from ingest.text.view import view

TOLD = [
    "Peruvian Foreign Minister Ana Quispe arrived in La Paz on Tuesday for talks with President Luis Rojas.",
    "The two presidents agreed to meet again in May, and the United States may send an observer.",
    "British Prime Minister Margaret Thatcher told U.S. President George Bush that China had not agreed.",
    "Speaking in Havana, the Cuban foreign minister said the UN Security Council must not turn to Turkey.",
    "Secretary of State James Baker and Soviet Foreign Minister Eduard Shevardnadze met in Geneva in March.",
    "He said: the embassy of Chad in Algiers will open before 15 August, the South African envoy added.",
    "The OPEC ministers will march to the palace with Mr. Kamilov, and the Arab League will help us.",
]


@pytest.mark.parametrize("told", TOLD)
def test_names_get_capitals_and_other_words_none(told: str) -> None:
    assert cased(told.upper()) == told


@pytest.mark.parametrize("told", TOLD)
def test_lengths_stay(told: str) -> None:
    assert len(view(told.upper())) == len(told)


@pytest.mark.parametrize(
    "text",
    [
        "PERU, BOLIVIA SIGN TREATY ON RIVER",
        "PRESIDENT ROJAS: We met the foreign minister in Lima, and we agreed on a treaty for the river.",
        "The IMF and the EBRD met the OECD, the WTO, the UNDP and the IAEA in the city on Tuesday.",
        "LIMA, MARCH 4 (ANDINA)",
        "COMUNIDAD ANDINA DE NACIONES SECRETARIA GENERAL PASEO DE LA REPUBLICA SAN ISIDRO LIMA PERU TELEFONO",
    ],
)
def test_headlines_labels_and_acronyms_stay(text: str) -> None:
    assert not in_capitals(text)
    assert view(text) == text


def test_a_wire_in_capitals_is_read_behind_its_dateline() -> None:
    lines = (
        "LIMA (PERU), 4 MAR 90 (RADIO DEL PACIFICO) -- [REPORT] [JUAN ARAYA] [TEXT] PERUVIAN FOREIGN\n"
        "MINISTER ANA QUISPE TODAY RECEIVED THE BOLIVIAN AMBASSADOR AT HER OFFICE\nIN LIMA.\n\n"
        "   THEY AGREED ON A TREATY."
    )
    page = clean(Article(lines))
    assert page.text == (
        "Peruvian Foreign Minister Ana Quispe today received the Bolivian ambassador at her office in Lima."
        "\n\nThey agreed on a treaty."
    )
    (line,) = page.datelines
    assert (line.place, line.day, line.month, line.year) == ("Lima", 4, 3, 1990)
    start = page.text.index("Ana Quispe")
    begin, end = page.origin(start, start + len("Ana Quispe"))
    assert lines[begin:end] == "ANA QUISPE"


def test_a_headline_in_capitals_over_running_text_stays() -> None:
    body = (
        "The foreign ministers of Peru and Bolivia signed a treaty on the river, they said after their talks."
    )
    text = f"PERU AND BOLIVIA TO SIGN A TREATY ON THE RIVER THAT PARTS THEM, SAYS MINISTER\n\n{body}"
    assert view(text) == text
