// A card as an element, as templates/parts/ui.html writes it: for what opens at a click on a map or a chart. Text is only ever text.
import { passage } from "/static/graphic.js";
import { dayText, daysText } from "/static/time.js";

/**
 * @typedef {{ name: string, role: string, country: string | null, lat: number | null, lon: number | null, radius_km: number | null }} CardPlace
 * @typedef {{ role: string, name: string }} Named
 * @typedef {{ kind: string, id: string, document: string, first: string | null, last: string | null, precision: string | null,
 *   type: string | null, modality: string | null, status: string, places: CardPlace[], names: Named[], title: string, sentence: string,
 *   report: string, url: string | null, publisher: string | null, told: string | null, voices: number }} Card
 */

const WHERE = /** @type {Record<string, string>} */ ({ scene: "", within: "somewhere in ", origin: "from ", destination: "to " });

/** The page of a card. @param {Card} card */
export function href(card) {
  const page = /** @type {Record<string, string>} */ ({ incident: "incidents", document: "reports" })[card.kind] ?? "facts";
  return `/${page}/${encodeURIComponent(card.id)}`;
}

/** The title with the type of event in front. @param {Card} card */
export function headline(card) {
  const [, told, type, modality] = /^([^]*?) ?\(([A-Z_]+)(?:, ([a-z]+))?\)$/.exec(card.title) ?? [];
  if (!type) return card.title;
  const kind = [modality, type.toLowerCase()].filter(Boolean).join(" ");
  const first = kind.charAt(0).toUpperCase() + kind.slice(1);
  return told ? `${first}: ${told}` : first;
}

/** Who says so. @param {Card} card */
export function saidBy(card) {
  const speakers = card.names.filter((named) => named.role === "speaker").map((named) => named.name);
  if (card.kind === "incident" && card.voices > 1) {
    const quoted = speakers.length ? `; ${speakers.join(", ")} quoted in each` : "";
    return `${card.voices} ${card.status === "corroborated" ? "independent " : ""}voices${quoted}`;
  }
  if (speakers.length) return `Said by ${speakers.join(", ")}`;
  return card.kind === "document" ? "The report itself" : "No speaker named: taken as the report’s own word";
}

/**
 * @param {string} tag @param {Record<string, string>} [attributes] @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** @param {Card} card @returns {HTMLElement} */
export function cardElement(card) {
  const facts = element("p", { class: "facts" });
  if (card.kind !== "statement" && card.kind !== "document") facts.append(element("span", {}, daysText(card.first, card.last, card.precision)));
  if (card.modality && card.modality !== "actual") facts.append(element("span", {}, `told as ${card.modality}`));
  for (const place of card.places.slice(0, 2)) facts.append(element("span", {}, whereabouts(place)));
  const told = card.told ? `published ${dayText(card.told)}` : "day of publication not known";
  const sentence = card.kind === "incident" || card.kind === "document" ? `/reports/${encodeURIComponent(card.document)}` : href(card);
  return element(
    "article",
    { class: `card ${card.status}`, ...(/^https?:\/\//i.test(card.url ?? "") ? { "data-url": card.url ?? "" } : {}) },
    element("header", {}, element("h3", {}, element("a", { href: href(card) }, headline(card))), element("span", { class: `status ${card.status}` }, card.status)),
    facts,
    element("p", { class: "says" }, saidBy(card)),
    element("blockquote", {}, passage(card.sentence)),
    element(
      "p",
      { class: "source" },
      element("span", { class: "from" }, `${card.publisher ?? "Publisher not known"} · ${told}`),
      " · ",
      element("a", { href: sentence }, card.kind === "incident" ? "First telling" : "In the report"),
      element("span", { class: "copying" }, " · ", element("button", { type: "button", class: "copy plain", "aria-live": "polite" }, "Copy")),
    ),
  );
}

/** No finer than it is known. @param {CardPlace} place */
function whereabouts(place) {
  const radius = place.radius_km !== null && place.radius_km >= 1 ? ` (within ${Math.round(place.radius_km).toLocaleString("en")} km)` : "";
  return `${WHERE[place.role] ?? ""}${place.name}${radius}`;
}
