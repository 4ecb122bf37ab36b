#!/usr/bin/env bash
# Makes `src/render/land/land-50m.bin`: the coastlines of Natural Earth at 1:50,000,000, from the npm package
# `world-atlas`. The result is committed; run this again only to change it.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --ignore-scripts --prefix "$work" world-atlas@2.0.2
node - "$work/node_modules/world-atlas/land-50m.json" src/render/land/land-50m.bin <<'NODE'
const { readFileSync, writeFileSync } = require('node:fs');
const [, , from, to] = process.argv;
const { arcs, objects, transform } = JSON.parse(readFileSync(from, 'utf8'));

// TopoJSON: an arc is a point and steps, in whole numbers; a ring is arcs one after the other, `~n` is arc n backwards.
const points = arcs.map(arc => {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => [(x += dx) * transform.scale[0] + transform.translate[0], (y += dy) * transform.scale[1] + transform.translate[1]]);
});
const ring = numbers => numbers.flatMap((number, at) => {
  const arc = number < 0 ? [...points[~number]].reverse() : points[number];
  return at ? arc.slice(1) : arc;
});
const polygons = objects.land.geometries.flatMap(land => land.type === 'Polygon' ? [land.arcs] : land.arcs);

// A ring that passes the 180th meridian goes on past 180; the one around the pole is closed there.
const unrolled = ring => {
  let turn = 0;
  const points = ring.map(([x, y], at) => {
    if (at && x - ring[at - 1][0] > 180) turn -= 360;
    if (at && x - ring[at - 1][0] < -180) turn += 360;
    return [x + turn, y];
  });
  const [first, last] = [points[0], points.at(-1)];
  return Math.abs(last[0] - first[0]) > 180 ? [...points, [last[0], -90], [first[0], -90]] : points;
};

// Hundredths of a degree, without points that fall together and rings that fall to nothing; the largest ring first.
const area = ring => Math.abs(ring.reduce((sum, [x, y], at) => { const [u, v] = ring[(at + 1) % ring.length]; return sum + x * v - u * y; }, 0)) / 2;
const rings = polygons.flat().map(numbers => {
  const round = unrolled(ring(numbers)).map(point => point.map(degrees => Math.round(degrees * 100)));
  return round.filter(([x, y], at) => { const [u, v] = round[(at + 1) % round.length]; return x !== u || y !== v; });
}).filter(ring => ring.length > 2 && area(ring) > 0).sort((a, b) => area(b) - area(a));

// Numbers of seven bits a byte, the lowest first; signs by zigzag. A ring is its length, then steps from point to point.
const bytes = [];
const unsigned = number => { while (number > 127) { bytes.push(number % 128 + 128); number = Math.floor(number / 128); } bytes.push(number); };
const signed = number => unsigned(number < 0 ? -2 * number - 1 : 2 * number);
for (const ring of rings) {
  unsigned(ring.length);
  let [x, y] = [0, 0];
  for (const [u, v] of ring) { signed(u - x); signed(v - y); [x, y] = [u, v]; }
}
writeFileSync(to, Buffer.from(bytes));
console.log(`${rings.length} rings, ${rings.flat().length} points, ${bytes.length} bytes`);
NODE
