"""Several meetings that one sentence tells; who attended is told in the next; lookalikes that are one."""

from __future__ import annotations

from datetime import date

import pytest

from graph.model import Facts
from ingest.article import Article
from ingest.pipeline import RULES, read
from ingest.sources.admission import admit
from tests.field.test_reading import facts_of, line


def told(facts: Facts) -> list[str]:
    """A line for each meeting: kind, status, day, city or state, the states that take part."""
    lines = []
    for node in facts.of_label("Meeting"):
        stated = node.properties
        length = {"year": 4, "month": 7}.get(str(stated.get("date_precision")), 10)
        held = {edge.target.key for edge in facts.of_type("HELD_IN") if edge.source == node.ref}
        sides = {
            edge.source.key
            for edge in facts.of_type("ATTENDED")
            if edge.target == node.ref and edge.source.label == "State"
        }
        where = stated.get("city") or ",".join(sorted(held))
        day = str(stated.get("date") or "-")[:length]
        lines.append(f"{stated['kind']} {stated['status']} {day} {where} {','.join(sorted(sides))}".strip())
    return lines


@pytest.mark.parametrize(
    ("number", "meetings"),
    [
        (1, ["bilateral held 2019-04-02 Kampala KEN,UGA", "bilateral held 2019-05-03 Nairobi KEN,UGA"]),
        (2, ["visit held 2019-04-02 Kampala KEN", "visit held 2019-04-05 Kigali KEN"]),
        (
            3,
            [
                "bilateral held 2019-05-13  KEN,UGA",
                "bilateral held 2019-05-14  KEN,RWA",
                "bilateral held 2019-05-15  BDI,KEN",
            ],
        ),
        (4, [f"visit planned 2019-05 {state} KEN" for state in ("UGA", "RWA", "BDI")]),
        (5, ["multilateral held 2019-05-14 Arusha KEN,RWA,TZA,UGA"]),
        (6, ["multilateral held 2019-05-14 Arusha TZA"]),
    ],
)
def test_several_meetings_of_one_sentence(number: int, meetings: list[str]) -> None:
    assert told(facts_of(*line("11-several-in-one-sentence.jsonl", number))) == meetings


ALB = "Albanian Foreign Minister Gent Cakaj"
MNE = "Montenegrin Foreign Minister Srdjan Darmanovic"
HRV = "Croatian Foreign Minister Marija Pejcinovic Buric"
LVA = "Latvian President Raimonds Vejonis"
TIRANA = "bilateral held 2019-05-13 Tirana ALB,MNE"


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        (
            f"{LVA} visited Tallinn on Thursday and Vilnius on Friday.",
            ["visit held 2019-05-09 Tallinn LVA", "visit held 2019-05-10 Vilnius LVA"],
        ),
        (
            f"{ALB} held talks with {MNE} on Sunday, then with {HRV} in Zagreb on Monday.",
            ["bilateral held 2019-05-12  ALB,MNE", "bilateral held 2019-05-13 Zagreb ALB,HRV"],
        ),
        (
            "Iceland and Norway held talks in Reykjavik in March and in Oslo in April.",
            ["bilateral held 2019-03 Reykjavik ISL,NOR", "bilateral held 2019-04 Oslo ISL,NOR"],
        ),
        (
            "Dutch Prime Minister Mark Rutte spoke by phone with Greek Prime Minister Alexis Tsipras on "
            "Monday and with Italian Prime Minister Giuseppe Conte on Tuesday.",
            ["call held 2019-05-13  GRC,NLD", "call held 2019-05-14  ITA,NLD"],
        ),
        (
            "Zambian President Edgar Lungu travels to Luanda on Thursday, Windhoek on Saturday and Gaborone "
            "on Sunday.",
            [
                "visit planned 2019-05-16 Luanda ZMB",
                "visit planned 2019-05-18 Windhoek ZMB",
                "visit planned 2019-05-19 Gaborone ZMB",
            ],
        ),
        (
            "Chad skipped the Lake Chad Basin Commission summit in Abuja on Tuesday. Nigeria, Niger and "
            "Cameroon took part.",
            ["multilateral held 2019-05-14 Abuja CMR,NER,NGA"],
        ),
        (
            "Zambia boycotted the African Union summit in Harare on Tuesday. Malawi, Angola and "
            "Botswana attended.",
            ["multilateral held 2019-05-14 Harare AGO,BWA,MWI"],
        ),
        (
            "Indonesian President Joko Widodo missed the ASEAN summit in Bangkok on Tuesday, which Malaysian "
            "Prime Minister Mahathir Mohamad attended.",
            ["multilateral held 2019-05-14 Bangkok MYS"],
        ),
        (
            f"{LVA} visited Georgia on March 4, Armenia on March 6 and Azerbaijan on March 8.",
            [
                "visit held 2019-03-04 GEO LVA",
                "visit held 2019-03-06 ARM LVA",
                "visit held 2019-03-08 AZE LVA",
            ],
        ),
        (
            f"{LVA} will travel to Slovenia on Friday and to Croatia early next week.",
            ["visit planned 2019-05-17 SVN LVA", "visit planned 2019-05 HRV LVA"],
        ),
        # Days that are told by each other:
        (
            f"{ALB} met {MNE} in Tirana on Monday, three days after receiving {HRV} in Durres.",
            [TIRANA, "bilateral held 2019-05-10 Durres ALB,HRV"],
        ),
        (
            f"{ALB} met {MNE} in Tirana on Monday, a day before he flew to Zagreb.",
            [TIRANA, "visit held 2019-05-14 Zagreb ALB"],
        ),
        # Whom one met does not travel on with him:
        (
            f"{ALB} met {MNE} in Tirana on Monday and travelled to Zagreb on Tuesday.",
            [TIRANA, "visit held 2019-05-14 Zagreb ALB"],
        ),
        # One meeting stays one:
        (f"{ALB} met {MNE} in Tirana on Monday, two days after losing a vote.", [TIRANA]),
        (f"{ALB} and {MNE} met in Tirana on Monday, ahead of a vote in Kosovo on Tuesday.", [TIRANA]),
        (f"{ALB} met {MNE} in Tirana on Monday, Latvian radio reported on Tuesday.", [TIRANA]),
        (f"{ALB} met {MNE} in Tirana on Monday, and {HRV} on Tuesday criticised the talks.", [TIRANA]),
        (f"{ALB} and {MNE} met in Tirana on Monday and Tuesday.", [TIRANA]),
        (f"{ALB} met {MNE} in Tirana on Monday and on Tuesday praised the talks.", [TIRANA]),
        (f"{LVA} visited Tallinn on Thursday and Friday.", ["visit held 2019-05-09 Tallinn LVA"]),
        (
            f"{LVA} visited Tallinn on Thursday and returned to Riga on Friday.",
            ["visit held 2019-05-09 Tallinn LVA"],
        ),
    ],
)
def test_more_of_their_kind(text: str, meetings: list[str]) -> None:
    assert told(facts_of(text)) == meetings


