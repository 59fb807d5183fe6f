// What is chosen with the sentences that prove it, as a page to be read and cited: HTML and Markdown.
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as Evidence from "./evidence.js";
import * as Filter from "./filter.js";
import * as Pairs from "./pairs.js";
import * as Prose from "./prose.js";
import * as Sheet from "./sheet.js";
import * as State from "./state.js";
import * as Terms from "./terms.js";
import * as Xml from "./xml.js";

// The links that belong to what is chosen, as the filters leave them; all of the picture where nothing is.
function links(state) {
  const { chosen } = state;
  const pair = Pairs.ends(chosen) && Filter.pairOf(chosen, state);
  const node = Data.nodes.get(chosen);
  const seen = chosen ? Filter.whole({ ...state, focus: null }) : Filter.shown(state);
  const own = node && new Set(node.ties.map((tie) => tie.id));
  const wanted = (tie) => {
    if (pair) return ofPair(tie, pair);
    return node ? own.has(tie.id) : !chosen || tie.id === chosen;
  };
  return [...seen.ties].filter(([id]) => wanted(Data.ties.get(id))).flatMap(([, edges]) => edges);
}

// Talks of two states or of those who represent them, and who came to the meetings of both.
function ofPair(tie, { a, b, talks, shared }) {
  const homes = [tie.from, tie.to].map(Pairs.homes);
  const side = (at) => homes[at].some((home) => home === a || home === b);
  if (tie.type === "BILATERAL_TALKS") return side(0) && side(1);
  return tie.type === "ATTENDED" && side(0) && (talks.has(tie.to) || shared.has(tie.to));
}

// The facts in their order, the latest first, as { fact, note, quotes, source }.
function facts(state) {
  return links(state)
    .sort(
      (one, other) =>
        Terms.edge(one.type).order - Terms.edge(other.type).order ||
        (other.start ?? -Infinity) - (one.start ?? -Infinity),
    )
    .map((edge) => {
      const [from, to] = [Data.nodes.get(edge.from), Data.nodes.get(edge.to)];
      const verb = Terms.words(Terms.edge(edge.type).out);
      const day = edge.start !== null && !Terms.STANDING.has(edge.type) && edge.type !== "BILATERAL_TALKS";
      return {
        fact: `${Dom.flat(from.name)} ${verb[0].toLowerCase()}${verb.slice(1)} ${Dom.flat(to.name)}`,
        note: [day && Data.spoken(edge.start, edge.meeting?.properties.date_precision), Prose.describe(edge)]
          .filter(Boolean)
          .join(" · "),
        source: edge.evidence.length ? null : Dom.flat(edge.properties.source ?? "no sentence given"),
        quotes: edge.evidence.map(quotation),
      };
    });
}

function quotation(one) {
  const article = Evidence.article(one);
  const sure = typeof one.confidence === "number" ? Terms.percent(one.confidence) : null;
  return { ...article, sentence: Dom.flat(one.sentence ?? ""), sure };
}

function about(state) {
  const { chosen } = state;
  if (Pairs.ends(chosen)) return Pairs.nameOf(chosen, 120);
  const tie = Data.ties.get(chosen);
  const ends = tie ? [tie.from, tie.to] : Data.nodes.has(chosen) ? [chosen] : [];
  return ends.map((id) => Dom.clip(Data.nodes.get(id).name, 160)).join(" – ") || "What is on screen";
}

const cited = (quote) =>
  [quote.publisher, quote.published, quote.sure && `confidence ${quote.sure}`].filter(Boolean).join(", ");

function html() {
  const state = State.get();
  const title = `${about(state)}: evidence`;
  const { escape } = Xml;
  const quote = (one) =>
    `<blockquote>${escape(one.sentence)}</blockquote><p class="cite">${one.url ? `<a href="${escape(one.url)}" rel="noopener noreferrer">${escape(one.title)}</a>` : `<cite>${escape(one.title)}</cite>`} ${escape(cited(one))}</p>`;
  const items = facts(state).map(
    ({ fact, note, quotes, source }) =>
      `<li><h2>${escape(fact)}</h2>${note ? `<p>${escape(note)}</p>` : ""}${quotes.map(quote).join("\n")}${source ? `<p class="cite">${escape(source)}</p>` : ""}</li>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(title)}</title>
<style>body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; color-scheme: light dark }
h1 { font-size: 1.5rem } h2 { margin: 0; font-size: 1rem } li { margin: 0 0 1.2rem; break-inside: avoid } p { margin: .2rem 0 }
blockquote { margin: .4rem 0; padding-left: .8rem; border-left: 3px solid #8888 } .cite, header p { font-size: .9rem; opacity: .8 }</style></head>
<body><header><h1>${escape(title)}</h1>
${Sheet.notes(state, links(state))
  .map((line) => `<p>${escape(line)}</p>`)
  .join("\n")}</header>
<ol>
${items.join("\n")}
</ol></body></html>
`;
}

// Signs that Markdown would take for its own.
const plain = (text) => Xml.sound(text).replace(/[\\`*_{}[\]<>#|~]/g, "\\$&");

function markdown() {
  const state = State.get();
  const quote = (one) => [
    `   > ${plain(one.sentence)}`,
    "",
    `   ${one.url ? `[${plain(one.title)}](<${one.url.replace(/[<>]/g, encodeURIComponent)}>)` : plain(one.title)} ${plain(cited(one))}`,
    "",
  ];
  const items = facts(state).flatMap(({ fact, note, quotes, source }) => [
    `1. **${plain(fact)}**${note ? ` (${plain(note)})` : ""}`,
    "",
    ...quotes.flatMap(quote),
    ...(source ? [`   ${plain(source)}`, ""] : []),
  ]);
  const head = Sheet.notes(state, links(state)).map((line) => `${plain(line)}  `);
  return [`# ${plain(about(state))}: evidence`, "", ...head, "", ...items].join("\n");
}

export { html, markdown };
