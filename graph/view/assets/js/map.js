// States on a world map, arcs of their bilateral talks, and where meetings were held.
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as Globe from "./globe.js";
import * as Labels from "./labels.js";
import * as Overlay from "./overlay.js";
import * as Pairs from "./pairs.js";
import * as Reveal from "./reveal.js";
import * as Roving from "./roving.js";
import * as State from "./state.js";
import * as Talks from "./talks.js";
import * as Terms from "./terms.js";
import * as Tip from "./tip.js";

const holder = Dom.byId("view-map");
// Around the map, in pixels: what is set for it lies above, and the note below.
const PAD = { side: 12, above: 52, below: 16 };
// An upright stage that the whole world fills to less than this opens on a part so much larger at most, if it
// holds so much of the talks.
const BAND = 0.6;
const LARGER = 2.2;
const BUSY = 0.7;
const CENTRE_WORDS = { atlantic: "Atlantic", pacific: "Pacific", eurasia: "Eurasia" };

let svg, land, arcs, dots, measuring;
let controls = {};
let view = { x: 0, y: 0, k: 1 };
let fitted = false;
// Whether somebody moved it since.
let moved = false;
let around = null;
let shown = { states: new Map(), pairs: new Map(), drawn: [], least: 1 };

function start() {
  measuring = document.createElement("canvas").getContext("2d");
  land = Dom.svg("g", { class: "land" });
  arcs = Dom.svg("g", { class: "arcs" });
  dots = Dom.svg("g", { class: "dots" });
  svg = Dom.svg(
    "svg",
    {
      class: "figure",
      role: "group",
      "aria-label":
        "World map of bilateral talks. Arrow keys move from state to state and arc to arc, Enter opens one.",
    },
    Dom.svg("g", { class: "plane" }, land, arcs),
    dots,
  );
  holder.append(svg, bar());
  svg.addEventListener("click", (event) => {
    const target = event.target.closest("[data-id]");
    if (target) Reveal.choose(target.dataset.id);
    else {
      const code = event.target.dataset?.code;
      Reveal.choose(code && shown.states.has(`State:${code}`) ? `State:${code}` : null);
    }
  });
  svg.addEventListener("pointermove", hover);
  svg.addEventListener("pointerleave", () => light(null));
  Dom.onWheel(svg, zoom);
  svg.addEventListener("pointerdown", drag);
  svg.addEventListener("keydown", roving.keys);
  new ResizeObserver(() => holder.clientWidth && resize()).observe(holder);
}

// How many meetings an arc needs, and what the map is centred on.
function bar() {
  controls = {
    least: Dom.element("input", {
      id: "least",
      type: "range",
      min: 1,
      step: 1,
      "aria-label": "Fewest meetings of an arc",
      oninput: (event) => State.change({ least: Number(event.target.value) }),
    }),
    value: Dom.element("output", { for: "least" }),
    centre: Dom.element(
      "select",
      {
        id: "centre",
        "aria-label": "Centre of the map",
        onchange: (event) => State.change({ centre: event.target.value }),
      },
      Object.entries(CENTRE_WORDS).map(([value, label]) => Dom.element("option", { value }, label)),
    ),
  };
  return Dom.element(
    "div",
    { class: "mapbar" },
    Dom.element("label", { class: "slide" }, controls.least, controls.value),
    controls.centre,
  );
}

const homeOf = (node) => Globe.place(node.key);

function sync(state) {
  if (state.view !== "map") return;
  shown = Talks.gather(state);
  turn(state.centre);
  tint(state);
  const { joins } = shown;
  const strength = Math.max(0.16, Math.min(0.62, 0.62 * Math.sqrt(70 / Math.max(1, shown.drawn.length))));
  arcs.style.setProperty("--strength", joins ? 0.8 : strength.toFixed(2));
  arcs.replaceChildren(...shown.drawn.map((pair) => line(pair, state)));
  const touched = new Set(shown.drawn.filter((one) => joins?.pair(one)).flatMap(({ a, b }) => [a, b]));
  const busiest = Math.max(1, ...[...shown.states.values()].map((one) => one.talks));
  const most = holder.clientWidth && holder.clientWidth < 600 ? 5 : 8;
  dots.replaceChildren(
    ...[...shown.states.values()]
      .sort((one, other) => other.talks - one.talks || (one.node.id < other.node.id ? -1 : 1))
      .map((one) => {
        const on = !joins || joins.state(one.node.id) || touched.has(one.node.id);
        return dot(one, on, state, 3 + most * Math.sqrt(one.talks / busiest));
      }),
  );
  Object.assign(controls.least, { max: shown.most, value: shown.least, disabled: shown.most < 2 });
  controls.value.textContent = `arcs of ${shown.least > 1 ? `≥ ${Terms.plural(shown.least, "meeting")}` : "all pairs"}`;
  controls.least.setAttribute("aria-valuetext", controls.value.textContent);
  controls.centre.value = state.centre;
  roving.sync();
}

