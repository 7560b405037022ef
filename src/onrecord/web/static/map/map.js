// The map page, where WebGL is there: MapLibre in the place of the drawing, the list and the cards kept with it.

import { ask, filterOf, remember } from "/static/asking.js";
import { foldGraphic } from "/static/site.js";
import { circle, landOf, linesOf, unbroken } from "/static/map/lines.js";
import { drawSign, signOf, size } from "/static/map/signs.js";
import { colours, style } from "/static/map/style.js";

/** @typedef {{ what: "cell" | "point" | "area" | "end" | "way", name: string | null, count: number, disputed: number, radius_km: number | null, box: string, title: string | null }} Shown */
/** @typedef {import("geojson").Feature<import("geojson").Point | import("geojson").LineString, Shown>} Mark */

const OWN = ["lat", "lon", "zoom", "spot"];
const FINE_FROM = 5;
const frame = /** @type {HTMLElement} */ (document.querySelector("#map"));
const drawing = /** @type {SVGSVGElement} */ (frame.querySelector(".drawing"));
const beside = /** @type {HTMLElement} */ (document.querySelector("#spot"));
const list = /** @type {HTMLElement} */ (document.querySelector("#in-view"));
const count = /** @type {HTMLElement} */ (document.querySelector("#in-view-count"));
const kind = new URLSearchParams(location.search).get("kind") ?? "incident";

/** Whether MapLibre can draw here. */
function webgl() {
  return document.createElement("canvas").getContext("webgl2") !== null;
}

/** @param {string} path */
async function file(path) {
  return (await fetch(path)).json();
}

/** Show the cards of a spot beside the map. @param {string} spot a box @param {HTMLElement | null} from what was clicked */
async function open(spot, from = null) {
  const asked = filterOf(OWN, { spot });
  const answer = await fetch(`/map/cards?${asked}`);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  beside.replaceChildren(...page.body.childNodes);
  foldGraphic(beside);
  remember({ spot });
  mark(spot);
  back = from ?? back;
  beside.scrollTop = 0;
  const title = /** @type {HTMLElement | null} */ (beside.querySelector("h2"));
  title?.focus({ preventScroll: true });
  if (beside.getBoundingClientRect().top > innerHeight * 0.8) beside.scrollIntoView({ block: "start" });
}

/** @type {HTMLElement | null} where the focus goes when the cards are closed */
let back = null;

async function close() {
  const answer = await fetch("/map/cards");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  beside.replaceChildren(...page.body.childNodes);
  remember({ spot: null });
  mark(null);
  (back?.isConnected ? back : frame.querySelector("canvas"))?.focus();
}

/** @param {string | null} spot */
function mark(spot) {
  for (const link of list.querySelectorAll("a")) {
    if (link.dataset.box === spot) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  chosen(spot);
}

/** @type {(spot: string | null) => void} */
let chosen = () => {};

/** What a mark is, in words, as web/map/drawing.py tells it. @param {Shown} shown */
function told(shown) {
  const what = `${shown.count.toLocaleString("en")} here${shown.title ? ` (${shown.title})` : ""}`;
  const disputed = shown.disputed ? `, ${shown.disputed.toLocaleString("en")} disputed or denied` : "";
  let where = shown.name ?? "";
  if (shown.what === "cell") where = shown.name ? `around ${shown.name}` : "far from any large town";
  else if (shown.what === "area" && shown.radius_km) where = `${shown.name}, somewhere within ${Math.round(shown.radius_km).toLocaleString("en")} km`;
  return `${where}: ${what}${disputed}`;
}

/** @param {Mark[]} marks */
function fillList(marks) {
  const shown = marks.map((one) => one.properties).filter((one) => one.what !== "end").sort((a, b) => b.count - a.count);
  const spot = new URLSearchParams(location.search).get("spot");
  const lines = shown.slice(0, 200).map((one) => {
    const link = document.createElement("a");
    link.href = `/map?${filterOf([], { spot: one.box })}`;
    link.dataset.box = one.box;
    link.textContent = told(one);
    if (one.box === spot) link.setAttribute("aria-current", "true");
    const line = document.createElement("li");
    line.append(link);
    return line;
  });
  list.replaceChildren(...lines);
  const more = shown.length > 200 ? ", the 200 with most listed" : "";
  count.textContent = `${shown.length.toLocaleString("en")} ${shown.length === 1 ? "place" : "places"} in view${more}`;
}

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest("#in-view a, #map a[data-box]"));
  if (link?.dataset.box && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    void open(link.dataset.box, link);
  } else if (target.closest("[data-close]")) {
    event.preventDefault();
    void close();
  }
});
beside.addEventListener("keydown", (event) => {
  if (event.key === "Escape") void close();
});

