"""Is a graph sound? Checked against its contract, rule by rule; nothing is changed."""

from __future__ import annotations

from graph.doctor import edges, nodes, rebuild
from graph.doctor.rules import Finding, Findings, Rule
from graph.store.graph import Graph

__all__ = ["Finding", "Rule", "examine"]


def examine(graph: Graph, *, rebuilt: bool = False) -> list[Finding]:
    """Check every rule of :mod:`graph.doctor.rules`, and say how often and where each is broken.

    ``rebuilt`` also settles the articles' statements anew in a store of their own, which takes about as
    long as importing the graph, and compares; that is left out where statements cannot be read.

    Raises:
        StoreError: the store cannot be used.
    """
    wanted = [*nodes.RULES, *edges.RULES]
    findings = Findings(*wanted, *(["rebuild"] if rebuilt else []))
    known = nodes.check_nodes(graph, findings)
    edges.check_edges(graph, known, findings)
    unreadable = any(findings.by_rule[name].count for name in ("statements", "key-present", "vocabulary"))
    if rebuilt and unreadable:
        del findings.by_rule["rebuild"]
    elif rebuilt:
        rebuild.check_rebuild(graph, findings)
    return list(findings.by_rule.values())
