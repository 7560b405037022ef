// Add a report by hand.

const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("#add"));
const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
const fault = /** @type {HTMLElement} */ (dialog.querySelector(".notice.error"));
const status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
const opener = /** @type {HTMLButtonElement} */ (document.querySelector("#add-open"));

opener.hidden = false;
opener.addEventListener("click", () => {
  fault.hidden = true;
  dialog.showModal();
});
/** @type {HTMLButtonElement} */ (dialog.querySelector("[data-close]")).addEventListener("click", () => dialog.close());

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const given = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value));
  const button = /** @type {HTMLButtonElement} */ (form.querySelector("button.main"));
  button.disabled = true;
  fault.hidden = true;
  status.textContent = "It is being read …";
  try {
    const answer = await fetch("/api/v1/documents", { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body: JSON.stringify(given) });
    const told = await answer.json();
    if (!answer.ok) throw new Error([told.message, told.hint].filter(Boolean).join(". "));
    location.assign(`/reports/${encodeURIComponent(told.document)}`);
  } catch (error) {
    fault.hidden = false;
    fault.textContent = error instanceof Error ? error.message : String(error);
    status.textContent = "";
  } finally {
    button.disabled = false;
  }
});

export {};
