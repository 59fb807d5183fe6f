// Sends judgements, where the server lets people make them, in the name of whoever says it.
import * as Api from "./api.js";
import * as Dom from "../js/dom.js";
import * as Grow from "./grow.js";

let may = { on: false };
let author = "";
// The line of the last judgement.
let latest = null;
const told = [];

// Whether judgements can be made here, and the key that the server wants with each.
async function start() {
  const answer = await Api.ask("edit").catch(() => null);
  if (answer) may = answer.value;
  author = may.author ?? "";
}

const on = () => may.on;
const fields = () => may.fields ?? [];

// Whoever wants to know of each judgement that was made or taken back.
function whenMade(tell) {
  told.push(tell);
}

async function post(name, body) {
  const send = () => Api.ask(`edit/${name}`, null, body, { [may.header]: may.key });
  const { value } = await send().catch(async (error) => {
    const before = may.key;
    await start(); // The server was started anew, and has another key.
    if (!may.on || may.key === before) throw error;
    return send();
  });
  for (const tell of told) tell();
  return value;
}

// Takes a judgement back; then what it was on is asked for anew.
async function undo(id) {
  const { nodes } = await post("undo", { id });
  await Grow.refreshAround(nodes);
}

// Makes a judgement; then what it is about, given by ids, is asked for anew. Gives a line that says what was
// done, with a way back.
async function make(name, body, ids) {
  const done = await post(name, { ...body, author: author || undefined });
  await Grow.refresh(ids);
  const articles = done.articles === 1 ? "1 article is" : `${done.articles.toLocaleString("en")} articles are`;
  const left = [...done.judgements];
  const line = Dom.element("p", { class: "made", role: "status", tabindex: -1 }, `Done. ${articles} read otherwise now. `);
  line.append(
    undoing(async () => {
      for (; left.length; left.shift()) await undo(left[0].id);
      await Grow.refresh(ids);
      line.textContent = "Taken back.";
      line.focus();
    }),
  );
  latest = line;
  return line;
}

// A button that takes back, once; it can be pressed again where that fails.
function undoing(work, attributes = {}) {
  const press = async (event) => {
    const button = event.currentTarget;
    // Not disabled: whoever pressed it by keyboard would be nowhere.
    if (button.ariaDisabled) return;
    button.ariaDisabled = "true";
    button.textContent = "Undoing …";
    try {
      await work();
    } catch (error) {
      Dom.speak(error.message);
      button.ariaDisabled = null;
      button.textContent = "Undo";
    }
  };
  return Dom.element("button", { ...attributes, onclick: press }, "Undo");
}

// A folded form, of which `inputs` are the fields; `send` gets what is filled in, and gives a line to show.
function form(title, inputs, button, send) {
  const said = Dom.element("div", { "aria-live": "polite" });
  const name = Dom.element("input", { name: "author", value: author, required: true, maxlength: 100 });
  const why = Dom.element("input", { name: "why", required: true, maxlength: 500, autocomplete: "off" });
  const submit = Dom.element("button", { type: "submit", class: "primary" }, button);
  const body = Dom.element(
    "form",
    {
      class: "fields",
      onsubmit: async (event) => {
        event.preventDefault();
        if (body.ariaBusy) return;
        author = name.value.trim();
        body.ariaBusy = "true";
        said.textContent = "Sending …";
        try {
          said.replaceChildren(await send(body, why.value));
          box.open = false;
          latest?.focus(); // The form is gone: whoever sent it goes on where its answer stands.
        } catch (error) {
          said.textContent = error.message;
          why.focus();
        }
        body.ariaBusy = null;
      },
    },
    inputs,
    labelled("Why", why),
    labelled("Your name", name),
    submit,
    said,
  );
  const box = Dom.element("details", { class: "edit" }, Dom.element("summary", {}, title), body);
  return box;
}

// Whether somebody began to fill in a form within a part of the page.
const begun = (part) =>
  [...part.querySelectorAll("form input")].some(
    (input) => input.value !== input.defaultValue || input.checked !== input.defaultChecked,
  );

const labelled = (text, input) => Dom.element("label", {}, Dom.element("span", {}, text), input);

export { begun, fields, form, labelled, make, on, start, undo, undoing, whenMade };
