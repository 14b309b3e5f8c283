// Makes the shapes of the map of the provinces: node assets/provinces.mjs provinces.geojson > Pages/Rollups/ProvinceShapes.txt
// The file comes from github.com/thanglequoc/vietnamese-provinces-database at cd580632 (MIT, © 2021 Thang Le Quoc), simplified to about 6 % of its points.
// Every point goes to the nearest of a grid, the same for all, so that neighbours stay neighbours; an island smaller than the grid stays as a dot.
import { readFileSync } from 'node:fs';

const { features } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const rings = geometry => (geometry.type === 'MultiPolygon' ? geometry.coordinates : [geometry.coordinates]).flat();
const all = features.flatMap(feature => rings(feature.geometry).flat());
const west = Math.min(...all.map(([lon]) => lon)), north = Math.max(...all.map(([, lat]) => lat));
const narrower = Math.cos(16 * Math.PI / 180); // A degree of longitude in the middle of the country, beside one of latitude.
const unit = 50; // Of a degree of latitude.
const at = ([lon, lat]) => [Math.round((lon - west) * narrower * unit) + 4, Math.round((north - lat) * unit) + 4];

const path = geometry => {
  const dots = new Set();
  let out = '';
  for (const ring of rings(geometry)) {
    const points = ring.map(at).filter(([x, y], i, of) => i === 0 || x !== of[i - 1][0] || y !== of[i - 1][1]);
    if (points.length < 4) {
      dots.add(points[0].join(' '));
      continue;
    }
    const [[x0, y0]] = points;
    let [x, y] = [x0, y0];
    out += `M${x} ${y}l` + points.slice(1, -1).map(([nx, ny]) => { const step = `${nx - x} ${ny - y}`; [x, y] = [nx, ny]; return step; }).join(' ').replaceAll(' -', '-') + 'z';
  }
  return out + [...dots].map(dot => `M${dot}h1v1h-1z`).join('');
};

const [right, bottom] = [Math.max(...all.map(point => at(point)[0])) + 4, Math.max(...all.map(point => at(point)[1])) + 4];
console.log('# Boundaries of the provinces, made by assets/provinces.mjs from github.com/thanglequoc/vietnamese-provinces-database at cd580632, MIT, (c) 2021 Thang Le Quoc.');
console.log(`${right} ${bottom}`);
for (const { properties, geometry } of features)
  console.log(`${properties.code}\t${path(geometry)}`);
