// The signs of speakers: a shape and a hue each, in the same order as in templates/parts/figures.html.

/** Paths around 0, 0, about ten pixels wide. */
export const SHAPES = [
  "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z",
  "M-4.2 -4.2H4.2V4.2H-4.2Z",
  "M0 -5.4L5.2 4H-5.2Z",
  "M0 -5.8L5 0L0 5.8L-5 0Z",
  "M0 5.4L5.2 -4H-5.2Z",
  "M-1.7 -5H1.7V-1.7H5V1.7H1.7V5H-1.7V1.7H-5V-1.7H-1.7Z",
  "M0 -5.6L1.6 -1.8L5.4 -1.7L2.4 0.8L3.4 4.7L0 2.4L-3.4 4.7L-2.4 0.8L-5.4 -1.7L-1.6 -1.8Z",
  "M-2.6 -4.6H2.6L5.2 0L2.6 4.6H-2.6L-5.2 0Z",
];

/** What a drawing is coloured with; literal colours, so that it stands alone when it is downloaded.
 * @typedef {{ surface: string, ink: string, muted: string, rule: string, disputed: string, hues: string[] }} Colours */

/** The colours of the page as it is now. @returns {Colours} */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  /** @param {string} name */
  const of = (name) => style.getPropertyValue(name).trim();
  return {
    surface: of("--surface"), ink: of("--ink"), muted: of("--muted"), rule: of("--rule"), disputed: of("--disputed"),
    hues: SHAPES.map((_, at) => of(`--hue-${at + 1}`)),
  };
}

/** Those of paper. @type {Colours} */
export const PAPER = {
  surface: "#ffffff", ink: "#1a1d23", muted: "#565c67", rule: "#d8d5cc", disputed: "#8a4a00",
  hues: ["#1b4f8f", "#b35806", "#1b7a5a", "#8c3a78", "#5f6b1f", "#b0303c", "#35707f", "#6b5238"],
};
