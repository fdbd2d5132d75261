import assert from "node:assert/strict";
import { test } from "node:test";
import { dragged, rest, restingHeights } from "./snap.mjs";

const heights = restingHeights("half", 800, 0);

test("a half sheet rests closed, at 62 % and at 94 % of the viewport", () => {
  assert.deepEqual(heights, [0, 496, 752]);
});

test("an auto sheet is as high as its content but never covers the screen", () => {
  assert.deepEqual(restingHeights("auto", 800, 300), [0, 300]);
  assert.deepEqual(restingHeights("auto", 800, 3000), [0, 752]);
});

test("let go slowly, it goes to the nearest height", () => {
  assert.equal(rest(heights, 520, 0), 496);
  assert.equal(rest(heights, 700, 0.1), 752);
  assert.equal(rest(heights, 100, 0), 0);
});

test("a flick decides by its direction", () => {
  assert.equal(rest(heights, 500, 0.9), 752);
  assert.equal(rest(heights, 740, -0.9), 496);
  assert.equal(rest(heights, 480, -0.9), 0);
});

test("a flick with nowhere to go rests at the nearest height", () => {
  assert.equal(rest(heights, 760, 2), 752);
});

test("past the top it resists", () => {
  assert.equal(dragged(heights, 752, 100), 772);
  assert.equal(dragged(heights, 496, -600), 0);
});
