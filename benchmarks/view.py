"""How fast the page is beside pyvis as it comes: the same graph, the same browser, one run.

    python -m benchmarks.view --nodes 2000 --nodes 10000

A headless Chromium opens each page and drags the whole network to and fro, five times for two seconds.
Counted are the frames in which the canvas was drawn anew (vis-network's ``afterDrawing``), not those in
which it could have been; given is the median of the five, as one drag is at the mercy of what else the
machine does. pyvis is given the same nodes, edges and colours and its own defaults, physics included;
its calls to other hosts are refused at once, so that no network is waited for.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

import pyvis.network
from playwright.sync_api import Error, Page, sync_playwright

from graph.model import Facts
from graph.view import Network, from_facts
from tests.view.graphs import many

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
PATIENCE = 120_000
DRAGS = 5
DRAG_SECONDS = 2.0
#: Between two reports of the mouse: 125 a second, as a USB mouse gives.
MOUSE_SECONDS = 0.008

COUNT = """(network) => {
    window.drawn = [];
    network.on("afterDrawing", () => window.drawn.push(performance.now()));
}"""


@dataclass
class Measured:
    """``written`` and ``ready`` in seconds, ``size`` in megabytes, ``frames`` per second of dragging."""

    what: str
    nodes: int
    edges: int
    written: float
    size: float
    ready: float | None
    frames: float | None
    longest: float | None
    requests: int


def ours(facts: Facts, path: Path) -> Network:
    network = from_facts(facts, limit=10**9)
    network.write(path)
    return network


def theirs(facts: Facts, path: Path) -> pyvis.network.Network:
    network = pyvis.network.Network(cdn_resources="in_line", height="800px")
    ours = from_facts(facts, limit=10**9)
    for node in ours.nodes:
        network.add_node(node["id"], label=node["label"], color="#0072B2")
    # Its own check for parallel edges looks at all edges for each: minutes at this size.
    network.directed = True
    known = network.node_map
    network.get_nodes = lambda: known
    for edge in ours.edges:
        network.add_edge(edge["from"], edge["to"])
    path.write_text(network.generate_html(), "utf-8")
    return network


def measure(page: Page, what: str, facts: Facts, folder: Path) -> Measured:
    path = folder / f"{what}.html"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.startswith("http") else None)
    started = time.perf_counter()
    network = (ours if what == "summitry" else theirs)(facts, path)
    written = time.perf_counter() - started
    address = path.as_uri() + ("#amount=all" if what == "summitry" else "")
    started = time.perf_counter()
    result = Measured(
        what, len(network.nodes), len(network.edges), written, path.stat().st_size / 1e6, None, None, None, 0
    )
    try:
        page.goto(address, timeout=PATIENCE, wait_until="commit")
        if what == "summitry":
            page.wait_for_selector("html[data-ready]", timeout=PATIENCE)
            network_name = "Picture.network"
        else:
            page.wait_for_function(
                """() => {
                    const bar = document.getElementById("loadingBar");
                    try { return network.getScale() && (!bar || bar.style.display === "none"); }
                    catch { return false; }
                }""",
                timeout=PATIENCE,
                polling=100,
            )
            network_name = "network"
        result.ready = time.perf_counter() - started
        page.evaluate(f"() => ({COUNT})({network_name})")
        page.wait_for_timeout(700)
        canvas = "#canvas" if what == "summitry" else "#mynetwork"
        drags = [[b - a for a, b in pairwise(drag(page, canvas))] for _ in range(DRAGS)]
        result.frames = round(median(1000 * len(gaps) / sum(gaps) if gaps else 0.0 for gaps in drags), 1)
        result.longest = round(median(max(gaps, default=1000 * DRAG_SECONDS) for gaps in drags))
    except Error as error:
        print(f"  {what}: {str(error).splitlines()[0]}", file=sys.stderr)
    result.requests = len(asked)
    return result


def drag(page: Page, canvas: str) -> list[float]:
    """When the canvas was drawn while the picture was dragged in circles, in milliseconds."""
    box = page.locator(canvas).bounding_box()
    if box is None:
        raise Error(f"{canvas} is not on the page")
    # From an empty corner, so that the picture moves and not a node.
    x, y = box["x"] + box["width"] - 140, box["y"] + 30
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate("() => { window.drawn = []; }")
    until, step = time.perf_counter() + DRAG_SECONDS, 0
    while time.perf_counter() < until:
        step += 1
        time.sleep(MOUSE_SECONDS)
        page.mouse.move(x - 120 + 120 * ((step % 40) / 20 - 1) ** 2, y + (step % 60))
    page.mouse.up()
    return page.evaluate("() => window.drawn")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--nodes", type=int, action="append", help="size of the graph (2000 and 10000)")
    parser.add_argument("--json", action="store_true", help="print one array of objects")
    parser.add_argument("--only", choices=("summitry", "pyvis"), help="measure one of the two")
    arguments = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        parser.exit(1, "no Chromium on this machine: apt-get install chromium\n")
    rows = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        os.environ["XDG_CACHE_HOME"] = folder
        for nodes in arguments.nodes or (2000, 10_000):
            facts = many(nodes)
            for what in (arguments.only,) if arguments.only else ("summitry", "pyvis"):
                # A browser of its own for each: one page's leftovers must not slow the next.
                browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
                page = browser.new_page(viewport={"width": 1280, "height": 800})
                page.route("http*://**", lambda route: route.abort())
                rows.append(measure(page, what, facts, Path(folder)))
                browser.close()
    if arguments.json:
        print(json.dumps([asdict(row) for row in rows], indent=2))
    else:
        print_table(rows)


def print_table(rows: Iterable[Measured]) -> None:
    print("| page | nodes | edges | written, s | MB | ready, s | frames/s | longest frame, ms | requests |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    for row in rows:
        ready = "never" if row.ready is None else f"{row.ready:.1f}"
        frames = "–" if row.frames is None else f"{row.frames:.0f}"
        print(
            f"| {row.what} | {row.nodes:,} | {row.edges:,} | {row.written:.1f} | {row.size:.1f} | {ready} "
            f"| {frames} | {row.longest or '–'} | {row.requests} |"
        )


if __name__ == "__main__":
    main()
