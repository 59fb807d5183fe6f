"""Whose president or minister is meant: what readers and callers rely on."""

import re
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from graph.reference.leaders import ROLES, Role, is_another, leaders, roles_by_title, state_of
from graph.reference.tables import rows, states


@pytest.mark.parametrize(
    ("name", "role", "year", "state"),
    [
        ("Bush", "head_of_state", 2003, "USA"),
        ("Singh", "head_of_government", 2008, "IND"),
        ("Rice", "foreign", 2006, "USA"),
        ("Gromyko", "foreign", 1972, "RUS"),
        ("Thatcher", "head_of_government", 1984, "GBR"),
        ("Tito", "head_of_state", 1971, "SRB"),
        ("Scowcroft", "security", 1990, "USA"),
        ("Cheney", "vice", 2002, "USA"),
        ("Cheney", "defence", 1990, "USA"),
    ],
)
def test_a_surname_its_office_and_a_year_tell_the_state(name: str, role: Role, year: int, state: str) -> None:
    assert state_of(name, role, date(year, 6, 1)) == state


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Helmut Kohl", "DEU"),
        ("HELMUT KOHL", "DEU"),
        ("  Kohl ", "DEU"),
        ("Erdogan", "TUR"),
        ("Erdoğan", "TUR"),
        ("Yildirim", "TUR"),
        ("Walesa", "POL"),
        ("Wałęsa", "POL"),
        ("al-Sisi", "EGY"),
        ("el-Sisi", "EGY"),
        ("Sisi", "EGY"),
        ("Giscard d’Estaing", "FRA"),
        ("Giscard d'Estaing", "FRA"),
        ("Peña Nieto", "MEX"),
        ("Pena Nieto", "MEX"),
        ("Lula", "BRA"),
        ("Lula da Silva", "BRA"),
        ("George H.W. Bush", "USA"),
        ("George H. W. Bush", "USA"),
        ("George W. Bush", "USA"),
        ("Ferdinand Marcos Jr.", "PHL"),
        ("Elizabeth II", "GBR"),
        ("Juan Carlos", "ESP"),
        ("Ban Ki-moon", "KOR"),
        ("Ban Ki Moon", "KOR"),
    ],
)
def test_spellings_of_a_name_are_one_name(name: str, state: str) -> None:
    assert state_of(name) == state


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Xi", "CHN"),
        ("Deng", "CHN"),
        ("Chun", "KOR"),
        ("Thaksin", "THA"),
        ("Mahathir", "MYS"),
        ("Meles", "ETH"),
    ],
)
def test_people_go_by_the_first_word_where_their_country_says_so(name: str, state: str) -> None:
    assert state_of(name) == state


def test_former_spellings_are_known() -> None:
    assert state_of("Mao Tse-tung") == state_of("Mao Zedong") == "CHN"
    assert state_of("Gadhafi") == state_of("Qaddafi") == state_of("Gaddafi") == "LBY"


def test_a_name_of_several_states_tells_none() -> None:
    assert state_of("Rahman") is None
    assert state_of("Castro") is None  # Cuba's and Honduras's.
    assert state_of("Castro", on=date(1975, 1, 1)) == "CUB"


def test_a_year_tells_bearers_of_a_name_apart() -> None:
    assert state_of("Lee", "head_of_state", date(2010, 1, 1)) == "KOR"
    assert state_of("Lee", "head_of_government", date(1975, 1, 1)) == "SGP"
    assert state_of("Lee", on=date(2010, 1, 1)) is None


def test_the_office_must_fit() -> None:
    assert state_of("Rice", "foreign") == "USA"
    assert state_of("Rice", "head_of_state") is None
    assert state_of("Blair", "head_of_state") is None


@pytest.mark.parametrize(("year", "state"), [(1995, None), (1996, "GBR"), (2008, "GBR"), (2009, None)])
def test_a_term_counts_one_year_before_and_after(year: int, state: str | None) -> None:
    assert state_of("Blair", "head_of_government", date(year, 12, 31)) == state


def test_a_title_may_mean_other_roles_of_the_table() -> None:
    assert "foreign" in roles_by_title("Secretary")
    assert roles_by_title("Vice President") == {"vice"}
    assert roles_by_title("Secretary of Homeland Security") == {"homeland"}
    assert not roles_by_title("Secretary of Health")


def test_who_heads_a_lesser_department_is_known_by_his_office_alone() -> None:
    assert state_of("Granholm", "energy", date(2023, 5, 2)) == "USA"
    assert state_of("Granholm", on=date(2023, 5, 2)) is None


@pytest.mark.parametrize(
    ("name", "surname", "year", "another"),
    [
        ("Beau Biden", "Biden", 2023, True),
        ("Gamal Mubarak", "Mubarak", 2005, True),
        # The leader himself, however his name is written, and whom the table does not know.
        ("Joseph R. Biden", "Biden", 2023, False),
        ("Joe Biden", "Biden", 2023, False),
        ("Beau Biden", "Biden", 1999, False),
        ("Kari Lund", "Lund", 2023, False),
    ],
)
def test_a_leader_is_not_another_of_his_family(name: str, surname: str, year: int, another: bool) -> None:
    assert is_another(name, surname, {"head_of_state"}, date(year, 6, 1)) is another


def test_those_in_office_stay_in_office() -> None:
    assert state_of("Macron", "head_of_state", date(2026, 3, 1)) == "FRA"


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "-",
        "Al",
        "H. W.",
        "Xyzzy",
        "Kate Bush",
        "George",
        "1984",
        "\u200b",
        "習近平",
    ],
)
def test_an_unknown_name_tells_none(name: str) -> None:
    assert state_of(name) is None


class TestTable:
    def test_has_every_column_filled_as_it_is_read(self) -> None:
        for row in rows("leaders"):
            assert list(row) == ["iso3", "name", "role", "since", "until", "aliases"]
            assert row["role"] in ROLES, row
            assert re.fullmatch(r"\d{4}", row["since"]), row
            assert re.fullmatch(r"(\d{4})?", row["until"]), row
            assert all(value == value.strip() for value in row.values()), row
            assert row["name"], row
            assert row["name"] not in row["aliases"].split(";"), row

    def test_names_states_that_the_graph_knows(self) -> None:
        assert {leader.iso3 for leader in leaders()} <= states().keys()

    def test_has_no_term_twice_and_none_that_ends_before_it_starts(self) -> None:
        terms = Counter((leader.iso3, leader.role, leader.name, leader.since) for leader in leaders())
        assert [term for term, count in terms.items() if count > 1] == []
        for leader in leaders():
            assert leader.until is None or leader.since <= leader.until <= 2025, leader
            assert leader.since <= 2025, leader
            assert leader.until is None or leader.until >= 1900, leader

    def test_terms_of_one_person_in_one_office_do_not_overlap(self) -> None:
        for before, after in pairwise(leaders()):
            one = (before.iso3, before.role, before.name) == (after.iso3, after.role, after.name)
            assert not one or (before.until is not None and before.until <= after.since), after

    def test_every_leader_is_found_in_office_by_full_name(self) -> None:
        lost = {
            name
            for leader in leaders()
            for name in (leader.name, *leader.aliases)
            if " " in name and state_of(name, leader.role, date(leader.since, 1, 1)) != leader.iso3
        }
        assert lost == {"Albert II"}  # Belgium's and Monaco's reigned at one time.
