"""A change of statements as a change of the graph: nodes, edges, commitments and meetings settled anew.

What is read here is true until the commit (:mod:`graph.store.writing`), so each step can read, settle in
Python and write.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from graph.model import EDGE_KEYS, Edge, Evidence, Facts, Label, Ref
from graph.reference.leaders import usual_names
from graph.resolution.registry import Registry
from graph.statements import fusion, statement
from graph.store.cypher import (
    Identity,
    create_edges,
    create_nodes,
    delete_edges,
    delete_unconnected,
    load_edges,
    load_nodes,
    merge_nodes,
    update_edges,
)
from graph.store.engines.driver import neo4j
from graph.store.engines.values import plain

#: Talks take over day and status of their meetings. By ``IN``, not by rows: only so ArcadeDB finds the edges
#: by their index, and does not go through all of them for each meeting.
FOLLOWING_TALKS = (
    "MATCH ()-[r:BILATERAL_TALKS]->() WHERE r.meeting IN $ids WITH r, $settled[r.meeting] AS meeting "
    "SET r.date = meeting.date, r.status = meeting.status"
)


@dataclass(slots=True)
class Tally:
    """What a change did, and the nodes and edges that it was about."""

    new_nodes: int = 0
    new_edges: int = 0
    removed_nodes: int = 0
    removed_edges: int = 0
    nodes: set[Ref] = field(default_factory=set)
    edges: set[Identity] = field(default_factory=set)


def stated_by(tx: neo4j.ManagedTransaction, articles: Iterable[str]) -> dict[str, Facts]:
    """What articles of the store state, by id; those that it does not have are left out."""
    rows = tx.run(
        "MATCH (a:Article) WHERE a.id IN $ids RETURN properties(a) AS properties", ids=sorted(articles)
    )
    result = {}
    for row in rows:
        properties = plain(row["properties"])
        article, text = properties.pop("id"), properties.pop("statements")
        result[article] = statement.decode(article, text, properties)
    return result


class Change:
    """Statements of some articles taken out of the graph, and others put in.

    They speak of the graph's nodes; ``own`` is what the articles say, by their own ids.
    """

    def __init__(
        self,
        tx: neo4j.ManagedTransaction,
        registry: Registry,
        retracted: Mapping[str, Facts],
        asserted: Mapping[str, Facts],
        own: Mapping[str, Facts],
    ) -> None:
        self.tx = tx
        self.registry = registry
        self.retracted = retracted
        self.asserted = asserted
        self.own = own
        self.tally = Tally()
        self.loaded: dict[str, Facts] = {}
        #: Nodes that the graph did not have before: no edge of theirs has to be looked for.
        self.fresh: set[Ref] = set()
        #: Meetings as all their reports, with those put in, tell them.
        self.meetings: dict[str, fusion.Properties] = {}
        # By edge, so that a thousand articles are not all looked through for each of theirs.
        self.stated: dict[Identity, list[tuple[str, Facts]]] = _by_edge(asserted)
        self.unsaid: dict[Identity, list[tuple[str, Facts]]] = _by_edge(retracted)

    def apply(self, tally: Tally) -> None:
        """Change the graph, and count what that did."""
        self.tally = tally
        if not self.retracted and not self.asserted:
            return
        self._write_nodes()
        self._write_edges()
        self._settle_commitments()
        self._sweep()
        self.registry.corrections.keep(self.retracted.keys() | self.asserted.keys())

    # -- nodes --------------------------------------------------------------------------------

    def _write_nodes(self) -> None:
        touched: dict[Label, dict[str, list[fusion.Properties]]] = defaultdict(lambda: defaultdict(list))
        for facts in self.asserted.values():
            for ref, node in facts.nodes.items():
                touched[ref.label][ref.key].append(node.properties)
        forms = self._name_forms()
        for ref in forms:
            touched["Minister"].setdefault(ref.key, [])
        for facts in self.retracted.values():
            for node in facts.of_label("Meeting"):
                touched["Meeting"].setdefault(node.ref.key, [])
        for label, stated in touched.items():
            current = load_nodes(self.tx, label, stated)
            if label == "Meeting":
                self._settle_meetings(current)
            fresh: dict[str, fusion.Properties] = {}
            changed: dict[str, fusion.Properties] = {}
            for key, properties in stated.items():
                before = current.get(key)
                if before is None and not properties:
                    continue  # Retracted and gone already.
                if label == "Article":
                    after = self._article(key)
                elif label == "Meeting" and key in self.meetings:
                    after = self.meetings[key]
                else:
                    after = fusion.joined([before or {}, *properties])
                if label == "Minister":
                    after |= _names(before or {}, forms[Ref(label, key)])
                if before is None:
                    fresh[key] = after
                elif before != after:
                    changed[key] = after
            create_nodes(self.tx, label, fresh)
            merge_nodes(self.tx, label, changed)
            self.fresh.update(Ref(label, key) for key in fresh)
        self.tally.new_nodes += len(self.fresh)

    def _article(self, key: str) -> fusion.Properties:
        facts = self.own[key]
        return {**facts.nodes[Ref("Article", key)].properties, "statements": statement.encode(facts)}

    def _name_forms(self) -> dict[Ref, Counter[str]]:
        """By how many articles more, or fewer, each form of a minister's name is now used."""
        result: dict[Ref, Counter[str]] = defaultdict(Counter)
        for sign, facts in [(-1, f) for f in self.retracted.values()] + [
            (1, f) for f in self.asserted.values()
        ]:
            for node in facts.of_label("Minister"):
                for form in fusion.forms(node.properties):
                    result[node.ref][form] += sign
        return result

    def _settle_commitments(self) -> None:
        """Commitments that a retracted article stated say what the others say of them."""
        stated = {
            node.ref: node for facts in self.retracted.values() for node in facts.of_label("Commitment")
        }
        if not stated:
            return
        rows = self.tx.run(
            "MATCH (c:Commitment)-[r:PLEDGED|MADE_AT]-() WHERE c.id IN $ids "
            "RETURN c.id AS id, r.articles AS articles",
            ids=sorted(ref.key for ref in stated),
        )
        articles: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            articles[row["id"]].update(row["articles"])
        self._load(chain.from_iterable(articles.values()))
        merge_nodes(
            self.tx,
            "Commitment",
            {
                key: fusion.joined(
                    self._facts(one).nodes[Ref("Commitment", key)].properties for one in sorted(ids)
                )
                for key, ids in articles.items()
            },
        )

    # -- edges --------------------------------------------------------------------------------

    def _write_edges(self) -> None:
        touched: dict[Identity, Edge] = {}
        for facts in chain(self.retracted.values(), self.asserted.values()):
            touched.update(facts.edges)
        current = load_edges(self.tx, (one for one in touched if not self._is_new(one)))
        evidence = {identity: self._evidence(identity, current.get(identity, {})) for identity in touched}
        resettled = {identity for identity in touched if self._must_resettle(identity)}
        self._load(item.article for identity in resettled for item in evidence[identity])
        fresh, changed, gone = {}, {}, []
        for identity, items in evidence.items():
            if not items:
                gone.append(identity)
                continue
            before = current.get(identity)
            if identity in resettled or before is None:
                articles = sorted({item.article for item in items})
                stated = [self._facts(article).edges[identity].properties for article in articles]
            else:
                own = {name: value for name, value in before.items() if name not in fusion.EVIDENCE_NAMES}
                stated = [
                    own,
                    *(facts.edges[identity].properties for _, facts in self.stated.get(identity, ())),
                ]
            after = {
                **self._derived(identity, before),
                **fusion.joined(stated),
                **fusion.evidence(items.items()),
            }
            if before is None:
                fresh[identity] = after
            elif before != after:
                changed[identity] = after
        create_edges(self.tx, fresh)
        update_edges(self.tx, changed)
        delete_edges(self.tx, gone)
        self.tally.new_edges += len(fresh)
        self.tally.removed_edges += len(gone)

    def _is_new(self, identity: Identity) -> bool:
        """Whether an edge joins, or belongs to, a node that the graph did not have. Two states may have a
        thousand talks: not to look among them for those of a new meeting is what makes filling quick."""
        kind, source, target, key = identity
        nodes = {source, target}
        if EDGE_KEYS[kind] == "meeting":
            nodes.add(Ref("Meeting", key))
        return not self.fresh.isdisjoint(nodes)

    def _evidence(self, identity: Identity, before: Mapping[str, Any]) -> dict[Evidence, str]:
        items = {
            item: extractor
            for item, extractor in fusion.evidence_of(before).items()
            if item.article not in self.retracted and item.article not in self.asserted
        }
        for _, facts in self.stated.get(identity, ()):
            items |= dict.fromkeys(facts.edges[identity].evidence, facts.extractor)
        return items

    def _must_resettle(self, identity: Identity) -> bool:
        """Whether a statement of the edge was taken back, and not put in again as it was."""
        for article, before in self.unsaid.get(identity, ()):
            after = self.asserted.get(article)
            if after is None or identity not in after.edges:
                return True
            if after.edges[identity].properties != before.edges[identity].properties:
                return True
        return False

    # -- meetings -----------------------------------------------------------------------------

    def _settle_meetings(self, current: Mapping[str, Mapping[str, Any]]) -> None:
        """Settle the meetings of these articles, of which the graph has some; what follows them follows."""
        reports: dict[str, list[fusion.Report]] = defaultdict(list)
        for row in self._stored_reports(current):
            if row["article"] not in self.retracted and row["article"] not in self.asserted:
                stated = plain(row["properties"])
                reports[row["id"]].append(_report(row["article"], plain(row["published"]), stated))
        for article, facts in self.asserted.items():
            published = facts.nodes[Ref("Article", article)].properties.get("published")
            for edge in facts.of_type("REPORTS"):
                reports[edge.target.key].append(_report(article, published, edge.properties))
        standing = self.registry.standing
        self.meetings = {key: fusion.meeting(known, standing.fields(key)) for key, known in reports.items()}
        moved = {
            key: _followed(after)
            for key, after in self.meetings.items()
            if key in current and _followed(after) != _followed(current[key])
        }
        if moved:
            self.tx.run(FOLLOWING_TALKS, ids=sorted(moved), settled=moved)
            self.tx.run(
                "UNWIND $rows AS row MATCH (m:Meeting {id: row.id})<-[r:ATTENDED]-() "
                "SET r.status = row.status",
                rows=[{"id": key, **followed} for key, followed in moved.items()],
            )

    def _stored_reports(self, meetings: Collection[str]) -> Iterable[neo4j.Record]:
        if not meetings:
            return ()
        return self.tx.run(
            "MATCH (m:Meeting)<-[r:REPORTS]-(a:Article) WHERE m.id IN $ids "
            "RETURN m.id AS id, a.id AS article, a.published AS published, properties(r) AS properties",
            ids=sorted(meetings),
        )

    def _derived(self, identity: Identity, before: Mapping[str, Any] | None) -> fusion.Properties:
        """What an edge takes over from its meeting."""
        kind, _, target, key = identity
        settled = self.meetings.get(key if kind == "BILATERAL_TALKS" else target.key, before or {})
        return {name: settled[name] for name in statement.DERIVED.get(kind, ()) if name in settled}

    # -- what is left -------------------------------------------------------------------------

    def _sweep(self) -> None:
        """Delete the nodes that lost their last edge, and the articles that were taken back."""
        lost: dict[Label, set[str]] = defaultdict(set)
        for article, facts in self.retracted.items():
            for ref in facts.nodes:
                if ref.label != "Article" or article not in self.asserted:
                    lost[ref.label].add(ref.key)
        for label, keys in lost.items():
            self.tally.removed_nodes += delete_unconnected(self.tx, label, keys)

    def _load(self, articles: Iterable[str]) -> None:
        missing = set(articles) - self.asserted.keys() - self.loaded.keys()
        if missing:
            self.loaded |= self.registry.named(stated_by(self.tx, missing))

    def _facts(self, article: str) -> Facts:
        return self.asserted.get(article) or self.loaded[article]


def _report(article: str, published: Any, stated: Mapping[str, Any]) -> fusion.Report:
    own = {name: value for name, value in stated.items() if name not in fusion.EVIDENCE_NAMES}
    return fusion.Report(article, published, own)


def _followed(meeting: Mapping[str, Any]) -> dict[str, Any]:
    """What of a meeting talks and attendance take over."""
    return {"date": meeting.get("date"), "status": meeting.get("status")}


def _by_edge(articles: Mapping[str, Facts]) -> dict[Identity, list[tuple[str, Facts]]]:
    """Who states an edge, by the edge's identity."""
    result: dict[Identity, list[tuple[str, Facts]]] = defaultdict(list)
    for article, facts in articles.items():
        for identity in facts.edges:
            result[identity].append((article, facts))
    return result


def _names(before: Mapping[str, Any], change: Counter[str]) -> fusion.Properties:
    used = Counter(dict(zip(before.get("aliases", []), before.get("alias_articles", []), strict=True)))
    used.update(change)
    return fusion.minister(used, usual_names())
