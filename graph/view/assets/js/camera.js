// What of the network is on screen, and how large: it makes room for what lies over the stage.
import * as Dom from "./dom.js";
import * as Overlay from "./overlay.js";

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

// What lies over the stage, and room for names: those "around" a focus stand outside the rings.
function pads(around) {
  const wide = holder.clientWidth - Overlay.aside();
  const side = around ? Math.min(190, wide * 0.23) : Math.min(70, wide / 8);
  const { above, below } = Overlay.rims(holder.clientHeight);
  return { side, above: above + 34, below: below + 30 };
}

// What is free of the stage, as width and height.
function room(around) {
  const { side, above, below } = pads(around);
  const wide = holder.clientWidth - Overlay.aside() - 2 * side;
  return [wide, holder.clientHeight - above - below].map((length) => Math.max(50, length));
}

// How many times as wide as high a picture is to be, as far as it can follow the stage.
function shape(around) {
  const { width, height } = holder.getBoundingClientRect();
  const [wide, high] = around ? room(true) : [width - Overlay.aside(), height || 1];
  return Math.min(2.2, Math.max(0.5, wide / high));
}

const animation = (animated) =>
  animated && !Dom.calm() ? { duration: 350, easingFunction: "easeInOutQuad" } : false;

// Brings some nodes on screen, given as { x, y, size }, with room for their names.
function frame(shown, { animated, around, most = LARGEST }) {
  if (!shown.length) return;
  const least = (axis) => Math.min(...shown.map((one) => one[axis] - one.size));
  const furthest = (axis) => Math.max(...shown.map((one) => one[axis] + one.size));
  const [left, right, top, bottom] = [least("x"), furthest("x"), least("y"), furthest("y")];
  const [wide, high] = room(around);
  const { above, below } = pads(around);
  const scale = Math.min(most, wide / (right - left), high / (bottom - top));
  const position = {
    x: (left + right) / 2 + Overlay.aside() / 2 / scale,
    y: (top + bottom) / 2 + (below - above) / 2 / scale,
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
