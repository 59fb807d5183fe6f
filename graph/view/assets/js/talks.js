// Talks of states as the map shows them: between which pairs, how often, how many meetings each state hosted, and
// what of it belongs to what is chosen.
import * as Data from "./data.js";
import * as Filter from "./filter.js";
import * as Globe from "./globe.js";
import * as Pairs from "./pairs.js";

// Without a threshold that somebody chose, at most so many arcs are drawn: more are a smear.
const READABLE = 150;

// States that the map knows, pairs of them that talked, and which of these are drawn.
function gather(state) {
  const seen = Filter.whole(state);
  const states = new Map();
  for (const id of seen.nodes) {
    const node = Data.nodes.get(id);
    if (node.type === "State" && Globe.knows(node.key))
      states.set(id, { node, talks: 0, partners: new Set(), hosted: 0 });
  }
  for (const [id, edges] of seen.ties) {
    const tie = Data.ties.get(id);
    if (tie.type === "HELD_IN" && states.has(tie.to)) states.get(tie.to).hosted += edges.length;
  }
  const pairs = [...Pairs.gather(seen).values()]
    .filter(({ a, b, talks }) => talks.size && states.has(a) && states.has(b))
    .sort((one, other) => one.talks.size - other.talks.size || (one.id < other.id ? -1 : 1));
  for (const { a, b, talks } of pairs)
    for (const [one, other] of [
      [a, b],
      [b, a],
    ]) {
      states.get(one).talks += talks.size;
      states.get(one).partners.add(other);
    }
  // Those that are only members of something would cover the others.
  const met = new Set([...Pairs.gather(seen).values()].flatMap(({ a, b }) => [a, b]));
  for (const [id, one] of states)
    if (!one.talks && !one.hosted && !met.has(id) && id !== state.chosen) states.delete(id);
  const most = pairs.at(-1)?.talks.size ?? 1;
  const usual = pairs.length > READABLE ? Math.min(most, pairs.at(-READABLE - 1).talks.size + 1) : 1;
  const least = Math.min(most, state.least ?? usual);
  const joins = lit(state);
  const drawn = pairs.filter((pair) => pair.talks.size >= least || joins?.pair(pair));
  return { states, pairs, drawn, least, most, joins };
}

// Which states and arcs belong to what is chosen anywhere on the page.
function lit(state) {
  const { chosen } = state;
  const node = Data.nodes.get(chosen);
  const tie = Data.ties.get(chosen);
  const ends = Pairs.ends(chosen) ?? (tie ? [tie.from, tie.to] : null);
  if (!node && !ends) return null;
  const related = new Set(ends ?? [chosen]);
  const meetings = new Set();
  if (node?.type === "Meeting") meetings.add(chosen);
  for (const one of tie ? [tie] : (node?.ties ?? [])) {
    if (node) related.add(Data.other(one, node).id);
    for (const { properties } of one.edges) if (properties.meeting) meetings.add(`Meeting:${properties.meeting}`);
  }
  const pair = (one) =>
    one.id === chosen ||
    one.a === chosen ||
    one.b === chosen ||
    (ends && related.has(one.a) && related.has(one.b)) ||
    [...one.talks].some((meeting) => meetings.has(meeting));
  return { state: (id) => related.has(id), pair };
}

export { gather };
