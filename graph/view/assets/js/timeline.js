// Meetings over time, in lanes by kind. The period is the axis: narrowing one narrows the other.
import * as Axis from "./axis.js";
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as Filter from "./filter.js";
import * as Labels from "./labels.js";
import * as Lanes from "./lanes.js";
import * as Overlay from "./overlay.js";
import * as Pairs from "./pairs.js";
import * as Prose from "./prose.js";
import * as Reveal from "./reveal.js";
import * as Roving from "./roving.js";
import * as State from "./state.js";
import * as Terms from "./terms.js";
import * as Tip from "./tip.js";

const holder = Dom.byId("view-timeline");
const ROW_WORDS = { kind: "By kind", state: "By state", organization: "By organization" };
const LEFT = 104;
const RIGHT = 56;
// Under what chooses the rows; a finger needs a higher one.
const headroom = () => rows.offsetTop + rows.offsetHeight + 12;
const AXIS = 34;
// Around what lies over the foot of the stage.
const FOOT = 24;
// Beyond so many meetings they are counted, and beyond so many none is named but what is chosen. Fewer are
// counted, too, where so many of them are so close in time that their rows would be lower, in pixels.
const DIAMONDS = 240;
const NAMED = 120;
const CLOSE = 60;
const LOW = 14;

let svg, measuring, rows;
let marks = [];
let told = "";
// What meetings are counted by, if they are.
let countedBy = null;
let foot = 0;

function start() {
  measuring = document.createElement("canvas").getContext("2d");
  svg = Dom.svg("svg", {
    class: "figure timeline",
    role: "group",
    "aria-label":
      "Timeline of meetings. Arrow keys move from meeting to meeting, Enter opens one, plus and minus zoom.",
  });
  rows = Dom.element(
    "select",
    {
      id: "rows",
      class: "corner",
      "aria-label": "Rows of the timeline",
      onchange: (event) => State.change({ rows: event.target.value }),
    },
    Object.entries(ROW_WORDS).map(([value, label]) => Dom.element("option", { value }, label)),
  );
  holder.append(svg, rows);
  svg.addEventListener("click", (event) => {
    const { from, to } = event.target.closest("[data-from]")?.dataset ?? {};
    if (from) enter(Number(from), Number(to));
    else Reveal.choose(event.target.closest("[data-id]")?.dataset.id ?? null);
  });
  svg.addEventListener("pointermove", (event) => {
    const target = event.target.closest("[data-id], [data-tip]");
    const box = holder.getBoundingClientRect();
    Tip.show(target ? (target.dataset.id ?? { text: target.dataset.tip }) : null, {
      x: event.clientX - box.left,
      y: event.clientY - box.top,
    });
  });
  svg.addEventListener("pointerleave", () => Tip.show(null));
  Dom.onWheel(svg, (factor, x, _, width) => zoom(factor, (x - LEFT) / (width - Overlay.aside() - LEFT - RIGHT)));
  svg.addEventListener("keydown", roving.keys);
  new ResizeObserver(() => holder.clientWidth && sync(State.get())).observe(holder);
}

// From the first meeting to the last: links that are older, or later, draw nothing here.
function extent() {
  const dated = Data.meetings.filter((node) => node.start !== null);
  if (!dated.length) return Data.period;
  const first = dated.reduce((least, node) => Math.min(least, node.start), Infinity);
  const last = dated.reduce((most, node) => Math.max(most, node.end), -Infinity);
  return { first, last: Math.max(last, first + 1) };
}

function range(state) {
  const { first: start, last: end } = extent();
  const first = state.since ?? Math.min(start, state.until ?? start);
  const last = Math.max(first + 1, state.until ?? end);
  const margin = Math.max(1, (last - first) * 0.015);
  return [first - margin, last + 1 + margin];
}

function lit(state) {
  if (!state.chosen) return null;
  const pair = Pairs.ends(state.chosen) && Filter.pairOf(state.chosen, state);
  if (pair) return new Set([...pair.talks, ...pair.shared]);
  const tie = Data.ties.get(state.chosen);
  if (tie) return new Set([tie.from, tie.to, ...tie.edges.map((edge) => edge.meeting?.id)]);
  const node = Data.nodes.get(state.chosen);
  if (!node) return null;
  const related = new Set([node.id]);
  for (const one of node.ties) {
    related.add(Data.other(one, node).id);
    for (const edge of one.edges) if (edge.meeting) related.add(edge.meeting.id);
  }
  return related;
}