async function live() {
  const { maplibre } = await import("/static/libraries/maplibre.js");
  const box = document.createElement("div");
  frame.classList.add("live");
  box.style.position = "absolute";
  box.style.inset = "0";
  const { lat, lon, zoom } = drawing.dataset;
  drawing.replaceWith(box);
  const map = new maplibre.Map({
    container: box, style: style(colours()), center: [Number(lon), Number(lat)], zoom: Number(zoom) + Math.log2(frame.clientWidth / 1000), minZoom: 0.3, maxZoom: 12,
    attributionControl: false, fadeDuration: 0, canvasContextAttributes: { preserveDrawingBuffer: true }, dragRotate: false, pitchWithRotate: false, touchPitch: false, cooperativeGestures: matchMedia("(pointer: coarse)").matches,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibre.NavigationControl({ showCompass: false }));
  map.addControl(new maplibre.ScaleControl({ unit: "metric" }));
  map.getCanvas().setAttribute("aria-label", "Map. Arrow keys move it, plus and minus zoom; the list beneath has what is in view.");
  /** @type {HTMLElement} */ (document.querySelector("#ways")).hidden = true;
  map.setMissingStyleImageResolver((name) => {
    const sign = drawSign(name, colours());
    if (sign && !map.hasImage(name)) map.addImage(name, sign, { pixelRatio: 2 });
  });
  new Marks(map).start();
}

/** What stands on the live map, and what happens when one points at it. */
class Marks {
  /** @param {import("maplibre-gl").Map} map */
  constructor(map) {
    this.map = map;
    /** @type {Mark[]} */
    this.marks = [];
    /** @type {"cell" | "place"} */
    this.by = "cell";
    this.asking = new AbortController();
    this.fine = false;
  }

  start() {
    this.map.on("load", () => this.load());
    this.map.on("moveend", () => this.load());
    this.map.on("load", () => this.base());
    document.addEventListener("theme", () => this.recolour());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.recolour());
    for (const layer of ["signs", "ways", "vague-ways", "areas"]) {
      this.map.on("mouseenter", layer, () => (this.map.getCanvas().style.cursor = "pointer"));
      this.map.on("mouseleave", layer, () => (this.map.getCanvas().style.cursor = ""));
    }
    this.map.on("click", (event) => {
      for (const layer of ["signs", "ways", "vague-ways", "areas"]) {
        const [found] = this.map.queryRenderedFeatures(event.point, { layers: [layer] });
        if (found) return void open(found.properties.box, this.map.getCanvas());
      }
    });
    chosen = (spot) => this.choose(spot);
  }

  /** @param {string} name @param {import("geojson").Feature[]} features */
  put(name, features) {
    const source = /** @type {import("maplibre-gl").GeoJSONSource} */ (this.map.getSource(name));
    source.setData({ type: "FeatureCollection", features });
  }

  async base() {
    const [land, borders, names] = await Promise.all(["land", "borders", "names"].map((name) => file(`/static/map/${name}.json`)));
    if (!this.fine) this.put("land", [landOf(land)]);
    this.put("settled", [linesOf(borders.settled)]);
    this.put("contested", [linesOf(borders.contested.map((/** @type {{ line: number[] }} */ one) => one.line))]);
    /** @type {(what: string) => (row: [string, number, number, number]) => import("geojson").Feature} */
    const named = (what) => ([name, lat, lon, weight]) => ({ type: "Feature", properties: { what, name, weight }, geometry: { type: "Point", coordinates: [lon, lat] } });
    this.put("names", [...names.countries.map(named("country")), ...names.towns.map(named("town"))]);
  }

  /** The finest coasts, once one is near enough to see them. */
  async refine() {
    if (this.fine || this.map.getZoom() < FINE_FROM) return;
    this.fine = true;
    const [{ topojson }, world] = await Promise.all([import("/static/libraries/topojson.js"), file("/static/vendor/land-10m.json")]);
    this.put("land", unbroken(topojson.feature(world, world.objects.land).features));
  }

  async load() {
    const view = this.map.getBounds();
    const wide = view.getEast() - view.getWest() >= 360;
    const turned = (/** @type {number} */ lon) => ((((lon + 180) % 360) + 360) % 360) - 180;
    const edges = [Math.max(-90, view.getSouth()), wide ? -180 : turned(view.getWest()), Math.min(90, view.getNorth()), wide ? 180 : turned(view.getEast())];
    const box = edges.map((edge) => edge.toFixed(5)).join(",");
    const { lat, lng } = this.map.getCenter();
    const zoom = this.map.getZoom();
    // The address has the zoom of the drawing, which is 1,000 pixels wide, so that it is the same view on every screen.
    remember({ lat: lat.toFixed(4), lon: turned(lng).toFixed(4), zoom: Math.max(0, zoom - Math.log2(frame.clientWidth / 1000)).toFixed(2) });
    const keep = /** @type {HTMLAnchorElement} */ (document.querySelector("#keep-box"));
    keep.href = `/map?${filterOf(["spot"], { box })}`;
    const drawn = /** @type {HTMLAnchorElement} */ (document.querySelector("#as-drawing"));
    drawn.href = `/map.svg?${filterOf(["spot"])}`;
    void this.refine();
    this.asking.abort();
    this.asking = new AbortController();
    const asked = filterOf(OWN, { kind, zoom: zoom.toFixed(2) });
    if (!asked.has("box")) asked.set("box", box);
    try {
      const found = await ask("map", asked, this.asking.signal);
      this.marks = found.features;
      this.by = found.by;
      this.show();
    } catch (error) {
      if (/** @type {Error} */ (error).name !== "AbortError") count.textContent = `The map could not be filled: ${/** @type {Error} */ (error).message}`;
    }
  }

  show() {
    const points = this.marks.filter((one) => one.geometry.type === "Point");
    this.put("areas", points.filter((one) => one.properties.radius_km).map((one) => {
      const [lon, lat] = /** @type {import("geojson").Point} */ (one.geometry).coordinates;
      return { type: "Feature", properties: one.properties, geometry: { type: "Polygon", coordinates: [circle(lon, lat, Number(one.properties.radius_km))] } };
    }));
    this.put("ways", this.marks.filter((one) => one.geometry.type === "LineString"));
    this.put("signs", points.map((one) => {
      const shown = one.properties;
      const offset = (size(shown.count) + 9) / 12;
      return { ...one, properties: { ...shown, sign: signOf(shown, colours()), label: shown.count.toLocaleString("en"), offset, far: this.by === "cell" } };
    }));
    fillList(this.marks);
    this.choose(new URLSearchParams(location.search).get("spot"));
    delete frame.dataset.shown;
    void this.map.once("idle", () => (frame.dataset.shown = String(this.marks.length)));
  }

  /** @param {string | null} spot */
  choose(spot) {
    const found = this.marks.filter((one) => one.properties.box === spot && one.geometry.type === "Point" && one.properties.what !== "end");
    this.put("chosen", found.map((one) => ({ ...one, properties: { r: size(one.properties.count) + 5 } })));
  }

  recolour() {
    const now = colours();
    for (const layer of style(now).layers) {
      for (const [name, value] of Object.entries(layer.paint ?? {})) this.map.setPaintProperty(layer.id, /** @type {any} */ (name), value);
    }
    this.map.setLayoutProperty("heads", "icon-image", `head ${now.way}`);
    this.show();
  }
}

if (webgl()) {
  live().catch((error) => {
    count.textContent = `The map stays a drawing: ${error.message}`;
  });
}
