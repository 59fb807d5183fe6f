"""Memberships in the graph: reference data beside what articles state."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from graph.model import Facts
from graph.reference.tables import memberships, organizations, states
from graph.store.graph import Graph


def membership_facts(bodies: Collection[str]) -> Facts:
    """The dated memberships of some organizations, by id, as reference data."""
    facts = Facts()
    for one in memberships():
        if one.organization in bodies:
            body, state = organizations()[one.organization], states()[one.state]
            facts.edge(
                "MEMBER_OF",
                facts.node("State", state.iso3, name=state.name, cow=state.cow),
                facts.node("Organization", body.id, name=body.name, acronym=body.acronym),
                None,
                since=_day(one.since),
                until=one.until and _day(one.until),
                source=one.source,
            )
    return facts


def add_memberships(graph: Graph) -> None:
    """Write the memberships of organizations that convened meetings of the graph, if it lacks them."""
    rows = graph.run(
        "MATCH (o:Organization)-[:CONVENED]->(:Meeting) WHERE NOT EXISTS { (o)<-[:MEMBER_OF]-(:State) } "
        "RETURN DISTINCT o.id AS id ORDER BY id"
    )
    facts = membership_facts({row["id"] for row in rows})
    if facts.edges:
        graph.write(facts)


def _day(text: str) -> date:
    """The first day of what an ISO 8601 date names: a day, a month or a year."""
    return date.fromisoformat(f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10])
