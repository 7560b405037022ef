// The signs of the map, drawn when MapLibre asks for them: a disc (a town, a square) or a hollow ring (an area), with a ring for the share
// that is disputed or denied.

/** @param {number} count @returns {number} the radius in pixels, as web/map/drawing.py has it */
export function size(count) {
  return Math.min(10 + 2.6 * Math.log2(Math.max(1, count)), 32);
}

/**
 * The name of the sign of a feature, which says all that it is drawn from.
 * @param {{ what: string, count: number, disputed: number }} shown @param {{ sign: string }} colours of the theme
 */
export function signOf(shown, colours) {
  const eighths = shown.disputed ? Math.max(1, Math.round((8 * shown.disputed) / shown.count)) : 0;
  return `sign ${shown.what === "area" ? "hollow" : "full"} ${Math.round(size(shown.count))} ${eighths} ${colours.sign}`;
}

/**
 * @param {string} name as signOf has it, or `head` for the head of an arrow, or `dot` for a town's dot
 * @param {{ sign: string, land: string, share: string, way: string, placeName: string }} colours
 * @returns {ImageData | null} null where it is no sign; at twice the size
 */
export function drawSign(name, colours) {
  const [what, form, radius, eighths] = name.split(" ");
  if (what === "head") return drawHead(colours.way);
  if (what === "dot") return drawDot(colours);
  if (what !== "sign") return null;
  const r = Number(radius) * 2;
  const side = 2 * (r + 9);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.translate(side / 2, side / 2);
  pen.beginPath();
  pen.arc(0, 0, r, 0, 2 * Math.PI);
  pen.fillStyle = form === "full" ? colours.sign : colours.land;
  pen.fill();
  pen.lineWidth = 3;
  pen.strokeStyle = form === "full" ? colours.land : colours.sign;
  if (form !== "full") pen.setLineDash([6, 4]);
  pen.stroke();
  if (Number(eighths)) {
    pen.beginPath();
    pen.setLineDash([]);
    pen.lineWidth = 8;
    pen.strokeStyle = colours.share;
    pen.arc(0, 0, r + 4, -Math.PI / 2, -Math.PI / 2 + (Number(eighths) / 8) * 2 * Math.PI);
    pen.stroke();
  }
  return pen.getImageData(0, 0, side, side);
}

/** @param {string} colour */
function drawHead(colour) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 24;
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.fillStyle = colour;
  pen.beginPath();
  pen.moveTo(4, 4);
  pen.lineTo(21, 12);
  pen.lineTo(4, 20);
  pen.lineTo(8, 12);
  pen.fill();
  return pen.getImageData(0, 0, 24, 24);
}

/** @param {{ land: string, placeName: string }} colours */
function drawDot(colours) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 14;
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  for (const [colour, radius] of /** @type {[string, number][]} */ ([[colours.land, 6], [colours.placeName, 4]])) {
    pen.beginPath();
    pen.arc(7, 7, radius, 0, 2 * Math.PI);
    pen.fillStyle = colour;
    pen.fill();
  }
  return pen.getImageData(0, 0, 14, 14);
}
