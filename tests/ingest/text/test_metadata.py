"""What a text says of itself."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from ingest.article import Article
from ingest.text.dateline import match_dateline, stated_day
from ingest.text.metadata import anchor_of, as_day, dateline_city, described, language_of
from ingest.text.page import clean

LEDE = "Defence ministers of six states pledged here to enlarge their cooperation in the coming years."


def dateline(text: str) -> tuple[object, ...] | None:
    line = match_dateline(text, 0, len(text))
    return (line.place, line.agency, line.day, line.month, line.year, text[line.end :]) if line else None


@pytest.mark.parametrize(
    ("text", "place", "agency", "day"),
    [
        ("BISHKEK, June 26 (Xinhua) -- ", "Bishkek", "Xinhua", (26, 6, None)),
        ("WASHINGTON (Reuters) - ", "Washington", "Reuters", (None, None, None)),
        ("(Reuters) - ", None, "Reuters", (None, None, None)),
        ("MAR DEL PLATA, Argentina, Nov. 2 , 2005 (Xinhua) -- ", "Mar del Plata", "Xinhua", (2, 11, 2005)),
        ("SEOUL, South Korea — ", "Seoul", None, (None, None, None)),
        ("PORT-AU-PRINCE, Haiti (AP) _ ", "Port-au-Prince", "AP", (None, None, None)),
        ("UNITED NATIONS, Nov 3 (AFP) - ", "New York", "AFP", (3, 11, None)),
        ("NEW DELHI: ", "New Delhi", None, (None, None, None)),
        ("Tehran, Jan 5, IRNA – ", "Tehran", "IRNA", (5, 1, None)),
        ("Islamabad, 12 Dec (APP): ", "Islamabad", "APP", (12, 12, None)),
        ("MOSCOW, June 5. /TASS/. ", "Moscow", "TASS", (5, 6, None)),
        ("BEIJING/MOSCOW (Reuters) - ", "Beijing", "Reuters", (None, None, None)),
    ],
)
def test_datelines_of_the_agencies(
    text: str, place: str | None, agency: str | None, day: tuple[int | None, ...]
) -> None:
    assert dateline(text + LEDE) == (place, agency, *day, LEDE)


@pytest.mark.parametrize(
    "text",
    [
        "THE PRESIDENT: Thank you all.",
        "President Quispe - who was in Lima - agreed.",
        "U.S. Secretary of State in talks",
        "EU - US talks begin",
        "HELLO WORLD - this is new",
        "March 22, 2013",
        "Wednesday, November 30 (GMT)",
        "",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(text: str) -> None:
    assert dateline(text) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Agency)  10:31, June 27, 2013", date(2013, 6, 27)),
        ("24 July 2015", date(2015, 7, 24)),
        ("Published August 14, 2010", date(2010, 8, 14)),
        ("16 November 2017 • 2:15pm", date(2017, 11, 16)),
        ("19980205", date(1998, 2, 5)),
        ("2013-06-27T10:31:00Z", date(2013, 6, 27)),
        ("Dec. 6, 2024, 10:00 PM UTC / Updated Dec. 7, 2024, 12:43 PM UTC", date(2024, 12, 7)),
        ("June 31, 2013", None),
        ("Jun 13, 4:03 PM EDT", None),
    ],
)
def test_days_beside_a_title(line: str, day: date | None) -> None:
    assert stated_day(line) == day


def test_a_wire_report_describes_itself() -> None:
    article = described(
        Article(f"Ministers pledge closer ties\n\nLIMA, Peru, March 4, 2014 (Andina) -- {LEDE}")
    )
    assert article.title == "Ministers pledge closer ties"
    assert article.publisher == "Andina"
    assert article.dateline == "LIMA, Peru, March 4, 2014 (Andina)"
    assert article.published == date(2014, 3, 4)


def test_what_is_known_is_not_overwritten() -> None:
    known = Article(
        f"Ministers pledge closer ties\n\nLIMA, March 4, 2014 (Andina) -- {LEDE}",
        title="Title",
        publisher="The Daily Llama",
        published=date(2014, 3, 5),
    )
    article = described(known)
    assert (article.title, article.publisher, article.published) == (
        "Title",
        "The Daily Llama",
        date(2014, 3, 5),
    )


def test_front_matter_is_believed() -> None:
    text = (
        "---\ndate: '2024-03-05'\npublished_time: 2024-03-05 18:29:14-05:00\n"
        "source_url: https://example.org/r\n"
        'title: "Readout of the President\\u2019s\\\n  \\ Call with Peru\\_today"\n---\n\n' + LEDE
    )
    article = described(Article(text))
    assert article.title == "Readout of the President’s Call with Peru today"
    assert article.published == date(2024, 3, 5)
    assert article.url == "https://example.org/r"


@pytest.mark.parametrize("block", ["title: [", "- a\n- b: c", "date: 2024-99-99", "title: 5", "a: *b"])
def test_broken_front_matter_is_passed_over(block: str) -> None:
    article = described(Article(f"---\n{block}\n---\n\n{LEDE}"))
    assert (article.title, article.published) == (None, None)


def test_here_is_the_city_of_the_reports_own_dateline() -> None:
    text = f"OSLO, Nov. 12, 2011 (Andina)\n\nLIMA, Nov. 11 (Andina) -- {LEDE}"
    article = Article(text)
    assert dateline_city(article, clean(article)) == "Lima"
    stated = Article(LEDE, dateline="Lima, Peru")
    assert dateline_city(stated, clean(stated)) == "Lima"
    assert dateline_city(Article(LEDE), clean(Article(LEDE))) is None


@pytest.mark.parametrize(
    ("head", "city", "day"),
    [
        ("The Chancellery\nBerlin, Germany\n\n10:42 A.M. CEST", "Berlin", date(2024, 10, 18)),
        ("South Lawn\n(October 17, 2024)\n\n8:55 P.M. EDT", "Washington", date(2024, 10, 17)),
        ("Harbour Hall\n\n9:00 a.m.", None, date(2024, 10, 18)),
        ("Berlin, Germany", None, date(2024, 10, 18)),
    ],
)
def test_transcripts_state_place_and_day_above_the_hour(head: str, city: str | None, day: date) -> None:
    text = f"Remarks before talks\n\n{head}\n\nTHE MINISTER: {LEDE}"
    article = Article(text, published=date(2024, 10, 18))
    page = clean(article)
    assert (dateline_city(article, page), anchor_of(article, page)) == (city, day)


def test_transcripts_state_their_place_on_a_line() -> None:
    article = Article(
        f"---\ntitle: Remarks\n---\n\nGovernment Palace\n\nHanoi, Vietnam\n\nTHE MINISTER: {LEDE}"
    )
    assert dateline_city(article, clean(article)) == "Hanoi"


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (date(2014, 3, 5), date(2014, 3, 5)),
        (datetime(2014, 3, 5, 10, 0), date(2014, 3, 5)),
        ("2014-03-05T10:00:00+01:00", date(2014, 3, 5)),
        ("5 March 2014", date(2014, 3, 5)),
        ("soon", None),
        (None, None),
    ],
)
def test_days_come_in_many_forms(value: object, day: date | None) -> None:
    assert as_day(value) == day


FRENCH = (
    "Les ministres des Affaires étrangères se sont engagés mardi à ouvrir une commission pour la paix "
    "dans la région, selon un communiqué publié à la fin de leurs entretiens."
)
GERMAN = (
    "Die Außenminister haben am Dienstag in Lima vereinbart, dass die Kommission ihren Sitz in der "
    "Stadt haben wird, wie der Minister nach den Gesprächen mit den Nachbarn sagte."
)
SPANISH = (
    "Los ministros de Relaciones Exteriores de los cinco países acordaron el martes abrir una comisión "
    "del agua para la región, según un comunicado que fue publicado en la capital."
)
HUNGARIAN = (
    "Az öt ország külügyminiszterei kedden megállapodtak közös vízügyi bizottság létrehozásáról, "
    "közölték tárgyalásaik végén újságírókkal Budapesten, ahol hétfő óta tanácskoztak egymással."
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LEDE + " They will meet again in the spring of next year, said the minister of Peru.", "en"),
        (FRENCH, "fr"),
        (GERMAN, "de"),
        (SPANISH, "es"),
        ("Министры иностранных дел договорились во вторник открыть совместную комиссию.", "ru"),
        ("外长们星期二同意成立一个联合委员会。", "zh"),
        (HUNGARIAN, "und"),
        ("Ministers meet", None),
        ("", None),
    ],
)
def test_languages_are_told_apart(text: str, code: str | None) -> None:
    assert language_of(text) == code
