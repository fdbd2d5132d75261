import assert from "node:assert/strict";
import { test } from "node:test";
import { textsFor } from "./texts.mjs";

const KEYS = /Enter|Ctrl|Backspace/g;
const told = (text) => (typeof text === "function" ? text(2) : text);

test("the list of captions speaks two languages, each in its letters", () => {
  const [en, hi] = [textsFor("en-IN"), textsFor("hi-IN")];
  assert.deepEqual(Object.keys(en), Object.keys(hi));
  for (const name of Object.keys(en)) {
    assert.doesNotMatch(told(en[name]), /[\u0900-\u097f]/, name);
    assert.match(told(hi[name]), /[\u0900-\u097f]/, name);
    assert.doesNotMatch(told(hi[name]).replace(KEYS, ""), /[A-Za-z]/, name);
  }
  assert.equal(textsFor(undefined), en);
});
