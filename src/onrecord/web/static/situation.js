// The print button, where there is something to print with.
const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("#print"));
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
