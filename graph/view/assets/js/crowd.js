// Draws a crowd of nodes batch by batch of one look, with nothing else done for each of them. vis-network
// still knows where they are, and draws nothing there.
import * as Terms from "./terms.js";

const outlines = new Map();

// Corners of a shape of radius 1, as [x, y, x, y, …]; none for a disc.
function corners(shape) {
  if (!outlines.has(shape))
    outlines.set(shape, (Terms.outline(shape, 1) || "").split(/[ ,]/).filter(Boolean).map(Number));
  return outlines.get(shape);
}

// What vis-network asks of a shape of our own.
const unseen = (size) => () => ({ drawNode() {}, nodeDimensions: { width: 2 * size, height: 2 * size } });

// Nodes (with id, look, size, fill and opacity) sorted into batches, the smaller looks first.
function batches(nodes) {
  const sorted = new Map();
  for (const node of nodes) {
    const key = `${node.opacity} ${node.fill} ${node.look}`;
    if (!sorted.has(key)) sorted.set(key, { ...node, weight: 0, nodes: [] });
    const batch = sorted.get(key);
    batch.nodes.push(node);
    batch.weight = Math.max(batch.weight, node.size * node.opacity);
  }
  return [...sorted.values()].sort((a, b) => a.weight - b.weight);
}

// "places" tells where a node is by id; "view" is what can be seen, in the picture's units.
function draw(ctx, sorted, places, view) {
  for (const { look, fill, opacity, nodes } of sorted) {
    const shape = corners(look);
    ctx.globalAlpha = opacity;
    ctx.fillStyle = fill;
    for (const { id, size } of nodes) {
      const { x, y } = places[id];
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

export { batches, draw, unseen };
