// What a module asks of the API, and where a page stands in its address.

/**
 * @param {string} path of the API, such as `cards` @param {URLSearchParams} asked @param {AbortSignal} [signal]
 * @returns {Promise<any>} Throws an Error with the message of the API where it refuses.
 */
export async function ask(path, asked, signal) {
  const answer = await fetch(`/api/v1/${path}?${asked}`, { signal, headers: { Accept: "application/json" } });
  const found = await answer.json();
  if (!answer.ok) throw new Error(found.message ?? answer.statusText);
  return found;
}

/**
 * The filter of the address, without the page's own parameters.
 * @param {string[]} own names that are no filter @param {Record<string, string | null>} [changed] null leaves a name out
 */
export function filterOf(own, changed = {}) {
  const asked = new URLSearchParams(location.search);
  for (const name of own) asked.delete(name);
  return changedBy(asked, changed);
}

/** @param {URLSearchParams} asked @param {Record<string, string | null>} changed */
export function changedBy(asked, changed) {
  for (const [name, value] of Object.entries(changed)) {
    if (value === null || value === "") asked.delete(name);
    else asked.set(name, value);
  }
  return asked;
}

/** Write the state of the page into its address, without leaving it. @param {Record<string, string | null>} changed */
export function remember(changed) {
  const asked = changedBy(new URLSearchParams(location.search), changed);
  const query = asked.toString().replaceAll("%2C", ",");
  history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
}
