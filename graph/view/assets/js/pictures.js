// The present view as a picture: SVG text, and PNG at twice the screen's resolution.
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as Labels from "./labels.js";
import * as Lines from "./lines.js";
import * as WorldMap from "./map.js";
import * as Picture from "./network.js";
import * as Sheet from "./sheet.js";
import * as State from "./state.js";
import * as Terms from "./terms.js";
import * as Timeline from "./timeline.js";
import * as Xml from "./xml.js";

const SCALE = 2;
// Over and under what is drawn.
const EDGE = 14;

function svg() {
  const { view } = State.get();
  const picture =
    view === "network" ? network() : figure(view === "map" ? WorldMap.figure() : Timeline.figure());
  return Sheet.around(picture, Dom.byId("status").firstElementChild.textContent, Picture.colors());
}

// What of a stage is drawn on, by the upper and lower ends of all that is: a wide map leaves half of a high one empty.
function drawn(ends, high) {
  const top = ends.reduce((least, [from]) => Math.min(least, from), high) - EDGE;
  const bottom = ends.reduce((most, [, to]) => Math.max(most, to), 0) + EDGE;
  const from = Math.max(0, Math.round(top));
  const to = Math.min(Math.round(high), Math.round(bottom));
  return to > from ? { top: from, height: to - from } : { top: 0, height: Math.round(high) };
}

// The network as it stands, drawn again as SVG with the same labels.
function network() {
  const box = Dom.byId("canvas").getBoundingClientRect();
  const colors = Picture.colors();
  const scale = Picture.network.getScale() * Picture.grown();
  const shown = (place) => Picture.network.canvasToDOM(place);
  const at = (id) => shown(Picture.place(id));
  const number = (value) => value.toFixed(1);
  const areas = Picture.areas().map(({ corners, color }) => {
    const points = corners.map(shown).map(({ x, y }) => `${number(x)},${number(y)}`);
    return `<polygon${Xml.attributes({ points: points.join(" "), fill: color, "fill-opacity": 0.1 })}/>`;
  });
  // Those of one look stand in a group: a browser takes most of a large picture's time to read it.
  const looks = new Map();
  for (const edge of Picture.lines()) {
    const [a, b] = [at(edge.from), at(edge.to)];
    const bend = edge.smooth ? edge.smooth.roundness * (edge.smooth.type === "curvedCW" ? 1 : -1) : 0;
    const middle = { x: (a.x + b.x) / 2 + (b.y - a.y) * bend, y: (a.y + b.y) / 2 - (b.x - a.x) * bend };
    // A browser draws no line finer than that, but a faint one.
    const width = Math.max(0.4, edge.width * scale);
    const dashes = (edge.dashes || []).map((dash) => dash * scale);
    const told = dashes.length > 0 && Math.min(...dashes) >= Lines.FINE;
    const opacity = edge.color.opacity * Math.min(1, (edge.width * scale) / width);
    const look = Xml.attributes({ fill: "none", stroke: edge.color.color, "stroke-opacity": Number(opacity.toFixed(4)), "stroke-width": number(width), "stroke-dasharray": told ? dashes.map(number).join(" ") : null });
    const way = bend ? `Q${number(middle.x)},${number(middle.y)} ` : "L";
    if (!looks.has(look)) looks.set(look, []);
    looks.get(look).push(`<path d="M${number(a.x)},${number(a.y)}${way}${number(b.x)},${number(b.y)}"/>`);
  }
  const lines = [...looks].map(([look, paths]) => `<g${look}>${paths.join("")}</g>`);
  const shapes = Picture.nodes().map((node) => {
    const { x, y } = at(node.id);
    const common = {
      fill: node.color.background,
      stroke: node.color.border,
      "stroke-width": number(node.borderWidth * scale),
      "fill-opacity": node.opacity,
      "stroke-opacity": node.opacity,
    };
    const points = Terms.outline(node.shape, node.size * scale);
    const title = `<title>${Xml.escape(Data.nodes.get(node.id).name)}</title>`;
    return points
      ? `<polygon${Xml.attributes({ points, transform: `translate(${number(x)} ${number(y)})`, ...common })}>${title}</polygon>`
      : `<circle${Xml.attributes({ cx: number(x), cy: number(y), r: number(node.size * scale), ...common })}>${title}</circle>`;
  });
  const names = Picture.labels().flatMap((label) =>
    Labels.written(label).map(
      ({ text, x, y }) =>
        `<text${Xml.attributes({ x: number(x), y: number(y + 4.4), "text-anchor": "middle", fill: label.color ?? (label.must > 0 ? colors.strong : colors.text), "font-weight": label.color || label.must > 1 ? 600 : null, stroke: colors.halo, "stroke-width": 3.5, "paint-order": "stroke", "font-size": Labels.SIZE, "font-family": Labels.FONT })}>${Xml.escape(text)}</text>`,
    ),
  );
  const body = [...areas, ...lines, ...shapes, ...names].join("\n");
  const ends = [
    ...Picture.nodes().map(({ id, size }) => [at(id).y - size * scale, at(id).y + size * scale]),
    ...Picture.labels().map(({ top, bottom }) => [top, bottom]),
    ...Picture.areas().flatMap(({ corners }) => corners.map(shown).map(({ y }) => [y, y])),
  ];
  return { width: Math.round(box.width), ...drawn(ends, box.height), body };
}

// Map and timeline are SVG already; what style sheets give them is written into the copy.
const STYLED = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "opacity",
  "font-size",
  "font-family",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
  "paint-order",
  "vector-effect",
];

function figure(original) {
  const copy = original.cloneNode(true);
  const [originals, copies] = [original.querySelectorAll("*"), copy.querySelectorAll("*")];
  originals.forEach((one, at) => {
    const style = getComputedStyle(one);
    for (const name of STYLED) copies[at].setAttribute(name, style.getPropertyValue(name));
    for (const name of ["class", "tabindex", "role", "style"]) copies[at].removeAttribute(name);
  });
  const box = original.getBoundingClientRect();
  const ends = [...original.querySelectorAll(".sea, .axis text, .lane, .name")].map((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return [top - box.top, bottom - box.top];
  });
  const body = [...copy.children].map((child) => new XMLSerializer().serializeToString(child));
  return { width: Math.round(box.width), ...drawn(ends, box.height), body: Xml.sound(body.join("\n")) };
}

// SVG text as a PNG blob, passed on when it is drawn.
function png(done) {
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = image.width * SCALE;
    canvas.height = image.height * SCALE;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(done);
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg())}`;
}

export { svg, png };
