import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { wordsOf } from "./words.mjs";

const en = wordsOf("en"), hi = wordsOf("hi-IN");

test("who reads Hindi reads Hindi, everybody else English", () => {
  assert.equal(wordsOf("hi"), hi);
  for (const locale of ["", undefined, "ta", "en-IN"]) assert.equal(wordsOf(locale), en);
});

test("both languages say the same things, each in its own letters", () => {
  assert.deepEqual(Object.keys(hi), Object.keys(en));
  for (const [key, text] of Object.entries(hi)) {
    assert.match(text, /[\u0900-\u097f]/, key);
    assert.doesNotMatch(text.replace("a–z", ""), /[A-Za-z]/, key);
    assert.doesNotMatch(en[key], /[\u0900-\u097f]/, key);
  }
});

test("the form says every word of both, and none that stands in itself", () => {
  const form = readFileSync(new URL("sign_in.jsx", import.meta.url), "utf8");
  for (const key of Object.keys(en)) assert.match(form, new RegExp(`\\bt\\.${key}\\b`), key);
  assert.doesNotMatch(form, />\s*[A-Z][a-z]+[^<{]*</);
  assert.doesNotMatch(form, /(label|hint|detail)[=:]\s*"[A-Z]/);
});
