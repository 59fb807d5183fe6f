// The legend: what each shape and line means, how many there are, and whether they are shown.
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as Filter from "./filter.js";
import * as State from "./state.js";
import * as Terms from "./terms.js";

const entries = new Map();

function start() {
  const panel = Dom.byId("legend");
  entries.clear();
  panel.replaceChildren(
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
    section("Size by", [sizeChoice()]),
    section("Confidence", [confidence()]),
  );
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
