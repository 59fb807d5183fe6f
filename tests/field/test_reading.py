"""Names, states, times and languages that others misread: this folder's inputs, and more of their "
"kinds."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from graph.model import Facts
from ingest.article import Article
from ingest.pipeline import read
from ingest.sources.admission import Rejected, admit

HERE = Path(__file__).parent


@cache
def facts_of(text: str, published: str | None = "2019-05-15") -> Facts:
    found = admit(Article(text, published=date.fromisoformat(published) if published else None))
    assert not isinstance(found, Rejected), found.reason
    return read(found)


@cache
def line(name: str, number: int) -> tuple[str, str]:
    row = json.loads((HERE / name).read_text(encoding="utf-8").splitlines()[number - 1])
    return row["text"], row["published"]


def persons(facts: Facts) -> set[str]:
    return {str(node.properties["name"]) for node in facts.of_label("Minister")}


def pairs(facts: Facts) -> set[str]:
    return {
        "~".join(sorted((edge.source.key, edge.target.key)))
        for edge in facts.of_type("BILATERAL_TALKS")
        if edge.source.label == "State"
    }


@pytest.mark.parametrize(
    ("name", "number", "who", "states"),
    [
        ("02-title-surnames.jsonl", 1, "Julie Bishop", "AUS~CHN"),
        ("02-title-surnames.jsonl", 2, "Amit Shah", "BGD~IND"),
        ("02-title-surnames.jsonl", 3, "Shah Mahmood Qureshi", "OMN~PAK"),
        ("02-title-surnames.jsonl", 4, "Sheikh Hasina", "BGD~IND"),
        ("02-title-surnames.jsonl", 6, "Fawad Sultan", "PAK~TUR"),
        ("02-title-surnames.jsonl", 7, "Gabi Cardinal", "GRC~ISR"),
        ("02-title-surnames.jsonl", 8, "Gen Nakatani", "FJI~JPN"),
        ("03-common-word-names.jsonl", 1, "He Lifeng", "CHN~USA"),
        ("03-common-word-names.jsonl", 2, "Choe Son Hui", "PRK~RUS"),
        ("03-common-word-names.jsonl", 3, "Bui Thanh Son", "LAO~VNM"),
        ("03-common-word-names.jsonl", 4, "No Kwang Chol", "KOR~PRK"),
        ("03-common-word-names.jsonl", 5, "An Gyu-baek", "JPN~KOR"),
        ("03-common-word-names.jsonl", 6, "To Lam", "KHM~VNM"),
        ("03-common-word-names.jsonl", 8, "Hossein Amir-Abdollahian", "IRN~SAU"),
        ("13-not-a-person-or-meeting.jsonl", 4, "Péter Szijjártó", "DNK~HUN"),
        ("13-not-a-person-or-meeting.jsonl", 5, "Péter Szijjártó", "HUN~UZB"),
    ],
)
def test_names_of_titles_and_common_words(name: str, number: int, who: str, states: str) -> None:
    facts = facts_of(*line(name, number))
    assert who in persons(facts)
    assert pairs(facts) == {states}


@pytest.mark.parametrize(
    ("told", "who", "states"),
    [
        (
            "Kenyan Foreign Minister Ruth Major met Omani Foreign Minister Yusuf bin Alawi in Muscat",
            "Ruth Major",
            "KEN~OMN",
        ),
        (
            "Jamaican Foreign Minister Audley Shaw met Cuban Defence Minister Ana Judge in Havana",
            "Ana Judge",
            "CUB~JAM",
        ),
        (
            "Nepali Prime Minister Anil Shah met Indian Foreign Minister Vijay Kumar in New Delhi",
            "Anil Shah",
            "IND~NPL",
        ),
        (
            "Laotian Foreign Minister So Phoukhong met Thai Foreign Minister Don Pramudwinai in Bangkok",
            "So Phoukhong",
            "LAO~THA",
        ),
        (
            "South Korean Foreign Minister No Tae-woong met Vietnamese President To Van Lam in Hanoi",
            "No Tae-woong",
            "KOR~VNM",
        ),
        (
            "Chinese Premier He Guoqiang met Mongolian Prime Minister Ukhnaa Bold in Ulan Bator",
            "He Guoqiang",
            "CHN~MNG",
        ),
        # Titles that stay titles:
        (
            "Saudi Foreign Minister Prince Faisal bin Farhan met Omani Foreign Minister Yusuf bin Alawi in "
            "Muscat",
            "Faisal bin Farhan",
            "OMN~SAU",
        ),
        (
            "Cambodian King Norodom Sihamoni met Vietnamese President To Lam in Hanoi",
            "Norodom Sihamoni",
            "KHM~VNM",
        ),
        (
            "Pakistani General Asim Munir met Omani Defence Minister Badr bin Saud in Muscat",
            "Asim Munir",
            "OMN~PAK",
        ),
        ("German Chancellor Angela Merkel met British Queen Elizabeth in London", "Angela Merkel", "DEU~GBR"),
    ],
)
def test_more_names_of_their_kinds(told: str, who: str, states: str) -> None:
    facts = facts_of(f"{told} on Tuesday.")
    assert who in persons(facts)
    assert pairs(facts) == {states}


UNKNOWN = [line("04-unknown-president-is-american.jsonl", number) for number in range(1, 8)]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        *UNKNOWN,
        ("Abkhazian President Aslan Bzhania met Syrian President Bashar al-Assad in Damascus.", "2021-05-15"),
        (
            "Bavarian Prime Minister Markus Soeder met Polish Prime Minister Donald Tusk in Warsaw.",
            "2024-05-15",
        ),
        (
            "Catalan President Quim Torra met Scottish First Minister Nicola Sturgeon in Edinburgh.",
            "2019-05-15",
        ),
        ("Chechen President Ramzan Kadyrov met Saudi King Salman in Riyadh on Tuesday.", "2019-05-15"),
        ("President Farid Mukhametshin met Kazakh President Nursultan Nazarbayev in Astana.", "2019-05-15"),
        (
            "Bashkir President Radiy Khabirov met Belarusian President Alexander Lukashenko in Minsk.",
            "2019-05-15",
        ),
    ],
)
def test_a_president_of_no_known_state_is_not_the_american(text: str, published: str) -> None:
    facts = facts_of(text, published)
    assert "USA" not in {node.ref.key for node in facts.of_label("State")}


@pytest.mark.parametrize(
    "text",
    [
        "President Bush met Russian President Vladimir Putin in Moscow on Tuesday.",
        "U.S. President George W. Bush met Russian President Vladimir Putin in Moscow on Tuesday.",
        "President Barack Obama met Polish President Bronislaw Komorowski in Warsaw on Tuesday.",
    ],
)
def test_american_presidents_stay(text: str) -> None:
    published = "2011-05-15" if "Obama" in text else "2005-05-15"
    assert "USA" in {node.ref.key for node in facts_of(text, published).of_label("State")}


MET = "Kazakh Foreign Minister Beibut Atamkulov met Uzbek Foreign Minister Abdulaziz Kamilov in Tashkent"


def when(facts: Facts) -> tuple[str | None, str | None]:
    """The day of the only meeting, cut to its precision, and its end."""
    (node,) = facts.of_label("Meeting")
    length = {"year": 4, "month": 7}.get(str(node.properties.get("date_precision")), 10)
    day, end = (node.properties.get(name) for name in ("date", "end_date"))
    return (str(day)[:length] if day else None, str(end)[:length] if end else None)


@pytest.mark.parametrize(
    ("number", "day"),
    [
        *((1, ("1960", "1969")), (2, (None, None)), (3, ("1989-05-15", None)), (4, ("1999-05", None))),
        *((5, ("2009", None)), (6, ("1939", "1945")), (7, (None, None)), (8, (None, None))),
        *((9, (None, None)), (10, (None, None))),
    ],
)
def test_what_is_long_past_is_not_of_this_month(number: int, day: tuple[str | None, str | None]) -> None:
    assert when(facts_of(*line("05-history-dated-now.jsonl", number))) == day


@pytest.mark.parametrize(
    ("number", "day"),
    [(1, "2019-05-16"), (2, "2019-05-08"), (3, None), (4, "2019-05-11"), (5, "2019-05"), (6, "2019-05-14")],
)
def test_days_that_were_misread(number: int, day: str | None) -> None:
    assert when(facts_of(*line("12-dates.jsonl", number)))[0] == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("twenty-five years ago", "1994"),
        ("in the early 1990s", "1990"),
        ("during World War I", None),  # They led no state then.
        ("generations ago", None),
        ("in the 18th century", None),
        ("when he was a student", None),
        ("on 12 Ramadan 1440", None),
        ("forty years ago today", "1979-05-15"),
        ("on the eve of May 1", "2019-04-30"),
        ("over the weekend", "2019-05-11"),
        ("three weeks ago", "2019-04"),
        # What was right stays:
        ("five years ago", "2014"),
        ("on Monday", "2019-05-13"),
        ("on May 9", "2019-05-09"),
        ("on Tuesday, May 14", "2019-05-14"),
        ("last month", "2019-04"),
        ("in 1998", "1998"),
        ("yesterday", "2019-05-14"),
        ("in March", "2019-03"),
    ],
)
def test_more_times(words: str, day: str | None) -> None:
    assert when(facts_of(f"{MET} {words}."))[0] == day


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_english_that_was_set_aside(number: int) -> None:
    assert pairs(facts_of(*line("14-english-set-aside.jsonl", number)))


@pytest.mark.parametrize(
    "text",
    [
        "Dutch Prime Minister Mark Rutte met Belgian Prime Minister Charles Michel in Brussels. De "
        "Croo, Van der "
        "Bellen and Von der Leyen joined them in the evening, and De Hoop Scheffer spoke on defence.",
        "Colombian President Ivan Duque met Panamanian President Juan Carlos Varela in Panama City. "
        "Varela met De la "
        "Calle in Bogota in April. De la Calle, De la Rua and Del Castillo met in Lima.",
        "Italian Foreign Minister Luigi Di Maio met Portuguese President Marcelo Rebelo de Sousa in "
        "Lisbon in June. "
        "Di Maio met Da Silva and Dos Santos in Rome two years earlier.",
        "Saudi Crown Prince Mohammed bin Salman met Emirati President Mohamed bin Zayed Al Nahyan in "
        "Jeddah. Bin "
        "Salman met Faisal bin Farhan and Adel al-Jubeir in Riyadh.",
        "Turkish President Recep Tayyip Erdogan met Azerbaijani President Ilham Aliyev in Baku. "
        "Erdogan met Aliyev "
        "in Ankara in May 2018 and in Baku in September 2018.",
    ],
)
def test_english_full_of_foreign_names(text: str) -> None:
    assert isinstance(admit(Article(text)), Article)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "De minister van Buitenlandse Zaken heeft in Den Haag met zijn Belgische collega gesproken "
            "over de gevolgen "
            "van het verdrag, dat in het voorjaar door de twee landen is getekend.",
            "(nl)",
        ),
        (
            "Der Außenminister hat in Berlin mit seinem polnischen Kollegen über die Folgen des Vertrags "
            "gesprochen, den "
            "die beiden Länder im Frühjahr unterzeichnet haben, und will ihn bald wieder treffen.",
            "(de)",
        ),
        (
            "Le ministre des Affaires étrangères a rencontré son homologue belge à Paris pour parler des "
            "suites du traité "
            "que les deux pays ont signé au printemps dans la capitale.",
            "(fr)",
        ),
        (
            "El ministro de Asuntos Exteriores se reunió en Madrid con su homólogo belga para hablar de "
            "las consecuencias "
            "del tratado que los dos países firmaron en la primavera.",
            "(es)",
        ),
        (
            "O ministro dos Negócios Estrangeiros reuniu-se em Lisboa com o seu homólogo belga para "
            "falar do tratado que "
            "os dois países assinaram na primavera e que entra em vigor em junho.",
            "(pt)",
        ),
    ],
)
def test_other_languages_stay_aside(text: str, code: str) -> None:
    found = admit(Article(text))
    assert isinstance(found, Rejected)
    assert code in found.reason
