"""Who is called by one word is named in full where office, state and time leave one; else by that word."""

from __future__ import annotations

from datetime import date

import pytest

from graph.model import Facts, digest
from graph.names import name_of
from graph.reference.leaders import LAST_YEAR
from graph.resolution.full_names import in_full
from graph.resolution.persons import Person, describe
from graph.resolution.terms import Post, holder
from graph.store.graph import Graph
from tests.graph.small_world import Report


def named(name: str, state: str, office: str, role: str, year: int, *, former: bool = False) -> str:
    report = Report(f"a-{year}", date(year, 5, 1))
    proof = report.evidence(f"{office} {name} spoke.")
    person = report.facts.node("Minister", "m", name=name, aliases=[name])
    report.facts.edge(
        "REPRESENTS", person, report.state(state), proof, office=office, role=role, former=former or None
    )
    full = in_full(report.facts).nodes[person].properties
    assert full["aliases"] == [name]
    return str(full["name"])


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (("Kishida", "JPN", "Prime Minister", "head_of_government", 2023), "Fumio Kishida"),
        (("Hichilema", "ZMB", "President", "head_of_state", 2023), "Hakainde Hichilema"),
        (("Harris", "USA", "Vice President", "deputy", 2023), "Kamala Harris"),
        (("Blinken", "USA", "Secretary", "other", 2023), "Antony Blinken"),
        # Who goes by a name of his own keeps his rank.
        (("Edward", "GBR", "Prince", "royal", 2005), "Prince Edward"),
        (("Faisal", "BRN", "Sultan", "head_of_state", 1890), "Sultan Faisal"),
        (("Jaber", "KWT", "Emir", "head_of_state", 1890), "Emir Jaber"),
        (("Okafor", "NGA", "General", "military", 1890), "Okafor"),
        # A leader in full goes by his usual name; another of that family does not.
        (("Joseph R. Biden Jr.", "USA", "President", "head_of_state", 2023), "Joe Biden"),
        (("Joseph R. Biden Jr.", "USA", "", "other", 2023), "Joe Biden"),
        (("Beau Biden", "USA", "Attorney General", "justice", 2010), "Beau Biden"),
        (("Lee Boon Yang", "SGP", "Minister for Information", "other", 2005), "Lee Boon Yang"),
        (("Lee", "SGP", "Prime Minister", "head_of_government", 2005), "Lee Hsien Loong"),
        # Nobody of that name, state and time; no office, no time, and so nobody sure.
        (("Kishida", "JPN", "Prime Minister", "head_of_government", 1995), "Kishida"),
        (("Harris", "USA", "Secretary", "other", 2023), "Harris"),
        (("Okafor", "NGA", "Minister of Health", "health", 2012), "Okafor"),
        (("Fumio Kishida", "JPN", "Prime Minister", "head_of_government", 2023), "Fumio Kishida"),
    ],
)
def test_one_word_becomes_a_name_where_one_is_meant(told: tuple[str, str, str, str, int], name: str) -> None:
    assert named(*told) == name


@pytest.mark.parametrize(
    ("year", "full"), [(1990, "Richard Nixon"), (0, "Richard Nixon"), (LAST_YEAR + 1, "")]
)
def test_who_led_long_ago_is_meant_in_years_that_the_table_reaches(year: int, full: str) -> None:
    assert holder(name_of("Nixon"), [Post("USA", "President", "head_of_state")], year) == full


def test_of_a_former_office_one_is_meant_too() -> None:
    kishida = "Kishida", "JPN", "former Prime Minister", "head_of_government"
    assert named(*kishida, 2024, former=True) == "Fumio Kishida"
    assert named(*kishida, 2019, former=True) == "Kishida"


def test_who_held_the_office_before_is_the_same_as_who_holds_it() -> None:
    def record(office: str, year: int, former: bool) -> Person:
        report = Report(f"a-{year}", date(year, 5, 1))
        person = report.facts.node("Minister", "kishida-jpn", name="Kishida")
        proof = report.evidence(f"{office} Kishida spoke.")
        held = {"office": office, "role": "head_of_government", "former": former or None}
        report.facts.edge("REPRESENTS", person, report.state("JPN"), proof, **held)
        return describe(report.facts.nodes[person], report.facts)

    then = record("Prime Minister", 2023, former=False)
    now = record("former Prime Minister", 2025, former=True)
    assert then.leader == now.leader == "Fumio Kishida"
    assert then.id == now.id


def test_a_rank_before_a_name_of_ones_own_is_no_part_of_it() -> None:
    def record(name: str, office: str) -> Person:
        report = Report("a", date(2005, 5, 1))
        person = report.facts.node("Minister", "gyanendra-npl", name=name)
        proof = report.evidence(f"{name} spoke.")
        report.facts.edge(
            "REPRESENTS", person, report.state("NPL"), proof, office=office, role="head_of_state"
        )
        return describe(report.facts.nodes[person], report.facts)

    assert record("King Gyanendra", "King") == record("Gyanendra", "King")
    assert record("Prince Thapa", "Minister of Health").name == "prince thapa"  # a given name


def test_a_graph_shows_the_full_name_and_keeps_the_word(graph: Graph) -> None:
    def told(name: str, sentence: str) -> Facts:
        report = Report(digest(sentence), date(2023, 5, 20))
        person = report.facts.node("Minister", f"{name.lower().replace(' ', '-')}-jpn", name=name)
        proof = report.evidence(sentence)
        held = {"office": "Prime Minister", "role": "head_of_government"}
        report.facts.edge("REPRESENTS", person, report.state("JPN"), proof, **held)
        return report.facts

    short = told("Kishida", "Prime Minister Kishida spoke.")
    graph.write(short)
    question = "MATCH (p:Minister) RETURN p.name AS name, p.aliases AS aliases"
    assert graph.run(question) == [{"name": "Fumio Kishida", "aliases": ["Fumio Kishida", "Kishida"]}]
    graph.write(told("Fumio Kishida", "Prime Minister Fumio Kishida spoke."))
    graph.forget([node.ref.key for node in short.of_label("Article")])
    assert graph.run(question) == [{"name": "Fumio Kishida", "aliases": ["Fumio Kishida"]}]
