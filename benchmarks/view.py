"""How fast the page is beside pyvis as it comes: the same graph, the same browser, one run.

    python -m benchmarks.view --nodes 2000 --nodes 10000

A headless Chromium opens each page and drags the whole network to and fro, five times for two seconds.
The mouse reports 125 times a second and does not wait until a page has answered its last report, as no
mouse does: one that waits halves the frames of any page that needs more than half a frame to answer.
Counted are the frames in which the canvas was drawn anew (vis-network's ``afterDrawing``) *and* rows of
its pixels, read back in that frame, differ from those of the frame before; given is the median of the
five, as one drag is at the mercy of what else the machine does. pyvis is given the same nodes, edges and
colours and its own defaults, physics included; its calls to other hosts are refused at once, so that no
network is waited for.
"""

from __future__ import annotations

import argparse
import asyncio
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
from playwright.async_api import Error, Page, async_playwright

from graph.model import Facts
from graph.view import Network, from_facts
from tests.graph.view.graphs import many

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
PATIENCE = 120_000
DRAGS = 5
DRAG_SECONDS = 2.0
#: Between two reports of the mouse: 125 a second, as a USB mouse gives.
MOUSE_SECONDS = 0.008

#: Records when the picture on a canvas had moved: five rows of pixels are compared with the last frame's.
COUNT = """(network) => {
    window.drawn = [];
    let before = null;
    network.on("afterDrawing", (ctx) => {
        const { width, height } = ctx.canvas;
        const rows = [1, 2, 3, 4, 5].map((row) =>
            ctx.getImageData(0, Math.round((row * height) / 6), width, 1).data);
        const moved = before && rows.some((row, at) =>
            row.some((value, place) => value !== before[at][place]));
        if (moved) window.drawn.push(performance.now());
        before = rows;
    });
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


async def measure(page: Page, what: str, facts: Facts, folder: Path) -> Measured:
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
        await page.goto(address, timeout=PATIENCE, wait_until="commit")
        if what == "summitry":
            await page.wait_for_selector("html[data-ready]", timeout=PATIENCE)
            network_name = "summitry.network.network"
        else:
            await page.wait_for_function(
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
        await page.evaluate(f"() => ({COUNT})({network_name})")
        await page.wait_for_timeout(700)
        canvas = "#canvas" if what == "summitry" else "#mynetwork"
        drags = [[b - a for a, b in pairwise(await drag(page, canvas))] for _ in range(DRAGS)]
        result.frames = round(median(1000 * len(gaps) / sum(gaps) if gaps else 0.0 for gaps in drags), 1)
        result.longest = round(median(max(gaps, default=1000 * DRAG_SECONDS) for gaps in drags))
    except Error as error:
        print(f"  {what}: {str(error).splitlines()[0]}", file=sys.stderr)
    result.requests = len(asked)
    return result


async def drag(page: Page, canvas: str) -> list[float]:
    """When the picture had moved on the canvas while it was dragged in circles, in milliseconds."""
    box = await page.locator(canvas).bounding_box()
    if box is None:
        raise Error(f"{canvas} is not on the page")
    # From an empty corner, so that the picture moves and not a node.
    x, y = box["x"] + box["width"] - 140, box["y"] + 30
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.evaluate("() => { window.drawn = []; }")
    session = await page.context.new_cdp_session(page)
    reports = []
    started = time.perf_counter()
    for step in range(1, round(DRAG_SECONDS / MOUSE_SECONDS) + 1):
        await asyncio.sleep(max(0.0, started + step * MOUSE_SECONDS - time.perf_counter()))
        at = {"x": x - 120 + 120 * ((step % 40) / 20 - 1) ** 2, "y": y + (step % 60)}
        report = session.send(
            "Input.dispatchMouseEvent", {"type": "mouseMoved", **at, "button": "left", "buttons": 1}
        )
        reports.append(asyncio.create_task(report))
    drawn: list[float] = await page.evaluate("() => window.drawn")
    await asyncio.gather(*reports)
    await page.mouse.up()
    await session.detach()
    return drawn


async def run(chromium: str, sizes: Iterable[int], only: str | None) -> list[Measured]:
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        async with async_playwright() as driver:
            for nodes in sizes:
                facts = many(nodes)
                for what in (only,) if only else ("summitry", "pyvis"):
                    # A browser of its own for each: one page's leftovers must not slow the next.
                    browser = await driver.chromium.launch(executable_path=chromium, args=FLAGS)
                    page = await browser.new_page(viewport={"width": 1280, "height": 800})
                    await page.route("http*://**", lambda route: route.abort())
                    rows.append(await measure(page, what, facts, Path(folder)))
                    await browser.close()
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--nodes", type=int, action="append", help="size of the graph (2000 and 10000)")
    parser.add_argument("--json", action="store_true", help="print one array of objects")
    parser.add_argument("--only", choices=("summitry", "pyvis"), help="measure one of the two")
    arguments = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        parser.exit(1, "no Chromium on this machine: apt-get install chromium\n")
    rows = asyncio.run(run(chromium, arguments.nodes or (2000, 10_000), arguments.only))
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
