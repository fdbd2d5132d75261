import assert from "node:assert/strict";
import { test } from "node:test";
import { isSettled, rubber, springStep } from "./spring.mjs";

function run(seconds, fps, start = { x: 0, v: 0 }) {
  let state = start;
  for (let i = 0; i < seconds * fps; i += 1) state = springStep(state, 1, 1 / fps);
  return state;
}

test("it rests on its target within about half a second", () => {
  assert.ok(isSettled(run(0.55, 60), 1));
});

test("it moves the same at 60 and at 120 frames a second", () => {
  assert.ok(Math.abs(run(0.1, 60).x - run(0.1, 120).x) < 1e-9);
});

test("it does not overshoot without a push", () => {
  let state = { x: 0, v: 0 };
  for (let i = 0; i < 60; i += 1) {
    state = springStep(state, 1, 1 / 60);
    assert.ok(state.x <= 1);
  }
});

test("the finger's speed goes on into the spring", () => {
  assert.ok(run(0.05, 60, { x: 0, v: 8 }).x > run(0.05, 60).x);
});

test("a long pause between frames does not throw it across the feed", () => {
  const state = springStep({ x: 0, v: 50 }, 1, 10);
  assert.ok(state.x < 3);
});

test("past the ends it resists", () => {
  assert.equal(rubber(-1, 5), -0.28);
  assert.ok(Math.abs(rubber(6, 5) - 5.28) < 1e-9);
  assert.equal(rubber(2.5, 5), 2.5);
});
