"""A graph in which every string wants to do harm: articles come from anywhere."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from graph.model import Evidence, Facts
from graph.view import Network, from_facts
from tests.graph.view.conftest import data_of

STRINGS = (
    "<img src=x onerror=window.harmed=1>",
    "</script><script>window.harmed=1</script>",
    "<!--<script>",
    "javascript:window.harmed=1",
    '" onmouseover="window.harmed=1" x=\'',
    "'; window.harmed=1; //",
    "{{ 7*7 }}{% raw %}${window.harmed=1}",
    "<svg/onload=window.harmed=1><a href=javascript:window.harmed=1>href</a>",
    "\u202egnirts desrever\u202c \u2066isolated\u2069 \u200f",
    "x" * 10_000,
    "&lt;script&gt;window.harmed=1&lt;/script&gt;",
    "\u2028\u2029\x00\x07\x1b]0;harm\x07",
    "\ud800 lone surrogate",
    '=HYPERLINK("https://harm.example","x")',
    "]]><x xmlns='y'/>",
    "مرحبا 世界 👩‍👩‍👧‍👦 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "__proto__",
    "",
)


def hostile() -> Facts:
    """Every label, every edge type, every property, in each of the strings."""
    facts = Facts(STRINGS[0])
    for number, text in enumerate(STRINGS):
        label = f"{text}{number}"
        article = facts.node(
            "Article",
            label,
            title=text,
            publisher=text,
            url=text or "data:text/html,<script>",
            published=text,
        ).key
        said = Evidence(article, 0, 9, f"{text} {text[:40]} said {text}", 0.5, text)
        state = facts.node("State", label, name=text, cow=number)
        organization = facts.node("Organization", label, name=text, acronym=text)
        minister = facts.node("Minister", label, name=text, aliases=[text, text[:9]])
        meeting = facts.node(
            "Meeting",
            label,
            name=text,
            kind=text,
            city=text,
            iso3=text,
            status=text,
            date=date(2001, 1, 1 + number),
            date_precision=text,
            end_date=text,
        )
        commitment = facts.node("Commitment", label, text=text, topics=[text], deadline=text, status=text)
        facts.edge("ATTENDED", minister, meeting, said, role=text, status=text)
        facts.edge("ATTENDED", state, meeting, said, role=text)
        facts.edge(
            "BILATERAL_TALKS", state, facts.node("State", "CHN", name=text), said, meeting=label, mode=text
        )
        facts.edge("PLEDGED", state, commitment, said, date=text)
        facts.edge("MADE_AT", commitment, meeting, said)
        facts.edge("REPRESENTS", minister, state, said, office=text, role=text, first_seen=text)
        facts.edge("CONVENED", organization, meeting, said)
        facts.edge("HELD_IN", meeting, state, said)
        facts.edge("SIDELINES_OF", meeting, meeting, said)
        facts.edge("MEMBER_OF", state, organization, since=text, source=text)
    return facts


@pytest.fixture(scope="module")
def page() -> str:
    return from_facts(hostile(), heading="".join(STRINGS)).html()


class Markup(HTMLParser):
    """What a browser would make of a page: its tags with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_no_string_becomes_markup(page):
    plain = [tag for tag, _ in Markup(from_facts(Facts()).html()).tags]
    tags = Markup(page).tags
    assert [tag for tag, _ in tags] == plain
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]
    assert not [tag for tag, _ in tags if tag in ("img", "iframe", "object", "embed", "link", "base", "form")]


def test_scripts_and_styles_run_by_nonce_only(page):
    policy = next(a["content"] for tag, a in Markup(page).tags if tag == "meta" and a.get("http-equiv"))
    assert policy is not None
    (nonce,) = set(re.findall(r"'nonce-([\w-]{20,})'", policy))
    for tag, attributes in Markup(page).tags:
        if tag == "style" or (tag == "script" and attributes.get("type") != "application/json"):
            assert attributes.get("nonce") == nonce
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert nonce not in from_facts(hostile()).html()


def test_every_string_reaches_the_page_unchanged(page):
    names = {node["label"] for node in data_of(page)["nodes"]}
    assert {text for text in STRINGS if text.strip()} <= names


