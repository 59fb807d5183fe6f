// Pieces of text that several panels share: long ones cut with a way to the whole, dates, link notes.
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as Reveal from "./reveal.js";
import * as Terms from "./terms.js";

// Long lists open with this many, and say how many there are in all.
const FIRST = 12;

const button = (label, attributes) => Dom.element("button", attributes, label);

// Text of any length: its beginning, and a way to the whole of it.
function longText(text, most) {
  const whole = String(text);
  if (whole.length <= most * 1.2) return whole;
  const span = Dom.element("span", {}, Array.from(whole.slice(0, most)).join("") + "… ");
  span.append(
    button(`all ${whole.length.toLocaleString("en")} characters`, {
      class: "more inline",
      onclick: () => span.replaceChildren(whole),
    }),
  );
  return span;
}

// A list that shows its first entries, and all of them on demand: never fewer without saying so.
function list(items, make, label, first = FIRST) {
  const holder = Dom.element("ul", { class: "plain" }, items.slice(0, first).map(make));
  if (items.length <= first) return holder;
  const rest = button(`all ${items.length.toLocaleString("en")} ${label}`, {
    class: "more",
    onclick: () => {
      const next = items.slice(first).map(make);
      holder.append(...next);
      rest.remove();
      next[0].querySelector("button, summary, a")?.focus();
    },
  });
  return [holder, rest];
}

function when(one) {
  if (one.start === null) return null;
  const precision = one.properties.date_precision;
  const from = Data.spoken(one.start, precision);
  const last = Data.day(one.properties.end_date);
  return last !== null && last !== one.start ? `${from} – ${Data.spoken(last)}` : from;
}

// When a meeting was, and where, as far as its name does not say so.
const untold = (meeting) => [
  !/\d{4}$/.test(meeting.name) && when(meeting),
  !meeting.name.includes(meeting.properties.city) && meeting.properties.city,
];

// The office that a person was named in last: "President, China".
function lastOffice(node) {
  const [last] = node.type === "Minister" ? Data.offices(node) : [];
  return (
    last &&
    [last.office, last.side]
      .filter((part) => typeof part === "string" && part)
      .map((part) => Dom.clip(part, 80))
      .join(", ")
  );
}

// Properties of a link that are worth a line beside it.
function describe(edge) {
  const { office, role, mode, status, topic } = edge.properties;
  const parts = [office ?? role, mode && Terms.words(mode), status && status !== "held" && status, topic];
  if (edge.type === "BILATERAL_TALKS" && edge.start !== null)
    parts.unshift(Data.spoken(edge.start, edge.meeting?.properties.date_precision));
  return parts
    .filter((part) => typeof part === "string" && part)
    .map((part) => Dom.clip(part, 120))
    .join(" · ");
}

// A node to press: it is chosen, and brought on screen.
const name = (node) =>
  Dom.element(
    "button",
    { class: "name", dir: "auto", onclick: () => Reveal.choose(node.id) },
    Terms.icon(node.type),
    Dom.element("span", {}, Dom.clip(node.name, 140)),
  );

export { button, longText, list, when, untold, describe, lastOffice, name };
