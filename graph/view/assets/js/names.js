// What is to be named on the network, and how much it matters: nodes, and communities over their areas.
import * as Data from "./data.js";
import * as Labels from "./labels.js";

// Pixels over an area that one of its members' names needs.
const WIDE = 80;

// Marks of nodes for Labels.place. "at" and "radius" are in pixels; "light" is what belongs to what is chosen,
// "strong" the ids that are named whatever else, "rings" their middle and how much wider than high they are, if there are any.
function marks(ids, { at, radius, light, strong, rings }) {
  const found = [];
  for (const id of ids) {
    const node = Data.nodes.get(id);
    const near = light && light.nodes.has(id);
    if (!strong.has(id) && light && !near) continue;
    // What was promised is read in the panel; its beginning says little.
    if (!strong.has(id) && node.type === "Commitment") continue;
    const { x, y } = at(id);
    found.push({
      id,
      forms: Labels.forms(node),
      x,
      y,
      radius: radius(id),
      tier: Labels.tier(node.type),
      weight: radius(id),
      must: strong.has(id) ? 2 : near ? 1 : 0,
      rings,
    });
  }
  return found;
}

// The names of areas, of as many of their members as have room: over the area, else under or beside it.
function titles(areas, toScreen) {
  const named = areas.filter(({ names }) => names.length);
  return named.map(({ id, names, color, corners }) => {
    const points = corners.map(toScreen);
    const [[left, right], [top, bottom]] = ["x", "y"].map((axis) =>
      [Math.min, Math.max].map((end) => end(...points.map((one) => one[axis]))),
    );
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const peak = points.find((one) => one.y === top);
    return {
      id: `community ${id}`,
      forms: [[names.slice(0, Math.max(1, Math.floor((right - left) / WIDE))).join(" · ")]],
      x,
      y,
      spots: [
        [x, top + 3],
        [peak.x, top - 8],
        [x, top - 12],
        [x, bottom + 8],
        [left, y],
        [right, y],
      ],
      radius: 0,
      tier: Labels.TITLE,
      weight: right - left,
      must: 0,
      color,
    };
  });
}

export { marks, titles };
