// The drawing of the timeline: an SVG whose marks are made once and moved thereafter.
import { headline } from "/static/card.js";
import { daysText, isoDay, ticks } from "/static/time.js";
import { bars, laidOut, xOf } from "/static/timeline/layout.js";

/**
 * @typedef {import("/static/card.js").Card} Card
 * @typedef {import("/static/timeline/layout.js").Mark} Mark
 * @typedef {import("/static/timeline/layout.js").Placed} Placed
 * @typedef {import("/static/timeline/layout.js").Scale} Scale
 */

const AXIS = 24;
const BARS = 160;

/** The sign of each status, about its middle. @type {Record<string, string>} */
export const SIGNS = {
  reported: "M-4.5,0A4.5,4.5 0 1 1 4.5,0A4.5,4.5 0 1 1 -4.5,0Z",
  corroborated: "M-6,0A6,6 0 1 1 6,0A6,6 0 1 1 -6,0ZM-4,0A4,4 0 1 1 4,0A4,4 0 1 1 -4,0ZM-2.2,0A2.2,2.2 0 1 1 2.2,0A2.2,2.2 0 1 1 -2.2,0Z",
  disputed: "M0,-6L6,0L0,6L-6,0Z",
  denied: "M-4.5,-4.5L4.5,4.5M4.5,-4.5L-4.5,4.5",
  retracted: "M-5,0L5,0",
};

