// The named questions: chosen, filled in, answered as a table that can be saved, and kept in the address.
import * as Answers from "./answers.js";
import * as Api from "./api.js";
import * as Dom from "../js/dom.js";
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
  Dom.focusFirst(opener, Dom.byId("menu"));
}

function show(on) {
  Dom.cover(panel, on);
  opener.setAttribute("aria-expanded", String(on));
}

// A field for each thing that a question takes.
function fields(name, given) {
  const one = known.find((question) => question.name === name);
  if (!one) return say("There is no such question");
  choice.value = name;
  // How it is asked on a command line is of no use here.
  about.textContent = one.about.replace(/\s*Example:[^]*$/, "");
  result.replaceChildren();
  const { properties, required } = one.parameters;
  form.replaceChildren(
    ...Object.entries(properties).map(([key, schema]) =>
      Dom.element(
        "label",
        {},
        Dom.element("span", {}, `${called(key, schema)}${required.includes(key) ? " *" : ""}`),
        inputs(key, schema, given.getAll(key), required.includes(key)),
      ),
    ),
    Dom.element("button", { class: "primary", type: "submit" }, "Ask"),
  );
}

// What a field is called where the name of the parameter says too little.
const CALLED = { one: "Who", other: "With whom", to: "To whom", source: "Between", target: "And" };
const called = (key, schema) => CALLED[key] ?? (schema.type === "boolean" ? schema.description : Terms.words(key));

function inputs(key, schema, values, required) {
  if (schema.type === "array")
    return Array.from({ length: schema.minItems }, (_, at) =>
      input(key, { ...schema.items, description: schema.description }, values[at], required),
    );
  return input(key, schema, values[0], required);
}

function input(name, schema, value, required) {
  const attributes = { name, required, title: schema.description };
  if (schema.enum) {
    const chosen = value ?? schema.default ?? "";
    return Dom.element(
      "select",
      { ...attributes, "data-usual": schema.default },
      (schema.default ? schema.enum : ["", ...schema.enum]).map((one) =>
        Dom.element("option", { value: one, selected: one === chosen }, one || "any"),
      ),
    );
  }
  if (schema.type === "boolean")
    return Dom.element("input", { ...attributes, type: "checkbox", value: "true", checked: value === "true" });
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

// How a value may be given, as the description has it: "… (CHN).", "…, by name, surname or id.", "…: name, code or id.".
const hint = ({ pattern, description = "" }) =>
  pattern ? "2013-06-26" : /(?:\(|, by |: )([^():.]+)\)?\.?$/.exec(description)?.[1];

// What is filled in, less what holds without being said.
function filled() {
  const given = new URLSearchParams();
  for (const field of form.elements) {
    const value = field.type === "checkbox" && !field.checked ? "" : field.value.trim();
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
  if (!panel.contains(document.activeElement)) result.focus();
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

function draw(name, given, answered) {
  if (!answered.value.length) return say("Nothing answers that");
  const file = `/api/questions/${name}?${new URLSearchParams([...given, ["format", "csv"]])}`;
  const next = async (after) => (await page(name, given, after / PAGE + 1)).value;
  const leave = (lead) => {
    close();
    lead();
  };
  const parts = Answers.table(answered, file, name, next, leave);
  result.replaceChildren(...parts);
}

function say(words) {
  result.replaceChildren(Dom.element("p", { class: "note", role: "status" }, words));
}

export { start };
