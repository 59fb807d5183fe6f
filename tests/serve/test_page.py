"""The page that is served, in a real browser, used as a person uses it."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.model import Facts
from graph.reference.tables import states
from graph.store.engines import lease
from graph.store.graph import open_graph
from tests.graph.small_world import Report
from tests.serve.test_serve import serving

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

PATIENCE = 120_000


def wide_world() -> list[Facts]:
    """Talks of China with forty states, each twice: more than a page opens on."""
    found = []
    partners = [code for code in sorted(states()) if code != "CHN"][:40]
    for number, code in enumerate(partners * 2):
        report = Report(f"w{number}", date(2012, 1, 1) + timedelta(days=number))
        day = date(2012, 1, 1) + timedelta(days=20 * number)
        name = f"talks-{number}-{code.lower()}"
        report.meeting(name, day, "bilateral", code, f"City {number}", f"CHN {code}", talks=True)
        found.append(report.facts)
    [ref] = [ref for ref in found[0].nodes if ref.label == "Article"]
    found[0].nodes[ref].properties["text"] = "They met in City 0 on 2012-01-01. They will meet again."
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the wide world."""
    made = tmp_path_factory.mktemp("served") / "graph"
    with open_graph(made) as graph:
        graph.write(wide_world())
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving("--store", str(folder), "--seconds", "120") as (_, served):
        yield served


@pytest.fixture
def page(chromium: BrowserContext) -> Iterator[Page]:
    """A page that fails the test if a script goes wrong, or the policy refuses something."""
    opened = chromium.new_page()
    opened.set_default_timeout(PATIENCE)
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda said: errors.append(said.text) if "Content Security" in said.text else None)
    yield opened
    opened.close()
    assert errors == []


