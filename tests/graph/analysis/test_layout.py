"""Where nodes stand, and how central they are."""

from __future__ import annotations

import math
import sys
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis import layout, networks


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[int], list[tuple[int, int]]]:
    count = draw(st.integers(0, 40))
    ids = list(range(count))
    pairs = draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=80)) if ids else []
    return ids, pairs


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_every_node_has_a_place_of_its_own(graph):
    ids, pairs = graph
    places = layout.positions(ids, pairs)
    assert set(places) == set(ids)
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in places.values())
    assert len(set(places.values())) == len(ids)


def test_the_same_graph_gives_the_same_places(monkeypatch, tmp_path):
    ids, pairs = list(range(60)), [(one, (one * 7 + 3) % 60) for one in range(60)]
    first = layout.positions(ids, pairs)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert layout.positions(ids, pairs) == first


@pytest.mark.skipif(sys.platform == "win32", reason="XDG_CACHE_HOME is of no account there")
def test_places_are_cached_and_a_broken_cache_is_passed_over(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    ids, pairs = ["a", "b", "c"], [("a", "b")]
    first = layout.positions(ids, pairs)
    (stored,) = tmp_path.rglob("*.json")
    stored.write_text("[[1, 2], [3, 4], [5, 6]]")
    assert layout.positions(ids, pairs) == {"a": (1, 2), "b": (3, 4), "c": (5, 6)}
    for broken in ("", "[1, 2", "[[1, 2]]", "[1, 2, 3]", "{}"):
        stored.write_text(broken)
        assert layout.positions(ids, pairs) == first


def test_a_cache_that_cannot_be_written_is_no_matter(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert len(layout.positions(["a", "b"], [("a", "b")])) == 2


def test_neighbours_stand_nearer_than_strangers():
    ids = list(range(40))
    pairs = [(a, b) for block in (0, 20) for a in range(block, block + 20) for b in range(a + 1, block + 20)]
    places = layout.positions(ids, [*pairs, (0, 20)])
    mean = lambda some: sum(math.dist(places[a], places[b]) for a, b in some) / len(some)  # noqa: E731
    assert mean(pairs) * 2 < mean([(a, b) for a in range(20) for b in range(20, 40)])


def test_a_large_graph_is_laid_out_from_its_best_connected(monkeypatch):
    """Each of many circles has a hub, and hubs know each other: beyond some size hubs are laid out first."""
    hubs = [f"hub {number}" for number in range(30)]
    pairs = [(one, other) for at, one in enumerate(hubs) for other in (hubs[at - 1], hubs[at - 2])]
    for hub in hubs:
        circle = [f"{hub} {number}" for number in range(8)]
        pairs += [(hub, one) for one in circle] + [(circle[at - 1], one) for at, one in enumerate(circle)]
    ids = sorted({one for pair in pairs for one in pair})
    monkeypatch.setattr(layout, "BACKBONE", 40)
    places = layout.places(ids, pairs)
    assert set(places) == set(ids)
    assert len(set(places.values())) == len(ids)
    joined = sum(math.dist(places[a], places[b]) for a, b in pairs) / len(pairs)
    strangers = [math.dist(places[a], places[b]) for at, a in enumerate(ids) for b in ids[:at]]
    assert joined < 0.5 * sum(strangers) / len(strangers)


def test_leaves_stand_around_their_hub():
    ids = ["hub", "other", "third", *range(30)]
    places = layout.positions(
        ids, [("hub", "other"), ("other", "third"), ("third", "hub"), *(("hub", leaf) for leaf in range(30))]
    )
    assert max(math.dist(places["hub"], places[leaf]) for leaf in range(30)) < 10 * layout.SPACING


def test_centrality_of_a_star():
    measures = layout.centrality(["hub", "a", "b", "c"], [("hub", "a"), ("b", "hub"), ("c", "hub")])
    assert measures["degree"] == [3, 1, 1, 1]
    assert measures["betweenness"] == [1, 0, 0, 0]
    assert sum(measures["pagerank"]) == pytest.approx(1)
    assert max(measures["pagerank"]) == measures["pagerank"][0]


def test_parallel_links_and_loops_count_once():
    assert layout.centrality(["a", "b"], [("a", "b"), ("b", "a"), ("a", "a")])["degree"] == [1, 1]


def test_nothing_has_no_centre():
    assert layout.centrality([], []) == {"degree": [], "pagerank": [], "betweenness": []}
    assert layout.positions([], []) == {}


def test_betweenness_is_left_out_where_it_would_take_too_long(monkeypatch):
    monkeypatch.setattr(layout, "BETWEENNESS_LIMIT", 2)
    assert set(layout.centrality(["a", "b", "c"], [])) == {"degree", "pagerank"}


@pytest.mark.parametrize("pairs", [0, 12])
def test_a_network_of_several_parts_is_no_blob(pairs):
    """Two that met nobody else take no room from those who all hang together."""
    net = nx.barbell_graph(12, 8)
    net.add_edges_from((f"one {number}", f"other {number}") for number in range(pairs))
    places = networks.places(net)
    assert set(places) == set(net)
    wide = max(math.dist(a, b) for a in places.values() for b in places.values())
    large = [places[one] for one in range(32)]
    assert max(math.dist(a, b) for a in large for b in large) > wide / 3
    assert min(math.dist(places[a], places[b]) for a in net for b in net if a != b) > wide / 100


def test_what_hangs_together_far_out_is_no_line_along_the_rim():
    core, way, far = (
        [f"{kind}{at}" for at in range(many)] for kind, many in (("c", 200), ("w", 6), ("f", 12))
    )
    pairs = [("c0", one) for one in core[1:]] + [(core[at], core[(at * 7 + 3) % 200]) for at in range(200)]
    pairs += pairwise(["c1", *way, *far])
    pairs += [(far[at], far[(at + 4) % 12]) for at in range(12)]
    found = layout.places(core + way + far, pairs)
    reach = [math.hypot(*found[one]) for one in far]
    assert max(reach) - min(reach) > layout.SPACING / 2
