// The network itself, drawn by vis-network on a canvas.
import * as Arrange from "./arrange.js";
import * as Camera from "./camera.js";
import * as Crowd from "./crowd.js";
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as Filter from "./filter.js";
import * as Hulls from "./hulls.js";
import * as Labels from "./labels.js";
import * as Lines from "./lines.js";
import * as Looks from "./looks.js";
import * as Names from "./names.js";
import * as Overlay from "./overlay.js";
import * as Pairs from "./pairs.js";
import * as Rings from "./rings.js";
import * as Setup from "./setup.js";
import * as State from "./state.js";
import * as Terms from "./terms.js";
import * as Tip from "./tip.js";
import * as Walk from "./walk.js";

// Beyond this many ties, lines are left out while the picture moves, and what is under the pointer is
// looked for among nodes only: vis-network's search among lines takes longer than a frame.
const MANY = 700;
// Beyond this many nodes they are drawn by look, and vis-network has none of them.
const CROWD = 500;
// So many times as wide, or as high, is a stage that a picture is laid out anew for.
const TURNED = 1.4;

const holder = Dom.byId("canvas");
const objects = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
let network = null;
let places = new Map();
let rings = [];
let laid = null;
let many = false;
let crowd = null;
let nodes = [];
let lines = [];
let interaction = "";
let zooming = 0;
let dragging = false;
let hovered = null;
let held = null;
let cursor = null;
let labels = [];
let labelled = null;
// The stage that the picture was fitted to, whether somebody moved it since, and the shape it was laid out for.
let fittedTo = "";
let moved = false;
let laidFor = 1;
let colors = {};
let sizes = new Map();

function start() {
  network = new vis.Network(holder, objects, Setup.options());
  Camera.start(network);
  network.on("beforeDrawing", (ctx) => {
    Hulls.draw(ctx, areas());
    Rings.draw(ctx, rings, colors, network.getScale());
    if (crowd) Crowd.draw(ctx, crowd, places, Camera.view(), zooming !== 0);
  });
  network.on("afterDrawing", drawOver);
  network.on("click", ({ nodes: [node], edges: [edge], pointer: { canvas } }) =>
    State.choose((crowd ? (nodeAt(canvas) ?? nearLine(canvas)) : (node ?? edge)) ?? null),
  );
  network.on("doubleClick", ({ nodes: [node], edges: [edge], pointer: { canvas } }) => {
    const id = crowd ? nodeAt(canvas) : (node ?? (Pairs.ends(edge) && edge));
    if (id) State.focus(id);
  });
  network.on("hoverNode", (event) => hover(event.node, event));
  network.on("hoverEdge", (event) => hover(event.edge, event));
  network.on("blurNode", () => hover(null));
  network.on("blurEdge", () => hover(null));
  network.on("zoom", () => {
    moved = true;
    hover(null);
    clearTimeout(zooming);
    zooming = setTimeout(() => {
      zooming = 0;
      network.redraw();
    }, 160);
  });
  network.on("dragStart", () => {
    dragging = moved = true;
    hover(null);
  });
  network.on("dragEnd", (event) => {
    dragging = false;
    keepPlaces(event);
  });
  Crowd.holdable(holder, network, {
    take: (event) => (held = crowd && nodeAt(pointOf(event))),
    move: (event) => dragging && carry(pointOf(event)),
  });
  holder.addEventListener("pointermove", seek);
  holder.addEventListener("keydown", keys);
  new ResizeObserver(resize).observe(holder);
}

// Where a node that is drawn stands.
const at = (id) => (sizes.has(id) ? (crowd ? places.get(id) : network.body.nodes[id]) : undefined);

const nodeAt = (point) =>
  crowd ? Crowd.nodeAt(nodes, places, point, network.getScale()) : network.getNodeAt(network.canvasToDOM(point));

function pointOf({ clientX, clientY }) {
  const box = holder.getBoundingClientRect();
  return network.DOMtoCanvas({ x: clientX - box.left, y: clientY - box.top });
}

