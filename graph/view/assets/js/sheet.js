// A picture as a sheet that can stand alone: title, what is drawn, period and filters above it, legend, sources
// and date below.
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as Filter from "./filter.js";
import * as Key from "./key.js";
import * as Labels from "./labels.js";
import * as Pairs from "./pairs.js";
import * as State from "./state.js";
import * as Terms from "./terms.js";
import * as Xml from "./xml.js";

const MARGIN = 20;
const TITLE = 20;
const TEXT = 12.5;
const LINE = 18;
// So many publishers are named.
const NAMED = 4;

const count = (number) => number.toLocaleString("en");

function period(state) {
  if (!Data.period) return null;
  const [first, last] = [state.since ?? Data.period.first, state.until ?? Data.period.last];
  return `${Data.spoken(first)} – ${Data.spoken(last)}`;
}

function filters(state) {
  const name = (type) => (Data.nodeCounts.has(type) ? Terms.node(type).many : Terms.edge(type).label);
  const centre = Pairs.ends(state.focus) ? Pairs.nameOf(state.focus) : Data.nodes.get(state.focus)?.name;
  return [
    centre && `around ${Dom.clip(centre, 80)}`,
    state.off.length > 0 && `without ${state.off.map((type) => Terms.words(name(type).toLowerCase())).join(", ")}`,
    state.confidence > 0 && `confidence at least ${Terms.percent(state.confidence)}`,
  ]
    .filter(Boolean)
    .join("; ");
}

// Who reported some links, and over what time.
function sources(edges) {
  const ids = new Set(edges.flatMap(({ evidence }) => evidence.map((one) => one.article)));
  const articles = [...ids].filter((id) => Object.hasOwn(Data.articles, id)).map((id) => Data.articles[id]);
  const sums = new Map();
  for (const { publisher } of articles) if (publisher) sums.set(publisher, (sums.get(publisher) || 0) + 1);
  const named = [...sums].sort((a, b) => b[1] - a[1]).map(([publisher]) => Dom.clip(publisher, 40));
  const years = articles.map((one) => Data.day(one.published)).filter((day) => day !== null);
  const span = years.length
    ? [Math.min(...years), Math.max(...years)].map((day) => Data.iso(day).slice(0, 4)).filter((year, at, all) => !at || year !== all[0])
    : [];
  const from = named.length > NAMED ? `${named.slice(0, NAMED).join(", ")} and ${count(named.length - NAMED)} more` : named.join(", ");
  if (!ids.size) return null;
  return `Source: ${Terms.plural(ids.size, "article")}${from ? ` of ${from}` : ""}${span.length ? `, ${span.join("–")}` : ""}`;
}

// Below a picture of some links, and above their evidence: what it holds, whence, and when it was made.
function notes(state, edges) {
  const today = new Date();
  const day = Math.floor(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate()) / 86400000);
  const said = filters(state);
  return [
    period(state) && `Period: ${period(state)}`,
    said && `Filters: ${said}`,
    sources(edges),
    `Made with Summitry on ${Data.spoken(day)}${state.view === "map" ? ". Borders: Natural Earth" : ""}`,
  ].filter(Boolean);
}

const pen = document.createElement("canvas").getContext("2d");
function width(text, size, strong) {
  pen.font = `${strong ? 600 : 400} ${size}px ${Labels.FONT}`;
  return pen.measureText(text).width;
}

// Words in lines no wider than there is room.
function wrapped(text, room, size) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (lines.at(-1) && width(longer, size) > room) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

// A picture (SVG text, its width, and from where on how high it is) with all that around it. "told" is what is drawn, in words.
function around(picture, told, colors) {
  const state = State.get();
  const room = picture.width - 2 * MARGIN;
  const parts = [];
  const write = (text, x, y, { size = TEXT, strong = false, fill = colors.text } = {}) =>
    parts.push(
      `<text${Xml.attributes({ x: x.toFixed(1), y: y.toFixed(1), "font-size": size, "font-weight": strong ? 600 : 400, "font-family": Labels.FONT, fill })}>${Xml.escape(text)}</text>`,
    );
  let y = MARGIN + TITLE;
  for (const line of wrapped(Dom.clip(document.title, 300), room, TITLE)) {
    write(line, MARGIN, y, { size: TITLE, strong: true, fill: colors.strong });
    y += TITLE * 1.3;
  }
  const said = [told, period(state), filters(state)].filter(Boolean).join(" · ");
  for (const line of wrapped(said, room, TEXT)) {
    write(line, MARGIN, y, { fill: colors.strong });
    y += LINE;
  }
  const top = y;
  y += picture.height + LINE;
  let x = MARGIN;
  for (const { shape: [name, look], text } of Key.entries(state, colors.dark)) {
    const wide = 24 + width(text, TEXT) + 18;
    if (x > MARGIN && x + wide > picture.width - MARGIN) [x, y] = [MARGIN, y + LINE];
    parts.push(`<g transform="translate(${(x + 9).toFixed(1)} ${(y - 4).toFixed(1)})"><${name}${Xml.attributes(look)}/></g>`);
    write(text, x + 24, y);
    x += wide;
  }
  y += LINE + 4;
  const { ties } = Filter.shown(state);
  const shown = [...ties.values()].flat();
  for (const line of notes(state, shown).filter((note) => /^(Source|Made)/.test(note)).flatMap((note) => wrapped(note, room, TEXT))) {
    write(line, MARGIN, y);
    y += LINE;
  }
  const height = Math.ceil(y + MARGIN - LINE / 2);
  return `<svg xmlns="http://www.w3.org/2000/svg"${Xml.attributes({ width: picture.width, height, viewBox: `0 0 ${picture.width} ${height}` })}><title>${Xml.escape(document.title)}</title><rect width="100%" height="100%"${Xml.attributes({ fill: colors.halo })}/><svg${Xml.attributes({ x: 0, y: top.toFixed(1), width: picture.width, height: picture.height, viewBox: `0 ${picture.top} ${picture.width} ${picture.height}` })}>${picture.body}</svg>${parts.join("\n")}</svg>`;
}

export { around, notes };
