"""Paragraphs set narrow, telexes full of names, and entries of live pages under lines that tell their day."""

from __future__ import annotations

import textwrap
from datetime import date

import pytest

from ingest.article import Article
from ingest.pipeline import read
from ingest.text.blocks import blocks
from tests.field.test_inputs import talks

CPV = "Cape Verdean Prime Minister Jose Maria Neves met Dutch Foreign Minister Maxime Verhagen in Praia"
ETH = "Ethiopian Foreign Minister Seyoum Mesfin met Danish Foreign Minister Per Stig Moller in Addis Ababa"
COLUMNS = [
    f"{CPV} on Monday. Neves flies to Lisbon on Friday. Portuguese President Jorge Sampaio will receive him.",
    f"{ETH} on Tuesday. Seyoum asked for 20 lorries. Moller thanked him.",
]


@pytest.mark.parametrize("text", COLUMNS)
def test_a_paragraph_of_short_full_lines_is_one(text: str) -> None:
    for width in range(22, 70):
        wrapped = textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)
        assert [" ".join(one.text.split()) for one in blocks(wrapped)] == [text], width


@pytest.mark.parametrize(
    "text",
    [
        # Headlines, of which none ends in a stop, and sentences with lines of their own:
        "Kenya and Uganda plan a dam\nTanzania leader visits Kigali\nMinisters to meet on fishing\n"
        "Rwanda reopens a crossing",
        "Neves met Verhagen in Praia.\nSeyoum met Moller in Adama.\nVerhagen left for Lisbon.\n"
        "Moller flies home at noon.",
    ],
)
def test_lines_of_their_own_stay_apart(text: str) -> None:
    assert len(list(blocks(text))) == text.count("\n") + 1


@pytest.mark.parametrize(
    "text",
    [
        f"Live: the day\n\n16:40 15 May 2019\n{CPV} today.\n\n18:05 14 May 2019\n{ETH} this afternoon.",
        f"15 May 2019, 10:00 GMT\n\n{CPV} today.\n\n14 May 2019, 19:00 GMT\n\n{ETH} this evening.",
        f"Wednesday, May 15, 2019 at 8.30 am\n{CPV} today.\nTuesday, May 14, 2019 at 9 am\n{ETH} today.",
    ],
)
def test_a_line_with_a_day_heads_what_follows(text: str) -> None:
    read_of = talks(read(Article(text, published=date(2019, 5, 15))))
    assert read_of == {("CPV~NLD", "2019-05-15"), ("DNK~ETH", "2019-05-14")}


def test_one_such_line_is_the_page_s_own() -> None:
    text = f"Updated 13 May 2019, 10:00\n\n{CPV} today.\n\n{ETH} today."
    read_of = talks(read(Article(text, published=date(2019, 5, 15))))
    assert read_of == {("CPV~NLD", "2019-05-15"), ("DNK~ETH", "2019-05-15")}


def test_a_telex_full_of_names_is_read() -> None:
    text = (
        f"PRAIA, MAY 15, 2019 (DESK) -- {CPV.upper()} ON TUESDAY.\n\nVERHAGEN WILL FLY TO DAKAR ON FRIDAY.\n"
    )
    facts = read(Article(text, published=date(2019, 5, 15)))
    assert talks(facts) == {("CPV~NLD", "2019-05-14")}
    assert {node.properties["kind"] for node in facts.of_label("Meeting")} == {"bilateral", "visit"}
