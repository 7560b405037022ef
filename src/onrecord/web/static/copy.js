// A card as one attributed line for the clipboard: the sentence, whose word it is, who published it and when, and whether it is disputed.

/** @param {Element} card @param {string} selector */
function words(card, selector) {
  return (card.querySelector(selector)?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** @param {HTMLElement} card an article as templates/parts/ui.html writes it @returns {string} */
export function attributed(card) {
  const status = words(card, ".status");
  const sentence = words(card, "blockquote details > span") || words(card, "blockquote");
  const stands = status && status !== "reported" ? `${status.charAt(0).toUpperCase()}${status.slice(1)}: ` : "";
  const from = [words(card, ".says"), words(card, ".from"), card.dataset.url].filter(Boolean);
  return `${stands}“${sentence}” (${from.join("; ")})`;
}

/** Where the clipboard is closed to scripts (a page without https), the old way. @param {string} text */
async function write(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new DOMException("the browser does not let scripts copy", "NotAllowedError");
}

document.addEventListener("click", async (event) => {
  const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("button.copy"));
  const card = /** @type {HTMLElement | null} */ (button?.closest(".card"));
  if (!button || !card) return;
  try {
    await write(attributed(card));
    button.textContent = "Copied";
  } catch {
    button.textContent = "Could not be copied";
  }
  button.focus();
});
