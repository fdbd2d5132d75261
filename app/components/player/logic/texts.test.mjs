import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import en from "./texts_en.mjs";
import hi from "./texts_hi.mjs";
import { LANGUAGES, failure, textsFor } from "./texts.mjs";

/** Path → value of every text, through groups. */
const flat = (texts, path = "") => Object.entries(texts).flatMap(([key, value]) =>
  (value && typeof value === "object" ? flat(value, `${path}${key}.`) : [[path + key, value]]));
const said = (value) => (typeof value === "function" ? value(2, "Riya") : value);

test("both languages have the same texts, made of the same things", () => {
  const shape = (texts) => flat(texts).map(([key, value]) => `${key} ${typeof value} ${value.length && typeof value === "function" ? value.length : ""}`).sort();
  assert.deepEqual(shape(hi), shape(en));
});

test("every text says something, and Hindi says it in Devanagari", () => {
  for (const texts of [en, hi]) {
    for (const [key, value] of flat(texts)) {
      if (key.startsWith("about.")) continue; // One of its sides may be empty.
      const text = said(typeof value === "function" && /^(no_more|refuse)\./.test(key) ? value("Riya") : value);
      assert.ok(text.trim() && !/undefined|NaN|\[object/.test(text), key);
      assert.equal(/[\u0900-\u097F]/.test(text), texts === hi && key !== "language", key);
    }
  }
});

test("names and numbers are said in both", () => {
  for (const texts of [en, hi]) {
    for (const say of [texts.follow_whom, texts.blocked, texts.block, texts.to_bag, texts.no_more.creator, texts.refuse.creator]) assert.match(say("Riya"), /Riya/);
    for (const say of [texts.seeding, texts.coming_more]) assert.match(say(3, 12), /(3.*12|12.*3)/);
    assert.match(texts.show_these(2), /2/);
    assert.ok(!/\d/.test(texts.show_these(0)));
  }
});

test("one is one and two are two in English", () => {
  assert.deepEqual([en.product_count(1), en.product_count(2), en.seconds(1), en.minutes(2)], ["1 product", "2 products", "1 second", "2 minutes"]);
});

test("what the viewer chose counts, else their locale, else English", () => {
  assert.equal(textsFor("", "hi-IN"), hi);
  assert.equal(textsFor("en", "hi"), en);
  assert.equal(textsFor("hi", "en"), hi);
  assert.equal(textsFor("", undefined), en);
  assert.equal(textsFor("", "ta"), en);
  assert.deepEqual(LANGUAGES.map(([code]) => textsFor(code).language), ["en", "hi"]);
});

test("a failure is told in the viewer's language", () => {
  assert.equal(failure({ status: 0, detail: "" }, hi), hi.not_changed);
  assert.equal(failure({ status: 409, detail: "You have set 200 things." }, en), "You have set 200 things.");
  assert.equal(failure({ status: 409, detail: "You have set 200 things." }, hi), hi.failed);
  assert.equal(failure({ status: 409, detail: "यह आप ही हैं।" }, hi), "यह आप ही हैं।");
  assert.equal(failure({ status: 409, detail: "यह आप ही हैं।" }, en), en.failed);
  for (const t of [en, hi]) for (const detail of ["", undefined]) assert.equal(failure({ status: 500, detail }, t), t.failed);
});

// Texts in the sources themselves would be in one language only.
const folder = new URL("../", import.meta.url);
const sources = ["player.jsx", ...readdirSync(new URL("view/", folder)).map((name) => `view/${name}`)];

test("nothing that is drawn has words of its own", () => {
  for (const name of sources) {
    const text = readFileSync(new URL(name, folder), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    const found = [...text.matchAll(/(?:aria-label|title|placeholder|label)="([^"]*[A-Za-z]{2}[^"]*)"|>\s*([A-Z][a-z]+[^<>{}=;()]*)</g)].map((m) => m[1] ?? m[2]);
    assert.deepEqual(found, [], name);
  }
});

test("every text that is asked for is there, and every text is asked for", () => {
  const text = [...sources, "logic/format.mjs", "logic/texts.mjs"].map((name) => readFileSync(new URL(name, folder), "utf8").replace(/^import .*$/gm, "")).join("\n");
  const asked = new Set([...text.matchAll(/\bt(?:exts)?\.([a-z_]+)\b/g)].map((m) => m[1]));
  const known = new Set(Object.keys(en));
  assert.deepEqual([...asked].filter((key) => !known.has(key)), []);
  assert.deepEqual([...known].filter((key) => !asked.has(key)), []);
});
