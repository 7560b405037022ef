// Undo a judgement from the list of all.
import { judge } from "/static/reader/asking.js";

const failed = /** @type {HTMLElement} */ (document.querySelector("#failed"));

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-undo]"))) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    failed.hidden = true;
    try {
      await judge({ verdict: "undo", undoes: button.dataset.undo });
      location.reload();
    } catch (error) {
      failed.hidden = false;
      failed.textContent = error instanceof Error ? error.message : String(error);
      button.disabled = false;
    }
  });
}
