// The dialogs: correct, grade, the same as, not the same as. Each says what it is about, and stays open where the server refuses.
import { ask } from "/static/asking.js";
import { element } from "/static/card.js";
import { passage } from "/static/graphic.js";
import { say } from "/static/reader/deciding.js";
import { factOf } from "/static/reader/facts.js";
import { selected } from "/static/reader/selection.js";

/** @typedef {import("/static/reader/asking.js").Said} Said */
/** @typedef {{ id: string, label: Node | string, note: string }} Choice */

/** @param {string} id */
const dialogOf = (id) => /** @type {HTMLDialogElement} */ (document.getElementById(id));
/** @template {Element} E @param {ParentNode} root @param {string} what @returns {E} */
const find = (root, what) => /** @type {E} */ (root.querySelector(what));
/** @param {string} id */
const template = (id) => /** @type {DocumentFragment} */ (/** @type {HTMLTemplateElement} */ (document.getElementById(id)).content.cloneNode(true));

/**
 * Open a dialog; what `asked` makes of its form is judged. Null closes it without a word.
 * @param {HTMLDialogElement} dialog @param {HTMLElement} fact @param {(form: HTMLFormElement) => Said[]} asked
 */
function show(dialog, fact, asked) {
  const form = find(dialog, "form");
  const fault = /** @type {HTMLElement} */ (find(dialog, ".notice.error"));
  fault.hidden = true;
  /** @type {HTMLFormElement} */ (form).onsubmit = async (event) => {
    event.preventDefault();
    try {
      for (const said of asked(/** @type {HTMLFormElement} */ (form))) await say(said, fact);
      dialog.close();
    } catch (error) {
      fault.hidden = false;
      fault.textContent = error instanceof Error ? error.message : String(error);
    }
  };
  for (const button of dialog.querySelectorAll("[data-close]")) /** @type {HTMLButtonElement} */ (button).onclick = () => dialog.close();
  dialog.onclose = () => factOf(fact.id)?.querySelector("summary")?.focus({ preventScroll: true });
  dialog.showModal();
}

/** @param {HTMLFormElement} form @returns {{ note?: string }} */
function noted(form) {
  const note = String(new FormData(form).get("note") ?? "").trim();
  return note ? { note } : {};
}

/** @param {HTMLElement} fact */
export function correct(fact) {
  const dialog = dialogOf("correct");
  const kind = fact.dataset.kind ?? "";
  const before = JSON.parse(fact.dataset.values ?? "{}");
  /** @type {HTMLFormElement} */ (find(dialog, "form")).reset();
  find(dialog, ".about").textContent = fact.dataset.title ?? "";
  find(dialog, ".slot").replaceChildren(template(`form-${kind}`));
  for (const [name, value] of Object.entries(before)) {
    const field = /** @type {HTMLInputElement | null} */ (dialog.querySelector(`[name="${name}"]`));
    if (field) field.value = value === null ? "" : String(value);
  }
  const words = selected();
  find(dialog, ".selected .choices").replaceChildren(template(`stretches-${kind}`));
  /** @type {HTMLElement} */ (find(dialog, ".selected .none")).hidden = words !== null;
  /** @type {HTMLElement} */ (find(dialog, ".selected .some")).hidden = words === null;
  find(dialog, ".selected q").textContent = words?.text ?? "";
  show(dialog, fact, (form) => {
    const changes = changed(form, before);
    const stretch = String(new FormData(form).get("stretch") ?? "");
    if (words && stretch) Object.assign(changes, moved(stretch, words));
    if (!Object.keys(changes).length) throw new Error("Nothing was changed.");
    return [{ verdict: "correct", left: [fact.id], changes, ...noted(form) }];
  });
}

/** @param {string} name @param {{ start: number, end: number }} words */
function moved(name, { start, end }) {
  if (name === "own") return { start, end };
  return { [name]: name === "content" ? [{ start, end }] : { start, end } };
}

/** @param {HTMLFormElement} form @param {Record<string, unknown>} before @returns {Record<string, unknown>} */
function changed(form, before) {
  /** @type {Record<string, unknown>} */
  const changes = {};
  for (const [name, was] of Object.entries(before)) {
    const field = /** @type {HTMLInputElement | null} */ (form.elements.namedItem(name));
    if (!field) continue;
    const given = field.value.trim();
    const value = given === "" ? null : field.dataset.input === "number" ? number(given) : given;
    if (value !== was) changes[name] = value;
  }
  return changes;
}

/** @param {string} given */
function number(given) {
  const value = Number(given.replaceAll(",", ""));
  if (!Number.isFinite(value)) throw new Error(`“${given}” is no number.`);
  return value;
}

