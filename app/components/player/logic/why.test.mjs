import assert from "node:assert/strict";
import { test } from "node:test";
import { whyRows } from "./why.mjs";

const item = { id: "v", creator: { display_name: "Riya" }, viewer: { following: false } };

test("the feed's own reasons are said first", () => {
  const data = { items: [{ video_id: "x", reasons: ["no"] }, { video_id: "v", reasons: ["You liked three clips with #haircare."] }] };
  assert.deepEqual(whyRows(data, item), ["You liked three clips with #haircare."]);
});

test("sources are said in words, each once", () => {
  const rows = whyRows({ items: [{ id: "v", source: "trending", sources: ["trending", "fresh", "unheard_of"] }] }, item);
  assert.deepEqual(rows, ["Many people are watching it right now.", "It was published recently."]);
});

test("without an explanation only what the card itself says is said", () => {
  assert.deepEqual(whyRows(null, { ...item, viewer: { following: true } }), ["You follow Riya."]);
  assert.equal(whyRows({ items: [] }, item).length, 1);
});
