import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { wordsOf } from "./words.mjs";

const en = wordsOf("en"), hi = wordsOf("hi-IN");

/** Every text of a catalogue by its place; functions say theirs of `facts`. */
function texts(words, at = "") {
  return Object.entries(words).flatMap(([key, value]) => {
    if (at + key === "language" || value === "") return [];
    if (typeof value === "function") return [[at + key, value("4", "9", true)]];
    return typeof value === "string" ? [[at + key, value]] : texts(value, `${at}${key}.`);
  });
}

test("who reads Hindi reads Hindi, everybody else English", () => {
  assert.equal(wordsOf("hi"), hi);
  for (const locale of ["", undefined, "ta", "en-IN"]) assert.equal(wordsOf(locale), en);
});

test("both languages say the same things, each in its own letters", () => {
  assert.deepEqual(Object.keys(hi), Object.keys(en));
  for (const [key, value] of Object.entries(en)) {
    assert.equal(typeof hi[key], typeof value, key);
    if (typeof value === "object" && !Array.isArray(value)) assert.deepEqual(Object.keys(hi[key]), Object.keys(value));
  }
  for (const [key, text] of texts(hi)) {
    assert.match(text, /[\u0900-\u097f]/, key);
    assert.doesNotMatch(text, /[A-Za-z]/, key);
  }
  for (const [key, text] of texts(en)) assert.doesNotMatch(text, /[\u0900-\u097f]/, key);
  const numbers = (text) => (text.match(/\d+/g) ?? []).sort();
  const english = new Map(texts(en));
  for (const [key, text] of texts(hi)) if (english.has(key)) assert.deepEqual(numbers(text), numbers(english.get(key)), key);
});

test("every word is said, and none stands in a view itself", () => {
  const all = ["live_progress.jsx"].map((file) => readFileSync(new URL(file, import.meta.url), "utf8")).join("\n");
  const places = ["done", "now", "next", "skipped"]; // Of a step, as the server says where it is.
  for (const key of Object.keys(en)) if (!places.includes(key)) assert.match(all, new RegExp(`\\bt\\.${key}\\b`), key);
  assert.doesNotMatch(all, />\s*[A-Z][a-z]+[^<{=]*</);
  assert.doesNotMatch(all, /(label|placeholder|text|problem)[=:]\s*[{]?["`][A-Z]/);
});
