"""How texts are laid out: wrapped, quoted, double-spaced, torn at their links, in capitals, as lists."""

from __future__ import annotations

import re
import textwrap

import pytest

from ingest.article import Article
from ingest.text.page import clean

REPORT = (
    "Peruvian Foreign Minister Ana Quispe Mamani received Bolivian President Luis Rojas Arce in Cusco on "
    "Monday to prepare the Andean Community's summit in Lima.",
    "Quispe Mamani and Ecuadorian Foreign Minister Juan Carlos Noboa signed a treaty on the Napo River, "
    "and President Rojas Arce promised to reopen the border crossing at Desaguadero in March.",
    "Colombian Vice President Marta Pinzon and Chilean Foreign Minister Alberto Klaveren will fly to Lima "
    "on Friday for the summit, the Peruvian Foreign Ministry said.",
)
WHOLE = "\n\n".join(REPORT)


def report(text: str) -> str:
    return clean(Article(text)).text


@pytest.mark.parametrize("width", [24, 28, 32, 38, 44, 50, 56, 60, 64, 68, 72, 76, 80, 90, 100])
def test_prose_full_of_names_is_joined_whatever_its_width(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in REPORT)
    assert report(wrapped) == WHOLE


@pytest.mark.parametrize("sign", ["> ", ">", ">> ", "> > ", "| "])
def test_quoted_mail_is_read_without_its_signs(sign: str) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, 68) for paragraph in REPORT)
    assert report("\n".join(f"{sign}{line}" for line in wrapped.split("\n"))) == WHOLE


def test_an_empty_line_behind_every_line_parts_no_paragraphs() -> None:
    lines = [line for paragraph in REPORT for line in textwrap.wrap(f"{paragraph} He said so to them.", 60)]
    assert " ".join(report("\n\n".join(lines)).split()) == " ".join(
        f"{paragraph} He said so to them." for paragraph in REPORT
    )


def test_one_sentence_that_a_page_break_parted_is_whole() -> None:
    first, last = REPORT[1].split(" promised to ")
    torn = f"{REPORT[0]}\n\n{first} promised to\n\n{last}\n\n{REPORT[2]}"
    assert report(torn) == WHOLE


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        (
            "The minister flew to\nLima\n, where she met\nLuis Rojas\n.",
            "The minister flew to Lima, where she met Luis Rojas.",
        ),
        (
            "She praised\nPeru\n-\nBolivia\nties and the\nLima\n-based court.",
            "She praised Peru-Bolivia ties and the Lima-based court.",
        ),
        (
            'He called it "\nPeru\n\'s finest hour" in\nCusco\n.',
            'He called it "Peru\'s finest hour" in Cusco.',
        ),
        (
            "Envoys of\nPeru\n,\nBolivia\nand\nChile\nattended the talks.",
            "Envoys of Peru, Bolivia and Chile attended the talks.",
        ),
        (
            "It is\nBolivia's\nlargest partner (\nChina\n) after\nBrazil\n.",
            "It is Bolivia's largest partner (China) after Brazil.",
        ),
        (
            "Foreign Minister\nAna Quispe\n, President\nLuis Rojas\nand the\nPope\nmet in\nRome\n.",
            "Foreign Minister Ana Quispe, President Luis Rojas and the Pope met in Rome.",
        ),
    ],
)
def test_links_on_lines_of_their_own_go_back_into_their_sentence(torn: str, whole: str) -> None:
    assert report(f"{REPORT[0]}\n{torn}\n{REPORT[2]}") == f"{REPORT[0]}\n\n{whole}\n\n{REPORT[2]}"


def test_headlines_between_paragraphs_are_not_drawn_into_them() -> None:
    between = "READ:\nMinister denies secret talks with miners\nLIVE UPDATES: Storm in the south\n"
    torn = "The minister flew to\nLima\n, where she met\nLuis Rojas\n."
    assert report(f"{REPORT[0]}\n{between}{torn}\n{REPORT[2]}") == "\n\n".join(
        (REPORT[0], "The minister flew to Lima, where she met Luis Rojas.", REPORT[2])
    )


def test_menus_and_headlines_of_like_length_are_not_taken_for_wrapped_prose() -> None:
    headlines = [
        "Peru and Bolivia sign treaty on the Napo River crossing",
        "Andean Community holds summit in Lima on coming Friday",
        "Storm leaves thousands without power in southern Chile",
        "Colombian striker joins club in Madrid for five seasons",
        "Ministers of five states open water commission in Cusco",
    ]
    text = "\n".join(headlines) + "\n\n" + WHOLE
    assert report(text).endswith(WHOLE)
    assert "crossing Andean" not in report(text)


