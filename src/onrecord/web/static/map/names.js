// Names for orientation, as the server tells them (web/map/names.py): from afar all at once, towns from near by squares.

/** From this zoom on smaller towns are named. */
export const NEAR_FROM = 5.8;
const SQUARE = 5;
const MOST = 24;

const AROUND_KM = 40030;
/** @typedef {"towns" | "large-towns" | "countries" | "disputed" | "seas"} Layer */
/** @type {Record<Layer, string>} the kind of name of each layer of the style */
const KINDS = { towns: "town", "large-towns": "town", countries: "country", disputed: "disputed", seas: "sea" };
/** What a town must weigh to be named, from which zoom on (the same in web/map/names.py). */
const LEAST = [[3.8, 1e6], [4.6, 2e5], [5.8, 1e5], [6.5, 5e4], [7.5, 2e4], [8.5, 5e3]];
/** @type {Record<string, number>} pixels that a radius must have for a name to be written */
const LEAST_RADIUS = { country: 28, disputed: 15, sea: 32 };

/**
 * Which names each layer shows at a zoom: a filter that asks for the zoom itself would only see whole numbers of it.
 * @param {number} zoom @param {string[]} taken names that signs of the record have already
 * @returns {[Layer, import("maplibre-gl").FilterSpecification][]}
 */
export function shownAt(zoom, taken) {
  const town = LEAST.filter(([from]) => zoom >= from).at(-1)?.[1] ?? 1e9;
  const km = AROUND_KM / (512 * 2 ** zoom);
  return /** @type {Layer[]} */ (Object.keys(KINDS)).map((layer) => {
    const kind = KINDS[layer];
    const least = kind === "town" ? town : LEAST_RADIUS[kind] * km;
    return [layer, ["all", ["==", ["get", "kind"], kind], [">=", ["get", "wide"], least], ["!", ["in", ["get", "name"], ["literal", taken]]]]];
  });
}

/** @param {[string, string, number, number, number]} row kind, name, latitude, longitude, weight @returns {import("geojson").Feature} */
export function named([kind, name, lat, lon, weight]) {
  const wide = kind === "town" ? weight : weight / Math.cos((lat * Math.PI) / 180);
  return { type: "Feature", properties: { kind, name, weight, wide }, geometry: { type: "Point", coordinates: [lon, lat] } };
}

/** The squares that a view touches, as their addresses have them. @param {import("maplibre-gl").LngLatBounds} view @returns {string[]} */
export function squaresOf(view) {
  /** @type {string[]} */
  const found = [];
  for (let row = Math.floor(view.getSouth() / SQUARE); row <= Math.floor(view.getNorth() / SQUARE); row += 1) {
    for (let column = Math.floor(view.getWest() / SQUARE); column <= Math.floor(view.getEast() / SQUARE); column += 1) {
      if (row >= -18 && row < 18) found.push(`${row}/${((((column + 36) % 72) + 72) % 72) - 36}`);
    }
  }
  return found.slice(0, MOST);
}
