// How the graph's vocabulary looks and reads: colours, shapes and phrases of each type.
import * as Dom from "./dom.js";

// Okabe and Ito's palette (2008), told apart by people with any kind of colour vision.
const NODES = {
  State: { one: "State", many: "States", color: "#0072B2", dark: "#3d9fe0", shape: "dot" },
  Organization: {
    one: "Organization",
    many: "Organizations",
    color: "#D55E00",
    dark: "#f0762a",
    shape: "square",
  },
  Minister: { one: "Person", many: "Persons", color: "#009E73", dark: "#1fbf92", shape: "triangle" },
  Meeting: { one: "Meeting", many: "Meetings", color: "#E69F00", dark: "#f0b23a", shape: "diamond" },
  Commitment: {
    one: "Commitment",
    many: "Commitments",
    color: "#CC79A7",
    dark: "#dd94bd",
    shape: "hexagon",
  },
  Article: { one: "Article", many: "Articles", color: "#56B4E9", dark: "#7cc6f0", shape: "triangleDown" },
};
const OTHER = { one: "Other", many: "Others", color: "#7a7f87", dark: "#9aa2ad", shape: "star" };

// "weight" is the line's width in pixels, "dashes" its pattern; "out" and "back" say the edge
// from its source and from its target; "order" sorts the panel.
const EDGES = {
  BILATERAL_TALKS: {
    label: "Bilateral talks",
    color: "#0072B2",
    dark: "#4aa8e6",
    weight: 2.6,
    dashes: false,
    out: "Held talks with",
    back: "Held talks with",
    order: 1,
  },
  ATTENDED: {
    label: "Attended",
    color: "#8d939c",
    dark: "#78818d",
    weight: 1.1,
    dashes: false,
    out: "Attended",
    back: "Attended by",
    arrow: true,
    order: 2,
  },
  PLEDGED: {
    label: "Pledged",
    color: "#b4528a",
    dark: "#dd94bd",
    weight: 1.7,
    dashes: [7, 4],
    out: "Pledged",
    back: "Pledged by",
    arrow: true,
    order: 3,
  },
  MADE_AT: {
    label: "Made at",
    color: "#CC79A7",
    dark: "#a66a8c",
    weight: 1.1,
    dashes: [2, 4],
    out: "Made at",
    back: "Commitments made here",
    arrow: true,
    order: 4,
  },
  TOWARDS: {
    label: "Towards",
    color: "#8f6fc0",
    dark: "#b39ae0",
    weight: 1.4,
    dashes: [7, 4],
    out: "Made towards",
    back: "Commitments towards it",
    arrow: true,
    order: 4,
  },
  REPRESENTS: {
    label: "Represents",
    color: "#009E73",
    dark: "#1fa57f",
    weight: 1.4,
    dashes: false,
    out: "Represents",
    back: "Represented by",
    arrow: true,
    order: 5,
  },
  CONVENED: {
    label: "Convened",
    color: "#D55E00",
    dark: "#e0702c",
    weight: 1.7,
    dashes: false,
    out: "Convened",
    back: "Convened by",
    arrow: true,
    order: 6,
  },
  HELD_IN: {
    label: "Held in",
    color: "#c98a00",
    dark: "#c4923a",
    weight: 1.2,
    dashes: [3, 3],
    out: "Held in",
    back: "Hosted",
    arrow: true,
    order: 7,
  },
  SIDELINES_OF: {
    label: "On the sidelines of",
    color: "#E69F00",
    dark: "#d9a038",
    weight: 1.2,
    dashes: [9, 3, 2, 3],
    out: "On the sidelines of",
    back: "On its sidelines",
    arrow: true,
    order: 8,
  },
  MEMBER_OF: {
    label: "Member of",
    color: "#b9bec6",
    dark: "#4d5663",
    weight: 0.8,
    dashes: [1, 4],
    out: "Member of",
    back: "Members",
    arrow: true,
    order: 9,
    reference: true,
  },
  REPORTS: {
    label: "Reports",
    color: "#56B4E9",
    dark: "#3f7ea3",
    weight: 0.8,
    dashes: [1, 3],
    out: "Reports",
    back: "Reported by",
    arrow: true,
    order: 10,
  },
};

