// Decisions: shown at once, written on the server, taken back on the page where the server refuses.
import { judge } from "/static/reader/asking.js";
import { beside, close, current, factOf, open, refresh, suppose } from "/static/reader/facts.js";

/** @typedef {import("/static/reader/asking.js").Said} Said */

const said = /** @type {HTMLElement} */ (document.querySelector("#said"));
const failed = /** @type {HTMLElement} */ (document.querySelector("#failed"));
const WORDS = /** @type {Record<string, string>} */ ({ accept: "Accepted", reject: "Rejected", correct: "Corrected", grade: "Graded", same: "Judged the same", different: "Judged apart", undo: "Undone" });
/** What was decided on this page, latest last. @type {{ judgement: string, fact: string }[]} */
const mine = [];

/** @param {string} words */
export function tell(words) {
  failed.hidden = true;
  said.textContent = words;
}

/** @param {unknown} error */
function refuse(error) {
  failed.hidden = false;
  failed.textContent = error instanceof Error ? error.message : String(error);
  said.textContent = "";
}

/** @param {HTMLElement} fact */
const title = (fact) => fact.dataset.title ?? "";

/** Accept or reject the fact that is open, and go on to the next. @param {"accept" | "reject"} verdict */
export async function decide(verdict) {
  const fact = current();
  if (!fact) return tell("Open a fact first: j, or a click on it.");
  const corrected = fact.dataset.review === "corrected" && verdict === "accept";
  const back = suppose(fact, verdict === "reject" ? "rejected" : corrected ? "corrected" : "accepted");
  const next = beside(1);
  if (next) open(next);
  else close();
  tell(`${WORDS[verdict]}: ${title(fact)}.${next ? ` Next: ${title(next)}.` : " That was the last."}`);
  try {
    const made = await judge({ verdict, left: [fact.id] });
    mine.push({ judgement: made.id, fact: fact.id });
  } catch (error) {
    back();
    open(fact, { focus: false });
    return refuse(error);
  }
  await upToDate(fact.id);
}

/** Judge as a dialog says; it stays open where the server refuses. @param {Said} asked @param {HTMLElement} fact */
export async function say(asked, fact) {
  const made = await judge(asked);
  mine.push({ judgement: made.id, fact: fact.id });
  tell(`${WORDS[asked.verdict]}: ${title(fact)}.`);
  await upToDate(fact.id);
}

/** Undo the last decision of this page, else the last about the fact that is open. */
export async function undo() {
  const last = mine.at(-1) ?? standing(current());
  if (!last) return tell("There is nothing to undo.");
  try {
    await judge({ verdict: "undo", undoes: last.judgement });
  } catch (error) {
    if (mine.at(-1) === last) mine.pop();
    return refuse(error);
  }
  if (mine.at(-1) === last) mine.pop();
  await upToDate(last.fact);
  const fact = factOf(last.fact);
  if (fact) open(fact);
  tell(`Undone${fact ? `: ${title(fact)}` : ""}.`);
}

/** @param {HTMLElement | null} fact */
function standing(fact) {
  const steps = /** @type {HTMLElement[]} */ ([...(fact?.querySelectorAll(".history [data-judgement]:not(.over)") ?? [])]);
  const judgement = steps.at(-1)?.dataset.judgement;
  return fact && judgement ? { judgement, fact: fact.id } : null;
}

/** That two reports are not one story. @param {string} report @param {string} other */
export async function apart(report, other) {
  try {
    await judge({ verdict: "different", left: [report], right: [other] });
    location.reload();
  } catch (error) {
    refuse(error);
  }
}

/** @param {string} fact */
async function upToDate(fact) {
  try {
    await refresh(fact);
  } catch (error) {
    refuse(error);
  }
}
