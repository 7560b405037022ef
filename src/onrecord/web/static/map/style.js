// The base map as a MapLibre style: land, lines, contested lines, names. No fill says whose a place is.

/** @typedef {{ sea: string, land: string, coast: string, border: string, contested: string, placeName: string, seaName: string, sign: string, onSign: string, share: string, way: string, ink: string }} Colours */

const EMPTY = /** @type {import("geojson").FeatureCollection} */ ({ type: "FeatureCollection", features: [] });
const VAGUE_KM = 25;
const UNTIL = { countries: 7, disputed: 9, seas: 24 };
const ASIDE = { "text-variable-anchor": /** @type {any} */ (["center", "top", "bottom", "left", "right"]), "text-radial-offset": 1.8, "text-justify": /** @type {const} */ ("auto") };
const BAND = 7; // inwards from the edge of a circle, whose points go round clockwise
const FONT = ["Liberation Sans", "Arial", "sans-serif"];

/** @returns {Colours} as map.css has them in the theme of now */
export function colours() {
  const sheet = getComputedStyle(document.documentElement);
  const one = (/** @type {string} */ name) => sheet.getPropertyValue(`--${name}`).trim();
  return {
    sea: one("sea"), land: one("land"), coast: one("coast"), border: one("border"), contested: one("contested"), placeName: one("place-name"), seaName: one("sea-name"),
    sign: one("sign"), onSign: one("on-sign"), share: one("share"), way: one("way"), ink: one("ink"),
  };
}

/** @param {Colours} c @returns {import("maplibre-gl").StyleSpecification} */
export function style(c) {
  const sources = Object.fromEntries(
    ["land", "settled", "contested", "names", "towns", "areas", "ways", "signs", "chosen"].map((name) => [name, { type: /** @type {const} */ ("geojson"), data: EMPTY }]),
  );
  return { version: 8, sources, layers: [...baseLayers(c), ...markLayers(c)] };
}

/** @param {Colours} c @returns {import("maplibre-gl").LayerSpecification[]} */
function baseLayers(c) {
  return [
    { id: "sea", type: "background", paint: { "background-color": c.sea } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": c.land, "fill-outline-color": c.coast } },
    { id: "coast", type: "line", source: "land", paint: { "line-color": c.coast, "line-width": 0.7 } },
    { id: "settled", type: "line", source: "settled", paint: { "line-color": c.border, "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.6, 7, 1.3] } },
    { id: "contested", type: "line", source: "contested", paint: { "line-color": c.contested, "line-width": 1.1, "line-dasharray": [4, 3] } },
  ];
}

/** @param {Colours} c @returns {import("maplibre-gl").LayerSpecification[]} */
function markLayers(c) {
  return [
    { id: "areas", type: "fill", source: "areas", paint: { "fill-color": ["case", ["==", ["get", "what"], "end"], c.way, c.sign], "fill-opacity": 0.035 } },
    { id: "edges", type: "line", source: "areas", filter: ["!=", ["get", "what"], "end"], paint: { "line-color": c.sign, "line-opacity": 0.6, "line-dasharray": [2, 3] } },
    { id: "bands", type: "line", source: "areas", filter: ["!=", ["get", "what"], "end"], paint: { "line-color": c.sign, "line-opacity": 0.14, "line-width": 14, "line-offset": BAND, "line-blur": 5 } },
    ...nameLayers(c),
    { id: "places", type: "symbol", source: "signs", minzoom: 4, filter: ["all", ["!=", ["get", "what"], "end"], ["!=", ["get", "far"], true]], layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": 12, "text-variable-anchor": ["top", "bottom", "left", "right"], "text-radial-offset": ["get", "offset"], "text-max-width": 9 }, paint: { "text-color": c.ink, "text-halo-color": c.land, "text-halo-width": 1.6 } },
    { id: "ways", type: "line", source: "ways", filter: ["<=", ["coalesce", ["get", "radius_km"], 0], VAGUE_KM], layout: { "line-cap": "round" }, paint: { "line-color": c.way, "line-width": 1.8 } },
    { id: "vague-ways", type: "line", source: "ways", filter: [">", ["coalesce", ["get", "radius_km"], 0], VAGUE_KM], paint: { "line-color": c.way, "line-width": 1.8, "line-dasharray": [4, 3] } },
    { id: "heads", type: "symbol", source: "ways", layout: { "symbol-placement": "line", "symbol-spacing": 120, "icon-image": `head ${c.way}`, "icon-allow-overlap": true, "icon-ignore-placement": true } },
    { id: "ends", type: "symbol", source: "signs", filter: ["==", ["get", "what"], "end"], layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": 12, "text-max-width": 9, "text-variable-anchor": ["top", "bottom"], "text-radial-offset": 0.8 }, paint: { "text-color": c.way, "text-halo-color": c.land, "text-halo-width": 1.6 } },
    { id: "chosen", type: "circle", source: "chosen", paint: { "circle-radius": ["get", "r"], "circle-color": "transparent", "circle-stroke-color": c.sign, "circle-stroke-width": 3 } },
    { id: "signs", type: "symbol", source: "signs", filter: ["!=", ["get", "what"], "end"], layout: {
      "icon-image": ["get", "sign"], "icon-allow-overlap": true, "symbol-sort-key": ["get", "count"],
      "text-field": ["get", "label"], "text-font": FONT, "text-size": 12, "text-allow-overlap": true,
    }, paint: { "text-color": ["case", ["==", ["get", "what"], "area"], c.sign, c.onSign] } },
  ];
}

/** Names of the base map, none until `shownAt` says which. Of two that would collide, the one of the later layer stays. @param {Colours} c @returns {import("maplibre-gl").LayerSpecification[]} */
function nameLayers(c) {
  const halo = { "text-color": c.placeName, "text-halo-color": c.land, "text-halo-width": 1.4 };
  /** @type {(id: string, source: string) => import("maplibre-gl").LayerSpecification} */
  const towns = (id, source) => ({ id, type: "symbol", source, filter: false, layout: { "icon-image": `dot ${c.placeName}`, "text-field": ["get", "name"], "text-font": FONT, "text-size": ["step", ["get", "weight"], 11, 1e6, 12], "symbol-sort-key": ["-", ["get", "weight"]], "text-variable-anchor": ["left", "right", "top", "bottom"], "text-radial-offset": 0.5, "text-justify": "auto", "text-max-width": 12, "text-padding": 5, "icon-padding": 0 }, paint: halo });
  /** @type {(id: keyof typeof UNTIL) => import("maplibre-gl").LayerSpecification} */
  const areas = (id) => ({ id, type: "symbol", source: "names", maxzoom: UNTIL[id], filter: false, layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": id === "countries" ? ["interpolate", ["linear"], ["zoom"], 1, 10, 6, 15] : 11, "text-letter-spacing": id === "countries" ? 0.08 : 0.03, "text-max-width": 7, ...(id === "seas" ? {} : ASIDE), "symbol-sort-key": ["-", ["get", "weight"]] }, paint: id === "seas" ? { ...halo, "text-color": c.seaName, "text-halo-color": c.sea } : halo });
  return [towns("towns", "towns"), areas("seas"), towns("large-towns", "names"), areas("disputed"), areas("countries")];
}