def test_lists_without_full_stops_are_read_item_by_item() -> None:
    items = [
        "Peruvian Foreign Minister Ana Quispe met Bolivian President Luis Rojas in Cusco on 4 March 2014",
        "Chilean Foreign Minister Alberto Klaveren visited Quito on 5 March 2014",
    ]
    for bullet in ("- ", "• ", "* "):
        text = "Key points\n\n" + "\n".join(bullet + item for item in items)
        assert [part.lstrip("-•* ") for part in report(text).split("\n\n")] == [f"{item}." for item in items]


def test_headlines_that_a_line_introduces_are_the_report() -> None:
    listed = [
        *(
            "Peruvian president meets Bolivian foreign minister",
            "Exchange rates -- March 4",
            "Lima stocks up",
        ),
        *("Andean states to hold summit in Lima on Friday", "Chilean envoy visits Quito for talks on trade"),
        *("Colombian vice president to visit Peru next week", "Weather in major cities -- March 4"),
        *("Storm leaves thousands without power in the south", "Envoys of five states arrive for summit"),
    ]
    found = report(
        "The following are news items released by the agency on Tuesday:\n\n" + "\n\n".join(listed)
    )
    assert all(item in found for item in listed if len(item.split()) >= 6)


def test_a_diary_gives_what_stands_behind_its_cities() -> None:
    told = "Bolivian president begins a two-day private visit"
    assert told in report(f"{REPORT[0]}\n\nLIMA: {told}\n\n{REPORT[1]}\n\n{REPORT[2]}")


@pytest.mark.parametrize("mark", ["Page 2", "- 3 -", "2/5", "page 4 of 9"])
def test_marks_of_printed_pages_part_nothing(mark: str) -> None:
    short = "Chilean Foreign Minister Alberto Klaveren met Ana Quispe in Lima on Tuesday."
    assert report(f"{short}\n\f{mark}\n\n{REPORT[1]}") == f"{short}\n\n{REPORT[1]}"


def test_control_characters_are_blanks_and_lead_back() -> None:
    text = f"{REPORT[0]}\x07 {REPORT[1]}\x0b \x00{REPORT[1]}\x1b \ufffe{REPORT[2]}"
    page = clean(Article(text))
    assert not re.search("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffd-\uffff]", page.text)
    start = page.text.index("Quispe Mamani and")
    begin, end = page.origin(start, start + len("Quispe Mamani"))
    assert text[begin:end] == "Quispe Mamani"


def test_accents_are_composed_and_lead_back() -> None:
    decomposed = (
        "Foreign Minister Pe\u0301ter Szijja\u0301rto\u0301 met his guests in Győr and spoke to them."
    )
    page = clean(Article(decomposed))
    assert "Péter Szijjártó" in page.text
    start = page.text.index("Szijjártó")
    begin, end = page.origin(start, start + len("Szijjártó"))
    assert decomposed[begin:end] == "Szijja\u0301rto\u0301"


@pytest.mark.parametrize(
    ("misread", "meant"),
    [
        ("PÃ©ter SzijjÃ¡rtÃ³", "Péter Szijjártó"),
        ("JosÃ© Ãlvarez", "José Ãlvarez"),  # half of it is lost, and stays
        ("â€œWe agree,â€\x9d she said â€” twice", "“We agree,” she said — twice"),
        ("RecepÂ\u00a0Tayyip ErdoÄŸan", "Recep Tayyip Erdoğan"),
        ("KlÃ¤ra MÃ¼ller", "Klära Müller"),
        ("JÃ¡nos ÄŒapek", "János Čapek"),
    ],
)
def test_utf8_that_was_read_as_windows_1252_is_read_again(misread: str, meant: str) -> None:
    text = f"The minister told {misread} so when they met in the city on Tuesday, and they agreed."
    assert meant in report(text)


@pytest.mark.parametrize("name", ["São Tomé", "Łódź", "Ângela", "Åse Ødegård", "Çelik", "Ñuñoa", "Großmann"])
def test_letters_with_accents_stay(name: str) -> None:
    assert name in report(
        f"The minister told {name} so when they met in the city on Tuesday, and they agreed."
    )


