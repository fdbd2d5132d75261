import assert from "node:assert/strict";
import { test } from "node:test";
import { lanesOf, neighbour, pictureNear, rowsOf } from "./lanes.mjs";
import { SECOND } from "./ticks.mjs";

const clip = (id, from, to) => ({ id, source: "main", in: from * SECOND, out: to * SECOND, speed: 1000, frames: [] });
const text = (id, start, end) => ({ id, text: "रंगोली", start: start * SECOND, end: end * SECOND });
const EDIT = { clips: [clip("c1", 4, 8), clip("c2", 0, 2)], texts: [text("t2", 3, 5), text("t1", 0, 4)], stickers: [], sounds: [{ id: "m1", source: "music:lofi_chai", start: SECOND, in: 0, out: null }] };
const MORE = { pins: [{ key: "p", title: "Lipstick", start_ms: 500, end_ms: 1500 }], cues: [{ start_ms: 1000, end_ms: 5000, text: "Namaste" }] };

test("every lane holds its things by time, captions where their words are shown", () => {
  const lanes = lanesOf(EDIT, MORE);
  assert.deepEqual(lanes.clips.map((t) => [t.label, t.start / SECOND, t.end / SECOND]), [["Part 1", 0, 4], ["Part 2", 4, 6]]);
  assert.deepEqual(lanes.texts.map((t) => t.id), ["t1", "t2"]);
  assert.deepEqual(lanes.sounds.map((t) => [t.label, t.end / SECOND]), [["lofi chai", 6]]);
  assert.deepEqual(lanes.cues.map((t) => [t.id, t.start / SECOND, t.end / SECOND]), [["0.0", 0, 1], ["0.1", 5, 6]]);
  assert.deepEqual(lanes.pins.map((t) => [t.start / SECOND, t.end / SECOND]), [[0.5, 1.5]]);
});

test("what overlaps lies in rows of its own", () => {
  assert.deepEqual(rowsOf([text("a", 0, 4), text("b", 3, 5), text("c", 4, 6)]), [0, 1, 0]);
});

test("arrows lead along a lane and from lane to lane, over empty ones", () => {
  const lanes = lanesOf(EDIT, MORE);
  assert.equal(neighbour(lanes, "clips", "c1", "ArrowRight").id, "c2");
  assert.equal(neighbour(lanes, "clips", "c2", "ArrowRight"), null);
  assert.equal(neighbour(lanes, "clips", "c2", "ArrowDown").id, "t2");
  assert.equal(neighbour(lanes, "texts", "t2", "ArrowDown").id, "m1");
  assert.equal(neighbour(lanes, "clips", "c1", "ArrowUp"), null);
});

test("the nearest picture", () => {
  assert.equal(pictureNear([{ time_ms: 0 }, { time_ms: 1000 }], 700).time_ms, 1000);
  assert.equal(pictureNear([], 5), null);
});
