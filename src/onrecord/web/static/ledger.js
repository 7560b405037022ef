// The ledger's chart, drawn in the place of the plain one as wide as there is room; downloads.

/** @typedef {import("/static/ledger/rows.js").Series} Series */

async function ledger() {
  const figure = /** @type {HTMLElement | null} */ (document.querySelector(".drawing[data-chart]"));
  const place = /** @type {HTMLElement | null} */ (figure?.querySelector(".plain") ?? null);
  if (!figure || !place) return;
  const series = /** @type {Series} */ (JSON.parse(figure.dataset.chart ?? ""));
  const title = figure.dataset.title ?? "";
  const { drawing } = await import("/static/ledger/drawing.js");
  const { colours } = await import("/static/ledger/signs.js");
  const draw = () => place.replaceChildren(drawing(series, { width: Math.max(280, Math.floor(place.clientWidth)), colours: colours(), label: title }));
  draw();
  place.classList.replace("plain", "drawn");
  let width = place.clientWidth;
  new ResizeObserver(() => {
    if (place.clientWidth !== width) draw();
    width = place.clientWidth;
  }).observe(place);
  document.addEventListener("theme", draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-download]"))) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const { download } = await import("/static/ledger/download.js");
      await download(series, title, button.dataset.download === "png" ? "png" : "svg");
    });
  }
}

ledger();

export {};
