// Makes world.json, the outlines of the map view, from Natural Earth's 1:50m countries:
//
//   npm install world-atlas@2.0.2 topojson-client@3 topojson-simplify@3 d3-geo@3 i18n-iso-countries@7
//   node make.mjs > world.json
//
// Each state becomes [outline, longitude, latitude]: a path in an Equal Earth projection centred on 11° E,
// as wide as "width", and the middle of its largest part in degrees. Borders are Natural Earth's; where it draws who holds a
// territory and the United Nations' General Assembly has said whose it is, the latter is followed.
import { createRequire } from "node:module";
import { geoEqualEarth, geoPath, geoContains } from "d3-geo";
import * as topojson from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

const require = createRequire(import.meta.url);
const countries = require("i18n-iso-countries");
const source = require("world-atlas/countries-50m.json");

const WIDTH = 4000;
const CENTRE = 11;
// Square degrees: parts of an outline below it are smoothed away.
const DETAIL = 0.018;
// Territories without a code of their own: Kosovo's is user-assigned, the others are parts of states.
const UNCODED = { Kosovo: "XKX", Somaliland: "SOM", "N. Cyprus": "CYP" };
const SKIPPED = new Set(["ATA"]);
// Resolution 68/262: Crimea.
const MOVED = [{ from: "RUS", to: "UKR", point: [34.1, 45.1] }];

const topology = simplify(presimplify(source), DETAIL);
const parts = new Map();
for (const shape of topojson.feature(topology, topology.objects.countries).features) {
  const code = shape.id ? countries.numericToAlpha3(shape.id) : UNCODED[shape.properties.name];
  if (!code || SKIPPED.has(code)) continue;
  const polygons =
    shape.geometry.type === "Polygon" ? [shape.geometry.coordinates] : shape.geometry.coordinates;
  parts.set(code, [...(parts.get(code) || []), ...polygons]);
}
for (const { from, to, point } of MOVED) {
  const moved = parts
    .get(from)
    .filter((polygon) => geoContains({ type: "Polygon", coordinates: polygon }, point));
  if (moved.length !== 1) throw new Error(`${from} to ${to}: ${moved.length} parts at ${point}`);
  parts.set(
    from,
    parts.get(from).filter((polygon) => polygon !== moved[0]),
  );
  parts.get(to).push(moved[0]);
}

const projection = geoEqualEarth().rotate([-CENTRE, 0]).fitWidth(WIDTH, { type: "Sphere" });
const path = geoPath(projection);
const world = {};
for (const [code, polygons] of [...parts].sort()) {
  const shapes = polygons.map((coordinates) => ({ type: "Polygon", coordinates }));
  const largest = shapes.reduce((most, shape) => (path.area(shape) > path.area(most) ? shape : most));
  const kept = shapes.filter((shape) => shape === largest || path.area(shape) > 2.4);
  const middle = projection.invert(path.centroid(largest)).map((degrees) => Math.round(degrees * 10) / 10);
  world[code] = [kept.map((shape) => relative(path(shape))).join(""), ...middle];
}
const [, [, height]] = path.bounds({ type: "Sphere" });
process.stdout.write(
  JSON.stringify({
    width: WIDTH,
    height: Math.round(height),
    centre: CENTRE,
    scale: Math.round(projection.scale() * 1000) / 1000,
    states: world,
  }),
);

// A path in whole units, each point relative to the last: a third of the length.
function relative(outline) {
  let text = "";
  for (const ring of (outline || "").split("Z")) {
    let last = null;
    let points = "";
    for (const pair of ring.replace(/^M/, "").split("L")) {
      const [x, y] = pair.split(",").map((number) => Math.round(Number(number)));
      if (!pair) continue;
      if (last && last[0] === x && last[1] === y) continue;
      points += last ? `${x - last[0]} ${y - last[1]} ` : `M${x} ${y}l`;
      last = [x, y];
    }
    if ((points.match(/ /g) || []).length > 3) text += points.trim().replace(/ -/g, "-") + "z";
  }
  return text;
}