function sync(state, changed, before) {
  const seen = Filter.visible(state);
  const base = Filter.base(state);
  crowd = null;
  const afresh = base !== laid;
  if (afresh) {
    laid = base;
    laidFor = shape(state);
    ({ places, rings } = Arrange.of(base, state, seen.pairs, laidFor));
    objects.nodes.clear();
    objects.edges.clear();
  }
  colors = Looks.colors();
  sizes = Looks.sizes(state, seen.nodes);
  const crowded = seen.nodes.size > CROWD;
  const faint = Math.max(0.13, Math.min(0.72, 0.72 * Math.sqrt(260 / Math.max(1, seen.ties.size))));
  const states = Boolean(seen.pairs);
  const look = { state, states, colors, sizes, light: Looks.lit(state, seen), faint };
  nodes = [...seen.nodes]
    .sort((a, b) => sizes.get(a) - sizes.get(b))
    .map((id) => Looks.ofNode(Data.nodes.get(id), places.get(id), look));
  lines = Looks.lines(seen, look);
  many = lines.length > MANY;
  interact({ hideEdgesOnDrag: many, hideEdgesOnZoom: many, hover: !many && !crowded });
  replace(objects.nodes, crowded ? [] : nodes);
  replace(objects.edges, crowded ? [] : lines);
  crowd = crowded ? Crowd.gather(nodes, lines, places) : null;
  if (crowded) network.redraw();
  else network.unselectAll();
  if (!crowd && sizes.has(state.chosen)) network.selectNodes([state.chosen], false);
  if (afresh) fit(changed !== null);
  else if (changed && changed.has("chosen") && state.chosen !== (before && before.chosen))
    reveal(state.chosen, look.light);
}

const shape = (state) => Camera.shape(Data.nodes.has(state.focus));

// vis-network looks at each of its nodes again when it is told how it is used.
function interact(wanted) {
  const text = JSON.stringify(wanted);
  if (text !== interaction) network.setOptions({ interaction: wanted });
  interaction = text;
}

// The communities on screen, where states are drawn alone.
function areas() {
  const state = State.get();
  if (!Filter.statesOnly(state)) return [];
  const shown = new Set([...Filter.visible(state).nodes].filter(at));
  return Hulls.areas(shown, at, (id) => sizes.get(id), colors.dark);
}

// Only what differs goes to vis-network: it lays hands on each item that it is given.
function replace(set, items) {
  const ids = new Set(items.map((item) => item.id));
  const gone = set.getIds().filter((id) => !ids.has(id));
  if (gone.length) set.remove(gone);
  const differs = items.filter((item) => {
    const text = JSON.stringify(item);
    const known = set.get(item.id);
    if (known && known.digest === text) return false;
    item.digest = text;
    return true;
  });
  if (differs.length) set.update(differs);
}

// In a large picture: the node under the pointer, once a frame.
let sought = 0;
function seek(event) {
  if (!(many || crowd) || dragging || event.buttons) return;
  cancelAnimationFrame(sought);
  sought = requestAnimationFrame(() => {
    const point = pointOf(event);
    const found = nodeAt(point) ?? null;
    if (found !== hovered) hover(found, { pointer: { DOM: network.canvasToDOM(point) } });
  });
}

function keepPlaces(event) {
  for (const [id, place] of Object.entries(network.getPositions(event.nodes))) places.set(id, place);
  if (held) crowd = Crowd.gather(nodes, lines, places);
  held = null;
  network.redraw();
}

// One of a crowd that is moved by hand.
function carry(point) {
  if (!crowd.held.nodes.length) crowd = Crowd.gather(nodes, lines, places, held);
  places.set(held, point);
  network.redraw();
}

const nearLine = (point) => Lines.nearest(lines, places, point, 5 / network.getScale());

// Over what vis-network has drawn, or the crowd: rings, and names. While a large picture is dragged the names
// move with it; they are placed anew where it stops.
function drawOver(ctx) {
  const view = Camera.view();
  const { scale } = view;
  if (crowd) ring(ctx, State.get().chosen, 1.5 / scale, colors.strong, scale);
  if (document.activeElement === holder) ring(ctx, cursor, 6 / scale, colors.ring, scale);
  if (!(dragging && many && labelled && labelled.scale === scale)) {
    labels = placeLabels(ctx, view);
    labelled = { scale, view };
  }
  const ratio = ctx.canvas.width / view.width;
  ctx.save();
  ctx.setTransform(
    ratio,
    0,
    0,
    ratio,
    (labelled.view.x - view.x) * scale * ratio,
    (labelled.view.y - view.y) * scale * ratio,
  );
  Labels.draw(ctx, labels, colors);
  ctx.restore();
}

function ring(ctx, id, gap, color, scale) {
  if (!at(id)) return;
  const { x, y } = at(id);
  ctx.beginPath();
  ctx.arc(x, y, size(id) + gap, 0, 2 * Math.PI);
  ctx.lineWidth = 2.5 / scale;
  ctx.strokeStyle = color;
  ctx.stroke();
}

