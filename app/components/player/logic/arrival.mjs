// Where the address stood that opened a clip, as events call it.

const OWN = new Set(["search", "tag", "creator", "product", "saved"]);

/** `link:search` for `?from=search`; plain `link` for an address from outside. */
export function arrivalOf(search) {
  const from = new URLSearchParams(search).get("from");
  return OWN.has(from) ? `link:${from}` : "link";
}
