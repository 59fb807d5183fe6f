// Brings more of the graph to the page: nodes by id, and the neighbours of a node, some at a time.
import * as Api from "./api.js";
import * as Data from "../js/data.js";
import * as Dom from "../js/dom.js";
import * as Main from "../js/main.js";
import * as Reveal from "../js/reveal.js";
import * as State from "../js/state.js";
import * as Terms from "../js/terms.js";

// So many neighbours come at once, and so many nodes a page holds.
const SOME = 20;
const MOST = 3500;
// Links that do not say who met whom, and so rank nobody.
const BACKGROUND = new Set(["MEMBER_OF", "REPORTS"]);

// The node, and the kind of its neighbours, that somebody asked for and that are on their way.
let pressed = null;

const identity = ({ type, from, to, properties = {} }) =>
  JSON.stringify([type, from, to, properties.meeting ?? properties.office ?? properties.since ?? ""]);

// Puts what came to what is there: each node and link once.
function merge(more) {
  const { nodes, edges, passages, articles } = Data.raw;
  const known = new Set(edges.map(identity));
  const fresh = more.edges
    .filter((edge) => !known.has(identity(edge)))
    .map((edge) => ({
      ...edge,
      evidence: edge.evidence.map(([at, ...rest]) => [at + passages.length, ...rest]),
    }));
  const there = new Set(nodes.map((node) => node.id));
  const arrived = more.nodes.filter((node) => !there.has(node.id));
  const all = { nodes: [...nodes, ...arrived], edges: [...edges, ...fresh] };
  place(arrived, all);
  rank(all);
  Data.load({
    ...Data.raw,
    ...all,
    passages: [...passages, ...more.passages],
    articles: { ...articles, ...more.articles },
  });
  return arrived.map((node) => node.id);
}

// Near those that they are joined to, in a spiral, so that none stands on another.
function place(arrived, { nodes, edges }) {
  const at = new Map(nodes.map((node) => [node.id, node]));
  arrived.forEach((node, turn) => {
    const near = edges
      .filter((edge) => edge.from === node.id || edge.to === node.id)
      .map((edge) => at.get(edge.from === node.id ? edge.to : edge.from))
      .filter((other) => other && other.x !== undefined);
    const mean = (axis) => near.reduce((sum, one) => sum + one[axis], 0) / (near.length || 1);
    const [radius, angle] = [26 + 9 * Math.sqrt(turn), turn * 2.39996];
    [node.x, node.y] = [mean("x") + radius * Math.cos(angle), mean("y") + radius * Math.sin(angle)];
  });
}

// Degree and PageRank (damping 0.85, both ways of a link) of what is on the page.
function rank({ nodes, edges }) {
  const others = new Map(nodes.map((node) => [node.id, new Set()]));
  for (const { type, from, to } of edges) {
    if (BACKGROUND.has(type) || from === to) continue;
    others.get(from).add(to);
    others.get(to).add(from);
  }
  let ranks = new Map(nodes.map((node) => [node.id, 1 / nodes.length]));
  for (let round = 0; round < 40; round++) {
    const next = new Map(nodes.map((node) => [node.id, 0.15 / nodes.length]));
    for (const [id, joined] of others)
      for (const other of joined)
        next.set(other, next.get(other) + (0.85 * ranks.get(id)) / joined.size);
    ranks = next;
  }
  for (const node of nodes) {
    node.degree = others.get(node.id).size;
    node.pagerank = ranks.get(node.id);
    delete node.betweenness;
  }
}

// Loads nodes that are not on the page; gives the ids of those that came.
async function load(ids) {
  const nodes = ids.filter((id) => !Data.nodes.has(id)).slice(0, 500);
  if (!nodes.length) return [];
  const { value } = await Api.ask("picture", null, { nodes, shown: [...Data.nodes.keys()] });
  return merge(value);
}

// Asks for nodes anew, with their links: those that the graph has no longer go, those that it has again come.
async function refresh(ids) {
  const old = new Set(ids.slice(0, 500));
  if (!old.size) return;
  const kept = [...Data.nodes.keys()].filter((id) => !old.has(id));
  const { value } = await Api.ask("picture", null, { nodes: [...old], shown: kept });
  Data.load({
    ...Data.raw,
    nodes: Data.raw.nodes.filter((node) => !old.has(node.id)),
    edges: Data.raw.edges.filter((edge) => !old.has(edge.from) && !old.has(edge.to)),
  });
  merge(value);
  Main.renew();
}

