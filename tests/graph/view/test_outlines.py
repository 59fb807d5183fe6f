"""Outlines for maps of one's own: each state where it belongs."""

from __future__ import annotations

import pytest

from graph.view.outlines import map_window, outlines


def middle(code: str) -> tuple[float, float]:
    ring = max(outlines()[code], key=len)
    return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)


def test_states_lie_where_they_lie() -> None:
    """To the east is to the right, to the north is up."""
    assert middle("USA")[0] < middle("FRA")[0] < middle("KAZ")[0] < middle("JPN")[0]
    assert middle("NOR")[1] > middle("ITA")[1] > middle("NGA")[1] > middle("ZAF")[1]
    assert outlines().keys() >= {"FRA", "KGZ", "PSE", "TWN", "XKX"}
    assert len(outlines()["IDN"]) > 10, "an archipelago has many rings"


def inside(window: tuple[float, float, float, float], code: str) -> float:
    """The share of the points of a state's largest land that a window shows."""
    west, east, south, north = window
    ring = max(outlines()[code], key=len)
    return sum(west < x < east and south < y < north for x, y in ring) / len(ring)


def test_a_window_shows_its_states_whole_and_little_else():
    five = ("KAZ", "KGZ", "TJK", "TKM", "UZB")
    window = map_window(five)
    assert [inside(window, code) for code in five] == [1] * 5
    assert [inside(window, code) for code in ("FRA", "JPN", "EGY", "SWE")] == [0] * 4
    assert 0 < inside(window, "CHN") < 0.5, "a neighbour comes in at the edge"
    assert map_window([*five, "SUN"]) == window, "a state without an outline changes nothing"


def test_land_overseas_makes_no_window_of_the_world():
    west, east, *_ = map_window(["FRA"])
    assert east - west < 250
    assert inside(map_window(["FRA"]), "MAR") == 0
    assert inside(map_window(["USA"]), "CAN") > 0.5, "on the way to Alaska"
    west, east, south, north = map_window(["NZL"])
    both = sorted(outlines()["NZL"], key=len)[-2:]
    assert all(west < x < east and south < y < north for island in both for x, y in island)


@pytest.mark.parametrize("aspect", [0.5, 1, 2.5])
def test_a_window_has_the_shape_that_it_is_asked_for(aspect):
    west, east, south, north = map_window(["CHL", "ARG"], aspect=aspect)
    assert (east - west) / (north - south) == pytest.approx(aspect)
    assert inside((west, east, south, north), "CHL") == 1


def test_a_window_on_nothing_says_so():
    with pytest.raises(ValueError, match="alpha-3"):
        map_window(["Kazakhstan"])