// Once it is known what lies over the stage.
function settle(state, changed) {
  if (state.view !== "map") return;
  if (!fitted) open();
  else place();
  if (!changed || changed.has("chosen") || changed.has("view")) reveal();
}

// Draws the land around another meridian.
function turn(centre) {
  if (around === centre) return;
  if (around !== null) fitted = false;
  around = centre;
  land.replaceChildren(
    Dom.svg("path", { class: "sea", d: Globe.sphere() }),
    ...Globe.outlines(Globe.CENTRES[centre]).map(([code, d]) => Dom.svg("path", { d, "data-code": code })),
  );
}

// Land by how many meetings were held there.
function tint(state) {
  const most = Math.max(1, ...[...shown.states.values()].map((one) => one.hosted));
  for (const outline of land.children) {
    const one = shown.states.get(`State:${outline.dataset.code}`);
    outline.classList.toggle("known", Boolean(one));
    outline.classList.toggle("chosen", Boolean(one) && one.node.id === state.chosen);
    const share = one && one.hosted ? (0.14 + 0.5 * Math.sqrt(one.hosted / most)).toFixed(2) : 0;
    outline.style.setProperty("--share", share);
  }
}

function line(pair, state) {
  const count = pair.talks.size;
  const label = `${Pairs.nameOf(pair.id)}: ${Terms.plural(count, "bilateral meeting")}`;
  const on = !shown.joins || shown.joins.pair(pair);
  const [from, to] = [pair.a, pair.b].map((id) => homeOf(Data.nodes.get(id)));
  return Dom.svg("path", {
    d: Globe.arc(from, to, Globe.CENTRES[around]),
    class: `arc${on ? "" : " faded"}${pair.id === state.chosen ? " chosen" : ""}`,
    "stroke-width": (1.3 + 1.5 * Math.log2(Math.max(1, 1 + count - shown.least))).toFixed(2),
    "data-id": pair.id,
    "data-tip": label,
    role: "button",
    "aria-label": Dom.clip(label, 200),
    tabindex: -1,
  });
}

function dot({ node, talks, partners, hosted }, on, state, radius) {
  const label = `${Dom.clip(node.name, 80)}: ${Terms.plural(talks, "bilateral meeting")} with ${Terms.plural(partners.size, "state")}, ${hosted.toLocaleString("en")} hosted`;
  return Dom.svg(
    "g",
    {
      class: `dot${on ? "" : " faded"}${node.id === state.chosen ? " chosen" : ""}`,
      "data-id": node.id,
      "data-tip": label,
      role: "button",
      "aria-label": label,
      tabindex: -1,
    },
    Dom.svg("circle", { class: "State", r: radius.toFixed(1) }),
  );
}

const at = (node) => Globe.project(...homeOf(node), Globe.CENTRES[around]);

// Zoom and position: the plane moves as a whole, dots and names keep their size.
function place() {
  svg.querySelector(".plane").setAttribute("transform", `translate(${view.x} ${view.y}) scale(${view.k})`);
  const marks = [];
  for (const dot of dots.children) {
    const node = Data.nodes.get(dot.dataset.id);
    const [x, y] = at(node);
    const [left, top] = [x * view.k + view.x, y * view.k + view.y];
    dot.setAttribute("transform", `translate(${left.toFixed(1)} ${top.toFixed(1)})`);
    dot.querySelector("text")?.remove();
    if (dot.classList.contains("faded")) continue;
    marks.push({
      id: node.id,
      forms: Labels.forms(node),
      x: left,
      y: top,
      radius: Number(dot.firstChild.getAttribute("r")),
      weight: shown.states.get(node.id).talks,
      must: dot.classList.contains("chosen") ? 2 : 0,
      dot,
    });
  }
  const byId = new Map(marks.map((mark) => [mark.id, mark]));
  const [right, bottom] = size();
  const bounds = { left: 0, top: 0, right, bottom, over: Overlay.boxes(holder) };
  for (const label of Labels.place(measuring, marks, bounds)) {
    const mark = byId.get(label.id);
    for (const { text, x, y } of Labels.written(label))
      mark.dot.append(Dom.svg("text", { x: x - mark.x, y: y - mark.y }, text));
  }
}

// Of the stage, what is free: above the note, and beside the panel where that lies over it.
const size = () => [holder.clientWidth || 800, holder.clientHeight || 500];
function free() {
  const [width, height] = size();
  const below = PAD.below + Overlay.foot(height);
  return {
    width: width - Overlay.aside() - 2 * PAD.side,
    height: height - PAD.above - below,
    x: (width - Overlay.aside()) / 2,
    y: (height + PAD.above - below) / 2,
  };
}