def visit(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(address, wait_until="commit")
    page.wait_for_selector("html[data-served]", state="attached")


def focused(page: Page) -> str:
    """Where the keyboard is: the id or the words of it."""
    return str(page.evaluate("() => document.activeElement.id || document.activeElement.innerText"))


def on_page(page: Page) -> set[str]:
    return set(page.evaluate("() => [...summitry.data.nodes.keys()]"))


def test_it_opens_on_the_most_connected_and_asks_nobody_else(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    visit(page, address)
    opened = on_page(page)
    assert "State:CHN" in opened
    assert 60 < len(opened) < 120
    assert "of the graph's" in page.inner_text("#status")
    assert all(url.startswith((address, "data:", "blob:", "about:")) for url in asked)


def test_what_is_not_on_the_page_is_found_by_typing_and_stays_in_the_address(
    page: Page, address: str
) -> None:
    visit(page, address)
    hidden = "Meeting:talks-79-"
    [wanted] = page.evaluate(
        "async () => (await (await fetch('/api/search?q=talks%2079')).json()).map((one) => one.id)"
    )
    assert wanted.startswith(hidden)
    assert wanted not in on_page(page)
    page.keyboard.press("/")
    page.keyboard.type("talks 79")
    page.wait_for_selector("#suggestions li[role=option]")
    page.keyboard.press("Enter")
    page.wait_for_function("(id) => summitry.state.get().chosen === id", arg=wanted)
    assert wanted in on_page(page)
    assert "talks 79" in page.inner_text("#details h2")
    assert focused(page) == "details"
    page.wait_for_function("() => location.hash.includes('added=')")
    kept = page.url
    visit(page, kept)
    page.wait_for_function("(id) => summitry.state.get().chosen === id", arg=wanted)
    assert wanted in on_page(page)


def test_neighbours_are_counted_and_then_loaded(page: Page, address: str) -> None:
    visit(page, f"{address}#chosen=State%3ACHN")
    row = "[data-kind='ATTENDED Meeting']"
    page.wait_for_selector(f"{row} .load")
    before = on_page(page)
    assert "of 80" in page.inner_text(row)
    page.press(f"{row} .load", "Enter")
    page.wait_for_function("(size) => summitry.data.nodes.size > size", arg=len(before))
    page.wait_for_function("() => document.activeElement.matches('.load')")
    assert "Meetings" in str(page.evaluate("() => document.activeElement.ariaLabel"))
    came = on_page(page) - before
    assert 0 < len(came) <= 20
    assert all(one.startswith("Meeting:") for one in came)
    drawn = page.evaluate("() => summitry.network.nodes().map((one) => one.id)")
    assert came <= set(drawn)
    assert page.evaluate("() => [...summitry.data.nodes.values()].every((node) => node.x === node.x)")


def test_neighbours_that_do_not_come_leave_the_keyboard_where_it_was(page: Page, address: str) -> None:
    visit(page, f"{address}#chosen=State%3ACHN")
    row = "[data-kind='ATTENDED Meeting']"
    page.wait_for_selector(f"{row} .load")
    page.route("**/api/expand", lambda route: route.abort())
    page.press(f"{row} .load", "Enter")
    page.wait_for_function("() => document.activeElement.matches('.load:enabled')")
    assert "Meetings" in str(page.evaluate("() => document.activeElement.ariaLabel"))
    assert "does not answer" in page.inner_text(row)
    page.unroute("**/api/expand")
    page.wait_for_selector("#trouble", state="hidden")
    page.evaluate("() => { document.activeElement.blur(); summitry.state.choose(null); }")
    page.evaluate("() => summitry.state.choose('State:CHN')")
    page.wait_for_selector(f"{row} .load")
    assert not page.evaluate("() => document.activeElement.matches('.load')")


def test_a_card_and_the_text_around_a_sentence(page: Page, address: str) -> None:
    code = min(code for code in states() if code != "CHN")
    visit(page, f"{address}#chosen=Meeting%3Atalks-0-{code.lower()}")
    page.click("summary:has-text('Card')")
    page.wait_for_selector(".card h3")
    page.locator("summary:has-text('Text around it')").first.click()
    page.wait_for_selector(".passage mark")
    assert "They will meet again." in page.inner_text(".passage")


def test_a_question_is_asked_by_keyboard_answered_as_a_table_and_saved(page: Page, address: str) -> None:
    names = "#questions td[data-label=meeting] button"
    visit(page, address)
    page.focus("#ask")
    page.keyboard.press("Enter")
    page.wait_for_selector("#questions input[name=state]")
    assert "summitry ask" not in page.inner_text("#questions"), "there is no command line here"
    page.focus("#questions input[name=state]")
    page.keyboard.type("Chinese")
    page.focus("#questions input[name=limit]")
    page.keyboard.press("Control+a")
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    page.wait_for_selector("#questions tbody tr")
    assert page.locator("#questions tbody tr").count() == 3
    page.wait_for_function("() => location.hash.includes('ask=')")
    with page.expect_download() as saved:
        page.click("#questions a.file")
    rows = list(csv.DictReader(io.StringIO(saved.value.path().read_text("utf-8-sig"), newline="")))
    assert [row["meeting"] for row in rows] == page.locator(names).all_inner_texts()
    visit(page, page.url)
    page.wait_for_selector("#questions tbody tr")
    assert page.input_value("#questions input[name=state]") == "Chinese"
    assert page.evaluate("() => document.querySelector('#details').inert")
    page.press("#questions th button:has-text('meeting')", "Enter")
    assert page.locator(names).all_inner_texts() == sorted(row["meeting"] for row in rows)
    assert page.get_attribute("#questions th >> nth=1", "aria-sort") == "ascending"
    page.locator(names).last.press("Enter")
    page.wait_for_function("() => summitry.state.get().chosen?.startsWith('Meeting:talks-79')")
    assert page.is_hidden("#questions")
    assert focused(page) == "details"
    page.click("#ask")
    page.locator("#questions td[data-label=states] button:has-text('CHN')").first.click()
    page.wait_for_function("() => summitry.state.get().chosen === 'State:CHN'")


def test_markup_in_what_articles_say_stays_text(page: Page, address: str, folder: Path) -> None:
    report = Report("hostile", date(2024, 1, 1))
    name = "<img src=x onerror=alert(1)> & talks"
    report.meeting("hostile", date(2024, 1, 1), "bilateral", "KAZ", "<b>City</b>", "CHN KAZ", talks=True)
    [ref] = [ref for ref in report.facts.nodes if ref.label == "Meeting"]
    report.facts.nodes[ref].properties["name"] = name
    with open_graph(folder) as graph:
        graph.write(report.facts)
    visit(page, f"{address}#chosen=Meeting%3Ahostile&ask=meetings%3Flimit%3D1")
    page.wait_for_selector("#questions tbody tr")
    assert "<b>City</b>" in page.inner_text("#questions tbody")
    assert page.locator("#questions img, #details img, #questions b").count() == 0
    page.keyboard.press("Escape")
    page.wait_for_selector("#questions", state="hidden")
    assert "<img src=x" in page.inner_text("#details h2")


def test_what_is_wrong_is_said_beside_the_question(page: Page, address: str) -> None:
    visit(page, f"{address}#ask=meetings%3Fstate%3DAtlantis")
    page.wait_for_selector("#questions .result [role=status]:has-text('Atlantis')")
    page.keyboard.press("Escape")


def test_an_engine_that_ends_is_not_noticed(page: Page, address: str, folder: Path) -> None:
    visit(page, f"{address}#chosen=State%3ACHN")
    page.wait_for_selector(".kinds .load")
    lease.stop(folder)
    before = len(on_page(page))
    page.locator(".kinds .load").first.click()
    page.wait_for_function("(size) => summitry.data.nodes.size > size", arg=before)
    assert page.is_hidden("#trouble")


def test_an_engine_that_is_killed_is_told_and_its_return_too(page: Page, store: str) -> None:
    """It stays away for a while: its folder is not where the server looks for it."""
    kind, _, place = store.rpartition(":")
    if kind not in ("", "neo4j-local"):
        pytest.skip("another machine's engine is not ours to end")
    with open_graph(store) as graph:
        graph.write(wide_world())
    folder, away = Path(place), Path(f"{place}-away")
    with serving("--store", store, "--seconds", "120") as (_, address):
        visit(page, f"{address}#chosen=State%3ACHN")
        page.wait_for_selector(".kinds .load")
        before = len(on_page(page))
        os.kill(json.loads((folder / "engine.pid").read_text())["pid"], signal.SIGKILL)
        folder.rename(away)
        page.locator(".kinds .load").first.click()
        page.wait_for_selector("#trouble:has-text('graph does not answer')")
        assert len(on_page(page)) == before
        away.rename(folder)
        page.wait_for_selector("#trouble", state="hidden")
        page.locator(".kinds .load").first.click()
        page.wait_for_function("(size) => summitry.data.nodes.size > size", arg=before)


def test_a_server_that_ends_is_told_and_its_return_too(page: Page, folder: Path) -> None:
    with serving("--store", str(folder), "--seconds", "120") as (_, address):
        visit(page, address)
        opened = on_page(page)
    page.keyboard.press("/")
    page.keyboard.type("talks 79")
    page.wait_for_selector("#trouble:not([hidden])")
    assert "does not answer" in page.inner_text("#trouble")
    assert on_page(page) == opened
    with serving("--store", str(folder), "--seconds", "120", "--port", address.rpartition(":")[2]):
        page.wait_for_selector("#trouble", state="hidden")


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_nothing_sticks_out_at_any_width(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    visit(page, f"{address}#chosen=State%3ACHN&ask=meetings%3Flimit%3D5")
    page.wait_for_selector("#questions tbody tr")
    wide = "() => [document.documentElement, document.querySelector('.bar')].map((one) => one.scrollWidth)"
    assert all(one <= width for one in page.evaluate(wide))
    box = page.locator("#questions").bounding_box()
    assert box
    assert box["width"] <= width
