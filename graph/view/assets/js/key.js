// What the signs of the present view mean, as { text, shape }: a shape is an element of SVG around (0, 0) in a
// square of 16, as [name, attributes].
import * as Data from "./data.js";
import * as Filter from "./filter.js";
import * as Hulls from "./hulls.js";
import * as Terms from "./terms.js";
import * as Timeline from "./timeline.js";

function symbol(type, dark) {
  const points = Terms.outline(Terms.node(type).shape, 6);
  const fill = Terms.nodeColor(type, dark);
  return points ? ["polygon", { points, fill }] : ["circle", { r: 6, fill }];
}

function stroke(type, dark) {
  const { weight, dashes } = Terms.edge(type);
  const look = { stroke: Terms.edgeColor(type, dark), "stroke-width": Math.max(1.4, weight) };
  return ["line", { x1: -9, x2: 9, y1: 0, y2: 0, ...look, "stroke-dasharray": dashes ? dashes.join(" ") : null }];
}

function box(width, height, dark, opacity) {
  const place = { x: -width / 2, y: -height / 2, width, height };
  return ["rect", { ...place, fill: Terms.nodeColor("Meeting", dark), "fill-opacity": opacity }];
}

function entries(state, dark) {
  if (state.view === "map")
    return [
      { shape: symbol("State", dark), text: "State, by its bilateral meetings" },
      { shape: stroke("BILATERAL_TALKS", dark), text: "Bilateral meetings, the more the wider" },
      { shape: box(14, 10, dark, 0.45), text: "Land by meetings held there" },
    ];
  if (state.view === "timeline" && Timeline.counted())
    return [{ shape: box(8, 14, dark, 1), text: `Meetings of a ${Timeline.counted()}` }];
  if (state.view === "timeline")
    return [{ shape: symbol("Meeting", dark), text: "Meeting; outlined: planned; broken: cancelled" }];
  const seen = Filter.shown(state);
  if (seen.pairs)
    return [
      ...Data.communities
        .filter((one) => Hulls.stands(one) && one.members.some((id) => seen.nodes.has(id)))
        .map((one) => ({ shape: ["circle", { r: 6, fill: Hulls.color(one, dark) }], text: Hulls.nameOf(one) })),
      { shape: stroke("ATTENDED", dark), text: "Talks and shared meetings, the more the wider; broken: no talks of two" },
    ];
  const types = (ids, of) => new Set([...ids].map((id) => of.get(id).type));
  return [
    ...[...types(seen.nodes, Data.nodes)].map((type) => ({
      shape: symbol(type, dark),
      text: Terms.words(Terms.node(type).many),
    })),
    ...[...types(seen.ties.keys(), Data.ties)]
      .sort((a, b) => Terms.edge(a).order - Terms.edge(b).order)
      .map((type) => ({ shape: stroke(type, dark), text: Terms.words(Terms.edge(type).label) })),
  ];
}

export { entries };
