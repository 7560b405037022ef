// Judging an incident: some of its tellings are of something else, or another incident is the same.

import { judge } from "/static/reader/asking.js";

/** @typedef {import("/static/reader/asking.js").Said} Said */

const ID = /I[0-9a-f]+-[0-9a-f]+/;

function review() {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("#tellings"));
  const panel = /** @type {HTMLElement | null} */ (document.querySelector("#review"));
  if (!form || !panel) return;
  panel.hidden = false;
  for (const label of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".pick"))) label.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (panel.querySelectorAll("[data-judge]"))) {
    button.addEventListener("click", () => decide(panel, () => (button.dataset.judge === "same" ? same(form) : different(form))));
  }
}

/** @param {HTMLFormElement} form @returns {Said} */
function different(form) {
  const every = (form.dataset.events ?? "").split(" ").filter(Boolean);
  const left = new FormData(form).getAll("event").map(String);
  if (!left.length) throw new Error("Mark the tellings that are of something else first.");
  const right = every.filter((event) => !left.includes(event));
  if (!right.length) throw new Error("Leave at least one telling unmarked: that is what the others are told apart from.");
  return { verdict: "different", left, right };
}

/** @param {HTMLFormElement} form @returns {Said} */
function same(form) {
  const given = /** @type {HTMLInputElement} */ (form.querySelector("#other")).value;
  const other = ID.exec(given)?.[0];
  if (!other) throw new Error("Give the id of another incident, or the address of its page.");
  return { verdict: "same", left: [form.dataset.incident ?? "", other] };
}

/** Say it, and show the incident as it is then. @param {HTMLElement} panel @param {() => Said} said */
async function decide(panel, said) {
  const failed = /** @type {HTMLElement} */ (panel.querySelector("[role=alert]"));
  failed.hidden = true;
  try {
    const made = await judge(said());
    /** @type {HTMLElement} */ (panel.querySelector("[role=status]")).textContent = `Judged by ${made.by}. The page is brought up to date.`;
    location.reload();
  } catch (error) {
    failed.textContent = error instanceof Error ? error.message : String(error);
    failed.hidden = false;
  }
}

review();
