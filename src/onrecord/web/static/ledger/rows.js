// A series as the server tells it (report/chart.py), and as rows that Plot draws.

/**
 * @typedef {{ ids: string[], day: string, until: string | null, value: number, low: number | null, high: number | null, shape: string,
 *   wording: string, contradicts: string[], revises: string[], denied_by: string[], slot: number, slots: number }} Mark
 * @typedef {{ speaker: string, named: boolean, marks: Mark[] }} Line
 * @typedef {{ figure: string, basis: string, first: string, last: string, lines: Line[], undated: number }} Series
 * @typedef {{ mark: Mark, line: Line, at: number, x: Date, until: Date, low: number, high: number, opposed: boolean, told: string }} Row
 */

const DAY = 86_400_000;
const SLOT = 15;
const FADES = 0.22;

/** @param {string} day an ISO day @returns {number} */
const time = (day) => Date.parse(`${day}T00:00:00Z`);

/** The days and numbers that a drawing reaches over. @param {Series} series */
export function domains(series) {
  const [first, last] = [time(series.first), time(series.last)];
  const pad = Math.max((last - first) * 0.06, DAY * 0.6);
  const numbers = series.lines.flatMap((line) => line.marks.flatMap((mark) => [mark.value, mark.low, mark.high].filter((one) => one !== null)));
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const room = (high - low) * 0.3 || high * 0.15 || 1;
  return { x: [new Date(first - pad), new Date(last + pad)], y: [low > high / 2 ? Math.max(0, low - room) : 0, high + room] };
}

/**
 * A row for each mark. Numbers of one day are spread by pixels: the day is the same.
 * @param {Series} series @param {number} width of the plot in pixels, without margins
 * @returns {Row[]}
 */
export function rowsOf(series, width) {
  const { x, y } = domains(series);
  const pixel = (x[1].getTime() - x[0].getTime()) / width;
  const fade = (y[1] - y[0]) * FADES;
  return series.lines.flatMap((line, at) =>
    line.marks.map((mark) => {
      const shown = time(mark.day) + (mark.slot - (mark.slots - 1) / 2) * SLOT * pixel;
      const ends = mark.until && mark.until <= series.last ? time(mark.until) : x[1].getTime();
      return {
        mark, line, at, x: new Date(shown), until: new Date(Math.max(shown, ends)),
        low: mark.low ?? Math.max(y[0], mark.value - fade), high: mark.high ?? Math.min(y[1], mark.value + fade),
        opposed: mark.contradicts.length + mark.denied_by.length > 0, told: told(mark, line),
      };
    }),
  );
}

/** A mark in words. @param {Mark} mark @param {Line} line */
function told(mark, line) {
  const day = new Date(time(mark.day)).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  return [
    `${mark.wording}: ${line.speaker}${line.named ? "" : " (no speaker named)"}, ${day}`,
    mark.ids.length > 1 ? `told ${mark.ids.length} times` : "",
    ...mark.denied_by.map((name) => `denied by ${name}`),
    ...mark.contradicts.map((other) => `cannot hold beside ${other}`),
    ...mark.revises.map((other) => `revises ${other}`),
    mark.until ? "no longer stands" : "",
  ].filter(Boolean).join("\n");
}

/** Corners of a speaker's line: level until the next number, then a step to it; level to the end while the last one stands.
 * @param {Row[]} rows of one line @returns {{ x: Date, y: number, at: number }[]} */
export function steps(rows) {
  const last = rows[rows.length - 1];
  const corners = rows.flatMap((row, i) => (i ? [{ x: row.x, y: rows[i - 1].mark.value, at: row.at }, { x: row.x, y: row.mark.value, at: row.at }] : [{ x: row.x, y: row.mark.value, at: row.at }]));
  return [...corners, { x: last.until, y: last.mark.value, at: last.at }];
}
