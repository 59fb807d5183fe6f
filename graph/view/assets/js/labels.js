// Names beside nodes, in screen pixels whatever the zoom: the most important first, each in the first
// of eight places where it meets no other, else not at all.
import * as Dom from "./dom.js";

const SIZE = 12.5;
const HEIGHT = 16;
const GAP = 3;
const MOST = 260;
// One name on so many square pixels, beside those that must be there.
const ROOM = 8500;
const CELL = 64;
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

// Names come in the order of what they name; those of the first are drawn wherever there is room for them.
const TITLE = 9;
const TIERS = { State: 5, Organization: 4, Minister: 3, Meeting: 2 };
const tier = (type) => TIERS[type] ?? 1;

const widths = new Map();

function short(node) {
  if (node.short === undefined) {
    const spoken =
      node.type === "Organization" && node.properties.acronym ? node.properties.acronym : node.name;
    node.short =
      Dom.clip(spoken, node.type === "Commitment" ? 30 : 34) || Dom.clip(node.key ?? node.id, 34);
  }
  return node.short;
}

function width(ctx, text, strong) {
  const key = strong ? `!${text}` : text;
  let known = widths.get(key);
  if (known === undefined) {
    ctx.font = font(strong);
    known = ctx.measureText(text).width;
    widths.set(key, known);
  }
  return known;
}

const font = (strong) => `${strong ? 600 : 400} ${SIZE}px ${FONT}`;

// Rectangles already taken, in a grid of cells so that a test looks at a few of them only.
class Taken {
  constructor() {
    this.cells = new Map();
  }
  *around(box) {
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x++)
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y++) yield x * 4096 + y;
  }
  add(box) {
    for (const cell of this.around(box)) {
      const boxes = this.cells.get(cell);
      if (boxes) boxes.push(box);
      else this.cells.set(cell, [box]);
    }
  }
  // How much of nodes a box would hide, in square pixels; no end of it where it meets a name or what lies over.
  hides(box, own) {
    const hidden = new Map();
    for (const cell of this.around(box))
      for (const one of this.cells.get(cell) || []) {
        const wide = Math.min(one.right, box.right) - Math.max(one.left, box.left);
        const high = Math.min(one.bottom, box.bottom) - Math.max(one.top, box.top);
        if (one.owner === own || wide <= 0 || high <= 0) continue;
        if (!one.node) return Infinity;
        hidden.set(one.owner, wide * high);
      }
    return [...hidden.values()].reduce((sum, area) => sum + area, 0);
  }
}

// marks: { id, text, x, y, radius, weight, must } in pixels. Returns those that found a place, as
// { id, text, left, top, right, bottom, must }. What lies "over" the bounds keeps names away. Nodes are obstacles too, while there are few enough. A mark may
// have "spots" of its own, as middles of its name.
function place(ctx, marks, bounds) {
  const taken = new Taken();
  for (const box of bounds.over ?? []) taken.add(box);
  const near = marks.filter(
    (mark) =>
      mark.x > bounds.left - 80 &&
      mark.x < bounds.right + 80 &&
      mark.y > bounds.top - 20 &&
      mark.y < bounds.bottom + 20,
  );
  if (near.length < 900)
    for (const mark of near) {
      const reach = mark.radius * 0.8;
      taken.add({
        left: mark.x - reach,
        right: mark.x + reach,
        top: mark.y - reach,
        bottom: mark.y + reach,
        owner: mark.id,
        node: true,
      });
    }
  near.sort((a, b) => b.must - a.must || (b.tier ?? 0) - (a.tier ?? 0) || b.weight - a.weight || (a.id < b.id ? -1 : 1));
  const placed = [];
  const budget = Math.min(MOST, ((bounds.right - bounds.left) * (bounds.bottom - bounds.top)) / ROOM);
  for (const mark of near) {
    if (!mark.text) continue;
    if (placed.length >= MOST || (!mark.must && !(mark.tier >= TIERS.State) && placed.length >= budget)) break;
    const strong = mark.must > 1 || mark.tier === TITLE;
    const wide = width(ctx, mark.text, strong) + 8;
    const reach = mark.radius + GAP;
    const aslant = reach * 0.7;
    const options = mark.spots?.map(([x, y]) => [x - wide / 2, y - HEIGHT / 2]) ?? [
      [mark.x - wide / 2, mark.y + reach],
      [mark.x + reach, mark.y - HEIGHT / 2],
      [mark.x - reach - wide, mark.y - HEIGHT / 2],
      [mark.x - wide / 2, mark.y - reach - HEIGHT],
      [mark.x + aslant, mark.y + aslant - GAP],
      [mark.x - aslant - wide, mark.y + aslant - GAP],
      [mark.x + aslant, mark.y - aslant - HEIGHT + GAP],
      [mark.x - aslant - wide, mark.y - aslant - HEIGHT + GAP],
    ];
    // Around a focus, away from the middle first.
    if (mark.side) options.unshift(options[mark.side > 0 ? 1 : 2]);
    else if (mark.over) options.unshift(options[3]);
    const candidates = options
      .map(([left, top]) => ({ left, top, right: left + wide, bottom: top + HEIGHT, owner: mark.id }))
      .filter(({ left, right }) => left >= bounds.left && right <= bounds.right)
      .filter(({ top, bottom }) => top >= bounds.top && bottom <= bounds.bottom);
    const costs = candidates.map((candidate) => taken.hides(candidate, mark.id));
    const least = Math.min(...costs);
    // What matters most is named in a crowd, too, where it hides least; what has spots of its own covers nothing.
    let box = least === 0 || (mark.tier >= TIERS.State && !mark.spots && least < Infinity) ? candidates[costs.indexOf(least)] : null;
    if (!box && mark.must > 1)
      box = {
        left: options[0][0],
        top: options[0][1],
        right: options[0][0] + wide,
        bottom: options[0][1] + HEIGHT,
        owner: mark.id,
      };
    if (!box) continue;
    taken.add(box);
    placed.push({ ...box, id: mark.id, text: mark.text, must: mark.must, color: mark.color });
  }
  return placed;
}

function draw(ctx, placed, colors) {
  ctx.textBaseline = "middle";
  ctx.textAlign = "center";
  ctx.lineJoin = "round";
  for (const label of placed.slice().reverse()) {
    ctx.font = font(label.must > 1 || label.color);
    const [x, y] = [(label.left + label.right) / 2, (label.top + label.bottom) / 2];
    ctx.lineWidth = 3.5;
    ctx.strokeStyle = colors.halo;
    ctx.strokeText(label.text, x, y);
    ctx.fillStyle = label.color ?? (label.must > 0 ? colors.strong : colors.text);
    ctx.fillText(label.text, x, y);
  }
  ctx.globalAlpha = 1;
}

export { place, draw, short, tier, TITLE, SIZE, FONT };
