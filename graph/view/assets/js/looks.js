// How nodes and ties of the network look: sizes, colours, and what stands back behind what is chosen.
import * as Data from "./data.js";
import * as Filter from "./filter.js";
import * as Hulls from "./hulls.js";
import * as Pairs from "./pairs.js";
import * as Terms from "./terms.js";

// So many lines are drawn in full colour where they are lit.
const FEW = 60;

// Colours of the style sheet that is on.
function colors() {
  const style = getComputedStyle(document.documentElement);
  const get = (name) => style.getPropertyValue(name).trim();
  return {
    text: get("--ink-soft"),
    strong: get("--ink"),
    halo: get("--stage"),
    ring: get("--accent"),
    border: get("--stage"),
    rule: get("--rule"),
    dark: get("--dark") === "1",
  };
}

const measure = (node, state) => node[state.size] ?? node.degree ?? 0;

// Areas, not radii, are in proportion to the measure; the largest on screen has radius 29.
function sizes(state, ids) {
  let most = 0;
  for (const id of ids) most = Math.max(most, measure(Data.nodes.get(id), state));
  // The more there are, the further off they are seen from; on rings there is room for less.
  const large = state.focus ? 1 : Math.max(1, Math.min(1.8, Math.sqrt(ids.size / 90)));
  const dense = Boolean(state.focus) && ids.size > 40;
  const range = dense ? 8 : state.focus ? 14 : 21;
  // In a crowd those of few links stand back.
  const least = (id) => (id === state.focus ? 20 : dense ? 10 : ids.size > 500 ? 6 : 8);
  return new Map(
    [...ids].map((id) => [
      id,
      large * (least(id) + range * Math.sqrt(most ? measure(Data.nodes.get(id), state) / most : 0)),
    ]),
  );
}

// How strongly a line is drawn that last meant something on a day: while time is played, older ones fade.
const fresh = (state, day) =>
  state.trail === null || day === null ? 1 : Math.max(0.18, 1 - (state.until - day) / (3 * state.trail));

const latest = (ones) => ones.reduce((most, one) => (one.start === null ? most : Math.max(most ?? one.start, one.start)), null);

// The nodes and ties that belong to what is chosen, or else to what is in focus; null where nothing is.
function lit({ chosen, focus, ...rest }, seen) {
  const state = { ...rest, chosen: chosen ?? focus };
  if (!state.chosen) return null;
  const nodes = new Set();
  const ties = new Set();
  const tie = Data.ties.get(state.chosen);
  const pair = Pairs.ends(state.chosen) && Filter.pairOf(state.chosen, state);
  if (pair) {
    const { talks, shared, persons } = Pairs.about(pair);
    for (const one of [...talks, ...shared, ...persons]) nodes.add(one.id);
    nodes.add(pair.a).add(pair.b);
    for (const id of seen.ties.keys())
      if (nodes.has(Data.ties.get(id).from) && nodes.has(Data.ties.get(id).to)) ties.add(id);
    ties.add(pair.id);
  } else if (!Data.nodes.has(state.chosen) && !tie) {
    return null;
  } else if (tie) {
    nodes.add(tie.from).add(tie.to);
    ties.add(tie.id);
    for (const edge of tie.edges) if (edge.meeting) nodes.add(edge.meeting.id);
  } else {
    nodes.add(state.chosen);
    for (const one of Data.nodes.get(state.chosen).ties) {
      if (!seen.ties.has(one.id)) continue;
      ties.add(one.id);
      nodes.add(one.from).add(one.to);
    }
  }
  if (seen.pairs && Data.nodes.has(state.chosen)) {
    const met = Pairs.metBy(Data.nodes.get(state.chosen));
    for (const one of seen.pairs.values())
      if (met(one)) {
        ties.add(one.id);
        nodes.add(one.a).add(one.b);
      }
  }
  return { nodes, ties };
}

