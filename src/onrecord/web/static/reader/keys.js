// Single keys, which rest while somebody types, while a dialog is open, and for whoever switched them off (WCAG 2.1.4).
import { keep, kept } from "/static/site.js";

export const on = () => kept("keys") !== "off";

/** @param {Record<string, () => void>} does key → what it does */
export function keys(does) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat && !["j", "k"].includes(event.key)) return;
    if (document.querySelector("dialog[open]") || typing(event.target)) return;
    const act = event.key === "Escape" ? does.Escape : on() ? does[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/** @param {EventTarget | null} target */
function typing(target) {
  return target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
}

/** The list of keys, with the switch. @param {HTMLDialogElement} dialog */
export function help(dialog) {
  const choice = /** @type {HTMLInputElement} */ (dialog.querySelector("[name=keys]"));
  choice.checked = on();
  choice.onchange = () => keep("keys", choice.checked ? "on" : "off");
  dialog.showModal();
}
