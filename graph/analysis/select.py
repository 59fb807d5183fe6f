"""The nodes and edges of a graph, or of a part of it, as plain values: what tables and exports are made of.

Everything hangs on meetings. The part of a graph that belongs to a state, an organization or a period is
its meetings, what is joined to them, the commitments made there and who the participants represent.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from graph.analysis.lookup import organization_id, state_code
from graph.model import EDGE_KEYS, KEYS, EdgeType, Label
from graph.resolution.storage import OwnRow
from graph.store.cypher import MENTIONED, EdgeRow, End, NodeRow
from graph.store.engines import schema
from graph.store.engines.driver import neo4j_time, translated, types
from graph.store.engines.values import parameter, plain
from graph.store.graph import Graph

#: What stands on nodes for the store's own use.
INTERNAL = frozenset({"statements", "alias_articles"})

#: From a meeting ``m`` to the edges of its part. An edge may be found from two meetings: it counts once.
_FROM_MEETING = (
    "(m)<-[r:ATTENDED|CONVENED|REPORTS|MADE_AT]-(x)",
    "(m)-[r:HELD_IN|SIDELINES_OF]->(x)",
    "(m)<-[:MADE_AT]-(:Commitment)<-[r:PLEDGED]-(x)",
    "(m)<-[:MADE_AT]-(:Commitment)-[r:TOWARDS]->(x)",
    "(m)<-[:ATTENDED]-(:Minister)-[r:REPRESENTS]->(x)",
)

# A meeting has an iso3 too, of the state where it was held: its id comes first.
_ROW = (
    "elementId(r) AS id, type(r) AS type, labels(a) AS source_labels, coalesce(a.id, a.iso3) AS source, "
    "labels(b) AS target_labels, coalesce(b.id, b.iso3) AS target, properties(r) AS properties"
)

_OUTGOING = "|".join(kind for kind in EDGE_KEYS if kind != "ATTENDED")
_END = "[type(r), labels(x), coalesce(x.id, x.iso3), properties(r)]"

#: Types that the driver gives as they are meant; a stored list holds values of one type.
_PLAIN = frozenset({str, int, float, bool})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a graph, by its meetings: attended by a state, convened or attended by an organization.

    ``state`` is a code or a name, ``organization`` an acronym, a name or an id, ``since`` and
    ``until`` are the first and last day. ``confidence``, from 0 to 1, leaves out edges that are less sure.
    Without any of them it is the whole graph. Persons who are mentioned in an office and do nothing belong to
    it only for ``everyone``.
    """

    state: str | None = None
    organization: str | None = None
    since: date | None = None
    until: date | None = None
    confidence: float = 0.0
    everyone: bool = False

    @property
    def everywhere(self) -> bool:
        """Whether all meetings belong to it."""
        return not (self.state or self.organization or self.since or self.until)

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return self.everywhere and not self.confidence


def only_mentioned(graph: Graph, confidence: float = 0.0) -> frozenset[str]:
    """The ids of persons who are named in an office, and attend, discuss and pledge nothing."""
    [row] = graph.run(
        f"MATCH (n:Minister) WHERE {MENTIONED} RETURN collect(n.id) AS ids", confidence=confidence
    )
    return frozenset(row["ids"])


def _left_out(graph: Graph, part: Part | None) -> frozenset[str]:
    return frozenset() if part is None or part.everyone else only_mentioned(graph, part.confidence)


def read_nodes(graph: Graph, part: Part | None = None, *, internal: bool = False) -> Iterator[NodeRow]:
    """The nodes, by label: of a part those that its edges join. ``internal`` leaves nothing out of them."""
    hidden = frozenset[str]() if internal else INTERNAL
    left_out = _left_out(graph, part)
    wanted: dict[Label, set[str]] | None = None
    if part is not None and not part.whole:
        wanted = {label: set() for label in KEYS}
        for _, source, target, _ in read_edges(graph, part):
            wanted[source[0]].add(source[1])
            wanted[target[0]].add(target[1])
    for label, key in KEYS.items():
        query, given = f"MATCH (n:{label}) RETURN properties(n) AS properties", {}
        if wanted is not None:
            query = f"UNWIND $keys AS key MATCH (n:{label} {{{key}: key}}) RETURN properties(n) AS properties"
            given = {"keys": sorted(wanted[label])}
        for (properties,) in _stream(graph, query, **given):
            for name in hidden & properties.keys():
                del properties[name]
            values = _values(properties)
            name = values.pop(key)
            if label != "Minister" or name not in left_out:
                yield label, name, values


