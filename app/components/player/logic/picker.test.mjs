import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST_PICKED, mayAsk, noteAsked, placeFor, toggled } from "./picker.mjs";

const shelf = () => { const kept = new Map(); return { getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => kept.set(k, v) }; };

test("nobody is asked on the first clip, nor twice in a browser", () => {
  const storage = shelf();
  assert.equal(mayAsk({ index: 0, enabled: true, storage }), false);
  assert.equal(mayAsk({ index: 1, enabled: true, storage }), true);
  assert.equal(mayAsk({ index: 1, enabled: false, storage }), false);
  noteAsked(storage);
  assert.equal(mayAsk({ index: 1, enabled: true, storage }), false);
});

test("a storage that refuses leaves the question to the server", () => {
  const refusing = { getItem() { throw new Error("no"); }, setItem() { throw new Error("no"); } };
  noteAsked(refusing);
  assert.equal(mayAsk({ index: 2, enabled: true, storage: refusing }), true);
});

test("the card comes after three clips, never where the next one may be loading", () => {
  assert.equal(placeFor(1), 3);
  assert.equal(placeFor(4), 6);
});

test("three can be picked, a fourth is not taken, and one can be put back", () => {
  const three = ["a", "b", "c"].reduce(toggled, []);
  assert.equal(three.length, MOST_PICKED);
  assert.deepEqual(toggled(three, "d"), three);
  assert.deepEqual(toggled(three, "b"), ["a", "c"]);
});
