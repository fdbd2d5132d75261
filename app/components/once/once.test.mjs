import assert from "node:assert/strict";
import { test } from "node:test";
import { AGAIN_MS, createOnce, holdings } from "./once.mjs";

test("the same form with the same in it counts once, for a while", () => {
  const isAgain = createOnce(), form = {}, other = {};
  assert.equal(isAgain(form, "a", 0), false);
  assert.equal(isAgain(form, "a", 300), true);
  assert.equal(isAgain(other, "a", 300), false);
  assert.equal(isAgain(form, "b", 400), false);
  assert.equal(isAgain(form, "a", 500), false);
  assert.equal(isAgain(form, "a", 500 + AGAIN_MS), false);
});

test("a press that was ignored does not lengthen the while", () => {
  const isAgain = createOnce(), form = {};
  isAgain(form, "a", 0);
  assert.equal(isAgain(form, "a", AGAIN_MS - 1), true);
  assert.equal(isAgain(form, "a", AGAIN_MS), false);
});

test("what a form holds tells files apart", () => {
  const file = (size) => [["picture", { name: "a.png", size }]];
  assert.notEqual(holdings(file(1)), holdings(file(2)));
  assert.equal(holdings([["q", "x"]]), '[["q","x"]]');
});
