// The picture of a crowd on a canvas of its own, somewhat larger than the stage: while it is dragged or zoomed
// that canvas is moved and stretched, and drawn anew where it stops, or where it no longer holds what is in view.

// Beyond the stage on each side, in parts of it; nothing where the canvas would have more pixels than browsers allow.
const MARGIN = 0.25;
const MOST = 16e6;
// While it is zoomed out, milliseconds at least between two drawings.
const PAUSE = 250;

const canvas = document.createElement("canvas");
let kept = null;

function forget() {
  kept = null;
}

// Puts the picture onto a canvas's context. "camera" has the middle of the stage as x and y in the picture's
// units, the scale, and the stage's width and height in pixels; "extent" is all that the picture fills; "paint"
// draws it, of a context and of what is in view.
function draw(ctx, camera, extent, zooming, paint) {
  const ratio = ctx.canvas.width / camera.width;
  if (!stands(camera, ratio, extent, zooming)) renew(camera, ratio, paint);
  const by = camera.scale * ratio;
  const [wide, high] = [canvas.width, canvas.height].map((pixels) => (pixels * camera.scale) / kept.scale);
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  // On whole pixels, as nothing has to be worked out between them.
  const left = Math.round((camera.width * ratio - wide) / 2 + (kept.x - camera.x) * by);
  const top = Math.round((camera.height * ratio - high) / 2 + (kept.y - camera.y) * by);
  ctx.drawImage(canvas, left, top, wide, high);
  ctx.restore();
}

// Whether what is kept will do.
function stands(camera, ratio, extent, zooming) {
  if (!kept || kept.ratio !== ratio || kept.width !== camera.width || kept.height !== camera.height) return false;
  if (!zooming && kept.scale !== camera.scale) return false;
  if (zooming && performance.now() - kept.when < PAUSE) return true;
  const now = inView(camera, 0);
  return (
    Math.max(now.left, extent.left) >= kept.view.left &&
    Math.min(now.right, extent.right) <= kept.view.right &&
    Math.max(now.top, extent.top) >= kept.view.top &&
    Math.min(now.bottom, extent.bottom) <= kept.view.bottom
  );
}

function inView({ x, y, scale, width, height }, margin) {
  const [wide, high] = [width, height].map((pixels) => (pixels / scale) * (0.5 + margin));
  return { left: x - wide, right: x + wide, top: y - high, bottom: y + high };
}

function renew(camera, ratio, paint) {
  const { x, y, scale, width, height } = camera;
  const pixels = width * height * ratio ** 2;
  const margin = pixels * (1 + 2 * MARGIN) ** 2 > MOST ? 0 : MARGIN;
  // Setting them empties it.
  canvas.width = Math.round(width * ratio * (1 + 2 * margin));
  canvas.height = Math.round(height * ratio * (1 + 2 * margin));
  const by = scale * ratio;
  const ctx = canvas.getContext("2d");
  ctx.setTransform(by, 0, 0, by, canvas.width / 2 - x * by, canvas.height / 2 - y * by);
  const view = inView(camera, margin);
  paint(ctx, view);
  kept = { ...camera, ratio, view, when: performance.now() };
}

export { draw, forget };
