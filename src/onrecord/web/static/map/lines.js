// The base map's files (see frontend/base_map.py) and circles on the ground, as GeoJSON.

const EARTH_KM = 6371;
const radians = Math.PI / 180;

/** @param {number[]} steps hundredths of a degree: the first point, then steps @returns {[number, number][]} longitude and latitude */
export function decoded(steps) {
  let east = 0;
  let north = 0;
  /** @type {[number, number][]} */
  const points = [];
  for (let at = 0; at < steps.length; at += 2) {
    east += steps[at];
    north += steps[at + 1];
    points.push([east / 100, north / 100]);
  }
  return points;
}

/** @param {{ polygons: number[][][] }} file @returns {import("geojson").Feature} */
export function landOf(file) {
  const coordinates = file.polygons.map((rings) => rings.map((ring) => closed(decoded(ring))));
  return { type: "Feature", properties: {}, geometry: { type: "MultiPolygon", coordinates } };
}

/**
 * Land whose coasts cross the date line, drawn on beyond 180 degrees instead of back across the whole map.
 * @param {import("geojson").Feature[]} land polygons @returns {import("geojson").Feature[]}
 */
export function unbroken(land) {
  return land.map((feature) => {
    const shape = /** @type {import("geojson").MultiPolygon} */ (feature.geometry);
    const coordinates = shape.coordinates.map(([coast, ...lakes]) => {
      const around = goingOn(coast, 0);
      return [around, ...lakes.map((lake) => goingOn(lake, middle(around)))];
    });
    return { ...feature, geometry: { ...shape, coordinates } };
  });
}

/** @param {import("geojson").Position[]} ring @param {number} near the longitude that its middle is as near to as it can be */
function goingOn(ring, near) {
  let before = ring[0][0];
  const whole = ring.map(([lon, lat]) => {
    before = lon + 360 * Math.round((before - lon) / 360);
    return [before, lat];
  });
  const turn = 360 * Math.round((near - middle(whole)) / 360);
  return whole.map(([lon, lat]) => [lon + turn, lat]);
}

/** @param {import("geojson").Position[]} ring */
function middle(ring) {
  let [west, east] = [Infinity, -Infinity];
  for (const [lon] of ring) [west, east] = [Math.min(west, lon), Math.max(east, lon)];
  return (west + east) / 2;
}

/** @param {[number, number][]} ring */
function closed(ring) {
  const [first, last] = [ring[0], ring[ring.length - 1]];
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first];
}

/** @param {number[][]} lines @returns {import("geojson").Feature} */
export function linesOf(lines) {
  return { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: lines.map(decoded) } };
}

/**
 * The points at one distance on the ground.
 * @param {number} lon @param {number} lat @param {number} radiusKm @returns {[number, number][]} a closed ring
 */
export function circle(lon, lat, radiusKm, corners = 64) {
  const far = radiusKm / EARTH_KM;
  const start = lat * radians;
  /** @type {[number, number][]} */
  const ring = [];
  for (let corner = 0; corner <= corners; corner += 1) {
    const turn = (2 * Math.PI * (corner % corners)) / corners;
    const there = Math.asin(Math.sin(start) * Math.cos(far) + Math.cos(start) * Math.sin(far) * Math.cos(turn));
    const across = Math.atan2(Math.sin(turn) * Math.sin(far) * Math.cos(start), Math.cos(far) - Math.sin(start) * Math.sin(there));
    ring.push([lon + across / radians, there / radians]);
  }
  return ring;
}
