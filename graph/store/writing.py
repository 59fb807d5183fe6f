"""Writing into the graph, inside one transaction: articles' statements in, the settled graph out.

Writers take turns: the first thing that a transaction does is to change the Schema node, on which
Neo4j makes others wait. ArcadeDB would let them go on and fail at the end, each on what it had read of
the other's half: there they wait for :meth:`graph.store.engines.Engine.turn`. What is read after that is true
until the commit, so each step can read, settle in Python and write.

No Cypher is built from anything but the fixed vocabulary of :mod:`graph.model`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.errors import StoreVersionError
from graph.model import Facts, Label, Ref
from graph.resolution.corrections import Correction
from graph.resolution.judgements import Judgement
from graph.resolution.registry import Registry
from graph.statements import fusion, statement
from graph.store import corrections, judgements
from graph.store.change import Change, Tally, stated_by
from graph.store.cypher import (
    create_edges,
    load_edges,
    load_nodes,
    merge_nodes,
    update_edges,
)
from graph.store.engines import schema
from graph.store.engines.driver import neo4j
from graph.store.engines.values import uncollected
from graph.store.records import GraphRecordStore
from graph.store.versions import Version, outdated, superseded, version_of


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: how many articles, nodes and edges are new, and how many were known before.

    New are those that the graph has more than before: fewer than none where articles show that two nodes are
    one. ``removed`` counts edges and nodes that lost their last evidence.
    """

    new_articles: int = 0
    known_articles: int = 0
    new_nodes: int = 0
    known_nodes: int = 0
    new_edges: int = 0
    known_edges: int = 0
    removed: int = 0


@uncollected()
def record(tx: neo4j.ManagedTransaction, readings: Iterable[Facts]) -> Written:
    """Write what articles state, or reference data, and settle all that it touches."""
    take_turn(tx)
    reference: list[Facts] = []
    asserted: dict[str, Facts] = {}
    for facts in readings:
        article = statement.article_of(facts)
        facts = statement.normalised(facts)
        if article is None:
            reference.append(facts)
        elif article in asserted:
            asserted[article] = statement.preferred(asserted[article], facts, article)
        else:
            asserted[article] = facts
    _supersede(tx, asserted)
    stated = dict(asserted)
    known = stated_by(tx, asserted)
    retracted = {}
    for article, before in known.items():
        after = statement.preferred(before, asserted[article], article)
        if _same(before, after, article):
            del asserted[article]
        else:
            retracted[article], asserted[article] = before, after
    registry = Registry(GraphRecordStore(tx))
    change = _resolved(tx, registry, retracted, asserted)
    known_too = {article: facts for article, facts in stated.items() if article not in change.asserted}
    named = [
        *reference,
        *(change.asserted[article] for article in stated if article in change.asserted),
        *registry.named(known_too).values(),
    ]
    tally = Tally(
        nodes={ref for facts in named for ref in facts.nodes},
        edges={edge for facts in named for edge in facts.edges},
    )
    change.apply(tally)
    if not retracted:  # Then what is gone stands elsewhere, under the name of what it turned out to mean.
        tally.new_nodes -= tally.removed_nodes
        tally.new_edges -= tally.removed_edges
        tally.removed_nodes = tally.removed_edges = 0
    for facts in reference:
        _write_reference(tx, facts, tally)
    articles = sum(ref.label == "Article" for ref in tally.nodes)
    return Written(
        new_articles=articles - len(known),
        known_articles=len(known),
        new_nodes=tally.new_nodes,
        known_nodes=max(0, len(tally.nodes) - tally.new_nodes),
        new_edges=tally.new_edges,
        known_edges=max(0, len(tally.edges) - tally.new_edges),
        removed=tally.removed_nodes + tally.removed_edges,
    )


def _supersede(tx: neo4j.ManagedTransaction, asserted: dict[str, Facts]) -> None:
    """Of versions of one article, stored or to be written, leave the latest alone its statements."""
    coming = [
        version
        for article, facts in asserted.items()
        if (version := version_of(article, facts.nodes[Ref("Article", article)].properties))
    ]
    if not coming:
        return
    rows = tx.run(
        "MATCH (a:Article) WHERE a.url IN $urls AND a.modified IS NOT NULL "
        "RETURN a.id AS article, a.url AS url, a.modified AS modified",
        urls=sorted({version.url for version in coming}),
    )
    held = [Version(row["article"], row["url"], row["modified"]) for row in rows]
    old = outdated([*coming, *(version for version in held if version.article not in asserted)])
    asserted |= stated_by(tx, old - asserted.keys())
    for article in old:
        asserted[article] = superseded(asserted[article], article)


