// What the graph knows of a node beyond the page: offices, partners, pledges; and the text around a sentence.
import * as Answers from "./answers.js";
import * as Api from "./api.js";
import * as Dom from "../js/dom.js";
import * as Grow from "./grow.js";
import * as State from "../js/state.js";
import * as Terms from "../js/terms.js";

const PARTS = [
  ["offices", "Offices", (one, node) => [office(one, node), span(one), node.name !== one.person && reveal(`Minister:${one.id}`)]],
  ["meetings", "Latest meetings", (one) => [one.meeting, [dated(one), one.city].filter(Boolean).join(" · "), reveal(`Meeting:${one.id}`)]],
  ["partners", "Partners", (one, node) => [one.name, `${Terms.plural(one.meetings, "meeting")}, last ${dated(one, "last") ?? "undated"}`, timeline(node, one)]],
  ["pledges", "Pledged", (one) => [one.pledge, [one.date, one.status].filter(Boolean).join(" · "), reveal(`Commitment:${one.id}`)]],
  ["received", "Pledged to it", (one) => [one.pledge, [one.date, one.status].filter(Boolean).join(" · "), reveal(`Commitment:${one.id}`)]],
  ["sources", "Reported by", (one) => [one.title ?? one.sentence, [one.publisher, one.published].filter(Boolean).join(", ")]],
];

const dated = (one, name = "date") => one[name] && Answers.day(one[name], one[`${name}_precision`]);

// Where a line leads: to a node, or to all that two have in common.
const reveal = (id) => () => Grow.reveal(id);
const timeline = (node, other) => () =>
  State.change({ ask: `timeline?${new URLSearchParams({ one: node.key, other: other.key })}` });

// A person's own card need not say whose office it is, but of what.
const office = (one, node) =>
  [one.person === node.name ? null : one.person, one.office, one.person === node.name ? one.side_name : null]
    .filter(Boolean)
    .join(", ");

const span = ({ first_seen: first, last_seen: last }) =>
  [first, last].filter((day, at) => day && (!at || day !== first)).join(" – ");

// A box that is filled when it is opened.
function box(node) {
  const body = Dom.element("div", { class: "card" });
  const holder = Dom.element(
    "details",
    { class: "card-box", ontoggle: () => holder.open && !body.childElementCount && fill(node, body) },
    Dom.element("summary", {}, "Card"),
    body,
  );
  return holder;
}

async function fill(node, body) {
  body.replaceChildren(Dom.element("p", { class: "note" }, "Reading …"));
  try {
    const { value } = await Api.ask("card", { name: node.id, limit: 5 });
    const parts = PARTS.filter(([name]) => value[name]?.length).map(([name, title, tell]) =>
      part(title, value[name], value.counts?.[name], (entry) => tell(entry, node)),
    );
    body.replaceChildren(...(parts.length ? parts : [Dom.element("p", { class: "note" }, "Nothing more is known")]));
  } catch (error) {
    body.replaceChildren(Dom.element("p", { class: "note" }, error.message));
  }
}

const part = (title, entries, count, tell) =>
  Dom.element(
    "section",
    {},
    Dom.element(
      "h3",
      {},
      title,
      Dom.element("span", { class: "count" }, (count ?? entries.length).toLocaleString("en")),
    ),
    Dom.element("ul", { class: "plain" }, entries.map((entry) => line(entry, tell(entry)))),
  );

function line(entry, [name, note, lead]) {
  const [proof] = entry.evidence ?? [];
  return Dom.element(
    "li",
    {},
    lead
      ? Dom.element("button", { class: "name", onclick: lead }, Dom.clip(name ?? "", 140))
      : Dom.element("span", { dir: "auto" }, Dom.clip(name ?? "", 140)),
    note && Dom.element("p", { class: "note" }, note),
    proof && Dom.element("blockquote", { dir: "auto" }, Dom.clip(proof.sentence, 300)),
    proof &&
      Dom.element(
        "p",
        { class: "cite" },
        Dom.link(proof.url, Dom.clip(proof.title ?? "Article", 120)),
        [proof.publisher, proof.published].filter(Boolean).join(", "),
      ),
  );
}

// The text around a sentence, as the article has it.
function passage({ article, span: place }) {
  if (!article || !place) return null;
  const body = Dom.element("div", { class: "passage" });
  const holder = Dom.element(
    "details",
    { ontoggle: () => holder.open && !body.childElementCount && read(article, place, body) },
    Dom.element("summary", {}, "Text around it"),
    body,
  );
  return holder;
}

async function read(article, place, body) {
  try {
    const { value } = await Api.ask("passage", { article, span: place });
    body.replaceChildren(
      value.sentence
        ? Dom.element("p", { dir: "auto" }, value.before, Dom.element("mark", {}, value.sentence), value.after)
        : Dom.element("p", { class: "note" }, "The graph holds no text of this article"),
    );
  } catch (error) {
    body.replaceChildren(Dom.element("p", { class: "note" }, error.message));
  }
}

export { box, passage };
