// Draws a crowd of nodes batch by batch of one look, and finds the one under the pointer. vis-network has
// none of them: an object for each took most of the time until a large picture stood.
import * as Terms from "./terms.js";

const outlines = new Map();

// Corners of a shape of radius 1, as [x, y, x, y, …]; none for a disc.
function corners(shape) {
  if (!outlines.has(shape))
    outlines.set(shape, (Terms.outline(shape, 1) || "").split(/[ ,]/).filter(Boolean).map(Number));
  return outlines.get(shape);
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

// "places" tells where a node is by id; "view" is what can be seen, in the picture's units.
function draw(ctx, sorted, places, view) {
  for (const { shape: look, fill, opacity, nodes } of sorted) {
    const shape = corners(look);
    ctx.globalAlpha = opacity;
    ctx.fillStyle = fill;
    for (const { id, size } of nodes) {
      const { x, y } = places.get(id);
      if (x < view.left - size || x > view.right + size || y < view.top - size || y > view.bottom + size)
        continue;
      ctx.beginPath();
      if (shape.length)
        for (let at = 0; at < shape.length; at += 2)
          ctx.lineTo(x + shape[at] * size, y + shape[at + 1] * size);
      else ctx.arc(x, y, size, 0, 2 * Math.PI);
      ctx.fill();
    }
  }
  ctx.globalAlpha = 1;
}

// The node at a point, of nodes that come the smaller first: the largest there, which lies over the others.
const nodeAt = (nodes, places, { x, y }) =>
  nodes.findLast(({ id, size }) => Math.hypot(places.get(id).x - x, places.get(id).y - y) <= size)?.id;

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

export { batches, draw, nodeAt, holdable };
