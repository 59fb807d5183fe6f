"""The graph that articles make, worked out at once in memory: for the first fill of a store.

What :mod:`graph.store.writing` does step by step in a store, done for all articles together by the same rules
(:mod:`graph.statements.fusion`). It takes about 4 GB of memory for a million edges.
"""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from graph.files.facts import Stated
from graph.model import Edge, Facts, Ref
from graph.reference.leaders import usual_names
from graph.resolution.registry import Registry
from graph.resolution.storage import OwnRow, RecordStore
from graph.statements import fusion, statement
from graph.store.cypher import EdgeRow, Identity, NodeRow
from graph.store.engines.values import uncollected
from graph.store.memberships import membership_facts
from graph.store.versions import outdated, superseded, version_of


class Settled:
    """The nodes and edges that some articles make together, memberships of their organizations included."""

    def __init__(self, articles: Iterable[Stated]) -> None:
        self._nodes: dict[Ref, fusion.Properties] = {}
        self._edges: dict[Identity, Edge] = {}
        self._extractors: dict[str, str] = {}
        self._forms: dict[Ref, Counter[str]] = defaultdict(Counter)
        with uncollected():
            standing: list[tuple[Stated, Facts]] = []
            self._storage = RecordStore()
            self._registry = Registry(self._storage)
            self._registry.change([], _decoded(_latest(_standing(articles)), standing))
            while standing:
                self._take(*standing.pop())
            self._settle_meetings()
            for ref, forms in self._forms.items():
                self._nodes[ref] |= fusion.minister(forms, usual_names())
            self._add_memberships()
            gc.freeze()  # To put it among what is old, so that no search for young garbage goes through it.
            gc.unfreeze()

    def nodes(self) -> Iterator[NodeRow]:
        """The nodes, with all that a store keeps of them."""
        for ref, properties in self._nodes.items():
            yield ref.label, ref.key, properties

    def edges(self) -> Iterator[EdgeRow]:
        """The edges."""
        for edge in self._edges.values():
            items = [(item, self._extractors[item.article]) for item in edge.evidence]
            proof = fusion.evidence(items) if items else {}
            yield edge.type, edge.source, edge.target, {**edge.properties, **proof}

    def own(self) -> Iterator[OwnRow]:
        """The nodes for the store's own use: records of articles, and why they are taken for one."""
        yield from self._storage.rows

    def _take(self, stated: Stated, facts: Facts) -> None:
        facts = self._registry.named({stated.article: facts})[stated.article]
        for ref, node in facts.nodes.items():
            known = self._nodes.setdefault(ref, node.properties)
            if known is not node.properties:
                self._nodes[ref] = fusion.join(known, node.properties)
            if ref.label == "Minister":
                self._forms[ref].update(fusion.forms(node.properties))
        self._nodes[Ref("Article", stated.article)]["statements"] = stated.statements
        self._extractors[stated.article] = facts.extractor
        for identity, edge in facts.edges.items():
            held = self._edges.setdefault(identity, edge)
            if held is not edge:
                held.properties = fusion.join(held.properties, edge.properties)
                held.evidence += edge.evidence

    def _settle_meetings(self) -> None:
        reports: dict[str, list[fusion.Report]] = defaultdict(list)
        for edge in self._edges.values():
            if edge.type == "REPORTS":
                published: Any = self._nodes[edge.source].get("published")
                reports[edge.target.key].append(fusion.Report(edge.source.key, published, edge.properties))
        settled = {key: fusion.meeting(known) for key, known in reports.items()}
        for key, properties in settled.items():
            self._nodes[Ref("Meeting", key)] = properties
        for (kind, _, target, meeting), edge in self._edges.items():
            if kind in statement.DERIVED:
                followed = settled.get(meeting if kind == "BILATERAL_TALKS" else target.key, {})
                for name in statement.DERIVED[kind] & followed.keys():
                    edge.properties[name] = followed[name]

    def _add_memberships(self) -> None:
        conveners = {source.key for kind, source, _, _ in self._edges if kind == "CONVENED"}
        reference = membership_facts(conveners)
        for ref, node in reference.nodes.items():
            self._nodes[ref] = fusion.join(self._nodes.get(ref, {}), node.properties)
        self._edges |= reference.edges


def _decoded(articles: Iterable[Stated], done: list[tuple[Stated, Facts]]) -> Iterator[Facts]:
    """What articles state, one after the other: each is described as soon as it is decoded."""
    for stated in articles:
        done.append((stated, stated.facts()))
        yield done[-1][1]


def _latest(articles: Iterable[Stated]) -> list[Stated]:
    """The articles, of which those that a later version replaces state nothing."""
    found = list(articles)
    versions = (version_of(one.article, statement.loads(one.particulars)) for one in found)
    old = outdated(version for version in versions if version)
    return [Stated.of(superseded(one.facts(), one.article)) if one.article in old else one for one in found]


def _standing(articles: Iterable[Stated]) -> Iterable[Stated]:
    """Each article once: of two readings of one text the one that stands."""
    held: dict[str, Stated] = {}
    for stated in articles:
        known = held.setdefault(stated.article, stated)
        if known != stated:
            one, other = known.facts(), stated.facts()
            held[stated.article] = (
                stated if statement.preferred(one, other, stated.article) is other else known
            )
    return held.values()
