"""The rings around a focus, and playing through time, in a real browser."""

from __future__ import annotations

import math
from itertools import pairwise

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
    places = page.run("() => Picture.nodes().map((one) => [one.x, one.y])")
    assert len(places) > 60
    closest = min(math.dist(a, b) for at, a in enumerate(places) for b in places[at + 1 :])
    assert closest > 30
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
                .map((one) => one.text);
        }"""
    )
    assert hidden == [], "no name lies under notes and buttons"


def test_no_line_around_a_focus_runs_through_another_of_the_first_step(explore):
    page = explore(many(2000), "focus=State:POL&chosen=State:POL&steps=1")
    rings = page.run(
        """() => Picture.nodes().filter((one) => one.id !== "State:POL")
            .map(({ x, y }) => ({ turn: Math.atan2(y, x), far: Math.hypot(x, y) }))"""
    )
    assert len(rings) > 112, "on more than two rings"
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
