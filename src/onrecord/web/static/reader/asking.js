// What the reader sends and fetches.

/**
 * @typedef {{ verdict: string, left?: string[], right?: string[], changes?: Record<string, unknown>, reliability?: string,
 *   credibility?: number, undoes?: string, note?: string }} Said
 * @typedef {{ id: string, at: string, by: string, verdict: string, left: string[] }} Judgement
 */

/** Judge. @param {Said} said @returns {Promise<Judgement>} Throws an Error that says why it was refused. */
export async function judge(said) {
  let answer;
  try {
    answer = await fetch("/api/v1/judgements", { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body: JSON.stringify(said) });
  } catch {
    throw new Error("The server does not answer. Nothing was written.");
  }
  const told = await answer.json();
  if (!answer.ok) throw new Error([told.message, told.hint].filter(Boolean).join(". "));
  return told;
}

/** Some facts of a report, told in full. @param {string} report @param {string[]} ids @returns {Promise<HTMLElement[]>} */
export async function freshFacts(report, ids) {
  const asked = new URLSearchParams(ids.map((id) => ["ids", id]));
  const answer = await fetch(`/reports/${encodeURIComponent(report)}/facts?${asked}`, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error("What this fact says could not be fetched; load the page again.");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return [.../** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(".fact"))].map((fact) => document.adoptNode(fact));
}

/** The page of this report as it is now. @returns {Promise<Document>} */
export async function freshPage() {
  const answer = await fetch(location.pathname + location.search, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error("The page could not be brought up to date; load it again.");
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}
