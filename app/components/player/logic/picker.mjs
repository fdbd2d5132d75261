// The question for newcomers: when it comes, and what can be picked.

export const MOST_PICKED = 3;
// Nobody is asked before a clip; the card stands where two more have been seen after the first.
export const ASK_AT = 1;
const PLACE = 3;
const KEY = "jhalak.taste_asked";

/** Whether this browser should find out if the question is due. */
export function mayAsk({ index, enabled, storage }) {
  if (!enabled || index < ASK_AT) return false;
  try {
    return storage?.getItem(KEY) !== "1";
  } catch {
    return true;
  }
}

/** Not again in this browser, whoever watches. */
export function noteAsked(storage) {
  try {
    storage?.setItem(KEY, "1");
  } catch {
    // Private mode: the server remembers too.
  }
}

/** The card as the list of clips holds it. */
export const cardOf = (choices) => ({ id: "taste-picker", kind: "taste-picker", choices, creator: { id: "", handle: "" }, viewer: {}, stats: {}, hashtags: [], categories: [], products: [] });

/** Where the card goes: behind what may already be buffering. */
export const placeFor = (index) => Math.max(PLACE, index + 2);

/** Picks with one added or taken away; a fourth is not taken. */
export function toggled(picked, value) {
  if (picked.includes(value)) return picked.filter((one) => one !== value);
  return picked.length < MOST_PICKED ? [...picked, value] : picked;
}
