// The panel: what is known of what is chosen, and the sentences that it is known from.
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as Evidence from "./evidence.js";
import * as Filter from "./filter.js";
import * as Pairs from "./pairs.js";
import * as Profile from "./profile.js";
import * as Prose from "./prose.js";
import * as State from "./state.js";
import * as Terms from "./terms.js";

const panel = Dom.byId("details");
let more = () => [];
// Whether the panel is to be drawn anew once nobody fills in a form of it.
let late = false;
const HIDDEN = new Set(["name", "title", "text", "date", "end_date", "date_precision", "iso3", "id"]);

function sync(state, changed) {
  if (
    changed &&
    !["chosen", "view", "level", "focus", "amount", "added", "since", "until", "confidence", "off", "steps"].some(
      (key) => changed.has(key),
    )
  )
    return;
  late = !changed?.has("chosen") && filling();
  if (late) return;
  const other = changed?.has("chosen");
  Dom.redraw(panel, !other, () => show(state));
  if (!changed || other) panel.scrollTop = 0;
}

// Whether a form is open: what is typed into it outlives what goes on behind it. One that is being sent does not.
const filling = () => panel.querySelector("details[open] > form:not([aria-busy])") !== null;

// "toggle" does not rise to the panel, and can be caught on its way down.
panel.addEventListener(
  "toggle",
  () => {
    if (!late || filling()) return;
    late = false;
    show(State.get());
  },
  true,
);

function show(state) {
  const node = Data.nodes.get(state.chosen);
  const tie = Data.ties.get(state.chosen);
  const pair = Pairs.ends(state.chosen) && Filter.pairOf(state.chosen, state);
  document.body.classList.toggle("has-details", Boolean(node || tie || pair));
  const parts = node ? ofNode(node, state) : tie ? ofTie(tie) : pair ? ofPair(pair, state) : overview(state);
  panel.replaceChildren(...parts.flat());
}

const head = (icon, kind, name, actions) =>
  Dom.element(
    "header",
    {},
    Dom.element(
      "p",
      { class: "kind" },
      icon,
      kind,
      Dom.element(
        "button",
        { class: "close", "aria-label": "Close details", onclick: () => State.choose(null) },
        "×",
      ),
    ),
    Dom.element("h2", { dir: "auto" }, Prose.longText(name, 240)),
    actions && Dom.element("p", { class: "actions" }, actions),
  );

function ofNode(node, state) {
  const groups = new Map();
  for (const tie of node.ties) {
    const term = Terms.edge(tie.type);
    const phrase = tie.from === node.id ? term.out : term.back;
    if (!groups.has(phrase)) groups.set(phrase, { order: term.order, ties: [] });
    groups.get(phrase).ties.push(tie);
  }
  const focused = state.focus === node.id;
  const actions =
    !focused && Prose.button("Focus", { class: "primary", onclick: () => State.focus(node.id) });
  return [
    head(Terms.icon(node.type), Terms.node(node.type).one, node.name, actions),
    ...(node.type === "Meeting" ? [facts(node), Profile.of(node)] : [Profile.of(node), facts(node)]),
    more(node),
    ...[...groups]
      .sort((a, b) => a[1].order - b[1].order)
      .map(([phrase, group]) => connections(phrase, group.ties, node, state)),
  ];
}

function facts(node) {
  const rows = [];
  const date = node.type === "Meeting" || node.properties.date ? Prose.when(node) : null;
  if (date) rows.push(["Date", date]);
  if (node.type === "State" && node.key) rows.push(["ISO 3166", node.key]);
  for (const [name, value] of Object.entries(node.properties)) {
    if (HIDDEN.has(name) || value === null || value === "" || (Array.isArray(value) && !value.length))
      continue;
    rows.push([
      name === "cow" ? "Correlates of War" : Terms.words(name),
      Array.isArray(value) ? value.join(", ") : value,
    ]);
  }
  if (!rows.length) return [];
  return Dom.element(
    "dl",
    {},
    rows.map(([name, value]) => [
      Dom.element("dt", {}, name),
      Dom.element(
        "dd",
        { dir: "auto" },
        /^https?:/.test(String(value)) ? Dom.link(value, value) : Prose.longText(value, 400),
      ),
    ]),
  );
}

const latest = (tie) =>
  tie.edges.reduce((most, edge) => Math.max(most, edge.start ?? -Infinity), -Infinity);

function connections(phrase, ties, node, state) {
  const seen = Filter.shown(state);
  const sorted = ties
    .slice()
    .sort(
      (a, b) =>
        b.edges.length - a.edges.length ||
        latest(b) - latest(a) ||
        Data.other(a, node).rank - Data.other(b, node).rank,
    );
  const total = sorted.reduce((sum, tie) => sum + tie.edges.length, 0);
  const open = total <= 3;
  return Dom.element(
    "section",
    {},
    Dom.element("h3", {}, phrase, Dom.element("span", { class: "count" }, total.toLocaleString("en"))),
    Prose.list(sorted, (tie) => connection(tie, node, seen, open), "of them"),
  );
}

