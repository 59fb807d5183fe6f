"""How fast the page is beside pyvis as it comes: the same graph, the same browser, one run.

    python -m benchmarks.view --nodes 2000 --nodes 10000

A headless Chromium opens each page and drags the whole network to and fro, five times for two seconds.
The mouse reports 125 times a second and does not wait until a page has answered its last report, as no
mouse does: one that waits halves the frames of any page that needs more than half a frame to answer.
Counted are the frames in which the canvas was drawn anew (vis-network's ``afterDrawing``) *and* rows of
its pixels, read back in that frame, differ from those of the frame before; given is the median of the
five, as one drag is at the mercy of what else the machine does. A full redraw is one at a scale that was
not drawn yet, until its pixels can be read; given is the median of five. pyvis is given the same nodes,
edges and colours and its own defaults, physics included; its calls to other hosts are refused at once, so
that no network is waited for.

sigma.js, which draws by WebGL, stands beside both where ``--sigma`` names the folder with its two files
(``npm pack sigma graphology``, unpacked); it lays nothing out, so it is given the places that ours has:

    python -m benchmarks.view --sigma FOLDER

No browser here has a graphics card: WebGL is then drawn by the processor (SwiftShader).
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
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median

import pyvis.network
from playwright.async_api import Error, Page, async_playwright

from graph.analysis import layout
from graph.model import Facts
from graph.view import Network, from_facts
from tests.graph.view.graphs import many

FLAGS = (
    "--no-sandbox --disable-gpu --enable-unsafe-swiftshader --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
PATIENCE = 120_000
DRAGS = 5
DRAG_SECONDS = 2.0
#: Between two reports of the mouse: 125 a second, as a USB mouse gives.
MOUSE_SECONDS = 0.008

#: What sigma.js needs, as its packages hold it.
SIGMA = ("graphology.umd.min.js", "sigma.min.js")
_SIGMA_PAGE = """<!doctype html><meta charset="utf-8"><title>sigma.js</title>
<style>html, body, #stage { margin: 0; width: 100%; height: 100%; }</style><div id="stage"></div>
<script>SCRIPTS</script>
<script>
  const graph = new graphology.MultiGraph();
  const data = DATA;
  for (const { id, label, x, y } of data.nodes)
    graph.addNode(id, { label, x, y: -y, size: 4, color: "#0072B2" });
  for (const { from, to } of data.edges) graph.addEdge(from, to, { color: "#cccccc" });
  const network = new Sigma(graph, document.getElementById("stage"));
  // Its constructor draws: the second frame from here is the one that people see.
  requestAnimationFrame(() => requestAnimationFrame(() => { window.rendered = true; }));
