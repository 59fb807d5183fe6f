"""Names in full for those whom an article calls by one word.

"Prime Minister Kishida" of 2023 is Fumio Kishida: the table of leaders has one such of that state and time.
A leader in full goes by his usual name: "Joseph R. Biden Jr." is Joe Biden. Who goes by a name of his own
keeps his rank: "King Abdullah". The article's words stay aliases.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.model import Edge, Facts, Node, Ref
from graph.names import name_of
from graph.reference.tables import ranks
from graph.resolution.persons import Person, describe_all, offices
from graph.statements import fusion

#: Who bears one of these goes by a name of his own, with it.
_RANKS = ranks(names_alone=True)


def in_full(facts: Facts, people: Mapping[Ref, Person] | None = None) -> Facts:
    """An article's statements, with a full name of each person where one word of it can mean no other, and
    the usual one of each leader, given the records of its ``people`` if they are known."""
    people = describe_all(facts) if people is None else people
    changed: dict[Ref, Node] = {}
    for node in facts.of_label("Minister"):
        name = _full(node, people[node.ref], facts)
        if name:
            known = sorted(fusion.forms(node.properties))
            changed[node.ref] = Node(node.ref, {**node.properties, "name": name, "aliases": known})
    return Facts(facts.extractor, {**facts.nodes, **changed}, facts.edges) if changed else facts


def _full(node: Node, person: Person, facts: Facts) -> str:
    """The name in full, "" if the article has it or nobody knows it."""
    stated = str(node.properties.get("name", ""))
    if not name_of(stated).single:  # "Joseph R. Biden Jr." is Joe Biden
        usual = " " in person.leader and person.leader != stated
        return person.leader if usual else ""
    if person.leader:
        return person.leader
    borne = {
        first for edge in offices(node.ref, facts) for first in _title(edge).split()[:1] if first in _RANKS
    }
    return f"{borne.pop().capitalize()} {stated}" if len(borne) == 1 else ""


def _title(edge: Edge) -> str:
    return str(edge.properties.get("office", "")).lower()
