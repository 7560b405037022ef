/** topojson-client: `import { topojson } from "/static/libraries/topojson.js"`. */
import "/static/vendor/topojson-client.min.js";

/** @type {any} */
export const topojson = /** @type {any} */ (globalThis).topojson;