/** @param {string} tag @param {Record<string, string | number>} [attributes] @param {string} [text] */
export function svg(tag, attributes = {}, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

export class Drawing {
  /** @param {HTMLElement} canvas */
  constructor(canvas) {
    this.root = svg("svg", { "aria-hidden": "true" });
    this.frame = svg("g");
    this.body = svg("g");
    this.over = svg("g");
    this.root.append(softEnds(), this.frame, this.body, this.over);
    canvas.append(this.root);
    /** @type {Map<Mark, SVGElement>} */
    this.made = new Map();
    /** @type {Placed[]} */
    this.placed = [];
  }

  /**
   * Every mark singly, in its lane.
   * @param {Mark[]} marks @param {string[]} names @param {Scale} scale @param {Mark | null} current
   */
  marks(marks, names, scale, current) {
    const { placed, more, lanes, height } = laidOut(marks, names, scale, AXIS);
    this.sized(scale, height);
    for (const lane of lanes) {
      this.frame.append(svg("line", { class: "lane-line", x1: 0, x2: scale.width, y1: lane.top, y2: lane.top }));
      this.frame.append(svg("text", { class: "lane-name", x: 8, y: lane.top + 13 }, lane.name));
    }
    const elements = placed.map((one) => this.moved(one, scale));
    this.body.replaceChildren(...elements);
    this.placed = placed;
    if (!placed.length) this.frame.append(svg("text", { class: "nothing", x: scale.width / 2, y: height - 12, "text-anchor": "middle" }, "Nothing in these days"));
    this.over.replaceChildren();
    for (const one of more) {
      const text = svg("text", { class: "more", x: one.x, y: one.y, "text-anchor": "middle" }, `+${one.count}`);
      text.dataset.x = String(one.x);
      this.over.append(text);
    }
    this.ring(current);
  }

  /** @param {Map<number, number>} counts by day @param {Scale} scale */
  counts(counts, scale) {
    const found = bars(counts, scale);
    const most = Math.max(1, ...found.map((bar) => bar.count));
    this.sized(scale, AXIS + BARS + 4);
    this.frame.append(svg("text", { class: "lane-name", x: 8, y: AXIS + 14 }, `at most ${most.toLocaleString("en")} at a time`));
    this.body.replaceChildren(
      ...found.map((bar) => {
        const height = Math.max(1, (bar.count / most) * (BARS - 24));
        const rect = svg("rect", { class: "bar", x: bar.left, width: bar.width, y: AXIS + BARS - height, height });
        rect.dataset.start = String(bar.start);
        rect.dataset.end = String(bar.end);
        rect.append(svg("title", {}, `${daysText(isoDay(bar.start), isoDay(bar.end - 1))}: ${bar.count.toLocaleString("en")}`));
        return rect;
      }),
    );
    this.placed = [];
    this.over.replaceChildren();
  }

  /** @param {Scale} scale @param {number} height */
  sized(scale, height) {
    this.root.setAttribute("viewBox", `0 0 ${scale.width} ${height}`);
    this.root.setAttribute("height", String(height));
    this.frame.replaceChildren();
    for (const tick of ticks(scale.start, scale.end, scale.width)) {
      const x = xOf(scale, tick.day);
      this.frame.append(svg("line", { class: tick.major ? "tick major" : "tick", x1: x, x2: x, y1: AXIS - 4, y2: height }));
      this.frame.append(svg("text", { x: x + 3, y: 15 }, tick.label));
    }
  }

  /** @param {Placed} one @param {Scale} scale */
  moved(one, scale) {
    const { mark, left, right, y } = one;
    let element = this.made.get(mark);
    const drawnAs = mark.point || right - left <= 14 ? "path" : "rect";
    if (!element || element.tagName !== drawnAs) {
      element = markElement(mark, drawnAs);
      this.made.set(mark, element);
    }
    if (drawnAs === "path") element.setAttribute("transform", `translate(${(left + right) / 2},${y})`);
    else {
      const [from, to] = [Math.max(left, -scale.width), Math.min(right, 2 * scale.width)];
      for (const [name, value] of Object.entries({ x: from, width: to - from, y: y - 4, height: 8 })) element.setAttribute(name, String(value));
    }
    return element;
  }

  /** The ring around the mark that the keyboard is at. @param {Mark | null} current */
  ring(current) {
    this.over.querySelector(".current")?.remove();
    const one = this.placed.find((placed) => placed.mark === current);
    if (!one) return;
    this.over.append(svg("rect", { class: "current", x: one.left - 2, width: one.right - one.left + 4, y: one.y - 8.5, height: 17, rx: 4 }));
  }

  /** The mark of an element that was pointed at. @param {EventTarget | null} target @returns {Mark | null} */
  markAt(target) {
    for (const [mark, element] of this.made) if (element === target || element.contains(/** @type {Node} */ (target))) return mark;
    return null;
  }
}

/** @param {Mark} mark @param {"path" | "rect"} tag */
function markElement(mark, tag) {
  const { card } = mark;
  const happened = card.modality === null || card.modality === "actual";
  const element = svg(tag, { class: `${tag === "path" ? "mark" : "span"} ${card.status}${happened ? "" : " hollow"}`, ...(tag === "rect" ? { rx: 3, fill: `url(#soft-${card.status})` } : { d: SIGNS[card.status] }) });
  element.append(svg("title", {}, said(mark)));
  return element;
}

/** The sign of a card, alone. @param {Card} card */
export function sign(card) {
  const happened = card.modality === null || card.modality === "actual";
  const drawn = svg("svg", { class: "key", viewBox: "-8 -8 16 16", "aria-hidden": "true" });
  drawn.append(svg("path", { class: `mark ${card.status}${happened ? "" : " hollow"}`, d: SIGNS[card.status] }));
  return drawn;
}

/** A mark in words. @param {Mark} mark */
export function said(mark) {
  const { card } = mark;
  const modality = card.modality && card.modality !== "actual" ? `, told as ${card.modality}` : "";
  return `${headline(card)}; ${daysText(card.first, card.last, card.precision)}, ${card.status}${modality}`;
}

/** One gradient a status: what happened somewhere in a stretch has no sharp ends. */
function softEnds() {
  const defs = svg("defs");
  for (const status of Object.keys(SIGNS)) {
    const gradient = svg("linearGradient", { id: `soft-${status}` });
    for (const [offset, opacity] of [[0, 0.12], [0.18, 0.8], [0.82, 0.8], [1, 0.12]]) {
      gradient.append(svg("stop", { class: `stop-${status}`, offset, "stop-opacity": opacity }));
    }
    defs.append(gradient);
  }
  return defs;
}
