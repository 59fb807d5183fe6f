// An answer as a table: its rows can be sorted and saved, and its names lead to the picture.
import * as Api from "./api.js";
import * as Dom from "../js/dom.js";
import * as Grow from "./grow.js";
import * as Terms from "../js/terms.js";

// What a row may be about, by its id, and the column that says it.
const ABOUT = ["Meeting", "Commitment", "Minister", "State", "Organization"];
const NAMED = new Set(["meeting", "what", "pledge"]);
// Columns of names and codes that `lookup` knows.
const WHO = new Set(
  "person persons other state states other_state partner parties organization organizations source target".split(" "),
);
const PRECISE = "_precision";
// A number, a day, or nothing.
const MEASURED = /^(-?[\d.]+|\d{4}(-\d\d){0,2})?$/;
// More rows than a browser lays out at once.
const SORTED = 5000;

const words = (column) => Terms.words(column.replaceAll("_", " "));

// `next` gives the rows after so many, `leave` makes room for the picture.
function table({ value: rows, total }, file, name, next, leave) {
  const columns = Object.keys(rows[0]).filter((column) => column !== "id" && !column.endsWith(PRECISE));
  const body = Dom.element("tbody");
  const count = Dom.element("span", {});
  const more = Dom.element("button", { onclick: () => add().catch((error) => Dom.speak(error.message)) }, "More rows");
  const fill = () => body.replaceChildren(...rows.map((row) => line(row, columns, leave)));
  const tell = () => {
    const here = rows.length;
    count.textContent = here < total ? `${here.toLocaleString("en")} of ${Terms.plural(total, "row")}` : Terms.plural(total, "row");
    more.hidden = here >= total;
    more.disabled = false;
  };
  // One page at a time: who asks while one is on its way waits for that one.
  let coming = null;
  const add = () => (coming ??= fetchPage().finally(() => { coming = null; tell(); }));
  const fetchPage = async () => {
    more.disabled = true;
    const came = await next(rows.length);
    rows = [...rows, ...came];
    body.append(...came.map((row) => line(row, columns, leave)));
    return came.length;
  };
  const heads = columns.map((column) =>
    Dom.element("th", { scope: "col" }, Dom.element("button", { class: "inline", onclick: () => sort(column) }, words(column))),
  );
  // All rows, not those that are here: numbers and days begin with the greatest.
  const sort = async (column) => {
    if (total > SORTED) return Dom.speak(`${Terms.plural(total, "row")} are too many to sort here: save them as CSV`);
    try {
      while (rows.length < total && (await add()));
    } catch (error) {
      return Dom.speak(error.message);
    }
    const head = heads[columns.indexOf(column)];
    const up = head.ariaSort ? head.ariaSort === "descending" : !rows.every((row) => MEASURED.test(row[column] ?? ""));
    for (const one of heads) one.ariaSort = one === head ? (up ? "ascending" : "descending") : null;
    rows = rows.toSorted((a, b) => compare(a[column], b[column], up ? 1 : -1));
    fill();
  };
  fill();
  tell();
  Dom.speak(count.textContent);
  return [
    Dom.element(
      "p",
      { class: "actions" },
      count,
      Dom.element("a", { href: file, download: `${name}.csv`, class: "file" }, "CSV"),
    ),
    Dom.element("table", {}, Dom.element("thead", {}, Dom.element("tr", {}, heads)), body),
    more,
  ];
}

// What is not known comes last, either way.
function compare(a, b, way) {
  const [one, other] = [text(a), text(b)];
  if (!one || !other) return Number(!one) - Number(!other);
  return way * (typeof a === "number" ? a - b : one.localeCompare(other));
}

const line = (row, columns, leave) => Dom.element("tr", {}, columns.map((column) => cell(row, column, leave)));

// A value as people read it; what names a node leads to it.
function cell(row, column, leave) {
  const value = row[column];
  const label = { "data-label": words(column) };
  const lead = (name, find) =>
    Dom.element("button", { class: "name leads", dir: "auto", onclick: find }, Dom.clip(text(name), 200));
  const about = () => leave(() => Grow.reveal(...ABOUT.map((kind) => `${kind}:${row.id}`)));
  if (row.id && NAMED.has(column)) return Dom.element("td", label, lead(value, about));
  if (value?.length && WHO.has(column)) {
    const names = [value].flat();
    const links = names.map((name) => lead(name, () => meant(name, leave)));
    return Dom.element("td", label, links.flatMap((link, at) => (at ? ["; ", link] : [link])));
  }
  if (column === "url") return Dom.element("td", label, Dom.link(value, "open"));
  return Dom.element(
    "td",
    { dir: "auto", class: typeof value === "number" ? "number" : undefined, ...label },
    day(text(value), row[column + PRECISE]),
  );
}

// Shows whoever is called so, if it is one alone.
async function meant(name, leave) {
  try {
    const { hits } = (await Api.ask("lookup", { name })).value;
    if (hits.length !== 1) throw new Error(`${hits.length ? "Several are" : "Nobody is"} called ${name}: search`);
    leave(() => Grow.reveal(hits[0].id));
  } catch (error) {
    Dom.speak(error.message);
  }
}

// As much of a day as is known.
const day = (date, precision) => date.slice(0, { year: 4, month: 7 }[precision]);

function text(value) {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(text).join("; ");
  if (typeof value === "object") return Object.values(value).map(text).filter(Boolean).join(", ");
  return typeof value === "number" && !Number.isInteger(value) ? value.toFixed(3) : String(value);
}

export { day, table };
