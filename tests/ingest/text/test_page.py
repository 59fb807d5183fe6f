"""Where the report lies on a page, and the way back from its cleaned text."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.article import Article
from ingest.text.page import Page, Paragraph, clean

LEDE = (
    "Foreign ministers of five Andean states pledged on Tuesday to open a joint water commission, "
    "according to a statement that was released after their talks."
)
SECOND = (
    "The commission will have its seat in the city of Cusco and will begin its work in March, the "
    "minister of the host country told reporters at the end of the meeting."
)
QUOTE = '"We are content," she said.'
THIRD = (
    "On the margins of the meeting, the ministers of Peru and Bolivia also talked about the border "
    "crossing at Desaguadero, which has been closed since the floods of January."
)
CAPTION = "Foreign Minister Ana Quispe greets her guests in Cusco on March 4. (Andina/Luis Rojas)"

SCRAPED = f"""Home | World | Americas | Business | Sport | Culture | Travel | Weather | Photos

English >> World

Andean ministers agree on a water commission

Andina)  09:12, March 5, 2014

{CAPTION.replace("Andina", "Xinhua")}

CUSCO, Peru, March 4 (Andina) -- {LEDE}

{SECOND}

{QUOTE}

{THIRD}

Hot News We Recommend
* President meets miners' union in capital * Envoy denies secret talks with the neighbours
* Prime Minister of Norway to visit Japan in June * Ten things to know about the summit

【1】 【2】 【3】

(Editor: Li Na, Wang Wei)

Related Reading

Leave your comment