@pytest.mark.parametrize(
    "link",
    [
        "[Foreign Minister](https://x.example/a_(b))",
        "[Foreign Minister](https://x.example/a_(b)_(c))",
        '[Foreign Minister](https://x.example/a "Her page")',
        "[Foreign Minister](/wiki/Minister_(office)#top)",
        "[Foreign Minister](https://x.example/a)",
        '<a class="to" href="https://x.example/a">Foreign Minister</a>',
        "<em>Foreign</em> Minister",
    ],
)
def test_links_of_markdown_leave_their_words(link: str) -> None:
    text = f"---\ntitle: Talks\n---\n\nThe President met {link} Quispe (of Peru) in Lima."
    assert report(text).endswith("The President met Foreign Minister Quispe (of Peru) in Lima.")


def test_a_link_behind_the_dateline_is_no_tag_of_it() -> None:
    told = report(
        "LIMA (Andes Wire) - [Ana Quispe](https://x.example/q_(minister)) met her guest in Lima on Monday."
    )
    assert told == "Ana Quispe met her guest in Lima on Monday."


def test_tags_of_html_in_a_plain_text_leave_their_words() -> None:
    text = (
        '<a href="/peru">Peruvian</a> Minister <b>Ana Quispe</b> went to <a href="/t/x">La Paz</a> on Monday.'
    )
    assert report(text) == "Peruvian Minister Ana Quispe went to La Paz on Monday."


def test_words_parted_at_the_end_of_a_line_are_whole_and_lead_back() -> None:
    torn = (
        "Minister Ana Quispe and the sec-\nretary-general of the league met on Wednes-\nday and signed "
        "a long-\nterm accord that both of them had pre-\npared in Cusco."
    )
    page = clean(Article(torn))
    assert page.text == (
        "Minister Ana Quispe and the secretary-general of the league met on Wednesday and signed "
        "a long-term accord that both of them had prepared in Cusco."
    )
    at = page.text.index("Wednesday")
    start, end = page.origin(at, at + len("Wednesday"))
    assert torn[start:end] == "Wednes-\nday"


def test_suspended_hyphens_and_prefixes_at_the_end_of_a_line_stay() -> None:
    torn = (
        "Peruvian Minister Ana Quispe promised short-\nand long-term help and said that she would re-\n"
        "sign the pact."
    )
    assert " resign " not in report(torn)
    assert "short- and long-term" in report(torn)


def test_words_parted_in_a_long_text_take_time_by_their_number() -> None:
    torn = "Peruvian Foreign Minister Ana Quispe had pre-\npared the talks with the Bolivians. " * 3000
    assert "pre-" not in report(torn)


def test_a_headline_over_a_report_is_not_drawn_into_it() -> None:
    lead = "LIMA, Nov 9 (Reuters) - Peruvian Foreign Minister Ana Quispe will meet her guests on Monday."
    page = clean(Article(f"Quispe and guests to meet\nin Lima next week\nBy Jane Person in La Paz\n{lead}"))
    assert [one.place for one in page.datelines] == ["Lima"]


def test_headlines_that_end_as_sentences_are_not_joined() -> None:
    lines = [
        "Ministers of Peru meet in Lima again.",
        "Will Bolivia ever have its own sea?",
        "Chile and Peru to share the river?",
    ]
    assert report("\n".join([*lines, *lines[:2]])).count("\n\n") >= 2


def test_two_wrapped_lines_that_end_as_a_sentence_does_are_one() -> None:
    first, second = (
        "Peruvian Foreign Minister Ana Quispe met Bolivian President",
        "Luis Rojas in Cusco on Monday, radio said.",
    )
    assert report(f"{first}\n{second}\n") == f"{first} {second}"


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        (
            "title: President Rojas Receives the Foreign Minister of Peru",
            "President Rojas Receives the Foreign Minister of Peru",
        ),
        ("title: 'President Rojas'' Talks with Peru'", "President Rojas' Talks with Peru"),
        (
            'title: "Remarks by President\\_Rojas\\\n  \\ Before Talks with Peru"',
            "Remarks by President Rojas Before Talks with Peru",
        ),
        (
            'title: "Jos\\xE9 Rojas\\u2019s Talks with Peru\\ud83d"',
            "José Rojas’s Talks with Peru",
        ),
    ],
)
def test_a_title_in_the_front_matter_is_read(stated: str, title: str) -> None:
    page = clean(Article(f"---\ndate: 2014-03-04\n{stated}\n---\n\n{REPORT[0]}\n"))
    assert page.text == f"{title}\n\n{REPORT[0]}"
