// Draws a crowd of nodes and their lines batch by batch of one look, and finds the one under the pointer.
// vis-network has none of them: an object for each took most of the time until a large picture stood.
import * as Kept from "./kept.js";
import * as Lines from "./lines.js";
import * as Terms from "./terms.js";

// Below this radius in pixels a square cannot be told from other shapes, and takes half of the time.
const FINE = 2;
// How wide half of it is, for as much colour.
const HALF = 0.8;

// How many times as large as given symbols and lines are at a scale: whoever looks closer wants more room between
// them, not larger ones.
const grown = (scale) => Math.min(1, 1 / scale);

const outlines = new Map();

// Corners of a shape of radius 1, as [x, y, x, y, …]; none for a disc.
function corners(shape) {
  if (!outlines.has(shape))
    outlines.set(shape, (Terms.outline(shape, 1) || "").split(/[ ,]/).filter(Boolean).map(Number));
  return outlines.get(shape);
}

// A crowd ready to be drawn, of nodes and lines as vis-network takes them. "places" gives { x, y } by id; the
// node that is "held" is to move, and stands apart from the others with its lines.
function gather(nodes, lines, places, held = null) {
  Kept.forget();
  const own = held === null ? [] : lines.filter(({ from, to }) => from === held || to === held);
  const others = held === null ? lines : lines.filter(({ from, to }) => from !== held && to !== held);
  return {
    nodes: batches(nodes.filter(({ id }) => id !== held)),
    lines: Lines.batches(others, places),
    extent: extent(nodes, places),
    held: { nodes: batches(nodes.filter(({ id }) => id === held)), lines: own },
  };
}

function extent(nodes, places) {
  const found = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const { id, size } of nodes) {
    const { x, y } = places.get(id);
    found.left = Math.min(found.left, x - size);
    found.right = Math.max(found.right, x + size);
    found.top = Math.min(found.top, y - size);
    found.bottom = Math.max(found.bottom, y + size);
  }
  return found;
}

// Nodes (with id, shape, size, fill and opacity) sorted into batches, the smaller looks first.
function batches(nodes) {
  const sorted = new Map();
  for (const node of nodes) {
    const key = `${node.opacity} ${node.fill} ${node.shape}`;
    if (!sorted.has(key)) sorted.set(key, { ...node, weight: 0, nodes: [] });
    const batch = sorted.get(key);
    batch.nodes.push(node);
    batch.weight = Math.max(batch.weight, node.size * node.opacity);
  }
  return [...sorted.values()].sort((a, b) => a.weight - b.weight);
}

// "camera" as Kept.draw takes it.
function draw(ctx, crowd, places, camera, zooming) {
  Kept.draw(ctx, camera, crowd.extent, zooming, (pen, view) => {
    Lines.draw(pen, crowd.lines, view, camera.scale, grown(camera.scale));
    dots(pen, crowd.nodes, places, view, camera.scale);
  });
  const everywhere = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
  const own = Lines.batches(crowd.held.lines, places);
  Lines.draw(ctx, own, everywhere, camera.scale, grown(camera.scale));
  dots(ctx, crowd.held.nodes, places, everywhere, camera.scale);
}

// "view" is what can be seen, in the picture's units.
function dots(ctx, sorted, places, view, scale) {
  for (const { shape: look, fill, opacity, nodes } of sorted) {
    const shape = corners(look);
    ctx.globalAlpha = opacity;
    ctx.fillStyle = fill;
    ctx.beginPath();
    for (const { id, size: given } of nodes) {
      const size = given * grown(scale);
      const { x, y } = places.get(id);
      if (x < view.left - size || x > view.right + size || y < view.top - size || y > view.bottom + size)
        continue;
      if (size * scale < FINE) ctx.rect(x - HALF * size, y - HALF * size, 2 * HALF * size, 2 * HALF * size);
      else if (shape.length) {
        ctx.moveTo(x + shape[0] * size, y + shape[1] * size);
        for (let at = 2; at < shape.length; at += 2) ctx.lineTo(x + shape[at] * size, y + shape[at + 1] * size);
        ctx.closePath();
      } else {
        ctx.moveTo(x + size, y);
        ctx.arc(x, y, size, 0, 2 * Math.PI);
      }
    }
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

// The node at a point, of nodes that come the smaller first: the largest there, which lies over the others.
const nodeAt = (nodes, places, { x, y }, scale) =>
  nodes.findLast(({ id, size }) => Math.hypot(places.get(id).x - x, places.get(id).y - y) <= size * grown(scale))?.id;

// Has a node taken hold of instead of the view: "take" tells whether there is one, "move" moves it.
function holdable(holder, network, { take, move }) {
  const free = network.interactionHandler.options.dragView;
  let held = false;
  const still = (on) => network.setOptions({ interaction: { dragView: on ? false : free } });
  holder.addEventListener("pointerdown", (event) => (held = event.isPrimary && take(event)) && still(true), true);
  holder.addEventListener("pointermove", (event) => held && move(event));
  for (const end of ["pointerup", "pointercancel"])
    window.addEventListener(end, () => {
      if (held) still(false);
      held = false;
    });
}

export { gather, draw, grown, nodeAt, holdable };
