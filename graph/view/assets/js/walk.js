// Walking a picture by arrow keys.
const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

// The nearest place in a direction, those straight ahead before those aside; else the one that one stands on.
// "at" tells where each of the ids stands.
function next(ids, here, [dx, dy], at) {
  const from = at(here);
  let [best, least] = [here, Infinity];
  for (const id of ids) {
    if (id === here) continue;
    const { x, y } = at(id);
    const ahead = (x - from.x) * dx + (y - from.y) * dy;
    const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
    if (ahead <= 0) continue;
    const cost = ahead + 2.5 * aside;
    if (cost < least) [least, best] = [cost, id];
  }
  return best;
}

export { ARROWS, next };
