// The named questions: chosen, filled in, answered as a table that can be saved, and kept in the address.
import * as Api from "./api.js";
import * as Dom from "../js/dom.js";
import * as Grow from "./grow.js";
import * as State from "../js/state.js";
import * as Terms from "../js/terms.js";

const PAGE = 100;
const panel = Dom.byId("questions");
const opener = Dom.byId("ask");
const choice = Dom.element("select", { id: "question", "aria-label": "Question" });
const about = Dom.element("p", { class: "note" });
const form = Dom.element("form", { class: "fields", onsubmit: send });
const result = Dom.element("div", { class: "result", tabindex: 0, role: "region", "aria-label": "Answer" });
let known = [];
let asked = null;

function start() {
  panel.append(
    Dom.element(
      "header",
      {},
      Dom.element("h2", {}, "Ask"),
      choice,
      Dom.element("button", { class: "close", "aria-label": "Close questions", onclick: close }, "×"),
    ),
    about,
    form,
    result,
  );
  opener.addEventListener("click", () => (panel.hidden ? open() : close()));
  choice.addEventListener("change", () => fields(choice.value, new URLSearchParams()));
  // Before what else Escape does, wherever one is, but for the search's own list.
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || panel.hidden || event.target.id === "search") return;
      event.stopPropagation();
      close();
    },
    true,
  );
  State.listen((state, changed) => changed.has("ask") && sync(state));
  Api.whenBack(() => State.get().ask && sync(State.get()));
  if (State.get().ask) sync(State.get());
}

async function learn() {
  if (known.length) return;
  known = (await Api.ask("questions")).value;
  choice.replaceChildren(
    ...known.map((one) => Dom.element("option", { value: one.name }, Terms.words(one.name.replaceAll("-", " ")))),
  );
}

async function open() {
  show(true);
  try {
    await learn();
    if (!form.childElementCount) fields(choice.value || known[0].name, new URLSearchParams());
    choice.focus();
  } catch (error) {
    say(error.message);
  }
}

function close() {
  show(false);
  asked = null;
  State.change({ ask: null });
  opener.focus();
}

function show(on) {
  panel.hidden = !on;
  opener.setAttribute("aria-expanded", String(on));
}

// A field for each thing that a question takes.
function fields(name, given) {
  const one = known.find((question) => question.name === name);
  if (!one) return say("There is no such question");
  choice.value = name;
  about.textContent = one.about;
  result.replaceChildren();
  const { properties, required } = one.parameters;
  form.replaceChildren(
    ...Object.entries(properties).map(([key, schema]) =>
      Dom.element(
        "label",
        {},
        Dom.element("span", {}, `${Terms.words(key)}${required.includes(key) ? " *" : ""}`),
        inputs(key, schema, given.getAll(key), required.includes(key)),
      ),
    ),
    Dom.element("button", { class: "primary", type: "submit" }, "Ask"),
  );
}

function inputs(key, schema, values, required) {
  if (schema.type === "array")
    return Array.from({ length: schema.minItems }, (_, at) =>
      input(key, { ...schema.items, description: schema.description }, values[at], required),
    );
  return input(key, schema, values[0], required);
}

function input(name, schema, value, required) {
  const attributes = { name, required, title: schema.description };
  if (schema.enum)
    return Dom.element(
      "select",
      attributes,
      ["", ...schema.enum].map((one) => Dom.element("option", { value: one, selected: one === (value ?? "") }, one)),
    );
  const number = schema.type === "integer" || schema.type === "number";
  return Dom.element("input", {
    ...attributes,
    type: number ? "number" : "text",
    step: schema.type === "number" ? "any" : undefined,
    min: schema.minimum,
    max: schema.maximum,
    maxlength: schema.maxLength,
    value: value ?? (number ? schema.default : undefined),
    "data-usual": schema.default,
    placeholder: number ? undefined : hint(schema),
    autocomplete: "off",
  });
}

const hint = (schema) => /\(([^)]+)\)\.?$/.exec(schema.description ?? "")?.[1] ?? (schema.pattern ? "2013-06-26" : undefined);

