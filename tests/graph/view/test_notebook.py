"""A network as a notebook shows it, trusted or not."""

from __future__ import annotations

import re
from html import unescape

from graph.model import Facts
from graph.view import from_facts
from tests.graph.view.graphs import many, summit

#: How many points of the picture have the blue of states: none until it is drawn, whenever that is.
BLUE = """() => {
    const canvas = document.querySelector("#canvas canvas");
    const { width, height } = canvas;
    const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
    const blue = (at) => data[at] === 0 && data[at + 1] === 0x72 && data[at + 2] === 0xb2;
    let sum = 0;
    for (let at = 0; at < data.length; at += 4) sum += blue(at);
    return sum;
}"""


def test_a_cell_shows_the_page_in_a_frame_that_cannot_reach_the_notebook():
    shown = from_facts(summit())._repr_mimebundle_()
    assert set(shown) == {"text/html", "text/plain"}
    assert shown["text/plain"] == "<Network 'Summitry': 32 nodes, 108 edges>"
    (sandbox,) = re.findall(r"<iframe[^>]* sandbox='([^']*)'", shown["text/html"])
    assert "allow-scripts" in sandbox.split()
    assert "allow-same-origin" not in sandbox
    assert "allow-top-navigation" not in sandbox


def test_a_trusted_cell_is_the_page_alone(explorer, tmp_path):
    cell = from_facts(summit())._repr_html_()
    path = tmp_path / "cell.html"
    path.write_text(f"<!doctype html><meta charset=utf-8><body>{cell}", "utf-8")
    explorer.page.goto(path.as_uri())
    frame = explorer.page.frames[1]
    frame.wait_for_selector("html[data-ready]")
    frame.wait_for_function(f"() => ({BLUE})() > 80")
    assert not explorer.page.locator("table").is_visible()
    blue = frame.evaluate(BLUE)
    assert blue > 80
    frame.click('.entry[data-type="Minister"]')
    assert "20 of 32 nodes" in frame.inner_text("#status")
    assert frame.evaluate("() => { try { return parent.document.title } catch { return null } }") is None


def test_an_untrusted_cell_is_a_table(explorer, tmp_path):
    """What sanitizers leave of it: neither frame nor style sheet."""
    cell = from_facts(summit())._repr_html_()
    left = re.sub(r"<style>.*?</style>|<iframe.*?</iframe>", "", cell, flags=re.DOTALL)
    path = tmp_path / "cell.html"
    path.write_text(f"<!doctype html><meta charset=utf-8><body>{left}", "utf-8")
    explorer.page.goto(path.as_uri())
    assert explorer.page.locator("table").is_visible()
    assert explorer.page.locator("tbody tr").count() == 25
    assert explorer.page.inner_text("caption").startswith("25 of 108 links among 32 nodes")
    assert "bilateral talks" in explorer.page.locator("tbody tr").first.inner_text()


def test_the_table_holds_text_only():
    facts = Facts()
    one = facts.node("State", "AAA", name="<img src=x onerror=alert(1)>")
    facts.edge("MEMBER_OF", one, facts.node("Organization", "o", name="</table><script>"), source="s")
    table = from_facts(facts)._repr_html_().rsplit("<table>", 1)[1]
    assert "<img" not in table
    assert "<script" not in table
    assert "<img src=x onerror=alert(1)>" in unescape(table)


def test_a_large_graph_keeps_its_table_short():
    assert from_facts(many(900))._repr_html_().count("<tr>") == 26


def test_an_empty_graph():
    assert "0 of 0 links" in from_facts(Facts())._repr_html_()
