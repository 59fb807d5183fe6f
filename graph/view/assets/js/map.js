// States on a world map, arcs of their bilateral talks, and where meetings were held.
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as Filter from "./filter.js";
import * as Labels from "./labels.js";
import * as Reveal from "./reveal.js";
import * as Roving from "./roving.js";
import * as Terms from "./terms.js";
import * as Tip from "./tip.js";

const world = JSON.parse(Dom.byId("world").textContent);
const holder = Dom.byId("view-map");
const POINTS = 48;

let svg, land, arcs, dots, caption, measuring;
let view = { x: 0, y: 0, k: 1 };
let fitted = false;
let shown = { states: new Map(), pairs: new Map() };

// Equal Earth (Šavrič, Patterson and Jenny, 2018), as the outlines were made with. Longitude and
// latitude in degrees, the result in the outlines' units.
function project(longitude, latitude) {
  const [A1, A2, A3, A4, M] = [1.340264, -0.081106, 0.000893, 0.003796, Math.sqrt(3) / 2];
  const lambda = (wrap(longitude - world.centre) * Math.PI) / 180;
  const theta = Math.asin(M * Math.sin((latitude * Math.PI) / 180));
  const square = theta * theta;
  const sixth = square ** 3;
  const x = (lambda * Math.cos(theta)) / (M * (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)));
  const y = theta * (A1 + A2 * square + sixth * (A3 + A4 * square));
  return [world.width / 2 + world.scale * x, world.height / 2 - world.scale * y];
}

const wrap = (degrees) => ((((degrees + 180) % 360) + 360) % 360) - 180;

// An arc from place to place the shorter way around, bulging towards the nearer pole, and cut where it
// leaves one edge of the map for the other. (Great circles would crowd along the upper edge.)
function arc(from, to) {
  const start = wrap(from[0] - world.centre);
  const turn = wrap(to[0] - from[0]);
  const rise = to[1] - from[1];
  const lift = Math.min(15, Math.hypot(turn, rise) * 0.16) * (from[1] + to[1] >= 0 ? 1 : -1);
  let path = "";
  let last = null;
  for (let step = 0; step <= POINTS; step++) {
    const share = step / POINTS;
    const across = wrap(start + turn * share);
    const latitude = from[1] + rise * share + lift * Math.sin(Math.PI * share);
    if (last !== null && Math.abs(across - last) > 180) {
      const edge = last > 0 ? 179.999 : -179.999;
      path +=
        line("L", project(world.centre + edge, latitude)) +
        line("M", project(world.centre - edge, latitude));
    }
    path += line(step ? "L" : "M", project(world.centre + across, latitude));
    last = across;
  }
  return path;
}

const line = (command, [x, y]) => `${command}${x.toFixed(1)},${y.toFixed(1)}`;

function start() {
  measuring = document.createElement("canvas").getContext("2d");
  const edge = [];
  for (let latitude = -90; latitude <= 90; latitude += 5)
    edge.push(project(world.centre + 179.999, latitude));
  for (let latitude = 90; latitude >= -90; latitude -= 5)
    edge.push(project(world.centre - 179.999, latitude));
  land = Dom.svg("g", { class: "land" });
  land.append(
    Dom.svg("path", {
      class: "sea",
      d: edge.map((point, at) => line(at ? "L" : "M", point)).join("") + "Z",
    }),
  );
  for (const [code, [outline]] of Object.entries(world.states))
    if (outline) land.append(Dom.svg("path", { d: outline, "data-code": code }));
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
  caption = Dom.element("p", { class: "caption" });
  holder.append(svg, caption);
  svg.addEventListener("click", (event) => {
    const target = event.target.closest("[data-id]");
    if (target) Reveal.choose(target.dataset.id);
    else {
      const code = event.target.dataset?.code;
      Reveal.choose(code && shown.states.has(`State:${code}`) ? `State:${code}` : null);
    }
  });
  svg.addEventListener("pointermove", hover);
  svg.addEventListener("pointerleave", () => Tip.show(null));
  Dom.onWheel(svg, zoom);
  svg.addEventListener("pointerdown", drag);
  svg.addEventListener("keydown", roving.keys);
  new ResizeObserver(() => holder.clientWidth && (fitted ? place() : fit())).observe(holder);
}

