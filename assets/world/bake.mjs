// Makes countries.tsv from Natural Earth, by `make world`: simplified, in the Equal Earth projection, as SVG paths.
// Not part of any build; the table is kept in the repository.
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { feature } from "topojson-client";
import { presimplify, simplify, sphericalTriangleArea } from "topojson-simplify";
import { geoArea, geoCentroid, geoEqualEarth, geoPath } from "d3-geo";

const load = createRequire(import.meta.url);
const atlas = load("world-atlas/countries-50m.json");
const iso = load("i18n-iso-countries/codes.json");

// The grid: Equal Earth is 2.05 times as wide as high.
const WIDTH = 2000;
const HEIGHT = 974;
// Points whose triangle is smaller than this many steradians are left out.
const DETAIL = Number(process.env.DETAIL ?? 1e-6);

const alpha2 = new Map(iso.map(([two, , numeric]) => [numeric, two]));
// Territories without a number of their own in Natural Earth; our codes as in knowledge/countries.tsv.
const others = { Kosovo: "XK", Somaliland: "XS", "N. Cyprus": "XC", "Indian Ocean Ter.": "CC", "Siachen Glacier": "XG" };
// Lands claimed by more than one state, or with a government that few states recognise.
const disputed = new Set(["XK", "XS", "XC", "XG", "EH", "TW", "PS", "FK"]);

const topology = simplify(presimplify(atlas, sphericalTriangleArea), DETAIL);
const projection = geoEqualEarth().fitSize([WIDTH, HEIGHT], { type: "Sphere" });
const draw = geoPath(projection);

// "M12.3,4.5L..." in whole steps, relative: half the bytes, and far better to compress.
function compact(path) {
  let out = "";
  for (const ring of path.split("M").slice(1)) {
    const points = ring.replace("Z", "").split("L").map(pair => pair.split(",").map(Number).map(Math.round));
    const kept = points.filter(([x, y], i) => i === 0 || x !== points[i - 1][0] || y !== points[i - 1][1]);
    if (kept.length < 3) continue;
    out += `M${kept[0].join(" ")}l`;
    out += kept.slice(1).map(([x, y], i) => `${x - kept[i][0]} ${y - kept[i][1]}`).join(" ").replaceAll(" -", "-") + "z";
  }
  return out;
}

// The middle of the largest part: that of France lies in Europe.
function middle(shape) {
  const parts = shape.geometry.type === "MultiPolygon" ? shape.geometry.coordinates : [shape.geometry.coordinates];
  const polygons = parts.map(coordinates => ({ type: "Polygon", coordinates }));
  const largest = polygons.reduce((a, b) => (geoArea(b) > geoArea(a) ? b : a));
  return projection(geoCentroid(largest)).map(Math.round);
}

const whole = feature(atlas, atlas.objects.countries).features;
const coarse = feature(topology, topology.objects.countries).features;
// Two lines may have one code: Natural Earth counts Ashmore and Cartier apart from Australia, ISO 3166 does not.
const rows = whole.map((shape, i) => {
  const name = shape.properties.name;
  const code = others[name] ?? alpha2.get(shape.id);
  if (!code) throw new Error(`no code for ${name}, ${shape.id}`);
  return { code, name, disputed: disputed.has(code), middle: middle(shape), path: compact(draw(coarse[i]) ?? "") };
});

const frame = compact(geoPath(projection)({ type: "Sphere" }));
const lines = rows.sort((a, b) => (a.code + a.name < b.code + b.name ? -1 : 1));
writeFileSync(
  new URL("countries.tsv", import.meta.url),
  [
    "# The countries and territories of the world in the Equal Earth projection (Savric, Patterson, Jenny 2018).",
    "# Source: Natural Earth 1:50m, public domain, through the npm package world-atlas 2; simplified by bake.mjs.",
    "# Its borders are those held in fact, which is no judgement on whose they are.",
    `# Columns: code as in knowledge/countries.tsv, name, d for disputed, middle, outline; grid ${WIDTH} by ${HEIGHT}.`,
    `*\t\t\t${WIDTH} ${HEIGHT}\t${frame}`,
    ...lines.map(row => [row.code, row.name, row.disputed ? "d" : "", row.middle.join(" "), row.path].join("\t")),
  ].join("\n") + "\n",
);
console.log(`${lines.length} countries and territories`);
