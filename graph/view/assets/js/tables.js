// What the present view shows as tables and as a graph: CSV and GEXF.
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as Filter from "./filter.js";
import * as Picture from "./network.js";
import * as State from "./state.js";
import * as Terms from "./terms.js";
import * as Xml from "./xml.js";

// What the present view shows: the network its part, map and timeline all that passes the filters.
function onScreen() {
  const seen = Filter.shown(State.get());
  return { nodes: [...seen.nodes].map((id) => Data.nodes.get(id)), edges: [...seen.ties.values()].flat() };
}

function gexf() {
  const { nodes, edges } = onScreen();
  const dark = Picture.colors().dark;
  const color = (type) => {
    const [, r, g, b] = /^#(..)(..)(..)$/
      .exec(Terms.nodeColor(type, dark))
      .map((part) => parseInt(part, 16));
    return `<viz:color r="${r}" g="${g}" b="${b}"/>`;
  };
  const value = (at, text) =>
    text === null || text === undefined || text === ""
      ? ""
      : `<attvalue for="${at}"${Xml.attributes({ value: text })}/>`;
  const node = (one) =>
    `<node${Xml.attributes({ id: one.id, label: one.name, start: one.start === null ? null : Data.iso(one.start), end: one.end === null ? null : Data.iso(one.end) })}><attvalues>${value("type", one.type)}${value("key", one.key)}${value("kind", one.properties.kind)}${value("city", one.properties.city)}</attvalues>${color(one.type)}<viz:position x="${one.x}" y="${-one.y}" z="0"/></node>`;
  const edge = (one) =>
    `<edge${Xml.attributes({ id: one.index, source: one.from, target: one.to, label: one.type, start: one.start === null ? null : Data.iso(one.start), end: one.end === null ? null : Data.iso(one.end) })}><attvalues>${value("type", one.type)}${value("confidence", one.confidence)}${value("sentences", one.evidence.length)}</attvalues></edge>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>Summitry</creator><description>${Xml.escape(document.title)}</description></meta>
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
  const rows = onScreen().nodes.map((node) => [
    node.id,
    node.type,
    node.key,
    node.name,
    node.properties.acronym,
    node.start === null ? "" : Data.iso(node.start),
    node.properties.kind,
    node.properties.city,
    node.degree,
    node.pagerank,
    node.betweenness,
  ]);
  return csv([
    ["id", "type", "key", "name", "acronym", "date", "kind", "city", "degree", "pagerank", "betweenness"],
    ...rows,
  ]);
}

function linksCsv() {
  const head = [
    "source",
    "source_name",
    "type",
    "target",
    "target_name",
    "date",
    "office",
    "role",
    "status",
    "confidence",
    "sentence",
    "sentence_confidence",
    "span",
    "article",
    "title",
    "publisher",
    "published",
    "url",
  ];
  const rows = onScreen().edges.flatMap((edge) => {
    const { office, role, status } = edge.properties;
    const fact = [
      edge.from,
      Data.nodes.get(edge.from).name,
      edge.type,
      edge.to,
      Data.nodes.get(edge.to).name,
      edge.start === null ? "" : Data.iso(edge.start),
      office,
      role,
      status,
      edge.confidence,
    ];
    if (!edge.evidence.length) return [[...fact, "", "", "", "", edge.properties.source ?? "", "", "", ""]];
    return edge.evidence.map((one) => {
      const article = Object.hasOwn(Data.articles, one.article) ? Data.articles[one.article] : {};
      return [
        ...fact,
        one.sentence,
        one.confidence,
        one.span,
        one.article,
        article.title,
        article.publisher,
        article.published,
        Dom.webAddress(article.url),
      ];
    });
  });
  return csv([head, ...rows]);
}

export { gexf, nodesCsv, linksCsv };
