"""A real browser for the page: Chromium driven by Playwright, with everything it asks and says recorded."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.model import Facts
from graph.view import Network, from_facts

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

#: The page's modules under the names by which they know each other.
MODULES = """() => {
    const { data: Data, filter: Filter, map: WorldMap, network: Picture, state: State, tip: Tip } = summitry;
    Object.assign(window, { Data, Filter, WorldMap, Picture, State, Tip });
}"""


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Positions are cached outside the user's own folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@dataclass
class Explorer:
    """A page, as somebody who looks at it uses it, and what it did that it should not have."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: Path, address: str = "") -> Explorer:
        self.page.goto("about:blank")
        self.page.goto(f"{path.as_uri()}#{address}" if address else path.as_uri())
        self.page.wait_for_selector("html[data-ready]")
        self.run(MODULES)
        return self

    def run(self, script: str, argument: Any = None) -> Any:
        return self.page.evaluate(script, argument)

    def at(self, node: str) -> tuple[float, float]:
        """Where a node stands in the window, in pixels."""
        x, y = self.run(
            """(id) => {
                const box = document.querySelector("#canvas").getBoundingClientRect();
                const at = Picture.network.canvasToDOM(Picture.place(id));
                return [box.x + at.x, box.y + at.y];
            }""",
            node,
        )
        return x, y

    def between(self, one: str, other: str) -> tuple[float, float]:
        """The middle of the line between two nodes, as they stand now."""
        (x, y), (to_x, to_y) = self.at(one), self.at(other)
        return (x + to_x) / 2, (y + to_y) / 2

    def click(self, node: str) -> None:
        self.press_until(
            lambda: self.page.mouse.click(*self.at(node)),
            f"() => State.get().chosen === {json.dumps(node)}",
        )

    def press_until(self, press: Callable[[], None], done: str) -> None:
        """Press until it was taken for what it is: on a busy machine a click may last too long for one, and
        what is pressed may still be on its way. vis-network waits for a second click before it takes one.
        """
        from playwright.sync_api import TimeoutError as Late

        for _ in range(8):
            press()
            try:
                self.page.wait_for_function(done, timeout=1500)
            except Late:
                continue
            return
        pytest.fail(f"it never came true that {done}")

    def shown(self) -> list[str]:
        """The nodes that are drawn, by id."""
        return sorted(self.run("() => Picture.nodes().map((one) => one.id)"))

    def drawn_links(self) -> list[str]:
        return sorted(self.run("() => Picture.lines().map((one) => one.id)"))

    def pixels(self, selector: str = "#canvas canvas") -> dict[str, int]:
        """How many pixels of each colour a canvas has, by hexadecimal colour; clear ones are left out."""
        counted: dict[str, int] = self.run(
            """(selector) => {
                const canvas = document.querySelector(selector);
                const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
                copy.drawImage(canvas, 0, 0);
                const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
                const sums = {};
                for (let at = 0; at < data.length; at += 4) {
                    if (!data[at + 3]) continue;
                    const parts = [data[at], data[at + 1], data[at + 2]];
                    const color = parts.map((part) => part.toString(16).padStart(2, "0")).join("");
                    sums[color] = (sums[color] || 0) + 1;
                }
                return sums;
            }""",
            selector,
        )
        return counted

    def save(self, press: Callable[[], None]) -> tuple[str, bytes]:
        """What the browser saves after a press: the file's name and content."""
        with self.page.expect_download() as download:
            press()
        return download.value.suggested_filename, download.value.path().read_bytes()

    def status(self) -> str:
        return self.text("#status span")

    def text(self, selector: str) -> str:
        return re.sub(r"\s+", " ", self.page.inner_text(selector)).strip()

    def find(self, selector: str) -> Locator:
        return self.page.locator(selector)


@pytest.fixture
def explorer(chromium: BrowserContext) -> Iterator[Explorer]:
    """A page that fails the test if it asks anything of a network, or if a script goes wrong."""
    page = chromium.new_page()
    seen = Explorer(page)
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("file:", "data:", "blob:", "about:"))
            else seen.requests.append(request.url)
        ),
    )
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on(
        "console", lambda said: seen.errors.append(said.text) if said.type in ("error", "warning") else None
    )
    page.on("dialog", lambda dialog: (seen.errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("popup", lambda popup: seen.errors.append(f"popup: {popup.url}"))
    yield seen
    page.wait_for_timeout(50)
    page.close()
    assert seen.requests == []
    assert seen.errors == []


@pytest.fixture
def explore(explorer: Explorer, tmp_path: Path) -> Callable[..., Explorer]:
    """Writes facts, or a network, as a page and opens it."""

    def opened(shown: Facts | Network, address: str = "", **options: Any) -> Explorer:
        network = shown if isinstance(shown, Network) else from_facts(shown, **options)
        return explorer.open(network.write(tmp_path / "page.html"), address)

    return opened


def data_of(page: str) -> dict[str, Any]:
    """The graph as a page holds it."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data
