// What is being looked at. Every part of the page reads it, changes it by change(), and redraws when
// told; the address holds what differs from the opening, so that a link brings back the same view.
import * as Data from "./data.js";
import * as Pairs from "./pairs.js";

// How many nodes the page opens on, and adds at each "more".
const AMOUNT = 60;

const opening = Object.freeze({
  view: "network",
  // States alone, or the nodes of every type.
  level: Data.opening.level || "nodes",
  chosen: Data.opening.focus || null,
  focus: Data.opening.focus || null,
  steps: 1,
  amount: Data.opening.served || Data.nodes.size <= AMOUNT * 1.5 ? Infinity : AMOUNT,
  added: Object.freeze([]),
  since: null,
  until: null,
  // While time is played and adds up: the days after which a line begins to fade.
  trail: null,
  off: Object.freeze([]),
  confidence: 0,
  size: "degree",
  // Of the map: the fewest meetings of an arc, if somebody chose, and the middle.
  least: null,
  centre: "atlantic",
  // Of the timeline: what its rows are.
  rows: "kind",
  theme: "auto",
  // A question that is being asked, on a page that is served.
  ask: null,
});

const LEVELS = ["states", "nodes"];
const VIEWS = ["network", "map", "timeline"];
const SIZES = ["degree", "pagerank", "betweenness"];
const CENTRES = ["atlantic", "pacific", "eurasia"];
const ROWS = ["kind", "state", "organization"];
const THEMES = ["auto", "light", "dark"];

let current = { ...opening };
const listeners = [];
const trail = [];

// Whether anything differs now.
function change(patch) {
  const before = current;
  const next = { ...current, ...patch };
  const changed = new Set(
    Object.keys(patch).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(next[key])),
  );
  if (!changed.size) return false;
  current = next;
  for (const listener of listeners) listener(current, changed, before);
  remember();
  return true;
}

function listen(listener) {
  listeners.push(listener);
}

// Moving the focus leaves a trail to go back on. What is in it is chosen, too, unless the panel that tells of it
// would hide the picture.
const small = window.matchMedia("(max-width: 640px)");
function focus(id, steps = current.steps) {
  trail.push({ focus: current.focus, steps: current.steps, chosen: current.chosen });
  change({ focus: id, steps, chosen: small.matches ? null : id || current.chosen });
}

function back() {
  change(trail.pop() || { focus: null });
}

const isChosen = (id) => typeof id === "string" && (Data.nodes.has(id) || Data.ties.has(id) || Pairs.ends(id) !== null);
const isCentre = (id) => Data.nodes.has(id) || Pairs.ends(id) !== null;

function write(state) {
  const parts = new URLSearchParams();
  for (const key of ["view", "level", "chosen", "focus", "steps", "confidence", "size", "least", "centre", "rows", "theme", "ask"])
    if (state[key] !== opening[key]) parts.set(key, state[key] ?? "");
  for (const key of ["since", "until"]) if (state[key] !== null) parts.set(key, Data.iso(state[key]));
  if (state.amount !== opening.amount)
    parts.set("amount", state.amount === Infinity ? "all" : state.amount);
  for (const id of state.added) parts.append("added", id);
  for (const type of state.off) parts.append("off", type);
  return parts.toString();
}

// Whatever the address holds that is not of this graph is passed over.
function read(text) {
  const parts = new URLSearchParams(text);
  const state = { ...opening };
  const one = (key, allowed) => {
    if (allowed.includes(parts.get(key))) state[key] = parts.get(key);
  };
  // Links of an older page give an amount and no level.
  if (parts.has("amount")) state.level = "nodes";
  one("level", LEVELS);
  one("view", VIEWS);
  one("size", SIZES);
  one("theme", THEMES);
  one("centre", CENTRES);
  one("rows", ROWS);
  if (Number(parts.get("least")) >= 1) state.least = Math.round(Number(parts.get("least")));
  if (isChosen(parts.get("chosen"))) state.chosen = parts.get("chosen");
  if (parts.has("focus")) state.focus = isCentre(parts.get("focus")) ? parts.get("focus") : null;
  if (["1", "2"].includes(parts.get("steps"))) state.steps = Number(parts.get("steps"));
  const confidence = Number(parts.get("confidence"));
  if (confidence > 0 && confidence <= 1) state.confidence = confidence;
  for (const key of ["since", "until"]) state[key] = Data.day(parts.get(key));
  if (parts.get("amount") === "all") state.amount = Infinity;
  else if (Number(parts.get("amount")) > 0) state.amount = Math.round(Number(parts.get("amount")));
  if (Data.opening.served && parts.get("ask")) state.ask = parts.get("ask");
  state.added = parts.getAll("added").filter((id) => Data.nodes.has(id));
  state.off = parts.getAll("off").filter((type) => Data.nodeCounts.has(type) || Data.edgeCounts.has(type));
  return state;
}

let pending = 0;
function remember() {
  clearTimeout(pending);
  pending = setTimeout(() => {
    const text = write(current);
    if (text === location.hash.slice(1)) return;
    try {
      history.replaceState(null, "", text ? `#${text}` : location.href.split("#")[0]);
    } catch {
      // A frame without an address of its own, as in a notebook: "Copy link" is hidden there.
    }
  }, 150);
}

// Takes up what an address says.
function take(text) {
  change(read(text));
}

const restore = () => take(location.hash.slice(1));

const get = () => current;
const address = () => write(current);
const choose = (id) => change({ chosen: id });
const toggle = (type) =>
  change({
    off: current.off.includes(type) ? current.off.filter((one) => one !== type) : [...current.off, type],
  });

export { AMOUNT, opening, get, change, listen, focus, back, take, restore, address, toggle, choose };
