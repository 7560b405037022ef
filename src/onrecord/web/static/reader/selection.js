// Words that are selected in the report, as positions in its text. Positions are code points, as the record counts them; a browser counts
// UTF-16 units.

/** @typedef {{ start: number, end: number, text: string }} Stretch */
/** @type {HTMLElement | null} */
let report = null;
/** @type {Stretch | null} */
let last = null;

/** The words that are, or were last, selected in the report. @returns {Stretch | null} */
export function selected() {
  read();
  return last;
}

/** @param {HTMLElement} text the report */
export function watchSelection(text) {
  report = text;
  document.addEventListener("selectionchange", read);
}

/** A selection elsewhere, as of a button that is pressed, leaves the last one in the report standing. */
function read() {
  const selection = document.getSelection();
  if (!selection || !selection.anchorNode || !report?.contains(selection.anchorNode)) return;
  last = selection.isCollapsed ? null : stretch(selection.getRangeAt(0));
}

/** @param {Range} range @returns {Stretch | null} */
function stretch(range) {
  const [start, end] = [position(range.startContainer, range.startOffset), position(range.endContainer, range.endOffset)];
  return start === null || end === null || end <= start ? null : { start, end, text: range.toString() };
}

/** @param {Node} node @param {number} offset in UTF-16 units, or in children @returns {number | null} */
function position(node, offset) {
  const inside = node instanceof Element ? node : node.parentElement;
  const block = /** @type {HTMLElement | null} */ (inside?.closest("[data-start]"));
  if (!block) return null;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, offset);
  return Number(block.dataset.start) + [...before.toString()].length;
}
