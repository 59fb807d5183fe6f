// Meetings over time, in lanes by kind. The period is the axis: narrowing one narrows the other.
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as Filter from "./filter.js";
import * as Labels from "./labels.js";
import * as Prose from "./prose.js";
import * as Reveal from "./reveal.js";
import * as Roving from "./roving.js";
import * as State from "./state.js";
import * as Terms from "./terms.js";
import * as Tip from "./tip.js";

const holder = Dom.byId("view-timeline");
const LANES = ["multilateral", "bilateral", "visit", "call"];
const LANE_WORDS = {
  multilateral: "Multilateral",
  bilateral: "Bilateral",
  visit: "Visits",
  call: "Calls",
  other: "Other",
};
const LEFT = 104;
const RIGHT = 56;
const TOP = 16;
const AXIS = 52;

let svg, measuring, note;
let marks = [];

function start() {
  measuring = document.createElement("canvas").getContext("2d");
  svg = Dom.svg("svg", {
    class: "figure timeline",
    role: "group",
    "aria-label":
      "Timeline of meetings. Arrow keys move from meeting to meeting, Enter opens one, plus and minus zoom.",
  });
  note = Dom.element("p", { class: "caption" });
  holder.append(svg, note);
  svg.addEventListener("click", (event) =>
    Reveal.choose(event.target.closest("[data-id]")?.dataset.id ?? null),
  );
  svg.addEventListener("pointermove", (event) => {
    const target = event.target.closest("[data-id]");
    const box = holder.getBoundingClientRect();
    Tip.show(target ? target.dataset.id : null, {
      x: event.clientX - box.left,
      y: event.clientY - box.top,
    });
  });
  svg.addEventListener("pointerleave", () => Tip.show(null));
  Dom.onWheel(svg, (factor, x, _, width) => zoom(factor, (x - LEFT) / (width - LEFT - RIGHT)));
  svg.addEventListener("keydown", roving.keys);
  new ResizeObserver(() => holder.clientWidth && sync(State.get())).observe(holder);
}

const lane = (node) => (LANES.includes(node.properties.kind) ? node.properties.kind : "other");

function range(state) {
  const first = state.since ?? Data.period.first;
  const last = state.until ?? Data.period.last;
  const margin = Math.max(1, (last - first) * 0.015);
  return [first - margin, last + 1 + margin];
}

function lit(state) {
  if (!state.chosen) return null;
  const tie = Data.ties.get(state.chosen);
  if (tie) return new Set([tie.from, tie.to, ...tie.edges.map((edge) => edge.meeting?.id)]);
  const node = Data.nodes.get(state.chosen);
  const related = new Set([node.id]);
  for (const one of node.ties) {
    related.add(Data.other(one, node).id);
    for (const edge of one.edges) if (edge.meeting) related.add(edge.meeting.id);
  }
  return related;
}

