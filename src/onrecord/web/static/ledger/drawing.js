// The chart of one series: steps, bands, signs, names beside the lines.

import { Plot, chart } from "/static/libraries/plot.js";
import { domains, rowsOf, steps } from "/static/ledger/rows.js";
import { SHAPES } from "/static/ledger/signs.js";

const SVG = "http://www.w3.org/2000/svg";
const NAMES = 200;
const LONGEST_NAME = 26;
const LEAST_APART = 15;
const BAR = 13;

/**
 * @typedef {import("/static/ledger/rows.js").Series} Series
 * @typedef {import("/static/ledger/rows.js").Row} Row
 * @typedef {import("/static/ledger/signs.js").Colours} Colours
 */

/**
 * @param {Series} series
 * @param {{ width: number, colours: Colours, label: string }} given `width` in pixels
 * @returns {SVGSVGElement}
 */
export function drawing(series, { width, colours, label }) {
  const wide = width > 620;
  const margins = { left: 64, right: wide ? NAMES : 18, top: 18, bottom: 34 };
  const rows = rowsOf(series, width - margins.left - margins.right);
  const { x, y } = domains(series);
  const height = wide ? 380 : 300;
  const lines = series.lines.map((_, at) => rows.filter((row) => row.at === at));
  const days = (x[1].getTime() - x[0].getTime()) / 86_400_000;
  const drawn = /** @type {SVGSVGElement} */ (chart({
    width, height, marginLeft: margins.left, marginRight: margins.right, marginTop: margins.top, marginBottom: margins.bottom,
    ariaLabel: label,
    x: { type: "utc", domain: x, label: null, line: true },
    y: { domain: y, label: null },
    marks: [
      Plot.axisX(days < 8 ? { interval: "day", tickFormat: day, color: colours.muted } : { color: colours.muted, ticks: wide ? 7 : 4 }),
      Plot.gridY({ stroke: colours.rule, strokeOpacity: 1, ticks: 5 }),
      Plot.axisY({ color: colours.muted, tickFormat: (/** @type {number} */ number) => number.toLocaleString("en-US"), ticks: 5, tickSize: 0 }),
      Plot.rect(rows.filter((row) => row.low !== row.high), {
        x1: "x", x2: "until", y1: "low", y2: "high", fill: (/** @type {Row} */ row) => fillOf(row), fillOpacity: 0.55,
      }),
      ...lines.filter((own) => own.some((row) => row.mark.shape !== "vague")).map((own) => Plot.line(steps(own), { x: "x", y: "y", stroke: colours.hues[own[0].at % SHAPES.length], strokeWidth: 1.75 })),
      signs(rows, colours),
      ...[false, true].map((upwards) => Plot.text(rows.filter((row) => (row.mark.shape === "upwards") === upwards), {
        dy: upwards ? 18 : -15,
        x: "x", y: (/** @type {Row} */ row) => row.mark.value, text: (/** @type {Row} */ row) => row.mark.wording,
        fill: colours.ink, stroke: colours.surface, strokeWidth: 4, fontSize: 11.5, fontWeight: 600, ariaHidden: "true",
      })),
      wide ? names(lines, colours) : null,
    ],
  }));
  for (const group of drawn.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label"); // a group without a role has no name
  drawn.prepend(gradients(series, colours));
  drawn.setAttribute("role", "group");
  drawn.setAttribute("font-family", 'system-ui, "Liberation Sans", sans-serif');
  drawn.setAttribute("font-size", "11");
  return drawn;
}

/** @param {Date} date */
function day(date) {
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
}

/** What a band is filled with: it fades where the wording has no end. @param {Row} row */
function fillOf(row) {
  const fades = row.mark.low === null ? "down" : row.mark.high === null ? "up" : "even";
  return `url(#${fades}-${row.at % SHAPES.length})`;
}

/** @param {Series} series @param {Colours} colours */
function gradients(series, colours) {
  const defs = document.createElementNS(SVG, "defs");
  for (let at = 0; at < Math.min(series.lines.length, SHAPES.length); at += 1) {
    for (const [fades, top, bottom] of /** @type {[string, number, number][]} */ ([["up", 0, 0.55], ["down", 0.55, 0], ["even", 0.35, 0.35]])) {
      const gradient = element("linearGradient", { id: `${fades}-${at}`, x1: "0", x2: "0", y1: "0", y2: "1" });
      gradient.append(
        element("stop", { offset: "0", "stop-color": colours.hues[at], "stop-opacity": String(top) }),
        element("stop", { offset: "1", "stop-color": colours.hues[at], "stop-opacity": String(bottom) }),
      );
      defs.append(gradient);
    }
  }
  return defs;
}

/** @param {string} name @param {Record<string, string>} attributes */
function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** The signs, each a link to its sentence; a ring where another denies it or cannot hold beside it. @param {Row[]} rows @param {Colours} colours */
function signs(rows, colours) {
  return (/** @type {number[]} */ _index, /** @type {any} */ scales) => {
    const group = element("g", {});
    for (const row of rows) {
      const hue = colours.hues[row.at % SHAPES.length];
      const link = element("a", { href: `/facts/${encodeURIComponent(row.mark.ids[0])}`, "aria-label": row.told.replaceAll("\n", "; "), class: "number" });
      const place = element("g", { transform: `translate(${scales.x(row.x)} ${scales.y(row.mark.value)})` });
      const title = element("title", {});
      title.textContent = row.told;
      const hollow = row.mark.shape === "about" || row.mark.shape === "vague";
      if (row.low !== row.high) group.append(bar(row, scales));
      place.append(
        title,
        element("circle", { r: "13", fill: "transparent" }),
        element("path", { d: SHAPES[row.at % SHAPES.length], fill: hollow ? colours.surface : hue, stroke: hue, "stroke-width": "1.8", "stroke-linejoin": "round" }),
      );
      if (row.opposed) place.append(element("circle", { r: "9.5", fill: "none", stroke: colours.disputed, "stroke-width": "1.8", "stroke-dasharray": "3 2" }));
      link.append(place);
      group.append(link);
    }
    return group;
  };
}

/** How far the wording of a number reaches, at the number itself. @param {Row} row @param {any} scales */
function bar(row, scales) {
  const [top, bottom] = [scales.y(row.high), scales.y(row.low)];
  return element("rect", { x: String(scales.x(row.x) - BAR / 2), y: String(top), width: String(BAR), height: String(Math.max(1, bottom - top)), fill: fillOf(row) });
}

/** The speakers beside the ends of their lines, spread so that none covers another. @param {Row[][]} lines @param {Colours} colours */
function names(lines, colours) {
  return (/** @type {number[]} */ _index, /** @type {any} */ scales, /** @type {unknown} */ _values, /** @type {any} */ dimensions) => {
    const group = element("g", { "aria-hidden": "true" });
    const ends = lines.map((own) => own[own.length - 1]).map((row) => ({ row, y: scales.y(row.mark.value) })).sort((a, b) => a.y - b.y);
    ends.forEach((end, i) => {
      if (i) end.y = Math.max(end.y, ends[i - 1].y + LEAST_APART);
    });
    for (const { row, y } of ends) {
      const text = element("text", {
        x: String(Math.min(scales.x(row.until), dimensions.width - dimensions.marginRight) + 8), y: String(y + 4), "text-anchor": "start",
        fill: colours.hues[row.at % SHAPES.length], "font-weight": "600", stroke: colours.surface, "stroke-width": "4", "paint-order": "stroke",
      });
      text.textContent = short(row.line.speaker);
      group.append(text);
    }
    return group;
  };
}

/** @param {string} name */
function short(name) {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name;
}