def with_precision(graph: Graph, edges: Iterable[EdgeRow]) -> Iterator[EdgeRow]:
    """Edges, of which talks tell how precise their day is, as their meeting does."""
    vague = _vague(graph)
    for edge in edges:
        if edge[0] == "BILATERAL_TALKS" and "date" in edge[3]:
            edge[3]["date_precision"] = vague.get(edge[3]["meeting"], "day")
        yield edge


def _vague(graph: Graph) -> dict[str, str]:
    """The meetings whose day is not known, with what is: the month or the year."""
    [row] = graph.run(
        "MATCH (m:Meeting) WHERE m.date_precision IN ['month', 'year'] "
        "RETURN collect([m.id, m.date_precision]) AS rows"
    )
    return dict(row["rows"])


def read_own(graph: Graph) -> Iterator[OwnRow]:
    """The nodes for the store's own use, but for its version: label, id and other properties."""
    for label in schema.INTERNAL:
        if label != "Schema":
            for (properties,) in _stream(graph, f"MATCH (n:{label}) RETURN properties(n) AS properties"):
                values = _values(properties)
                yield label, values.pop("id"), values


def read_edges(graph: Graph, part: Part | None = None) -> Iterator[EdgeRow]:
    """The edges, each once, with all their properties."""
    left_out = _left_out(graph, part)
    if part is None:
        yield from _all_edges(graph)
        return
    for edge in _all_edges(graph) if part.everywhere else _edges(graph, part):
        idle = edge[0] == "REPRESENTS" and edge[1][1] in left_out
        if not idle and edge[3].get("confidence", 1.0) >= part.confidence:  # Reference data is sure.
            yield edge


def _edges(graph: Graph, part: Part) -> Iterator[EdgeRow]:
    meetings = _meetings(graph, part)
    seen: set[str] = set()
    ends: set[End] = set()
    queries = [
        f"UNWIND $meetings AS id MATCH (m:Meeting {{id: id}}) MATCH {pattern} "
        f"WITH r, startNode(r) AS a, endNode(r) AS b RETURN {_ROW}"
        for pattern in _FROM_MEETING
    ]
    # By IN, not by rows: only so ArcadeDB finds the edges by their index.
    queries.append(f"MATCH (a)-[r:BILATERAL_TALKS]->(b) WHERE r.meeting IN $meetings RETURN {_ROW}")
    for query in queries:
        for row in _stream(graph, query, meetings=meetings):
            if row[0] not in seen:
                seen.add(row[0])
                edge = _edge(row)
                ends.update(edge[1:3])
                yield edge
    for row in _stream(graph, f"MATCH (a)-[r:MEMBER_OF]->(b) RETURN {_ROW}"):
        edge = _edge(row)
        if ends.issuperset(edge[1:3]):
            yield edge


#: The nodes that :meth:`Returned.missing` names.
ENDS = "MATCH (n) WHERE elementId(n) IN $ids RETURN n"


class Returned:
    """The nodes and edges in a query's rows, each once, those in paths, lists and maps too, by element id."""

    def __init__(self) -> None:
        self.nodes: dict[str, types.Node] = {}
        self.edges: dict[str, types.Relationship] = {}

    def add(self, value: object) -> None:
        """Take what a value holds."""
        match value:
            case types.Node():
                self.nodes[value.element_id] = value
            case types.Relationship():
                self.edges[value.element_id] = value
            case types.Path():
                self.add([*value.nodes, *value.relationships])
            case list() | tuple():
                for item in value:
                    self.add(item)
            case dict():
                self.add([*value.values()])

    def missing(self) -> list[str]:
        """The ids of ends that no row had: an edge that is returned alone knows no more of them."""
        ends = {end.element_id for edge in self.edges.values() for end in edge.nodes if end is not None}
        return sorted(ends - self.nodes.keys())


