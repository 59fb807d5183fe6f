"""What people do with the page, done in a real browser."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree

import networkx
import pytest

from graph.model import Evidence, Facts
from tests.graph.view.graphs import many, summit

CHINA, RUSSIA = "State:CHN", "State:RUS"
DEFENCE = "Meeting:2013-06-26-sco-defence-ministers-meeting"
TALKS = f"BILATERAL_TALKS|{CHINA}|{RUSSIA}"
PAIR = f"PAIR|{CHINA}|{RUSSIA}"
DAY = "Bishkek, 13 September 2013"
BLUE, VERMILLION, GREEN, ORANGE, PURPLE = "0072b2", "d55e00", "009e73", "e69f00", "cc79a7"


def test_every_type_is_drawn_in_its_colour(explore):
    page = explore(summit())
    page.page.wait_for_timeout(300)
    pixels = page.pixels()
    for colour in (BLUE, VERMILLION, GREEN, ORANGE, PURPLE):
        assert pixels.get(colour, 0) > 80, colour
    assert page.status() == "32 of 32 nodes, 108 of 108 links shown"


def test_types_differ_by_shape_as_well(explore):
    page = explore(summit())
    shapes = page.run(
        "() => Object.fromEntries(Picture.nodes().map((n) => [Data.nodes.get(n.id).type, n.shape]))"
    )
    assert len(set(shapes.values())) == len(shapes) == 5


def test_names_never_run_into_each_other(explore):
    page = explore(summit())
    for zoom in range(5):
        page.page.click("#zoom-in" if zoom else "#zoom-fit")
        page.page.wait_for_timeout(450)
        boxes = page.run("() => Picture.labels()")
        assert boxes
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                apart = (
                    one["right"] <= other["left"]
                    or other["right"] <= one["left"]
                    or one["bottom"] <= other["top"]
                    or other["bottom"] <= one["top"]
                )
                assert apart, (one["lines"], other["lines"])


def long_names() -> Facts:
    """A meeting whose name is long, one of talks, and one that has neither place nor day."""
    facts = Facts("test 1")
    here, said = facts.node("State", "KGZ", name="Kyrgyzstan"), Evidence("a", 0, 5, "They met.", 0.9)
    for key, name, city in (
        ("long", f"Talks of the ministers of China, Japan and South Korea, {DAY}", "Bishkek"),
        ("brief", "Sherwood-Randall–Thomas talks, Osh, 13 April 2013", "Osh"),
        ("bare", "Conference on the waters of the rivers and lakes of the mountains", None),
    ):
        meeting = facts.node("Meeting", key, name=name, city=city, date=date(2013, 9, 13))
        facts.edge("ATTENDED", here, meeting, said)
    return facts


def test_the_long_name_of_a_meeting_keeps_its_place_and_day(explore):
    page = explore(long_names())
    page.page.wait_for_function("() => Picture.labels().length === 4")
    named = page.run("() => Object.fromEntries(Picture.labels().map((one) => [one.id, one.lines]))")
    assert named["Meeting:brief"] == ["Sherwood-Randall–Thomas talks", "Osh, 13 April 2013"]
    assert named["Meeting:long"] == [
        "Talks of the ministers of",
        "China, Japan and South Korea",
        DAY,
    ]
    assert " ".join(named["Meeting:bare"]).startswith("Conference on the waters of the rivers and lakes")
    _, content = page.save(lambda: (page.page.click("#export"), page.page.click("#export-svg")))
    assert DAY in "".join(ElementTree.fromstring(content).itertext())  # noqa: S314


def test_parallel_links_of_two_types_are_both_drawn(explore):
    links = explore(summit()).drawn_links()
    host = "State:KGZ"
    assert f"ATTENDED|{host}|{DEFENCE}" in links
    assert f"HELD_IN|{DEFENCE}|{host}" in links


class TestEvidence:
    def test_a_node_tells_what_it_is_linked_to_and_why(self, explore):
        page = explore(summit())
        page.click(CHINA)
        panel = page.text("#details")
        assert panel.startswith("State × China")
        assert "Held talks with 6" in panel
        page.find("#details summary").first.click()
        quoted = page.find("#details blockquote").first.inner_text()
        assert quoted.endswith(".")
        assert len(quoted) > 40

    def test_a_link_shows_its_sentence_marked_with_source_date_and_confidence(self, explore):
        page = explore(summit(), f"chosen={TALKS}")
        panel = page.text("#details")
        assert "General Chang received his counterparts" in panel
        assert [mark.inner_text() for mark in page.find("#details mark").all()][-2:] == [
            "General Chang",
            "Russia",
        ]
        assert "Steppe Wire, 26 June 2013" in panel
        assert "91 %" in panel
        link = page.find("#details a").last
        assert link.get_attribute("href").startswith("https://news.example/2013/06/bishkek-defence#:~:text=")
        assert "noopener" in link.get_attribute("rel")

    def test_a_line_on_the_canvas_can_be_clicked(self, explore):
        page = explore(summit())
        page.page.click("#zoom-in")
        page.page.wait_for_timeout(450)
        page.press_until(
            lambda: page.page.mouse.click(
                *page.between("Minister:xi-jinping", "Minister:nursultan-nazarbayev")
            ),
            "() => Data.ties.has(State.get().chosen)",
        )
        assert "called on Nursultan Nazarbayev" in page.text("#details")

    def test_long_lists_say_how_long_they_are_and_open_whole(self, explore):
        facts = Facts("test 1")
        meeting = facts.node("Meeting", "m", name="Congress", date=date(2001, 1, 1))
        for number in range(70):
            state = facts.node("State", f"S{number:02}", name=f"Land {number:02}")
            facts.edge("ATTENDED", state, meeting, Evidence("a", 0, 9, f"Land {number:02} came.", 0.9))
        page = explore(facts, "chosen=Meeting:m")
        assert page.find("#details li .row").count() == 12
        page.press_until(
            lambda: page.page.click("text=all 70 of them"),
            "() => document.querySelectorAll('#details li .row').length === 70",
        )

    def test_reference_data_is_marked_as_such(self, explore):
        page = explore(summit(), "chosen=MEMBER_OF|State:CHN|Organization:shanghai-cooperation-organization")
        assert "Reference data: UNIA list of members" in page.text("#details")

    def test_an_address_that_is_no_web_page_is_no_link(self, explore):
        facts = Facts("test 1")
        facts.node("Article", "a", title="Click me", url="javascript:alert(1)")
        one, two = facts.node("State", "AAA", name="Aland"), facts.node("State", "BBB", name="Bland")
        facts.edge("BILATERAL_TALKS", one, two, Evidence("a", 0, 5, "They talked.", 0.9), meeting="m")
        page = explore(facts, "chosen=BILATERAL_TALKS|State:AAA|State:BBB")
        assert "Click me" in page.text("#details")
        assert page.find("#details a").count() == 0


class TestLegend:
    def test_an_entry_switches_its_type_off_and_on(self, explore):
        page = explore(summit())
        entry = page.find('.entry[data-type="Minister"]')
        assert entry.inner_text().split() == ["Persons", "12"]
        entry.click()
        assert entry.get_attribute("aria-checked") == "false"
        assert not [one for one in page.shown() if one.startswith("Minister")]
        assert entry.inner_text().split() == ["Persons", "0", "/", "12"]
        page.page.wait_for_timeout(200)
        assert GREEN not in page.pixels() or page.pixels()[GREEN] < 40
        entry.click()
        assert len(page.shown()) == 32

    def test_a_link_type_leaves_with_its_lines(self, explore):
        page = explore(summit())
        page.page.click('.entry[data-type="PLEDGED"]')
        assert not [one for one in page.drawn_links() if one.startswith("PLEDGED")]
        assert "88 of 108 links" in page.status()

    def test_size_follows_the_chosen_measure(self, explore):
        page = explore(summit())
        sizes = {}
        for measure in ("degree", "pagerank", "betweenness"):
            page.page.select_option("#size", measure)
            sizes[measure] = page.run("() => [...Data.nodes.keys()].map((id) => Picture.size(id))")
        assert sizes["degree"] != sizes["pagerank"] != sizes["betweenness"]

    def test_unsure_links_leave_as_confidence_is_asked_for(self, explore):
        page = explore(summit())
        page.find("#confidence").fill("95")
        assert page.text("#confidence-value") == "≥ 95 %"
        kept = page.run(
            "() => [...Filter.visible(State.get()).ties.values()].flat().map((edge) => edge.confidence)"
        )
        assert kept
        assert min(kept) >= 0.95


class TestSearch:
    def test_slash_focuses_it_and_enter_takes_the_first_suggestion(self, explore):
        page = explore(summit())
        page.page.keyboard.press("/")
        page.page.keyboard.type("kazakh")
        options = [option.inner_text() for option in page.find("#suggestions [role=option]").all()]
        assert options[0].startswith("Kazakhstan")
        assert page.find("#search").get_attribute("aria-expanded") == "true"
        page.page.keyboard.press("Enter")
        assert page.run("() => State.get().chosen") == "State:KAZ"

    @pytest.mark.parametrize(
        ("typed", "found"),
        [
            ("SCO", "Organization:shanghai-cooperation-organization"),
            ("general chang", "Minister:chang-wanquan"),
            ("KGZ", "State:KGZ"),
            ("st petersburg", "Meeting:2013-09-05-chinarussia-talks"),
        ],
        ids=["acronym", "alias", "key", "city"],
    )
    def test_other_ways_to_say_a_name(self, explore, typed, found):
        page = explore(summit())
        page.page.fill("#search", typed)
        ids = page.run(
            """() => [...document.querySelectorAll("#suggestions [role=option] .grow")]
                .map((span) => span.textContent)"""
        )
        name = page.run("(id) => Data.nodes.get(id).name", found)
        assert name in ids

    def test_accents_do_not_matter(self, explore):
        facts = Facts("test 1")
        facts.node("Minister", "m", name="Jānis Bērziņš")
        page = explore(facts)
        page.page.fill("#search", "janis berzins")
        page.page.keyboard.press("Enter")
        assert page.run("() => State.get().chosen") == "Minister:m"

    def test_what_is_not_on_screen_is_found_and_shown(self, explore):
        page = explore(many(900))
        hidden = page.run("() => Data.ranked.filter((n) => n.type === 'Minister').at(-1).id")
        name = page.run("(id) => Data.nodes.get(id).name", hidden)
        assert hidden not in page.shown()
        page.page.fill("#search", hidden.removeprefix("Minister:"))
        page.page.keyboard.press("Enter")
        assert page.text("#details h2") == name
        assert hidden in page.shown()

    def test_nothing_found_is_said(self, explore):
        page = explore(summit())
        page.page.fill("#search", "zzzz")
        assert page.text("#suggestions") == "Nothing is called that"


class TestPeriod:
    def test_narrowing_hides_meetings_and_what_they_alone_held(self, explore):
        page = explore(summit())
        page.find("#from").fill(str(page.run("() => Data.day('2013-09-01')")))
        shown = page.shown()
        assert DEFENCE not in shown
        assert "Minister:chang-wanquan" not in shown
        assert "Minister:xi-jinping" in shown
        assert page.find("#since").input_value() == "2013-09-01"

    def test_handles_move_by_keyboard_and_say_their_date(self, explore):
        page = explore(summit())
        page.find("#to").focus()
        page.page.keyboard.press("ArrowLeft")
        assert page.find("#to").get_attribute("aria-valuetext") == "12 September 2013"
        assert "Meeting:2013-09-13-sco-summit" not in page.shown()

    def test_a_handle_is_dragged(self, explore):
        page = explore(summit())
        box = page.find("#from").bounding_box()
        page.page.mouse.move(box["x"] + 9, box["y"] + box["height"] / 2)
        page.page.mouse.down()
        page.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
        page.page.mouse.up()
        assert DEFENCE not in page.shown()
        assert page.run("() => State.get().until") is None

    def test_dates_are_typed(self, explore):
        page = explore(summit())
        page.page.fill("#until", "2013-07-31")
        assert "Meeting:2013-09-13-sco-summit" not in page.shown()
        page.page.click("#whole")
        assert len(page.shown()) == 32
        # Written one way in every language, and a month or a year will do.
        for typed, until in (
            ("2013-07", "2013-07-31"),
            ("7/2013", "2013-07-31"),
            ("2013-06-26", "2013-06-26"),
        ):
            page.page.fill("#until", typed)
            page.page.press("#until", "Enter")
            assert page.find("#until").input_value() == until
        # What lies outside the graph's time is its end.
        page.page.fill("#until", "1999")
        page.page.press("#until", "Enter")
        assert page.find("#until").input_value() == page.find("#since").input_value() == "2013-06-26"

    def test_playing_moves_a_window_to_the_end(self, explore):
        page = explore(summit())
        page.page.click("#play")
        page.page.wait_for_function("() => State.get().since > Data.period.first + 3")
        assert page.find("#play").get_attribute("aria-pressed") == "true"
        page.page.click("#play")
        stopped = page.run("() => State.get().since")
        page.page.wait_for_timeout(400)
        assert page.run("() => State.get().since") == stopped

    def test_a_meeting_of_a_month_belongs_to_all_its_days(self, explore):
        facts = Facts("test 1")
        state = facts.node("State", "AAA", name="Aland")
        for key, day, precision in (("month", date(2001, 5, 1), "month"), ("day", date(2001, 1, 1), "day")):
            meeting = facts.node("Meeting", key, name=key, date=day, date_precision=precision)
            facts.edge("ATTENDED", state, meeting, Evidence("a", 0, 5, "It came.", 0.9))
        page = explore(facts, "since=2001-05-20")
        assert page.shown() == ["Meeting:month", "State:AAA"]

    def test_undated_meetings_are_counted_when_they_are_hidden(self, explore):
        facts = summit()
        meeting = facts.node("Meeting", "undated", name="Some day")
        china = next(ref for ref in facts.nodes if ref.key == "CHN")
        facts.edge("ATTENDED", china, meeting, Evidence("a", 0, 5, "It came.", 0.9))
        page = explore(facts)
        assert "Meeting:undated" in page.shown()
        page.page.fill("#until", "2013-07-31")
        assert "1 meeting without a date hidden" in page.status()

    def test_a_graph_without_dates_has_no_slider(self, explore):
        facts = Facts("test 1")
        facts.node("State", "AAA", name="Aland")
        assert not explore(facts).find("#period").is_visible()


class TestFocus:
    def test_one_step_two_steps_and_back(self, explore):
        page = explore(many(900))
        before = page.shown()
        page.run("() => State.focus(Data.ranked[0].id)")
        centre = page.run("() => Data.ranked[0].id")
        one = set(page.shown())
        near = set(
            page.run(
                "(id) => Data.nodes.get(id).ties.map((tie) => Data.other(tie, Data.nodes.get(id)).id)", centre
            )
        )
        assert one == near | {centre}
        page.page.click("#focusbar button[aria-label='2 steps']")
        assert set(page.shown()) > one
        page.page.click("#back")
        assert page.shown() == before

    def test_a_double_click_focuses(self, explore):
        page = explore(summit())
        page.press_until(
            lambda: page.page.mouse.dblclick(*page.at("Minister:xi-jinping")), "() => State.get().focus"
        )
        page.page.wait_for_selector("#focusbar strong")
        assert page.text("#focusbar strong") == "Xi Jinping"
        assert "Minister:kabul-berdiev" not in page.shown()
        page.page.keyboard.press("Escape")
        assert len(page.shown()) == 32

    def test_the_page_opens_on_the_focus_it_was_made_for(self, explore):
        page = explore(summit(), focus="Xi Jinping")
        assert page.text("#focusbar strong") == "Xi Jinping"
        assert page.text("#details h2") == "Xi Jinping"


class TestMuch:
    def test_a_part_of_all_types_leads_to_the_rest(self, explore):
        page = explore(many(900), "level=nodes")
        total = page.run("() => Data.nodes.size")
        assert 30 < len(page.shown()) <= 60
        assert re.match(rf"\d+ of {total:,} nodes", page.status())
        assert {one.split(":")[0] for one in page.shown()} >= {"State", "Meeting", "Minister", "Organization"}
        page.page.click("#more")
        assert 60 < len(page.shown()) <= 120
        page.page.click("#all")
        assert len(page.shown()) == total
        page.page.wait_for_timeout(300)
        assert page.pixels().get(BLUE, 0) > 400
        page.page.click("#fewer")
        assert len(page.shown()) <= 60

    def test_what_the_page_leaves_out_of_the_graph_is_said(self, explore):
        page = explore(many(900), limit=200)
        assert "The page holds 200 of the graph's" in page.text("#status")


class TestExports:
    def press(self, page, kind: str) -> Callable[[], None]:
        def pressed() -> None:
            page.page.click("#export")
            page.page.click(f"#export-{kind}")

        return pressed

    @pytest.mark.parametrize("view", ["network", "map", "timeline"])
    def test_png_is_the_picture(self, explore, view):
        page = explore(summit(), f"view={view}" if view != "network" else "", heading="Six states")
        page.page.wait_for_timeout(300)
        name, content = page.save(self.press(page, "png"))
        assert name == "six-states.png"
        assert content.startswith(b"\x89PNG")
        assert int.from_bytes(content[16:20]) > 1000
        colours = page.run(
            """async (bytes) => {
                const blob = new Blob([new Uint8Array(bytes)], { type: "image/png" });
                const bitmap = await createImageBitmap(blob);
                const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
                const pen = canvas.getContext("2d");
                pen.drawImage(bitmap, 0, 0);
                const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
                const seen = new Set();
                for (let at = 0; at < data.length; at += 4)
                    seen.add((data[at] << 16) + (data[at + 1] << 8) + data[at + 2]);
                return [...seen].map((color) => color.toString(16).padStart(6, "0"));
            }""",
            list(content),
        )
        assert (ORANGE if view == "timeline" else BLUE) in colours

    @pytest.mark.parametrize("view", ["network", "map", "timeline"])
    def test_svg_is_well_formed_and_names_what_it_shows(self, explore, view):
        page = explore(summit(), f"view={view}" if view != "network" else "")
        page.page.wait_for_timeout(300)
        _, content = page.save(self.press(page, "svg"))
        root = ElementTree.fromstring(content)  # noqa: S314
        texts = "".join(root.itertext())
        assert ("SCO summit" if view == "timeline" else "China") in texts
        assert b"<script" not in content
        if view == "timeline":
            # What is empty under the last row stays away.
            _, top, _, height = map(
                float, root.find("{http://www.w3.org/2000/svg}svg").get("viewBox").split()
            )
            assert height < 0.9 * page.find(".stage").bounding_box()["height"]
            axis = page.find(".timeline .axis text").first
            assert top <= float(axis.get_attribute("y")) + 6 < top + height

    def test_a_picture_says_what_it_shows_and_whence(self, explore, explorer):
        page = explore(summit(), "off=Commitment&since=2013-09-01", heading="Six states in Bishkek")
        _, content = page.save(self.press(page, "svg"))
        root = ElementTree.fromstring(content)  # noqa: S314
        texts = " ".join("".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}text"))
        for said in (
            "Six states in Bishkek",
            "1 September 2013 – 13 September 2013",
            "without commitments",
            "Persons",
            "Bilateral talks",
            "Source: 1 article of Lake Gazette, 2013",
            "Made with Summitry on ",
        ):
            assert said in texts, said
        _, picture = page.save(self.press(page, "png"))
        assert int.from_bytes(picture[16:20]) == 2 * int(root.get("width"))

    def test_evidence_is_a_page_to_cite(self, explore, explorer, tmp_path):
        page = explore(summit(), f"chosen={CHINA}&since=2013-09-01")
        name, content = page.save(self.press(page, "evidence"))
        assert name.endswith("evidence.html")
        (tmp_path / "evidence.html").write_bytes(content)
        other = explorer.page.context.new_page()
        other.goto((tmp_path / "evidence.html").as_uri())
        told = re.sub(r"\s+", " ", other.inner_text("body"))
        links = other.locator("a").evaluate_all("(all) => all.map((one) => one.href)")
        other.close()
        assert told.startswith("China: evidence Period: 1 September 2013 – 13 September 2013")
        assert "China held talks with Russia" in told
        assert "A week earlier Xi and Putin had talked in St Petersburg" in told
        assert "Lake Gazette, 14 September 2013, confidence 88 %" in told
        assert "Chang" not in told, "it is of the period"
        assert links[0].startswith("https://gazette.example/bishkek-summit#:~:text=")

    def test_evidence_counts_the_articles_that_it_cites(self, explore):
        page = explore(summit(), "chosen=Commitment:gas")
        _, content = page.save(self.press(page, "evidence-md"))
        assert "Source: 1 article of Lake Gazette, 2013" in content.decode()

    def test_a_picture_of_a_crowd_is_as_light_as_the_screen(self, explore):
        page = explore(many(900), "amount=all")
        page.run("() => Picture.network.moveTo({ scale: 0.05 })")
        _, content = page.save(self.press(page, "svg"))
        assert b"stroke-dasharray" not in content.split(b"</svg>")[0], "too fine to be told apart"
        groups = [one for one in ElementTree.fromstring(content).iter() if one.tag.endswith("}g")]  # noqa: S314
        inks = [
            float(one.get("stroke-opacity")) * float(one.get("stroke-width")) * len(one)
            for one in groups
            if one.get("stroke-opacity")
        ]
        assert len(inks) < 50, "lines of one look are a group"
        meant = page.run("() => Picture.lines().map((one) => one.color.opacity * one.width * 0.05)")
        assert sum(inks) == pytest.approx(sum(meant), rel=0.1)

    def test_a_picture_names_what_is_chosen_as_boldly_as_the_screen(self, explore):
        page = explore(summit(), f"chosen={CHINA}")
        page.page.wait_for_timeout(300)
        _, content = page.save(self.press(page, "svg"))
        texts = ElementTree.fromstring(content).iter("{http://www.w3.org/2000/svg}text")  # noqa: S314
        assert [one.get("font-weight") for one in texts if one.text == "China"] == ["600"]

    def test_a_picture_of_counted_meetings_says_by_what_and_asks_for_nothing(self, explore):
        page = explore(many(2000), "view=timeline")
        _, content = page.save(self.press(page, "svg"))
        texts = " ".join("".join(one.itertext()) for one in ElementTree.fromstring(content).iter())  # noqa: S314
        assert "counted by month" in texts
        assert "Meetings of a month" in texts
        assert "zoom" not in texts.lower()

    def test_evidence_of_a_pair_as_markdown(self, explore):
        page = explore(summit(), f"chosen={PAIR}")
        _, content = page.save(self.press(page, "evidence-md"))
        told = content.decode()
        assert told.startswith("# China – Russia: evidence\n")
        assert "1. **Chang Wanquan held talks with Sergei Shoigu**" in told
        assert "1. **Xi Jinping attended SCO summit** (13 September 2013" in told
        assert "Nazarbayev called" not in told
        assert "](<https://news.example/2013/06/bishkek-defence#:~:text=" in told

    def test_gexf_is_read_by_networkx(self, explore, tmp_path):
        page = explore(summit())
        page.page.click('.entry[data-type="Commitment"]')
        _, content = page.save(self.press(page, "gexf"))
        (tmp_path / "g.gexf").write_bytes(content)
        read = networkx.read_gexf(tmp_path / "g.gexf", version="1.3")
        assert read.number_of_nodes() == 28
        assert read.nodes[CHINA]["label"] == "China"
        assert {attributes["type"] for *_, attributes in read.edges(data=True)} >= {
            "ATTENDED",
            "BILATERAL_TALKS",
        }

    def test_csv_has_a_line_for_each_sentence(self, explore):
        page = explore(summit())
        _, content = page.save(self.press(page, "csv-links"))
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
        assert len(rows) == 108
        talks = [row for row in rows if row["type"] == "BILATERAL_TALKS" and row["source"] == CHINA]
        assert {row["target_name"] for row in talks} == {"Russia", "Kazakhstan", "Tajikistan", "Uzbekistan"}
        assert all(row["sentence"] and row["url"].startswith("https://") for row in talks)

    def test_csv_of_nodes_holds_what_is_on_screen(self, explore):
        page = explore(summit())
        page.page.click('.entry[data-type="Minister"]')
        _, content = page.save(self.press(page, "csv-nodes"))
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
        assert len(rows) == 20
        assert not [row for row in rows if row["type"] == "Minister"]


class TestLink:
    def test_the_address_brings_back_the_same_view(self, explore, explorer, tmp_path):
        page = explore(summit())
        page.page.click('.entry[data-type="REPRESENTS"]')
        page.page.fill("#since", "2013-09-01")
        page.page.select_option("#size", "pagerank")
        page.page.click("#theme")
        page.page.fill("#search", "putin")
        page.page.keyboard.press("Enter")
        page.page.click("#details .actions button")
        page.page.click("#tab-map")
        page.page.wait_for_function("() => location.hash.includes('view=map')")
        address = page.page.url.split("#", 1)[1]
        state = page.run("() => JSON.stringify(State.get())")
        again = explorer.open(tmp_path / "page.html", address)
        assert again.run("() => JSON.stringify(State.get())") == state
        assert again.find("#view-map").is_visible()

    def test_copying_it(self, explore, chromium):
        chromium.grant_permissions(["clipboard-read", "clipboard-write"])
        page = explore(summit(), f"chosen={CHINA}")
        page.page.click("#link")
        page.page.wait_for_function("() => document.querySelector('#link').textContent !== 'Copy link'")
        assert page.run("() => navigator.clipboard.readText()").endswith("#chosen=State%3ACHN")

    @pytest.mark.parametrize(
        "address",
        [
            "chosen=nobody&focus=nobody",
            "view=<img src=x onerror=alert(1)>",
            "since=0000-99-99&until=x",
            "amount=-4",
            "confidence=NaN",
            "%E0%A4%A",
            "__proto__=1&constructor=2",
            "off=nothing&added=nobody&steps=9",
        ],
    )
    def test_a_broken_address_opens_the_page_as_usual(self, explore, address):
        assert len(explore(summit(), address).shown()) == 32


class TestKeyboard:
    def test_arrows_walk_the_network_and_enter_opens(self, explore):
        page = explore(summit())
        page.find("#canvas").focus()
        page.page.keyboard.press("ArrowRight")
        first = page.text("#spoken")
        name = first.split(",")[0]
        assert page.run("(name) => Data.ranked[0].name === name", name)
        page.page.keyboard.press("ArrowDown")
        assert page.text("#spoken") != first
        page.page.keyboard.press("Enter")
        assert page.text("#details h2") in page.text("#spoken")
        assert page.run("() => document.activeElement.id") == "details"

    def test_everything_that_acts_is_reached_by_tab_and_named(self, explore):
        page = explore(summit())
        reached = set()
        for _ in range(90):
            page.page.keyboard.press("Tab")
            reached.add(
                page.run(
                    """() => { const one = document.activeElement;
                    const name = (one.getAttribute("aria-label") || one.textContent).trim();
                    const called = one.id || one.dataset.type || one.className;
                    return [called, name.slice(0, 80), getComputedStyle(one).outlineStyle].join("|"); }"""
                )
            )
        for name in (
            "search",
            "tab-network",
            "export",
            "link",
            "theme",
            "Minister",
            "BILATERAL_TALKS",
            "size",
            "confidence",
            "canvas",
            "zoom-in",
            "play",
            "from",
            "to",
            "since",
        ):
            assert any(one.startswith(f"{name}|") for one in reached), name
        for one in reached:
            assert not one.endswith("|none") or one.startswith("|"), f"no visible focus: {one}"

    def test_controls_have_names(self, explore):
        page = explore(summit(), f"chosen={CHINA}")
        unnamed = page.run(
            """() => [...document.querySelectorAll("button, input, select, a, [role=button], [role=switch]")]
                .filter((one) => !(one.getAttribute("aria-label") || one.textContent || one.title).trim())
                .map((one) => one.outerHTML)"""
        )
        assert unnamed == []


class TestTheme:
    @pytest.mark.parametrize(
        ("theme", "ground"), [("light", "rgb(251, 251, 249)"), ("dark", "rgb(15, 19, 24)")]
    )
    def test_follows_the_system(self, explore, explorer, theme, ground):
        explorer.page.emulate_media(color_scheme=theme)
        page = explore(summit())
        assert page.run("() => getComputedStyle(document.body).backgroundColor") == ground
        explorer.page.emulate_media(color_scheme="light" if theme == "dark" else "dark")
        page.page.wait_for_function(
            "(ground) => getComputedStyle(document.body).backgroundColor !== ground", arg=ground
        )

    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_text_and_symbols_stand_out(self, explore, theme):
        """WCAG 2.2: 4.5 to 1 for text (1.4.3), 3 to 1 for symbols (1.4.11), 2 where shape tells as well."""
        page = explore(summit(), f"theme={theme}")
        ratios = page.run(
            """() => {
                const style = getComputedStyle(document.documentElement);
                const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                const light = (name) => {
                    const hex = style.getPropertyValue(name).trim().slice(1).match(/../g);
                    const [r, g, b] = hex.map((part) => linear(parseInt(part, 16) / 255));
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                };
                const ratio = (a, b) => {
                    const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
                    return (x + 0.05) / (y + 0.05);
                };
                const least = (names, ground) => Math.min(...names.map((name) => ratio(name, ground)));
                const text = ["--ink", "--ink-soft", "--ink-faint", "--accent"];
                const symbols = ["--State", "--Organization", "--Minister", "--Meeting", "--Commitment"];
                return {
                    text: Math.min(least(text, "--panel"), least(text, "--stage")),
                    mark: ratio("--mark-ink", "--mark"),
                    symbols: least(symbols, "--stage"),
                };
            }"""
        )
        assert ratios["text"] >= 4.5
        assert ratios["mark"] >= 4.5
        assert ratios["symbols"] >= 2.0


@pytest.mark.parametrize("size", [(1600, 900), (500, 900)])
def test_the_picture_is_fitted_to_a_window_of_another_size(explore, explorer, size):
    page = explore(many(100), "amount=all&level=nodes")
    explorer.page.set_viewport_size({"width": size[0], "height": size[1]})
    inside = """() => {
        const { width, height } = document.querySelector("#canvas").getBoundingClientRect();
        const found = Picture.nodes().map(({ id }) => Picture.network.canvasToDOM(Picture.place(id)));
        const [xs, ys] = ["x", "y"].map((axis) => found.map((one) => one[axis]));
        return Math.min(...xs) > 0 && Math.max(...xs) < width
            && Math.min(...ys) > 0 && Math.max(...ys) < height
            && Math.max(...ys) - Math.min(...ys) > 0.5 * height;
    }"""
    page.page.wait_for_function(inside, timeout=20_000)
    page.run("() => { Picture.zoom(2); }")
    page.page.wait_for_timeout(500)
    explorer.page.set_viewport_size({"width": 1280, "height": 800})
    page.page.wait_for_timeout(300)
    assert not page.run(inside), "whoever moved it keeps what he looks at"
