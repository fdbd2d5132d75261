import { test } from "node:test";
import assert from "node:assert/strict";
import { linesOf, placeOf } from "./lines.mjs";

const text = "schema: 1\n\nlabels:\n  hate: x";

test("a line is found by its number", () => {
  assert.equal(linesOf(text), 4);
  assert.deepEqual(placeOf(text, 1), [0, 9]);
  assert.deepEqual(placeOf(text, 2), [10, 10]);
  assert.equal(text.slice(...placeOf(text, 4)), "  hate: x");
});

test("a line that is not there is nowhere", () => {
  for (const number of [0, -1, 5]) assert.equal(placeOf(text, number), null);
  assert.deepEqual(placeOf("", 1), [0, 0]);
});
