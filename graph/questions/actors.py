"""Questions about actors: persons and offices, pledges, centrality, and the evidence behind an edge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any

from graph.analysis.answer import answer
from graph.analysis.lookup import NotFoundError, find_node, person_id, state_code
from graph.analysis.networks import contact_rows
from graph.analysis.tables import table
from graph.errors import SummitryError
from graph.model import EDGE_KEYS, KEYS, Label
from graph.questions.text import ask, cypher

if TYPE_CHECKING:
    import pandas as pd

    from graph.store.graph import Graph


def who_met_whom(
    graph: Graph,
    *,
    state: str | None = None,
    person: str | None = None,
    since: date | None = None,
    until: date | None = None,
    confidence: float = 0.0,
) -> pd.DataFrame:
    """Who met whom, and how often: persons who held talks with each other, calls included.

    ``state`` and ``person`` (name, surname, alias or id) say whose talks; without them each two persons
    stand once.

    Raises:
        NotFoundError: no state is called so.
    """
    columns = (
        "person", "state", "other", "other_state", "talks", "in_person",
        "first", "first_precision", "last", "last_precision",
    )  # fmt: skip
    code = state_code(state)
    return ask(
        graph,
        "who-met-whom",
        columns,
        state=code,
        person=person_id(graph, person, state=code),
        since=since,
        until=until,
        confidence=confidence,
    )


def office_holders(
    graph: Graph, state: str, *, on: date | None = None, role: str | None = None, confidence: float = 0.0
) -> pd.DataFrame:
    """Who held an office on a day, by default today, as far as articles tell.

    ``standing`` is ``in office`` where articles name the person in the office on both sides of the day
    (or on it), ``named before`` or ``named later`` where only on one side: the nearest stands first.
    ``role`` is that of the graph's ``REPRESENTS`` edges: ``foreign``, ``defence``, ``head_of_state`` ….

    Raises:
        NotFoundError: no state is called so.
    """
    columns = ("person", "office", "role", "first_seen", "last_seen", "standing")
    found = ask(
        graph,
        "office-holders",
        columns,
        state=state_code(state),
        role=role,
        on=on or date.today(),
        confidence=confidence,
    )
    if role is not None and found.empty:
        _known_role(graph, role)
    return found


def _known_role(graph: Graph, role: str) -> None:
    rows = graph.run("MATCH (:Minister)-[r:REPRESENTS]->() RETURN DISTINCT r.role AS role ORDER BY role")
    roles = [row["role"] for row in rows if row["role"]]
    if role not in roles:
        raise NotFoundError(f"the graph has no office of role {role!r}", f"give one of {', '.join(roles)}")


def pledges(
    graph: Graph,
    *,
    state: str | None = None,
    topic: str | None = None,
    since: date | None = None,
    until: date | None = None,
    confidence: float = 0.0,
    all: bool = False,  # noqa: A002
) -> pd.DataFrame:
    """Pledges by state and topic, the oldest first, with deadlines, and what was stated later.

    ``towards`` says to whom: states, organizations, a region. ``all`` shows mere courtesies, too.
    ``topic`` is one of a pledge's topics or a part of its text. ``later`` holds later statements of the
    same sides on one of the same topics, whose status may tell what became of the pledge; that it was
    kept or broken is for the reader to judge. A person's side is the state or organization represented,
    so that what one president pledged is followed up with what the next one says.

    Raises:
        NotFoundError: no state is called so.
    """
    columns = (
        "date", "parties", "pledge", "towards", "amount", "currency", "topics", "status", "deadline",
        "meeting", "later", "id",
    )  # fmt: skip
    return ask(
        graph,
        "pledges",
        columns,
        state=state_code(state),
        topic=topic,
        since=since,
        until=until,
        confidence=confidence,
        all=all,
    )


#: What centrality is asked of: the label, and the column that names each.
_CENTRED: Mapping[str, tuple[Label, str]] = {
    "states": ("State", "state"),
    "persons": ("Minister", "person"),
    "organizations": ("Organization", "organization"),
}


def centrality(
    graph: Graph,
    *,
    of: str = "states",
    state: str | None = None,
    since: date | None = None,
    until: date | None = None,
    confidence: float = 0.0,
) -> pd.DataFrame:
    """Brokers and centres among states, persons or organizations, by year, in the network of those that met.

    ``partners`` is the degree, ``meetings`` the number of meetings with others, ``betweenness`` the share
    of shortest paths between two others that pass through one (Freeman 1977), ``eigenvector`` the
    centrality by that of one's partners (Bonacich 1972), scaled to length one; it is absent where the
    iteration does not converge. Those that meet in one room are all partners of each other. ``state``
    leaves that state, those who act for it, or the organizations that it is a member of.

    Raises:
        SummitryError: no state is called so, or ``of`` is none of these three.
    """
    if of not in _CENTRED:
        raise SummitryError(f"there is no centrality of {of!r}", f"give one of {', '.join(_CENTRED)}")
    label, column = _CENTRED[of]
    code = state_code(state)
    shown = _shown(graph, label, code)
    pairs: dict[int, set[tuple[str, str]]] = defaultdict(set)
    meetings: dict[tuple[int, str], int] = defaultdict(int)
    for row in contact_rows(graph, since, until, confidence, of):
        pairs[row["year"]].update(combinations(row["members"], 2))
        for one in row["members"]:
            meetings[row["year"], one] += row["meetings"]
    result: list[dict[str, Any]] = []
    for year, joined in sorted(pairs.items()):
        rows = [
            {
                "year": year,
                column: one if label == "State" else shown[one],
                "partners": degree,
                "meetings": meetings[year, one],
                "betweenness": between,
                "eigenvector": eigen,
                "id": one,
            }
            for one, degree, between, eigen in _measured(joined)
            if one in shown
        ]
        result += sorted(rows, key=lambda row: (-float(str(row["betweenness"])), str(row["id"])))
    columns = ("year", column, "partners", "meetings", "betweenness", "eigenvector", "id")
    found = table(result, columns)
    return found.drop(columns="id") if label == "State" else found  # A state's key is its code.


def _shown(graph: Graph, label: Label, state: str | None) -> dict[str, str]:
    """The names of those that are asked about, by key."""
    where = {
        "State": "n.iso3 = $state",
        "Minister": "(n)-[:REPRESENTS]->(:State {iso3: $state})",
        "Organization": "(n)<-[:MEMBER_OF]-(:State {iso3: $state})",
    }[label]
    [row] = graph.run(
        f"MATCH (n:{label}) WHERE $state IS NULL OR {where} "
        f"RETURN collect([n.{KEYS[label]}, n.name]) AS rows",
        state=state,
    )
    return {key: name or key for key, name in row["rows"]}


def _measured(joined: Iterable[tuple[str, str]]) -> Iterator[tuple[str, int, float, float | None]]:
    """Degree, betweenness and eigenvector centrality of each in a network of pairs."""
    import rustworkx as rx

    listed = sorted(joined)
    members = sorted({one for pair in listed for one in pair})
    index = {one: number for number, one in enumerate(members)}
    net: rx.PyGraph[str, None] = rx.PyGraph()
    net.add_nodes_from(members)
    net.add_edges_from_no_data([(index[one], index[other]) for one, other in listed])
    between = rx.betweenness_centrality(net)
    try:
        eigen = dict(rx.eigenvector_centrality(net))
    except rx.FailedToConverge:
        eigen = {}
    for one, number in index.items():
        yield one, net.degree(number), between[number], eigen.get(number)


def chain(graph: Graph, person: str, other: str, *, confidence: float = 0.0) -> pd.DataFrame:
    """The shortest chain of meetings held between two persons, given by name, surname or id; at most six.

    One row for each meeting: who sat there with the next one. Of equally short chains it is one, always
    the same.

    Raises:
        NotFoundError: the graph has no such person, or several.
    """
    ways = _Ways(str(person_id(graph, person)), confidence), _Ways(str(person_id(graph, other)), confidence)
    columns = ("step", "person", "meeting", "date", "date_precision", "city", "other")
    for _ in range(_MEETINGS + 1):
        if met := sorted(ways[0].steps.keys() & ways[1].steps.keys()):
            steps = ways[0].back(met[0])[::-1] + [
                {**step, "name": step["beside_name"], "beside_name": step["name"]}
                for step in ways[1].back(met[0])
            ]
            return table(
                (
                    {**step, "step": number, "person": step["beside_name"], "other": step["name"]}
                    for number, step in enumerate(steps, 1)
                ),
                columns,
            )[list(columns)]
        smaller = min(ways, key=lambda way: len(way.edge))
        smaller.widen(graph)
    return table((), columns)


#: The longest chain that is looked for, in meetings.
_MEETINGS = 6


class _Ways:
    """The shortest ways from a person to all others, widened by a meeting at a time."""

    def __init__(self, person: str, confidence: float) -> None:
        self.confidence = confidence
        self.steps: dict[str, dict[str, Any]] = {person: {}}
        self.edge = [person]

    def widen(self, graph: Graph) -> None:
        columns = ("id", "name", "beside", "beside_name", "meeting", "date", "date_precision", "city")
        found = answer(graph, cypher("companions"), columns, persons=self.edge, confidence=self.confidence)
        fresh = {row["id"]: row for row in found if row["id"] not in self.steps}
        self.steps |= fresh
        self.edge = sorted(fresh)

    def back(self, person: str) -> list[dict[str, Any]]:
        """The steps from a person back to where the ways begin."""
        result = []
        while step := self.steps[person]:
            result.append(step)
            person = step["beside"]
        return result


def evidence(
    graph: Graph,
    source: str,
    target: str,
    *,
    type: str | None = None,  # noqa: A002
    confidence: float = 0.0,
) -> pd.DataFrame:
    """The articles and sentences behind what joins two nodes, given by name, acronym or key.

    ``type`` leaves out other edges than, for instance, ``ATTENDED``. ``span`` is the sentence's place in
    the article as it was received, in characters.

    Raises:
        NotFoundError: nothing is called so, or several nodes are, or no edge has such a type.
    """
    if type is not None and type not in EDGE_KEYS:
        raise NotFoundError(f"no edge has the type {type!r}", f"give one of {', '.join(EDGE_KEYS)}")
    ends = find_node(graph, source), find_node(graph, target)
    columns = (
        "type", "source", "target", "date", "date_precision", "sentence", "confidence", "span",
        "title", "publisher", "published", "url", "edge",
    )  # fmt: skip
    return ask(
        graph, "evidence", columns, source=ends[0].key, target=ends[1].key, type=type, confidence=confidence
    )
