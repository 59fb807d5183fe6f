// The period: a histogram of meetings with two handles, two fields for days and a play button.
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as State from "./state.js";

const BARS = 96;
const footer = Dom.byId("period");
let parts = null;
let playing = 0;
let adding = false;

const range = () => {
  const state = State.get();
  return [state.since ?? Data.period.first, state.until ?? Data.period.last];
};

function start() {
  footer.replaceChildren();
  footer.hidden = !Data.period;
  parts = null;
  if (!Data.period) return;
  const { first, last } = Data.period;
  const handle = (label) =>
    Dom.element("input", {
      type: "range",
      min: first,
      max: last,
      step: 1,
      "aria-label": label,
      oninput: slide,
    });
  // Not of the type "date", which writes days as the browser's language has them: 6/7 is July to some.
  const field = (label) =>
    Dom.element("input", {
      class: "day",
      type: "text",
      maxlength: 10,
      spellcheck: "false",
      autocomplete: "off",
      title: "A day, month or year: 2013-06-26, 2013-06 or 2013",
      "aria-label": `${label}, as year-month-day`,
      oninput: ({ target }) => target.value.length === target.maxLength && typed(),
      onchange: typed,
    });
  parts = {
    play: Dom.element(
      "button",
      {
        id: "play",
        "aria-pressed": "false",
        "aria-label": "Play through time",
        onclick: () => (playing ? stop() : play()),
      },
      "▶",
    ),
    add: Dom.element(
      "button",
      {
        id: "add",
        "aria-pressed": "false",
        "aria-label": "Add up while playing",
        title: "Add up while playing",
        onclick: () => {
          stop();
          adding = !adding;
          parts.add.setAttribute("aria-pressed", String(adding));
        },
      },
      "Σ",
    ),
    bars: Dom.svg("svg", {
      class: "bars",
      viewBox: `0 0 ${BARS} 100`,
      preserveAspectRatio: "none",
      "aria-hidden": "true",
    }),
    from: handle("First day"),
    to: handle("Last day"),
    since: field("First day"),
    until: field("Last day"),
    reset: Dom.element("button", { id: "whole", onclick: reset }, "All dates"),
  };
  parts.from.id = "from";
  parts.to.id = "to";
  parts.since.id = "since";
  parts.until.id = "until";
  footer.append(
    parts.play,
    parts.add,
    parts.since,
    Dom.element("div", { class: "track" }, parts.bars, parts.from, parts.to),
    parts.until,
    parts.reset,
  );
  bars();
}

// Meetings over time; where none is dated, the dated links.
function bars() {
  const { first, last } = Data.period;
  const dated = Data.meetings.filter((node) => node.start !== null);
  const ones = dated.length ? dated : Data.edges.filter((edge) => edge.start !== null);
  const sums = new Array(BARS).fill(0);
  for (const one of ones)
    sums[Math.max(0, Math.min(BARS - 1, Math.floor(((one.start - first) / (last - first + 1)) * BARS)))] +=
      1;
  const most = Math.max(...sums);
  sums.forEach((sum, at) => {
    if (!sum) return;
    const height = 12 + 88 * Math.sqrt(sum / most);
    parts.bars.append(Dom.svg("rect", { x: at + 0.1, y: 100 - height, width: 0.8, height, "data-at": at }));
  });
}

function set(since, until) {
  const { first, last } = Data.period;
  State.change({ since: since <= first ? null : since, until: until >= last ? null : until });
}

function slide(event) {
  stop();
  let [since, until] = [Number(parts.from.value), Number(parts.to.value)];
  if (since > until) event.target === parts.from ? (since = until) : (until = since);
  set(since, until);
  sync(State.get());
}

// The first and last day of a day, month or year as it is typed, within what the graph tells of; null if it is none.
function meant(text) {
  const [, year, month, day] = /^\s*(\d{4})(-\d\d)?(-\d\d)?\s*$/.exec(text) ?? [];
  const start = Data.day(`${year}${month ?? "-01"}${day ?? "-01"}`);
  if (start === null) return null;
  const { first, last } = Data.period;
  return [start, Data.lastDay(start, day ? "day" : month ? "month" : "year")].map((one) =>
    Math.max(first, Math.min(last, one)),
  );
}

// An empty field is no bound, and what is no day leaves the bound as it is.
function typed() {
  const open = [Data.period.first, Data.period.last];
  const [since, until] = [parts.since, parts.until].map(({ value }, at) =>
    value.trim() ? (meant(value) ?? range())[at] : open[at],
  );
  stop();
  set(Math.min(since, until), Math.max(since, until));
  sync(State.get());
}

function reset() {
  stop();
  State.change({ since: null, until: null });
}

// Moves a window through time: the one that is set, or a tenth of the whole. Where it adds up, the window's
// beginning stays, and what was long ago fades.
function play() {
  const { first, last } = Data.period;
  const [begin, until] = range();
  let since = begin;
  let span = until - since;
  if (since <= first && until >= last) {
    span = Math.max(1, Math.round((last - first) / 10));
    since = first;
  }
  if (since + span >= last) since = first;
  const origin = since;
  const stride = Math.max(1, Math.round((last - first) / 160));
  const tick = () => {
    const until = Math.min(last, since + span);
    State.change(adding ? { since: origin, until, trail: span } : { since, until });
    if (since + span >= last) return stop();
    since += stride;
  };
  playing = setInterval(tick, Dom.calm() ? 900 : 140);
  parts.play.textContent = "❚❚";
  parts.play.setAttribute("aria-pressed", "true");
  tick();
}

function stop() {
  clearInterval(playing);
  playing = 0;
  State.change({ trail: null });
  parts.play.textContent = "▶";
  parts.play.setAttribute("aria-pressed", "false");
}

function sync() {
  if (!parts) return;
  const { first, last } = Data.period;
  const [since, until] = range();
  parts.from.value = since;
  parts.to.value = until;
  parts.from.setAttribute("aria-valuetext", Data.spoken(since));
  parts.to.setAttribute("aria-valuetext", Data.spoken(until));
  parts.since.value = Data.iso(since);
  parts.until.value = Data.iso(until);
  parts.reset.disabled = since <= first && until >= last;
  // Handles that meet at the end must still part.
  parts.from.classList.toggle("above", since > (first + last) / 2);
  const place = (day) => ((day - first) / (last - first + 1)) * BARS;
  for (const bar of parts.bars.children) {
    const at = Number(bar.getAttribute("data-at"));
    bar.classList.toggle("out", at + 1 <= place(since) || at > place(until));
  }
}

export { start, sync };
