// What is in view, in words: the list beneath the live map.

import { filterOf } from "/static/asking.js";

/** @typedef {{ what: "cell" | "point" | "area" | "end" | "way", name: string | null, count: number, disputed: number, radius_km: number | null, box: string, title: string | null }} Shown */
/** @typedef {import("geojson").Feature<import("geojson").Point | import("geojson").LineString, Shown>} Mark */

/** What a mark is, in words, as web/map/drawing.py tells it. @param {Shown} shown */
function told(shown) {
  const what = `${shown.count.toLocaleString("en")} here${shown.title ? ` (${shown.title})` : ""}`;
  const disputed = shown.disputed ? `, ${shown.disputed.toLocaleString("en")} disputed or denied` : "";
  let where = shown.name ?? "";
  if (shown.what === "cell") where = shown.name ? `around ${shown.name}` : "far from any large town";
  else if (shown.what === "area" && shown.radius_km) where = `${shown.name}, somewhere within ${Math.round(shown.radius_km).toLocaleString("en")} km`;
  return `${where}: ${what}${disputed}`;
}

/** @param {Mark[]} marks @param {HTMLElement} list @param {HTMLElement} count where the sum is told */
export function fillList(marks, list, count) {
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
