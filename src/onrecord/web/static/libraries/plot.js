/** Observable Plot: `import { Plot, chart } from "/static/libraries/plot.js"`. */
import "/static/libraries/d3.js";
import "/static/vendor/plot.umd.min.js";

/** @type {any} */
export const Plot = /** @type {any} */ (globalThis).Plot;

/**
 * A chart without the style sheet that Plot writes into it: the pages' security policy refuses styles that stand in a document. What was in
 * that sheet is in /static/libraries/plot.css.
 * @param {object} options as of Plot.plot
 * @returns {SVGSVGElement | HTMLElement} as of Plot.plot; not yet in the page
 */
export function chart(options) {
  const drawn = Plot.plot({ className: "plot", ...options });
  for (const style of drawn.querySelectorAll("style")) style.remove();
  return drawn;
}
