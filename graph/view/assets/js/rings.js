// Around a focus: what lies one step away on a first ring, what lies two away on a second, near what leads there.
import * as Data from "./data.js";
import * as Terms from "./terms.js";

// Between neighbours on the first ring and on the second, and between rings, in the picture's units. The more
// neighbours there are, the closer they come, down to half of that.
const ROOM = [74, 44];
const ROOMY = 24;
const GAP = 110;
// So many fit on one ring; more take further ones.
const MOST = 150;
const TURN = 2 * Math.PI;
// Where there are many, pledges, which have no names here, take less of the ring and stand one behind the other.
const MANY = 56;
const SLIM = 0.4;
const BEHIND = 44;

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
  const { length, angle } = ellipse(wide);
  let reach = 60;
  for (const step of [1, 2]) {
    const members = [...ids].filter((id) => id !== centre && Math.min(2, away.get(id) ?? 2) === step).sort();
    if (!members.length) continue;
    sort(members, step, angles);
    const slim = (id) => step === 1 && members.length > MANY && Data.nodes.get(id).type === "Commitment";
    const shares = members.map((id) => (slim(id) ? SLIM : 1));
    const whole = shares.reduce((sum, share) => sum + share, 0);
    const named = members.filter((id) => !slim(id));
    const room = ROOM[step - 1] * Math.max(0.5, Math.min(1, ROOMY / whole));
    const count = Math.ceil(whole / (MOST * step));
    const first = Math.max(reach + GAP, (whole * room) / count / length);
    reach = first + (count - 1) * GAP;
    const levels = new Map(named.map((id, at) => [id, first + (at % count) * GAP]));
    let turned = 0;
    members.forEach((id, at) => {
      // Each on a ray of its own, lest lines run through others.
      const turn = angle((turned + (shares[at] - shares[0]) / 2) / whole);
      const far = levels.get(id) ?? reach - (at % 3) * BEHIND;
      turned += shares[at];
      angles.set(id, turn);
      places.set(id, { x: far * wide * Math.cos(turn), y: far * Math.sin(turn) });
    });
    for (let at = 0; at < count; at++) rings.push({ rx: (first + at * GAP) * wide, ry: first + at * GAP });
  }
  return { places, rings };
}

// An ellipse, so much wider than high, of half the height 1: its length, and the angle at a share of it from the top.
const STEPS = 720;
function ellipse(wide) {
  const turns = Array.from({ length: STEPS + 1 }, (_, step) => (step / STEPS) * TURN - Math.PI / 2);
  const lengths = [0];
  for (let step = 1; step <= STEPS; step++) {
    const [a, b] = [turns[step - 1], turns[step]];
    const [x, y] = [wide * (Math.cos(b) - Math.cos(a)), Math.sin(b) - Math.sin(a)];
    lengths.push(lengths.at(-1) + Math.hypot(x, y));
  }
  const length = lengths.at(-1);
  const angle = (share) => {
    const step = Math.max(1, lengths.findIndex((one) => one >= share * length));
    const part = (share * length - lengths[step - 1]) / (lengths[step] - lengths[step - 1]);
    return turns[step - 1] + (part * TURN) / STEPS;
  };
  return { length, angle };
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
