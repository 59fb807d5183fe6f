// Lays out what is on screen when that is little: the places that came with the page are those of
// the whole graph, in which a few nodes stand too close together or too far apart.
import * as Data from "./data.js";
import * as Filter from "./filter.js";
import * as Labels from "./labels.js";
import * as Pairs from "./pairs.js";
import * as Rings from "./rings.js";
import * as Terms from "./terms.js";

const LIMIT = 320;
const ROUNDS = 260;
const LENGTH = 95;
// So much longer at most is a picture drawn one way, to fill the stage.
const STRETCH = 1.7;
// Around the members of a group: half of what the largest symbol and the area's margin need; and its title.
const AROUND = 44;
const TITLE = 22;

// Places of what a state of the page lays out, and the rings that it stands on around a focus: of states alone by
// how much they met, in "pairs", with what was added beside them.
function of(base, state, pairs, wide) {
  if (Data.nodes.has(state.focus)) return Rings.around(base, state.focus, wide);
  if (!Filter.statesOnly(state)) return { places: places(base, wide), rings: [] };
  const isState = (id) => Data.nodes.get(id).type === "State";
  const [states, added] = [[...base].filter(isState), [...base].filter((id) => !isState(id))];
  const group = (id) => Data.communityOf.get(id)?.id;
  return { places: beside(places(new Set(states), wide, { pairs, group }), added), rings: [] };
}

// Places of the nodes of a set, from id to { x, y }. The same set gives the same places. "pairs" are ties
// with a weight that count in place of those between the same two, "group" tells what belongs together.
function places(ids, wide, { pairs, group } = {}) {
  if (ids.size > LIMIT) return shaped(ids, wide);
  const points = [...ids].sort().map((id) => ({ id, node: Data.nodes.get(id), dx: 0, dy: 0 }));
  seed(points);
  const index = new Map(points.map((point, at) => [point.id, at]));
  const springs = [];
  const join = (from, to, strength) => {
    const [a, b] = [index.get(from), index.get(to)];
    if (a !== undefined && b !== undefined && a !== b) springs.push([a, b, strength]);
  };
  if (pairs) {
    const most = Math.max(...[...pairs.values()].map((one) => one.weight));
    for (const { a, b, weight } of pairs.values()) join(a, b, 0.2 + Math.sqrt(weight / most));
  }
  for (const tie of Data.ties.values())
    if (!pairs || !pairs.has(Pairs.idOf(tie.from, tie.to)))
      join(tie.from, tie.to, Terms.edge(tie.type).reference ? 0.25 : 1);
  weigh(points, springs);
  const groups = group ? gathered(points, group) : [];
  for (let round = 0; round < ROUNDS; round++) {
    step(points, springs, LENGTH * 0.9 * (1 - round / ROUNDS) + 1, wide);
    for (const members of groups) draw(members, 0.045);
  }
  stretch(points, wide);
  for (let round = 0; round < 60; round++) if (!separate(points.map(labelled))) break;
  const areas = group ? clusters(points, groups) : [];
  for (let round = 0; round < 200; round++) if (!separate(areas)) break;
  close(areas);
  return new Map(points.map((point) => [point.id, { x: point.x, y: point.y }]));
}

// The places that came with the page, which fill a disc, in the shape of the stage.
function shaped(ids, wide) {
  const points = [...ids].map((id) => ({ id, x: Data.nodes.get(id).x, y: Data.nodes.get(id).y }));
  stretch(points, wide);
  return new Map(points.map(({ id, x, y }) => [id, { x, y }]));
}

// Starts from the whole graph's places, drawn together or apart to suit the number of nodes.
function seed(points) {
  const mean = (axis) => points.reduce((sum, point) => sum + point.node[axis], 0) / points.length;
  const [mx, my] = [mean("x"), mean("y")];
  const spread =
    Math.sqrt(
      points.reduce((sum, { node }) => sum + (node.x - mx) ** 2 + (node.y - my) ** 2, 0) / points.length,
    ) || 1;
  const scale = (LENGTH * 0.6 * Math.sqrt(points.length)) / spread;
  points.forEach((point, at) => {
    // A golden-angle nudge parts nodes that share a place.
    point.x = (point.node.x - mx) * scale + 3 * Math.cos(at * 2.39996);
    point.y = (point.node.y - my) * scale + 3 * Math.sin(at * 2.39996);
  });
}

// Well connected nodes push harder, as in ForceAtlas2 (Jacomy and others, 2014), so that hubs stand
// apart; nodes that no chain of links joins only keep out of each other's way.
function weigh(points, springs) {
  const island = points.map((_, at) => at);
  const root = (at) => (island[at] === at ? at : (island[at] = root(island[at])));
  for (const point of points) point.links = 0;
  for (const [a, b] of springs) {
    island[root(a)] = root(b);
    points[a].links += 1;
    points[b].links += 1;
  }
  points.forEach((point, at) => {
    point.island = root(at);
    point.mass = 0.75 + 0.3 * Math.sqrt(point.links);
  });
}