// The same, and for what is beside them on the page: links between those may hang on them.
async function refreshAround(ids) {
  await refresh(ids);
  const nodes = ids.map((id) => Data.nodes.get(id)).filter(Boolean);
  await refresh([...new Set(nodes.flatMap((node) => [node.id, ...node.ties.map((tie) => Data.other(tie, node).id)]))]);
}

const added = (ids) => [...new Set([...State.get().added, ...ids])];

// Chooses a node, loaded if need be; of several ids the first that the graph has.
async function reveal(...ids) {
  const came = await load(ids).catch(tell);
  if (!came) return;
  if (came.length) Main.renew({ added: added(came) });
  const found = ids.find((id) => Data.nodes.has(id));
  if (found) {
    Reveal.choose(found);
    Dom.byId("details").focus();
  } else Dom.speak("The graph does not have it");
}

// The next neighbours of a node by links of a type, of the period that is set.
async function expand(node, type, label) {
  if (Data.nodes.size > MOST) throw new Error("The page is full: open it anew for another part");
  const asked = { node: node.id, type, label, limit: SOME, shown: [...Data.nodes.keys()], ...period() };
  const came = merge((await Api.ask("expand", null, asked)).value);
  Main.renew({ added: added(came) });
  Dom.speak(`${Terms.plural(came.length, "node")} more`);
}

function period() {
  const { since, until } = State.get();
  return {
    ...(since === null ? {} : { since: Data.iso(since) }),
    ...(until === null ? {} : { until: Data.iso(until) }),
  };
}

function tell(error) {
  Dom.speak(error.message);
  return null;
}

// How many neighbours of each kind a node has, and a way to them.
function panel(node) {
  const list = Dom.element("ul", { class: "plain kinds" }, Dom.element("li", { class: "note" }, "Counting …"));
  fill(node, list);
  return Dom.element("section", { class: "whole" }, Dom.element("h3", {}, "In the whole graph"), list);
}

async function fill(node, list) {
  try {
    const { value } = await Api.ask("node", { id: node.id, ...period() });
    list.replaceChildren(
      ...value.neighbours
        .sort((a, b) => Terms.edge(a.type).order - Terms.edge(b.type).order)
        .map((kind) => row(node, kind)),
    );
    if (!value.neighbours.length) list.replaceChildren(Dom.element("li", { class: "note" }, "Nothing beside it"));
    // Whoever pressed a button that was drawn anew goes on there; a list that was drawn over meanwhile has none.
    if (pressed?.node !== node.id || !list.isConnected) return;
    if ([document.body, Dom.byId("details")].includes(document.activeElement))
      Dom.focusFirst(list.querySelector(`[data-kind="${pressed.kind}"] button`), Dom.byId("details"));
    pressed = null;
  } catch (error) {
    list.replaceChildren(Dom.element("li", { class: "note" }, error.message));
  }
}

function row(node, { type, label, nodes }) {
  const here = new Set(
    node.ties
      .filter((tie) => tie.type === type)
      .map((tie) => Data.other(tie, node))
      .filter((other) => other.type === label)
      .map((other) => other.id),
  ).size;
  const words = `${Terms.edge(type).label}: ${nodes === 1 ? Terms.node(label).one : Terms.node(label).many}`;
  const count = `${here.toLocaleString("en")} of ${nodes.toLocaleString("en")}`;
  const left = Math.min(SOME, nodes - here);
  const button =
    left > 0 &&
    Dom.element(
      "button",
      {
        class: "load",
        "aria-label": `Load ${left} more: ${words}`,
        onclick: async ({ currentTarget: button }) => {
          button.disabled = true;
          pressed = { node: node.id, kind: `${type} ${label}` };
          try {
            await expand(node, type, label);
          } catch (error) {
            // Nothing is drawn anew: it is still there, and whoever pressed it with it.
            pressed = null;
            button.disabled = false;
            if (document.activeElement === document.body) button.focus();
            why.textContent = error.message;
          }
        },
      },
      `+${left}`,
    );
  const why = Dom.element("p", { class: "note", role: "status" });
  return Dom.element(
    "li",
    { "data-kind": `${type} ${label}` },
    Terms.icon(label),
    Dom.element("span", { class: "grow" }, words),
    Dom.element("span", { class: "count" }, count),
    button,
    button && why,
  );
}

// What somebody types, looked for in the whole graph.
async function seek(text) {
  const answer = await Api.ask("search", { q: text, limit: 20 }).catch(() => null);
  return (answer ? answer.value : []).map((one) => ({
    id: one.id,
    type: one.label,
    name: one.name,
    start: Data.day(one.date),
    properties: {},
  }));
}

export { load, refresh, refreshAround, reveal, panel, seek };
