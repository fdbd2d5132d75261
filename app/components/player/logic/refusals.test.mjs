import assert from "node:assert/strict";
import { test } from "node:test";
import { covers, createRefusals, refusable } from "./refusals.mjs";

const item = { id: "v", creator: { id: "c", display_name: "Riya" }, hashtags: ["monsoon"], categories: [{ slug: "lips", name: "Lips" }] };

test("a refusal covers the clip, its creator, its shelves and its hashtags", () => {
  for (const refusal of refusable(item)) assert.ok(covers(refusal, item), refusal.label);
  for (const scope of ["video", "creator", "category", "tag"]) assert.ok(!covers({ scope, value: "other" }, item));
});

test("what can be turned down is named from narrow to wide", () => {
  assert.deepEqual(refusable(item).map((r) => r.label), ["This clip", "Riya", "Lips", "#monsoon"]);
  assert.deepEqual(refusable({ ...item, hashtags: undefined, categories: undefined }).map((r) => r.scope), ["video", "creator"]);
});

test("a refusal holds until it is taken back", () => {
  const refusals = createRefusals();
  const refusal = refusable(item)[3];
  refusals.add(refusal);
  assert.ok(refusals.cover(item));
  // Another page takes it back, which knows it by scope and value alone.
  refusals.remove({ scope: refusal.scope, value: refusal.value });
  assert.ok(!refusals.cover(item));
});
