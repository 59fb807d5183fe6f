"""The rings around a focus, and playing through time, in a real browser."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from tests.graph.view.graphs import many, summit


def test_a_focus_is_surrounded_by_rings_of_one_step_and_two(explore, explorer):
    explorer.page.set_viewport_size({"width": 1024, "height": 700})
    page = explore(summit(), "focus=Minister:xi-jinping&chosen=Minister:xi-jinping&steps=2")
    places = page.run(
        """() => Object.fromEntries(
            Picture.nodes().map((one) => [one.id, [one.x, one.y, Picture.size(one.id)]]))"""
    )
    near = page.run(
        """(id) => Data.nodes.get(id).ties.map((tie) => Data.other(tie, Data.nodes.get(id)).id)""",
        "Minister:xi-jinping",
    )
    assert places["Minister:xi-jinping"][:2] == [0, 0]
    distances = {one: math.hypot(x, y) for one, (x, y, _) in places.items() if one != "Minister:xi-jinping"}
    inner = max(distances[one] for one in near)
    outer = min(distance for one, distance in distances.items() if one not in near)
    assert inner < outer
    assert max(size for *_, size in places.values()) <= 34
    # The panel lies over the picture in this window, and the picture has room beside it.
    ends = [page.at(one)[0] for one in places]
    assert min(ends) > 0
    assert max(ends) < page.find("#details").bounding_box()["x"]


def test_of_many_around_a_focus_none_stands_on_another(explore):
    page = explore(many(900), "level=nodes")
    page.run("() => State.focus(Data.ranked[0].id)")
    places = page.run("() => Picture.nodes().map((one) => [one.x, one.y, one.size])")
    assert len(places) > 60
    touching = [
        (a, b)
        for at, a in enumerate(places)
        for b in places[at + 1 :]
        if math.dist(a[:2], b[:2]) < a[2] + b[2]
    ]
    assert touching == []
    page.page.wait_for_function("() => Picture.labels().length > 20")
    hidden = page.run(
        """() => {
            const stage = document.querySelector("#canvas").getBoundingClientRect();
            const over = [...document.querySelectorAll("#focusbar, #status, .zoom")]
                .map((one) => one.getBoundingClientRect());
            const lies = (one) => over.some((box) =>
                one.left + stage.left < box.right && one.right + stage.left > box.left &&
                one.top + stage.top < box.bottom && one.bottom + stage.top > box.top);
            return Picture.labels().filter((one) => one.top < 0 || one.bottom > stage.height || lies(one))
                .map((one) => one.lines);
        }"""
    )
    assert hidden == [], "no name lies under notes and buttons"


@pytest.mark.parametrize("steps", [1, 2])
def test_names_around_a_focus_stand_outside_where_no_lines_run(explore, steps):
    page = explore(many(900), "level=nodes")
    page.run("(steps) => State.focus(Data.ranked[0].id, steps)", steps)
    page.page.wait_for_function("() => Picture.labels().length > 20")
    found = page.run(
        """() => {
            const middle = Picture.network.canvasToDOM({ x: 0, y: 0 });
            const away = ({ x, y }) => Math.hypot(x - middle.x, y - middle.y);
            return Picture.labels().filter((one) => one.id !== State.get().focus).map((one) => [
                one.lines,
                away(Picture.network.canvasToDOM(Picture.place(one.id))),
                away({ x: (one.left + one.right) / 2, y: (one.top + one.bottom) / 2 }),
            ]);
        }"""
    )
    assert [lines for lines, symbol, name in found if name < symbol] == []


def test_on_a_phone_a_focus_fills_the_stage(explore, explorer):
    explorer.page.set_viewport_size({"width": 390, "height": 844})
    page = explore(many(900), "level=nodes")
    page.run("() => State.choose(Data.ranked[0].id)")
    page.page.click("#details .actions button")
    page.page.wait_for_timeout(600)
    bar, note, panel = (page.find(one) for one in ("#focusbar", "#status", "#details"))
    ends = [page.at(one)[1] for one in page.shown()]
    hidden = not panel.is_visible()
    above, below = bar.bounding_box(), note.bounding_box()
    explorer.page.set_viewport_size({"width": 1280, "height": 800})
    assert hidden, "the panel would cover it"
    assert above["height"] < 64
    assert above["y"] + above["height"] < min(ends)
    assert max(ends) < below["y"]
    assert max(ends) - min(ends) > 0.4 * 844


def test_no_line_around_a_focus_runs_through_another_of_the_first_step(explore):
    page = explore(many(2000), "focus=State:POL&chosen=State:POL&steps=1")
    rings = page.run(
        """() => Picture.nodes().filter((one) => one.id !== "State:POL")
            .map(({ x, y }) => ({ turn: Math.atan2(y, x), far: Math.hypot(x, y) }))"""
    )
    assert len(rings) > 150, "on more than one ring"
    turns = sorted(one["turn"] for one in rings)
    assert min(b - a for a, b in pairwise(turns)) > 0.001, "each on a ray of its own"


def test_playing_adds_up_on_choice_and_what_is_long_ago_fades(explore):
    page = explore(many(900))
    first = page.run("() => Data.period.first")
    page.page.click("#add")
    page.page.click("#play")
    page.page.wait_for_function(
        "(first) => State.get().trail && State.get().until > first + 1.5 * State.get().trail", arg=first
    )
    state = page.run("() => ({ since: State.get().since, until: State.get().until })")
    shades = page.run("() => Picture.lines().map((one) => one.color.opacity)")
    page.page.click("#play")
    assert state["since"] == first
    assert len(set(shades)) > 3
    assert page.run("() => State.get().trail") is None
    assert min(page.run("() => Picture.lines().map((one) => one.color.opacity)")) > min(shades)
