"""Of a name that many bear, a minister and the deputy of a minister in one year are not taken for one."""

from __future__ import annotations

from datetime import date

import pytest

from graph.model import digest
from graph.store.graph import Graph
from tests.graph.small_world import Report


@pytest.mark.parametrize(
    ("name", "state", "first", "second", "persons"),
    [
        # Two of one name in one year: nobody says that they are one.
        (
            "Wang Yi",
            "CHN",
            ("Minister of Foreign Affairs", "foreign", 2019),
            ("Vice Minister of Commerce", "deputy", 2019),
            2,
        ),
        (
            "Kim Young-ho",
            "KOR",
            ("Minister of Defense", "defence", 2019),
            ("Deputy Minister of Trade", "deputy", 2019),
            2,
        ),
        (
            "Kim Young-ho",
            "KOR",
            ("Minister of Defense", "defence", 2019),
            ("First Deputy Minister of Trade", "deputy", 2019),
            2,
        ),
        # A career, an office told in two ways, and a name that few bear.
        (
            "Wang Yi",
            "CHN",
            ("Minister of Foreign Affairs", "foreign", 2019),
            ("Vice Minister of Foreign Affairs", "deputy", 2006),
            1,
        ),
        (
            "Kim Young-ho",
            "KOR",
            ("Minister of Defense", "defence", 2019),
            ("Deputy Minister of Defense", "deputy", 2015),
            1,
        ),
        (
            "Pham Binh Minh",
            "VNM",
            ("Minister of Foreign Affairs", "foreign", 2019),
            ("Deputy Prime Minister", "deputy", 2019),
            1,
        ),
        (
            "Anders Samuelsen",
            "DNK",
            ("Minister of Foreign Affairs", "foreign", 2019),
            ("Deputy Minister of Trade", "deputy", 2019),
            1,
        ),
    ],
)
def test_namesakes(
    graph: Graph,
    name: str,
    state: str,
    first: tuple[str, str, int],
    second: tuple[str, str, int],
    persons: int,
) -> None:
    for office, role, year in (first, second):
        sentence = f"{office} {name} spoke."
        report = Report(digest(f"{sentence} {year}"), date(year, 5, 15))
        person = report.facts.node("Minister", f"{name.lower().replace(' ', '-')}-{state.lower()}", name=name)
        report.facts.edge(
            "REPRESENTS", person, report.state(state), report.evidence(sentence), office=office, role=role
        )
        graph.write(report.facts)
    assert graph.run("MATCH (p:Minister) RETURN count(p) AS persons") == [{"persons": persons}]
