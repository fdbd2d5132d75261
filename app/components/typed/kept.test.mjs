import assert from "node:assert/strict";
import { test } from "node:test";
import { createGroup } from "./kept.mjs";

test("what was chosen shows until the server has taken it", () => {
  const group = createGroup();
  group.choose("gifted", 1);
  assert.equal(group.wish(), "gifted");
  group.became("gifted");
  assert.equal(group.wish(), undefined);
});

test("the answer to the first of two choices does not take the second back", () => {
  const group = createGroup();
  group.choose("gifted", 1);
  group.choose("paid", 2);
  group.became("gifted");
  group.answered(1);
  assert.equal(group.wish(), "paid");
  group.became("paid");
  assert.equal(group.wish(), undefined);
});

test("what was refused is taken back once the question after it is answered", () => {
  const group = createGroup();
  group.choose("gifted", 3);
  group.answered(2);
  assert.equal(group.wish(), "gifted");
  group.answered(3);
  assert.equal(group.wish(), undefined);
});

test("news of the server's replaces what was wished", () => {
  const group = createGroup();
  let told = 0;
  group.subscribe(() => { told += 1; });
  group.choose("gifted", 1);
  group.became("paid");
  assert.equal(group.wish(), undefined);
  assert.equal(told, 2);
});