def retract(tx: neo4j.ManagedTransaction, articles: Iterable[str]) -> Written:
    """Take back articles: their evidence, and the edges and nodes that then have none."""
    take_turn(tx)
    known = stated_by(tx, articles)
    tally = Tally()
    _resolved(tx, Registry(GraphRecordStore(tx)), known, {}).apply(tally)
    return Written(known_articles=len(known), removed=tally.removed_nodes + tally.removed_edges)


def named(tx: neo4j.ManagedTransaction, articles: Iterable[str]) -> dict[str, Facts]:
    """What articles of the store state, by id, on the nodes that they mean."""
    return Registry(GraphRecordStore(tx)).named(stated_by(tx, articles))


def judge(tx: neo4j.ManagedTransaction, judged: Iterable[Judgement]) -> int:
    """Store judgements and group what they are on anew; how many articles mean other nodes now."""
    made = list(judged)
    judgements.save(tx, made)
    return _reconsidered(tx, made)


def withdraw(tx: neo4j.ManagedTransaction, judged: Iterable[Judgement]) -> int:
    """Delete judgements and group what they were on anew; how many articles mean other nodes now."""
    gone = list(judged)
    judgements.drop(tx, gone)
    return _reconsidered(tx, gone)


def correct(
    tx: neo4j.ManagedTransaction, made: Iterable[Correction], withdrawn: Iterable[Correction] = ()
) -> int:
    """Store corrections and take others back; how many articles' statements that changes."""
    take_turn(tx)
    fresh, gone = list(made), list(withdrawn)
    before = Registry(GraphRecordStore(tx))
    concerned = stated_by(tx, before.concerned([*fresh, *gone]))
    stood = before.named(concerned)
    corrections.drop(tx, gone)
    corrections.save(tx, fresh)
    after = Registry(GraphRecordStore(tx))
    Change(tx, after, stood, after.named(concerned), concerned).apply(Tally())
    changed = {one.id: one for one in corrections.load(tx)}
    touched = {article for one in fresh for article in changed[one.id].articles}
    return len(touched.union(*(one.articles for one in gone)))


def _reconsidered(tx: neo4j.ManagedTransaction, judged: Iterable[Judgement]) -> int:
    judgements.count(tx)
    registry = Registry(GraphRecordStore(tx))
    moved = stated_by(tx, registry.reconsider({end for one in judged for end in (one.one, one.other)}))
    Change(tx, registry, registry.named_before(moved), registry.named(moved), moved).apply(Tally())
    return len(moved)


def _resolved(
    tx: neo4j.ManagedTransaction,
    registry: Registry,
    retracted: Mapping[str, Facts],
    asserted: Mapping[str, Facts],
) -> Change:
    """A change of statements as a change of the graph: with the others that it gives another meaning."""
    others = registry.change(retracted.values(), asserted.values()) - retracted.keys() - asserted.keys()
    moved = stated_by(tx, others)
    before, after = {**retracted, **moved}, {**asserted, **moved}
    return Change(tx, registry, registry.named_before(before), registry.named(after), after)


def take_turn(tx: neo4j.ManagedTransaction) -> None:
    found = tx.run(
        "MATCH (s:Schema {id: 'summitry'}) SET s.writes = s.writes + 1 RETURN s.version AS version"
    ).single()
    if found is None:
        raise StoreVersionError("the store was emptied while it was open", "open it again")
    schema.check(found["version"], "the store")


def _same(one: Facts, other: Facts, article: str) -> bool:
    ref = Ref("Article", article)
    return (
        one.nodes[ref].properties == other.nodes[ref].properties
        and statement.encode(one) == statement.encode(other)
    )  # fmt: skip


def _write_reference(tx: neo4j.ManagedTransaction, facts: Facts, tally: Tally) -> None:
    """Merge reference data: nodes gain what is stated, edges are as stated."""
    by_label: dict[Label, dict[str, fusion.Properties]] = defaultdict(dict)
    for ref, node in facts.nodes.items():
        by_label[ref.label][ref.key] = node.properties
    for label, stated in by_label.items():
        current = load_nodes(tx, label, stated)
        tally.new_nodes += len(stated) - len(current)
        merge_nodes(
            tx,
            label,
            {key: fusion.join(current.get(key, {}), properties) for key, properties in stated.items()},
        )
    known = load_edges(tx, facts.edges)
    tally.new_edges += len(facts.edges) - len(known)
    create_edges(
        tx, {identity: edge.properties for identity, edge in facts.edges.items() if identity not in known}
    )
    update_edges(tx, {identity: facts.edges[identity].properties for identity in known})
