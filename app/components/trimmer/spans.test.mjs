import assert from "node:assert/strict";
import { test } from "node:test";
import { clock, coverWithin, lanesOf, pictureBox, pinMoved, placeIn, ticks, trimmed } from "./spans.mjs";

const KEPT = { inMs: 1000, outMs: 9000 };
const PIN = { product_id: "p", start_ms: 2000, end_ms: 4000 };

test("the ends of a clip stay a second apart and inside the source", () => {
  assert.deepEqual(trimmed(KEPT, "in", 8900, 10_000), { inMs: 8000, outMs: 9000 });
  assert.deepEqual(trimmed(KEPT, "in", -40, 10_000), { inMs: 0, outMs: 9000 });
  assert.deepEqual(trimmed(KEPT, "out", 500, 10_000), { inMs: 1000, outMs: 2000 });
  assert.deepEqual(trimmed(KEPT, "out", 10_003, 10_007), { inMs: 1000, outMs: 10_007 });
});

test("a cover follows the trim; the program's own choice stays", () => {
  assert.equal(coverWithin(500, KEPT), 1000);
  assert.equal(coverWithin(9000, KEPT), 8999);
  assert.equal(coverWithin(null, KEPT), null);
});

test("a pin keeps its length when moved and its least length when pulled", () => {
  assert.deepEqual(pinMoved(PIN, "body", 100, KEPT), { ...PIN, start_ms: 1000, end_ms: 3000 });
  assert.deepEqual(pinMoved(PIN, "body", 8800, KEPT), { ...PIN, start_ms: 7000, end_ms: 9000 });
  assert.equal(pinMoved(PIN, "start", 5000, KEPT).start_ms, 3500);
  assert.equal(pinMoved(PIN, "end", 1, KEPT).end_ms, 2500);
  assert.equal(pinMoved(PIN, "end", 99_999, { inMs: 0, outMs: 9013 }).end_ms, 9013);
});

test("spans that overlap lie in different lanes", () => {
  const spans = [[0, 4], [2, 6], [4, 8], [5, 9]].map(([start_ms, end_ms]) => ({ start_ms, end_ms }));
  assert.deepEqual(lanesOf(spans), [0, 1, 0, 2]);
});

test("the ruler has round seconds", () => {
  assert.deepEqual(ticks(6300), [0, 1000, 2000, 3000, 4000, 5000, 6000]);
  assert.deepEqual(ticks(60_000), [0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000]);
  assert.equal(clock(7480), "0:07.4");
  assert.equal(clock(61_000), "1:01.0");
});

test("an upright picture fills the phone and a wide one is shown whole", () => {
  assert.deepEqual(pictureBox(1080, 1920), { width: 1, height: 1, left: 0, top: 0 });
  const wide = pictureBox(1920, 1080);
  assert.equal(wide.width, 1);
  assert.ok(wide.top > 0.3);
  const portrait = pictureBox(1080, 1620);
  assert.equal(portrait.height, 1);
  assert.ok(portrait.left < 0);
  const tall = pictureBox(1080, 2400);
  assert.equal(tall.width, 1);
  assert.ok(tall.top < 0);
});

test("a pin dragged to the edge of the screen stays where a finger can reach it", () => {
  assert.deepEqual(placeIn(pictureBox(1080, 1920), 2, 0.5), { x: 0.97, y: 0.5 });
  const wide = pictureBox(1920, 1080);
  assert.deepEqual(placeIn(wide, 0.5, 0.1), { x: 0.5, y: 0 });
});
