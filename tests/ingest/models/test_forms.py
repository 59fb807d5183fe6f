"""Forms that no rule knows: how the learned reader takes them, with days, places and names by the rules."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.article import Article
from ingest.pipeline import read
from tests.ingest.meetings.test_meetings import (
    BABIC,
    BERG,
    BOTH,
    DATELINE,
    HRV,
    KEN,
    LUND,
    NOR,
    OTIENO,
    WANJIRU,
    Told,
    meetings,
    told,
)


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            f"{NOR} called on {KEN} in Nairobi on Tuesday.",
            told("bilateral", "held", "2019-06-11", "Nairobi", BOTH),
        ),
        (f"{NOR} telephoned {KEN} on Tuesday.", told("call", "held", "2019-06-11", "", BOTH)),
        (
            f"The African Union opened its summit in Mombasa on Monday. {KEN} took his seat beside {HRV}.",
            told("multilateral", "held", "2019-06-10", "Mombasa", f"AU; KEN; {OTIENO}; HRV; {BABIC}"),
        ),
        (
            f"The African Union opened its summit in Mombasa on Monday. Croatia was represented by "
            f"President {BABIC}. Also present was {NOR}.",
            told("multilateral", "held", "2019-06-10", "Mombasa", f"AU; HRV; {BABIC}; NOR; {LUND}"),
        ),
        (
            f"The African Union's summit opened in Mombasa on Monday. In his speech, {KEN} stressed unity. "
            f"{HRV} told delegates that fish must live. {NOR} also spoke on the occasion.",
            told("multilateral", "held", "2019-06-10", "Mombasa", f"AU; {BOTH}; HRV; {BABIC}"),
        ),
        (
            f"{BERG} will leave on Sunday. The trip is to take him to Mombasa and Kampala.",
            told("visit", "planned", "2019-06-16", "Mombasa", "NOR; Nils Berg"),
        ),
        (
            f"{KEN} is expected in Oslo on Friday.",
            told("visit", "planned", "2019-06-14", "Oslo", f"KEN; {OTIENO}"),
        ),
        (
            f"{NOR} had {KEN} on the line on Tuesday.",
            told("call", "held", "2019-06-11", "", BOTH),
        ),
        (
            f"{NOR} met {KEN} in Oslo on Tuesday. {WANJIRU} was in Otieno's party.",
            told("bilateral", "held", "2019-06-11", "Oslo", f"{BOTH}; Grace Wanjiru"),
        ),
    ],
)
def test_what_no_rule_knows(sentences: str, expected: Told) -> None:
    assert expected in meetings(read(Article(DATELINE + sentences)))


@pytest.mark.parametrize("who", ["A Norwegian-Kenyan working group", "Norwegian and Kenyan officers"])
def test_what_states_set_up_and_whom_they_send_meet_for_them(who: str) -> None:
    found = meetings(read(Article(f"{DATELINE}{who} met in Oslo on Tuesday.")))
    assert found == [told("bilateral", "held", "2019-06-11", "Oslo", "NOR; KEN")]


def test_a_day_may_open_the_text() -> None:
    [visit] = meetings(
        read(Article(f"On June 14, {NOR} will welcome {KEN} to Oslo.", published=date(2019, 6, 12)))
    )
    assert visit == told("bilateral", "planned", "2019-06-14", "Oslo", BOTH)


def test_talks_with_each_are_no_gathering_of_all() -> None:
    abe = "Japanese Prime Minister Shinzo Abe"
    said = f"{NOR} met {KEN}, {HRV} and {abe} one after the other in Oslo on Tuesday."
    found = meetings(read(Article(DATELINE + said)))
    assert [one.kind for one in found] == ["bilateral"] * 3


def test_who_discusses_a_summit_is_not_at_it() -> None:
    said = f"{NOR} met {KEN} in Oslo on Tuesday. They discussed the upcoming NATO summit in Rome."
    found = meetings(read(Article(DATELINE + said)))
    assert [one.who for one in found if one.kind == "multilateral"] == [frozenset()]
    said = f"{NOR} spoke on the first day of the NATO summit in Rome."
    found = meetings(read(Article(DATELINE + said)))
    assert any("NOR" in one.who for one in found if one.kind == "multilateral")
