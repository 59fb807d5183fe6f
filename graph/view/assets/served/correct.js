// Forms to correct what is chosen: a meeting's date or place, and that something is not so.
import * as Data from "../js/data.js";
import * as Dom from "../js/dom.js";
import * as Edits from "./edits.js";
import * as State from "../js/state.js";
import * as Terms from "../js/terms.js";

// What tells an edge from others of its type between the same two.
const BESIDE = { BILATERAL_TALKS: "meeting", REPRESENTS: "office" };
const FIXED = new Set(["MEMBER_OF", "REPORTS"]);
// How a corrected field is called in a meeting's properties.
const HELD = { end: "end_date", country: "iso3" };
const KNOWN = { year: 4, month: 7 };

const key = (id) => id.slice(id.indexOf(":") + 1);

// What the last judgement on something said, which stays while the panel is drawn anew.
let last = { id: null, line: null };

async function judged(id, made) {
  last = { id, line: await made };
  // The panel was drawn anew, without this form: there the line stands below.
  const place = [...document.querySelectorAll(".edits .last")].find((one) => one.dataset.of === id);
  if (place) place.replaceChildren(last.line);
  else Dom.byId("details").prepend(last.line);
  return "";
}

function ofNode(node) {
  if (!Edits.on() || (node.type !== "Meeting" && node.type !== "Commitment")) return null;
  const gone = Edits.form("It is not so", [], "Reject", async (form, why) => {
    const line = await Edits.make("reject", { thing: [key(node.id)], why }, around(node));
    State.choose(null);
    Dom.byId("details").prepend(line);
    return "";
  });
  return Dom.element(
    "div",
    { class: "edits" },
    node.type === "Meeting" && mend(node),
    gone,
    Dom.element("div", { class: "last", "data-of": node.id }, last.id === node.id && last.line),
  );
}

// A node and those that it is joined to: talks between them hang on it.
const around = (node) => [node.id, ...node.ties.map((tie) => Data.other(tie, node).id)].slice(0, 200);

function mend(node) {
  const held = (name) => {
    const value = String(node.properties[HELD[name] ?? name] ?? (name === "name" ? node.name : ""));
    return name === "date" ? value.slice(0, KNOWN[node.properties.date_precision]) : value;
  };
  const input = ({ name, words }) =>
    words.length
      ? Dom.element(
          "select",
          { name },
          words.map((word) => Dom.element("option", { value: word, selected: word === held(name) }, word)),
        )
      : Dom.element("input", {
          name,
          value: held(name),
          maxlength: 500,
          autocomplete: "off",
          placeholder: name === "date" || name === "end" ? "2013-06-26, 2013-06 or 2013" : undefined,
        });
  const inputs = Edits.fields().map((field) => Edits.labelled(Terms.words(field.name), input(field)));
  return Edits.form("Correct date, place, name", inputs, "Correct", (form, why) => {
    const fields = {};
    for (const { name } of Edits.fields()) {
      const value = form.elements[name].value.trim();
      if (value !== held(name)) fields[name] = value;
    }
    if (!Object.keys(fields).length) throw new Error("Nothing is changed yet");
    return judged(node.id, Edits.make("correct", { meeting: key(node.id), fields, why }, around(node)));
  });
}

// Under the first sentence of an edge: that the edge is not so.
function ofEdge(one, edge) {
  if (!Edits.on() || FIXED.has(edge.type) || edge.evidence[0] !== one) return null;
  const beside = edge.properties[BESIDE[edge.type]];
  const thing = [edge.type, key(edge.from), key(edge.to), beside].filter(Boolean).map(String);
  return Edits.form(`Not so: ${Terms.edge(edge.type).label.toLowerCase()}`, [], "Reject", (form, why) =>
    judged(State.get().chosen, Edits.make("reject", { thing, why }, [edge.from, edge.to])),
  );
}

export { ofEdge, ofNode };
