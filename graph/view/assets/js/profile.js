// What comes first on a card: a person's offices with their years; who was at a meeting, state by state, and
// what was pledged there.
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as Pairs from "./pairs.js";
import * as Prose from "./prose.js";
import * as Terms from "./terms.js";

// Persons named beside a state, and pledges, before "all of them".
const FIRST = 8;

function of(node) {
  if (node.type === "Minister") return offices(node);
  return node.type === "Meeting" ? [attendance(node), pledges(node)].filter(Boolean) : [];
}

// The last office large, the others below: each once, over the years in which articles name it.
function offices(node) {
  const [last, ...others] = Data.offices(node);
  if (!last) return [];
  return [
    Dom.element("p", { class: "office", dir: "auto" }, office(last)),
    others.length > 0 &&
      Dom.element(
        "ul",
        { class: "plain note" },
        others.slice(0, FIRST).map((one) => Dom.element("li", { dir: "auto" }, office(one))),
      ),
  ].filter(Boolean);
}

const office = (one) => [
  Dom.element("strong", {}, [one.office, one.side].filter(Boolean).map((part) => Dom.clip(part, 80)).join(", ")),
  " ",
  one.years && Dom.element("span", { class: "count", title: "Years in which articles name this office" }, one.years),
];

// Who came, by the state that they came for; the host comes first.
function attendance(meeting) {
  const sides = new Map();
  const side = (id) => {
    if (!sides.has(id)) sides.set(id, { id, role: null, persons: [] });
    return sides.get(id);
  };
  for (const tie of meeting.ties) {
    if (tie.type !== "ATTENDED" || tie.to !== meeting.id) continue;
    const who = Data.nodes.get(tie.from);
    if (who.type === "State" || who.type === "Organization") side(who.id).role = tie.edges[0].properties.role;
    else for (const home of homes(who)) side(home).persons.push(who);
  }
  if (!sides.size) return null;
  const rank = ({ role, persons }) => (role === "host" ? -1000 : 0) - persons.length;
  const name = ({ id }) => Data.nodes.get(id)?.name ?? "";
  const sorted = [...sides.values()].sort((a, b) => rank(a) - rank(b) || name(a).localeCompare(name(b)));
  return block("Who was there", sorted.length, sorted, ({ id, role, persons }) =>
    Dom.element(
      "li",
      {},
      id ? Prose.name(Data.nodes.get(id)) : Dom.element("span", { class: "note" }, "For nobody named"),
      role === "host" && Dom.element("span", { class: "count" }, " host"),
      persons.length > 0 && Dom.element("div", { class: "row persons" }, persons.slice(0, FIRST).map(person)),
    ),
  );
}

const homes = (who) => {
  const found = Pairs.homes(who.id);
  const bodies = who.ties.filter((tie) => tie.type === "REPRESENTS" && tie.from === who.id).map((tie) => tie.to);
  return found.length ? found : bodies.length ? bodies : [null];
};

const person = (who) => {
  const [last] = Data.offices(who);
  return Dom.element(
    "p",
    { class: "note" },
    Prose.name(who),
    last?.office && Dom.element("span", {}, ` ${Dom.clip(last.office, 60)}`),
  );
};

// What was pledged at a meeting, by whom and to whom.
function pledges(meeting) {
  const made = meeting.ties
    .filter((tie) => tie.type === "MADE_AT" && tie.to === meeting.id)
    .map((tie) => Data.nodes.get(tie.from));
  if (!made.length) return null;
  return block("What was pledged", made.length, made, (pledge) => {
    const [by, to] = [names(pledge, "PLEDGED"), names(pledge, "TOWARDS")];
    const notes = [by && `by ${by}`, to && `to ${to}`, pledge.properties.status].filter(Boolean);
    return Dom.element(
      "li",
      {},
      Prose.name(pledge),
      notes.length > 0 &&
        Dom.element("div", { class: "row" }, Dom.element("p", { class: "note", dir: "auto" }, notes.join(" · "))),
    );
  });
}

// Those at the other end of a pledge's ties of a type: the first of them, and how many more.
function names(pledge, type) {
  const all = pledge.ties.filter((tie) => tie.type === type).map((tie) => Data.other(tie, pledge));
  const said = all.slice(0, 4).map((one) => Dom.clip(one.properties.acronym ?? one.name, 40));
  return said.join(", ") + (all.length > 4 ? ` and ${Terms.plural(all.length - 4, "other")}` : "");
}

const block = (title, count, items, make) =>
  Dom.element(
    "section",
    { class: "profile" },
    Dom.element("h3", {}, title, Dom.element("span", { class: "count" }, count.toLocaleString("en"))),
    Prose.list(items, make, "of them", FIRST),
  );

export { of };
