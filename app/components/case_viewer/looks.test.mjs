import { test } from "node:test";
import assert from "node:assert/strict";
import { DEFAULTS, keepLooks, readLooks } from "./looks.mjs";

const storage = (text) => ({ text, getItem() { return this.text; }, setItem(_, value) { this.text = value; } });

test("a choice is kept", () => {
  const kept = storage(null);
  assert.deepEqual(readLooks(kept), DEFAULTS);
  assert.equal(keepLooks(kept, { ...DEFAULTS, blur: false }), true);
  assert.deepEqual(readLooks(kept), { blur: false, grey: true, mute: true });
});

test("whatever cannot be read is gentle", () => {
  for (const text of ["{", "null", '{"blur":0}', '"x"']) assert.deepEqual(readLooks(storage(text)), DEFAULTS);
  assert.deepEqual(readLooks(undefined), DEFAULTS);
  const closed = { getItem() { throw new Error("no"); }, setItem() { throw new Error("no"); } };
  assert.deepEqual(readLooks(closed), DEFAULTS);
  assert.equal(keepLooks(closed, DEFAULTS), false);
});
