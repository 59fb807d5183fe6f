// The graph as the page holds it, indexed: nodes, edges, and ties (edges of one type between one pair).
import * as Dom from "./dom.js";
import * as Terms from "./terms.js";

const DAY = 86400000;

// Days since 1970 of an ISO date, or null.
function day(text) {
  const found = /^(\d{4})-(\d\d)-(\d\d)/.exec(typeof text === "string" ? text : "");
  if (!found) return null;
  const time = Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3]));
  const number = Math.round(time / DAY);
  return Number.isNaN(time) || iso(number) !== found[0] ? null : number;
}

const iso = (number) => new Date(number * DAY).toISOString().slice(0, 10);

function spoken(number, precision) {
  const format = { timeZone: "UTC", year: "numeric" };
  if (precision !== "year") format.month = "long";
  if (precision !== "year" && precision !== "month") format.day = "numeric";
  return new Date(number * DAY).toLocaleDateString("en-GB", format);
}

function lastDay(start, precision) {
  const date = new Date(start * DAY);
  if (precision === "year") return Math.round(Date.UTC(date.getUTCFullYear(), 11, 31) / DAY);
  if (precision === "month")
    return Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0) / DAY);
  return start;
}

// Of several offices named last at one time, the first of these is the one that a person is known by.
const ROLES = ["head_of_state", "head_of_government", "vice", "foreign", "defence", "deputy", "security"];
const standing = ({ role }) => (ROLES.includes(role) ? ROLES.indexOf(role) : ROLES.length);

// A person's offices, the one that was named last first: each role once for whom it was held, under its last
// name, as { office, role, side, last_seen, years }.
function offices(node) {
  const held = new Map();
  const all = node.ties
    .filter((tie) => tie.type === "REPRESENTS" && tie.from === node.id)
    .flatMap((tie) => tie.edges.map(({ properties }) => ({ ...properties, to: tie.to, side: nodes.get(tie.to).name })))
    .sort((a, b) => seen(b).localeCompare(seen(a)) || standing(a) - standing(b));
  // One without a name says nothing beside one that has a name.
  const named = all.filter((one) => one.office || !all.some((other) => other.office && other.to === one.to));
  for (const one of named) {
    const key = `${one.to} ${one.role === "other" || !one.role ? one.office : one.role}`;
    if (!held.has(key)) held.set(key, { ...one, days: [] });
    held.get(key).days.push(one.first_seen, one.last_seen);
  }
  return [...held.values()].map(({ days, ...one }) => {
    const years = days.filter((each) => day(each) !== null).map((each) => each.slice(0, 4)).sort();
    return { ...one, years: [...new Set([years[0], years.at(-1)])].filter(Boolean).join("–") };
  });
}

const seen = (one) => String(one.last_seen ?? "");

// The order in which nodes come on screen: the most central first, but of every type its share, for
// states alone would say little of who met whom.
const SHARES = { State: 8, Meeting: 6, Minister: 5, Organization: 2, Commitment: 1 };

const counts = (items) =>
  items.reduce((sums, one) => sums.set(one.type, (sums.get(one.type) || 0) + 1), new Map());

let raw, articles, opening, options;
let nodes, edges, ties, meetings, ranked, order, nodeCounts, edgeCounts, period;
// Communities of states that meet each other more than others, as { id, members }, each with its most
// central first; and that of each state.
let communities, communityOf;
// Rises with each load, so that what was worked out from the former can be told from what is.
let version = 0;

