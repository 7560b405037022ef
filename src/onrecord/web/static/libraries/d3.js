/** d3, which comes as a classic script: `import { d3 } from "/static/libraries/d3.js"`. */
import "/static/vendor/d3.min.js";

/** @type {any} */
export const d3 = /** @type {any} */ (globalThis).d3;