Copyright 2014 by the people of this site. All rights reserved. No part may be reproduced.
"""


def kept(text: str, title: str | None = None) -> list[tuple[str, str]]:
    page = clean(Article(text, title=title))
    return [(p.kind, text[p.start : p.end]) for p in page.paragraphs]


def test_a_scraped_page_gives_title_caption_and_report_and_nothing_else() -> None:
    assert kept(SCRAPED) == [
        ("title", "Andean ministers agree on a water commission"),
        ("caption", CAPTION.removesuffix(" (Andina/Luis Rojas)")),
        ("body", LEDE),
        ("body", SECOND),
        ("body", QUOTE),
        ("body", THIRD),
    ]


def test_the_dateline_is_kept_apart_from_the_text() -> None:
    page = clean(Article(SCRAPED))
    (line,) = page.datelines
    assert (line.place, line.agency, line.month, line.day, line.year) == ("Cusco", "Andina", 3, 4, None)
    assert "CUSCO" not in page.text


def test_the_day_beside_the_title_is_the_pages_own() -> None:
    assert clean(Article(SCRAPED)).published == date(2014, 3, 5)


def test_paragraphs_on_single_lines_among_menus_are_found() -> None:
    menu = "\n".join(["Home", "World", "Sport", "Video", "Washington, D.C.", "Sign in", "Search"] * 4)
    share = "Email\nFacebook\nTwitter\nPrint\nShare this story"
    stories = "\n".join(
        f"{day} hours ago\nMinister {day} of the government quits in row" for day in range(2, 12)
    )
    text = (
        f"{menu}\nAndean ministers agree on a water commission\n{share}\n{LEDE}\n{SECOND}\n{QUOTE}\n{THIRD}\n"
    )
    text += (
        f"{share}\nMore on this story\n{stories}\nWe use cookies to make this site better for you and others."
    )
    title = "Andean ministers agree on a water commission - The Daily Llama"
    assert [part for _, part in kept(text, title)] == [title.split(" - ")[0], LEDE, SECOND, QUOTE, THIRD]


def test_wrapped_lines_are_joined_and_menus_are_not() -> None:
    wrapped = (
        "\n".join(re.findall(r".{1,64}(?:\s|$)", LEDE))
        + "\n\n"
        + "\n".join(re.findall(r".{1,64}(?:\s|$)", SECOND))
    )
    page = clean(Article("World\nSport\nVideo\n\n" + wrapped))
    assert page.text == f"{LEDE}\n\n{SECOND}"


def test_indented_paragraphs_of_an_old_wire_are_parted() -> None:
    lines = []
    for paragraph in (LEDE, SECOND, THIRD):
        first, *rest = [line.rstrip() for line in re.findall(r".{1,60}(?:\s|$)", paragraph)]
        lines += ["   " + first, *rest]
    assert clean(Article("\n".join(lines))).text == f"{LEDE}\n\n{SECOND}\n\n{THIRD}"


def test_one_long_paragraph_is_the_report_without_what_editors_add() -> None:
    long = " ".join([LEDE, SECOND, QUOTE, THIRD] * 12)
    editors = "(Reporting by A. Person; Editing by B. Person)"
    text = f"Andean ministers agree\n\nCUSCO, Peru (Andina) - {long} {editors}"
    assert kept(text)[-1] == ("body", long)


def test_front_matter_is_no_report_and_markdown_signs_are_taken_away() -> None:
    text = (
        "---\ntitle: Readout\ndate: '2024-03-05'\n---\n\nThe **President** met with\n[Foreign Minister "
        "Quispe](https://example.org/q) of Peru.  \n\n-   Ana Quispe, Foreign Minister of\n    Peru\n"
        "-   Luis Rojas, Ambassador\n\n\\###\n"
    )
    assert clean(Article(text)).text == (
        "The President met with Foreign Minister Quispe of Peru.\n\n"
        "- Ana Quispe, Foreign Minister of Peru\n\n- Luis Rojas, Ambassador"
    )


def test_turns_of_a_transcript_stay_however_short() -> None:
    text = f"THE MINISTER:  {LEDE}\n\nQ    And then?\n\nTHE MINISTER:  {SECOND}\n\nQ    Thank you."
    assert len(kept(text)) == 4


def test_items_stay_where_a_sentence_introduces_them() -> None:
    listed = "The ministers also agreed on the following:\n\n- a fund for wells in the highlands"
    text = f"{LEDE}\n\n{listed}\n\n{THIRD}"
    assert [part for _, part in kept(text)][1:3] == [
        "The ministers also agreed on the following:",
        "- a fund for wells in the highlands",
    ]


@pytest.mark.parametrize(
    ("label", "caption", "credit"),
    [
        ("", "The two ministers shake hands before their talks in Cusco.", " Photo: Ana Person"),
        ("Media caption ", "The minister said that she was content with the talks", ""),
        ("", "Ana Quispe (L) and Luis Rojas walk to their talks in Cusco on Tuesday.", ""),
        ("", "Protesters stand before the ministry in Lima on Monday.", "Ana Person / AFP - Getty Images"),
    ],
)
def test_captions_are_kept_without_their_credit(label: str, caption: str, credit: str) -> None:
    assert ("caption", caption) in kept(f"{LEDE}\n\n{label}{caption}{credit}\n\n{SECOND}")


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Person and Luis Person",
        "AP Photo/Uncredited",
        "(Editor: Li Na)",
        "On 4 March 2019, Prince Person <desk@paper.example> wrote:",
        "Subject: Fwd: Ministers in Lima",
        "Sign up for our daily newsletter to get the best of our reporting.",
        "Ana Person in Lima and Luis Person in La Paz contributed to this report.",
        "You must log in to comment.",
        "© 2014 The Daily Llama. All rights reserved. This material may not be published or broadcast.",
        "Your browser does not support the audio element.",
    ],
)
def test_furniture_within_the_report_goes(line: str) -> None:
    assert [part for _, part in kept(f"{LEDE}\n\n{SECOND}\n\n{line}\n\n{THIRD}")] == [LEDE, SECOND, THIRD]


@pytest.mark.parametrize("text", ["", "\n\n \t\n", "Home\nWorld\nSport", "x" * 5000, "* * *\n| | |"])
def test_pages_without_a_report_give_an_empty_one(text: str) -> None:
    page = clean(Article(text))
    assert [p for p in page.paragraphs if p.kind == "body"] == []


def test_torn_words_are_mended_and_lead_back() -> None:
    torn = "The president' s plan to re- launch talks, he said on Nov. 2 , 2005,\u00a0was\u200b  well met."
    text = f"{torn} {LEDE}"
    page = clean(Article(text))
    assert page.text.startswith(
        "The president's plan to re-launch talks, he said on Nov. 2, 2005, was well met."
    )
    start = page.text.index("re-launch")
    begin, end = page.origin(start, start + len("re-launch"))
    assert text[begin:end] == "re- launch"


def test_quoted_printable_is_decoded_and_leads_back() -> None:
    soft = LEDE.replace("Foreign ministers", "Foreign minis=\nters").replace(
        "pledged", "=E2=80=9Cpledged=E2=80=9D"
    )
    text = f"{soft}\n\n{SECOND.replace('Cusco', 'C=C3=BAsco')}"
    page = clean(Article(text))
    assert page.text.startswith("Foreign ministers of five Andean states “pledged” on Tuesday")
    start = page.text.index("Cúsco")
    begin, end = page.origin(start, start + 5)
    assert text[begin:end] == "C=C3=BAsco"


def test_offsets_outside_the_report_are_refused() -> None:
    page = clean(Article(LEDE))
    with pytest.raises(ValueError, match="outside the report"):
        page.origin(0, len(LEDE) + 1)
    with pytest.raises(ValueError, match="outside the report"):
        page.origin(-1, 3)


#: Texts of all that a page may hold, report and noise.
PIECES = st.sampled_from(
    [
        *(LEDE, SECOND, QUOTE, CAPTION, "Home | World", "Related Reading", "CUSCO, March 4 (Andina) -- "),
        *("\n", "\n\n", " ", "  ", "\t", "\u00a0", "\u200b", "- ", "(", " ,", "' s", "é", "🕊"),
        *("**", "[a](/b)", "---\n", "a: b\n", "=E2=80=99", "=\n"),
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=200)


#: As what UTF-8 is misread: such letters are mended.
_MISREAD = ("latin-1", "cp1252")


@given(TEXTS, st.data())
@settings(max_examples=400, deadline=None)
def test_every_passage_of_the_report_leads_back_to_its_origin(text: str, data: st.DataObject) -> None:
    page = clean(Article(text))
    text = page.article.text  # without what no store can hold
    if not page.text:
        return
    i = data.draw(st.integers(0, len(page.text)))
    j = data.draw(st.integers(i, len(page.text)))
    start, end = page.origin(i, j)
    assert 0 <= start <= end <= len(text)
    for at in range(i, j):
        first, last = page.origin(at, at + 1)
        assert start <= first <= last <= end or page.text[at] == "\n"
        character, source = page.text[at], text[first:last]
        assert (
            character in unicodedata.normalize("NFC", source)
            or (character == "." and not source)
            or not character.strip()
            or re.search("=[0-9A-F]{2}", source)
            or any(source.encode(one, "replace").decode("utf-8", "replace") == character for one in _MISREAD)
        )


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_paragraphs_are_ordered_and_none_is_blank(text: str) -> None:
    page = clean(Article(text))
    position = 0
    for paragraph in page.paragraphs:
        assert position <= paragraph.start < paragraph.end <= len(text)
        assert text[paragraph.start : paragraph.end].strip()
        position = paragraph.end


def test_a_page_can_be_made_of_given_paragraphs() -> None:
    page = Page(Article("One.\n\nTwo."), (Paragraph(0, 4, "body"), Paragraph(6, 10, "body")))
    assert page.text == "One.\n\nTwo."
    assert page.origin(6, 10) == (6, 10)
    assert page.origin(0, 10) == (0, 10)


SHARED = Path(os.environ.get("SUMMITRY_SHARED", Path(__file__).parents[4] / "shared")) / "gold" / "dev"


@pytest.mark.skipif(not SHARED.is_dir(), reason="annotated articles are not here: set SUMMITRY_SHARED")
def test_all_that_annotators_took_for_evidence_is_kept() -> None:
    for path in sorted(SHARED.glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        text = article["text"]
        parts = [part for _, part in kept(text, article["title"])]
        for records in article["gold"].values():
            for record in records:
                if "evidence" in record:
                    assert any(record["evidence"] in part for part in parts), (path.name, record["evidence"])


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        ("Cusco, Apr 28, 2010 (ANA) The ministers met.", "Cusco", date(2010, 4, 28)),
        ("Lima, Aug 10, 2009 (EFE).- The ministers met.", "Lima", date(2009, 8, 10)),
        ("LIMA. Sept 12, 2014 (Andina) - The ministers met.", "Lima", date(2014, 9, 12)),
        ("Lima (ana) - The ministers met.", "Lima", None),
        ("LIMA (28 January 2019) – The ministers met.", "Lima", date(2019, 1, 28)),
        ("LIMA - 12 May 2011: The ministers met.", "Lima", date(2011, 5, 12)),
        ("Lima, Peru -- The ministers met.", "Lima", None),
    ],
)
def test_datelines_of_many_agencies(line: str, place: str, day: date | None) -> None:
    (found,) = clean(Article(line)).datelines
    assert (found.place, found.date()) == (place, day)


@pytest.mark.parametrize(
    "line", ["Energy Minister Khalid Al-Fadil met his guests.", "Ana Quispe - the minister - met his guests."]
)
def test_names_with_dashes_are_no_datelines(line: str) -> None:
    assert clean(Article(line)).datelines == ()


def test_the_sign_in_a_letter_that_was_misread_is_no_copyright() -> None:
    """An "é" read in another encoding is "Ã©": what stands behind it is no credit."""
    text = "President RubÃ©n Lund met the press in Oslo on Monday and spoke of fish."
    assert kept(text) == [("body", text)]
