// Before the first paint: the theme that was chosen last. A classic script, so that no page flashes in the other one.
(() => {
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  } catch {
    // Where storage is refused, the system's theme stays.
  }
})();
