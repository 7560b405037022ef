// The list of facts: which is open, which are shown, and what has changed on the server.
import { freshFacts, freshPage } from "/static/reader/asking.js";
import { foldGraphic } from "/static/site.js";

export const reader = /** @type {HTMLElement} */ (document.querySelector(".reader"));
export const text = /** @type {HTMLElement} */ (document.querySelector("#text"));
const LONG = 400;
const list = /** @type {HTMLElement} */ (document.querySelector("#facts"));
const acts = /** @type {HTMLElement} */ (/** @type {HTMLTemplateElement} */ (document.querySelector("#acts")).content.firstElementChild);

/** @param {string} id @returns {HTMLElement | null} */
export function factOf(id) {
  const found = document.getElementById(id);
  return found?.classList.contains("fact") ? found : null;
}

/** The fact that is open. @returns {HTMLElement | null} */
export function current() {
  return list.querySelector(".fact.now");
}

/** @returns {HTMLElement[]} the facts that are listed now */
export function shown() {
  return /** @type {HTMLElement[]} */ ([...list.children]).filter((fact) => getComputedStyle(fact).display !== "none" || fact.classList.contains("now"));
}

/** @param {HTMLElement} fact */
const details = (fact) => /** @type {HTMLDetailsElement} */ (fact.querySelector("details.told"));

/**
 * Open a fact and show it in the text; `focus`: the keyboard goes there, too.
 * @param {HTMLElement} fact @param {{ focus?: boolean, scroll?: boolean }} [how]
 */
export function open(fact, { focus = true, scroll = true } = {}) {
  close();
  fact.classList.add("now");
  const told = details(fact);
  told.open = true;
  /** @type {HTMLElement} */ (told.querySelector(".body")).prepend(acts);
  ready(fact);
  for (const mark of text.querySelectorAll(`[data-fact="${CSS.escape(fact.id)}"]`)) mark.classList.add("now");
  if (focus) /** @type {HTMLElement} */ (told.querySelector("summary")).focus({ preventScroll: true });
  fact.scrollIntoView({ block: "nearest" });
  if (scroll) reveal(fact.id);
  history.replaceState(null, "", `#${fact.id}`);
  if (fact.querySelector("[data-wait]")) void fill([fact.id]);
}

/** Of a long report facts are told in full only when they are opened, and after they were judged. @param {string[]} ids */
async function fill(ids) {
  for (const fresh of await freshFacts(reader.dataset.report ?? "", ids)) {
    const fact = factOf(fresh.id);
    const [now, focus] = [fact === current(), fact?.contains(document.activeElement) ?? false];
    fact?.replaceWith(fresh);
    if (now) open(fresh, { focus, scroll: false });
  }
}

/** Which buttons have something to do. @param {HTMLElement} fact */
function ready(fact) {
  const event = fact.dataset.kind === "event";
  const several = JSON.parse(fact.dataset.others ?? "[]").length > 0;
  for (const button of acts.querySelectorAll("button")) {
    if (button.dataset.act === "merge") button.hidden = !event;
    if (button.dataset.act === "split") button.hidden = !event || !several;
  }
}

/** Show where a fact stands. @param {string} id */
function reveal(id) {
  const mark = document.getElementById(`at-${id}`);
  if (!mark) return;
  const fold = /** @type {HTMLDetailsElement | null} */ (mark.closest("details.graphic"));
  if (fold && !fold.open) return fold.scrollIntoView({ block: "center" }); // a graphic passage opens by hand only
  mark.scrollIntoView({ block: "center" });
  settle(mark, 4);
}

/** What comes into sight above may turn out longer than it was taken for: look again. @param {HTMLElement} mark @param {number} times */
function settle(mark, times) {
  requestAnimationFrame(() => {
    const { top, bottom } = mark.getBoundingClientRect();
    if (times && (bottom < 0 || top > innerHeight)) {
      mark.scrollIntoView({ block: "center" });
      settle(mark, times - 1);
    }
  });
}

