"""Makes the pictures of the page that README and docs show: ``python -m docs.screenshots``, with Chromium."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from graph.view import Network, from_facts
from tests.graph.view.graphs import many, summit

FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking".split()
HERE = Path(__file__).parent

#: Name, graph, address of the view, and whether the system is dark.
PICTURES = (
    ("network", "summit", "chosen=Minister%3Achang-wanquan", False),
    ("network-dark", "summit", "", True),
    ("large", "many", "", False),
    ("focus", "many", "focus=State%3AJPN&chosen=State%3AJPN", False),
    ("map", "many", "view=map&chosen=State%3AVNM", True),
    ("timeline", "many", "view=timeline&since=2015-01-01&until=2017-12-31&chosen=State%3APOL", False),
)


def main() -> None:
    graphs: dict[str, Network] = {
        "summit": from_facts(summit(), heading="Six states in Bishkek, 2013"),
        "many": from_facts(many(2000), heading="Twelve invented years", limit=10_000),
    }
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        pages = {name: network.write(Path(folder) / f"{name}.html") for name, network in graphs.items()}
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name, graph, address, dark in PICTURES:
            page = browser.new_page(
                viewport={"width": 1440, "height": 900}, color_scheme="dark" if dark else "light"
            )
            page.goto(f"{pages[graph].as_uri()}#{address}")
            page.wait_for_selector("html[data-ready]")
            page.wait_for_timeout(900)
            page.screenshot(path=HERE / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
