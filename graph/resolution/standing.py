"""What corrections leave of statements: those of people that stand, on the nodes that they mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias, cast

from graph.model import EDGE_KEYS, KEYS, EdgeType, Facts, Label, Ref
from graph.reference.tables import states
from graph.resolution.corrections import Correction, Meant, meant
from graph.resolution.storage import RecordStore
from graph.statements.corrected import stands

Identity: TypeAlias = tuple[EdgeType, Ref, Ref, str]

#: The node that a record means, if it is known.
NodeOf: TypeAlias = Callable[[str], str | None]


class Corrections:
    """The corrections of a store, in one transaction."""

    def __init__(self, storage: RecordStore) -> None:
        self._storage = storage
        self._made = storage.corrections()
        self._touched: dict[str, set[str]] = defaultdict(set)

    @property
    def records(self) -> set[str]:
        """The records that they name."""
        return {record for made in self._made for record in made.records}

    def meant(self, node_of: NodeOf) -> dict[Correction, Meant]:
        """The nodes that each is on."""
        return {made: meant(made, node_of) for made in self._made}

    def standing(self, node_of: NodeOf, *, now: bool) -> Standing:
        """What they leave of statements; what they change ``now`` is remembered for :meth:`keep`."""
        return Standing(self.meant(node_of), self._touched if now else defaultdict(set))

    def concerned(self, found: Mapping[Correction, Meant]) -> set[str]:
        """The articles that some are known to change, or may change by the nodes that they are on."""
        known = {article for made in found for article in made.articles}
        for on in found.values():
            keys: dict[Label, set[str]] = defaultdict(set)
            for ref in on.nodes:
                keys[ref.label].add(ref.key)
            if keys["Meeting"]:
                known |= self._storage.reports(keys["Meeting"])
            elif keys["Commitment"]:
                known |= self._storage.pledges(keys["Commitment"])
            else:
                known |= self._storage.articles(keys["Minister"])
        return known

    def keep(self, articles: Iterable[str]) -> None:
        """Keep which of some articles, whose statements were taken out or put in, are changed now."""
        again = set(articles)
        kept = {made: ({*made.articles} - again) | (self._touched[made.id] & again) for made in self._made}
        self._storage.changed_by({made.id: ids for made, ids in kept.items() if ids != {*made.articles}})


class Standing:
    """Corrections on the nodes that they mean: what they leave of statements.

    ``touched`` gathers the articles that they change, by the corrections' ids.
    """

    def __init__(self, corrections: Mapping[Correction, Meant], touched: dict[str, set[str]]) -> None:
        self._touched = touched
        self._nodes: dict[Ref, Correction] = {}
        self._edges: dict[Identity, Correction] = {}
        self._fields: dict[str, dict[str, Correction]] = defaultdict(dict)
        for made in sorted(corrections, key=lambda one: (one.date, one.id)):  # The latest holds.
            found = corrections[made]
            if made.verdict == "corrected":
                for ref in found.one:
                    self._fields[ref.key][made.field] = made
            elif made.what in KEYS:
                self._nodes |= dict.fromkeys(found.one, made)
            else:
                self._edges |= dict.fromkeys(_identities(made, found), made)

    def fields(self, meeting: str) -> dict[str, str]:
        """What people say of a meeting, by field."""
        return {field: made.value for field, made in self._fields.get(meeting, {}).items()}

    def applied(self, facts: Facts) -> Facts:
        """What is left of an article's statements on nodes of the graph."""
        if not (self._nodes or self._edges or self._fields):
            return facts
        [article] = [ref.key for ref in facts.nodes if ref.label == "Article"]
        edges, nodes = {}, dict(facts.nodes)
        changed = False
        for identity, edge in facts.edges.items():
            made = self._against(identity)
            if made is None:
                edges[identity] = edge
            else:
                self._touched[made.id].add(article)
                changed = True
        result = Facts(facts.extractor, nodes, edges)
        for ref in facts.nodes:
            for field, made in self._fields.get(ref.key, {}).items() if ref.label == "Meeting" else ():
                self._touched[made.id].add(article)
                if field == "country":
                    changed = True
                    _move(result, ref, made)
        if not changed:
            return facts
        pledged = {edge.target for edge in result.of_type("PLEDGED")}
        result.edges = {  # What nobody pledged was pledged nowhere.
            identity: edge
            for identity, edge in result.edges.items()
            if edge.type not in ("MADE_AT", "TOWARDS") or edge.source in pledged
        }
        joined = {end for edge in result.edges.values() for end in (edge.source, edge.target)}
        result.nodes = {
            ref: node for ref, node in result.nodes.items() if ref in joined or ref.label == "Article"
        }
        return result

    def _against(self, identity: Identity) -> Correction | None:
        """The correction that takes an edge away, if any."""
        kind, source, target, key = identity
        found = self._edges.get(identity) or self._nodes.get(source) or self._nodes.get(target)
        if found is None and kind == "BILATERAL_TALKS":  # Who was not there did not talk there.
            meeting = Ref("Meeting", key)
            found = self._nodes.get(meeting)
            for end in (source, target):
                found = found or self._edges.get(("ATTENDED", end, meeting, ""))
        return found


def _identities(made: Correction, found: Meant) -> Iterable[Identity]:
    kind = cast(EdgeType, made.what)
    keyed = EDGE_KEYS[kind] is not None
    for one in found.one:
        for other in found.other:
            source, target = sorted((one, other)) if kind == "BILATERAL_TALKS" else (one, other)
            for key in found.key if keyed else ("",):
                yield kind, source, target, key


def _move(facts: Facts, meeting: Ref, made: Correction) -> None:
    """Have a meeting held in the state that a correction names, if any, by the sentences that report it."""
    iso3 = stands({"country": made.value})["iso3"]
    facts.edges = {
        identity: edge
        for identity, edge in facts.edges.items()
        if edge.type != "HELD_IN" or edge.source != meeting or edge.target.key == iso3
    }
    own = {edge.source for edge in facts.of_type("REPRESENTS") if edge.target.key == iso3}
    for identity, edge in facts.edges.items():  # Nobody is host elsewhere than at home.
        if edge.type != "ATTENDED" or edge.target != meeting or edge.properties.get("role") != "host":
            continue
        if edge.source.key != iso3 and edge.source not in own:
            facts.edges[identity] = replace(edge, properties={**edge.properties, "role": "delegate"})
    reports = [edge for edge in facts.of_type("REPORTS") if edge.target == meeting]
    if iso3 is None or not reports:
        return
    state = states()[str(iso3)]
    target = Ref("State", state.iso3)
    if target not in facts.nodes:
        facts.node("State", state.iso3, name=state.name, cow=state.cow)
    if not any(edge.source == meeting for edge in facts.of_type("HELD_IN")):
        facts.edge("HELD_IN", meeting, target, min(reports[0].evidence))