/** Close the fact that is open. */
export function close() {
  const former = current();
  if (!former) return;
  former.classList.remove("now");
  details(former).open = false;
  acts.remove();
  for (const mark of text.querySelectorAll(".m.now")) mark.classList.remove("now");
}

/** The next fact that is listed, or the one before. @param {1 | -1} step @returns {HTMLElement | null} */
export function beside(step) {
  const facts = shown();
  const now = current();
  if (!now) return facts[step === 1 ? 0 : facts.length - 1] ?? null;
  return facts[facts.indexOf(now) + step] ?? null;
}

/** A decision as it will look, before the server has said so; the way back. @param {HTMLElement} fact @param {string} review */
export function suppose(fact, review) {
  const badge = /** @type {HTMLElement} */ (fact.querySelector(".review"));
  const was = { review: fact.dataset.review ?? "unreviewed", badge: badge.textContent };
  mark(fact.id, review);
  fact.dataset.review = review;
  badge.textContent = review;
  progress();
  return () => {
    mark(fact.id, was.review);
    fact.dataset.review = was.review;
    badge.textContent = was.badge;
    progress();
  };
}

/** @param {string} id @param {string} review */
function mark(id, review) {
  for (const one of text.querySelectorAll(`[data-fact="${CSS.escape(id)}"]`)) one.classList.toggle("rejected", review === "rejected");
}

function progress() {
  const done = list.querySelectorAll('.fact:not([data-review="unreviewed"])').length;
  /** @type {HTMLElement} */ (document.querySelector("#progress")).textContent = `${done} of ${list.children.length} reviewed`;
}

/** Take over what has changed on the server, leaving all else, the keyboard's place included, where it is: all of it, or of a long report
 * this fact alone. @param {string} judged */
export async function refresh(judged) {
  if (list.children.length > LONG) return fill([judged]).then(progress);
  const page = await freshPage();
  const open_ = current()?.id;
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  const place = { fact: active?.closest(".fact")?.id, act: active?.dataset?.act };
  swap(list, /** @type {Element} */ (page.querySelector("#facts")), "id", (fact) => fact.getAttribute("data-print") ?? "");
  for (const block of page.querySelectorAll("#text [data-block]")) {
    const mine = text.querySelector(`[data-block="${block.getAttribute("data-block")}"]`);
    if (mine && plain(mine) !== plain(block)) mine.replaceWith(document.adoptNode(block));
  }
  foldGraphic(text);
  const again = open_ ? factOf(open_) : null;
  if (again) open(again, { focus: false, scroll: false });
  if (place.fact && !document.activeElement?.closest(".fact")) focusAgain(place.fact, place.act);
  const grade = page.querySelector("#reliability");
  if (grade) document.querySelector("#reliability")?.replaceWith(document.adoptNode(grade));
  progress();
}

/** @param {string} id @param {string | undefined} act */
function focusAgain(id, act) {
  const fact = factOf(id);
  const button = act ? fact?.querySelector(`[data-act="${act}"]`) : null;
  /** @type {HTMLElement | null | undefined} */ (button ?? fact?.querySelector("summary"))?.focus({ preventScroll: true });
}

/** @param {Element} block */
function plain(block) {
  const copy = /** @type {Element} */ (block.cloneNode(true));
  copy.removeAttribute("open");
  for (const marked of copy.querySelectorAll(".now")) marked.classList.remove("now");
  return copy.outerHTML;
}

/** @param {Element} mine @param {Element} theirs @param {string} key @param {(one: Element) => string} state */
function swap(mine, theirs, key, state) {
  const known = new Map([...mine.children].map((one) => [one.getAttribute(key), one]));
  const wanted = [...theirs.children].map((fresh) => {
    const old = known.get(fresh.getAttribute(key));
    return old && state(old) === state(fresh) ? old : document.adoptNode(fresh);
  });
  for (const [at, one] of wanted.entries()) if (mine.children[at] !== one) mine.insertBefore(one, mine.children[at] ?? null);
  while (mine.children.length > wanted.length) mine.lastElementChild?.remove();
}
