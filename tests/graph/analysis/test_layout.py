"""Where nodes stand, and how central they are."""

from __future__ import annotations

import math
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis import layout


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
