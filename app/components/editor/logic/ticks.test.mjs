import assert from "node:assert/strict";
import { test } from "node:test";
import { clock, frameOf, marks, onFrame, parseClock, SECOND, spoken } from "./ticks.mjs";

test("frames are whole ticks at every usual rate", () => {
  assert.deepEqual([24, 25, 30, 50, 60, 30000 / 1001, 24000 / 1001, 59.94].map(frameOf), [5000, 4800, 4000, 2400, 2000, 4004, 5005, 2002]);
});

test("a time reads as minutes, seconds and frames", () => {
  assert.equal(clock(7 * SECOND + 12 * 4000), "0:07.12");
  assert.equal(clock(62 * SECOND + 24 * 4800, frameOf(25)), "1:02.24");
  assert.equal(clock(0), "0:00.00");
  // At 29.97 the thirtieth frame begins a hair after the second.
  assert.equal(clock(30 * 4004, 4004), "0:01.00");
});

test("what is typed is understood, and what is no time is not", () => {
  assert.equal(parseClock("0:07.12"), 7 * SECOND + 12 * 4000);
  assert.equal(parseClock("7.5"), 7.5 * SECOND);
  assert.equal(parseClock("90"), 90 * SECOND);
  assert.deepEqual(["", "x", "1:2:3", "-4"].map((t) => parseClock(t)), [null, null, null, null]);
  for (const at of [0, 4000, 7 * SECOND + 29 * 4000]) assert.equal(parseClock(clock(at)), at);
});

test("a screen reader hears seconds and frames", () => {
  assert.equal(spoken(SECOND + 4000), "1 second 1 frame");
  assert.equal(spoken(75 * SECOND), "1 minute 15 seconds");
});

test("the nearest frame", () => assert.deepEqual([1999, 2001, 6100].map((t) => onFrame(t, 4000)), [0, 4000, 8000]));

test("the ruler stays readable at every zoom", () => {
  for (const scale of [8, 40, 120, 900]) {
    const at = marks(60 * SECOND, scale);
    assert.ok(((at[1] - at[0]) / SECOND) * scale >= 76);
  }
});
