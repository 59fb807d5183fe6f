"""What a Cypher query, a focus or a period selects from a store, fetched as facts.

Patterns start at the end with few edges, since a state may have a hundred thousand: a meeting's are
found from the meeting. What comes back may hold a little more than was asked for;
:func:`graph.view.selection.select` has the last word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final, cast, get_args

from graph.analysis.lookup import find_node
from graph.analysis.select import ENDS, INTERNAL, Returned, label_of, only_mentioned
from graph.errors import QueryError
from graph.model import KEYS, Edge, EdgeType, Facts, Label, Node, Ref
from graph.statements.fusion import EVIDENCE_NAMES, evidence_of
from graph.store.engines import schema
from graph.store.engines.driver import translated
from graph.store.engines.values import plain
from graph.store.graph import Graph
from graph.view.selection import Selection, select

#: Where each type of edge is looked for: from nodes of a label, outwards or inwards.
_OUT: Final[Mapping[Label, str]] = {
    "Meeting": "HELD_IN|SIDELINES_OF",
    "Minister": "REPRESENTS|BILATERAL_TALKS",
    "State": "MEMBER_OF|BILATERAL_TALKS",
    "Commitment": "TOWARDS",
    "Article": "REPORTS",
}
_IN: Final[Mapping[Label, str]] = {"Meeting": "ATTENDED|CONVENED|MADE_AT", "Commitment": "PLEDGED"}

_KEY: Final = "coalesce(n.id, n.iso3)"
_NO_ARTICLE: Final = " AND ".join(f"NOT n:{label}" for label in ("Article", *schema.INTERNAL))


def fetch(
    graph: Graph,
    *,
    query: str | None,
    focus: str | None,
    since: date | None,
    until: date | None,
    limit: int,
    confidence: float,
    everyone: bool = False,
) -> Selection:
    """The selection that :func:`graph.view.network` draws; its arguments are described there."""
    options: dict[str, Any] = {"since": since, "until": until, "limit": limit, "confidence": confidence}
    options["all"] = everyone or query is not None  # Who asks for a courtesy gets it.
    if query is not None:
        facts = _asked(graph, query)
        chosen = select(facts, focus=focus, articles=True, **options)
        cite(graph, chosen.facts, chosen.articles)
        return chosen
    centre = None if focus is None else find_node(graph, focus)
    mentioned = frozenset[str]() if everyone else only_mentioned(graph, confidence)
    idle = {Ref("Minister", key) for key in mentioned} - {centre}
    if since or until:
        refs = _during(graph, centre, since, until, limit)
    elif centre is not None:
        refs = _around(graph, centre, limit)
    else:
        refs = _central(graph, limit + len(idle))
    facts = _between(graph, refs - idle)
    chosen = select(facts, focus=f"{centre.label}:{centre.key}" if centre else None, **options)
    cite(graph, chosen.facts, chosen.articles)
    stats = graph.stats()
    chosen.nodes = sum(count for label, count in stats.nodes.items() if label != "Article")
    chosen.edges = sum(count for kind, count in stats.edges.items() if kind != "REPORTS")
    if not everyone:
        chosen.nodes, chosen.edges = chosen.nodes - stats.mentioned, chosen.edges - stats.offices
    return chosen


def _during(graph: Graph, centre: Ref | None, since: date | None, until: date | None, limit: int) -> set[Ref]:
    """Meetings of a period, the largest first, and who is linked to them.

    A date that stands for a year, and a meeting that began before, may reach into the period from as
    far back as the January before it.
    """
    # Few meetings last a month, so one that began before it is not looked for.
    first = date(since.year, 1, 1) - timedelta(days=31) if since and since.year > 1 else date.min
    place, parameters = "(m:Meeting)--(n)", {"first": first, "last": until or date.max, "limit": limit}
    if centre is not None:
        place = f"(c:{centre.label} {{{KEYS[centre.label]}: $centre}})--{place}"
        parameters["centre"] = centre.key
    rows = graph.run(
        f"MATCH {place} WHERE m.date >= $first AND m.date <= $last AND {_NO_ARTICLE} "
        "RETURN m.id AS key, count(n) AS size ORDER BY size DESC, key LIMIT $limit",
        **parameters,
    )
    meetings = [row["key"] for row in rows]
    beside = graph.run(
        "UNWIND $meetings AS key MATCH (m:Meeting {id: key})--(n) "
        f"WHERE {_NO_ARTICLE} RETURN DISTINCT labels(n) AS labels, {_KEY} AS key",
        meetings=meetings,
    )
    return {Ref("Meeting", key) for key in meetings} | set(_refs(beside)) | ({centre} if centre else set())


def _around(graph: Graph, centre: Ref, limit: int) -> set[Ref]:
    """A node's neighbours, and of theirs those with most ways to it."""
    start = f"(c:{centre.label} {{{KEYS[centre.label]}: $centre}})"
    near = graph.run(
        f"MATCH {start}-[r]-(n) WHERE {_NO_ARTICLE} "
        f"RETURN labels(n) AS labels, {_KEY} AS key, count(r) AS ways ORDER BY ways DESC, key LIMIT $limit",
        centre=centre.key,
        limit=limit,
    )
    refs = {centre, *_refs(near)}
    if len(refs) < limit:
        far = graph.run(
            f"MATCH {start}-[]-(m)-[r]-(n) "
            f"WHERE {_NO_ARTICLE} AND NOT m:Article AND NOT m:State AND NOT m:Organization "
            f"RETURN labels(n) AS labels, {_KEY} AS key, count(r) AS ways "
            "ORDER BY ways DESC, key LIMIT $limit",
            centre=centre.key,
            limit=limit,
        )
        refs.update(_refs(far))
    return refs


