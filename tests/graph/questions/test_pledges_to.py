"""What was pledged to whom: towards states, bodies and regions, with sums; courtesies only on demand."""

from __future__ import annotations

from datetime import date
from typing import Any

from graph import questions
from graph.analysis.tables import records
from graph.model import Ref
from graph.store.graph import Graph
from tests.graph.small_world import SCO, Report


def reports() -> Report:
    """China pledges to Kazakhstan, to a body, to Africa, and to stay in touch, at no meeting at all."""
    told = Report("b2013", date(2013, 9, 1))
    body = told.facts.node("Organization", SCO[0], name=SCO[1], acronym=SCO[2])

    def pledge(key: str, text: str, *towards: Ref, **stated: Any) -> None:
        proof = told.evidence(f"China said it would {text}.")
        ref = told.facts.node("Commitment", key, text=text, status="pledged", **stated)
        told.facts.edge("PLEDGED", told.state("CHN"), ref, proof, date=told.published)
        for to in towards:
            told.facts.edge("TOWARDS", ref, to, proof)

    pledge("loan", "lend ten million dollars", told.state("KAZ"), amount=10_000_000.0, currency="USD")
    pledge("share", "share its maps", body)
    pledge("clinics", "build clinics", beneficiary="Africa")
    pledge("touch", "stay in touch with Kazakhstan", minor=True)
    return told


def answers(rows: Any, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in columns) for row in records(rows)]


def test_pledges_are_found_by_whom_they_are_towards(graph: Graph) -> None:
    graph.write([reports().facts])
    columns = ("pledge", "basis", "amount", "currency")
    assert answers(questions.pledges_to(graph, "Kazakhstan"), *columns) == [
        ("lend ten million dollars", "towards", 10_000_000, "USD")
    ]
    assert answers(questions.pledges_to(graph, "SCO"), "pledge", "basis") == [("share its maps", "towards")]
    assert answers(questions.pledges_to(graph, "Africa"), "pledge", "basis") == [("build clinics", "towards")]


def test_courtesies_are_shown_on_demand(graph: Graph) -> None:
    graph.write([reports().facts])
    courtesy = "stay in touch with Kazakhstan"
    assert courtesy not in {row["pledge"] for row in records(questions.pledges(graph))}
    assert courtesy in {row["pledge"] for row in records(questions.pledges(graph, all=True))}
    assert (courtesy, "named") in answers(questions.pledges_to(graph, "KAZ", all=True), "pledge", "basis")
    for name, part in (("CHN", "pledges"), ("KAZ", "received")):
        assert courtesy not in {row["pledge"] for row in questions.show(graph, name)[part]}
        assert courtesy in {row["pledge"] for row in questions.show(graph, name, all=True)[part]}
    told = [row["what"] for row in records(questions.timeline(graph, "CHN"))]
    assert "build clinics" in told
    assert courtesy not in told
    assert courtesy in [row["what"] for row in records(questions.timeline(graph, "CHN", all=True))]


def test_pledges_say_towards_whom(graph: Graph) -> None:
    graph.write([reports().facts])
    assert sorted(answers(questions.pledges(graph), "pledge", "towards")) == [
        ("build clinics", ["Africa"]),
        ("lend ten million dollars", ["KAZ"]),
        ("share its maps", ["SCO"]),
    ]
