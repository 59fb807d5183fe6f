// Search over all that the page holds, shown or not, with suggestions (the ARIA combobox pattern).
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as Reveal from "./reveal.js";
import * as Terms from "./terms.js";

const MOST = 12;
const input = Dom.byId("search");
const list = Dom.byId("suggestions");
// So long after the last key the graph that is not on the page is asked, in milliseconds.
const REST = 120;
let known = [];
let found = [];
let elsewhere = null;
let asking = 0;
let active = -1;

const fold = (text) => Dom.flat(text).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function index() {
  known = Data.ranked.map((node) => {
    const offices = node.ties
      .filter((tie) => tie.type === "REPRESENTS" && tie.from === node.id)
      .flatMap((tie) => tie.edges.map((edge) => edge.properties.office));
    const aliases = Array.isArray(node.properties.aliases) ? node.properties.aliases : [];
    const others = [node.properties.acronym, node.key, node.properties.city, ...aliases, ...offices];
    return { node, name: fold(node.name), others: fold(others.filter(Boolean).join(" · ")) };
  });
}

function start() {
  index();
  input.addEventListener("input", suggest);
  input.addEventListener("focus", suggest);
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", keys);
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.matches("input, select, textarea");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

// The start of a name counts most, then the start of a word in it, then any place, then what else
// is known of a node; among equals the more central come first.
function score(entry, wanted) {
  if (entry.name.startsWith(wanted)) return 0;
  if (entry.name.includes(` ${wanted}`)) return 1;
  if (entry.name.includes(wanted)) return 2;
  if (entry.others.includes(wanted)) return 3;
  return wanted.split(" ").every((word) => entry.name.includes(word) || entry.others.includes(word))
    ? 4
    : 9;
}

// Has names looked for beyond the page: `seek` gives a promise of nodes for a text, `take` brings one in.
function beyond(seek, take) {
  elsewhere = { seek, take };
}

function suggest() {
  const wanted = fold(input.value);
  clearTimeout(asking);
  if (!wanted) return close();
  const all = known.map((entry) => [score(entry, wanted), entry]).filter(([points]) => points < 9);
  all.sort((a, b) => a[0] - b[0] || a[1].node.rank - b[1].node.rank);
  found = all.slice(0, MOST).map(([, entry]) => entry.node);
  list.replaceChildren(...found.map(option));
  if (all.length > MOST)
    list.append(
      Dom.element(
        "li",
        { class: "note", role: "presentation" },
        `${MOST} of ${all.length.toLocaleString("en")} matches; type on`,
      ),
    );
  if (!all.length)
    list.append(Dom.element("li", { class: "note", role: "presentation" }, "Nothing is called that"));
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
  mark(found.length ? 0 : -1);
  if (elsewhere) asking = setTimeout(() => askElsewhere(input.value), REST);
}

async function askElsewhere(text) {
  const nodes = await elsewhere.seek(text);
  if (text !== input.value || list.hidden) return;
  const more = nodes.filter((node) => !Data.nodes.has(node.id)).slice(0, MOST);
  if (!more.length) return;
  list.querySelectorAll("li.note").forEach((item) => item.remove());
  const at = found.length;
  found = [...found, ...more];
  list.append(...more.map((node, place) => option(node, at + place)));
  if (!at) mark(0);
}

function option(node, at) {
  return Dom.element(
    "li",
    {
      role: "option",
      id: `suggestion-${at}`,
      onmousedown: (event) => event.preventDefault(),
      onclick: () => take(node),
    },
    Terms.icon(node.type),
    Dom.element("span", { class: "grow", dir: "auto" }, Dom.clip(node.name, 90)),
    Dom.element("span", { class: "note" }, hint(node)),
  );
}

function hint(node) {
  if (!node.ties) return [node.start === null ? "" : Data.spoken(node.start), "to load"].filter(Boolean).join(" · ");
  if (node.type === "Meeting" && node.start !== null)
    return Data.spoken(node.start, node.properties.date_precision);
  return Terms.plural(node.ties.length, "link");
}

function mark(at) {
  active = at;
  [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
  if (at >= 0) {
    input.setAttribute("aria-activedescendant", `suggestion-${at}`);
    list.children[at].scrollIntoView({ block: "nearest" });
  } else input.removeAttribute("aria-activedescendant");
}

function keys(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (list.hidden) suggest();
    else if (found.length)
      mark((active + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length);
  } else if (event.key === "Enter" && active >= 0 && !list.hidden) take(found[active]);
  else if (event.key === "Escape") {
    if (list.hidden) input.blur();
    close();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

function close() {
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  mark(-1);
}

function take(node) {
  input.value = "";
  close();
  input.blur();
  if (!node.ties) return elsewhere.take(node.id);
  Reveal.choose(node.id);
  Dom.byId("details").focus();
}

export { start, index, beyond, fold };
