// The world on a plane: Equal Earth (Šavrič, Patterson and Jenny, 2018) around any meridian, and what
// crosses the edge of the map cut there.
import * as Dom from "./dom.js";

const world = JSON.parse(Dom.byId("world").textContent);
const [A1, A2, A3, A4, M] = [1.340264, -0.081106, 0.000893, 0.003796, Math.sqrt(3) / 2];
// Meridians that a map may be centred on; outlines come around the first.
const CENTRES = { atlantic: world.centre, pacific: 155, eurasia: 80 };
const POINTS = 48;
// Degrees from the middle to the edge.
const EDGE = 180;

const knows = (code) => Object.hasOwn(world.states, code);
const place = (code) => world.states[code].slice(1);
const wrap = (degrees) => ((((degrees + 180) % 360) + 360) % 360) - 180;

// Degrees from the middle and latitude, in the outlines' units.
function plane(across, latitude) {
  const lambda = (across * Math.PI) / 180;
  const theta = Math.asin(M * Math.sin((latitude * Math.PI) / 180));
  const square = theta * theta;
  const sixth = square ** 3;
  const x = (lambda * Math.cos(theta)) / (M * (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)));
  const y = theta * (A1 + A2 * square + sixth * (A3 + A4 * square));
  return [world.width / 2 + world.scale * x, world.height / 2 - world.scale * y];
}

const project = (longitude, latitude, centre) => plane(wrap(longitude - centre), latitude);

// The other way, by Newton's method: degrees from the middle and latitude of a point of an outline.
function unproject(px, py) {
  const [x, y] = [(px - world.width / 2) / world.scale, (world.height / 2 - py) / world.scale];
  let theta = y;
  for (let round = 0; round < 8; round++) {
    const square = theta * theta;
    const sixth = square ** 3;
    const off = theta * (A1 + A2 * square + sixth * (A3 + A4 * square)) - y;
    theta -= off / (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square));
  }
  const square = theta * theta;
  const stretch = A1 + 3 * A2 * square + square ** 3 * (7 * A3 + 9 * A4 * square);
  const sine = Math.max(-1, Math.min(1, Math.sin(theta) / M));
  return [((M * x * stretch) / Math.cos(theta)) * (180 / Math.PI), Math.asin(sine) * (180 / Math.PI)];
}

const command = (letter, [x, y]) => `${letter}${x.toFixed(1)},${y.toFixed(1)}`;

// The edge of the map.
function sphere() {
  const side = (across) => Array.from({ length: 61 }, (_, step) => [across, 90 - step * 3]);
  return [...side(-EDGE), ...side(EDGE).reverse()]
    .map((point, at) => command(at ? "L" : "M", plane(...point)))
    .join("")
    .concat("Z");
}

// The outline of each state around a meridian, as [code, path]; the smallest states have none.
const outlined = new Map();
function outlines(centre) {
  if (!outlined.has(centre))
    outlined.set(
      centre,
      Object.entries(world.states)
        .filter(([, [path]]) => path)
        .map(([code, [path]]) => [code, centre === world.centre ? path : turned(path, centre)]),
    );
  return outlined.get(centre);
}

function turned(path, centre) {
  let drawn = "";
  for (const [, start, steps] of path.matchAll(/M([^lz]*)l([^z]*)z/g)) {
    const numbers = `${start} ${steps}`.match(/-?\d+/g).map(Number);
    const ring = [];
    let [x, y] = [0, 0];
    for (let at = 0; at < numbers.length; at += 2) {
      x += numbers[at];
      y += numbers[at + 1];
      const [across, latitude] = unproject(x, y);
      ring.push([across + world.centre - centre, latitude]);
    }
    // A ring that runs over the edge is drawn on both sides, each cut.
    for (const shift of [-360, 0, 360]) {
      const moved = ring.map(([across, latitude]) => [across + shift, latitude]);
      const inside = cut(cut(moved, 1), -1);
      if (inside.length > 2)
        drawn += inside.map((point, at) => command(at ? "L" : "M", plane(...point))).join("") + "Z";
    }
  }
  return drawn;
}

// What of a ring lies inside the edge of one side (Sutherland and Hodgman, 1974).
function cut(ring, side) {
  const inside = ([across]) => across * side <= EDGE;
  return ring.flatMap((point, at) => {
    const before = ring.at(at - 1);
    const kept = inside(point) ? [point] : [];
    if (inside(point) === inside(before)) return kept;
    const share = (side * EDGE - before[0]) / (point[0] - before[0]);
    return [[side * EDGE, before[1] + share * (point[1] - before[1])], ...kept];
  });
}

// An arc from place to place the shorter way around, bulging towards the nearer pole, and cut where it
// leaves one edge of the map for the other. (Great circles would crowd along the upper edge.)
function arc(from, to, centre) {
  const start = wrap(from[0] - centre);
  const turn = wrap(to[0] - from[0]);
  const rise = to[1] - from[1];
  const lift = Math.min(15, Math.hypot(turn, rise) * 0.16) * (from[1] + to[1] >= 0 ? 1 : -1);
  const latitude = (share) => from[1] + rise * share + lift * Math.sin(Math.PI * share);
  const edge = Math.sign(turn) * EDGE;
  // The share of the way at which it meets the edge, if it does.
  const leaves = Math.abs(start + turn) > EDGE ? (edge - start) / turn : null;
  const shares = Array.from({ length: POINTS + 1 }, (_, step) => step / POINTS);
  if (leaves === null) return stroke(shares, (share) => start + turn * share, latitude);
  const [before, after] = [shares.filter((share) => share < leaves), shares.filter((share) => share > leaves)];
  return (
    stroke([...before, leaves], (share) => start + turn * share, latitude) +
    stroke([leaves, ...after], (share) => start + turn * share - 2 * edge, latitude)
  );
}

const stroke = (shares, across, latitude) =>
  shares.map((share, at) => command(at ? "L" : "M", plane(across(share), latitude(share)))).join("");

const size = { width: world.width, height: world.height };

export { CENTRES, size, knows, place, project, sphere, outlines, arc };
