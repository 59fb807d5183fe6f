"""The page on a phone, on paper, and for those who need more contrast, less motion, or a screen reader."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from importlib import resources

import pypdf
import pytest

from tests.graph.view.conftest import Explorer
from tests.graph.view.graphs import many, summit, two_circles

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
XI = "Minister:xi-jinping"
TARGETS = """() => [...document.querySelectorAll("button, select, input, summary")]
    .filter((one) => one.checkVisibility() && !one.matches(".inline"))
    .map((one) => [one.id || one.className || one.tagName, one.getBoundingClientRect()])
    .filter(([, { width, height }]) => width && (width < 44 || height < 44))
    .map(([name, { width, height }]) => `${name}: ${width} by ${height}`)"""


@pytest.fixture
def phone(explorer: Explorer) -> Iterator[Explorer]:
    explorer.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    yield explorer
    explorer.page.set_viewport_size(DESK)  # type: ignore[arg-type]


def test_on_a_phone_the_head_is_one_row_and_all_is_within_a_fingers_reach(phone, explore):
    page = explore(summit(), f"chosen={XI}")
    assert page.run("() => document.querySelector('.bar').offsetHeight") <= 64
    assert page.run("() => document.documentElement.scrollWidth") == PHONE["width"]
    assert page.run(TARGETS) == []
    assert page.find("#details").bounding_box()["y"] > 250, "the picture stays in view above the panel"
    assert page.at(XI)[1] < page.find("#details").bounding_box()["y"]
    page.page.click("#menu")
    assert page.run(TARGETS) == []
    page.page.click("#filters")
    assert page.find("#legend").is_visible()
    assert not page.find("#filters").is_visible()


def test_on_a_phone_the_note_is_short(phone, explore):
    page = explore(many(900), limit=200)
    assert "The page holds 200 of the graph's" in page.text("#status")
    assert page.find("#status").bounding_box()["height"] < 125


def test_nothing_sticks_out_on_a_phone(phone, explore):
    page = explore(many(300))
    for view in ("network", "map", "timeline"):
        page.page.click(f"#tab-{view}")
        assert page.run("() => document.documentElement.scrollWidth") == PHONE["width"]
        assert page.run(TARGETS) == []


def test_on_a_phone_the_map_is_no_band_and_the_whole_world_one_press_away(phone, explore):
    page = explore(many(300), "view=map")
    stage = page.find(".stage").bounding_box()
    assert page.find("#centre").bounding_box()["width"] > 88, "its choice is seen whole"
    sea = page.find(".sea").bounding_box()
    assert sea["height"] > 0.5 * stage["height"]
    seen = page.run(
        """() => [...document.querySelectorAll(".dot")].filter((one) => {
            const { left, right } = one.getBoundingClientRect();
            return left > 0 && right < innerWidth;
        }).length"""
    )
    assert seen > 0.5 * page.find(".dot").count()
    page.page.click("#zoom-fit")
    assert page.find(".sea").bounding_box()["width"] <= stage["width"]


def test_on_a_phone_the_timeline_ends_above_the_note(phone, explore):
    page = explore(many(300), "view=timeline&since=2014-01-01&until=2014-03-31")
    lanes = page.find(".timeline .lane")
    last = lanes.nth(lanes.count() - 1).bounding_box()
    assert last["y"] + last["height"] < page.find("#status").bounding_box()["y"]


def test_more_contrast_is_given_where_it_is_asked_for(explore, explorer):
    page = explore(summit())
    ink = "() => getComputedStyle(document.querySelector('#details .note')).color"
    before = page.run(ink)
    explorer.page.emulate_media(contrast="more")
    assert page.run(ink) == page.run("() => getComputedStyle(document.body).color") != before
    explorer.page.emulate_media(contrast="null")


def test_without_motion_the_picture_jumps_to_its_place(explore, explorer):
    explorer.page.emulate_media(reduced_motion="reduce")
    page = explore(summit())
    page.run("() => State.focus('State:KGZ')")
    before = page.at("State:KGZ")
    page.page.wait_for_timeout(200)
    explorer.page.emulate_media(reduced_motion="null")
    assert page.at("State:KGZ") == before


def test_on_paper_are_picture_and_panel_and_nothing_to_press(explore, explorer):
    page = explore(summit(), f"chosen={XI}")
    explorer.page.emulate_media(media="print")
    for hidden in ("#search", "#tab-map", "#export", "#period", "#zoom-in", "#legend"):
        assert not page.find(hidden).is_visible(), hidden
    for shown in (".bar h1", "#canvas canvas", "#details h2"):
        assert page.find(shown).is_visible(), shown
    panel = page.find("#details")
    assert panel.evaluate("(one) => one.scrollHeight <= one.clientHeight")
    assert panel.bounding_box()["y"] >= page.find(".stage").bounding_box()["height"]
    explorer.page.emulate_media(media="null")


def test_axe_finds_nothing(explore):
    """Deque's axe-core, the rules of WCAG among them."""
    pytest.importorskip("axe_playwright_python")
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    page = explore(summit(), f"chosen={XI}")
    page.run(axe)
    for change in ({}, {"level": "states"}, {"view": "map"}, {"view": "timeline", "theme": "dark"}):
        page.run("(change) => State.change(change)", change)
        found = page.run("async () => (await axe.run()).violations")
        assert [(one["id"], one["impact"], one["nodes"][0]["html"]) for one in found] == [], change


def test_a_dark_picture_is_printed_light_and_its_names_as_text(explore, explorer):
    page = explore(two_circles(), "theme=dark")
    page.run(
        "() => addEventListener('beforeprint', () => (window.paper = document.documentElement.dataset.theme))"
    )
    paper = pypdf.PdfReader(io.BytesIO(explorer.page.pdf())).pages[0]
    assert page.run("() => window.paper") == "light"
    assert "Aland 0" in paper.extract_text()
    inks = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) rg", paper.get_contents().get_data())
    assert (b".2", b".2275", b".2706") in inks, "names in the ink of the light page"
    assert page.run("() => document.documentElement.dataset.theme") == "dark"
    assert page.run("() => Picture.colors().dark"), "the screen is dark again"


def test_on_paper_lists_are_whole_and_the_note_is_under_the_picture(explore, explorer):
    page = explore(many(900), "chosen=State:POL")
    assert "of them" in page.text("#details")
    told = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(explorer.page.pdf())).pages)
    assert "of them" not in told
    assert "Why:" not in told, "closed, it leads nowhere on paper"
    assert "of them" in page.text("#details"), "the screen is as it was"
    explorer.page.emulate_media(media="print")
    assert page.find("#status").bounding_box()["y"] >= page.find("#canvas").bounding_box()["height"]
    explorer.page.emulate_media(media="null")


def test_on_a_phone_no_name_lies_under_what_chooses_the_rows(phone, explore):
    page = explore(many(200), "view=timeline")
    under = page.run(
        """() => {
            const box = document.querySelector("#rows").getBoundingClientRect();
            return [...document.querySelectorAll(".timeline .name, .timeline .symbol")].filter((one) => {
                const { left, right, top, bottom } = one.getBoundingClientRect();
                return left < box.right && right > box.left && top < box.bottom && bottom > box.top;
            }).length;
        }"""
    )
    assert under == 0
