import { test } from "node:test";
import assert from "node:assert/strict";
import { isNear, lineAt, lineClass, nearest, stripOf } from "./moments.mjs";

const frames = Array.from({ length: 40 }, (_, n) => ({ at: n * 500, x: 0, y: 0, w: 90, h: 160 }));

test("a strip is short, in order, and begins with the clip", () => {
  const strip = stripOf(frames, [], 10);
  assert.equal(strip.length, 10);
  assert.deepEqual(strip.map((f) => f.at), [0, 2000, 4000, 6000, 8000, 10000, 12000, 14000, 16000, 18000]);
  assert.ok(strip.every((f) => f.found.length === 0));
});

test("the frame of each finding is there, with its name, once", () => {
  const strip = stripOf(frames, [{ at_ms: 3240, title: "Nudity" }, { at_ms: 3300, title: "Blood" }], 4);
  const found = strip.filter((f) => f.found.length);
  assert.deepEqual(found.map((f) => [f.at, f.found]), [[3000, ["Nudity"]], [3500, ["Blood"]]]);
  assert.deepEqual(strip.map((f) => f.at), [...strip.map((f) => f.at)].sort((a, b) => a - b));
});

test("few frames are all shown, none is no strip", () => {
  assert.equal(stripOf(frames.slice(0, 3), [], 18).length, 3);
  assert.deepEqual(stripOf([], [{ at_ms: 0, title: "x" }]), []);
  assert.equal(nearest(frames, 99_999), 39);
});

test("the line that is spoken, and the lines near a finding", () => {
  const cues = [{ start: 0, end: 1000 }, { start: 2000, end: 3000 }];
  assert.equal(lineAt(cues, 500), 0);
  assert.equal(lineAt(cues, 1500), -1);
  assert.equal(lineAt(cues, 3000), -1);
  assert.equal(isNear(cues[1], [{ at_ms: 1300 }]), true);
  assert.equal(isNear(cues[1], [{ at_ms: 1200 }]), false);
});

test("a line in which something was found is marked, and otherwise one that is said meanwhile", () => {
  const at = (found) => ({ start: 2000, end: 3000, found });
  const picture = [{ at_ms: 2500 }];
  assert.equal(lineClass(at(["Hate"]), picture), "cv-line found");
  assert.equal(lineClass(at([]), picture), "cv-line near");
  assert.equal(lineClass(at([]), []), "cv-line");
});