// Talks between states, each meeting once: as stated of the states, and as stated of those who
// represented them.
function gather(seen) {
  const states = new Map();
  const pairs = new Map();
  for (const id of seen.nodes) {
    const node = Data.nodes.get(id);
    if (node.type === "State" && world.states[node.key])
      states.set(id, { node, talks: 0, partners: new Set(), hosted: 0 });
  }
  const homes = (id) => {
    const node = Data.nodes.get(id);
    if (node.type === "State") return [id];
    return node.ties
      .filter((tie) => tie.type === "REPRESENTS" && tie.from === id && tie.to.startsWith("State:"))
      .map((tie) => tie.to);
  };
  for (const [id, edges] of seen.ties) {
    const tie = Data.ties.get(id);
    if (tie.type === "HELD_IN" && states.has(tie.to)) states.get(tie.to).hosted += 1;
    if (tie.type !== "BILATERAL_TALKS") continue;
    for (const a of homes(tie.from))
      for (const b of homes(tie.to)) {
        if (a === b || !states.has(a) || !states.has(b)) continue;
        const key = a < b ? `${a}|${b}` : `${b}|${a}`;
        if (!pairs.has(key))
          pairs.set(key, { a: a < b ? a : b, b: a < b ? b : a, tie: id, meetings: new Set() });
        const pair = pairs.get(key);
        if (tie.from.startsWith("State:")) pair.tie = id;
        for (const edge of edges) pair.meetings.add(edge.properties.meeting ?? `edge ${edge.index}`);
      }
  }
  for (const { a, b, meetings } of pairs.values())
    for (const [one, other] of [
      [a, b],
      [b, a],
    ]) {
      states.get(one).talks += meetings.size;
      states.get(one).partners.add(other);
    }
  return { states, pairs };
}

// Which states and arcs belong to what is chosen anywhere on the page.
function lit(state) {
  if (!state.chosen) return null;
  const related = new Set([state.chosen]);
  const meetings = new Set();
  const tie = Data.ties.get(state.chosen);
  if (tie) {
    for (const id of [tie.from, tie.to]) related.add(id);
    for (const edge of tie.edges) meetings.add(edge.properties.meeting);
  } else {
    const node = Data.nodes.get(state.chosen);
    if (node.type === "Meeting") meetings.add(node.key);
    for (const one of node.ties) {
      related.add(Data.other(one, node).id);
      for (const edge of one.edges) if (edge.properties.meeting) meetings.add(edge.properties.meeting);
    }
  }
  const joins = (pair) =>
    pair.tie === state.chosen ||
    pair.a === state.chosen ||
    pair.b === state.chosen ||
    [...pair.meetings].some((meeting) => meetings.has(meeting)) ||
    (tie && related.has(pair.a) && related.has(pair.b));
  return { related, joins };
}

function sync(state) {
  if (state.view !== "map") return;
  shown = gather(Filter.whole(state));
  const light = lit(state);
  const most = Math.max(1, ...[...shown.states.values()].map((one) => one.hosted));
  for (const outline of land.children) {
    const one = shown.states.get(`State:${outline.dataset.code}`);
    outline.classList.toggle("known", Boolean(one));
    outline.classList.toggle("chosen", Boolean(one) && one.node.id === state.chosen);
    outline.style.setProperty(
      "--share",
      one && one.hosted ? (0.14 + 0.5 * Math.sqrt(one.hosted / most)).toFixed(2) : 0,
    );
  }
  const touched = new Set(
    [...shown.pairs.values()]
      .filter((pair) => light && light.joins(pair))
      .flatMap((pair) => [pair.a, pair.b]),
  );
  const strength = Math.max(0.16, Math.min(0.62, 0.62 * Math.sqrt(70 / Math.max(1, shown.pairs.size))));
  arcs.style.setProperty("--strength", light ? 0.8 : strength.toFixed(2));
  const busiest = Math.max(1, ...[...shown.states.values()].map((one) => one.talks));
  const sorted = [...shown.pairs.values()].sort((one, other) => one.meetings.size - other.meetings.size);
  const places = (id) => world.states[Data.nodes.get(id).key].slice(1);
  arcs.replaceChildren(
    ...sorted.map((pair) => {
      const count = pair.meetings.size;
      const label = `${Data.nodes.get(pair.a).name} – ${Data.nodes.get(pair.b).name}: ${Terms.plural(count, "bilateral meeting")}`;
      const on = !light || light.joins(pair);
      return Dom.svg("path", {
        d: arc(places(pair.a), places(pair.b)),
        class: `arc${on ? "" : " faded"}${pair.tie === state.chosen ? " chosen" : ""}`,
        "stroke-width": (1.3 + 1.5 * Math.log2(count)).toFixed(2),
        "data-id": pair.tie,
        "data-tip": label,
        role: "button",
        "aria-label": Dom.clip(label, 200),
        tabindex: -1,
      });
    }),
  );
  dots.replaceChildren(
    ...[...shown.states.values()]
      .sort((one, other) => other.talks - one.talks || (one.node.id < other.node.id ? -1 : 1))
      .map(({ node, talks, partners, hosted }) => {
        const on = !light || light.related.has(node.id) || touched.has(node.id);
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
          Dom.svg("circle", { class: "State", r: (3 + 8 * Math.sqrt(talks / busiest)).toFixed(1) }),
        );
      }),
  );
  const meetings = new Set([...shown.pairs.values()].flatMap((pair) => [...pair.meetings]));
  caption.textContent = `${Terms.plural(meetings.size, "bilateral meeting")} of ${Terms.plural(shown.pairs.size, "pair")}: the more, the thicker. Land is tinted by meetings held there. Borders: Natural Earth.`;
  if (!fitted) fit();
  else place();
  roving.sync();
}

