// Around a focus: what lies one step away on a first ring, what lies two away on a second, near what leads there.
import * as Data from "./data.js";
import * as Terms from "./terms.js";

// Between neighbours on a ring, and between rings, in the picture's units.
const ROOM = [74, 44];
const GAP = 110;
// So many fit on one ring; more take further ones.
const MOST = 56;
const TURN = 2 * Math.PI;

const far = (tie) => Terms.edge(tie.type).reference;
const order = ["State", "Organization", "Minister", "Meeting", "Commitment"];
const rank = (id) => order.indexOf(Data.nodes.get(id).type);

// How many steps each id lies from the focus.
function steps(ids, centre) {
  const found = new Map([[centre, 0]]);
  let ring = [centre];
  for (let step = 1; ring.length; step++) {
    const next = [];
    for (const id of ring)
      for (const tie of Data.nodes.get(id).ties) {
        const other = tie.from === id ? tie.to : tie.from;
        if (!ids.has(other) || found.has(other) || far(tie)) continue;
        found.set(other, step);
        next.push(other);
      }
    ring = next;
  }
  return found;
}

// Places by id, and the rings as { rx, ry } to be drawn behind them. "wide" is how much wider than tall.
function around(ids, centre, wide) {
  const away = steps(ids, centre);
  const places = new Map([[centre, { x: 0, y: 0 }]]);
  const angles = new Map();
  const rings = [];
  let reach = 60;
  for (const step of [1, 2]) {
    const members = [...ids].filter((id) => id !== centre && Math.min(2, away.get(id) ?? 2) === step).sort();
    if (!members.length) continue;
    sort(members, step, angles);
    const turn = new Map(members.map((id, at) => [id, at]));
    const count = Math.ceil(members.length / (MOST * step));
    const shares = Array.from({ length: count }, (_, at) => members.filter((_, place) => place % count === at));
    for (const share of shares) {
      reach = Math.max(reach + GAP, (share.length * ROOM[step - 1]) / TURN);
      share.forEach((id) => {
        // Between those of the other rings, lest lines run through them.
        const angle = (turn.get(id) / members.length) * TURN - Math.PI / 2;
        angles.set(id, angle);
        places.set(id, { x: reach * wide * Math.cos(angle), y: reach * Math.sin(angle) });
      });
      rings.push({ rx: reach * wide, ry: reach });
    }
  }
  return { places, rings };
}

// Of the first ring by type, those of one state beside each other; of the second near what leads there.
function sort(members, step, angles) {
  if (step === 1) {
    members.sort((a, b) => rank(a) - rank(b) || Data.nodes.get(a).rank - Data.nodes.get(b).rank);
    return;
  }
  const turned = (id) => {
    const near = Data.nodes
      .get(id)
      .ties.map((tie) => angles.get(tie.from === id ? tie.to : tie.from))
      .filter((angle) => angle !== undefined);
    const sum = (of) => near.reduce((total, angle) => total + of(angle), 0);
    return near.length ? (Math.atan2(sum(Math.sin), sum(Math.cos)) + TURN + Math.PI / 2) % TURN : TURN;
  };
  const by = new Map(members.map((id) => [id, turned(id)]));
  members.sort((a, b) => by.get(a) - by.get(b));
}

function draw(ctx, rings, colors, scale) {
  ctx.strokeStyle = colors.rule;
  ctx.lineWidth = 1 / scale;
  for (const { rx, ry } of rings) {
    ctx.beginPath();
    ctx.ellipse(0, 0, rx, ry, 0, 0, TURN);
    ctx.stroke();
  }
}

export { around, draw };