// Takes a graph in the form in which pages hold it, in place of the one that was there.
function load(given) {
  raw = given;
  version += 1;
  ({ articles, opening, options } = raw);
  nodes = new Map();
  for (const given of raw.nodes) {
    const properties = given.properties || {};
    const start = day(properties.date);
    const end =
      start === null ? null : (day(properties.end_date) ?? lastDay(start, properties.date_precision));
    nodes.set(given.id, {
      ...given,
      type: given.type || "Other",
      name: String(given.label),
      properties,
      start,
      end,
      ties: [],
    });
  }

  edges = raw.edges.map((given, index) => {
    const properties = given.properties || {};
    const start = day(properties.date) ?? day(properties.first_seen);
    return {
      ...given,
      index,
      type: given.type || "LINK",
      properties,
      confidence: given.confidence ?? 1,
      evidence: given.evidence.map(([at, confidence, mention]) => {
        const [article, span, sentence] = raw.passages[at];
        return { article, span, sentence, confidence, mention };
      }),
      start,
      end: start === null ? null : (day(properties.last_seen) ?? start),
    };
  });

  // The meeting whose date an edge shares, if it is not dated itself.
  const meetingOf = (edge) =>
    nodes.get(edge.from).type === "Meeting"
      ? nodes.get(edge.from)
      : nodes.get(edge.to).type === "Meeting"
        ? nodes.get(edge.to)
        : null;

  const madeAt = new Map(
    edges.filter((edge) => edge.type === "MADE_AT").map((edge) => [edge.from, nodes.get(edge.to)]),
  );
  for (const edge of edges) {
    edge.meeting = meetingOf(edge) || nodes.get(`Meeting:${edge.properties.meeting}`) || null;
    if (edge.start !== null || Terms.STANDING.has(edge.type)) continue;
    const meeting = edge.meeting || (edge.type === "PLEDGED" && madeAt.get(edge.to));
    if (meeting) [edge.start, edge.end] = [meeting.start, meeting.end];
  }

  ties = new Map();
  for (const edge of edges) {
    const mutual = edge.type === "BILATERAL_TALKS" && edge.to < edge.from;
    const [from, to] = mutual ? [edge.to, edge.from] : [edge.from, edge.to];
    const id = `${edge.type}|${from}|${to}`;
    let tie = ties.get(id);
    if (!tie) {
      tie = { id, type: edge.type, from, to, edges: [] };
      ties.set(id, tie);
      nodes.get(from).ties.push(tie);
      if (to !== from) nodes.get(to).ties.push(tie);
    }
    tie.edges.push(edge);
    edge.tie = tie;
  }

  // Several ties of one pair are bent apart; a single one is a straight line.
  const lanes = new Map();
  for (const tie of ties.values()) {
    const pair = tie.from < tie.to ? `${tie.from}|${tie.to}` : `${tie.to}|${tie.from}`;
    if (!lanes.has(pair)) lanes.set(pair, []);
    lanes.get(pair).push(tie);
  }
  for (const lane of lanes.values()) {
    lane.forEach((tie, index) => {
      const bend = lane.length === 1 ? 0 : (index - (lane.length - 1) / 2) * 0.28;
      tie.bend = tie.from < tie.to ? bend : -bend;
    });
  }

  meetings = [...nodes.values()].filter((node) => node.type === "Meeting");
  const dated = [...meetings, ...edges].filter((one) => one.start !== null && !Terms.STANDING.has(one.type));
  const first = dated.reduce((least, one) => Math.min(least, one.start), Infinity);
  const last = dated.reduce((most, one) => Math.max(most, one.end), -Infinity);
  period = dated.length ? { first, last: Math.max(last, first + 1) } : null;

  ranked = [...nodes.values()].sort((a, b) => b.pagerank - a.pagerank || (a.id < b.id ? -1 : 1));
  ranked.forEach((node, index) => (node.rank = index));

  const queues = new Map();
  for (const node of ranked) {
    if (!queues.has(node.type)) queues.set(node.type, []);
    queues.get(node.type).push(node);
  }
  const places = [];
  for (const [type, queue] of queues)
    queue.forEach((node, place) => places.push([(place + 0.5) / (SHARES[type] || 1), node]));
  places.sort((a, b) => a[0] - b[0] || a[1].rank - b[1].rank);
  order = places.map(([, node]) => node);

  communities = (opening.communities || []).map((members, id) => ({ id, members }));
  communityOf = new Map(communities.flatMap((one) => one.members.map((member) => [member, one])));

  nodeCounts = counts([...nodes.values()]);
  edgeCounts = counts(edges);
}

load(JSON.parse(Dom.byId("data").textContent));

const other = (tie, node) => nodes.get(tie.from === node.id ? tie.to : tie.from);

export {
  load,
  raw,
  version,
  nodes,
  edges,
  ties,
  meetings,
  ranked,
  offices,
  order,
  articles,
  opening,
  options,
  nodeCounts,
  edgeCounts,
  communities,
  communityOf,
  period,
  day,
  iso,
  spoken,
  lastDay,
  other,
};