def test_the_rules_read_again_as_a_second_meeting() -> None:
    article = admit(
        Article(
            f"{ALB} met {MNE} in Tirana on April 8 and again in Podgorica on May 6.",
            published=date(2019, 5, 15),
        )
    )
    assert isinstance(article, Article)
    assert told(read(article, RULES)) == [
        *("bilateral held 2019-04-08 Tirana ALB,MNE", "bilateral held 2019-05-06 Podgorica ALB,MNE")
    ]


def test_a_day_of_the_next_clause_ends_no_meeting() -> None:
    (meeting,) = facts_of(f"{ALB} met {MNE} in Tirana on Monday and on Tuesday praised the talks.").of_label(
        "Meeting"
    )
    assert "end_date" not in meeting.properties
    (meeting,) = facts_of(f"{ALB} and {MNE} met in Tirana on Monday and Tuesday.").of_label("Meeting")
    assert str(meeting.properties["end_date"]) == "2019-05-14"


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        (f"In Zagreb, {HRV} received {ALB} on Monday and {MNE} on Tuesday.", ["Zagreb", "Zagreb"]),
        (f"In Zagreb, {HRV} met {ALB} on Monday and {MNE} in Split on Tuesday.", ["Zagreb", "Split"]),
        # What stands behind the first of them is its place alone:
        (f"{HRV} met {ALB} in Zagreb on Monday and {MNE} on Tuesday.", ["Zagreb", ""]),
        (f"{HRV} met {ALB} in Zagreb on Monday and {MNE} in Split on Tuesday.", ["Zagreb", "Split"]),
        # The day before the partner, and two legs in one state.
        (f"{HRV} met {ALB} in Zagreb on Monday and, a day later, {MNE} in Split.", ["Zagreb", "Split"]),
        (f"{HRV} met {ALB} in Zagreb on Monday and, on Tuesday, {MNE} resigned.", ["Zagreb"]),
        (f"{HRV} will fly to Irkutsk on Friday and Omsk on Sunday.", ["Irkutsk", "Omsk"]),
    ],
)
def test_where_each_of_several_occasions_was(text: str, cities: list[str]) -> None:
    facts = facts_of(text)
    assert [node.properties.get("city") or "" for node in facts.of_label("Meeting")] == cities


@pytest.mark.parametrize(
    ("away", "who"),
    [
        ("Algeria stayed away from an Arab League meeting in Cairo on Sunday", "KWT,MAR,TUN"),
        ("Algeria kept away from an Arab League summit in Cairo on Sunday", "KWT,MAR,TUN"),
        ("Algeria boycotted an Arab League summit in Cairo on Sunday", "KWT,MAR,TUN"),
        ("Algeria sent nobody to an Arab League summit in Cairo on Sunday", "KWT,MAR,TUN"),
        ("Algeria was absent from an Arab League summit in Cairo on Sunday", "KWT,MAR,TUN"),
        ("Algeria skipped an Arab League summit in Cairo on Sunday", "KWT,MAR,TUN"),
        # Who did come:
        ("Algeria attended an Arab League summit in Cairo on Sunday", "DZA,KWT,MAR,TUN"),
        ("Algeria sent a minister to an Arab League summit in Cairo on Sunday", "DZA,KWT,MAR,TUN"),
    ],
)
def test_who_stays_away_is_not_there(away: str, who: str) -> None:
    facts = facts_of(f"{away}, which Morocco, Tunisia and Kuwait attended.")
    assert told(facts) == [f"multilateral held 2019-05-12 Cairo {who}"]


@pytest.mark.parametrize(
    "marks", [("1. ", "2. "), ("1) ", "2) "), ("(a) ", "(b) "), ("- ", "- "), ("• ", "• ")]
)
def test_no_item_of_a_list_is_lost(marks: tuple[str, str]) -> None:
    one, other = marks
    facts = facts_of(
        f"{one}{ALB} visited Riga on 3 May 2019\n{other}{HRV} hosted {MNE} in Zagreb on 5 May 2019"
    )
    assert {line.split(" ")[3] for line in told(facts)} == {"Riga", "Zagreb"}
    assert len(list(facts.of_label("Minister"))) == 3


def test_a_menu_of_numbers_tells_nothing() -> None:
    assert not told(facts_of("1. Home\n2. World\n3. Sport\n4. Most read"))