</script>"""
#: The same count on a WebGL canvas, whose pixels are read before the browser takes the frame.
COUNT_WEBGL = """(network) => {
    window.drawn = [];
    let before = null;
    network.on("afterRender", () => {
        const gl = network.getWebGLContext();
        gl.bindFramebuffer(gl.FRAMEBUFFER, null);
        const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
        const rows = [1, 2, 3, 4, 5].map((row) => {
            const pixels = new Uint8Array(width * 4);
            gl.readPixels(0, Math.round((row * height) / 6), width, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
            return pixels;
        });
        const moved = before && rows.some((row, at) =>
            row.some((value, place) => value !== before[at][place]));
        if (moved) window.drawn.push(performance.now());
        before = rows;
    });
}"""
#: How long the whole picture takes at another scale, in milliseconds.
REDRAW = """(network, at) => {
    const started = performance.now();
    network.moveTo({ scale: network.getScale() * (1 + at / 1e6) });
    network.redraw();
    network.canvas.frame.canvas.getContext("2d").getImageData(0, 0, 1, 1);
    return performance.now() - started;
}"""
REDRAW_WEBGL = """(network, at) => {
    const started = performance.now();
    network.getCamera().setState({ ratio: network.getCamera().ratio * (1 + at / 1e6) });
    network.refresh();
    const gl = network.getWebGLContext();
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    return performance.now() - started;
}"""
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
    """``written``, ``ready``, ``redraw`` in seconds, ``size`` in megabytes, ``frames`` a second of a drag."""

    what: str
    nodes: int
    edges: int
    written: float
    size: float
    ready: float | None
    frames: float | None
    longest: float | None
    requests: int
    redraw: float | None = None


def summitry(facts: Facts, path: Path) -> Network:
    network = from_facts(facts, limit=10**9)
    network.write(path)
    return network


def pyvis_as_it_comes(facts: Facts, path: Path) -> Network:
    same = from_facts(facts, limit=10**9)
    network = pyvis.network.Network(cdn_resources="in_line", height="800px")
    for node in same.nodes:
        network.add_node(node["id"], label=node["label"], color="#0072B2")
    # Its own check for parallel edges looks at all edges for each: minutes at this size.
    network.directed = True
    known = network.node_map
    network.get_nodes = lambda: known
    for edge in same.edges:
        network.add_edge(edge["from"], edge["to"])
    path.write_text(network.generate_html(), "utf-8")
    return same


def sigma(facts: Facts, path: Path, scripts: Path) -> Network:
    same = from_facts(facts, limit=10**9)
    places = layout.positions([node["id"] for node in same.nodes], [(e["from"], e["to"]) for e in same.edges])
    data = {
        "nodes": [
            {"id": node["id"], "label": node["label"], "x": places[node["id"]][0], "y": places[node["id"]][1]}
            for node in same.nodes
        ],
        "edges": [{name: edge[name] for name in ("from", "to")} for edge in same.edges],
    }
    code = "\n".join((scripts / name).read_text("utf-8") for name in SIGMA)
    page = _SIGMA_PAGE.replace("DATA", json.dumps(data).replace("<", "\\u003c")).replace("SCRIPTS", code)
    path.write_text(page, "utf-8")
    return same


@dataclass(frozen=True)
class Contender:
    """A way to draw a graph: how its page is written, when it is ready, what draws, how frames count."""

    write: Callable[[Facts, Path], Network]
    ready: str
    network: str
    canvas: str
    count: str = COUNT
    redraw: str = REDRAW
    fragment: str = ""


CONTENDERS = {
    "summitry": Contender(
        summitry,
        "() => document.documentElement.dataset.ready !== undefined",
        "summitry.network.network",
        "#canvas",
        fragment="#amount=all",
    ),
    "pyvis": Contender(
        pyvis_as_it_comes,
        """() => {
            const bar = document.getElementById("loadingBar");
            try { return network.getScale() && (!bar || bar.style.display === "none"); }
            catch { return false; }
        }""",
        "network",
        "#mynetwork",
    ),
}


async def measure(page: Page, what: str, contender: Contender, facts: Facts, folder: Path) -> Measured:
    path = folder / f"{what}.html"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.startswith("http") else None)
    started = time.perf_counter()
    network = contender.write(facts, path)
    written = time.perf_counter() - started
    size = path.stat().st_size / 1e6
    result = Measured(what, len(network.nodes), len(network.edges), written, size, None, None, None, 0)
    started = time.perf_counter()
    try:
        await page.goto(path.as_uri() + contender.fragment, timeout=PATIENCE, wait_until="commit")
        await page.wait_for_function(contender.ready, timeout=PATIENCE)
        result.ready = time.perf_counter() - started
        await page.evaluate(f"() => ({contender.count})({contender.network})")
        await page.wait_for_timeout(700)
        drags = [[b - a for a, b in pairwise(await drag(page, contender.canvas))] for _ in range(DRAGS)]
        result.frames = round(median(1000 * len(gaps) / sum(gaps) if gaps else 0.0 for gaps in drags), 1)
        result.longest = round(median(max(gaps, default=1000 * DRAG_SECONDS) for gaps in drags))
        redraw = f"(at) => ({contender.redraw})({contender.network}, at)"
        again = [await page.evaluate(redraw, at + 1) for at in range(DRAGS)]
        result.redraw = round(median(again) / 1000, 3)
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


async def run(chromium: str, sizes: Iterable[int], contenders: Mapping[str, Contender]) -> list[Measured]:
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        async with async_playwright() as driver:
            for nodes in sizes:
                facts = many(nodes)
                for what, contender in contenders.items():
                    # A browser of its own for each: one page's leftovers must not slow the next.
                    browser = await driver.chromium.launch(executable_path=chromium, args=FLAGS)
                    page = await browser.new_page(viewport={"width": 1280, "height": 800})
                    await page.route("http*://**", lambda route: route.abort())
                    rows.append(await measure(page, what, contender, facts, Path(folder)))
                    await browser.close()
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--nodes", type=int, action="append", help="size of the graph (2000 and 10000)")
    parser.add_argument("--json", action="store_true", help="print one array of objects")
    parser.add_argument("--only", choices=("summitry", "pyvis"), help="measure one of the two")
    parser.add_argument(
        "--sigma", type=Path, help=f"measure sigma.js, too: the folder with {' and '.join(SIGMA)}"
    )
    arguments = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        parser.exit(1, "no Chromium on this machine: apt-get install chromium\n")
    contenders = {name: CONTENDERS[name] for name in CONTENDERS if arguments.only in (None, name)}
    if arguments.sigma:
        contenders["sigma.js"] = Contender(
            partial(sigma, scripts=arguments.sigma),
            "() => window.rendered",
            "network",
            "#stage",
            COUNT_WEBGL,
            REDRAW_WEBGL,
        )
    rows = asyncio.run(run(chromium, arguments.nodes or (2000, 10_000), contenders))
    if arguments.json:
        print(json.dumps([asdict(row) for row in rows], indent=2))
    else:
        print_table(rows)


def print_table(rows: Iterable[Measured]) -> None:
    columns = (
        "page, nodes, edges, written s, MB, ready s, frames/s, longest frame ms, full redraw s, requests"
    )
    print(f"| {columns.replace(', ', ' | ')} |")
    print(f"|---{'|--:' * columns.count(',')}|")
    for row in rows:
        ready = "never" if row.ready is None else f"{row.ready:.1f}"
        frames = "–" if row.frames is None else f"{row.frames:.0f}"
        redraw = "–" if row.redraw is None else f"{row.redraw:.2f}"
        print(
            f"| {row.what} | {row.nodes:,} | {row.edges:,} | {row.written:.1f} | {row.size:.1f} | {ready} "
            f"| {frames} | {row.longest or '–'} | {redraw} | {row.requests} |"
        )


if __name__ == "__main__":
    main()
