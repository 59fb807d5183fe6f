// Doubtful pairs side by side, to be answered, and what people decided, to be taken back.
import * as Api from "./api.js";
import * as Dom from "../js/dom.js";
import * as Edits from "./edits.js";
import * as Terms from "../js/terms.js";

const ANSWERS = [
  ["same", "The same"],
  ["different", "Two"],
  ["later", "Later"],
];
const opener = Dom.element("button", { id: "decide", "aria-expanded": "false", "aria-controls": "decisions" }, "Decide");
const pairs = Dom.element("div", { class: "pairs" });
const which = Dom.element(
  "select",
  { id: "which", "aria-label": "Pairs", onchange: () => next() },
  Dom.element("option", { value: 0 }, "on which the rules are not sure"),
  Dom.element("option", { value: 1 }, "which rules took for one, the least likely first"),
);
const made = Dom.element("ul", { class: "plain" });
const heading = Dom.element("h3", { tabindex: -1 }, "Decided and corrected");
const panel = Dom.element(
  "section",
  { id: "decisions", class: "cover", "aria-label": "Decisions", hidden: true },
  Dom.element(
    "header",
    {},
    Dom.element("h2", { tabindex: -1 }, "Decide"),
    Dom.element("button", { class: "close", "aria-label": "Close decisions", onclick: close }, "×"),
  ),
  Dom.element("h3", {}, "The same, or two?"),
  Dom.element("label", { class: "note" }, "Pairs ", which),
  pairs,
  heading,
  made,
);

// Adds the button and the panel, where the server lets people decide.
function start() {
  if (!Edits.on()) return;
  Dom.byId("ask").after(opener);
  Dom.byId("questions").after(panel);
  opener.addEventListener("click", () => (panel.hidden ? open() : close()));
  Dom.byId("ask").addEventListener("click", () => panel.hidden || close(), true);
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || panel.hidden) return;
      event.stopPropagation();
      close();
    },
    true,
  );
  Edits.whenMade(() => panel.hidden || list());
}

function open() {
  if (!Dom.byId("questions").hidden) Dom.byId("ask").click();
  Dom.cover(panel, true);
  opener.setAttribute("aria-expanded", "true");
  panel.querySelector("h2").focus();
  next();
  list();
}

function close() {
  Dom.cover(panel, false);
  opener.setAttribute("aria-expanded", "false");
  Dom.focusFirst(opener, Dom.byId("menu"));
}

const note = (text) => Dom.element("p", { class: "note", role: "status" }, text);

// Asks for pairs anew. Those that somebody began to answer stay as they are, and where they are.
async function next() {
  put([note("Looking …")]);
  try {
    const { value } = await Api.ask("edit/pairs", { limit: 10, joined: which.value });
    const begun = new Set([...pairs.children].filter(Edits.begun).map((box) => box.dataset.of));
    const others = value.filter((pair) => !begun.has(of(pair))).map(side);
    put(others.length || begun.size ? others : [note("Nothing to decide.")]);
  } catch (error) {
    put([note(error.message)]);
  }
}

function put(parts) {
  for (const box of [...pairs.children]) if (!Edits.begun(box)) box.remove();
  pairs.append(...parts);
}

const of = (pair) => `${pair.one.id} ${pair.other.id}`;

// One pair: what either record tells, row by row, with its sentences, and the answers.
function side(pair) {
  const names = [...new Set([...Object.keys(pair.one.tells), ...Object.keys(pair.other.tells)])];
  const cells = (make) => [pair.one, pair.other].map((one) => Dom.element("td", { dir: "auto" }, make(one)));
  const rows = names.map((name) =>
    Dom.element("tr", {}, Dom.element("th", { scope: "row" }, Terms.words(name)), cells((one) => one.tells[name] ?? "")),
  );
  const sentences = Dom.element(
    "tr",
    {},
    Dom.element("th", { scope: "row" }, "Told"),
    cells((one) => one.sentences.map((text) => Dom.element("blockquote", {}, Dom.clip(text, 400)))),
  );
  const ids = [pair.one, pair.other].map((one) => `${pair.label}:${one.node}`);
  const box = Dom.element(
    "article",
    { class: "pair", "data-of": of(pair) },
    Dom.element("p", { class: "note" }, `${pair.reason} (${pair.score.toFixed(2)}, ${pair.joined ? "one" : "two"} now)`),
    Dom.element("table", {}, Dom.element("tbody", {}, rows, sentences)),
  );
  box.append(
    Edits.form("Answer", choices(), "Decide", async (form, why) => {
      const verdict = form.elements.verdict.value;
      const line = await Edits.make("judge", { one: pair.one.id, other: pair.other.id, verdict, why }, ids);
      box.replaceChildren(line);
      return "";
    }),
  );
  box.lastChild.open = true;
  return box;
}

const choices = () =>
  Dom.element(
    "fieldset",
    {},
    Dom.element("legend", {}, "They are"),
    ANSWERS.map(([value, text]) =>
      Dom.element("label", {}, Dom.element("input", { type: "radio", name: "verdict", value, required: true }), text),
    ),
  );

async function list() {
  try {
    const { value } = await Api.ask("edit/judgements");
    made.replaceChildren(...(value.length ? value.map(line) : [Dom.element("li", { class: "note" }, "Nothing yet.")]));
  } catch (error) {
    made.replaceChildren(Dom.element("li", { class: "note" }, error.message));
  }
}

const line = (one) =>
  Dom.element(
    "li",
    {},
    Dom.element("span", { dir: "auto" }, `${Terms.words(one.verdict)}: ${one.on}${one.field ? `: ${one.field} ${one.value || "unknown"}` : ""}`),
    Dom.element("p", { class: "note", dir: "auto" }, [one.author, one.date, one.reason].filter(Boolean).join(" · ")),
    Edits.undoing(
      async () => {
        await Edits.undo(one.id);
        heading.focus();
        next();
      },
      { "aria-label": `Undo: ${one.on}` },
    ),
  );

export { start };
