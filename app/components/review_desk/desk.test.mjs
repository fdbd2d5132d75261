import assert from "node:assert/strict";
import { test } from "node:test";
import { clock, meant, places, within } from "./desk.mjs";

const FREE = { isTyping: false, isOnButton: false };

test("times are told to a tenth of a second and never below nothing", () => {
  assert.deepEqual([0, 7_449, 61_950, -5].map(clock), ["0:00.0", "0:07.4", "1:01.9", "0:00.0"]);
});

test("a place lies within the clip, in whole milliseconds", () => {
  assert.deepEqual([within(-20, 8000), within(7999.6, 8000), within(9000, 8000), within(5, -1)], [0, 8000, 8000, 0]);
});

test("keys mean something only where nobody types", () => {
  assert.deepEqual([" ", "ArrowLeft", "ArrowRight", "N", "x"].map((key) => meant({ key }, FREE)), ["toggle", "back", "on", "note", ""]);
  assert.equal(meant({ key: "n" }, { ...FREE, isTyping: true }), "");
  assert.equal(meant({ key: "n", ctrlKey: true }, FREE), "");
});

test("space presses the button that has the focus", () => {
  assert.equal(meant({ key: " " }, { ...FREE, isOnButton: true }), "");
  assert.equal(meant({ key: "n" }, { ...FREE, isOnButton: true }), "note");
});

test("marks stand at their share of the clip", () => {
  assert.deepEqual(places([{ key: "a", at_ms: 2000 }, { key: "b", at_ms: 9000 }], 8000), [{ key: "a", percent: 25 }, { key: "b", percent: 100 }]);
  assert.deepEqual(places([{ key: "a", at_ms: 1 }], 0), []);
});
