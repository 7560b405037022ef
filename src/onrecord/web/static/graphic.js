// Graphic passages, for what a module adds to a page: as templates/parts/ui.html folds them. A test holds these terms to
// knowledge/tables/graphic_terms.tsv.
import { kept } from "/static/site.js";

export const TERMS = [
  "behead*",
  "decapitat*",
  "severed head*",
  "severed limb*",
  "dismember*",
  "mutilat*",
  "disembowel*",
  "eviscerat*",
  "castrat*",
  "scalped",
  "skinned alive",
  "limbs torn",
  "torn limbs",
  "blown to pieces",
  "torn to pieces",
  "torn apart",
  "cut to pieces",
  "hacked to death",
  "hacked to pieces",
  "slit throat*",
  "throat* slit",
  "throat* cut",
  "burn* alive",
  "burn* to death",
  "buried alive",
  "beaten to death",
  "stoned to death",
  "lynch*",
  "crucif*",
  "impal*",
  "disfigur*",
  "gouged",
  "amputat*",
  "charred bod*",
  "charred corpse*",
  "charred remains",
  "burned bod*",
  "burnt bod*",
  "burned corpse*",
  "bodies burned",
  "bodies charred",
  "body parts",
  "pieces of bod*",
  "human remains",
  "decompos* bod*",
  "bodies decompos*",
  "rotting bod*",
  "rotting corpse*",
  "bodies rotting",
  "bloated bod*",
  "pile* of bod*",
  "bodies piled",
  "heap* of bod*",
  "pools of blood",
  "pool of blood",
  "blood-soaked",
  "mass grave*",
  "exhum*",
  "hands tied behind",
  "hands bound behind",
  "shot in the head",
  "execution-style",
  "tortur*",
  "electric shocks",
  "electrocut*",
  "waterboard*",
  "fingernails",
  "flogged",
  "rape",
  "raped",
  "rapes",
  "raping",
  "rapist*",
  "gang-rape*",
  "sexual violence",
  "sexual abuse*",
  "sexually abused",
  "sexually assault*",
  "sexual assault*",
  "sexual slavery",
  "sex slave*",
  "forced sterilis*",
  "forced nudity",
  "cannibal*",
  "organ harvesting",
];

const PATTERN = new RegExp(`\\b(?:${TERMS.map(term).join("|")})\\b`, "iu");

/** `*` at the end of a word stands for any ending; between the words of a term up to two others may stand. @param {string} text */
function term(text) {
  return text.split(" ").map((word) => (word.endsWith("*") ? `${word.slice(0, -1)}\\w*` : word)).join("\\W+(?:\\w+\\W+){0,2}?");
}

/** @param {string} text */
export function graphic(text) {
  return PATTERN.test(text);
}

/** A sentence as a node, folded where it is graphic. @param {string} text @returns {Node} */
export function passage(text) {
  if (!graphic(text)) return document.createTextNode(text);
  const fold = document.createElement("details");
  fold.className = "graphic";
  fold.open = kept("graphic") === "show";
  const summary = document.createElement("summary");
  summary.textContent = "Graphic passage: show";
  const told = document.createElement("span");
  told.textContent = text;
  fold.append(summary, told);
  return fold;
}