function sync(state) {
  if (state.view !== "timeline") return;
  const [width, height] = [holder.clientWidth, holder.clientHeight];
  if (!Data.period) {
    note.textContent = "No meeting has a date.";
    return;
  }
  const seen = Filter.whole(state);
  const meetings = [...seen.nodes]
    .map((id) => Data.nodes.get(id))
    .filter((node) => node.type === "Meeting");
  const dated = meetings
    .filter((node) => node.start !== null)
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
  const [first, last] = range(state);
  const across = (day) => LEFT + ((day - first) / (last - first)) * (width - LEFT - RIGHT);
  const light = lit(state);
  const lanes = [...LANES, "other"].filter((name) => dated.some((node) => lane(node) === name));
  const rows = stack(dated, lanes, across);
  const share = (height - TOP - AXIS - 36) / Math.max(1, rows.total);
  const pitch = Math.min(58, share);
  const radius = Math.max(2.2, Math.min(8.5, pitch * 0.36));
  const parts = [axis(first, last, across, width, TOP + rows.total * pitch)];
  let top = TOP;
  marks = [];
  const labels = [];
  for (const name of lanes) {
    const depth = rows.depths.get(name);
    const tall = depth * pitch;
    parts.push(
      Dom.svg("rect", { class: "lane", x: 0, y: top, width, height: Math.max(0, tall - 4), rx: 6 }),
      Dom.svg("text", { class: "lane-name", x: 14, y: top + Math.min(20, tall / 2 + 4) }, LANE_WORDS[name]),
    );
    for (const node of dated) {
      if (lane(node) !== name) continue;
      const y = top + ((rows.row.get(node.id) + 0.5) * (tall - 4)) / depth;
      const on = !light || light.has(node.id);
      const [from, to] = [across(node.start), across(node.end + 1)];
      const x = node.end > node.start ? (from + to) / 2 : across(node.start + 0.5);
      const chosen = node.id === state.chosen;
      const mark = moment(node, { x, y, from, to, radius }, `${on ? "" : " faded"}${chosen ? " chosen" : ""}`);
      parts.push(mark);
      marks.push(mark);
      if (on)
        labels.push({
          id: node.id,
          text: Labels.short(node),
          x,
          y,
          radius,
          weight: node.degree,
          must: chosen ? 2 : light ? 1 : 0,
        });
    }
    top += tall;
  }
  for (const label of Labels.place(measuring, labels, {
    left: LEFT,
    top: 4,
    right: width - 50,
    bottom: height,
  }))
    parts.push(
      Dom.svg(
        "text",
        {
          class: `name${label.must > 1 ? " strong" : ""}`,
          x: (label.left + label.right) / 2,
          y: (label.top + label.bottom) / 2,
        },
        label.text,
      ),
    );
  const undated = meetings.length - dated.length + seen.undated;
  note.textContent = `${Terms.plural(dated.length, "meeting")}${undated ? `, ${undated.toLocaleString("en")} without a date not shown` : ""}`;
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.replaceChildren(...parts);
  marks.sort((a, b) => Data.nodes.get(a.dataset.id).start - Data.nodes.get(b.dataset.id).start);
  roving.sync();
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

// Rows in each lane, so that no two symbols touch: the first row in which there is room.
function stack(dated, lanes, across) {
  const row = new Map();
  const depths = new Map();
  let total = 0;
  for (const name of lanes) {
    const ends = [];
    for (const node of dated) {
      if (lane(node) !== name) continue;
      const [from, to] = [across(node.start), across(node.end + 1)];
      let at = ends.findIndex((end) => end < from - 4);
      if (at < 0) at = ends.length < 40 ? ends.length : ends.indexOf(Math.min(...ends));
      ends[at] = Math.max(to, from + 13);
      row.set(node.id, at);
    }
    depths.set(name, Math.max(1, ends.length));
    total += Math.max(1, ends.length);
  }
  return { row, depths, total };
}

// Years, months or days, whichever leaves room for their names.
function axis(first, last, across, width, bottom) {
  const group = Dom.svg("g", { class: "axis" });
  const days = last - first;
  const wanted = days / Math.max(2, (width - LEFT - RIGHT) / 95);
  const steps = [
    [1, "day", 1],
    [2, "day", 2],
    [7, "day", 7],
    [14, "day", 14],
    [30.4, "month", 1],
    [91.3, "month", 3],
    [182.6, "month", 6],
    [365.25, "year", 1],
    [730.5, "year", 2],
    [1826, "year", 5],
    [3652, "year", 10],
    [9131, "year", 25],
    [36525, "year", 100],
  ];
  const [, unit, count] = steps.find(([length]) => length >= wanted) || steps.at(-1);
  const date = new Date(Math.floor(first) * 86400000);
  if (unit === "year") date.setUTCFullYear(Math.floor(date.getUTCFullYear() / count) * count, 0, 1);
  else if (unit === "month") date.setUTCMonth(Math.floor(date.getUTCMonth() / count) * count, 1);
  for (let guard = 0; guard < 400; guard++) {
    const day = date.getTime() / 86400000;
    if (day > last) break;
    if (day >= first) {
      const x = across(day).toFixed(1);
      const format =
        unit === "year"
          ? { year: "numeric" }
          : unit === "month"
            ? { month: "short", year: "numeric" }
            : { day: "numeric", month: "short", year: days < 400 && guard > 1 ? undefined : "numeric" };
      group.append(
        Dom.svg("line", { x1: x, x2: x, y1: TOP - 6, y2: bottom + 4 }),
        Dom.svg(
          "text",
          { x, y: bottom + 18 },
          date.toLocaleDateString("en-GB", { timeZone: "UTC", ...format }),
        ),
      );
    }
    if (unit === "year") date.setUTCFullYear(date.getUTCFullYear() + count);
    else if (unit === "month") date.setUTCMonth(date.getUTCMonth() + count);
    else date.setUTCDate(date.getUTCDate() + count);
  }
  return group;
}

// Zooming is choosing a period around a point of the axis.
function zoom(factor, at = 0.5) {
  if (!Data.period) return;
  const { first, last } = Data.period;
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

export { start, sync, fit, zoom, figure };
