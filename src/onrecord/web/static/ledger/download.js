// A chart as a file: SVG with title, signs and source, or the same as PNG.

import { drawing } from "/static/ledger/drawing.js";
import { PAPER, SHAPES } from "/static/ledger/signs.js";

const WIDTH = 960;
const HEAD = 64;
const SHARPNESS = 2;

/** @typedef {import("/static/ledger/rows.js").Series} Series */

/** The chart on paper: title above, whose signs they are and what it is beneath. @param {Series} series @param {string} title */
export function onPaper(series, title) {
  const chart = drawing(series, { width: WIDTH, colours: PAPER, label: title });
  const height = Number(chart.getAttribute("height"));
  const whole = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const foot = 40 + Math.ceil(series.lines.length / 3) * 20;
  const size = { width: WIDTH, height: HEAD + height + foot };
  for (const [name, value] of Object.entries({ ...size, viewBox: `0 0 ${size.width} ${size.height}`, "font-family": '"Liberation Sans", Arial, sans-serif' })) whole.setAttribute(name, String(value));
  const add = (/** @type {string} */ name, /** @type {Record<string, string | number>} */ attributes, text = "") => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    made.textContent = text;
    whole.append(made);
  };
  add("rect", { width: size.width, height: size.height, fill: PAPER.surface });
  const [what, ...parts] = title.split(" · ");
  add("text", { x: 24, y: 30, "font-size": 19, "font-weight": 700, fill: PAPER.ink }, what.charAt(0).toUpperCase() + what.slice(1));
  add("text", { x: 24, y: 51, "font-size": 13, fill: PAPER.muted }, parts.join(" · "));
  chart.setAttribute("y", String(HEAD));
  whole.append(chart);
  series.lines.forEach((line, at) => {
    const [x, y] = [24 + (at % 3) * 306, HEAD + height + 20 + Math.floor(at / 3) * 20];
    add("path", { d: SHAPES[at % SHAPES.length], fill: PAPER.hues[at % SHAPES.length], transform: `translate(${x + 6} ${y - 4})` });
    add("text", { x: x + 18, y, "font-size": 12, fill: PAPER.ink }, line.speaker);
  });
  add("text", { x: 24, y: size.height - 10, "font-size": 11, fill: PAPER.muted }, "What reports say, not what is true; a faded band has no end on that side. Read by onrecord.");
  for (const link of whole.querySelectorAll("a")) link.setAttribute("href", new URL(link.getAttribute("href") ?? "", location.href).href);
  return { text: new XMLSerializer().serializeToString(whole), ...size };
}

/** @param {Series} series @param {string} title @param {"svg" | "png"} format */
export async function download(series, title, format) {
  const paper = onPaper(series, title);
  const svg = new Blob([paper.text], { type: "image/svg+xml" });
  const file = format === "svg" ? svg : await painted(svg, paper);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `${title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80)}.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** @param {Blob} svg @param {{ width: number, height: number }} size @returns {Promise<Blob>} */
async function painted(svg, { width, height }) {
  const address = URL.createObjectURL(svg);
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * SHARPNESS;
    canvas.height = height * SHARPNESS;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The chart could not be painted"))), "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}
