// Draws the lines of a crowd batch by batch of one look: each of them an object of its own took most of the
// time until a large picture stood.

// Of a broken line, the shortest piece in pixels that can be told from an unbroken one. Skia takes ten times as
// long for dashes, of whatever length.
const FINE = 1.5;
// So many lines are drawn at once: broad ones take the longer, the more there are, as each row of pixels looks at all.
const SOME = 64;
// Numbers of a line.
const SIX = 6;

// Lines (with from, to, width, dashes, color and smooth, as vis-network takes them) sorted into batches, the
// fainter ones first; the lines of a batch as numbers, six each: an end, what bends it or twice NaN, the other
// end. "places" gives { x, y } by id.
function batches(lines, places) {
  const sorted = new Map();
  for (const line of lines) {
    const { color, opacity } = line.color;
    const width = Math.max(0.5, Math.round(line.width * 2) / 2);
    const key = `${color} ${opacity} ${width} ${line.dashes}`;
    if (!sorted.has(key)) sorted.set(key, { color, opacity, width, dashes: line.dashes || [], curves: [] });
    const [a, b] = [places.get(line.from), places.get(line.to)];
    const { x, y } = middle(a, b, line.smooth);
    sorted.get(key).curves.push(a.x, a.y, x, y, b.x, b.y);
  }
  return [...sorted.values()]
    .map((one) => ({ ...one, curves: Float64Array.from(one.curves) }))
    .sort((a, b) => a.opacity * a.width - b.opacity * b.width);
}

function middle(a, b, smooth) {
  if (!smooth) return { x: NaN, y: NaN };
  const bend = smooth.roundness * (smooth.type === "curvedCW" ? 1 : -1);
  return { x: (a.x + b.x) / 2 + (b.y - a.y) * bend, y: (a.y + b.y) / 2 - (b.x - a.x) * bend };
}

// "view" is what can be seen, in the picture's units; lines are cut there, as long ones take long. "breadth" is how
// many times as broad as given they are.
function draw(ctx, sorted, view, scale, breadth) {
  for (const { color, opacity, width, dashes, curves } of sorted) {
    const broken = dashes.length > 0 && Math.min(...dashes) * scale * breadth >= FINE;
    ctx.globalAlpha = dashes.length && !broken ? (opacity * dashes[0]) / (dashes[0] + dashes[1]) : opacity;
    ctx.strokeStyle = color;
    ctx.lineWidth = width * breadth;
    ctx.setLineDash(broken ? dashes.map((one) => one * breadth) : []);
    for (let start = 0; start < curves.length; start += SIX * SOME) {
      ctx.beginPath();
      const end = Math.min(curves.length, start + SIX * SOME);
      for (let at = start; at < end; at += SIX) trace(ctx, curves, at, view);
      ctx.stroke();
    }
  }
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

// One line, as far as it is in view (Liang and Barsky, 1984); a bent one whole, if a part may be.
function trace(ctx, curves, at, view) {
  const [ax, ay, bx, by] = [curves[at], curves[at + 1], curves[at + 4], curves[at + 5]];
  const [x, y] = [curves[at + 2], curves[at + 3]];
  if (!Number.isNaN(x)) {
    if (Math.max(ax, bx, x) < view.left || Math.min(ax, bx, x) > view.right) return;
    if (Math.max(ay, by, y) < view.top || Math.min(ay, by, y) > view.bottom) return;
    ctx.moveTo(ax, ay);
    ctx.quadraticCurveTo(x, y, bx, by);
    return;
  }
  let [from, to] = [0, 1];
  for (const [start, run, least, most] of [
    [ax, bx - ax, view.left, view.right],
    [ay, by - ay, view.top, view.bottom],
  ]) {
    if (run === 0) {
      if (start < least || start > most) return;
      continue;
    }
    const [one, other] = [(least - start) / run, (most - start) / run];
    from = Math.max(from, Math.min(one, other));
    to = Math.min(to, Math.max(one, other));
  }
  if (from >= to) return;
  ctx.moveTo(ax + from * (bx - ax), ay + from * (by - ay));
  ctx.lineTo(ax + to * (bx - ax), ay + to * (by - ay));
}

// The line nearest to a point, no further away than "reach"; bent ones are taken as straight.
function nearest(lines, places, point, reach) {
  let [best, least] = [null, reach];
  for (const line of lines) {
    const [a, b] = [places.get(line.from), places.get(line.to)];
    if (Math.min(a.x, b.x) - reach > point.x || Math.max(a.x, b.x) + reach < point.x) continue;
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const along = ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1);
    const share = Math.max(0, Math.min(1, along));
    const away = Math.hypot(a.x + share * dx - point.x, a.y + share * dy - point.y);
    if (away < least) [best, least] = [line.id, away];
  }
  return best;
}

export { batches, draw, nearest, FINE };
