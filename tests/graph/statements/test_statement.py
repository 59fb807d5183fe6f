"""What an article states comes back from its text as it is stored."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from graph.model import Facts, Ref
from graph.statements.statement import decode, encode, normalised
from tests.graph.worlds import Report, worlds


def stored(report: Report) -> Facts:
    """The facts of a report, written as the graph keeps them and read again."""
    facts = normalised(report.facts())
    particulars = facts.nodes[Ref("Article", report.article)].properties
    return decode(report.article, encode(facts), particulars)


@given(world=worlds())
def test_what_was_stored_is_normal_already(world: list[Report]) -> None:
    for report in world:
        found = stored(report)
        assert found == normalised(report.facts())
        assert normalised(found) is found


def test_what_is_not_as_it_is_stored_is_made_so() -> None:
    found = stored(Report("a", confidences=(0.8, 0.9)))
    turned = replace(found, edges={key: replace(edge) for key, edge in found.edges.items()})
    several = next(edge for edge in turned.edges.values() if len(edge.evidence) > 1)
    several.evidence = several.evidence[::-1]
    assert turned != found
    assert normalised(turned) == found
    alone = replace(found, nodes=dict(found.nodes))
    alone.node("State", "RUS", name="Russia")
    assert normalised(alone) == found
    dated = replace(found, edges={key: replace(edge) for key, edge in found.edges.items()})
    attended = next(edge for edge in dated.edges.values() if edge.type == "ATTENDED")
    attended.properties = {**attended.properties, "status": "held"}
    assert normalised(dated) == found


def test_an_edge_without_evidence_is_refused() -> None:
    found = stored(Report("a"))
    bare = replace(found, edges={key: replace(edge) for key, edge in found.edges.items()})
    next(edge for edge in bare.edges.values() if edge.type == "ATTENDED").evidence = []
    with pytest.raises(ValueError, match="has no evidence"):
        normalised(bare)