// One round of Fruchterman and Reingold's method (1991), with a pull to the middle that is
// stronger across the shorter side of the stage.
function step(points, springs, heat, wide) {
  for (const point of points) {
    point.dx = -point.x * 0.05;
    point.dy = -point.y * 0.05 * wide;
  }
  for (let i = 0; i < points.length; i++)
    for (let j = i + 1; j < points.length; j++) {
      const [p, q] = [points[i], points[j]];
      const [x, y] = [p.x - q.x, p.y - q.y];
      const square = x * x + y * y + 0.01;
      if (square > (p.island === q.island ? 640000 : 4 * LENGTH * LENGTH)) continue;
      const push = (LENGTH * LENGTH * p.mass * q.mass) / square;
      p.dx += x * push;
      p.dy += y * push;
      q.dx -= x * push;
      q.dy -= y * push;
    }
  for (const [a, b, strength] of springs) {
    const [p, q] = [points[a], points[b]];
    const [x, y] = [q.x - p.x, q.y - p.y];
    const pull = Math.hypot(x, y) / LENGTH;
    // Hubs give way, so that their neighbours can stand around them instead of on them.
    const ease = strength / Math.sqrt(Math.min(p.links, q.links) || 1);
    p.dx += x * pull * ease;
    p.dy += y * pull * ease;
    q.dx -= x * pull * ease;
    q.dy -= y * pull * ease;
  }
  for (const point of points) {
    const length = Math.hypot(point.dx, point.dy) || 1;
    point.x += (point.dx / length) * Math.min(length, heat);
    point.y += (point.dy / length) * Math.min(length, heat);
  }
}

// The members of each group, of those with more than one.
function gathered(points, group) {
  const groups = new Map();
  for (const point of points) {
    const name = group(point.id);
    if (name === undefined) continue;
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(point);
  }
  return [...groups.values()].filter((members) => members.length > 1);
}

// Draws members a share of the way to their middle, so that groups stand apart.
function draw(members, share) {
  const mean = (axis) => members.reduce((sum, point) => sum + point[axis], 0) / members.length;
  const [x, y] = [mean("x"), mean("y")];
  for (const point of members) {
    point.x += (x - point.x) * share;
    point.y += (y - point.y) * share;
  }
}

// Fills a stage of another shape: a flat picture on an upright phone leaves most of it empty.
function stretch(points, wide) {
  const long = (axis) => {
    const along = points.map((one) => one[axis]).sort((a, b) => a - b);
    return along.at(-1) - along[0];
  };
  const lack = wide / ((long("x") || 1) / (long("y") || 1));
  for (const point of points) {
    if (lack > 1) point.x *= Math.min(lack, STRETCH);
    else point.y *= Math.min(1 / lack, STRETCH);
  }
}

// What takes room around a middle, as { x, y, halfX, halfY, members }: a node with its name …
const labelled = (point) => ({
  x: point.x,
  y: point.y,
  halfX: 16 + Math.min(Labels.short(point.node).length, 26) * 3.6,
  halfY: 25,
  members: [point],
});

// … and a group with its area and title, or a node of none.
function clusters(points, groups) {
  const grouped = new Set(groups.flat());
  return [...groups, ...points.filter((point) => !grouped.has(point)).map((point) => [point])].map((members) => {
    const ends = (axis) => [Math.min, Math.max].map((end) => end(...members.map((one) => one[axis])));
    const [[left, right], [top, bottom]] = [ends("x"), ends("y")];
    return {
      x: (left + right) / 2,
      y: (top + bottom) / 2 - TITLE / 2,
      halfX: (right - left) / 2 + AROUND,
      halfY: (bottom - top + TITLE) / 2 + AROUND,
      members,
    };
  });
}

function shift(box, axis, by) {
  box[axis] += by;
  for (const point of box.members) point[axis] += by;
}

// Draws together what stands apart, each with all its members, as far as nothing runs into another: forces alone
// leave a group that is tied to one other far outside.
function close(boxes) {
  const meets = (p, q) =>
    p !== q && Math.abs(p.x - q.x) < p.halfX + q.halfX && Math.abs(p.y - q.y) < p.halfY + q.halfY;
  for (let round = 0; round < 60; round++)
    for (const axis of ["x", "y"]) {
      const middle = boxes.reduce((sum, box) => sum + box[axis], 0) / boxes.length;
      for (const box of boxes) {
        const by = (middle - box[axis]) * 0.06;
        shift(box, axis, by);
        if (boxes.some((other) => meets(box, other))) shift(box, axis, -by);
      }
    }
}

// Pushes apart what runs into each other, each with all its members; false once nothing does.
function separate(boxes) {
  let moved = false;
  for (let i = 0; i < boxes.length; i++)
    for (let j = i + 1; j < boxes.length; j++) {
      const [p, q] = [boxes[i], boxes[j]];
      const overlapX = p.halfX + q.halfX - Math.abs(p.x - q.x);
      const overlapY = p.halfY + q.halfY - Math.abs(p.y - q.y);
      if (overlapX <= 0.01 || overlapY <= 0.01) continue;
      moved = true;
      const [axis, overlap] = overlapY < overlapX ? ["y", overlapY] : ["x", overlapX];
      const by = (p[axis] <= q[axis] ? -overlap : overlap) / 2;
      shift(p, axis, by);
      shift(q, axis, -by);
    }
  return moved;
}

// Puts nodes that came later beside those that they are joined to, and leaves all others where they are.
function beside(known, ids) {
  [...ids].forEach((id, turn) => {
    const near = Data.nodes
      .get(id)
      .ties.map((tie) => known.get(Data.other(tie, Data.nodes.get(id)).id))
      .filter(Boolean);
    const mean = (axis) => near.reduce((sum, one) => sum + one[axis], 0) / (near.length || 1);
    const [radius, angle] = [34 + 8 * Math.sqrt(turn), turn * 2.39996];
    known.set(id, { x: mean("x") + radius * Math.cos(angle), y: mean("y") + radius * Math.sin(angle) });
  });
  return known;
}

export { of };
