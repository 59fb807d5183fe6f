"""More nodes than vis-network can hold at a mouse's pace: drawn once, kept, and moved."""

from __future__ import annotations

import pytest

from tests.graph.view.conftest import Explorer
from tests.graph.view.graphs import many

BLUE = "0072b2"


@pytest.fixture
def crowd(explore) -> Explorer:
    page: Explorer = explore(many(900), "amount=all")
    page.page.wait_for_function("() => Picture.labels().length > 40")
    return page


def drawn(page: Explorer) -> int:
    """How many pixels of the picture are not clear."""
    return sum(page.pixels().values())


def hold(page: Explorer) -> tuple[float, float]:
    """Takes hold of an empty corner of the picture."""
    box = page.find("#canvas").bounding_box()
    x, y = box["x"] + box["width"] - 60, box["y"] + 20
    page.page.mouse.move(x, y)
    page.page.mouse.down()
    return x, y


def test_lines_stay_while_a_crowd_is_dragged(crowd):
    still = drawn(crowd)
    x, y = hold(crowd)
    crowd.page.mouse.move(x - 20, y + 15, steps=5)
    crowd.page.wait_for_timeout(100)
    dragged = drawn(crowd)
    crowd.page.mouse.up()
    assert dragged == pytest.approx(still, rel=0.05)


def test_what_a_drag_brings_into_view_is_drawn(crowd):
    crowd.run("() => Picture.zoom(4)")
    x, y = hold(crowd)
    for step in range(1, 30):
        crowd.page.mouse.move(x - 20 * step, y + 4 * step)
    crowd.page.wait_for_timeout(100)
    dragged = drawn(crowd)
    crowd.page.mouse.up()
    crowd.page.wait_for_timeout(100)
    assert dragged == pytest.approx(drawn(crowd), rel=0.05)


def test_lines_stay_while_a_crowd_is_zoomed_out_and_in(crowd):
    """The wheel stretches what was drawn, and it is drawn anew where that does not reach."""
    crowd.run("() => Picture.zoom(4)")
    box = crowd.find("#canvas").bounding_box()
    crowd.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    crowd.page.mouse.wheel(0, -240)
    crowd.page.mouse.wheel(0, -240)
    moving = drawn(crowd)
    crowd.page.wait_for_timeout(500)
    assert moving == pytest.approx(drawn(crowd), rel=0.2)


def test_whoever_looks_closer_gets_room_and_no_larger_symbols(crowd):
    state = crowd.run("() => Data.ranked.find((one) => one.type === 'State').id")
    crowd.run(
        """(id) => {
            Picture.network.moveTo({ position: Picture.place(id), scale: 6 });
            Picture.network.redraw();
        }""",
        state,
    )
    assert 400 < crowd.pixels().get(BLUE, 0) < 9000, "at most as large as at a scale of 1"
    x, y = crowd.at(state)
    radius = crowd.run("(id) => Picture.size(id) * Picture.network.getScale()", state)
    assert crowd.run("([x, y]) => Picture.nodeAt(Picture.network.DOMtoCanvas({ x, y }))", inside(crowd, x, y))
    beside = inside(crowd, x + radius + 8, y + radius + 8)
    assert crowd.run("([x, y]) => Picture.nodeAt(Picture.network.DOMtoCanvas({ x, y }))", beside) != state


def inside(page: Explorer, x: float, y: float) -> list[float]:
    box = page.find("#canvas").bounding_box()
    return [x - box["x"], y - box["y"]]


def test_no_dashes_are_drawn_that_nobody_can_see(crowd):
    """They take ten times as long as whole lines, a second for a picture of 10,000 nodes."""
    dashes = """(scale) => {
        const set = CanvasRenderingContext2D.prototype.setLineDash;
        const found = [];
        CanvasRenderingContext2D.prototype.setLineDash = function (dashes) {
            found.push(...dashes);
            return set.call(this, dashes);
        };
        Picture.network.moveTo({ scale });
        Picture.network.redraw();
        CanvasRenderingContext2D.prototype.setLineDash = set;
        return found.map((one) => one * scale);
    }"""
    assert crowd.run(dashes, 0.05) == []
    assert crowd.run(dashes, 0.9)
