import assert from "node:assert/strict";
import { test } from "node:test";
import { SHORTCUTS, actionFor } from "./keys.mjs";
import en from "./texts_en.mjs";

const key = (name, target = { tagName: "BODY" }, more = {}) => actionFor({ key: name, target, ...more });

test("keys act with and without shift lock", () => {
  assert.equal(key("j"), "next");
  assert.equal(key("J"), "next");
  assert.equal(key("ArrowUp"), "previous");
  assert.equal(key(" "), "toggle");
  assert.equal(key("?"), "help");
});

test("somebody who types is left alone", () => {
  assert.equal(key("m", { tagName: "INPUT" }), "");
  assert.equal(key("l", { tagName: "DIV", isContentEditable: true }), "");
});

test("shortcuts of the browser stay the browser's", () => {
  assert.equal(key("l", undefined, { ctrlKey: true }), "");
  assert.equal(key("c", undefined, { metaKey: true }), "");
});

test("space presses the focused button, arrows move the focused slider", () => {
  assert.equal(key(" ", { tagName: "BUTTON" }), "");
  assert.equal(key("ArrowLeft", { tagName: "DIV", getAttribute: () => "slider" }), "");
  assert.equal(key("j", { tagName: "BUTTON" }), "next");
});

test("names from the prototype are no keys", () => {
  assert.equal(key("constructor"), "");
});

test("the help names every key once", () => {
  const keys = SHORTCUTS.flatMap(([names]) => names);
  assert.equal(new Set(keys).size, keys.length);
  assert.deepEqual(SHORTCUTS.map(([, what]) => what), Object.keys(en.keys));
});
