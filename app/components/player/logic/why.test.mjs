import assert from "node:assert/strict";
import { test } from "node:test";
import { whyRows } from "./why.mjs";

const item = { id: "v", creator: { display_name: "Riya" }, viewer: { following: false } };
const explained = (terms) => ({ items: [{ video_id: "x", terms: { tags: 9 } }, { video_id: "v", terms }] });

test("the strongest reason is said first, weak ones are not said", () => {
  const rows = whyRows(explained({ freshness: 0.3, taste_long: 0.6, popularity: 0.05, creator: -0.4 }), item);
  assert.deepEqual(rows, ["It is close to what you have liked and watched to the end.", "It was published recently."]);
});

test("a stranger is told that their taste is not known", () => {
  const rows = whyRows(explained({ taste_long: 0, tags: 0, popularity: 0.3 }), item);
  assert.equal(rows.at(-1), "We hardly know your taste yet.");
});

test("a paid place is said before anything else", () => {
  assert.match(whyRows(explained({ freshness: 1 }), { ...item, is_sponsored: true })[0], /sponsored/);
});

test("a follow is said once, whether the feed or the card knows it", () => {
  const rows = whyRows(explained({ followed: 1 }), { ...item, viewer: { following: true } });
  assert.deepEqual(rows, ["You follow Riya."]);
});

test("a term that nobody has words for is left out", () => {
  assert.deepEqual(whyRows(explained({ tags: 0.5, constructor: 0.5 }), item), ["It shares hashtags with clips you like."]);
});

test("without an explanation nothing is made up", () => {
  assert.deepEqual(whyRows(null, item), ["It is among the clips chosen for this page of your feed."]);
});
