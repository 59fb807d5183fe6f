// Rows of the timeline: kinds of meetings, or the states or organizations of most.
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as Labels from "./labels.js";

const LANES = ["multilateral", "bilateral", "visit", "call"];
const LANE_WORDS = {
  multilateral: "Multilateral",
  bilateral: "Bilateral",
  visit: "Visits",
  call: "Calls",
  other: "Other",
};
// States or organizations with a row of their own, letters of a line of its name, and how high it must be for two.
const ROWS = 10;
const LANE_NAME = 13;
const TWO_LINES = 38;

const kind = (node) => (LANES.includes(node.properties.kind) ? node.properties.kind : "other");

// Rows of dated meetings, as { name, meetings }.
function of(dated, by) {
  const found = new Map();
  const put = (name, node) => {
    if (!found.has(name)) found.set(name, []);
    found.get(name).push(node);
  };
  if (by === "kind") {
    for (const node of dated) put(kind(node), node);
    return [...LANES, "other"]
      .filter((name) => found.has(name))
      .map((name) => ({ name: LANE_WORDS[name], meetings: found.get(name) }));
  }
  const type = by === "state" ? "State" : "Organization";
  for (const node of dated) {
    const there = node.ties.filter((tie) => tie.type === "ATTENDED" || tie.type === "CONVENED");
    const who = new Set(there.map((tie) => tie.from).filter((id) => Data.nodes.get(id).type === type));
    for (const id of who) put(id, node);
  }
  return [...found]
    .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    .slice(0, ROWS)
    .map(([id, meetings]) => ({ name: Labels.short(Data.nodes.get(id)), meetings }));
}

// A row's ground, and its name in two lines if that is long and the row is high enough.
function draw(name, top, tall, width) {
  const lines = tall > TWO_LINES ? Labels.wrapped(name, LANE_NAME).slice(0, 2) : [name];
  const first = top + Math.min(20, tall / 2 + 4);
  return [
    Dom.svg("rect", { class: "lane", x: 0, y: top, width, height: Math.max(0, tall - 4), rx: 6 }),
    ...lines.map((line, at) =>
      Dom.svg("text", { class: "lane-name", x: 14, y: first + 15 * at }, Dom.clip(line, LANE_NAME)),
    ),
  ];
}

// Rows of a lane, so that no two symbols touch: the first row in which there is room.
function stack(meetings, across) {
  const row = new Map();
  const ends = [];
  for (const node of meetings) {
    const [from, to] = [across(node.start), across(node.end + 1)];
    let at = ends.findIndex((end) => end < from - 4);
    if (at < 0) at = ends.length < 40 ? ends.length : ends.indexOf(Math.min(...ends));
    ends[at] = Math.max(to, from + 13);
    row.set(node.id, at);
  }
  return { row, depth: Math.max(1, ends.length) };
}

export { of, draw, stack };