/** @param {HTMLElement} fact */
export function grade(fact) {
  const dialog = dialogOf("grade");
  const form = /** @type {HTMLFormElement} */ (find(dialog, "form"));
  form.reset();
  const was = { reliability: String(new FormData(form).get("reliability")), credibility: fact.dataset.credibility ?? "6" };
  for (const choice of form.querySelectorAll("input[name=credibility]")) /** @type {HTMLInputElement} */ (choice).checked = /** @type {HTMLInputElement} */ (choice).value === was.credibility;
  show(dialog, fact, () => {
    const given = new FormData(form);
    /** @type {Said[]} */
    const said = [];
    const [letter, digit] = [String(given.get("reliability")), String(given.get("credibility"))];
    if (letter !== was.reliability) said.push({ verdict: "grade", left: [String(given.get("source"))], reliability: letter, ...noted(form) });
    if (digit !== was.credibility) said.push({ verdict: "grade", left: [fact.id], credibility: Number(digit), ...noted(form) });
    if (!said.length) throw new Error("No grade was changed.");
    return said;
  });
}

/** @param {HTMLElement} fact */
export function merge(fact) {
  const dialog = dialogOf("merge");
  const form = /** @type {HTMLFormElement} */ (find(dialog, "form"));
  form.reset();
  find(dialog, ".about").textContent = fact.dataset.title ?? "";
  const words = /** @type {HTMLInputElement} */ (find(dialog, "[name=words]"));
  let asking = new AbortController();
  const look = async () => {
    asking.abort();
    asking = new AbortController();
    const slot = find(dialog, ".choices");
    try {
      slot.replaceChildren(...choices(await likely(fact, words.value.trim(), asking.signal), "There is none. Search by other words."));
    } catch (error) {
      if (!(error instanceof DOMException)) slot.replaceChildren(element("p", { class: "notice error" }, error instanceof Error ? error.message : String(error)));
    }
  };
  words.oninput = look;
  look();
  show(dialog, fact, () => [{ verdict: "same", left: [fact.id, ...chosen(form)], ...noted(form) }]);
}

/** Events that may be the same: those that fit the words, else those of its type and about its days.
 * @param {HTMLElement} fact @param {string} words @param {AbortSignal} signal @returns {Promise<Choice[]>} */
async function likely(fact, words, signal) {
  const { type, first, last } = JSON.parse(fact.dataset.values ?? "{}");
  const asked = new URLSearchParams({ kind: "event", limit: "30" });
  if (words) asked.set("text", words);
  else {
    asked.set("type", type);
    if (first) asked.set("since", shifted(first, -2));
    if (first) asked.set("until", shifted(last ?? first, 2));
  }
  const found = await ask("cards", asked, signal);
  return found.items
    .filter((/** @type {{ id: string }} */ card) => card.id !== fact.id)
    .map((/** @type {any} */ card) => ({ id: card.id, label: card.title, note: [card.first, card.report].filter(Boolean).join(" · "), quote: card.sentence }));
}

/** @param {string} day @param {number} by */
function shifted(day, by) {
  const at = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + by);
  return at.toISOString().slice(0, 10);
}

/** @param {HTMLElement} fact */
export function split(fact) {
  const dialog = dialogOf("split");
  const form = /** @type {HTMLFormElement} */ (find(dialog, "form"));
  form.reset();
  find(dialog, ".about").textContent = fact.dataset.title ?? "";
  const others = /** @type {{ id: string, title: string }[]} */ (JSON.parse(fact.dataset.others ?? "[]"));
  find(dialog, ".choices").replaceChildren(...choices(others.map((one) => ({ id: one.id, label: one.title, note: "" })), "No other event is told of it."));
  show(dialog, fact, () => [{ verdict: "different", left: [fact.id], right: chosen(form), ...noted(form) }]);
}

/** @param {(Choice & { quote?: string })[]} some @param {string} none @returns {Node[]} */
function choices(some, none) {
  if (!some.length) return [element("p", { class: "muted" }, none)];
  return some.map((one) => {
    const told = element("span", {}, element("b", {}, one.label), " ", element("span", { class: "small muted" }, one.note));
    if (one.quote) told.append(element("span", { class: "small quote" }, " ", passage(one.quote)));
    return element("label", {}, element("input", { type: "checkbox", name: "other", value: one.id }), told);
  });
}

/** @param {HTMLFormElement} form */
function chosen(form) {
  const ids = new FormData(form).getAll("other").map(String);
  if (!ids.length) throw new Error("Choose at least one.");
  return ids;
}

