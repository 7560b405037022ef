// The overview: what is new since the last visit, and the two drawings that choose days and a part of the map for each other and the lists.
import { remember } from "/static/asking.js";
import { foldGraphic, keep, kept } from "/static/site.js";
import { dayNumber, isoDay } from "/static/time.js";

/** @type {AbortController | null} */
let asking = null;

/**
 * Write what changed into the address, and take over the parts of the page that follow from it.
 * @param {Record<string, string | null>} changed
 */
async function follow(changed) {
  remember({ cursor: null, ...changed });
  asking?.abort();
  asking = new AbortController();
  const parts = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-part]")]);
  for (const part of parts) part.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(location.href, { signal: asking.signal, headers: { Accept: "text/html" } });
    if (!answer.ok) return location.reload();
    take(new DOMParser().parseFromString(await answer.text(), "text/html"), parts);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
  }
}

/** @param {Document} fresh @param {HTMLElement[]} parts */
function take(fresh, parts) {
  for (const part of parts) {
    const now = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!now) continue;
    const opened = part.querySelector("details.listed")?.hasAttribute("open") ?? false;
    part.replaceWith(document.adoptNode(now));
    now.querySelector("details.listed")?.toggleAttribute("open", opened);
    foldGraphic(now);
  }
}

/** Where a pointer is, in the units of a drawing. @param {SVGSVGElement} drawing @param {PointerEvent} event */
function point(drawing, event) {
  const box = drawing.getBoundingClientRect();
  const view = drawing.viewBox.baseVal;
  const within = (/** @type {number} */ share) => Math.min(Math.max(share, 0), 1);
  return { x: within((event.clientX - box.left) / box.width) * view.width, y: within((event.clientY - box.top) / box.height) * view.height };
}

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

/**
 * Dragging over a drawing draws a box and then tells of it; a click tells of the link that it met.
 * @param {HTMLElement} panel @param {string} selector of the drawing, which comes and goes
 * @param {(drawing: SVGSVGElement) => Element} layer @param {(drawing: SVGSVGElement, box: Box) => Box} shape
 * @param {(drawing: SVGSVGElement, box: Box) => void} chosen @param {(link: SVGElement) => void} met
 */
function brush(panel, selector, layer, shape, chosen, met) {
  /** @type {{ drawing: SVGSVGElement, from: { x: number, y: number }, rect: SVGElement, box: Box | null } | null} */ let drag = null;
  panel.addEventListener("pointerdown", (event) => {
    const drawing = /** @type {SVGSVGElement | null} */ (/** @type {Element} */ (event.target).closest(selector));
    if (!drawing || event.button !== 0 || (event.pointerType === "touch" && selector !== ".histogram")) return;
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    rect.setAttribute("class", "chosen");
    drag = { drawing, from: point(drawing, event), rect, box: null };
  });
  addEventListener("pointermove", (event) => {
    if (!drag) return;
    const to = point(drag.drawing, event);
    const { from } = drag;
    const box = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) };
    if (!drag.box && box.width < 5 && box.height < 5) return;
    const home = layer(drag.drawing);
    if (!drag.box) {
      for (const old of home.querySelectorAll(".chosen")) old.remove();
      home.append(drag.rect);
    }
    drag.box = shape(drag.drawing, box);
    for (const [name, value] of Object.entries(drag.box)) drag.rect.setAttribute(name, String(value));
  });
  addEventListener("pointerup", () => {
    if (drag?.box) chosen(drag.drawing, drag.box);
    setTimeout(() => (drag = null));
  });
  addEventListener("pointercancel", () => (drag = null));
  panel.addEventListener("dragstart", (event) => event.preventDefault());
  panel.addEventListener("click", (event) => {
    const link = /** @type {SVGElement | null} */ (/** @type {Element} */ (event.target).closest(`${selector} a`));
    if (drag?.box) event.preventDefault();
    else if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      met(link);
    }
  });
}

/** Whole days between the edges of the box. @param {SVGSVGElement} drawing @param {Box} box */
function daysIn(drawing, box) {
  const [first, last] = [dayNumber(drawing.dataset.first ?? ""), dayNumber(drawing.dataset.last ?? "")];
  const day = (/** @type {number} */ x) => first + Math.floor((x / drawing.viewBox.baseVal.width) * (last - first + 1));
  return { since: isoDay(day(box.x)), until: isoDay(Math.min(day(box.x + box.width), last)) };
}

/** South, west, north, east of a box of the map, as Web Mercator has it. @param {SVGSVGElement} drawing @param {Box} box */
function degreesIn(drawing, box) {
  const { lat, lon, zoom } = drawing.dataset;
  const world = 512 * 2 ** Number(zoom);
  const { width, height } = drawing.viewBox.baseVal;
  const depth = (1 - Math.asinh(Math.tan((Number(lat) * Math.PI) / 180)) / Math.PI) / 2;
  const north = (/** @type {number} */ y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * (depth + (y - height / 2) / world)))) * 180) / Math.PI;
  const east = (/** @type {number} */ x) => ((((Number(lon) + ((x - width / 2) / world) * 360 + 180) % 360) + 360) % 360) - 180;
  return [north(box.y + box.height), east(box.x), north(box.y), east(box.x + box.width)].map((edge) => edge.toFixed(3)).join(",");
}

/** The moment of the last visit stays the same for as long as this tab is open. */
function lastVisit() {
  const now = new Date().toISOString().slice(0, 19);
  let since = null;
  try {
    since = sessionStorage.getItem("since");
    if (since === null) {
      since = kept("visit") ?? "";
      sessionStorage.setItem("since", since);
      keep("visit", now);
    }
  } catch {
    return; // Where storage is refused, no visit is known.
  }
  if (since && !new URLSearchParams(location.search).has("new")) void follow({ new: since });
}

const when = document.getElementById("when-panel");
const where = document.getElementById("where-panel");
if (when && where) {
  brush(
    when, ".histogram", (drawing) => drawing,
    (drawing, box) => ({ ...box, y: 0, height: drawing.viewBox.baseVal.height - 18 }),
    (drawing, box) => void follow(daysIn(drawing, box)),
    (link) => void follow({ since: link.dataset.since ?? null, until: link.dataset.until ?? null }),
  );
  brush(
    where, ".drawing", (drawing) => drawing.parentElement?.querySelector(".selection") ?? drawing,
    (_, box) => box,
    (drawing, box) => void follow({ box: degreesIn(drawing, box) }),
    (link) => void follow({ box: link.dataset.box ?? null }),
  );
}
lastVisit();
