"""An article's statements with its own ids exchanged for the graph's."""

from __future__ import annotations

from collections.abc import Mapping

from graph.model import Facts, Ref
from graph.statements import fusion


def renamed(facts: Facts, names: Mapping[Ref, str]) -> Facts:
    """The same statements on other nodes; what means one node now is joined; talks with oneself fall away.

    The result depends on the set of statements, not on their order.
    """
    if all(ref.key == key for ref, key in names.items()):
        return facts
    to = {ref: Ref(ref.label, names.get(ref, ref.key)) for ref in facts.nodes}
    meetings = {ref.key: target.key for ref, target in to.items() if ref.label == "Meeting"}
    result = Facts(facts.extractor)
    for ref in sorted(facts.nodes):
        node = facts.nodes[ref]
        result.node(to[ref].label, to[ref].key)
        known = result.nodes[to[ref]]
        known.properties = fusion.join(known.properties, node.properties)
    for identity in sorted(facts.edges, key=str):
        edge = facts.edges[identity]
        source, target = to[edge.source], to[edge.target]
        if source == target:
            continue
        properties = dict(edge.properties)
        if edge.type == "BILATERAL_TALKS":
            source, target = sorted((source, target))
            meeting = str(properties.get("meeting", ""))
            properties["meeting"] = meetings.get(meeting, meeting)
        for item in sorted(edge.evidence):
            result.edge(edge.type, source, target, item, **properties)
    for ref in [ref for ref in result.nodes if ref.label != "Article"]:
        if not any(ref in (edge.source, edge.target) for edge in result.edges.values()):
            del result.nodes[ref]
    return result
