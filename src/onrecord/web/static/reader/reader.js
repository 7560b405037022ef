// The reader: text and facts linked both ways, switches for what is marked, and review by keys or buttons.
import { remember } from "/static/asking.js";
import { correct, grade, merge, split } from "/static/reader/dialogs.js";
import { apart, decide, tell, undo } from "/static/reader/deciding.js";
import { beside, close, current, factOf, open, reader, text } from "/static/reader/facts.js";
import { help, keys } from "/static/reader/keys.js";
import { watchSelection } from "/static/reader/selection.js";

/** @param {(fact: HTMLElement) => void} what */
const withCurrent = (what) => () => {
  const fact = current();
  if (fact) what(fact);
  else tell("Open a fact first: j, or a click on it.");
};

/** @param {1 | -1} step */
const go = (step) => () => {
  const next = beside(step);
  if (next) open(next);
  else tell(step === 1 ? "That was the last." : "That is the first.");
};

const leave = () => {
  const fact = current();
  close();
  fact?.querySelector("summary")?.focus({ preventScroll: true });
};

/** @param {string} what */
const onEvent = (what) => (/** @type {HTMLElement} */ fact) => {
  if (fact.dataset.kind !== "event") return tell("Only events are one happening or another.");
  if (what === "merge") merge(fact);
  else split(fact);
};

const showHelp = () => help(/** @type {HTMLDialogElement} */ (document.querySelector("#help")));
/** @type {Record<string, () => void>} */
const ACTS = {
  accept: () => void decide("accept"), reject: () => void decide("reject"), undo: () => void undo(),
  correct: withCurrent(correct), grade: withCurrent(grade), merge: withCurrent(onEvent("merge")), split: withCurrent(onEvent("split")),
  next: go(1), previous: go(-1), close: leave,
};

keys({
  j: ACTS.next, k: ACTS.previous, a: ACTS.accept, r: ACTS.reject, c: ACTS.correct, m: ACTS.merge, s: ACTS.split, g: ACTS.grade, u: ACTS.undo,
  "?": showHelp, Escape: leave,
});

document.addEventListener("click", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const button = /** @type {HTMLElement | null} */ (target.closest("[data-act]"));
  if (button) return ACTS[button.dataset.act ?? ""]?.();
  const other = /** @type {HTMLElement | null} */ (target.closest("[data-apart]"));
  if (other) return void apart(reader.dataset.report ?? "", other.dataset.apart ?? "");
  const summary = /** @type {HTMLElement | null} */ (target.closest(".fact summary"));
  if (summary) {
    event.preventDefault();
    const fact = /** @type {HTMLElement} */ (summary.closest(".fact"));
    return fact === current() ? leave() : open(fact);
  }
  const inText = target.closest("#text .m > a");
  if (inText && document.getSelection()?.isCollapsed !== false) {
    event.preventDefault();
    openAt(inText);
  }
});

/** Open the fact that was clicked on in the text: the innermost that is marked, and at each further click the one around it. @param {Element} at */
function openAt(at) {
  const hidden = (reader.dataset.hide ?? "").split(" ");
  const ids = [];
  for (let mark = at.closest(".m"); mark; mark = mark.parentElement?.closest(".m") ?? null) ids.push(/** @type {HTMLElement} */ (mark).dataset.fact ?? "");
  const facts = ids.map(factOf).filter((fact) => fact !== null).filter((fact) => !hidden.includes(fact.dataset.kind ?? ""));
  if (!facts.length) return;
  const next = facts[(facts.indexOf(/** @type {HTMLElement} */ (current())) + 1) % facts.length];
  open(next, { scroll: false });
  if (facts.length > 1) tell(`${next.dataset.title}. ${facts.length} facts lie on these words: click again for the next.`);
}

/** The switches as buttons, which need no new page. */
function switches() {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.switch"))) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.dataset.kind = link.dataset.kind;
    button.setAttribute("aria-pressed", String(link.classList.contains("on")));
    button.append(...link.childNodes);
    link.replaceWith(button);
    button.addEventListener("click", () => {
      const hidden = new Set((reader.dataset.hide ?? "").split(" ").filter(Boolean));
      const kind = button.dataset.kind ?? "";
      const shows = hidden.delete(kind) || !hidden.add(kind);
      button.classList.toggle("on", shows);
      button.setAttribute("aria-pressed", String(shows));
      reader.dataset.hide = [...hidden].join(" ");
      const kinds = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("button.switch.on"))].map((one) => one.dataset.kind).join(",");
      remember({ show: hidden.size ? kinds : null });
    });
  }
}

/** Which facts are listed, by what was decided of them. */
function reviews() {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".reviews a"))) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      reader.dataset.only = link.dataset.only ?? "";
      for (const one of document.querySelectorAll(".reviews a")) one.removeAttribute("aria-current");
      link.setAttribute("aria-current", "true");
      remember({ review: link.dataset.only ?? "" });
    });
  }
}

function openFromAddress() {
  const fact = factOf(decodeURIComponent(location.hash.slice(1)).replace(/^at-/, ""));
  if (fact) open(fact);
}

switches();
reviews();
watchSelection(text);
for (const button of document.querySelectorAll("[data-apart], #keys")) /** @type {HTMLElement} */ (button).hidden = false;
document.querySelector("#keys")?.addEventListener("click", showHelp);
addEventListener("hashchange", openFromAddress);
openFromAddress();
