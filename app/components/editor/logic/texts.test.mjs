import assert from "node:assert/strict";
import { test } from "node:test";
import { readdirSync, readFileSync } from "node:fs";
import { lookName, stickerName, textsFor, trackTitle } from "./texts.mjs";

const en = textsFor("en");
const hi = textsFor("hi-IN");
const OWN = new Set(["moods", "music", "looks", "stickers"]); // English reads these as they are written.
const PLAIN = new Set(["language", "when"]);
// Facts that keep every branch of a sentence in it.
const told = (text) => (typeof text === "function" ? text("texts", 2, 3, 4) : text);

function leaves(texts, path = "") {
  return Object.entries(texts).flatMap(([name, text]) => {
    const at = path ? `${path}.${name}` : name;
    if (PLAIN.has(at)) return [];
    return text && typeof text === "object" ? leaves(text, at) : [[at, told(text)]];
  });
}

test("who reads Hindi gets Hindi, everybody else English", () => {
  assert.notEqual(en, hi);
  assert.equal(textsFor("hi"), hi);
  for (const locale of ["", undefined, "ta", "en-IN"]) assert.equal(textsFor(locale), en);
});

test("both languages say the same things with the same facts", () => {
  const names = (texts) => Object.keys(texts).filter((name) => !OWN.has(name) && !PLAIN.has(name));
  assert.deepEqual(names(en).sort(), names(hi).sort());
  for (const name of names(en)) {
    assert.equal(typeof en[name], typeof hi[name], name);
    if (typeof en[name] === "function") assert.equal(en[name].length, hi[name].length, name);
    else if (typeof en[name] === "object") assert.deepEqual(Object.keys(en[name]), Object.keys(hi[name]), name);
  }
});

test("each is written in its own letters", () => {
  for (const [at, text] of leaves(en)) assert.doesNotMatch(text, /[\u0900-\u097f]/, at);
  for (const [at, text] of leaves(hi)) {
    if (/^keys\.\d+\.0$/.test(at)) continue; // What is printed on a key.
    const bare = text.replaceAll("texts", "").replaceAll("Shift", "");
    assert.doesNotMatch(bare, /[A-Za-z]/, at);
    assert.match(bare, /[\u0900-\u097f]/, at);
    assert.doesNotMatch(bare, /undefined|!/, at);
  }
});

test("every look, sticker, mood and track of the palette has its Hindi", () => {
  const palette = readFileSync(new URL("../../../../studio/edl/palette.py", import.meta.url), "utf8");
  const looks = /LOOKS = \(([^)]*)\)/.exec(palette)[1].match(/\w+/g);
  const stickers = [...palette.matchAll(/^ {4}"(\w+)": "[0-9a-f-]+",$/gm)].map((found) => found[1]);
  const tracks = [.../MUSIC = \(([\s\S]*?)\n\)/.exec(palette)[1].matchAll(/"(\w+)"/g)].map((found) => found[1]);
  assert.deepEqual([looks.length, tracks.length], [8, 12]);
  assert.ok(stickers.length > 50);
  assert.deepEqual(Object.keys(hi.looks), looks);
  assert.deepEqual(Object.keys(hi.stickers), stickers);
  assert.deepEqual(Object.keys(hi.music), tracks);
  for (const name of tracks) assert.ok(hi.moods[name.split("_")[0]], name);
});

const HERE = new URL("../", import.meta.url);
const read = (folder, kind) => readdirSync(new URL(folder, HERE)).filter((file) => file.endsWith(kind) && !/\.test\.|texts/.test(file))
  .map((file) => [file, readFileSync(new URL(folder + file, HERE), "utf8")]);
const VIEWS = [...read("./", ".jsx"), ...read("view/", ".jsx")];

/** What stands in a view's source and would be read, but is none of the texts. */
function loose(source) {
  const markup = [...source.matchAll(/(?<!=)>([^<>{}=;()]*[A-Za-z]{2}[^<>{}=;()]*)</g)].map(([, text]) => text.trim());
  const attributes = [...source.matchAll(/(?:aria-label|placeholder|title|label)=\{?["`]([^"`]*[A-Za-z][^"`]*)/g)].map(([, text]) => text);
  return [...markup, ...attributes];
}

test("every text is said, and none stands in a view itself", () => {
  const all = [...VIEWS, ...read("logic/", ".mjs")].map(([, source]) => source).join("\n") + readFileSync(new URL("texts.mjs", import.meta.url), "utf8");
  for (const name of Object.keys(en).filter((key) => key !== "language")) assert.match(all, new RegExp(`\\b(t|t\\(\\)|en)\\.${name}\\b`), name);
  assert.ok(VIEWS.length > 10);
  for (const [file, source] of VIEWS) assert.deepEqual(loose(source), [], file);
  assert.deepEqual(loose('<p className="a">Hello</p><b aria-label="There">{t.a}</b>'), ["Hello", "There"]);
});

test("what has no words of its own is read as it is written", () => {
  assert.equal(stickerName("heart_eyes"), "Heart eyes");
  assert.equal(stickerName("heart_eyes", hi), "दिल वाली आँखें");
  assert.equal(lookName("monsoon"), "Monsoon");
  assert.equal(trackTitle({ name: "lofi_chai", title: "Second chai" }), "Second chai");
});
