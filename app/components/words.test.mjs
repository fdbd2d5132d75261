// What the parts of the creator's studio say is there in English and Hindi, and is said by them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const PARTS = {
  uploader: ["uploader.jsx", "rules.mjs", "transfer.mjs"],
  recorder: ["recorder.jsx", "panel.jsx", "devices.mjs", "takes.mjs"],
  charts: ["retention.jsx", "scales.mjs"],
  live_progress: ["live_progress.jsx"],
};
const KEPT = /MP4|MOV|WebM|MB|HTTPS/g; // Names that are written alike.
const BY_NAME = ["done", "now", "next", "skipped"]; // Places of a step, as the server names them.

/** Every text of a catalogue by its place; functions say theirs of some facts. */
function texts(words, at = "") {
  return Object.entries(words).flatMap(([key, value]) => {
    if (at + key === "language" || value === "") return [];
    if (typeof value === "function") return [[at + key, value("4", "9", "7")]];
    return typeof value === "string" ? [[at + key, value]] : texts(value, `${at}${key}.`);
  });
}

/** What stands in a view's source and would be read, but is no word of its catalogue. */
function loose(source) {
  const markup = [...source.matchAll(/>([^<>{}=;()]*[A-Za-z]{2}[^<>{}=;()]*)</g)].map(([, text]) => text.trim());
  const attributes = [...source.matchAll(/(?:aria-label|placeholder|title|label)=\{?["`]([^"`]*[A-Za-z][^"`]*)/g)].map(([, text]) => text);
  return [...markup, ...attributes];
}

const numbers = (text) => (text.match(/\d+/g) ?? []).sort();

for (const [part, files] of Object.entries(PARTS)) {
  const { wordsOf } = await import(`./${part}/words.mjs`);
  const en = wordsOf("en"), hi = wordsOf("hi-IN");
  const sources = files.map((file) => readFileSync(new URL(`${part}/${file}`, import.meta.url), "utf8"));

  test(`${part}: who reads Hindi reads Hindi, everybody else English`, () => {
    assert.equal(wordsOf("hi"), hi);
    for (const locale of ["", undefined, "ta", "en-IN"]) assert.equal(wordsOf(locale), en);
  });

  test(`${part}: both languages say the same things, each in its own letters`, () => {
    assert.deepEqual(Object.keys(hi), Object.keys(en));
    const english = new Map(texts(en));
    for (const [key, text] of english) assert.doesNotMatch(text, /[\u0900-\u097f]/, key);
    for (const [key, text] of texts(hi)) {
      assert.match(text, /[\u0900-\u097f]/, key);
      assert.doesNotMatch(text.replace(KEPT, ""), /[A-Za-z]/, key);
      if (english.has(key)) assert.deepEqual(numbers(text), numbers(english.get(key)), key);
    }
    for (const [key, value] of Object.entries(en)) {
      assert.equal(typeof hi[key], typeof value, key);
      if (typeof value === "object") assert.deepEqual(Object.keys(hi[key]), Object.keys(value), key);
    }
  });

  test(`${part}: every word is said, and none stands in a view itself`, () => {
    for (const key of Object.keys(en).filter((name) => !BY_NAME.includes(name))) {
      assert.match(sources.join("\n"), new RegExp(`\\b(t|words|words\\(\\)|current)\\.${key}\\b`), key);
    }
    files.forEach((file, at) => { if (file.endsWith(".jsx")) assert.deepEqual(loose(sources[at]), [], file); });
  });
}

test("a word that stands in a view would be found", () => {
  assert.deepEqual(loose('<p className="a">Hello</p><b aria-label="There" title={`x ${y}`}>{t.a}</b>'), ["Hello", "There", "x ${y}"]);
});

test("a sentence of the uploader or the server says its own language", async () => {
  const { languageOf, wordsOf } = await import("./uploader/words.mjs");
  assert.deepEqual([wordsOf("hi").away, wordsOf("en").away, "यह PDF दस्तावेज़ है।"].map(languageOf), ["hi", "en", "hi"]);
});