// Zoom and position: the plane moves as a whole, dots and names keep their size.
function place() {
  svg.querySelector(".plane").setAttribute("transform", `translate(${view.x} ${view.y}) scale(${view.k})`);
  const marks = [];
  for (const dot of dots.children) {
    const node = Data.nodes.get(dot.dataset.id);
    const [x, y] = project(...world.states[node.key].slice(1));
    const [left, top] = [x * view.k + view.x, y * view.k + view.y];
    dot.setAttribute("transform", `translate(${left.toFixed(1)} ${top.toFixed(1)})`);
    dot.querySelector("text")?.remove();
    const faded = dot.classList.contains("faded");
    if (!faded)
      marks.push({
        id: node.id,
        text: Labels.short(node),
        x: left,
        y: top,
        radius: Number(dot.firstChild.getAttribute("r")),
        weight: shown.states.get(node.id).talks,
        must: dot.classList.contains("chosen") ? 2 : 0,
        dot,
      });
  }
  for (const label of Labels.place(measuring, marks, {
    left: 0,
    top: 0,
    right: holder.clientWidth,
    bottom: holder.clientHeight,
  })) {
    const mark = marks.find((one) => one.id === label.id);
    mark.dot.append(
      Dom.svg(
        "text",
        { x: (label.left + label.right) / 2 - mark.x, y: (label.top + label.bottom) / 2 - mark.y },
        label.text,
      ),
    );
  }
}

const size = () => [holder.clientWidth || 800, holder.clientHeight || 500];

// The states on screen with some of the world around them, or all of it where they lie far apart.
function fit() {
  const [width, height] = size();
  const points = [...shown.states.values()].map(({ node }) => project(...world.states[node.key].slice(1)));
  const between = (axis, whole) => {
    if (!points.length) return [0, whole];
    const [low, high] = [
      Math.min(...points.map((point) => point[axis])),
      Math.max(...points.map((point) => point[axis])),
    ];
    const margin = Math.max(whole * 0.09, (high - low) * 0.16);
    return [Math.max(0, low - margin), Math.min(whole, high + margin)];
  };
  const [left, right] = between(0, world.width);
  const [top, bottom] = between(1, world.height);
  const k = Math.min((width - 24) / (right - left), (height - 96) / (bottom - top));
  view = { k, x: (width - (left + right) * k) / 2, y: (height - 12 - (top + bottom) * k) / 2 };
  fitted = holder.clientWidth > 0;
  place();
}

function zoom(factor, x = size()[0] / 2, y = size()[1] / 2) {
  const k = Math.min(6, Math.max(0.08, view.k * factor));
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
    view = { ...view, x: later.clientX - from.x, y: later.clientY - from.y };
    place();
  };
  svg.addEventListener("pointermove", move);
  svg.addEventListener("pointerup", () => svg.removeEventListener("pointermove", move), { once: true });
}

function hover(event) {
  const target = event.target.closest("[data-tip]");
  const box = holder.getBoundingClientRect();
  Tip.show(target ? { text: target.dataset.tip } : null, {
    x: event.clientX - box.left,
    y: event.clientY - box.top,
  });
}

// Dots come first, those of most talks before others, then arcs.
const stops = () => [...dots.children, ...[...arcs.children].reverse()];
const roving = Roving.over(stops, { zoom, step: 1.4, fit });

const figure = () => svg;
const counts = () => ({ states: shown.states.size, pairs: shown.pairs.size });

export { start, sync, fit, zoom, figure, counts };
