// The axis of the timeline: years, months or days, and the stretches that meetings are counted in.
import * as Dom from "./dom.js";

const DAY = 86400000;
// Half of a letter's width in pixels, at most.
const LETTER = 4;
// Pixels that a stretch needs.
const NARROW = 3;

// Years, months or days, whichever leaves room for their names. "wide" is the axis's length in pixels; names end
// before "right".
function axis(first, last, across, wide, top, bottom, right) {
  const group = Dom.svg("g", { class: "axis" });
  const days = last - first;
  const wanted = days / Math.max(2, wide / 95);
  const steps = [
    [1, "day", 1],
    [2, "day", 2],
    [7, "day", 7],
    [14, "day", 14],
    [30.4, "month", 1],
    [91.3, "month", 3],
    [182.6, "month", 6],
    [365.25, "year", 1],
    [730.5, "year", 2],
    [1826, "year", 5],
    [3652, "year", 10],
    [9131, "year", 25],
    [36525, "year", 100],
  ];
  const [, unit, count] = steps.find(([length]) => length >= wanted) || steps.at(-1);
  const date = new Date(Math.floor(first) * DAY);
  if (unit === "year") date.setUTCFullYear(Math.floor(date.getUTCFullYear() / count) * count, 0, 1);
  else if (unit === "month") date.setUTCMonth(Math.floor(date.getUTCMonth() / count) * count, 1);
  for (let guard = 0; guard < 400; guard++) {
    const day = date.getTime() / DAY;
    if (day > last) break;
    if (day >= first) {
      const x = across(day).toFixed(1);
      const format =
        unit === "year"
          ? { year: "numeric" }
          : unit === "month"
            ? { month: "short", year: "numeric" }
            : { day: "numeric", month: "short", year: days < 400 && guard > 1 ? undefined : "numeric" };
      const text = date.toLocaleDateString("en-GB", { timeZone: "UTC", ...format });
      const middle = Math.min(Number(x), right - LETTER * text.length).toFixed(1);
      group.append(
        Dom.svg("line", { x1: x, x2: x, y1: top - 6, y2: bottom + 4 }),
        Dom.svg("text", { x: middle, y: bottom + 18 }, text),
      );
    }
    if (unit === "year") date.setUTCFullYear(date.getUTCFullYear() + count);
    else if (unit === "month") date.setUTCMonth(date.getUTCMonth() + count);
    else date.setUTCDate(date.getUTCDate() + count);
  }
  return group;
}

// Stretches of time in their order, as { from, to, name }, days and the first of the next: months where a
// pixel or two are left of each, else quarters or years.
function stretches(first, last, wide) {
  const months = (last - first) / 30.4;
  const step = [1, 3, 12, 120].find((count) => (wide * count) / months >= NARROW) ?? 1200;
  const date = new Date(Math.floor(first) * DAY);
  date.setUTCFullYear(
    step < 12 ? date.getUTCFullYear() : Math.floor(date.getUTCFullYear() / (step / 12)) * (step / 12),
    step < 12 ? Math.floor(date.getUTCMonth() / step) * step : 0,
    1,
  );
  const found = [];
  while (date.getTime() / DAY <= last) {
    const from = date.getTime() / DAY;
    const name = called(date, step);
    date.setUTCMonth(date.getUTCMonth() + step);
    found.push({ from, to: date.getTime() / DAY, name });
  }
  return { step, found };
}

function called(date, step) {
  const year = date.getUTCFullYear();
  if (step === 1) return date.toLocaleDateString("en-GB", { timeZone: "UTC", month: "long", year: "numeric" });
  if (step === 3) return `${["First", "Second", "Third", "Fourth"][date.getUTCMonth() / 3]} quarter of ${year}`;
  return step === 12 ? String(year) : `${year}–${year + step / 12 - 1}`;
}

const WORDS = { 1: "month", 3: "quarter", 12: "year", 120: "decade", 1200: "century" };
const word = (step) => WORDS[step];

export { axis, stretches, word };
