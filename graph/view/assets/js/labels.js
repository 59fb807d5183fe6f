// Names beside nodes, in screen pixels whatever the zoom: the most important first, each in the first
// of eight places where it meets no other, else not at all.
import * as Dom from "./dom.js";

const SIZE = 12.5;
const HEIGHT = 16;
// From one line of a name to the next.
const LINE = 14;
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

// Letters of a line, and of a line that stands alone.
const LONG = 34;
const ALONE = 40;
// Where there is little room beside a symbol.
const SHORT = 22;

const widths = new Map();

function short(node) {
  if (node.short === undefined) {
    const spoken =
      node.type === "Organization" && node.properties.acronym ? node.properties.acronym : node.name;
    node.short =
      Dom.clip(spoken, node.type === "Commitment" ? 30 : LONG) || Dom.clip(node.key ?? node.id, LONG);
  }
  return node.short;
}

// The forms that a name may take, each as its lines, the first for where there is room: of a meeting, what it was in
// one line or two, and below that the place and the day, by which those of one name are told apart.
function forms(node) {
  if (node.forms === undefined) {
    const [what, ...rest] = node.type === "Meeting" ? parted(node) : [];
    node.forms =
      what && [what, ...rest].join(", ").length > LONG
        ? [[...halves(what), ...rest.map((one) => Dom.clip(one, LONG))], [Dom.clip(what, LONG)], [Dom.clip(what, SHORT)]]
        : [[short(node)]];
  }
  return node.forms;
}

// For where the day is told otherwise: what it was and where, in one line.
function undated(node) {
  const [what, rest] = parted(node);
  const { city } = node.properties;
  const whole = rest && city && rest.startsWith(city) ? `${what}, ${city}` : what;
  return whole.length <= ALONE ? whole : Dom.clip(what, ALONE);
}

// "SCO summit, Bishkek, 13 September 2013" as what it was, and where and when, if its name has either.
function parted(node) {
  const name = Dom.flat(node.name);
  const { city } = node.properties;
  const [, before, day] = /^(.+?), ([^,]*\d{4})$/.exec(name) ?? [null, name, null];
  const place = city && before.endsWith(`, ${city}`) ? city : null;
  const what = place ? before.slice(0, -place.length - 2) : before;
  return [what, [place, day].filter(Boolean).join(", ")].filter(Boolean);
}

// Words in lines of so many letters, where they allow it.
function wrapped(text, long) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (lines.at(-1) && longer.length > long) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

// A text in two lines of much the same length, if one is too long for it.
function halves(text) {
  if (text.length <= LONG) return [text];
  const gaps = [...text.matchAll(/ /g)].map(({ index }) => index);
  const off = (gap) => Math.abs(gap - text.length / 2);
  const middle = gaps.reduce((best, gap) => (off(gap) < off(best) ? gap : best), gaps[0] ?? text.length);
  return [text.slice(0, middle), text.slice(middle + 1)].filter(Boolean).map((one) => Dom.clip(one, LONG));
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

// marks: { id, forms, x, y, radius, weight, must } in pixels. Returns those that found a place, as
// { id, lines, left, top, right, bottom, must }, in the first form of which there is room for. What lies "over" the
// bounds keeps names away. Nodes are obstacles too, while there are few enough. A mark may have "spots" of its own,
// as middles of its name; one without forms is in the way of names, and has none.
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
    if (!mark.forms.length) continue;
    if (placed.length >= MOST || (!mark.must && !(mark.tier >= TIERS.State) && placed.length >= budget)) break;
    const boxes = [];
    for (const lines of mark.forms) if (boxes.at(-1)?.cost !== 0) boxes.push(best(ctx, mark, lines, bounds, taken));
    // What matters most is named in a crowd, too, where it hides least; what has spots of its own covers nothing.
    const anywhere = mark.tier >= TIERS.State && !mark.spots;
    let box = boxes.find(({ cost }) => cost === 0) ?? boxes.find(({ cost }) => anywhere && cost < Infinity);
    if (!box && mark.must > 1) box = boxes.at(-1);
    if (!box) continue;
    taken.add(box);
    placed.push({ ...box, id: mark.id, must: mark.must, color: mark.color });
  }
  return placed;
}

// Where a form of a name hides least, and how much that is; where none will do, where it would stand first.
function best(ctx, mark, lines, bounds, taken) {
  const strong = mark.must > 1 || mark.tier === TITLE;
  const wide = Math.max(...lines.map((line) => width(ctx, line, strong))) + 8;
  const high = HEIGHT + LINE * (lines.length - 1);
  const reach = mark.radius + GAP;
  const aslant = reach * 0.7;
  const options = mark.spots?.map(([x, y]) => [x - wide / 2, y - high / 2]) ?? [
    [mark.x - wide / 2, mark.y + reach],
    [mark.x + reach, mark.y - high / 2],
    [mark.x - reach - wide, mark.y - high / 2],
    [mark.x - wide / 2, mark.y - reach - high],
    [mark.x + aslant, mark.y + aslant - GAP],
    [mark.x - aslant - wide, mark.y + aslant - GAP],
    [mark.x + aslant, mark.y - aslant - high + GAP],
    [mark.x - aslant - wide, mark.y - aslant - high + GAP],
  ];
  let found = null;
  for (const [left, top] of options) {
    const box = { left, top, right: left + wide, bottom: top + high, owner: mark.id, lines, cost: Infinity };
    const inside = left >= bounds.left && box.right <= bounds.right && top >= bounds.top && box.bottom <= bounds.bottom;
    if (inside && outside(box, mark)) box.cost = taken.hides(box, mark.id);
    if (!found || box.cost < found.cost) found = box;
  }
  return found;
}

// Around a focus, whether a box lies outside the ring of its node: inside it lines run.
function outside(box, { x, y, rings }) {
  if (!rings) return true;
  const away = (px, py) => Math.hypot((px - rings.x) / rings.wide, py - rings.y);
  const nearest = away(
    Math.max(box.left, Math.min(box.right, rings.x)),
    Math.max(box.top, Math.min(box.bottom, rings.y)),
  );
  return nearest >= away(x, y) - HEIGHT / 2;
}

// The lines of a placed name, each with its middle.
const written = ({ lines, left, right, top }) =>
  lines.map((text, at) => ({ text, x: (left + right) / 2, y: top + HEIGHT / 2 + at * LINE }));

function draw(ctx, placed, colors) {
  ctx.textBaseline = "middle";
  ctx.textAlign = "center";
  ctx.lineJoin = "round";
  for (const label of placed.slice().reverse()) {
    ctx.font = font(label.must > 1 || label.color);
    ctx.lineWidth = 3.5;
    ctx.strokeStyle = colors.halo;
    ctx.fillStyle = label.color ?? (label.must > 0 ? colors.strong : colors.text);
    for (const { text, x, y } of written(label)) ctx.strokeText(text, x, y);
    for (const { text, x, y } of written(label)) ctx.fillText(text, x, y);
  }
  ctx.globalAlpha = 1;
}

export { place, draw, written, short, forms, undated, wrapped, tier, TITLE, SIZE, FONT };
