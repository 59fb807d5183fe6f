// The legend: what each shape and line means, how many there are, and whether they are shown.
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as Filter from "./filter.js";
import * as Hulls from "./hulls.js";
import * as Key from "./key.js";
import * as Picture from "./network.js";
import * as State from "./state.js";
import * as Terms from "./terms.js";

const entries = new Map();
const parts = { communities: null, key: null, types: [], size: null };
const KEYS = { map: "On the map", timeline: "On the timeline" };

function start() {
  const panel = Dom.byId("legend");
  entries.clear();
  parts.communities = Dom.element("section", { id: "communities" });
  parts.types = [
    section(
      "Nodes",
      [...Data.nodeCounts.keys()]
        .sort(byOrder(Terms.NODES))
        .map((type) => entry(type, Terms.icon(type), Terms.node(type).many)),
    ),
    section(
      "Links",
      [...Data.edgeCounts.keys()]
        .sort((a, b) => Terms.edge(a).order - Terms.edge(b).order)
        .map((type) => entry(type, Terms.stroke(type), Terms.edge(type).label)),
    ),
  ];
  parts.key = Dom.element("section", { id: "key" });
  parts.size = section("Size by", [sizeChoice()]);
  panel.replaceChildren(
    parts.communities,
    parts.key,
    ...parts.types,
    parts.size,
    section("Confidence", [confidence()]),
  );
}

// Of states alone: their communities, each brought on screen when it is pressed, and what the lines are.
function communities(state) {
  const shown = Filter.visible(state).nodes;
  const { dark } = Picture.colors();
  const swatch = (one) =>
    Dom.svg(
      "svg",
      { viewBox: "-10 -10 20 20", class: "icon", "aria-hidden": "true" },
      Dom.svg("circle", { r: 7, fill: Hulls.color(one, dark) }),
    );
  const button = (one, label, members) =>
    Dom.element(
      "button",
      { class: "entry community", onclick: () => Picture.frame(members) },
      swatch(one),
      Dom.element("span", { class: "grow", dir: "auto" }, label),
      Dom.element("span", { class: "count" }, members.length.toLocaleString("en")),
    );
  const all = Data.communities
    .map((one) => ({ one, members: one.members.filter((id) => shown.has(id)) }))
    .filter(({ members }) => members.length);
  const large = all.filter(({ one }) => Hulls.stands(one));
  const others = all.filter(({ one }) => !Hulls.stands(one)).flatMap(({ members }) => members);
  return [
    Dom.element("h2", {}, "Who meets whom most"),
    ...large.map(({ one, members }) => button(one, Hulls.nameOf(one), members)),
    others.length > 0 && button({ id: Infinity, members: [] }, "In twos beside these", others),
    Dom.element(
      "p",
      { class: "note" },
      "Lines: talks and shared meetings, the more the wider; broken where there were no talks of two.",
    ),
  ].filter(Boolean);
}

// What the signs of map and timeline mean; the network's are those of its types.
function key(state) {
  const icon = { viewBox: "-10 -10 20 20", class: "icon", "aria-hidden": "true" };
  const signs = Key.entries(state, Picture.colors().dark).map(({ shape: [name, look], text }) =>
    Dom.element(
      "p",
      { class: "entry" },
      Dom.svg("svg", icon, Dom.svg(name, look)),
      Dom.element("span", { class: "grow" }, text),
    ),
  );
  return [Dom.element("h2", {}, KEYS[state.view]), ...signs];
}

const byOrder = (known) => {
  const order = Object.keys(known);
  const at = (type) => (order.includes(type) ? order.indexOf(type) : order.length);
  return (a, b) => at(a) - at(b) || (a < b ? -1 : 1);
};

const section = (title, content) => Dom.element("section", {}, Dom.element("h2", {}, title), content);

function entry(type, icon, label) {
  const count = Dom.element("span", { class: "count" });
  const button = Dom.element(
    "button",
    {
      class: "entry",
      role: "switch",
      "aria-checked": "true",
      onclick: () => State.toggle(type),
      "data-type": type,
    },
    icon,
    Dom.element("span", { class: "grow", dir: "auto" }, Terms.words(label)),
    count,
  );
  entries.set(type, { button, count });
  return button;
}

function sizeChoice() {
  const choices = [
    ["degree", "Connections"],
    ["pagerank", "PageRank"],
  ];
  if (Data.ranked.some((node) => node.betweenness !== undefined))
    choices.push(["betweenness", "Betweenness"]);
  return Dom.element(
    "select",
    {
      id: "size",
      "aria-label": "Size of nodes",
      onchange: (event) => State.change({ size: event.target.value }),
    },
    choices.map(([value, label]) => Dom.element("option", { value }, label)),
  );
}

function confidence() {
  return Dom.element(
    "label",
    { class: "slide" },
    Dom.element("input", {
      id: "confidence",
      type: "range",
      min: 0,
      max: 100,
      step: 5,
      value: 0,
      "aria-label": "Least confidence",
      oninput: (event) => State.change({ confidence: Number(event.target.value) / 100 }),
    }),
    Dom.element("output", { for: "confidence", id: "confidence-value" }),
  );
}

function sync(state) {
  const alone = state.view === "network" && Filter.statesOnly(state);
  parts.communities.hidden = !alone;
  for (const part of parts.types) part.hidden = alone;
  parts.key.hidden = state.view === "network";
  parts.size.hidden = state.view !== "network";
  if (alone) parts.communities.replaceChildren(...communities(state));
  if (!parts.key.hidden) parts.key.replaceChildren(...key(state));
  const seen = Filter.shown(state);
  const shown = new Map();
  const add = (type, count) => shown.set(type, (shown.get(type) || 0) + count);
  for (const id of seen.nodes) add(Data.nodes.get(id).type, 1);
  for (const [id, edges] of seen.ties) add(Data.ties.get(id).type, edges.length);
  for (const [type, { button, count }] of entries) {
    const on = !state.off.includes(type);
    const all = Data.nodeCounts.get(type) ?? Data.edgeCounts.get(type);
    const now = shown.get(type) || 0;
    button.setAttribute("aria-checked", String(on));
    count.textContent =
      now === all ? all.toLocaleString("en") : `${now.toLocaleString("en")} / ${all.toLocaleString("en")}`;
    button.title = `${now.toLocaleString("en")} of ${all.toLocaleString("en")} shown`;
  }
  Dom.byId("size").value = state.size;
  Dom.byId("confidence").value = Math.round(state.confidence * 100);
  Dom.byId("confidence-value").textContent = state.confidence
    ? `≥ ${Terms.percent(state.confidence)}`
    : "any";
  Dom.byId("confidence").setAttribute(
    "aria-valuetext",
    state.confidence ? `at least ${Terms.percent(state.confidence)}` : "any",
  );
}

export { start, sync };
