// Days as numbers: 0 is 1 January 1970, so that a scale is a line. All of it is UTC: a record's days belong to no time zone.

const DAY = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** @param {string} iso */
export function dayNumber(iso) {
  return Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / DAY);
}

/** @param {number} day */
export function isoDay(day) {
  return new Date(Math.round(day) * DAY).toISOString().slice(0, 10);
}

/** `2023-01-16` → `16 Jan 2023`. @param {string} iso */
export function dayText(iso) {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/**
 * When something happened, in words; never finer than it is known.
 * @param {string | null} first @param {string | null} last @param {string | null} [precision]
 */
export function daysText(first, last, precision) {
  if (!first && !last) return "day not known";
  if (!first || !last || first === last) return dayText(first ?? last ?? "");
  const finely = ["week", "month", "season", "quarter", "year", "decade"].includes(precision ?? "") ? ` (a ${precision})` : "";
  return `${dayText(first)} – ${dayText(last)}${finely}`;
}

/** @typedef {{ unit: "day" | "month" | "year", count: number, days: number }} Step */
/** @type {Step[]} */
const STEPS = [
  { unit: "day", count: 1, days: 1 }, { unit: "day", count: 2, days: 2 }, { unit: "day", count: 7, days: 7 },
  { unit: "day", count: 14, days: 14 }, { unit: "month", count: 1, days: 30 }, { unit: "month", count: 3, days: 91 },
  { unit: "month", count: 6, days: 182 }, { unit: "year", count: 1, days: 365 }, { unit: "year", count: 2, days: 730 },
  { unit: "year", count: 5, days: 1826 }, { unit: "year", count: 10, days: 3652 }, { unit: "year", count: 50, days: 18262 },
];

/**
 * Ticks between two days, no closer than `room` pixels.
 * @param {number} start @param {number} end @param {number} width @param {number} [room]
 * @returns {{ day: number, label: string, major: boolean }[]}
 */
export function ticks(start, end, width, room = 72) {
  const each = (end - start) / Math.max(1, width / room);
  const step = STEPS.find((one) => one.days >= each) ?? STEPS[STEPS.length - 1];
  const found = [];
  for (let day = firstTick(start, step); day <= end; day = nextTick(day, step)) found.push(tick(day, step));
  return found;
}

/** @param {number} start @param {Step} step */
function firstTick(start, step) {
  if (step.unit === "day") return step.count < 7 ? Math.ceil(start / step.count) * step.count : Math.ceil((start - 4) / step.count) * step.count + 4;
  const at = new Date(Math.ceil(start) * DAY);
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  const begins = step.unit === "year" ? Date.UTC(Math.floor(year / step.count) * step.count, 0) : Date.UTC(year, Math.floor(month / step.count) * step.count);
  const day = Math.round(begins / DAY);
  return day < start ? nextTick(day, step) : day;
}

/** @param {number} day @param {Step} step */
function nextTick(day, step) {
  if (step.unit === "day") return day + step.count;
  const at = new Date(day * DAY);
  const [years, months] = step.unit === "year" ? [step.count, 0] : [0, step.count];
  return Math.round(Date.UTC(at.getUTCFullYear() + years, at.getUTCMonth() + months) / DAY);
}

/** @param {number} day @param {Step} step */
function tick(day, step) {
  const [year, month, date] = isoDay(day).split("-").map(Number);
  if (step.unit === "year") return { day, label: String(year), major: true };
  if (step.unit === "month") return { day, label: month === 1 ? String(year) : MONTHS[month - 1], major: month === 1 };
  const major = date <= step.count;
  return { day, label: `${date} ${MONTHS[month - 1]}${major && month === 1 ? ` ${year}` : ""}`, major };
}
