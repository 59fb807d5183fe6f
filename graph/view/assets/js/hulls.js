// Communities as tinted areas behind their members, each named after the most central of them.
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as Terms from "./terms.js";

// Around a member's symbol, in the picture's units, and how few make an area that is named.
const MARGIN = 26;
const FEWEST = 3;
const NAMED = 3;
// Corners of a circle.
const ROUND = 18;

const namesOf = ({ members }) =>
  members
    .filter((id) => Data.nodes.has(id))
    .slice(0, NAMED)
    .map((id) => Dom.clip(Data.nodes.get(id).name, 24));
// No line begins with the dot.
const nameOf = (one) => namesOf(one).join("\u00a0· ");

// Whether a community stands for itself: of two, as long as there are colours.
const stands = ({ id, members }) => members.length >= FEWEST || id < Terms.COMMUNITIES.length;

const color = (one, dark) => Terms.community(stands(one) ? one.id : -1, dark);

const colorOf = (state, dark) =>
  Data.communityOf.has(state) ? color(Data.communityOf.get(state), dark) : Terms.community(-1, dark);

// Corners of the smallest convex area around points (Andrew's monotone chain, 1979).
function around(points) {
  const sorted = points.slice().sort((a, b) => a.x - b.x || a.y - b.y);
  const turns = (a, b, c) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  const half = (ones) => {
    const chain = [];
    for (const one of ones) {
      while (chain.length > 1 && turns(chain.at(-2), chain.at(-1), one) <= 0) chain.pop();
      chain.push(one);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

// The areas of what is seen: { id, names, color, corners }. Those of two are named by their members' names.
function areas(seen, place, size, dark) {
  return Data.communities
    .map((one) => ({ ...one, shown: one.members.filter((id) => seen.has(id)) }))
    .filter((one) => stands(one) && one.shown.length > 1)
    .map((one) => ({
      id: one.id,
      names: one.shown.length < FEWEST ? [] : namesOf(one),
      color: color(one, dark),
      corners: around(one.shown.flatMap((id) => circle(place(id), size(id) + MARGIN))),
    }));
}

const circle = ({ x, y }, radius) =>
  Array.from({ length: ROUND }, (_, at) => ({
    x: x + radius * Math.cos((at * 2 * Math.PI) / ROUND),
    y: y + radius * Math.sin((at * 2 * Math.PI) / ROUND),
  }));

function draw(ctx, found) {
  for (const { corners, color: tint } of found) {
    ctx.beginPath();
    for (const { x, y } of corners) ctx.lineTo(x, y);
    ctx.globalAlpha = 0.1;
    ctx.fillStyle = tint;
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

export { areas, draw, nameOf, color, colorOf, stands };
