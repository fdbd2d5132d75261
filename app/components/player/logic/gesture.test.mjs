import assert from "node:assert/strict";
import { test } from "node:test";
import { createSwipe, createTaps, createWheel } from "./gesture.mjs";

/** Plays points [y, t] as one touch at x = 0; gives the offsets and the end. */
function touch(points, height = 800) {
  const swipe = createSwipe();
  swipe.down(0, points[0][0], points[0][1]);
  const offsets = points.slice(1).map(([y, t]) => swipe.move(0, y, t));
  const [y, t] = points[points.length - 1];
  return { offsets, end: swipe.up(y, t + 10, height) };
}

test("the clip follows the finger pixel for pixel after the slop", () => {
  const { offsets } = touch([[600, 0], [595, 16], [580, 32], [480, 48]]);
  assert.deepEqual(offsets, [null, -12, -112]);
});

test("a quick flick up brings the next clip", () => {
  assert.equal(touch([[600, 0], [560, 16], [520, 32], [480, 48]]).end.step, 1);
});

test("a flick that arrives as one single movement counts all the same", () => {
  assert.equal(touch([[600, 0], [450, 40]]).end.step, 1);
});

test("a slow drag past a quarter of the screen brings it too", () => {
  assert.equal(touch([[600, 0], [500, 300], [400, 600], [390, 900], [389, 1100]]).end.step, 1);
});

test("a slow short drag goes back", () => {
  assert.equal(touch([[600, 0], [560, 300], [540, 600], [539, 900]]).end.step, 0);
});

test("a flick back takes a long drag back", () => {
  assert.equal(touch([[600, 0], [300, 300], [340, 316], [380, 332]]).end.step, 0);
});

test("swiping down brings the one before", () => {
  assert.equal(touch([[200, 0], [260, 16], [330, 32]]).end.step, -1);
});

test("a sideways movement is not a swipe", () => {
  const swipe = createSwipe();
  swipe.down(0, 0, 0);
  assert.equal(swipe.move(40, 10, 16), null);
  assert.equal(swipe.move(40, 300, 32), null);
  assert.deepEqual(swipe.up(300, 40, 800), { step: 0, velocity: 0, swiped: false });
});

function steps(deltas, gap = 16, wheel = createWheel(), from = 1000) {
  return deltas.map((delta, i) => wheel.push(delta, from + i * gap));
}

test("a trackpad gesture with its inertia is one clip", () => {
  const inertia = [4, 20, 60, 90, 80, 70, 62, 55, 48, 42, 36, 31, 27, 23, 20, 17, 14, 12, 10, 8, 7, 6, 5, 4, 3, 2, 1, 1];
  assert.equal(steps(inertia).reduce((a, b) => a + b, 0), 1);
});

test("a wheel notch is one clip, and the next notch the next", () => {
  const wheel = createWheel();
  assert.equal(wheel.push(120, 0), 1);
  assert.equal(wheel.push(120, 400), 1);
  assert.equal(wheel.push(-120, 800), -1);
});

test("a new push inside the inertia is a new gesture", () => {
  const wheel = createWheel();
  steps([60, 90, 70, 50, 40, 30, 25, 20, 17, 14, 12, 10, 9, 8, 7, 7, 6, 6, 5, 5, 4, 4, 4, 3, 3, 3, 3, 3], 16, wheel, 0);
  assert.equal(wheel.push(70, 28 * 16), 1);
});

test("a tremble of the trackpad moves nothing", () => {
  assert.equal(steps([1, -1, 2, 1, -2, 1]).reduce((a, b) => a + Math.abs(b), 0), 0);
});

function tapping() {
  const log = [];
  let pending = null;
  const taps = createTaps({
    onSingle: () => log.push("single"), onDouble: (x, y) => log.push(`double ${x},${y}`),
    setTimer: (call) => { pending = call; return 1; }, clearTimer: () => { pending = null; },
  });
  return { log, taps, wait: () => { pending?.(); pending = null; } };
}

test("one tap is single only once no second can come", () => {
  const { log, taps, wait } = tapping();
  taps.tap(10, 10, 0);
  assert.deepEqual(log, []);
  wait();
  assert.deepEqual(log, ["single"]);
});

test("two quick taps near each other like, at the second finger", () => {
  const { log, taps, wait } = tapping();
  taps.tap(10, 10, 0);
  taps.tap(20, 12, 150);
  wait();
  assert.deepEqual(log, ["double 20,12"]);
});

test("a third quick tap likes again and never pauses", () => {
  const { log, taps, wait } = tapping();
  [0, 150, 300].forEach((t) => taps.tap(10, 10, t));
  wait();
  assert.deepEqual(log, ["double 10,10", "double 10,10"]);
});

test("a cancelled tap never acts", () => {
  const { log, taps, wait } = tapping();
  taps.tap(10, 10, 0);
  taps.cancel();
  wait();
  assert.deepEqual(log, []);
});
