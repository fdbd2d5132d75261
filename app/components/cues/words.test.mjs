import assert from "node:assert/strict";
import { test } from "node:test";
import { clock, meant, msOf, roomAfter, splitAt } from "./words.mjs";

const at = (text, start, end = start) => ({ text, start, end });

test("a split falls before the word at the caret, and never at an end", () => {
  assert.equal(splitAt("take two drops", 5), 1);
  assert.equal(splitAt("take two drops", 4), 1);
  assert.equal(splitAt("take two drops", 7), 1);
  assert.equal(splitAt("take two drops", 0), 0);
  assert.equal(splitAt("take two drops", 14), 0);
  assert.equal(splitAt("take  two", 5), 1);
  assert.equal(splitAt("लाल साड़ी पहनो", 4), 1);
});

test("keys mean what they mean in an editor of captions", () => {
  assert.equal(meant({ key: "Enter", ctrlKey: true }, at("a b", 2)), "split");
  assert.equal(meant({ key: "Enter", metaKey: true }, at("a b", 2)), "split");
  assert.equal(meant({ key: "Enter" }, at("a b", 2)), "keep");
  assert.equal(meant({ key: "Backspace" }, at("a b", 0)), "merge");
  assert.equal(meant({ key: "Backspace" }, at("a b", 1)), "");
  assert.equal(meant({ key: "Backspace" }, at("a b", 0, 2)), "");
  assert.equal(meant({ key: "ArrowDown" }, at("a b", 1)), "down");
  assert.equal(meant({ key: "Escape" }, at("a b", 1)), "drop");
});

test("a key that an input method is using is left to it", () => {
  assert.equal(meant({ key: "Enter", isComposing: true }, at("क", 1)), "");
});

test("times are written and read alike", () => {
  assert.equal(clock(63_240), "1:03.2");
  assert.equal(msOf("1:03.2"), 63_200);
  assert.equal(msOf("3"), 3000);
  assert.equal(msOf("3,25"), 3250);
  assert.equal(msOf("1:75"), null);
  assert.equal(msOf("soon"), null);
});

test("one more caption goes where there is room", () => {
  const cues = [{ start_ms: 0, end_ms: 1000 }, { start_ms: 1200, end_ms: 2000 }];
  assert.equal(roomAfter(cues, 0, 9000), null);
  assert.deepEqual(roomAfter(cues, 1, 9000), { start: 2000, end: 4000 });
  assert.deepEqual(roomAfter([], -1, 1500), { start: 0, end: 1500 });
});
