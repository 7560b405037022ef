// A small map for other pages: the server's drawing, over which one draws a box. The page needs /static/map/map.css.

const RADIANS = Math.PI / 180;
const LEAST_PULL = 6;

/** @param {SVGSVGElement} svg the drawing, which says what is in view */
function scale(svg) {
  const { lat, lon, zoom } = svg.dataset;
  const { width, height } = svg.viewBox.baseVal;
  const world = 512 * 2 ** Number(zoom);
  const middle = depth(Number(lat));
  return {
    /** @param {number} x @param {number} y @returns {[number, number]} latitude and longitude, the latter within ±180 */
    degrees(x, y) {
      const down = middle + (y - height / 2) / world;
      const there = Number(lon) + ((x - width / 2) / world) * 360;
      return [Math.atan(Math.sinh(Math.PI * (1 - 2 * down))) / RADIANS, ((((there + 180) % 360) + 360) % 360) - 180];
    },
    /** @param {number} latitude @param {number} longitude */
    pixel(latitude, longitude) {
      const away = ((((longitude - Number(lon) + 180) % 360) + 360) % 360) - 180;
      return { x: width / 2 + (away / 360) * world, y: height / 2 + (depth(latitude) - middle) * world };
    },
  };
}

/** How far below the top of the world map a latitude lies, as a share of its height. @param {number} lat */
function depth(lat) {
  return (1 - Math.asinh(Math.tan(Math.max(-85, Math.min(85, lat)) * RADIANS)) / Math.PI) / 2;
}

/**
 * Draw the map of what the filter keeps into the element, in the place of what is there. Dragging over it, or choosing a sign, calls `onBox`
 * with a box as the filter writes it; Escape calls it with null. The filter's own box is drawn, but does not narrow what is shown.
 * @param {HTMLElement} element
 * @param {{ filter: URLSearchParams, onBox: (box: string | null) => void }} given
 * @returns {Promise<(filter: URLSearchParams) => Promise<void>>} draws it anew for another filter
 */
export async function drawSmallMap(element, { filter, onBox }) {
  /** @param {URLSearchParams} asked */
  const draw = async (asked) => {
    const wanted = new URLSearchParams(asked);
    wanted.delete("box");
    wanted.set("width", String(Math.max(280, Math.min(1600, Math.round(element.clientWidth)))));
    wanted.set("height", String(Math.max(200, Math.min(1200, Math.round(element.clientWidth * 0.56)))));
    const answer = await fetch(`/map.svg?${wanted}`);
    if (!answer.ok) return;
    const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
    const svg = /** @type {SVGSVGElement} */ (/** @type {unknown} */ (document.importNode(drawn, true)));
    element.replaceChildren(svg);
    svg.setAttribute("aria-label", "Map. Choose a sign to keep to its area, or drag over the map; Escape takes the area away.");
    signs(svg, onBox);
    brush(svg, onBox, asked.get("box"));
  };
  await draw(filter);
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") onBox(null);
  });
  return draw;
}

/** Each sign is a button. @param {SVGSVGElement} svg @param {(box: string) => void} onBox */
function signs(svg, onBox) {
  for (const sign of /** @type {NodeListOf<SVGGElement>} */ (svg.querySelectorAll("[data-box]"))) {
    sign.setAttribute("tabindex", "0");
    sign.setAttribute("role", "button");
    sign.setAttribute("aria-label", sign.querySelector("title")?.textContent ?? "");
    sign.addEventListener("click", () => onBox(String(sign.dataset.box)));
    sign.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      onBox(String(sign.dataset.box));
    });
  }
}

/** @param {SVGSVGElement} svg @param {(box: string) => void} onBox @param {string | null} box that is asked already */
function brush(svg, onBox, box) {
  const { degrees, pixel } = scale(svg);
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  shape.setAttribute("class", "brush");
  svg.append(shape);
  /** @param {{ x: number, y: number }} one @param {{ x: number, y: number }} other */
  const put = (one, other) => {
    shape.setAttribute("x", String(Math.min(one.x, other.x)));
    shape.setAttribute("y", String(Math.min(one.y, other.y)));
    shape.setAttribute("width", String(Math.abs(one.x - other.x)));
    shape.setAttribute("height", String(Math.abs(one.y - other.y)));
  };
  if (box) {
    const [south, west, north, east] = box.split(",").map(Number);
    put(pixel(north, west), pixel(south, east));
  }
  const at = (/** @type {PointerEvent} */ event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM()?.inverse());
  /** @type {DOMPoint | null} */
  let start = null;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.pointerType !== "touch") start = at(event);
  });
  svg.addEventListener("pointermove", (event) => {
    if (!start) return;
    const here = at(event);
    if (Math.hypot(here.x - start.x, here.y - start.y) < LEAST_PULL) return;
    svg.setPointerCapture(event.pointerId);
    put(start, here);
  });
  svg.addEventListener("pointerup", (event) => {
    if (!start) return;
    const [here, from] = [at(event), start];
    start = null;
    if (Math.hypot(here.x - from.x, here.y - from.y) < LEAST_PULL) return;
    const [north, west] = degrees(Math.min(from.x, here.x), Math.min(from.y, here.y));
    const [south, east] = degrees(Math.max(from.x, here.x), Math.max(from.y, here.y));
    onBox([south, west, north, east].map((edge) => edge.toFixed(4)).join(","));
  });
}