def test_it_is_a_file_that_can_be_written(page, tmp_path):
    path = from_facts(hostile(), heading=STRINGS[-6]).write(tmp_path / "page.html")
    assert path.read_bytes().decode("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("view", ["network", "map", "timeline"])
def test_nothing_runs_in_a_browser(explore, view):
    page = explore(hostile(), f"view={view}&amount=all", heading="".join(STRINGS[:6]))
    ids = page.run("() => [...Data.nodes.keys(), ...Data.ties.keys()]")
    assert len(ids) > 200
    for chosen in ids[:: max(1, len(ids) // 60)]:
        page.run("(id) => { State.choose(id); Tip.show(id, { x: 9, y: 9 }); }", chosen)
        page.run("() => document.querySelectorAll('#details details').forEach((one) => (one.open = true))")
        page.run("() => document.querySelectorAll('#details button.more').forEach((one) => one.click())")
    page.page.wait_for_timeout(200)
    assert page.run("() => window.harmed") is None
    assert page.find("#details img, #details script, #details iframe").count() == 0
    protocols = page.run("() => [...document.querySelectorAll('a[href]')].map((a) => a.protocol)")
    assert set(protocols) <= {"http:", "https:"}


def test_nothing_runs_while_it_is_searched(explore):
    page = explore(hostile())
    for text in STRINGS:
        page.page.fill("#search", text[:200].replace("\ud800", ""))
    page.page.fill("#search", "onerror")
    assert page.find("#suggestions [role=option]").count() > 0
    assert page.find("#suggestions img").count() == 0
    page.page.keyboard.press("Enter")
    page.page.wait_for_timeout(100)
    assert page.run("() => window.harmed") is None


def test_names_of_any_length_and_direction_keep_to_their_place(explore):
    page = explore(hostile(), "amount=all")
    lines = page.run("() => Picture.labels().flatMap((one) => one.lines)")
    assert lines
    assert all(len(one) <= 40 for one in lines)
    for number in (8, 9):
        page.run("(id) => State.choose(id)", f"State:{STRINGS[number]}{number}")
        wide = page.run("() => [document.body.scrollWidth, document.querySelector('#details').scrollWidth]")
        assert wide[0] <= 1280
        assert wide[1] <= 360
    assert "all 10,000 characters" in page.text("#details")
    order = page.run("() => getComputedStyle(document.querySelector('#details h2')).unicodeBidi")
    assert order == "isolate"


class TestExports:
    def saved(self, page, kind):
        def pressed():
            page.page.click("#export")
            page.page.click(f"#export-{kind}")

        return page.save(pressed)[1]

    def test_csv_holds_no_formula(self, explore):
        page = explore(hostile(), "amount=all")
        for kind in ("csv-links", "csv-nodes"):
            rows = list(csv.reader(io.StringIO(self.saved(page, kind).decode("utf-8-sig"), newline="")))
            assert len({len(row) for row in rows}) == 1
            assert not [cell for row in rows for cell in row if re.match(r"[=+@\t\r]|-\D", cell)]

    @pytest.mark.parametrize("view", ["network", "map", "timeline"])
    def test_svg_is_well_formed_and_has_no_script(self, explore, view):
        page = explore(hostile(), f"amount=all&view={view}")
        page.page.wait_for_timeout(200)
        tags = {one.tag.split("}")[-1] for one in ElementTree.fromstring(self.saved(page, "svg")).iter()}  # noqa: S314
        assert tags <= {"svg", "g", "path", "circle", "polygon", "text", "title", "rect", "line"}

    def test_gexf_is_well_formed(self, explore):
        page = explore(hostile(), "amount=all")
        root = ElementTree.fromstring(self.saved(page, "gexf"))  # noqa: S314
        assert len(root.findall(".//{http://gexf.net/1.3}node")) == page.run("() => Data.nodes.size")


class TestPyvisDoors:
    """What pyvis would run, it cannot be made to run here."""

    def test_options_are_data(self):
        with pytest.raises(ValueError, match="JSON"):
            Network().set_options("var options = {}; alert(1)")

    def test_titles_headings_and_ids_are_text(self, explore):
        network = Network(heading="<script>window.harmed=1</script>")
        network.add_node("<b>a</b>", title="<a href='javascript:window.harmed=1'>href</a>", group="<x>")
        network.add_node(
            "b", label="</script><script>window.harmed=1</script>", image="https://harm.example/x.png"
        )
        network.add_edge("<b>a</b>", "b", title="<a href=x onclick=window.harmed=1>")
        page = explore(network)
        assert sorted(page.shown()) == ["<b>a</b>", "b"]
        assert page.run("() => window.harmed") is None