def _central(graph: Graph, limit: int) -> set[Ref]:
    """The nodes with most edges, and those without any while there is room."""
    rows = graph.run(
        f"MATCH (n) WHERE {_NO_ARTICLE} OPTIONAL MATCH (n)-[r]-() "
        f"RETURN labels(n) AS labels, {_KEY} AS key, count(r) AS ways ORDER BY ways DESC, key LIMIT $limit",
        limit=limit,
    )
    return set(_refs(rows))


def _between(graph: Graph, refs: set[Ref]) -> Facts:
    """The nodes, and all edges among them."""
    facts = Facts()
    keys: dict[Label, list[str]] = defaultdict(list)
    for ref in sorted(refs):
        keys[ref.label].append(ref.key)
    fetch_nodes(graph, facts, refs)
    for label, members in keys.items():
        for ways, kinds in (("-[r:{}]->", _OUT.get(label)), ("<-[r:{}]-", _IN.get(label))):
            if kinds is None:
                continue
            found = graph.run(
                f"UNWIND $keys AS key MATCH (a:{label} {{{KEYS[label]}: key}}){ways.format(kinds)}(n) "
                "RETURN key, type(r) AS type, properties(r) AS properties, "
                f"labels(n) AS labels, {_KEY} AS other",
                keys=members,
            )
            for row in found:
                ends = Ref(label, row["key"]), Ref(label_of(row["labels"]), row["other"])
                source, target = ends if ways.endswith(">") else reversed(ends)
                if source in refs and target in refs:
                    add_edge(facts, row["type"], source, target, row["properties"])
    return facts


def fetch_nodes(graph: Graph, facts: Facts, refs: Collection[Ref]) -> None:
    """Add nodes of the graph to facts; those that it has not are passed over."""
    keys: dict[Label, list[str]] = defaultdict(list)
    for ref in sorted(refs):
        keys[ref.label].append(ref.key)
    for label, members in keys.items():
        rows = graph.run(
            f"UNWIND $keys AS key MATCH (n:{label} {{{KEYS[label]}: key}}) "
            "RETURN labels(n) AS labels, properties(n) AS properties",
            keys=members,
        )
        facts.nodes.update((node.ref, node) for node in _nodes(rows))


def _asked(graph: Graph, query: str) -> Facts:
    """The nodes and edges that a query returns; all edges among the nodes if it returns none.

    The transaction is rolled back, since not every engine keeps a reader from writing.

    Raises:
        QueryError: it returns something, and no node, edge or path; or it writes.
    """
    returned = Returned()
    with (
        translated(graph.name, read_only=graph.read_only),
        graph.session() as session,
        session.begin_transaction() as tx,
    ):
        result = tx.run(cast("Any", query))
        rows = 0
        for row in result:
            returned.add(row.values())
            rows += 1
        writes = result.consume().counters.contains_updates
        if missing := returned.missing():
            for row in tx.run(ENDS, ids=missing):
                returned.add(row["n"])
        tx.rollback()
    if writes:
        raise QueryError("the query writes", "ask for what is there; nothing was changed")
    if rows and not returned.nodes:
        raise QueryError(
            "the query returns no nodes, relationships or paths, so there is nothing to draw",
            "return them, as in MATCH p = (:State)-[:BILATERAL_TALKS]-(:State) RETURN p",
        )
    refs: dict[str, Ref] = {}
    facts = Facts()
    for identity, found in returned.nodes.items():
        for node in _nodes([{"labels": list(found.labels), "properties": dict(found.items())}]):
            facts.nodes[node.ref] = node
            refs[identity] = node.ref
    if not returned.edges:
        return _between(graph, set(facts.nodes))
    for edge in returned.edges.values():
        source, target = (refs.get(end.element_id) if end is not None else None for end in edge.nodes)
        if source and target:
            add_edge(facts, edge.type, source, target, dict(edge.items()))
    return facts


def cite(graph: Graph, facts: Facts, articles: dict[str, dict[str, Any]]) -> None:
    """Fetch what is known of the articles that the facts come from."""
    cited = {one.article for edge in facts.edges.values() for one in edge.evidence}
    rows = graph.run(
        "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN id, a.title AS title, a.url AS url, "
        "a.publisher AS publisher, a.dateline AS dateline, a.published AS published",
        ids=sorted(cited),
    )
    for row in rows:
        key = row.pop("id")
        articles[key] = {name: value for name, value in row.items() if value is not None}


def _refs(rows: Iterable[Mapping[str, Any]]) -> Iterator[Ref]:
    return (Ref(label_of(row["labels"]), row["key"]) for row in rows)


def _nodes(rows: Iterable[Mapping[str, Any]]) -> Iterator[Node]:
    """Nodes of the graph's own labels; others, such as the store's mark of its version, are passed over."""
    for row in rows:
        if not set(row["labels"]) & KEYS.keys():
            continue
        label = label_of(row["labels"])
        properties = {name: plain(value) for name, value in row["properties"].items() if name not in INTERNAL}
        yield Node(Ref(label, properties.pop(KEYS[label])), properties)


def add_edge(facts: Facts, kind: str, source: Ref, target: Ref, stored: Mapping[str, Any]) -> None:
    """Add an edge to facts, with the evidence that is stored on it."""
    if kind not in get_args(EdgeType):
        return
    values = {name: plain(value) for name, value in stored.items()}
    kept = {name: value for name, value in values.items() if name not in EVIDENCE_NAMES - {"confidence"}}
    edge = Edge(cast("EdgeType", kind), source, target, kept, list(evidence_of(values)))
    facts.edges[edge.identity] = edge
