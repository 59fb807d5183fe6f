// What of the network is on screen, and how large: it makes room for what lies over the stage.
import * as Dom from "./dom.js";
import * as Overlay from "./overlay.js";
import * as State from "./state.js";

// A few nodes do not fill the stage.
const LARGEST = 1.25;

const holder = Dom.byId("canvas");
let network = null;

function start(given) {
  network = given;
}

const view = () => ({
  ...network.getViewPosition(),
  scale: network.getScale(),
  width: holder.clientWidth,
  height: holder.clientHeight,
});

const stage = () => `${holder.clientWidth} ${holder.clientHeight}`;

// How many times as wide as high the stage is, as far as a picture can follow.
function shape() {
  const { width, height } = holder.getBoundingClientRect();
  return Math.min(2.2, Math.max(0.5, (width - Overlay.aside()) / (height || 1)));
}

const animation = (animated) =>
  animated && !Dom.calm() ? { duration: 350, easingFunction: "easeInOutQuad" } : false;

// Brings some nodes on screen, given as { x, y, size }, with room for their names. Those "around" a focus have
// them outside the rings.
function frame(shown, { animated, around, most = LARGEST }) {
  if (!shown.length) return;
  const least = (axis) => Math.min(...shown.map((one) => one[axis] - one.size));
  const furthest = (axis) => Math.max(...shown.map((one) => one[axis] + one.size));
  const [left, right, top, bottom] = [least("x"), furthest("x"), least("y"), furthest("y")];
  const wide = holder.clientWidth - Overlay.aside();
  const side = around ? Math.min(150, wide / 5) : Math.min(70, wide / 8);
  const pad = { side, above: State.get().focus ? 56 : 34, below: Overlay.foot(holder.clientHeight) + 30 };
  const room = [wide - 2 * pad.side, holder.clientHeight - pad.above - pad.below];
  const scale = Math.min(most, Math.max(50, room[0]) / (right - left), Math.max(50, room[1]) / (bottom - top));
  const position = {
    x: (left + right) / 2 + Overlay.aside() / 2 / scale,
    y: (top + bottom) / 2 + (pad.below - pad.above) / 2 / scale,
  };
  network.moveTo({ position, scale, animation: animation(animated) });
}

// Whether a place is in view, and not at the edge of it.
const sees = (place, margin) =>
  Overlay.inView(network.canvasToDOM(place), holder.clientWidth, holder.clientHeight, margin);

// Brings a place into the middle of what is free.
function centre(position, animated) {
  const foot = Overlay.foot(holder.clientHeight);
  const offset = { x: -Overlay.aside() / 2, y: foot > holder.clientHeight / 3 ? -foot / 2 : 0 };
  network.moveTo({ position, offset, animation: animation(animated) });
}

function zoom(factor, animated) {
  const scale = Math.min(6, Math.max(0.02, network.getScale() * factor));
  network.moveTo({ scale, animation: animation(animated) });
}

export { start, view, stage, shape, frame, sees, centre, zoom };
