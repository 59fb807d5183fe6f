// Draws the lines of a crowd batch by batch of one look: each of them an object of its own took most of the
// time until a large picture stood.

// Lines (with from, to, width, dashes, color and smooth, as vis-network takes them) sorted into batches, the
// fainter ones first. "places" gives { x, y } by id.
function batches(lines, places) {
  const sorted = new Map();
  for (const line of lines) {
    const { color, opacity } = line.color;
    const width = Math.max(0.5, Math.round(line.width * 2) / 2);
    const key = `${color} ${opacity} ${width} ${line.dashes}`;
    if (!sorted.has(key)) sorted.set(key, { color, opacity, width, dashes: line.dashes || [], path: new Path2D() });
    trace(sorted.get(key).path, line, places);
  }
  return [...sorted.values()].sort((a, b) => a.opacity * a.width - b.opacity * b.width);
}

function trace(path, { from, to, smooth }, places) {
  const [a, b] = [places.get(from), places.get(to)];
  path.moveTo(a.x, a.y);
  if (!smooth) return path.lineTo(b.x, b.y);
  const bend = smooth.roundness * (smooth.type === "curvedCW" ? 1 : -1);
  const [x, y] = [(a.x + b.x) / 2 + (b.y - a.y) * bend, (a.y + b.y) / 2 - (b.x - a.x) * bend];
  return path.quadraticCurveTo(x, y, b.x, b.y);
}

function draw(ctx, sorted) {
  for (const { color, opacity, width, dashes, path } of sorted) {
    ctx.globalAlpha = opacity;
    ctx.strokeStyle = color;
    ctx.lineWidth = width;
    ctx.setLineDash(dashes);
    ctx.stroke(path);
  }
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
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

export { batches, draw, nearest };