function connection(tie, node, seen, open) {
  const other = Data.other(tie, node);
  const times = tie.edges[0].total ?? tie.edges.length;
  const notes = [
    times > 1 && `${times.toLocaleString("en")} times`,
    times > tie.edges.length && `the latest ${tie.edges.length} are here`,
    tie.edges.length === 1 && Prose.describe(tie.edges[0]),
    tie.edges.length === 1 && other.type === "Meeting" && Prose.untold(other)[0],
    !seen.nodes.has(other.id) && "not on screen",
  ].filter(Boolean);
  return Dom.element(
    "li",
    {},
    Dom.element(
      "div",
      { class: "row" },
      Prose.name(other),
      notes.length > 0 && Dom.element("p", { class: "note", dir: "auto" }, notes.join(" · ")),
    ),
    Evidence.why(tie, open),
  );
}

function ofTie(tie) {
  const [from, to] = [Data.nodes.get(tie.from), Data.nodes.get(tie.to)];
  const term = Terms.edge(tie.type);
  const end = (node) => Prose.name(node);
  const sentences = tie.edges.reduce((sum, edge) => sum + edge.evidence.length, 0);
  const times = tie.edges[0].total ?? tie.edges.length;
  return [
    head(Terms.stroke(tie.type), term.label, `${Dom.clip(from.name, 80)} – ${Dom.clip(to.name, 80)}`),
    Dom.element(
      "div",
      { class: "ends" },
      end(from),
      Dom.element("p", { class: "note" }, Terms.words(term.out.toLowerCase())),
      end(to),
    ),
    Dom.element(
      "h3",
      {},
      times > 1 ? `${times.toLocaleString("en")} times` : "Why",
      sentences > 0 && Dom.element("span", { class: "count" }, Terms.plural(sentences, "sentence")),
    ),
    ...Evidence.of(tie),
  ];
}

// Two states: the meetings that both were at with who came for either, and the persons.
function ofPair(pair, state) {
  const { talks, shared, persons } = Pairs.about(pair);
  const talksOf = Data.ties.get(`BILATERAL_TALKS|${pair.a}|${pair.b}`);
  const block = (title, count, items, make) =>
    items.length > 0 &&
    Dom.element(
      "section",
      {},
      Dom.element("h3", {}, title, Dom.element("span", { class: "count" }, count.toLocaleString("en"))),
      Prose.list(items, make, "of them"),
    );
  const meeting = (one) => {
    const came = Pairs.envoys(one, pair).map((person) => Dom.clip(person.name, 60));
    return row(one, [...Prose.untold(one), came.join(", ")]);
  };
  return [
    head(
      Terms.stroke(Terms.PAIR.type),
      Terms.PAIR.label,
      Pairs.nameOf(pair.id),
      state.focus !== pair.id &&
        Prose.button("Draw its meetings and persons", {
          class: "primary",
          onclick: () => State.focus(pair.id),
        }),
    ),
    Dom.element("div", { class: "ends" }, [pair.a, pair.b].map((id) => Prose.name(Data.nodes.get(id)))),
    block("Bilateral meetings", pair.talks.size, talks, meeting),
    block("Meetings that both were at", shared.length, shared, meeting),
    block("Persons", persons.length, persons, (one) => row(one, [Prose.lastOffice(one)])),
    talksOf && Dom.element("section", {}, Dom.element("h3", {}, "Why"), Evidence.why(talksOf, false)),
  ].filter(Boolean);
}

const row = (node, notes) =>
  Dom.element(
    "li",
    {},
    Dom.element(
      "div",
      { class: "row" },
      Prose.name(node),
      notes.some(Boolean) &&
        Dom.element(
          "p",
          { class: "note", dir: "auto" },
          notes
            .filter(Boolean)
            .map((note) => Dom.clip(note, 200))
            .join(" · "),
        ),
    ),
  );

// Nothing chosen: who is most connected, as a way in.
function overview(state) {
  // Of all that passes the filters, drawn or not.
  const seen = Filter.whole(state);
  const links = new Map();
  for (const [id, edges] of seen.ties)
    for (const end of [Data.ties.get(id).from, Data.ties.get(id).to])
      links.set(end, (links.get(end) ?? 0) + edges.length);
  const top = (type) => Data.ranked.filter((node) => node.type === type && seen.nodes.has(node.id));
  const recent = top("Meeting").sort((a, b) => (b.start ?? -Infinity) - (a.start ?? -Infinity));
  const block = (title, nodes, note) =>
    nodes.length > 0 &&
    Dom.element(
      "section",
      {},
      Dom.element(
        "h3",
        {},
        title,
        Dom.element("span", { class: "count" }, nodes.length.toLocaleString("en")),
      ),
      Prose.list(nodes, (node) => row(node, note(node)), "of them", 6),
    );
  const linked = (node) => [Terms.plural(links.get(node.id) ?? 0, "link")];
  return [
    Dom.element(
      "header",
      {},
      Dom.element("h2", {}, "Who met whom"),
      Dom.element(
        "p",
        { class: "note" },
        "Choose a node or a line to see what is known of it, and the sentences that say so. Double-click a node to focus on it.",
      ),
    ),
    block("Meetings, latest first", recent, Prose.untold),
    block("States", top("State"), linked),
    block("Organizations", top("Organization"), linked),
    block("Persons", top("Minister"), linked),
  ].filter(Boolean);
}

// For paper, on which nothing can be pressed: all of each list.
function unfold() {
  const focused = document.activeElement;
  for (const rest of panel.querySelectorAll("button.more:not(.inline)")) rest.click();
  focused?.focus();
}

// What a page that is served tells beside: `make` gives elements for a node.
function extend(make) {
  more = make;
}

export { sync, unfold, extend };