function sync(state) {
  if (state.view !== "timeline") return;
  if (!Data.period) {
    told = "No meeting has a date";
    return;
  }
  const [whole, height] = [holder.clientWidth, holder.clientHeight];
  const width = whole - Overlay.aside();
  const seen = Filter.whole(state);
  const meetings = [...seen.nodes].map((id) => Data.nodes.get(id)).filter((node) => node.type === "Meeting");
  const dated = meetings
    .filter((node) => node.start !== null)
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
  const [first, last] = range(state);
  const wide = Math.max(1, width - LEFT - RIGHT);
  const across = (day) => LEFT + ((day - first) / (last - first)) * wide;
  const light = lit(state);
  const lanes = Lanes.of(dated, state.rows);
  const head = headroom();
  foot = Overlay.foot(height) + FOOT;
  const room = height - head - AXIS - foot;
  const stacked = lanes.map(({ meetings }) => Lanes.stack(meetings, across));
  const depth = stacked.reduce((sum, one) => sum + one.depth, 0);
  const pitch = Math.min(58, room / Math.max(1, depth));
  const scene = { dated, lanes, across, light, state, width, head, room, stacked, pitch };
  const dense = dated.length > DIAMONDS || (dated.length > CLOSE && pitch < LOW);
  const { step, found } = Axis.stretches(first, last, wide);
  countedBy = dense ? Axis.word(step) : null;
  const drawn = dense ? density(scene, found) : moments(scene);
  svg.setAttribute("viewBox", `0 0 ${whole} ${height}`);
  svg.replaceChildren(
    Axis.axis(first, last, across, wide, head, drawn.bottom, Overlay.right(holder, drawn.bottom)),
    ...drawn.parts,
  );
  marks = drawn.marks;
  const undated = meetings.length - dated.length;
  const count = new Set(lanes.flatMap((one) => one.meetings)).size;
  const part = count < dated.length ? `${count.toLocaleString("en")} of ` : "";
  told = [
    `${part}${Terms.plural(dated.length, "meeting")} ${countedBy ? `counted by ${countedBy}` : "drawn"}`,
    undated && `${undated.toLocaleString("en")} without a date not drawn`,
  ]
    .filter(Boolean)
    .join(" · ");
  rows.value = state.rows;
  roving.sync();
}

// Once it is known how high the note at the foot is.
function settle(state) {
  if (state.view === "timeline" && foot !== Overlay.foot(holder.clientHeight) + FOOT) sync(state);
}

// How many meetings there were in each stretch of time, lane by lane. Bars of kinds have one measure; a state or an
// organization has its own, lest one that met often leave nothing to see of the others.
function density({ lanes, across, light, state, width, head, room: whole }, stretches) {
  const [parts, bins] = [[], []];
  const tall = Math.min(190, whole / Math.max(1, lanes.length));
  const counted = lanes.map(({ meetings }) =>
    stretches.map(({ from, to }) => meetings.filter((node) => node.start >= from && node.start < to)),
  );
  const most = Math.max(1, ...counted.flat().map((ones) => ones.length));
  // Over the bars there is room for a number, unless rows are low.
  const over = tall > 70;
  const room = tall - (over ? 26 : 12);
  lanes.forEach(({ name }, row) => {
    const top = head + row * tall;
    parts.push(...Lanes.draw(name, top, tall, width));
    const highest = Math.max(...counted[row].map((ones) => ones.length));
    const unit = room / (state.rows === "kind" ? most : Math.max(1, highest));
    stretches.forEach((stretch, at) => {
      const ones = counted[row][at];
      if (!ones.length) return;
      const bin = bar({ stretch, ones, name }, { across, light, base: top + tall - 6, unit });
      parts.push(bin);
      bins.push(bin);
    });
    // The highest of each row says how many it stands for.
    const at = counted[row].findIndex((ones) => ones.length === highest);
    const peak = top + tall - 6 - highest * unit;
    // Beside it, after those that are nearly as high.
    let end = at;
    while (!over && (counted[row][end + 1]?.length ?? 0) * unit > highest * unit - 14) end += 1;
    const [from, to] = [Math.max(LEFT, across(stretches[at].from)), across(stretches[end].to)];
    const place = over
      ? { class: "most", x: (from + to) / 2, y: peak - 9 }
      : { class: "most beside", x: to + 3, y: peak + 5 };
    parts.push(Dom.svg("text", place, highest.toLocaleString("en")));
  });
  return { parts, marks: bins, bottom: head + lanes.length * tall };
}