// A node as vis-network takes it. "at" is its place; the rest says what is chosen and lit.
function ofNode(node, at, { state, states, colors, sizes, light }) {
  const kind = states && node.type === "State";
  const color = node.color || (kind ? Hulls.colorOf(node.id, colors.dark) : Terms.nodeColor(node.type, colors.dark));
  const on = !light || light.nodes.has(node.id);
  const chosen = node.id === state.chosen;
  const shape = node.shape || Terms.node(node.type).shape;
  const size = sizes.get(node.id) * (shape === "dot" ? 1 : 0.92);
  const opacity = on ? 1 : 0.16;
  // Half of it lies inside, where a small symbol must keep its colour.
  const borderWidth = chosen ? Math.min(4, size / 6) : 1.5;
  const border = chosen ? colors.strong : colors.border;
  const both = { background: color, border };
  return {
    id: node.id,
    // Whole numbers: it takes 7.6e-15 for 7.
    x: Math.round(at.x),
    y: Math.round(at.y),
    size,
    opacity,
    shape,
    fill: color,
    borderWidth,
    borderWidthSelected: borderWidth,
    color: { ...both, highlight: both, hover: both },
  };
}

// A tie as vis-network takes it, "edges" being those that are left of it.
function ofTie(tie, edges, { state, colors, light, faint }) {
  const term = Terms.edge(tie.type);
  const on = !light || light.ties.has(tie.id);
  // Many that are lit are lit less, and leave out their arrows.
  const plain = light && Math.max(0.4, Math.min(1, Math.sqrt(FEW / light.ties.size)));
  const width = term.weight * (1 + 0.55 * Math.log2(edges.length)) * (light && on ? 1.35 : 1);
  const color = Terms.edgeColor(tie.type, colors.dark);
  return {
    id: tie.id,
    from: tie.from,
    to: tie.to,
    width,
    dashes: term.dashes,
    color: {
      color,
      highlight: color,
      hover: color,
      inherit: false,
      opacity: light ? (on ? plain : Math.min(0.07, faint / 3)) : faint * fresh(state, latest(edges)),
    },
    arrows:
      light && on && term.arrow && plain === 1 ? { to: { enabled: true, scaleFactor: 0.55 } } : { to: { enabled: false } },
    smooth: tie.bend
      ? {
          enabled: true,
          type: tie.bend > 0 ? "curvedCW" : "curvedCCW",
          roundness: Math.min(0.6, Math.abs(tie.bend)),
        }
      : false,
  };
}

// A pair of states as vis-network takes it: the more they met, the wider and the darker.
function ofPair(pair, most, { state, colors, light }) {
  const on = !light || light.ties.has(pair.id);
  const share = Math.log2(1 + pair.weight) / Math.log2(1 + most);
  const color = Terms.edgeColor("ATTENDED", colors.dark);
  const last = state.trail === null ? null : latest(Pairs.held(pair));
  const strong = light && on ? Terms.edgeColor("BILATERAL_TALKS", colors.dark) : color;
  return {
    id: pair.id,
    from: pair.a,
    to: pair.b,
    width: 0.8 + 7 * share,
    dashes: pair.talks.size ? false : [5, 4],
    color: {
      color: strong,
      highlight: strong,
      hover: strong,
      inherit: false,
      opacity: light ? (on ? 0.9 : 0.06) : (0.25 + 0.5 * share) * fresh(state, last),
    },
    arrows: { to: { enabled: false } },
    smooth: false,
  };
}

// The lines to draw: each tie; among states alone, each pair that is drawn and the ties of what was added.
function lines(seen, look) {
  const ties = [...seen.ties].map(([id, edges]) => [Data.ties.get(id), edges]);
  if (!seen.pairs) return ties.map(([tie, edges]) => ofTie(tie, edges, look));
  const most = Math.max(...[...seen.pairs.values()].map((pair) => pair.weight));
  const isState = (id) => Data.nodes.get(id).type === "State";
  return [
    ...[...seen.pairs.values()].map((pair) => ofPair(pair, most, look)),
    ...ties
      .filter(([tie]) => !isState(tie.from) || !isState(tie.to))
      .map(([tie, edges]) => ofTie(tie, edges, look)),
  ];
}

export { colors, sizes, lit, lines, ofNode };
