// Where each mark stands: its lane, its row, and its stretch in pixels. Nothing here touches the page.

/**
 * @typedef {import("/static/card.js").Card} Card
 * @typedef {{ card: Card, start: number, end: number, lane: number, point: boolean }} Mark days as numbers, `end` behind the last day;
 *   `point`: told to the day
 * @typedef {{ mark: Mark, left: number, right: number, y: number }} Placed
 * @typedef {{ x: number, y: number, count: number }} More marks that found no row
 * @typedef {{ name: string, top: number, height: number }} Lane
 * @typedef {{ start: number, end: number, width: number }} Scale
 */
import { dayNumber } from "/static/time.js";

const ROW = 15;
const HEAD = 18;
const ROWS = 10;
const HALF = 7;
const OPEN_ENDED = 365;

/** @param {Scale} scale @param {number} day */
export function xOf(scale, day) {
  return ((day - scale.start) / (scale.end - scale.start)) * scale.width;
}

/** @param {Scale} scale @param {number} x */
export function dayAt(scale, x) {
  return scale.start + (x / scale.width) * (scale.end - scale.start);
}

/** A dated card as a mark. What has only one end is drawn as open towards the other. @param {Card} card @param {number} lane @returns {Mark} */
export function markOf(card, lane) {
  const first = card.first ?? card.last;
  const last = card.last ?? card.first;
  const start = dayNumber(/** @type {string} */ (first)) - (card.first ? 0 : OPEN_ENDED);
  const end = dayNumber(/** @type {string} */ (last)) + 1 + (card.last ? 0 : OPEN_ENDED);
  return { card, start, end, lane, point: end - start === 1 };
}

/**
 * The lane of a card among those that are named, else the last one, of all others.
 * @param {Card} card @param {string} by @param {string[]} keys
 */
export function laneOf(card, by, keys) {
  const own =
    by === "country" ? card.places.map((place) => place.country)
    : by === "type" ? [card.type]
    : card.names.filter((named) => named.role === by).map((named) => named.name);
  const found = keys.findIndex((key) => own.includes(key));
  return found < 0 ? keys.length : found;
}

/**
 * Rows for the marks in sight, each lane as high as it needs; what finds no row is counted.
 * @param {Mark[]} marks sorted by start @param {string[]} names of the lanes @param {Scale} scale @param {number} top
 * @returns {{ placed: Placed[], more: More[], lanes: Lane[], height: number }}
 */
export function laidOut(marks, names, scale, top) {
  /** @type {Placed[]} */ const placed = [];
  /** @type {More[]} */ const more = [];
  /** @type {Lane[]} */ const lanes = [];
  let y = top;
  for (const [lane, name] of names.entries()) {
    const mine = marks.filter((mark) => mark.lane === lane && mark.end > scale.start && mark.start < scale.end);
    const there = marks.some((mark) => mark.lane === lane);
    if (!there) continue;
    const rows = inRows(mine, scale, y + HEAD, placed, more);
    const height = HEAD + Math.max(1, rows) * ROW + 4;
    lanes.push({ name, top: y, height });
    y += height;
  }
  return { placed, more, lanes, height: y + 2 };
}

/** @param {Mark[]} mine @param {Scale} scale @param {number} top @param {Placed[]} placed @param {More[]} more how many rows were needed */
function inRows(mine, scale, top, placed, more) {
  /** @type {number[]} */ const ends = [];
  /** @type {Map<number, number[]>} */ const left = new Map();
  for (const { mark, from, to } of extents(mine, scale)) {
    let row = ends.findIndex((end) => end <= from);
    if (row < 0) row = ends.length;
    if (row >= ROWS) {
      const bin = Math.round(Math.max(0, from) / 28);
      left.set(bin, [...(left.get(bin) ?? []), (from + to) / 2]);
      continue;
    }
    ends[row] = to + 1;
    placed.push({ mark, left: from, right: to, y: top + row * ROW + ROW / 2 });
  }
  for (const middles of left.values()) {
    const x = middles.reduce((sum, middle) => sum + middle, 0) / middles.length;
    more.push({ x, y: top + ROWS * ROW + 11, count: middles.length });
  }
  return ends.length + (left.size ? 1 : 0);
}

/**
 * The stretch of each mark, by its left edge. Of one day there may be more than there are rows: they stand beside each other within the day,
 * about its middle, as far as it is wide.
 * @param {Mark[]} mine @param {Scale} scale
 */
function extents(mine, scale) {
  const day = scale.width / (scale.end - scale.start);
  const columns = Math.max(1, Math.floor(day / (2 * HALF + 2)));
  /** @type {Map<number, number>} */ const of = new Map();
  for (const mark of mine) if (mark.point) of.set(mark.start, (of.get(mark.start) ?? 0) + 1);
  /** @type {Map<number, number>} */ const seen = new Map();
  const found = mine.map((mark) => {
    const [from, to] = [xOf(scale, mark.start), xOf(scale, mark.end)];
    let middle = (from + to) / 2;
    if (mark.point) {
      const used = Math.min(columns, Math.ceil((of.get(mark.start) ?? 1) / ROWS));
      const nth = seen.get(mark.start) ?? 0;
      seen.set(mark.start, nth + 1);
      middle += ((nth % used) - (used - 1) / 2) * (2 * HALF + 2);
    }
    return mark.point || to - from < 2 * HALF ? { mark, from: middle - HALF, to: middle + HALF } : { mark, from, to };
  });
  return found.sort((a, b) => a.from - b.from);
}

/**
 * Counts by day as bars of at least three pixels.
 * @param {Map<number, number>} counts @param {Scale} scale
 * @returns {{ left: number, width: number, start: number, end: number, count: number }[]}
 */
export function bars(counts, scale) {
  const size = Math.max(1, Math.ceil((3 * (scale.end - scale.start)) / scale.width));
  /** @type {Map<number, number>} */ const bins = new Map();
  for (const [day, count] of counts) {
    const bin = Math.floor(day / size);
    bins.set(bin, (bins.get(bin) ?? 0) + count);
  }
  return [...bins]
    .map(([bin, count]) => ({ start: bin * size, end: (bin + 1) * size, count }))
    .filter((bar) => bar.end > scale.start && bar.start < scale.end)
    .map((bar) => ({ ...bar, left: xOf(scale, bar.start), width: Math.max(1, xOf(scale, bar.end) - xOf(scale, bar.start) - 0.5) }));
}