// A stretch of a lane: how many meetings there were, and how many of them belong to what is chosen.
function bar({ stretch, ones, name }, { across, light, base, unit }) {
  const [left, right] = [Math.max(LEFT, across(stretch.from)), across(stretch.to)];
  const label = `${stretch.name}, ${name}: ${Terms.plural(ones.length, "meeting")}`;
  const piece = (count, style) =>
    Dom.svg("rect", {
      class: style,
      x: left.toFixed(1),
      width: Math.max(1, right - left - 0.8).toFixed(1),
      y: (base - count * unit).toFixed(1),
      height: (count * unit).toFixed(1),
    });
  const own = light ? ones.filter((node) => light.has(node.id)).length : 0;
  return Dom.svg(
    "g",
    {
      class: `bin${light ? " faded" : ""}`,
      "data-from": stretch.from,
      "data-to": stretch.to - 1,
      "data-tip": label,
      role: "button",
      "aria-label": label,
      tabindex: -1,
    },
    piece(ones.length, "symbol Meeting"),
    own > 0 && piece(own, "symbol Meeting own"),
  );
}

// Each meeting in the first row of its lane in which there is room, with names where they cross no symbol.
function moments({ dated, lanes, across, light, state, width, head, room, stacked, pitch }) {
  const radius = Math.max(2.2, Math.min(8.5, pitch * 0.36));
  const [parts, found, labels] = [[], [], []];
  let top = head;
  lanes.forEach(({ name, meetings }, at) => {
    const { row, depth } = stacked[at];
    const tall = depth * pitch;
    parts.push(...Lanes.draw(name, top, tall, width));
    for (const node of meetings) {
      const y = top + ((row.get(node.id) + 0.5) * (tall - 4)) / depth;
      const on = !light || light.has(node.id);
      const [from, to] = [across(node.start), across(node.end + 1)];
      const x = node.end > node.start ? (from + to) / 2 : across(node.start + 0.5);
      const chosen = node.id === state.chosen;
      const mark = moment(node, { x, y, from, to, radius }, `${on ? "" : " faded"}${chosen ? " chosen" : ""}`);
      parts.push(mark);
      found.push(mark);
      // One that is not named is in the way of names nevertheless.
      const named = chosen || (on && (light !== null || dated.length <= NAMED));
      labels.push({
        id: `${at} ${node.id}`,
        forms: named ? [[Labels.undated(node)]] : [],
        x,
        y,
        radius,
        weight: node.degree,
        must: chosen ? 2 : light && on ? 1 : 0,
      });
    }
    top += tall;
  });
  const bounds = { left: LEFT, top: 4, right: width - 50, bottom: head + room, over: Overlay.boxes(holder) };
  for (const label of Labels.place(measuring, labels, bounds)) {
    const look = `name${label.must > 1 ? " strong" : ""}`;
    for (const { text, x, y } of Labels.written(label)) parts.push(Dom.svg("text", { class: look, x, y }, text));
  }
  found.sort((a, b) => Data.nodes.get(a.dataset.id).start - Data.nodes.get(b.dataset.id).start);
  return { parts, marks: found, bottom: top };
}

// A meeting: its symbol, and how long it lasted where there is room to see it.
function moment(node, { x, y, from, to, radius }, state) {
  const { date_precision: precision, status } = node.properties;
  return Dom.svg(
    "g",
    {
      class: `moment${state}`,
      "data-id": node.id,
      role: "button",
      "aria-label": `${Dom.clip(node.name, 120)}, ${Prose.when(node)}`,
      tabindex: -1,
    },
    to - from > radius * 3 &&
      Dom.svg("rect", {
        class: `span Meeting${precision === "day" || !precision ? "" : " vague"}`,
        x: from,
        y: y - radius * 0.55,
        width: to - from,
        height: radius * 1.1,
        rx: radius * 0.5,
      }),
    Dom.svg(
      "g",
      { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` },
      Terms.symbol("Meeting", radius, {
        class: `symbol Meeting ${status === "planned" ? "planned" : status === "cancelled" ? "cancelled" : ""}`,
      }),
    ),
  );
}

// Into a stretch of time, with half as much around it.
function enter(from, to) {
  const { first, last } = extent();
  const margin = Math.ceil((to - from) / 4);
  State.change({
    since: Math.max(first, from - margin) <= first ? null : from - margin,
    until: Math.min(last, to + margin) >= last ? null : to + margin,
  });
}

// Zooming is choosing a period around a point of the axis.
function zoom(factor, at = 0.5) {
  if (!Data.period) return;
  const { first, last } = extent();
  const state = State.get();
  const [since, until] = [state.since ?? first, state.until ?? last];
  const span = Math.max(6, (until - since) / factor);
  const centre = since + (until - since) * Math.max(0, Math.min(1, at));
  const from = Math.round(Math.max(first, centre - span * at));
  const to = Math.round(Math.min(last, from + span));
  State.change({ since: from <= first ? null : from, until: to >= last ? null : to });
}

const fit = () => State.change({ since: null, until: null });

const roving = Roving.over(() => marks, { zoom, step: 1.6, fit });

const figure = () => svg;
// What is drawn, in words.
const inWords = () => told;
const counted = () => countedBy;

export { start, sync, settle, fit, zoom, figure, inWords as told, counted };