function placeLabels(ctx, view) {
  const state = State.get();
  const seen = Filter.visible(state);
  const toScreen = ({ x, y }) => ({
    x: (x - view.x) * view.scale + view.width / 2,
    y: (y - view.y) * view.scale + view.height / 2,
  });
  const marks = Names.marks(
    [...seen.nodes].filter(at),
    {
      at: (id) => toScreen(at(id)),
      radius: (id) => size(id) * view.scale,
      light: Looks.lit(state, seen),
      strong: new Set([state.chosen, hovered, cursor]),
      rings: rings.length ? { ...toScreen({ x: 0, y: 0 }), wide: rings[0].rx / rings[0].ry } : null,
    },
  );
  return Labels.place(ctx, [...marks, ...Names.titles(areas(), toScreen)], {
    left: 0,
    top: 0,
    right: view.width,
    bottom: view.height,
    over: Overlay.boxes(holder),
  });
}

function hover(id, event) {
  hovered = id;
  holder.style.cursor = id ? "pointer" : "";
  if (id && event) Tip.show(id, event.pointer.DOM);
  else Tip.show(null);
  network.redraw();
}

// A stage of another size: the same picture again, unless somebody moved it, and laid out anew for another shape.
function resize() {
  if (!laid || !holder.clientWidth || moved || Camera.stage() === fittedTo) return;
  const now = shape(State.get());
  const turned = Math.max(now / laidFor, laidFor / now) > TURNED;
  if (!turned) return fit(false);
  laid = null;
  sync(State.get(), null, null);
}

// Everything on screen, with room for names at the sides and for the notes above and below.
function fit(animated) {
  frame([...Filter.visible(State.get()).nodes], animated);
  fittedTo = Camera.stage();
  moved = false;
}

// vis-network counts an animation in frames, of which a large picture has few a second.
const slides = () => !crowd;

// Brings some nodes on screen.
function frame(ids, slowly = true, most) {
  const shown = ids.map((id) => ({ ...places.get(id), size: sizes.get(id) }));
  Camera.frame(shown, { animated: slowly && slides(), around: rings.length > 0, most });
}

// Brings a chosen node into the middle if it is outside, and leaves the picture alone otherwise. For one that
// is not drawn, what is lit because of it.
function reveal(id, light) {
  const lit = at(id) ? [] : [...(light?.nodes ?? [])].filter(at);
  if (lit.some((one) => !Camera.sees(at(one), 0))) frame(lit, true, network.getScale());
  if (at(id) && !Camera.sees(at(id), 60)) Camera.centre(place(id), slides());
}

function zoom(factor) {
  moved = true;
  Camera.zoom(factor, slides());
}

function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const state = State.get();
  if (Walk.ARROWS[event.key]) move(Walk.ARROWS[event.key], state);
  else if ((event.key === "Enter" || event.key === " ") && cursor) {
    State.choose(cursor);
    Dom.byId("details").focus();
  } else if (event.key === "f" || event.key === "F") {
    if (cursor || state.chosen) State.focus(cursor || state.chosen);
  } else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fit(true);
  else return;
  event.preventDefault();
}

function move(direction, state) {
  const seen = Filter.visible(state).nodes;
  if (cursor && seen.has(cursor))
    cursor = Walk.next(seen, cursor, direction, at);
  else if (state.chosen && seen.has(state.chosen)) cursor = state.chosen;
  else cursor = [...seen].sort((a, b) => Data.nodes.get(a).rank - Data.nodes.get(b).rank)[0];
  if (!cursor) return;
  const node = Data.nodes.get(cursor);
  reveal(cursor);
  network.redraw();
  Dom.speak(`${node.name}, ${Terms.node(node.type).one}, ${Terms.plural(node.ties.length, "connection")}`);
}

// What the rest of the page asks of the picture.
const labelsOnScreen = () => labels;
const nodesOnScreen = () => nodes;
const linesOnScreen = () => lines;
const colorsOnScreen = () => colors;
const place = (id) => ({ x: at(id).x, y: at(id).y });
const grown = () => (crowd ? Crowd.grown(network.getScale()) : 1);
const size = (id) => sizes.get(id) * grown();

export {
  start,
  sync,
  fit,
  frame,
  zoom,
  network,
  place,
  size,
  grown,
  areas,
  nodeAt,
  labelsOnScreen as labels,
  nodesOnScreen as nodes,
  linesOnScreen as lines,
  colorsOnScreen as colors,
};
