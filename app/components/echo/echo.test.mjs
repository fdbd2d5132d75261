import assert from "node:assert/strict";
import { test } from "node:test";
import { answeredUpTo, question } from "./echo.mjs";

test("an answer stands for all questions before it, and for none of another page", () => {
  const [first, second] = [question(), question()];
  assert.ok(first.number < second.number);
  assert.equal(answeredUpTo(second.text), second.number);
  assert.equal(answeredUpTo(""), 0);
  assert.equal(answeredUpTo("before 99"), 0);
});
