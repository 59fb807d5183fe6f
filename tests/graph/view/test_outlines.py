"""Outlines for maps of one's own: each state where it belongs."""

from __future__ import annotations

from graph.view.outlines import outlines


def middle(code: str) -> tuple[float, float]:
    ring = max(outlines()[code], key=len)
    return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)


def test_states_lie_where_they_lie() -> None:
    """To the east is to the right, to the north is up."""
    assert middle("USA")[0] < middle("FRA")[0] < middle("KAZ")[0] < middle("JPN")[0]
    assert middle("NOR")[1] > middle("ITA")[1] > middle("NGA")[1] > middle("ZAF")[1]
    assert outlines().keys() >= {"FRA", "KGZ", "PSE", "TWN", "XKX"}
    assert len(outlines()["IDN"]) > 10, "an archipelago has many rings"