// The states on screen with some of the world around them, or all of it where they lie far apart.
function fit() {
  const room = free();
  const scale = ([left, right], [top, bottom]) => Math.min(room.width / (right - left), room.height / (bottom - top));
  const everywhere = [
    [0, Globe.size.width],
    [0, Globe.size.height],
  ];
  const points = [...shown.states.values()].map(({ node }) => at(node));
  const near = everywhere.map(([, whole], axis) => {
    const values = points.map((point) => point[axis]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const margin = Math.max(whole * 0.09, (high - low) * 0.16);
    return [Math.max(0, low - margin), Math.min(whole, high + margin)];
  });
  const closer = points.length && scale(...near) > 1.5 * scale(...everywhere);
  const [[left, right], [top, bottom]] = closer ? near : everywhere;
  const k = scale([left, right], [top, bottom]);
  view = { k, x: room.x - ((left + right) * k) / 2, y: room.y - ((top + bottom) * k) / 2 };
  fitted = holder.clientWidth > 0;
  moved = false;
  place();
}

// At first: all of that, but on an upright stage, where the world is a band, the part with most of the talks.
function open() {
  fit();
  const room = free();
  const [width] = size();
  if (room.width >= room.height || Globe.size.height * view.k > BAND * room.height) return;
  const k = Math.min(room.height / Globe.size.height, LARGER * view.k);
  const states = [...shown.states.values()].map(({ node, talks }) => ({ x: at(node)[0], talks }));
  const from = (left) => states.filter(({ x }) => x >= left && x <= left + room.width / k);
  const sum = (ones) => ones.reduce((total, one) => total + one.talks, 0);
  const best = states.map(({ x }) => from(x)).reduce((most, ones) => (sum(ones) > sum(most) ? ones : most), []);
  if (!best.length || sum(best) < BUSY * sum(states)) return;
  const ends = best.map(({ x }) => x);
  const x = room.x - ((Math.min(...ends) + Math.max(...ends)) / 2) * k;
  view = {
    k,
    x: Math.min(0, Math.max(width - Globe.size.width * k, x)),
    y: room.y - (Globe.size.height * k) / 2,
  };
  place();
}

// In a window of another size: the same again, unless somebody moved it.
function resize() {
  if (fitted && moved) place();
  else open();
  reveal();
}

// Brings what is chosen out from under what lies over the stage, and leaves the map alone otherwise: one that
// nobody moved is fitted to what is free.
function reveal() {
  const { chosen } = State.get();
  const ids = (Pairs.ends(chosen) ?? [chosen]).filter((id) => shown.states.has(id));
  if (!ids.length || !holder.clientWidth) return;
  const [width, height] = size();
  const drawn = () =>
    ids.map((id) => at(shown.states.get(id).node).map((one, axis) => one * view.k + [view.x, view.y][axis]));
  const seen = () => drawn().every(([x, y]) => Overlay.inView({ x, y }, width, height, 24));
  if (!seen() && !moved) open();
  if (seen()) return;
  const points = drawn();
  const middle = (axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const room = free();
  view = { ...view, x: view.x + room.x - middle(0), y: view.y + room.y - middle(1) };
  place();
}

function zoom(factor, x = size()[0] / 2, y = size()[1] / 2) {
  const k = Math.min(6, Math.max(0.06, view.k * factor));
  moved = true;
  view = { k, x: x - ((x - view.x) * k) / view.k, y: y - ((y - view.y) * k) / view.k };
  place();
}

function drag(event) {
  if (event.button !== 0) return;
  const from = { x: event.clientX - view.x, y: event.clientY - view.y };
  const move = (later) => {
    if (!svg.hasPointerCapture(event.pointerId)) {
      if (Math.hypot(later.clientX - event.clientX, later.clientY - event.clientY) < 4) return;
      svg.setPointerCapture(event.pointerId);
    }
    moved = true;
    view = { ...view, x: later.clientX - from.x, y: later.clientY - from.y };
    place();
  };
  svg.addEventListener("pointermove", move);
  svg.addEventListener("pointerup", () => svg.removeEventListener("pointermove", move), { once: true });
}

function hover(event) {
  const target = event.target.closest("[data-tip]");
  const box = holder.getBoundingClientRect();
  light(target, { x: event.clientX - box.left, y: event.clientY - box.top });
}

// What is under the pointer is told, and its arcs stand out from the others.
function light(target, where) {
  Tip.show(target ? { text: target.dataset.tip } : null, where);
  const id = target?.dataset.id;
  if (svg.dataset.hot === (id ?? "")) return;
  svg.dataset.hot = id ?? "";
  svg.classList.toggle("hovering", Boolean(id));
  for (const arc of arcs.children) {
    const own = arc.dataset.id;
    arc.classList.toggle("hot", Boolean(id) && (own === id || Pairs.ends(own).includes(id)));
  }
}

// Dots come first, those of most talks before others, then arcs.
const stops = () => [...dots.children, ...[...arcs.children].reverse()];
const roving = Roving.over(stops, { zoom, step: 1.4, fit });

const held = (pairs) => new Set(pairs.flatMap(({ talks }) => [...talks])).size;
const figure = () => svg;
// How much is drawn, and of how much.
const counts = () => ({
  states: shown.states.size,
  pairs: shown.drawn.length,
  of: shown.pairs.length,
  meetings: held(shown.drawn),
  ofMeetings: held(shown.pairs),
  least: shown.least,
});

export { start, sync, settle, fit, zoom, figure, counts };