// What is filled in, less what holds without being said.
function filled() {
  const given = new URLSearchParams();
  for (const field of form.elements) {
    const value = field.value.trim();
    if (field.name && value && value !== field.dataset.usual) given.append(field.name, value);
  }
  return given.toString();
}

function send(event) {
  event.preventDefault();
  const text = `${choice.value}?${filled()}`;
  if (text === State.get().ask) answer(text);
  else State.change({ ask: text });
}

async function sync(state) {
  if (!state.ask) return show(false);
  show(true);
  try {
    await learn();
  } catch (error) {
    return say(error.message);
  }
  const [name, query] = state.ask.split("?");
  const given = new URLSearchParams(query ?? "");
  if (choice.value !== name || !form.childElementCount || filled() !== query) fields(name, given);
  answer(state.ask);
}

async function answer(text) {
  asked = text;
  const [name, query] = text.split("?");
  const given = new URLSearchParams(query ?? "");
  say("Asking …");
  try {
    const rows = await page(name, given, 1);
    if (asked === text) draw(name, given, rows);
  } catch (error) {
    if (asked === text) say(error.message);
  }
}

const page = (name, given, number) =>
  Api.ask(`questions/${name}`, [...given, ["per_page", PAGE], ["page", number]]);

function draw(name, given, { value: rows, total }) {
  if (!rows.length) return say("Nothing answers that");
  const columns = Object.keys(rows[0]).filter((column) => column !== "id" && column !== "date_precision");
  const body = Dom.element("tbody", {}, rows.map((row) => line(row, columns)));
  const count = Dom.element("span", {});
  const more = Dom.element("button", {
    onclick: async () => {
      more.disabled = true;
      const next = await page(name, given, body.childElementCount / PAGE + 1).catch(() => null);
      if (next) body.append(...next.value.map((row) => line(row, columns)));
      tell();
    },
  }, "More rows");
  const tell = () => {
    const here = body.childElementCount;
    count.textContent = here < total ? `${here.toLocaleString("en")} of ${Terms.plural(total, "row")}` : Terms.plural(total, "row");
    more.hidden = here >= total;
    more.disabled = false;
  };
  tell();
  const file = `/api/questions/${name}?${new URLSearchParams([...given, ["format", "csv"]])}`;
  result.replaceChildren(
    Dom.element(
      "p",
      { class: "actions" },
      count,
      Dom.element("a", { href: file, download: `${name}.csv`, class: "file" }, "CSV"),
    ),
    Dom.element(
      "table",
      {},
      Dom.element("thead", {}, Dom.element("tr", {}, columns.map((column) => Dom.element("th", { scope: "col" }, Terms.words(column.replaceAll("_", " ")))))),
      body,
    ),
    more,
  );
  Dom.speak(count.textContent);
}

const line = (row, columns) => Dom.element("tr", {}, columns.map((column) => cell(row, column)));

// A value as people read it; what names a meeting or a pledge leads to it.
function cell(row, column) {
  const value = row[column];
  if (row.id && (column === "meeting" || column === "what" || column === "pledge"))
    return Dom.element(
      "td",
      { "data-label": Terms.words(column) },
      Dom.element(
        "button",
        {
          class: "name leads",
          dir: "auto",
          onclick: () => {
            show(false);
            Grow.reveal(`Meeting:${row.id}`, `Commitment:${row.id}`);
          },
        },
        Dom.clip(text(value), 200),
      ),
    );
  const label = Terms.words(column.replaceAll("_", " "));
  if (column === "url") return Dom.element("td", { "data-label": label }, Dom.link(value, "open"));
  const known = { year: 4, month: 7 }[row.date_precision];
  const shown = column === "date" && known ? text(value).slice(0, known) : text(value);
  return Dom.element(
    "td",
    { dir: "auto", class: typeof value === "number" ? "number" : undefined, "data-label": label },
    shown,
  );
}

function text(value) {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(text).join("; ");
  if (typeof value === "object") return Object.values(value).map(text).filter(Boolean).join(", ");
  return typeof value === "number" && !Number.isInteger(value) ? value.toFixed(3) : String(value);
}

function say(words) {
  result.replaceChildren(Dom.element("p", { class: "note", role: "status" }, words));
}

export { start };
