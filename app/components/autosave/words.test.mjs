import assert from "node:assert/strict";
import { test } from "node:test";
import { wordsOf } from "./words.mjs";

test("the badge speaks the language of whoever types", () => {
  const [en, hi] = [wordsOf("en-IN"), wordsOf("hi-IN")];
  assert.deepEqual(Object.keys(en), Object.keys(hi));
  for (const name of Object.keys(en)) {
    assert.match(en[name], /^[A-Za-z …]+$/, name);
    assert.match(hi[name], /^[\u0900-\u097f …]+$/, name);
  }
  for (const locale of ["", undefined, "ta"]) assert.equal(wordsOf(locale), en);
});
