// What every page has: theme, graphic passages, forms without empty fields in the address.

import "/static/copy.js";

/** @param {string} key @returns {string | null} what was kept, null where the browser keeps nothing */
export function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value */
export function keep(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing is kept where storage is refused; the page works without.
  }
}

/** Open or fold the graphic passages below `root`, as was chosen last. Call it on what a module adds to a page. @param {ParentNode} root */
export function foldGraphic(root) {
  const open = kept("graphic") === "show";
  for (const passage of root.querySelectorAll("details.graphic")) /** @type {HTMLDetailsElement} */ (passage).open = open;
}

/** @param {string} theme */
function useTheme(theme) {
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  document.dispatchEvent(new CustomEvent("theme"));
}

function display() {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("#display"));
  if (!form) return;
  /** @type {HTMLElement} */ (form.closest(".fold")).hidden = false;
  const theme = kept("theme") ?? "auto";
  for (const choice of form.querySelectorAll("input")) {
    choice.checked = choice.name === "theme" ? choice.value === theme : kept("graphic") === "show";
  }
  form.addEventListener("change", (event) => {
    const choice = /** @type {HTMLInputElement} */ (event.target);
    keep(choice.name, choice.type === "checkbox" && !choice.checked ? "fold" : choice.value);
    if (choice.name === "theme") useTheme(choice.value);
    else foldGraphic(document);
  });
}

/** A fold of the header closes when one goes elsewhere or presses Escape. */
function folds() {
  const open = () => /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(".site .fold[open]"));
  document.addEventListener("click", (event) => {
    for (const fold of open()) if (!fold.contains(/** @type {Node} */ (event.target))) fold.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const fold of open()) {
      fold.open = false;
      fold.querySelector("summary")?.focus();
    }
  });
}

/** GET forms leave out what is empty, so that an address holds only what is asked. */
function shortAddresses() {
  document.addEventListener("formdata", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (form.method !== "get") return;
    for (const [name, value] of [...event.formData.entries()]) if (value === "") event.formData.delete(name);
  });
}

display();
folds();
shortAddresses();
foldGraphic(document);
