"""Names in full for those whom an article calls by one word.

"Prime Minister Kishida" of 2023 is Fumio Kishida: the table of leaders has one such of that state and time.
Who goes by a name of his own keeps his rank: "King Abdullah". The article's words stay aliases.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Edge, Facts, Node, Ref
from graph.names import name_of
from graph.resolution.persons import bearers_of, describe, offices
from graph.statements import fusion

#: Years after a term in which who held it is still called by the surname alone.
_PAST = 12

#: Who bears one of these goes by a name of his own, with it.
_RANKS = frozenset({"king", "queen", "emperor", "empress", "pope", "prince", "princess"})


def in_full(facts: Facts) -> Facts:
    """An article's statements, with a full name of each person where one word of it can mean no other."""
    changed: dict[Ref, Node] = {}
    for node in facts.of_label("Minister"):
        name = _full(node, facts)
        if name:
            known = sorted(fusion.forms(node.properties))
            changed[node.ref] = Node(node.ref, {**node.properties, "name": name, "aliases": known})
    return Facts(facts.extractor, {**facts.nodes, **changed}, facts.edges) if changed else facts


def _full(node: Node, facts: Facts) -> str:
    """The name in full, "" if the article has it or nobody knows it."""
    stated = str(node.properties.get("name", ""))
    if not name_of(stated).single:
        return ""
    person = describe(node, facts)
    held = offices(node.ref, facts)
    year = min((seen.year for seen in person.sightings), default=0)
    leader = person.leader or _of_former(stated, held, year)
    if leader:
        return leader
    ranks = {first for edge in held for first in _title(edge).split()[:1] if first in _RANKS}
    return f"{ranks.pop().capitalize()} {stated}" if len(ranks) == 1 else ""


def _of_former(stated: str, held: Sequence[Edge], year: int) -> str:
    """Who held an office before, and is meant by it: "former Prime Minister Kishida"."""
    found = {
        leader.name
        for edge in held
        if edge.target.label == "State" and edge.properties.get("former")
        for leader in bearers_of(name_of(stated), edge.target.key)
        if leader.role == edge.properties.get("role") and 0 <= year - (leader.until or year) <= _PAST
        if leader.since <= year
    }
    return found.pop() if len(found) == 1 else ""


def _title(edge: Edge) -> str:
    return str(edge.properties.get("office", "")).lower()
