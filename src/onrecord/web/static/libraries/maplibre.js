/** MapLibre GL, its worker set to our own copy: `import { maplibre } from "/static/libraries/maplibre.js"`. */
import * as maplibre from "/static/vendor/maplibre-gl.mjs";

maplibre.setWorkerUrl("/static/vendor/maplibre-gl-worker.mjs");

export { maplibre };