def read_query(graph: Graph, cypher: str, /, **parameters: Any) -> tuple[list[NodeRow], list[EdgeRow]]:
    """The nodes and edges in a query's rows, each once, those in paths and lists too; edges with their ends.

    Raises:
        QueryError: the query or a parameter is wrong.
    """
    returned = Returned()
    for row in _stream(graph, cypher, **parameters):
        returned.add(row)
    if missing := returned.missing():
        for row in _stream(graph, ENDS, ids=missing):
            returned.add(row)
    found: dict[str, NodeRow] = {}
    for identity, node in returned.nodes.items():
        if node.labels & KEYS.keys():
            label = label_of(list(node.labels))
            properties = _values({name: value for name, value in node.items() if name not in INTERNAL})
            found[identity] = label, properties.pop(KEYS[label]), properties
    joined: list[EdgeRow] = []
    for edge in returned.edges.values():
        source, target = (found[end.element_id][:2] for end in edge.nodes if end is not None)
        joined.append((cast("EdgeType", edge.type), source, target, _values(dict(edge.items()))))
    return list(found.values()), joined


def _all_edges(graph: Graph) -> Iterator[EdgeRow]:
    """Each edge of the graph, many to a record: to take a record costs more than to take an edge.

    Participants come with their meeting, since a state may have attended a hundred thousand; all other
    edges come with the node that they start from.
    """
    for label, key in KEYS.items():
        here = f"n.{key} AS key, [(n)-[r:{_OUTGOING}]->(x) | {_END}] AS outgoing"
        rows = _stream(graph, f"MATCH (n:{label}) RETURN {here}")
        for source, outgoing in rows:
            for kind, labels, target, properties in outgoing:
                yield kind, (label, source), (label_of(labels), target), _values(properties)
    for target, incoming in _stream(
        graph, f"MATCH (n:Meeting) RETURN n.id AS key, [(n)<-[r:ATTENDED]-(x) | {_END}] AS incoming"
    ):
        for kind, labels, source, properties in incoming:
            yield kind, (label_of(labels), source), ("Meeting", target), _values(properties)


def _meetings(graph: Graph, part: Part) -> list[str]:
    start, conditions = "MATCH (m:Meeting)", []
    if part.state:
        start = "MATCH (s:State {iso3: $state})-[:ATTENDED]->(m:Meeting)"
    if part.organization:
        conditions.append("o.id = $organization")
        start += " MATCH (m)<-[:CONVENED|ATTENDED]-(o:Organization)"
    if part.since:
        conditions.append("m.date >= $since")
    if part.until:
        conditions.append("m.date <= $until")
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = graph.run(
        f"{start}{where} RETURN DISTINCT m.id AS id ORDER BY id",
        state=state_code(part.state),
        organization=organization_id(graph, part.organization),
        since=part.since,
        until=part.until,
    )
    return [row["id"] for row in rows]


def _stream(graph: Graph, query: str, **given: Any) -> Iterator[list[Any]]:
    with translated(graph.name, read_only=graph.read_only), graph.session() as session:
        parameters = {name: parameter(value) for name, value in given.items()}
        for record in session.run(query, parameters):
            yield record.values()


def _edge(row: list[Any]) -> EdgeRow:
    _, kind, source_labels, source, target_labels, target, properties = row
    return kind, (label_of(source_labels), source), (label_of(target_labels), target), _values(properties)


def _values(properties: dict[str, Any]) -> dict[str, Any]:
    """The properties in plain Python: as :func:`~graph.store.engines.values.plain`, sooner for what is so."""
    for name, value in properties.items():
        kind = type(value)
        if kind in _PLAIN or (kind is list and (not value or type(value[0]) in _PLAIN)):
            continue
        properties[name] = value.to_native() if kind is neo4j_time.Date else plain(value)
    return properties


def label_of(labels: Collection[str]) -> Label:
    """The one of a node's labels that is the graph's own."""
    return next(label for label in KEYS if label in labels)
