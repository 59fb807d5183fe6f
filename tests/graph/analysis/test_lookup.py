"""What somebody means by a name: one lookup for questions, exports and pictures."""

from __future__ import annotations

from datetime import date

import pytest

from graph.analysis.lookup import Named, find, find_node, person_id
from graph.errors import SummitryError
from graph.model import Ref
from graph.store.graph import Graph
from tests.graph.small_world import Report


def person(key: str, name: str, state: str, *others: str) -> Named:
    return Named(Ref("Minister", key), name, others, (state,))


KNOWN = [
    person("zelenskyy", "Volodymyr Zelenskyy", "UKR", "Zelenskyy"),
    person("wang-yi", "Wang Yi", "CHN", "Wang"),
    person("wang-wentao", "Wang Wentao", "CHN"),
    person("xie-feng", "Xie Feng", "CHN"),
    person("may", "Theresa May", "GBR"),
    person("lula", "Luiz Inácio Lula da Silva", "BRA"),
    person("bardella", "Jordan Bardella", "FRA"),
    Named(Ref("State", "CIV"), "Côte d'Ivoire"),
    Named(Ref("State", "USA"), "United States"),
    Named(Ref("State", "JOR"), "Jordan"),
    Named(Ref("State", "CHN"), "China"),
    Named(Ref("Organization", "united-nations"), "United Nations", ("UN",)),
    Named(Ref("Meeting", "2019-05-14-summit"), "Summit"),
]


@pytest.mark.parametrize(
    ("wanted", "key"),
    [
        *(("Zelensky", "zelenskyy"), ("zelenskiy", "zelenskyy"), ("Volodymyr Zelensky", "zelenskyy")),
        *(("Wang Yi", "wang-yi"), ("wang-wentao", "wang-wentao"), ("May", "may"), ("lula", "lula")),
        *(("Ivory Coast", "CIV"), ("cote d'ivoire", "CIV"), ("Ivorian", "CIV"), ("US", "USA")),
        *(("the United States", "USA"), ("U.N.", "united-nations"), ("Meeting:2019-05-14-summit",) * 2),
        # Whole names before parts of names.
        *(("Jordan", "JOR"), ("Chinese", "CHN"), ("State:USA", "USA"), ("Minister:may", "may")),
    ],
)
def test_by_any_of_its_names(wanted: str, key: str) -> None:
    assert find(KNOWN, wanted).ref.key == key.rpartition(":")[2]


def test_a_surname_of_two_lists_both_though_one_alone_has_it_as_an_alias() -> None:
    with pytest.raises(SummitryError, match=r"any of 2 nodes: say which, as in .*Wentao, CHN.*Wang Yi, CHN"):
        find(KNOWN, "Wang")


@pytest.mark.parametrize(
    ("slip", "meant"), [("Therese Mey", "Theresa May"), ("Untied Nations", "United Nat")]
)
def test_a_slip_is_offered_what_is_near(slip: str, meant: str) -> None:
    with pytest.raises(SummitryError, match=f"did you mean .*{meant}"):
        find(KNOWN, slip)


@pytest.mark.parametrize(
    "wanted", ["", "Atlantis", "' OR 1=1 //", "Minister:nobody", "Mayer", "Wangari", "Xi"]
)
def test_what_nobody_is_called_finds_nothing(wanted: str) -> None:
    with pytest.raises(SummitryError, match="nothing in the graph is called"):
        find(KNOWN, wanted)


def test_a_person_renamed_in_cypher_is_found_by_the_new_name_at_once(graph: Graph) -> None:
    report = Report("a1", date(2020, 5, 1))
    report.meeting("talks", date(2020, 5, 1), "bilateral", "PRT", "Lisbon", "BRA PRT", people=("Ana Costa",))
    graph.write(report.facts)
    assert person_id(graph, "Costa") == "ana-costa"
    graph.run("MATCH (p:Minister {id: 'ana-costa'}) SET p.name = 'Ana Lund', p.aliases = []")
    assert person_id(graph, "Lund") == "ana-costa"


def test_nodes_of_a_graph_by_any_of_their_names(graph: Graph) -> None:
    """Two are written alike but for accents: of these none is taken, unless a state tells which."""
    report = Report("a1", date(2020, 5, 1))
    silvas = [("jose-bra", "José Silva", "BRA"), ("jose-usa", "Jose Silva", "USA")]
    for key, name, code in [*silvas, ("ana", "Ana Costa", "PRT")]:
        person = report.facts.node("Minister", key, name=name)
        report.facts.edge("REPRESENTS", person, report.state(code), report.evidence(code), office="Envoy")
    report.meeting("first-talks", date(2020, 5, 1), "bilateral", "PRT", "Lisbon", "BRA PRT")
    graph.write(report.facts)
    for wanted in ("ana", "ANA COSTA", "Costa"):
        assert find_node(graph, wanted) == Ref("Minister", "ana")
    for wanted in ("bra", "State:BRA", "Brazil", "Brazilian"):
        assert find_node(graph, wanted) == Ref("State", "BRA")
    assert find_node(graph, "Minister:jose-usa") == Ref("Minister", "jose-usa")
    assert find_node(graph, "First Talks") == Ref("Meeting", "first-talks")
    for spelling in ("José Silva", "Jose Silva", "Silva"):
        with pytest.raises(SummitryError, match=r"any of 2 persons: say which, as in .*BRA.*USA"):
            person_id(graph, spelling)
        assert person_id(graph, spelling, state="BRA") == "jose-bra"
