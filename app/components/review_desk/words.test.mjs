import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { wordsOf } from "./words.mjs";

const en = wordsOf("en"), hi = wordsOf("hi-IN");

test("both languages have the same words, each in its own letters", () => {
  assert.deepEqual(Object.keys(hi).sort(), Object.keys(en).sort());
  for (const text of Object.values(en)) assert.match(text, /^[A-Za-z .]+$/);
  for (const text of Object.values(hi)) assert.match(text, /^[\u0900-\u097F ;।]+$/);
  assert.equal(wordsOf(undefined), en);
});

test("the desk has no words of its own and asks for every one", () => {
  const source = readFileSync(new URL("./review_desk.jsx", import.meta.url), "utf8").replace(/^import .*$/gm, "");
  const asked = new Set([...source.matchAll(/\bwords\.([a-z_]+)\b/g)].map((m) => m[1]));
  assert.deepEqual([...asked].sort(), Object.keys(en).sort());
  assert.doesNotMatch(source.replace(/\/\/.*$/gm, ""), /aria-label="|>\s*[A-Z][a-z]+[^<>{}=;()]*</);
});
