"use strict";

// What is on screen as a file: PNG and SVG of the picture, GEXF and CSV of the graph.
const Exports = (() => {
  const button = Dom.byId("export");
  const menu = Dom.byId("formats");
  const SCALE = 2;

  const FORMATS = [
    ["png", "PNG", "The picture, at twice the screen's resolution", () => png()],
    ["svg", "SVG", "The picture, for print and drawing programs", () => save("svg", "image/svg+xml", svgText())],
    ["gexf", "GEXF", "Nodes and links with dates, for Gephi", () => save("gexf", "application/gexf+xml", gexf())],
    ["csv-links", "CSV of links", "One line for each sentence that proves a link", () => save("links.csv", "text/csv", linksCsv())],
    ["csv-nodes", "CSV of nodes", "One line for each node", () => save("nodes.csv", "text/csv", nodesCsv())],
  ];

  function start() {
    for (const [id, label, hint, run] of FORMATS)
      menu.append(
        Dom.element("button", { role: "menuitem", id: `export-${id}`, tabindex: -1, onclick: () => (close(), run()) }, label, Dom.element("small", {}, hint)),
      );
    button.addEventListener("click", () => (menu.hidden ? open() : close()));
    menu.addEventListener("keydown", (event) => {
      const items = [...menu.children];
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Tab") return close();
      if (!step) return;
      event.preventDefault();
      items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
    });
    document.addEventListener("pointerdown", (event) => menu.contains(event.target) || button.contains(event.target) || close());
  }

  function open() {
    menu.hidden = false;
    button.setAttribute("aria-expanded", "true");
    menu.firstChild.focus();
  }

  function close() {
    if (menu.hidden) return;
    const inside = menu.contains(document.activeElement);
    menu.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (inside) button.focus();
  }

  function save(ending, type, content) {
    const blob = content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` });
    const address = URL.createObjectURL(blob);
    const name = Search.fold(document.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "network";
    Dom.element("a", { href: address, download: `${name}${ending.includes(".") ? "-" : "."}${ending}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    Dom.speak(`${ending} saved`);
  }

  // Without what XML cannot hold.
  const sound = (text) => String(text).toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");

  const escape = (text) =>
    sound(text)
      .replace(/[&<>"']/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[sign]);

  const attributes = (values) =>
    Object.entries(values)
      .filter(([, value]) => value !== null && value !== undefined && value !== false)
      .map(([name, value]) => ` ${name}="${escape(value)}"`)
      .join("");

  // What the present view shows: the network its part, map and timeline all that passes the filters.
  function onScreen() {
    const seen = Filter.shown(State.get());
    return { nodes: [...seen.nodes].map((id) => Data.nodes.get(id)), edges: [...seen.ties.values()].flat() };
  }

  function svgText() {
    const { view } = State.get();
    if (view === "network") return networkSvg();
    return figureSvg(view === "map" ? WorldMap.figure() : Timeline.figure());
  }

  // The network as it stands, drawn again as SVG with the same labels.
  function networkSvg() {
    const box = Dom.byId("canvas").getBoundingClientRect();
    const { network } = Picture;
    const colors = Picture.colors();
    const scale = network.getScale();
    const at = (id) => network.canvasToDOM(Picture.place(id));
    const number = (value) => value.toFixed(1);
    const lines = Picture.drawn.edges.map((edge) => {
      const [a, b] = [at(edge.from), at(edge.to)];
      const bend = edge.smooth ? edge.smooth.roundness * (edge.smooth.type === "curvedCW" ? 1 : -1) : 0;
      const middle = { x: (a.x + b.x) / 2 + (b.y - a.y) * bend, y: (a.y + b.y) / 2 - (b.x - a.x) * bend };
      return `<path${attributes({ d: `M${number(a.x)},${number(a.y)}Q${number(middle.x)},${number(middle.y)} ${number(b.x)},${number(b.y)}`, fill: "none", stroke: edge.color.color, "stroke-opacity": edge.color.opacity, "stroke-width": number(Math.max(0.4, edge.width * scale)), "stroke-dasharray": edge.dashes ? edge.dashes.map((dash) => number(dash * scale)).join(" ") : null })}/>`;
    });
    const shapes = Picture.drawn.nodes.map((node) => {
      const { x, y } = at(node.id);
      const common = { fill: node.color.background, stroke: node.color.border, "stroke-width": number(node.borderWidth * scale), "fill-opacity": node.opacity, "stroke-opacity": node.opacity };
      const points = Terms.outline(node.look, node.size * scale);
      const title = `<title>${escape(Data.nodes.get(node.id).name)}</title>`;
      return points
        ? `<polygon${attributes({ points, transform: `translate(${number(x)} ${number(y)})`, ...common })}>${title}</polygon>`
        : `<circle${attributes({ cx: number(x), cy: number(y), r: number(node.size * scale), ...common })}>${title}</circle>`;
    });
    const names = Picture.labels().map(
      (label) =>
        `<text${attributes({ x: number((label.left + label.right) / 2), y: number((label.top + label.bottom) / 2 + 4.4), "text-anchor": "middle", fill: colors.text, stroke: colors.halo, "stroke-width": 3.5, "paint-order": "stroke", "font-size": Labels.SIZE, "font-family": Labels.FONT })}>${escape(label.text)}</text>`,
    );
    const size = { width: Math.round(box.width), height: Math.round(box.height) };
    return `<svg xmlns="http://www.w3.org/2000/svg"${attributes({ ...size, viewBox: `0 0 ${size.width} ${size.height}` })}><title>${escape(document.title)}</title><rect width="100%" height="100%"${attributes({ fill: colors.halo })}/>${[...lines, ...shapes, ...names].join("\n")}</svg>`;
  }

  // Map and timeline are SVG already; what style sheets give them is written into the copy.
  const STYLED = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "opacity", "font-size", "font-family", "font-weight", "text-anchor", "dominant-baseline", "paint-order", "vector-effect"];

  function figureSvg(figure) {
    const copy = figure.cloneNode(true);
    const [originals, copies] = [figure.querySelectorAll("*"), copy.querySelectorAll("*")];
    originals.forEach((original, at) => {
      const style = getComputedStyle(original);
      for (const name of STYLED) copies[at].setAttribute(name, style.getPropertyValue(name));
      for (const name of ["class", "tabindex", "role", "style"]) copies[at].removeAttribute(name);
    });
    const { width, height } = figure.getBoundingClientRect();
    for (const [name, value] of Object.entries({ xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}` })) copy.setAttribute(name, value);
    copy.prepend(Dom.svg("rect", { width: "100%", height: "100%", fill: Picture.colors().halo }));
    return sound(new XMLSerializer().serializeToString(copy));
  }

  function png() {
    const { view } = State.get();
    if (view === "network") return networkPng();
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = image.width * SCALE;
      canvas.height = image.height * SCALE;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save("png", "image/png", blob));
    };
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText())}`;
  }

  function networkPng() {
    const source = Dom.byId("canvas").querySelector("canvas");
    const canvas = document.createElement("canvas");
    const factor = Math.max(1, (SCALE * source.clientWidth) / source.width);
    canvas.width = source.width * factor;
    canvas.height = source.height * factor;
    const image = new Image();
    image.onload = () => {
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save("png", "image/png", blob));
    };
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(networkSvg())}`;
  }

  function gexf() {
    const { nodes, edges } = onScreen();
    const dark = Picture.colors().dark;
    const color = (type) => {
      const [, r, g, b] = /^#(..)(..)(..)$/.exec(Terms.nodeColor(type, dark)).map((part) => parseInt(part, 16));
      return `<viz:color r="${r}" g="${g}" b="${b}"/>`;
    };
    const value = (at, text) => (text === null || text === undefined || text === "" ? "" : `<attvalue for="${at}"${attributes({ value: text })}/>`);
    const node = (one) =>
      `<node${attributes({ id: one.id, label: one.name, start: one.start === null ? null : Data.iso(one.start), end: one.end === null ? null : Data.iso(one.end) })}><attvalues>${value("type", one.type)}${value("key", one.key)}${value("kind", one.properties.kind)}${value("city", one.properties.city)}</attvalues>${color(one.type)}<viz:position x="${one.x}" y="${-one.y}" z="0"/></node>`;
    const edge = (one) =>
      `<edge${attributes({ id: one.index, source: one.from, target: one.to, label: one.type, start: one.start === null ? null : Data.iso(one.start), end: one.end === null ? null : Data.iso(one.end) })}><attvalues>${value("type", one.type)}${value("confidence", one.confidence)}${value("sentences", one.evidence.length)}</attvalues></edge>`;
    return `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>Summitry</creator><description>${escape(document.title)}</description></meta>
<graph defaultedgetype="directed" mode="dynamic" timeformat="date">
<attributes class="node"><attribute id="type" title="type" type="string"/><attribute id="key" title="key" type="string"/><attribute id="kind" title="kind" type="string"/><attribute id="city" title="city" type="string"/></attributes>
<attributes class="edge"><attribute id="type" title="type" type="string"/><attribute id="confidence" title="confidence" type="double"/><attribute id="sentences" title="sentences" type="integer"/></attributes>
<nodes>
${nodes.map(node).join("\n")}
</nodes>
<edges>
${edges.map(edge).join("\n")}
</edges>
</graph>
</gexf>
`;
  }

  // A cell that a spreadsheet would take for a formula is made text by an apostrophe (OWASP's advice
  // on CSV injection).
  function cell(value) {
    const text = value === null || value === undefined ? "" : String(value).toWellFormed();
    const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  }

  const csv = (rows) => "\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";

  function nodesCsv() {
    const rows = onScreen().nodes.map((node) => [node.id, node.type, node.key, node.name, node.properties.acronym, node.start === null ? "" : Data.iso(node.start), node.properties.kind, node.properties.city, node.degree, node.pagerank, node.betweenness]);
    return csv([["id", "type", "key", "name", "acronym", "date", "kind", "city", "degree", "pagerank", "betweenness"], ...rows]);
  }

  function linksCsv() {
    const head = ["source", "source_name", "type", "target", "target_name", "date", "office", "role", "status", "confidence", "sentence", "sentence_confidence", "span", "article", "title", "publisher", "published", "url"];
    const rows = onScreen().edges.flatMap((edge) => {
      const { office, role, status } = edge.properties;
      const fact = [edge.from, Data.nodes.get(edge.from).name, edge.type, edge.to, Data.nodes.get(edge.to).name, edge.start === null ? "" : Data.iso(edge.start), office, role, status, edge.confidence];
      if (!edge.evidence.length) return [[...fact, "", "", "", "", edge.properties.source ?? "", "", "", ""]];
      return edge.evidence.map((one) => {
        const article = Object.hasOwn(Data.articles, one.article) ? Data.articles[one.article] : {};
        return [...fact, one.sentence, one.confidence, one.span, one.article, article.title, article.publisher, article.published, Dom.webAddress(article.url)];
      });
    });
    return csv([head, ...rows]);
  }

  return { start, close };
})();
