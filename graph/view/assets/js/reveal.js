// Chooses something and brings it on screen, whatever the picture held before: what is chosen in one
// view is there in the others.
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as Filter from "./filter.js";
import * as Pairs from "./pairs.js";
import * as State from "./state.js";

// So many neighbours come along with a node that was not on screen.
const COMPANY = 12;

function choose(id) {
  const state = State.get();
  const node = Data.nodes.get(id);
  const tie = Data.ties.get(id);
  const pair = Pairs.ends(id);
  const ends = pair ?? (tie ? [tie.from, tie.to] : []);
  const patch = { chosen: node || tie || pair ? id : null };
  const wanted = node ? [node] : ends.map((end) => Data.nodes.get(end));
  const seen = Filter.visible(state).nodes;
  if (wanted.some((one) => !seen.has(one.id))) {
    const near = node
      ? node.ties
          .map((one) => Data.other(one, node))
          .sort((a, b) => a.rank - b.rank)
          .slice(0, COMPANY)
      : [];
    patch.added = [
      ...new Set([...state.added, ...wanted.map((one) => one.id), ...near.map((one) => one.id)]),
    ];
    patch.off = state.off.filter((type) => !wanted.some((one) => one.type === type));
    if (wanted.some((one) => one.start !== null && !Filter.inPeriod(one, state)))
      patch.since = patch.until = null;
  }
  State.change(patch);
  if (node) Dom.speak(`${node.name} chosen`);
}

export { choose };
