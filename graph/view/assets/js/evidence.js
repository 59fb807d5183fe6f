// Why something is known: statements with the sentences that prove them, marked, and where they stand.
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as Prose from "./prose.js";
import * as Terms from "./terms.js";

let more = () => null;

// What a page that is served puts beside a sentence of an edge.
function extend(make) {
  more = make;
}

function why(tie, open) {
  const sentences = tie.edges.reduce((sum, edge) => sum + edge.evidence.length, 0);
  if (!sentences) return unproven(tie.edges[0], "note source");
  const body = Dom.element("div", { class: "why" });
  const unfold = () => body.childElementCount || body.append(...of(tie));
  const box = Dom.element(
    "details",
    { ontoggle: () => box.open && unfold() },
    Dom.element("summary", {}, `Why: ${Terms.plural(sentences, "sentence")}`),
    body,
  );
  if (open) {
    unfold();
    box.open = true;
  }
  return box;
}

const unproven = ({ properties }, style) =>
  Dom.element(
    "p",
    { class: style, dir: "auto" },
    properties.source ? `Reference data: ${Dom.clip(properties.source, 200)}` : "No sentence given",
  );

function of(tie) {
  const edges = tie.edges.slice().sort((a, b) => (b.start ?? -Infinity) - (a.start ?? -Infinity));
  return [Prose.list(edges, (edge) => statement(edge, tie.edges.length > 1), "statements", 20)].flat();
}

// One edge: what it says in a line, then each sentence that says so.
function statement(edge, several) {
  const meeting = edge.meeting && edge.type === "BILATERAL_TALKS" ? edge.meeting : null;
  const lines = [
    several && Prose.describe(edge),
    edge.confidence < 1 && edge.evidence.length !== 1 && `confidence ${Terms.percent(edge.confidence)}`,
  ].filter(Boolean);
  return Dom.element(
    "li",
    { class: "statement" },
    meeting && Prose.name(meeting),
    lines.length > 0 && Dom.element("p", { class: "note", dir: "auto" }, lines.join(" · ")),
    edge.evidence.length
      ? Prose.list(edge.evidence, (one) => quotation(one, edge), "sentences", 5)
      : unproven(edge, "note"),
  );
}

// The article of a sentence, as it is cited: title, publisher, day, and where the sentence stands in it.
function article(one) {
  const known = Object.hasOwn(Data.articles, one.article) ? Data.articles[one.article] : {};
  const published = Data.day(known.published);
  return {
    title: known.title ? Dom.clip(known.title, 160) : "Article",
    publisher: known.publisher ? Dom.clip(known.publisher, 80) : null,
    published: published === null ? null : Data.spoken(published),
    url: passage(known.url, String(one.sentence ?? "")),
  };
}

function quotation(one, edge) {
  const sentence = String(one.sentence ?? "");
  const { title, publisher, published, url } = article(one);
  const about = [publisher, published].filter(Boolean);
  return Dom.element(
    "li",
    { class: "evidence" },
    Dom.element("blockquote", { dir: "auto" }, marked(sentence, edge, one.mention)),
    Dom.element(
      "p",
      { class: "cite" },
      Dom.link(url, title),
      about.length > 0 && Dom.element("span", { dir: "auto" }, about.join(", ")),
      typeof one.confidence === "number" && sureness(one.confidence),
      one.span &&
        Dom.element(
          "span",
          { class: "span", title: "Where the sentence stands in the article's text" },
          `characters ${Dom.clip(one.span, 30).replace("-", "–")}`,
        ),
    ),
    more(one, edge),
  );
}

function sureness(share) {
  const percent = Terms.percent(share);
  return Dom.element(
    "span",
    { class: "sure", title: "How sure the extractor is of this sentence" },
    Dom.element("meter", { min: 0, max: 1, value: share, "aria-hidden": "true" }),
    percent,
  );
}

// The page's address with a text fragment, so that a browser scrolls to the sentence and marks it.
function passage(address, sentence) {
  const url = Dom.webAddress(address);
  if (!url || url.includes("#")) return url;
  const words = sentence.split(/\s+/).filter(Boolean);
  if (words.length < 4) return url;
  const part = (some) =>
    encodeURIComponent(Array.from(some.join(" ").toWellFormed()).join("")).replace(/-/g, "%2D");
  const text = words.length > 12 ? `${part(words.slice(0, 5))},${part(words.slice(-5))}` : part(words);
  return `${url}#:~:text=${text}`;
}

// A sentence with the wording of both ends marked in it.
function marked(sentence, edge, mention) {
  const spoken = (node) => [
    node.name,
    node.properties.acronym,
    ...(Array.isArray(node.properties.aliases) ? node.properties.aliases : []),
  ];
  const ends = [Data.nodes.get(edge.from), Data.nodes.get(edge.to)].filter(
    (node) => node.type !== "Meeting" && node.type !== "Commitment",
  );
  const wanted = [mention, ...ends.flatMap(spoken)]
    .filter((text) => typeof text === "string" && text.length > 1)
    .sort((a, b) => b.length - a.length);
  const taken = [];
  for (const text of wanted.slice(0, 40)) {
    const at = sentence.indexOf(text);
    if (at < 0 || taken.some((one) => at < one.end && at + text.length > one.start)) continue;
    taken.push({ start: at, end: at + text.length });
  }
  taken.sort((a, b) => a.start - b.start);
  const parts = [];
  let from = 0;
  for (const { start, end } of taken) {
    parts.push(sentence.slice(from, start), Dom.element("mark", {}, sentence.slice(start, end)));
    from = end;
  }
  parts.push(sentence.slice(from));
  return sentence.length > 3000 ? Prose.longText(sentence, 1500) : parts;
}

export { why, of, article, extend };
