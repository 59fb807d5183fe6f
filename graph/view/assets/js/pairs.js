// Pairs of states: the talks that they held and the meetings that both were at, each meeting once; what is
// stated of those who represented them counts as theirs.
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as Terms from "./terms.js";

// So many pairs are drawn whole; of more, the strongest of each state.
const MOST = 160;
const STRONGEST = 3;

const idOf = (a, b) => (a < b ? `PAIR|${a}|${b}` : `PAIR|${b}|${a}`);
const isState = (id) => Data.nodes.get(id)?.type === "State";

// The two states of a pair's id, or null.
function ends(id) {
  const [kind, a, b, ...rest] = typeof id === "string" ? id.split("|") : [];
  return kind === "PAIR" && !rest.length && a < b && isState(a) && isState(b) ? [a, b] : null;
}

// The states that a node speaks for.
function homes(id) {
  const node = Data.nodes.get(id);
  if (node.type === "State") return [id];
  return node.ties
    .filter((tie) => tie.type === "REPRESENTS" && tie.from === id && isState(tie.to))
    .map((tie) => tie.to);
}

// Of the nodes and ties that are seen: pairs by id, as { id, a, b, talks, shared, weight }, with meetings as
// sets of ids. Talks of two add 1 to the weight, a shared meeting of n states 1 / (n - 1) (Newman, 2001), as
// in one of many few talk to all. Communities weigh the same.
const gathered = new WeakMap();
function gather(seen) {
  if (gathered.has(seen)) return gathered.get(seen);
  const pairs = new Map();
  const pair = (a, b) => {
    const id = idOf(a, b);
    if (!pairs.has(id))
      pairs.set(id, { id, a: a < b ? a : b, b: a < b ? b : a, talks: new Set(), shared: new Set(), weight: 0 });
    return pairs.get(id);
  };
  const there = new Map();
  for (const [id, edges] of seen.ties) {
    const tie = Data.ties.get(id);
    if (tie.type === "ATTENDED") {
      if (!there.has(tie.to)) there.set(tie.to, new Set());
      for (const home of homes(tie.from)) there.get(tie.to).add(home);
    }
    if (tie.type !== "BILATERAL_TALKS") continue;
    for (const a of homes(tie.from))
      for (const b of homes(tie.to)) {
        if (a === b) continue;
        for (const { index, properties } of edges)
          pair(a, b).talks.add(properties.meeting ? `Meeting:${properties.meeting}` : `edge ${index}`);
      }
  }
  for (const [meeting, states] of there) {
    const all = [...states].sort();
    all.forEach((a, at) => {
      for (const b of all.slice(at + 1)) {
        const one = pair(a, b);
        if (one.talks.has(meeting)) continue;
        one.shared.add(meeting);
        one.weight += 1 / (all.length - 1);
      }
    });
  }
  for (const one of pairs.values()) one.weight += one.talks.size;
  gathered.set(seen, pairs);
  return pairs;
}

// Those to draw: all where they are few, else the strongest of each state, and all of the one that is chosen.
function drawn(pairs, chosen) {
  if (pairs.size <= MOST) return pairs;
  const left = new Map();
  const sorted = [...pairs.values()].sort((one, other) => other.weight - one.weight || (one.id < other.id ? -1 : 1));
  const kept = sorted.filter((one) => {
    const counts = [one.a, one.b].map((state) => left.get(state) || 0);
    left.set(one.a, counts[0] + 1).set(one.b, counts[1] + 1);
    return Math.min(...counts) < STRONGEST || one.id === chosen || one.a === chosen || one.b === chosen;
  });
  return new Map(kept.map((one) => [one.id, one]));
}

// All its meetings that the page holds.
const held = ({ talks, shared }) => [...talks, ...shared].map((id) => Data.nodes.get(id)).filter(Boolean);

// Meetings of a pair that the page holds, the latest first, and who was at them for either state.
function about(pair) {
  const sorted = held(pair).sort((one, other) => (other.start ?? -Infinity) - (one.start ?? -Infinity));
  const talks = sorted.filter((meeting) => pair.talks.has(meeting.id));
  const shared = sorted.filter((meeting) => pair.shared.has(meeting.id));
  const persons = new Set();
  for (const meeting of [...talks, ...shared]) for (const one of envoys(meeting, pair)) persons.add(one);
  return { talks, shared, persons: [...persons] };
}

// Who came to a meeting for either state of a pair.
const envoys = (meeting, { a, b }) =>
  meeting.ties
    .filter((tie) => tie.type === "ATTENDED" && tie.to === meeting.id && !isState(tie.from))
    .filter((tie) => homes(tie.from).some((home) => home === a || home === b))
    .map((tie) => Data.nodes.get(tie.from));

// Which pairs belong to a node: those of a state, of a meeting, and those that met where a person spoke for one.
function metBy(node) {
  if (isState(node.id)) return ({ a, b }) => a === node.id || b === node.id;
  const meetings = node.ties.flatMap((tie) => [tie.from, tie.to]).filter((id) => Data.nodes.get(id).type === "Meeting");
  const own = new Set(node.type === "Meeting" ? [node.id] : meetings);
  const sides = homes(node.id);
  return (pair) =>
    (!sides.length || sides.includes(pair.a) || sides.includes(pair.b)) &&
    [...own].some((meeting) => pair.talks.has(meeting) || pair.shared.has(meeting));
}

const nameOf = (id, wide = 80) =>
  ends(id)
    .map((one) => Dom.clip(Data.nodes.get(one).name, wide))
    .join(" – ");

const counted = ({ talks, shared }) =>
  [
    talks.size && Terms.plural(talks.size, "bilateral meeting"),
    shared.size && Terms.plural(shared.size, "shared meeting"),
  ]
    .filter(Boolean)
    .join(", ");

export { idOf, ends, homes, gather, drawn, held, about, envoys, metBy, nameOf, counted };
