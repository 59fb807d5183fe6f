"""Chains of meetings run through persons, though states and organizations offer ways of the same length."""

from __future__ import annotations

from graph import questions
from graph.model import Evidence, Facts
from graph.store.graph import Graph


def test_a_chain_takes_persons_and_no_state_that_sat_at_both_meetings(graph: Graph) -> None:
    facts = Facts("test 1")
    article = facts.node("Article", "a")
    state, body = facts.node("State", "CHN", name="China"), facts.node("Organization", "sco", name="SCO")
    first, last, between = (
        facts.node("Minister", name.lower().replace(" ", "-"), name=name, aliases=[name])
        for name in ("Ann Abel", "Zoe Zorn", "Max Mohr")
    )
    for number, guest in enumerate((first, last)):
        meeting = facts.node(
            "Meeting", f"m{number}", name=f"Meeting {number}", kind="multilateral", status="held"
        )
        facts.edge("REPORTS", article, meeting, Evidence("a", 0, 9, "They met.", 0.9))
        for one in (guest, state, body, between):
            facts.edge("ATTENDED", one, meeting, Evidence("a", 0, 9, "They met.", 0.9))
    graph.write(facts)
    steps = questions.chain(graph, "Ann Abel", "Zoe Zorn")[["step", "person", "meeting", "other"]]
    assert steps.to_numpy().tolist() == [
        [1, "Ann Abel", "Meeting 0", "Max Mohr"],
        [2, "Max Mohr", "Meeting 1", "Zoe Zorn"],
    ]
    back = questions.chain(graph, "zoe-zorn", "Ann Abel")
    assert back.person.tolist() == ["Zoe Zorn", "Max Mohr"]
    assert len(questions.chain(graph, "Ann Abel", "Max Mohr")) == 1
    graph.run("MATCH (p:Minister {id: 'max-mohr'}) DETACH DELETE p")
    assert questions.chain(graph, "Ann Abel", "Zoe Zorn").empty
