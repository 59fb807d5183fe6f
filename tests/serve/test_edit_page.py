"""Correcting on the page, in a real browser, as a person does it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.files import judgements
from graph.model import Facts
from graph.store.graph import open_graph
from tests.graph.small_world import Report, world
from tests.serve.test_page import page, visit
from tests.serve.test_serve import serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["page"]


@contextmanager
def editing(store: Path) -> Iterator[str]:
    """A server on whose page somebody may correct; its address."""
    with serving("--store", str(store), "--edit", "--author", "A. Reader", "--seconds", "120") as (
        _,
        address,
    ):
        yield address


def made(store: Path) -> list[tuple[str, str, str]]:
    with open_graph(store, read_only=True) as graph:
        return sorted((one.verdict, one.author, one.reason) for one in judgements.made(graph))


def test_a_meeting_is_mended_an_edge_rejected_and_both_taken_back(page: Page, tmp_path: Path) -> None:
    store = tmp_path / "graph"
    with open_graph(store) as graph:
        graph.write(world())
    with editing(store) as address:
        visit(page, f"{address}#chosen=Meeting%3Abishkek-2013")
        page.click("summary:has-text('Correct date')")
        page.fill(".edit[open] input[name=city]", "Osh")
        page.fill(".edit[open] input[name=why]", "The communiqué has it.")
        page.press(".edit[open] input[name=why]", "Enter")
        page.wait_for_selector(".made:has-text('read otherwise')")
        page.wait_for_function("() => document.activeElement.matches('.made')")
        assert page.evaluate("() => summitry.data.nodes.get('Meeting:bishkek-2013').properties.city") == "Osh"
        assert made(store) == [("corrected", "A. Reader", "The communiqué has it.")]

        tie = "BILATERAL_TALKS|State:CHN|State:KAZ"
        page.evaluate("(id) => summitry.state.choose(id)", tie)
        page.locator("summary:has-text('Not so')").first.click()
        page.fill(".edit[open] input[name=author]", "B. Reader")
        page.fill(".edit[open] input[name=why]", "They never met.")
        page.click(".edit[open] button[type=submit]")
        page.wait_for_selector(".made")
        assert ("rejected", "B. Reader", "They never met.") in made(store)

        page.click("#decide")
        page.wait_for_selector("#decisions li:has-text('They never met.')")
        assert page.locator("#decisions li").count() == 2
        for left in (1, 0):
            page.evaluate("() => document.querySelector('#decisions .pairs').replaceChildren()")
            page.locator("#decisions button:has-text('Undo')").first.click()
            page.wait_for_function(
                "(left) => document.querySelectorAll('#decisions li button').length === left", arg=left
            )
            # Pairs are asked for anew once all that was undone is drawn: before, a form would be drawn over.
            page.wait_for_selector("#decisions .pairs:has-text('Nothing to decide')")
        assert made(store) == []
        city = "() => summitry.data.nodes.get('Meeting:bishkek-2013').properties.city === 'Bishkek'"
        page.wait_for_function(city)
        talks = "() => summitry.data.raw.edges.some((one) => `${one.type}|${one.from}|${one.to}` === '%s')"
        page.wait_for_function(talks % tie)

        page.keyboard.press("Escape")
        page.evaluate("() => summitry.state.choose('Meeting:bishkek-2013')")
        page.click("summary:has-text('It is not so')")
        page.fill(".edit[open] input[name=why]", "A rumour.")
        page.press(".edit[open] input[name=why]", "Enter")
        there = "() => summitry.data.nodes.has('Meeting:bishkek-2013')"
        page.wait_for_function(f"() => !({there})()")
        page.click("#decide")
        page.click("#decisions li:has-text('A rumour.') button")
        page.wait_for_function(there)
        page.keyboard.press("Escape")
        assert page.is_hidden("#decisions")


def test_what_somebody_types_outlives_what_goes_on_behind_it(page: Page, tmp_path: Path) -> None:
    store = tmp_path / "graph"
    with open_graph(store) as graph:
        graph.write(world())
    with editing(store) as address:
        visit(page, f"{address}#chosen=Meeting%3Abishkek-2013")
        page.click("summary:has-text('Correct date')")
        page.fill(".edit[open] input[name=city]", "Osh")
        page.evaluate("() => summitry.state.focus('Meeting:bishkek-2013')")
        page.emulate_media(color_scheme="dark")
        page.wait_for_function("() => document.documentElement.dataset.theme === 'dark'")
        assert page.input_value(".edit[open] input[name=city]") == "Osh"
        focus = "#details .actions button:has-text('Focus')"
        assert page.locator(focus).count() == 1, "the panel is drawn anew only once the form is closed"
        page.click("summary:has-text('Correct date')")
        page.wait_for_selector(focus, state="detached")

        page.click("summary:has-text('It is not so')")
        page.fill(".edit[open] input[name=why]", "Not sent.")
        page.evaluate("() => summitry.state.choose('State:CHN')")
        page.wait_for_selector("#details h2:has-text('China')")


def namesakes() -> list[Facts]:
    """A minister and a deputy minister of one name, in one year."""
    made = []
    for article, day, office, role in (
        ("d1", date(2019, 5, 2), "Minister of Commerce", "trade"),
        ("d2", date(2019, 9, 3), "Deputy Minister of Transport", "deputy"),
    ):
        report = Report(article, day)
        people = ("Chen Lin", "Adil Omarov")
        report.meeting(article, day, "bilateral", "KAZ", "Astana", "CHN KAZ", talks=True, people=people)
        report.office("Chen Lin", "CHN", office, role)
        made.append(report.facts)
    return made


def test_a_doubtful_pair_stands_side_by_side_and_is_decided(page: Page, tmp_path: Path) -> None:
    store = tmp_path / "graph"
    with open_graph(store) as graph:
        graph.write(namesakes())
    with editing(store) as address:
        visit(page, address)
        page.click("#decide")
        page.wait_for_selector(".pair")
        assert page.locator(".pair").count() == 1
        rows = [row.locator("td").all_inner_texts() for row in page.locator(".pair tr").all()]
        assert all(len(row) == 2 for row in rows)
        for office in ("Minister of Commerce", "Deputy Minister of Transport"):
            assert any(sum(office in cell for cell in row) == 1 for row in rows), "each record tells its own"

        page.fill(".pair input[name=why]", "Two careers.")
        for which in ("1", "0"):
            page.select_option("#which", which)
            page.wait_for_selector("#decisions .pairs > [role=status]", state="detached")
            assert page.input_value(".pair input[name=why]") == "Two careers."
        page.check(".pair input[value=different]")
        page.press(".pair input[name=why]", "Enter")
        page.wait_for_selector(".pair .made")
        assert made(store) == [("different", "A. Reader", "Two careers.")]
        page.click(".pair .made button")
        page.wait_for_selector(".pair .made:has-text('Taken back')")
        assert made(store) == []


def test_without_edit_there_is_nothing_to_correct(page: Page, tmp_path: Path) -> None:
    store = tmp_path / "graph"
    with open_graph(store) as graph:
        graph.write(world())
    with serving("--store", str(store), "--seconds", "120") as (_, address):
        visit(page, f"{address}#chosen=Meeting%3Abishkek-2013")
        page.wait_for_selector("summary:has-text('Card')")
        assert page.locator("#decide, .edit").count() == 0


def test_axe_finds_nothing(page: Page, tmp_path: Path) -> None:
    """Deque's axe-core over what a page that is served has beside one that is a file."""
    pytest.importorskip("axe_playwright_python")
    store = tmp_path / "graph"
    with open_graph(store) as graph:
        graph.write(world())
    open_all = "() => { for (const one of document.querySelectorAll('#details details')) one.open = true; }"
    form = "#details .edit[open] input"
    views = {
        "": "#status span",
        "chosen=State%3AKAZ": ".kinds li[data-kind]",
        "chosen=Meeting%3Abishkek-2013": ".kinds li[data-kind]",
        "ask=meetings%3Flimit%3D5": "#questions tbody tr",
    }
    with editing(store) as address:
        visit(page, address)
        page.evaluate(resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
        for view, there in views.items():
            page.evaluate("(view) => { location.hash = view; }", view)
            page.wait_for_selector(there)
            if "chosen" in view:
                page.evaluate(open_all)
                page.wait_for_selector(".card h3")
                page.evaluate(open_all)  # What was drawn into what was opened.
                page.locator(form).first.wait_for()
            assert violations(page) == [], view
        page.keyboard.press("Escape")
        page.click("#decide")
        page.wait_for_selector("#decisions .pairs:not(:has-text('Looking'))")
        assert violations(page) == [], "pairs to decide on"


def violations(page: Page) -> list[tuple[str, str]]:
    """What axe finds wrong, each with the first element that it is wrong of."""
    found = page.evaluate("async () => (await axe.run()).violations")
    return [(one["id"], one["nodes"][0]["html"]) for one in found]
