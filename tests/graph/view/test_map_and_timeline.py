"""The map and the timeline, in a real browser."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest

from graph.model import Evidence, Facts
from tests.graph.view.graphs import many, summit

CHINA, RUSSIA = "State:CHN", "State:RUS"
PAIR = f"PAIR|{CHINA}|{RUSSIA}"
SIZES = [(1440, 900), (1024, 700), (390, 844)]


def across_the_date_line() -> Facts:
    facts = Facts("test 1")
    fiji, chile = facts.node("State", "FJI", name="Fiji"), facts.node("State", "CHL", name="Chile")
    facts.edge("BILATERAL_TALKS", chile, fiji, Evidence("a", 0, 5, "They talked.", 0.9), meeting="m")
    return facts


def pieces(path: str) -> list[list[tuple[float, float]]]:
    """The strokes of a path, each a list of points."""
    return [
        [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", stroke)]
        for stroke in path.split("M")[1:]
    ]


class TestMap:
    def test_states_and_arcs_of_their_talks(self, explore):
        page = explore(summit())
        page.page.click("#tab-map")
        assert page.status() == "6 states, 4 pairs that talked · 6 bilateral meetings"
        assert page.find("#view-map .land path").count() > 170
        russia = page.find(f'.arc[data-id="{PAIR}"]')
        uzbekistan = page.find(f'.arc[data-id="PAIR|{CHINA}|State:UZB"]')
        assert float(russia.get_attribute("stroke-width")) > float(uzbekistan.get_attribute("stroke-width"))
        assert russia.get_attribute("aria-label") == "China – Russia: 2 bilateral meetings"

    def test_choosing_on_the_map_chooses_everywhere(self, explore):
        page = explore(summit())
        page.page.click("#tab-map")
        page.find('.dot[data-id="State:KAZ"] circle').click()
        assert page.text("#details h2") == "Kazakhstan"
        page.page.click("#tab-network")
        assert page.run("() => Picture.network.getSelectedNodes()") == ["State:KAZ"]
        page.page.click("#tab-timeline")
        lit = page.find(".moment:not(.faded)").count()
        assert 0 < lit < page.find(".moment").count()

    def test_what_is_chosen_on_the_map_comes_on_screen_in_the_network(self, explore):
        page = explore(many(900), "view=map&level=nodes")
        hidden = page.run("() => Data.ranked.filter((n) => n.type === 'State').at(-1).id")
        page.find(f'.dot[data-id="{hidden}"] circle').dispatch_event("click", {"bubbles": True})
        page.page.click("#tab-network")
        assert hidden in page.shown()

    @pytest.mark.parametrize(("centre", "strokes"), [("atlantic", 2), ("pacific", 1)])
    def test_an_arc_ends_at_the_edge_of_the_map_and_goes_on_at_the_other(self, explore, centre, strokes):
        page = explore(across_the_date_line(), f"view=map&centre={centre}")
        drawn = pieces(page.find(".arc").get_attribute("d"))
        assert len(drawn) == strokes
        for piece in drawn:
            assert max(abs(b[0] - a[0]) for a, b in pairwise(piece)) < 400
        edge = pieces(page.find(".sea").get_attribute("d"))[0]
        if strokes == 2:
            for x, y in (drawn[0][-1], drawn[1][0]):
                nearest = min(abs(x - ex) for ex, ey in edge if abs(ey - y) < 30)
                assert nearest < 15, "it ends before the edge"

    @pytest.mark.parametrize("centre", ["atlantic", "pacific", "eurasia"])
    def test_land_lies_within_the_map_around_each_meridian(self, explore, centre):
        page = explore(summit(), f"view=map&centre={centre}")
        spans = page.run(
            """() => [...document.querySelectorAll(".land path:not(.sea)")].map((path) => {
                const box = path.getBBox();
                return [path.dataset.code, box.x, box.x + box.width];
            })"""
        )
        assert min(left for _, left, _ in spans) >= -1
        assert max(right for *_, right in spans) <= 4001
        middles = {code: (left + right) / 2 for code, left, right in spans}
        pacific_lies_between = middles["JPN"] < middles["USA"]
        assert pacific_lies_between == (centre == "pacific")

    @pytest.mark.parametrize("size", SIZES)
    def test_the_whole_world_fits(self, explore, explorer, size):
        explorer.page.set_viewport_size({"width": size[0], "height": size[1]})
        page = explore(across_the_date_line(), "view=map")
        sea, stage = page.find(".sea").bounding_box(), page.find(".stage").bounding_box()
        explorer.page.set_viewport_size({"width": 1280, "height": 800})
        assert sea["x"] >= stage["x"]
        assert sea["x"] + sea["width"] <= stage["x"] + stage["width"]
        assert sea["y"] >= stage["y"]
        assert sea["y"] + sea["height"] <= stage["y"] + stage["height"]
        assert sea["width"] > 0.8 * stage["width"] or sea["height"] > 0.6 * stage["height"]

    @pytest.mark.parametrize("size", [(1024, 700), (390, 844)])
    def test_what_is_chosen_does_not_lie_under_the_panel(self, explore, explorer, size):
        explorer.page.set_viewport_size({"width": size[0], "height": size[1]})
        page = explore(across_the_date_line(), "view=map")
        page.run("() => State.choose('State:FJI')")
        dot, panel = page.find('.dot[data-id="State:FJI"] circle').bounding_box(), "#details"
        beside = page.find(panel).bounding_box()
        bar = page.find(".mapbar #centre").bounding_box()
        explorer.page.set_viewport_size({"width": 1280, "height": 800})
        assert 0 < dot["x"] < beside["x"] or 0 < dot["y"] + dot["height"] < beside["y"]
        assert bar["x"] + bar["width"] <= beside["x"] or bar["y"] + bar["height"] <= beside["y"]

    def test_it_is_fitted_to_a_window_of_another_size_unless_somebody_moved_it(self, explore, explorer):
        page = explore(across_the_date_line(), "view=map")
        width = page.find(".sea").bounding_box()["width"]
        explorer.page.set_viewport_size({"width": 1600, "height": 900})
        page.page.wait_for_function(
            "(width) => document.querySelector('.sea').getBoundingClientRect().width > 1.3 * width", arg=width
        )
        page.page.click("#zoom-in")
        zoomed = page.find(".sea").bounding_box()["width"]
        explorer.page.set_viewport_size({"width": 1280, "height": 800})
        page.page.wait_for_function("() => document.querySelector('.figure').clientWidth < 800")
        page.page.wait_for_timeout(100)
        assert page.find(".sea").bounding_box()["width"] == pytest.approx(zoomed)

    def test_of_many_talks_the_most_frequent_are_drawn_and_a_slider_sets_how_many(self, explore):
        page = explore(many(2000), "view=map")
        found = re.match(
            r"\d+ states, (\d+) of (\d+) pairs that talked · (\d+) of (\d+) bilateral meetings$",
            page.status(),
        )
        assert found
        drawn, of, meetings, of_meetings = map(int, found.groups())
        assert drawn < meetings < of_meetings, "it counts the meetings of the pairs that are drawn"
        widths = page.find(".arc").evaluate_all(
            "(all) => all.map((one) => +one.getAttribute('stroke-width'))"
        )
        assert min(widths) < 2 < max(widths), "the rarest that are drawn are thin"
        assert page.find(".arc").count() == drawn < 160 < of
        page.page.focus("#least")
        page.page.keyboard.press("Home")
        assert page.find(".arc").count() == of
        assert page.status().endswith(f"{of} pairs that talked · {of_meetings} bilateral meetings")
        page.page.keyboard.press("End")
        assert 0 < page.find(".arc").count() < drawn
        rare = page.find(".dot").last.get_attribute("data-id")
        page.run("(id) => State.choose(id)", rare)
        assert page.find(".arc:not(.faded)").count() > 0, "all of the chosen one's are drawn"

    def test_it_says_what_its_signs_mean_and_offers_nothing_without_effect(self, explore):
        page = explore(summit(), "view=map")
        assert "Land by meetings held there" in page.text("#legend")
        assert not page.find("#size").is_visible()
        assert page.text(".mapbar output") == "arcs of all pairs"
        page.page.click("#tab-timeline")
        assert "Meeting; outlined: planned; broken: cancelled" in page.text("#legend")
        page.page.click("#tab-network")
        assert page.find("#size").is_visible()
        assert not page.find("#key").is_visible()

    def test_arcs_of_the_state_under_the_pointer_stand_out(self, explore):
        page = explore(summit(), "view=map")
        page.find('.dot[data-id="State:KAZ"] circle').hover()
        assert page.find(".arc.hot").count() == 1
        page.find(f'.dot[data-id="{CHINA}"] circle').hover()
        assert page.find(".arc.hot").count() == 4

    def test_ministers_talks_join_their_states(self, explore):
        facts = Facts("test 1")
        states = [facts.node("State", key, name=key) for key in ("JPN", "KOR")]
        people = [facts.node("Minister", key, name=key) for key in ("a", "b")]
        said = Evidence("x", 0, 5, "They talked.", 0.9)
        for person, state in zip(people, states, strict=True):
            facts.edge("REPRESENTS", person, state, said, office="Minister")
        facts.edge("BILATERAL_TALKS", *people, said, meeting="m")
        assert explore(facts, "view=map").status().startswith("2 states, 1 pair that talked")

    def test_arrow_keys_and_enter_reach_dots_and_arcs(self, explore):
        page = explore(summit(), "view=map")
        page.find('#view-map [tabindex="0"]').focus()
        page.page.keyboard.press("Enter")
        assert page.text("#details h2") == "China"
        for _ in range(6):
            page.page.keyboard.press("ArrowRight")
        page.page.keyboard.press("Enter")
        assert page.run("() => State.get().chosen").startswith("PAIR|")


class TestTimeline:
    def test_each_dated_meeting_has_its_place(self, explore):
        page = explore(summit(), "view=timeline")
        assert page.find(".moment").count() == 8
        assert page.status() == "8 meetings drawn"
        xs = page.run(
            """() => [...document.querySelectorAll(".moment")].map((mark) =>
                [Data.nodes.get(mark.dataset.id).start, mark.getBoundingClientRect().x])"""
        )
        assert [x for _, x in sorted(xs)] == sorted(x for _, x in xs)

    def test_it_begins_with_the_first_meeting_whatever_links_are_older(self, explore):
        facts = summit()
        old = Evidence("x", 0, 5, "They talked.", 0.9)
        one, other = facts.node("State", "JPN", name="Japan"), facts.node("State", "USA", name="US")
        facts.edge("BILATERAL_TALKS", one, other, old, meeting="long-ago", date=date(1960, 1, 1))
        page = explore(facts, "view=timeline")
        first = page.find(".moment").first.bounding_box()["x"] - page.find(".stage").bounding_box()["x"]
        assert first < 0.25 * page.find(".stage").bounding_box()["width"]

    def test_hundreds_are_counted_by_month_then_drawn_then_named(self, explore):
        page = explore(many(2000), "view=timeline")
        assert page.status().endswith("meetings counted by month")
        assert "(zoom in to see each)" in page.text("#status")
        assert page.find(".bin").count() > 100
        assert page.find(".moment").count() == 0
        labels = page.find(".bin").evaluate_all("(all) => all.map((one) => one.getAttribute('aria-label'))")
        highest: dict[str, int] = {}
        for row, times in (re.search(r", (\w+): (\d+)", one).groups() for one in labels):
            highest[row] = max(highest.get(row, 0), int(times))
        assert page.find(".most").all_text_contents() == [str(times) for times in highest.values()]
        bin_ = page.find(".bin").nth(40)
        month, count = re.match(r"(\w+ \d{4}), \w+: (\d+) meeting", bin_.get_attribute("aria-label")).groups()
        bin_.locator("rect").first.click()
        since = page.find("#since").input_value()
        assert page.run("(text) => Data.spoken(Data.day(text) + 10, 'month')", since) == month
        assert page.find(".moment").count() >= int(count)
        assert page.find("#view-timeline text.name").count() > 0
        page.page.fill("#until", f"{int(since[:4]) + 2}{since[4:]}")
        assert page.find(".moment").count() > 120
        assert page.find("#view-timeline text.name").count() == 0

    def test_names_cross_no_symbol(self, explore):
        page = explore(many(2000), "view=timeline&since=2014-01-01&until=2014-06-30")
        crossed = page.run(
            """() => {
                const boxes = (selector) => [...document.querySelectorAll(selector)]
                    .map((one) => one.getBoundingClientRect());
                const symbols = boxes("#view-timeline .moment .symbol");
                return boxes("#view-timeline text.name").flatMap((name) => symbols.filter((one) =>
                    one.left + 3 < name.right && one.right - 3 > name.left &&
                    one.top + 3 < name.bottom && one.bottom - 3 > name.top)).length;
            }"""
        )
        assert page.find("#view-timeline text.name").count() > 10
        assert crossed == 0

    def test_meetings_too_close_in_time_to_be_told_apart_are_counted(self, explore):
        facts = Facts("test 1")
        here, there = (
            facts.node("State", "KAZ", name="Kazakhstan"),
            facts.node("State", "UZB", name="Uzbekistan"),
        )
        said = Evidence("a", 0, 5, "They met.", 0.9)
        days = [date(2003, 5, 1), *(date(2024, 1 + at % 12, 1 + at % 28) for at in range(150))]
        for number, day in enumerate(days):
            meeting = facts.node(
                "Meeting",
                f"m{number}",
                name=f"Talks {number}",
                kind="bilateral",
                date=day,
                date_precision="day",
            )
            facts.edge("ATTENDED", here, meeting, said)
            facts.edge("ATTENDED", there, meeting, said)
        page = explore(facts, "view=timeline")
        assert page.find(".moment").count() == 0
        assert page.find(".bin").count() > 1
        assert page.status() == "151 meetings counted by quarter"
        page.run("() => State.change({ since: Data.day('2024-03-01'), until: Data.day('2024-06-30') })")
        assert page.find(".moment").count() > 40

    def test_rows_of_states_are_each_filled_by_their_bars(self, explore, explorer):
        explorer.page.set_viewport_size({"width": 1024, "height": 700})
        page = explore(many(2000), "view=timeline&rows=state")
        filled = page.run(
            """() => {
                const all = (selector) => [...document.querySelectorAll(selector)];
                const [lanes, bars] = [".timeline .lane", ".timeline .bin"]
                    .map((selector) => all(selector).map((one) => one.getBBox()));
                return lanes.map(({ y, height }) => Math.max(0, ...bars
                    .filter((one) => one.y >= y && one.y < y + height).map((one) => one.height)) / height);
            }"""
        )
        explorer.page.set_viewport_size({"width": 1280, "height": 800})
        assert len(filled) == 10
        assert min(filled) > 0.6

    def test_a_long_name_of_a_row_takes_two_lines_and_no_number_lies_on_a_bar(self, explore, explorer):
        explorer.page.set_viewport_size({"width": 1440, "height": 900})
        facts = Facts("test 1")
        said = Evidence("a", 0, 5, "They met.", 0.9)
        ends = [
            facts.node("State", key, name=name)
            for key, name in (("GBR", "United Kingdom"), ("ARE", "United Arab Emirates"))
        ]
        for number in range(300):
            # More and more of them from 2003 to 2009, then fewer.
            day = date(2003 + int(7 * (number / 300) ** 0.5), 1 + number % 12, 1 + number % 28)
            meeting = facts.node("Meeting", f"m{number}", name=f"Talks {number}", kind="bilateral", date=day)
            for end in ends:
                facts.edge("ATTENDED", end, meeting, said)
        for number in range(8):
            lone = facts.node("State", f"X{number:02}", name=f"State {number}")
            facts.edge("ATTENDED", lone, meeting, said)
        page = explore(facts, "view=timeline&rows=state")
        names = page.find(".lane-name").all_text_contents()
        crossed = page.run(
            """() => {
                const boxes = (selector) => [...document.querySelectorAll(selector)]
                    .map((one) => one.getBoundingClientRect());
                const meet = (a, b) => a.left + 1 < b.right && a.right - 1 > b.left &&
                    a.top + 3 < b.bottom && a.bottom - 3 > b.top;
                const bars = boxes(".bin rect");
                return boxes(".timeline .most").filter((one) => bars.some((bar) => meet(one, bar))).length;
            }"""
        )
        explorer.page.set_viewport_size({"width": 1280, "height": 800})
        assert names[:4] == ["United Arab", "Emirates", "United", "Kingdom"]
        assert crossed == 0

    @pytest.mark.parametrize("size", SIZES)
    def test_names_of_the_axis_do_not_lie_under_buttons(self, explore, explorer, size):
        explorer.page.set_viewport_size({"width": size[0], "height": size[1]})
        page = explore(many(900), "view=timeline&since=2015-01-01&until=2017-12-31")
        under = page.run(
            """() => {
                const zoom = document.querySelector(".zoom").getBoundingClientRect();
                return [...document.querySelectorAll(".axis text")].filter((one) => {
                    const { right, top, bottom } = one.getBoundingClientRect();
                    return right > zoom.left && top < zoom.bottom && bottom > zoom.top;
                }).map((one) => one.textContent);
            }"""
        )
        explorer.page.set_viewport_size({"width": 1280, "height": 800})
        assert under == []

    def test_rows_of_states(self, explore):
        page = explore(summit(), "view=timeline")
        page.page.select_option("#rows", "state")
        names = page.find("#view-timeline .lane-name").all_text_contents()
        assert names[0] == "China"
        assert len(names) == 6
        assert page.find('.moment[data-id="Meeting:2013-09-13-sco-summit"]').count() == 6

    def test_a_meeting_is_chosen_and_lit_on_the_map(self, explore):
        page = explore(summit(), "view=timeline")
        page.find('.moment[data-id="Meeting:2013-09-05-chinarussia-talks"] .symbol').click()
        assert "China–Russia talks" in page.text("#details h2")
        page.page.click("#tab-map")
        assert page.find(".arc:not(.faded)").count() == 1

    def test_zooming_is_narrowing_the_period(self, explore):
        page = explore(summit(), "view=timeline")
        page.page.click("#zoom-in")
        assert page.run("() => [State.get().since, State.get().until].every(Number.isInteger)")
        page.page.click("#zoom-fit")
        assert page.run("() => State.get().since") is None

    def test_arrow_keys_walk_through_time(self, explore):
        page = explore(summit(), "view=timeline")
        page.find('.moment[tabindex="0"]').focus()
        page.page.keyboard.press("ArrowLeft")
        page.page.keyboard.press("Enter")
        assert page.text("#details h2") == "SCO summit"
