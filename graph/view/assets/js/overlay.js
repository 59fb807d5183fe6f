// What lies over the stage, for which pictures leave room: the panel of what is chosen where a window has no room
// beside the stage, and the note at its foot.
import * as Dom from "./dom.js";
import * as State from "./state.js";

// Of the stage's height, and in pixels: as style sheets have them.
const RISEN = 0.58;
const WIDE = 350;

const open = (query) => Boolean(State.get().chosen) && window.matchMedia(query).matches;

// From the foot of a stage upwards: on a small window the panel rises over it.
const foot = (high) => (open("(max-width: 640px)") ? high * RISEN : Dom.byId("status").offsetHeight);

// From the head of a stage downwards, and from its foot upwards.
function rims(high) {
  const bar = Dom.byId("focusbar");
  return { above: bar.hidden ? 0 : bar.offsetTop + bar.offsetHeight, below: foot(high) };
}

// From the right: on a larger one it lies there.
const aside = () => (open("(min-width: 641px) and (max-width: 1080px)") ? WIDE : 0);

// Whether a point of a stage, in pixels, is in view, and not at its edge.
const inView = ({ x, y }, wide, high, margin) =>
  x > margin && y > margin && x < wide - margin - aside() && y < high - Math.max(margin, foot(high));

// Boxes of what lies over a stage, in its pixels. The panel is one where it has no room beside it.
const OVER = ".stage > .chip, .stage > .zoom, .stage .mapbar > *, .stage .corner, #details";
function boxes(holder) {
  const stage = holder.getBoundingClientRect();
  return [...document.querySelectorAll(OVER)]
    .map((one) => one.getBoundingClientRect())
    .filter(({ width }) => width)
    .map(({ left, right, top, bottom }) => ({
      left: left - stage.left,
      right: right - stage.left,
      top: top - stage.top,
      bottom: bottom - stage.top,
    }));
}

// Up to where a stage is free along a height of it, and a little below.
const right = (holder, height) =>
  boxes(holder)
    .filter(({ left, top, bottom }) => left > holder.clientWidth / 2 && top < height + 28 && bottom > height)
    .reduce((least, { left }) => Math.min(least, left), holder.clientWidth);

export { foot, right, rims, aside, inView, boxes };
