// Which nodes and ties are on screen, by focus, amount, types, period and confidence.
import * as Data from "./data.js";
import * as Pairs from "./pairs.js";
import * as Terms from "./terms.js";

// The last few answers, by what they depend on: several parts of the page ask the same at once.
const known = { base: new Map(), seen: new Map() };

function remembered(store, key, make) {
  if (!store.has(key)) {
    if (store.size > 4) store.delete(store.keys().next().value);
    store.set(key, make());
  }
  return store.get(key);
}

// Whether the network is that of states alone.
const statesOnly = (state) => state.level === "states" && !state.focus;

const extent = (state) =>
  JSON.stringify([
    Data.version,
    statesOnly(state),
    state.focus,
    state.steps,
    state.amount === Infinity ? 0 : state.amount,
    state.added,
  ]);

// Nodes that are laid out, before types, period and confidence hide some of them.
const base = (state) => remembered(known.base, extent(state), () => reach(state));

function reach(state) {
  const chosen = new Set();
  if (statesOnly(state)) {
    for (const { a, b } of Pairs.gather(everything()).values()) chosen.add(a).add(b);
  } else if (Pairs.ends(state.focus)) {
    for (const id of ofPair(state.focus)) chosen.add(id);
  } else if (state.focus) {
    let ring = [Data.nodes.get(state.focus)];
    chosen.add(state.focus);
    for (let step = 0; step < state.steps; step++) {
      const next = [];
      for (const node of ring)
        for (const tie of node.ties) {
          const other = Data.other(tie, node);
          if (chosen.has(other.id) || Terms.edge(tie.type).reference) continue;
          chosen.add(other.id);
          next.push(other);
        }
      ring = next;
    }
  } else {
    for (const node of Data.order.slice(0, state.amount)) chosen.add(node.id);
  }
  for (const id of state.added) chosen.add(id);
  return chosen;
}

// A pair's states, meetings and persons.
function ofPair(id) {
  const pair = Pairs.gather(everything()).get(id);
  if (!pair) return Pairs.ends(id);
  const { talks, shared, persons } = Pairs.about(pair);
  return [pair.a, pair.b, ...[...talks, ...shared, ...persons].map((one) => one.id)];
}

const inPeriod = (one, state) =>
  one.start === null
    ? state.since === null && state.until === null
    : (state.until === null || one.start <= state.until) &&
      (state.since === null || one.end >= state.since);

// Returns nodes (a set of ids), ties (id to the edges that are left of it), undated (how many meetings a period
// hides for want of a date) and members (how many states are left out as only memberships are known of them).
const visible = (state) =>
  remembered(
    known.seen,
    extent(state) +
      JSON.stringify([state.off, state.since, state.until, state.confidence]) +
      (statesOnly(state) ? state.chosen : ""),
    () => (statesOnly(state) ? among(state) : sift(state)),
  );

// The same of all that the page holds, for views that need not fear a crowd.
const whole = (state) => visible({ ...state, level: "nodes", amount: Infinity });

// Of that all, whatever is chosen and left out.
const everything = () => whole({ focus: null, added: [], off: [], since: null, until: null, confidence: 0 });

// A pair as the filters leave it; where they leave nothing, as the page holds it.
const pairOf = (id, state) =>
  Pairs.gather(whole({ ...state, focus: null })).get(id) ?? Pairs.gather(everything()).get(id);

// States that met, with the pairs that are drawn and how many there are, and what was added to them.
function among(state) {
  const seen = whole(state);
  const all = Pairs.gather(seen);
  const nodes = new Set();
  for (const { a, b } of all.values()) nodes.add(a).add(b);
  for (const id of state.added) if (seen.nodes.has(id)) nodes.add(id);
  const ties = new Map(
    [...seen.ties].filter(([id]) => nodes.has(Data.ties.get(id).from) && nodes.has(Data.ties.get(id).to)),
  );
  let edges = 0;
  for (const left of ties.values()) edges += left.length;
  return { nodes, ties, edges, undated: seen.undated, pairs: Pairs.drawn(all, state.chosen), all: all.size };
}

// What the present view shows.
const shown = (state) => (state.view === "network" ? visible(state) : whole(state));

function sift(state) {
  const laid = base(state);
  const off = new Set(state.off);
  const narrowed = state.since !== null || state.until !== null;
  const eligible = new Set();
  let undated = 0;
  for (const id of laid) {
    const node = Data.nodes.get(id);
    if (off.has(node.type)) continue;
    if (node.type === "Meeting" && !inPeriod(node, state)) {
      if (node.start === null) undated += 1;
      continue;
    }
    eligible.add(id);
  }
  const ties = new Map();
  const held = new Set();
  const standing = [];
  // Of most states of the world a graph of meetings holds no more than which bodies they are members of: they
  // would crowd out those that met.
  const aside = (tie) => Terms.edge(tie.type).reference && Data.meetings.length > 0;
  for (const tie of Data.ties.values()) {
    if (off.has(tie.type) || !eligible.has(tie.from) || !eligible.has(tie.to)) continue;
    const lasting = Terms.STANDING.has(tie.type);
    const edges = tie.edges.filter(
      (edge) => edge.confidence >= state.confidence && (lasting || inPeriod(edge, state)),
    );
    if (!edges.length) continue;
    if ((narrowed && lasting) || aside(tie)) {
      standing.push([tie, edges]);
      continue;
    }
    ties.set(tie.id, edges);
    held.add(tie.from).add(tie.to);
  }
  const nodes = new Set();
  for (const id of eligible)
    if (held.has(id) || id === state.focus || !Data.nodes.get(id).ties.length || state.added.includes(id))
      nodes.add(id);
  const members = new Set();
  // The bodies that those are members of are drawn.
  if (!narrowed) for (const [tie] of standing) if (nodes.has(tie.from)) nodes.add(tie.to);
  for (const [tie, edges] of standing) {
    if (nodes.has(tie.from) && nodes.has(tie.to)) ties.set(tie.id, edges);
    else if (!narrowed) members.add(tie.from);
  }
  let edges = 0;
  for (const left of ties.values()) edges += left.length;
  return { nodes, ties, undated, edges, members: members.size };
}

export { base, visible, whole, shown, pairOf, statesOnly, inPeriod };