// Ties that outlast a meeting: they do not keep a node in a period in which it did nothing.
const STANDING = new Set(["REPRESENTS", "MEMBER_OF"]);

// Of communities, the same palette; those beyond it, and what is in none, are grey.
const COMMUNITIES = [
  ["#0072B2", "#3d9fe0"],
  ["#D55E00", "#f0762a"],
  ["#009E73", "#1fbf92"],
  ["#CC79A7", "#dd94bd"],
  ["#E69F00", "#f0b23a"],
  ["#56B4E9", "#7cc6f0"],
  ["#8f6fc0", "#b39ae0"],
  ["#8a7a2f", "#c9b75a"],
];
const community = (at, dark) => (COMMUNITIES[at] ?? [OTHER.color, OTHER.dark])[dark ? 1 : 0];

// How the lines of two states' talks and shared meetings look.
const PAIR = { label: "Talks and shared meetings", type: "BILATERAL_TALKS" };

const node = (type) =>
  Object.hasOwn(NODES, type) ? NODES[type] : type === "Other" ? OTHER : { ...OTHER, one: type, many: type };

const edge = (type) =>
  Object.hasOwn(EDGES, type)
    ? EDGES[type]
    : {
        label: type || "Linked",
        color: "#8d939c",
        dark: "#78818d",
        weight: 1.1,
        dashes: false,
        out: type || "Linked to",
        back: type || "Linked from",
        arrow: true,
        order: 20,
      };

const nodeColor = (type, dark) => (dark ? node(type).dark : node(type).color);
const edgeColor = (type, dark) => (dark ? edge(type).dark : edge(type).color);

// A shape's outline around (0, 0), as vis-network draws it, for legend, panels and exports.
function outline(shape, size) {
  const at = (angle, radius) =>
    `${(radius * Math.cos(angle)).toFixed(2)},${(radius * Math.sin(angle)).toFixed(2)}`;
  const regular = (sides, radius, turn) =>
    Array.from({ length: sides }, (_, i) => at(turn + (i * 2 * Math.PI) / sides, radius)).join(" ");
  if (shape === "square") return regular(4, size * Math.SQRT2 * 0.93, Math.PI / 4);
  if (shape === "triangle") return regular(3, size * 1.15, -Math.PI / 2);
  if (shape === "triangleDown") return regular(3, size * 1.15, Math.PI / 2);
  if (shape === "diamond") return regular(4, size * 1.12, 0);
  if (shape === "hexagon") return regular(6, size, 0);
  if (shape === "star")
    return Array.from({ length: 10 }, (_, i) =>
      at(-Math.PI / 2 + (i * Math.PI) / 5, i % 2 ? size * 0.5 : size * 1.2),
    ).join(" ");
  return null;
}

function symbol(type, size, attributes) {
  const points = outline(node(type).shape, size);
  const common = { class: `symbol ${Object.hasOwn(NODES, type) ? type : "Other"}`, ...attributes };
  return points ? Dom.svg("polygon", { points, ...common }) : Dom.svg("circle", { r: size, ...common });
}

const icon = (type) =>
  Dom.svg("svg", { viewBox: "-10 -10 20 20", class: "icon", "aria-hidden": "true" }, symbol(type, 7));

const stroke = (type) =>
  Dom.svg(
    "svg",
    { viewBox: "0 0 28 12", class: "icon line", "aria-hidden": "true" },
    Dom.svg("line", {
      x1: 1,
      y1: 6,
      x2: 27,
      y2: 6,
      class: `edge ${Object.hasOwn(EDGES, type) ? type : "Other"}`,
      "stroke-width": Math.max(1.4, edge(type).weight),
      "stroke-dasharray": edge(type).dashes ? edge(type).dashes.join(" ") : null,
    }),
  );

const plural = (count, one, many) =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many || one + "s"}`;
const percent = (share) => `${Math.round(share * 100)} %`;
const words = (name) => Dom.flat(name).replace(/_/g, " ");

export {
  NODES,
  STANDING,
  COMMUNITIES,
  PAIR,
  community,
  node,
  edge,
  nodeColor,
  edgeColor,
  outline,
  symbol,
  icon,
  stroke,
  plural,
  percent,
  words,
};
