// The map page, where WebGL is there: MapLibre in the place of the drawing, the list and the cards kept with it.

import { ask, filterOf, remember } from "/static/asking.js";
import { foldGraphic } from "/static/site.js";
import { fillList } from "/static/map/list.js";
import { circle, landOf, linesOf, unbroken } from "/static/map/lines.js";
import { NEAR_FROM, named, shownAt, squaresOf } from "/static/map/names.js";
import { drawSign, signOf, size } from "/static/map/signs.js";
import { colours, style } from "/static/map/style.js";

/** @typedef {import("/static/map/list.js").Mark} Mark */

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
  if (!(await fill(filterOf(OWN, { spot })))) return;
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

/** @type {string | null} the box that is in view on the live map */
let seen = null;
let asking = new AbortController();

/** Put cards beside the map. @param {URLSearchParams} asked @returns {Promise<boolean>} whether they are those that were asked for last */
async function fill(asked) {
  asking.abort();
  asking = new AbortController();
  const answer = await fetch(`/map/cards?${asked}`, { signal: asking.signal }).catch(() => null);
  const text = answer?.ok ? await answer.text().catch(() => null) : null;
  if (text === null) return false;
  beside.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
  foldGraphic(beside);
  return true;
}

async function close() {
  remember({ spot: null });
  await fill(filterOf(OWN, { view: seen ?? drawing.dataset.box ?? null }));
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

/** @param {Mark[]} marks */
function points(marks) {
  return marks.filter((one) => one.geometry.type === "Point");
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
  box.className = "live-map";
  const { lat, lon, zoom } = drawing.dataset;
  frame.classList.add("live");
  frame.append(box);
  const map = new maplibre.Map({
    container: box, style: style(colours()), center: [Number(lon), Number(lat)], zoom: Number(zoom) + Math.log2(frame.clientWidth / drawing.viewBox.baseVal.width), minZoom: 0.3, maxZoom: 12,
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
    /** @type {Map<string, import("geojson").Feature[]>} the towns of each square */
    this.squares = new Map();
  }

  start() {
    this.map.on("load", async () => {
      await this.base();
      await this.load();
    });
    this.map.on("moveend", () => this.load());
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
    const [land, borders, names] = await Promise.all(["/static/map/land.json", "/static/map/borders.json", "/map/names"].map(file));
    if (!this.fine) this.put("land", [landOf(land)]);
    this.put("settled", [linesOf(borders.settled)]);
    this.put("contested", [linesOf(borders.contested.map((/** @type {{ line: number[] }} */ one) => one.line))]);
    this.put("names", names.map(named));
  }

  /** Say which names are shown, those that signs have already left out. */
  name() {
    const taken = this.by === "place" ? points(this.marks).map((one) => one.properties.name ?? "") : [];
    for (const [layer, filter] of shownAt(this.map.getZoom(), taken)) this.map.setFilter(layer, filter);
  }

  /** The names of smaller towns, once one is near. @param {import("maplibre-gl").LngLatBounds} view */
  async towns(view) {
    if (this.map.getZoom() < NEAR_FROM) return;
    const wanted = squaresOf(view).filter((square) => !this.squares.has(square));
    if (!wanted.length) return;
    for (const square of wanted) this.squares.set(square, []);
    await Promise.all(wanted.map(async (square) => {
      const found = await file(`/map/names/${square}`).catch(() => null);
      if (found) this.squares.set(square, found.map(named));
      else this.squares.delete(square);
    }));
    this.put("towns", [...this.squares.values()].flat());
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
    void this.towns(view);
    seen = box;
    if (!new URLSearchParams(location.search).has("spot")) void fill(filterOf(OWN, { view: box }));
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
    const here = points(this.marks);
    this.put("areas", here.filter((one) => one.properties.radius_km).map((one) => {
      const [lon, lat] = /** @type {import("geojson").Point} */ (one.geometry).coordinates;
      return { type: "Feature", properties: one.properties, geometry: { type: "Polygon", coordinates: [circle(lon, lat, Number(one.properties.radius_km))] } };
    }));
    this.put("ways", this.marks.filter((one) => one.geometry.type === "LineString"));
    this.put("signs", here.map((one) => {
      const shown = one.properties;
      const offset = (size(shown.count) + 9) / 12;
      return { ...one, properties: { ...shown, sign: signOf(shown, colours()), label: shown.count.toLocaleString("en"), offset, far: this.by === "cell" } };
    }));
    this.name();
    fillList(this.marks, list, count);
    this.choose(new URLSearchParams(location.search).get("spot"));
    delete frame.dataset.shown;
    void this.map.once("idle", () => {
      frame.dataset.shown = String(this.marks.length);
      drawing.remove();
    });
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
    this.map.setLayoutProperty("towns", "icon-image", `dot ${now.placeName}`);
    this.map.setLayoutProperty("large-towns", "icon-image", `dot ${now.placeName}`);
    this.show();
  }
}

if (webgl()) {
  live().catch((error) => {
    count.textContent = `The map stays a drawing: ${error.message}`;
  });
}
