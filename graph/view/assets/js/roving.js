// One stop for the tab key in a picture: arrow keys move among its marks, Enter opens one, + - 0 zoom.
import * as Reveal from "./reveal.js";

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

// `stops` gives the marks in their order, `zoom` takes a factor, `step` is that of one key, `fit` undoes it.
// `sync` is to be called when marks are drawn anew, `keys` hears the keyboard.
function over(stops, { zoom, step, fit }) {
  let cursor = 0;

  function move(at, focus) {
    const all = stops();
    cursor = Math.max(0, at);
    all.forEach((stop, place) => stop.setAttribute("tabindex", place === cursor ? "0" : "-1"));
    if (focus) all[cursor]?.focus();
  }

  function keys(event) {
    const by = STEPS[event.key];
    const count = stops().length;
    if (by && count) move((cursor + by + count) % count, true);
    else if ((event.key === "Enter" || event.key === " ") && event.target.dataset.id) {
      Reveal.choose(event.target.dataset.id);
      move(cursor, true);
    } else if ((event.key === "Enter" || event.key === " ") && event.target.dataset.from)
      event.target.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    else if (event.key === "+" || event.key === "=") zoom(step);
    else if (event.key === "-") zoom(1 / step);
    else if (event.key === "0") fit();
    else return;
    event.preventDefault();
  }

  const sync = () => move(Math.min(cursor, stops().length - 1), false);

  return { sync, keys };
}

export { over };
